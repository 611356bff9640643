// Runs the editor's suite in a real VS Code. `node hosts.mjs node`, `web` (which extension host) or `vsix` (the packaged extension).
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTests } from '@vscode/test-electron'
import { makePackage } from '../package.mjs'
import { projectFolder } from './cache.mjs'
import { chooseEditor } from './desktop.mjs'
import { installPackage, makeEmptyExtension } from './packaged.mjs'

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
const folders = [`--user-data-dir=${join(temporary, 'user')}`, `--extensions-dir=${extensionsFolder}`]
const extension = way === 'vsix' ? await packagedExtension() : projectFolder
try {
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: extension,
    extensionTestsPath: join(extension, 'out/editor/index.cjs'),
    launchArgs: [workspace, ...folders, ...(way === 'web' ? ['--extensionDevelopmentKind=web'] : [])],
  })
} catch (error) {
  console.log(error.message)
  process.exitCode = 1
}

/** Installs the package, and gives an extension that holds nothing but the suite. */
async function packagedExtension() {
  const vsix = join(temporary, 'handoff-docs.vsix')
  await makePackage(vsix)
  installPackage(vsix, vscodeExecutablePath, folders)
  const folder = join(temporary, 'suite')
  makeEmptyExtension(folder)
  cpSync(join(projectFolder, 'out/editor'), join(folder, 'out/editor'), { recursive: true })
  return folder
}
