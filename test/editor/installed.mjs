// Puts the project's built extension where an editor takes it from, as links.
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './cache.mjs'

/** What no editor reads: it is not linked. */
const ownBusiness = new Set(['node_modules', 'test', 'bench', 'client'])

/**
 * Fills a folder with links to the project's files and folders. It is a real folder, so that what removes it removes links and nothing else.
 * @param {string} folder An empty one.
 * @param {{ live?: boolean }} [options] True links the code, too: after a build, reloading the page is enough. The editor follows links
 *   before it asks whose code it runs, so such code has no texts in the display language and no name in the logs.
 */
export function linkProject(folder, { live = false } = {}) {
  for (const entry of readdirSync(projectFolder)) {
    if (entry.startsWith('.') || ownBusiness.has(entry)) continue
    const [from, to] = [join(projectFolder, entry), join(folder, entry)]
    if (entry === 'dist' && !live) cpSync(from, to, { recursive: true })
    else symlinkSync(from, to)
  }
}

/**
 * Fills a folder of installed extensions with the project's.
 * @param {string} extensionsFolder An empty one.
 * @param {{ live?: boolean }} [options]
 */
export function linkExtension(extensionsFolder, options) {
  const { name, publisher, version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))
  const id = `${publisher}.${name}`
  const relativeLocation = `${id}-${version}`
  const folder = join(extensionsFolder, relativeLocation)
  mkdirSync(folder)
  linkProject(folder, options)
  const location = { $mid: 1, path: folder, scheme: 'file' }
  writeFileSync(join(extensionsFolder, 'extensions.json'), JSON.stringify([{ identifier: { id }, version, location, relativeLocation }]))
}
