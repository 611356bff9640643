// Runs the suite inside the extension host. The bundle (see esbuild.mjs) adds every `*.test.ts` beside this file to it.
// It uses no Node modules, so the same bundle runs in the Node host and in the web worker host.
import { mocha } from './mocha.ts'

/** Called by the editor; rejects when a test failed, which gives the editor's process an exit code of 1. */
export async function run(): Promise<void> {
  const failures = await new Promise<number>((resolve) => mocha.run(resolve))
  if (failures > 0) throw new Error(`${failures} of the editor's tests failed`)
}
