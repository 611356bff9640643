/** The product of a handoff: the package around it, or the one that was named. */
import { type Phrase, phrase } from '../../core/util/phrase.ts'
import type { Files } from '../host.ts'
import { below, nameOf, parentOf, pathFrom, upwards } from '../locations.ts'
import { readJson } from './json.ts'

export interface Product {
  /** As its readers know it; `undefined` if nothing names it. */
  readonly name: string | undefined
  /** The URI of its folder. */
  readonly folder: string
}

/** Folders in which repositories of several products keep them. */
const shelves = ['', 'packages', 'apps', 'services', 'libs', 'modules', 'plugins', 'projects', 'products', 'crates']

/** The product that was named, by its package or its folder; why there is none is for a reader. */
export async function productNamed(files: Files, root: string, name: string): Promise<Product | { problem: Phrase }> {
  const own = await packageIn(files, root)
  if (isNamed(own, name) || nameOf(root) === name) return { name, folder: root }
  for (const shelf of shelves) {
    const folder = below(root, shelf === '' ? name : `${shelf}/${name}`)
    // A name with dots may lead anywhere.
    if (pathFrom(root, folder) !== undefined && (await files.exists(folder))) return { name, folder }
  }
  const found = await Promise.all(
    (await files.listFiles(root, '**/package.json')).map(async (uri) => ({
      folder: parentOf(uri),
      own: await packageIn(files, parentOf(uri)),
    })),
  )
  const named = found.find(({ own }) => isNamed(own, name))
  if (named) return { name, folder: named.folder }
  const names = found.flatMap(({ own }) => (typeof own['name'] === 'string' ? [own['name']] : [])).sort()
  return names.length === 0
    ? { problem: phrase`"${name}" is no folder of this project` }
    : { problem: phrase`"${name}" is no folder and no package of this project; expected one of ${names.slice(0, maxNames).join(', ')}` }
}

const maxNames = 10

/** The nearest package around a document, else the whole project. */
export async function productAround(files: Files, root: string, uri: string): Promise<Product> {
  for (const folder of upwards(parentOf(uri), root)) {
    const own = await packageIn(files, folder)
    if (Object.keys(own).length > 0) return { name: nameIn(own), folder }
  }
  return { name: nameIn(await packageIn(files, root)), folder: root }
}

/** The content of a folder's package.json; empty if there is none. */
export async function packageIn(files: Files, folder: string): Promise<Readonly<Record<string, unknown>>> {
  return readJson(await files.readFile(below(folder, 'package.json')))
}

/** The name for readers: without its scope. */
function nameIn({ displayName, name }: Readonly<Record<string, unknown>>): string | undefined {
  // Names in percent signs stand for a translation.
  if (typeof displayName === 'string' && displayName !== '' && !displayName.startsWith('%')) return displayName
  return typeof name === 'string' && name !== '' ? name.replace(/^@[^/]*\//, '') : undefined
}

function isNamed(own: Readonly<Record<string, unknown>>, name: string): boolean {
  const scoped = own['name']
  return typeof scoped === 'string' && (scoped === name || scoped.replace(/^@[^/]*\//, '') === name || own['displayName'] === name)
}
