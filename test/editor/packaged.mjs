// Runs tests against the packaged extension, as a user has it.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron'
import { projectFolder } from './cache.mjs'
import { webEditor } from './desktop.mjs'

/**
 * Installs a package into an editor's folder of extensions.
 * @param {string} vsix
 * @param {string} editor The editor's program, as `chooseEditor` gives it.
 * @param {string[]} place The arguments that name the folders of extensions and of the user's data.
 */
export function installPackage(vsix, editor, place) {
  const cli = editor === webEditor ? webEditor : resolveCliPathFromVSCodeExecutablePath(editor)
  const { status } = spawnSync(cli, [`--install-extension=${vsix}`, ...place], { stdio: 'inherit' })
  if (status !== 0) throw new Error('the package could not be installed')
}

/**
 * Makes an extension that does nothing, for tests to be put into: an editor runs tests only for an extension under development.
 * @param {string} folder Is made.
 */
export function makeEmptyExtension(folder) {
  const { engines } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))
  mkdirSync(folder)
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'handoff-suite', publisher: 'handoff-docs', version: '0.0.0', engines }),
  )
}
