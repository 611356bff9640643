// Runs `activation.cjs` in the extension host of a VS Code on the folder that is named: `node bench/activate.mjs <folder>`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTests } from '@vscode/test-electron'
import { fillCache } from '../test/editor/cache.mjs'
import { chooseEditor } from '../test/editor/desktop.mjs'

const [workspace = ''] = process.argv.slice(2)
const temporary = mkdtempSync(join(tmpdir(), 'handoff-bench-'))
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }))
mkdirSync(join(temporary, 'extensions'))
await fillCache()
await runTests({
  vscodeExecutablePath: await chooseEditor(),
  extensionDevelopmentPath: fileURLToPath(new URL('..', import.meta.url)),
  extensionTestsPath: fileURLToPath(new URL('activation.cjs', import.meta.url)),
  launchArgs: [workspace, `--user-data-dir=${join(temporary, 'user')}`, `--extensions-dir=${join(temporary, 'extensions')}`],
})
