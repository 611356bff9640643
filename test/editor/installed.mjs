// Has an editor take the project's built extension for an installed one, as it is: after a build, reloading the page is enough.
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './cache.mjs'

/** What no editor reads: it is not linked. */
const ownBusiness = new Set(['node_modules', 'out', 'test', 'bench', 'client'])

/**
 * Fills a folder of installed extensions with links to the project, one for each of its files and folders.
 * The folder itself is a real one, so that uninstalling the extension in the editor removes links and nothing else.
 * @param {string} extensionsFolder An empty folder.
 */
export function linkExtension(extensionsFolder) {
  const { name, publisher, version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))
  const id = `${publisher}.${name}`
  const relativeLocation = `${id}-${version}`
  const folder = join(extensionsFolder, relativeLocation)
  mkdirSync(folder)
  for (const entry of readdirSync(projectFolder)) {
    if (!entry.startsWith('.') && !ownBusiness.has(entry)) symlinkSync(join(projectFolder, entry), join(folder, entry))
  }
  const location = { $mid: 1, path: folder, scheme: 'file' }
  writeFileSync(join(extensionsFolder, 'extensions.json'), JSON.stringify([{ identifier: { id }, version, location, relativeLocation }]))
}
