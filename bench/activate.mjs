// Times the packaged extension in a VS Code on the folder that is named: `node bench/activate.mjs <package> <folder>`.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTests } from '@vscode/test-electron'
import { fillCache } from '../test/editor/cache.mjs'
import { chooseEditor } from '../test/editor/desktop.mjs'
import { installPackage, makeEmptyExtension } from '../test/editor/packaged.mjs'

const [vsix = '', workspace = ''] = process.argv.slice(2)
const temporary = mkdtempSync(join(tmpdir(), 'handoff-bench-'))
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }))
const folders = [`--user-data-dir=${join(temporary, 'user')}`, `--extensions-dir=${join(temporary, 'extensions')}`]
mkdirSync(join(temporary, 'extensions'))
await fillCache()
const editor = await chooseEditor()
installPackage(vsix, editor, folders)
const measuring = join(temporary, 'measuring')
makeEmptyExtension(measuring)
copyFileSync(fileURLToPath(new URL('activation.cjs', import.meta.url)), join(measuring, 'activation.cjs'))
await runTests({
  vscodeExecutablePath: editor,
  extensionDevelopmentPath: measuring,
  extensionTestsPath: join(measuring, 'activation.cjs'),
  launchArgs: [workspace, ...folders],
})
