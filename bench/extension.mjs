// What the extension costs its host: how long it takes to load and activate, and how large its package is.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makePackage } from '../test/package.mjs'
import { summary } from './statistics.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Part (f). The short form leaves the editor out. */
export async function measureExtension({ quick, progress }) {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-bench-'))
  try {
    progress('packing the extension')
    const vsix = join(folder, 'handoff.vsix')
    await makePackage(vsix)
    const result = { kilobytes: Math.round(statSync(vsix).size / 1000) }
    if (quick) return result
    const times = []
    for (let round = 0; round < 3; round++) {
      progress(`activation in VS Code, ${round + 1} of 3`)
      times.push(activationTime(vsix, join(folder, `workspace-${round}`)))
    }
    const of = (name) => summary(times.map((time) => time[name]))
    return { ...result, activation: of('activate'), load: of('load'), ready: of('ready') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts an editor in which nothing asks for the extension, and times its activation there (see `activation.cjs`). */
function activationTime(vsix, workspace) {
  mkdirSync(workspace)
  cpSync(join(root, 'test/editor/workspace'), workspace, { recursive: true })
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bench/activate.mjs'), vsix, workspace], {
    encoding: 'utf8',
    timeout: 180_000,
  })
  if (status !== 0) throw new Error(`the activation could not be timed:\n${stdout}${stderr}`)
  return JSON.parse(readFileSync(join(workspace, 'activation.json'), 'utf8'))
}
