// Runs the editor's suite in a real VS Code. `node hosts.mjs node`, `web` (which extension host) or `vsix` (the packaged extension).
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resolveCliPathFromVSCodeExecutablePath, runTests } from '@vscode/test-electron'
import { makePackage } from '../package.mjs'
import { projectFolder } from './cache.mjs'
import { chooseEditor, webEditor } from './desktop.mjs'

const [way = 'node'] = process.argv.slice(2)
if (!['node', 'web', 'vsix'].includes(way)) throw new Error(`expected node, web or vsix, found ${way}`)

const temporary = mkdtempSync(join(tmpdir(), 'handoff-suite-'))
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))
const workspace = join(temporary, 'workspace')
cpSync(join(projectFolder, 'test/editor/workspace'), workspace, { recursive: true })
// The suite checks that it runs where it was meant to: an editor that knows better says nothing.
mkdirSync(join(workspace, '.vscode'), { recursive: true })
writeFileSync(join(workspace, '.vscode/settings.json'), JSON.stringify({ 'handoffSuite.host': way === 'web' ? 'web' : 'node' }))

const vscodeExecutablePath = await chooseEditor()
const extensionsFolder = join(temporary, 'extensions')
mkdirSync(extensionsFolder)
const extension = way === 'vsix' ? await packagedExtension() : projectFolder
const place = [workspace, `--user-data-dir=${join(temporary, 'user')}`, `--extensions-dir=${extensionsFolder}`]
try {
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: extension,
    extensionTestsPath: join(extension, 'out/editor/index.cjs'),
    launchArgs: [...place, ...(way === 'web' ? ['--extensionDevelopmentKind=web'] : [])],
  })
} catch (error) {
  console.log(error.message)
  process.exitCode = 1
}

/** Installs the package, and gives an extension that holds nothing but the suite: an editor runs tests only for one under development. */
async function packagedExtension() {
  const vsix = join(temporary, 'handoff-docs.vsix')
  await makePackage(vsix)
  const install = [`--install-extension=${vsix}`, `--extensions-dir=${extensionsFolder}`, `--user-data-dir=${join(temporary, 'user')}`]
  const cli = vscodeExecutablePath === webEditor ? webEditor : resolveCliPathFromVSCodeExecutablePath(vscodeExecutablePath)
  const { status } = spawnSync(cli, install, { stdio: 'inherit' })
  if (status !== 0) throw new Error('the package could not be installed')
  const folder = join(temporary, 'suite')
  const { engines } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))
  cpSync(join(projectFolder, 'out/editor'), join(folder, 'out/editor'), { recursive: true })
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'handoff-suite', publisher: 'handoff-docs', version: '0.0.0', engines }),
  )
  return folder
}
