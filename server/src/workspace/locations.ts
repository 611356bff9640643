/** URIs as places in a tree. Editors spell the same URI differently, so compare only `normalized` ones. */
import { URI, Utils } from 'vscode-uri'
import { remembered } from '../core/util/remembered.ts'

/** The normal spelling of a URI, which is VS Code's. Cached, because each edit needs that of its document several times. */
export const normalized = remembered((uri: string) => URI.parse(uri).toString())

const partsOf = remembered((uri: string) => URI.parse(normalized(uri)))

/** The parent folder; the root's is the root. */
export function parentOf(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString()
}

/** A place and the folders above it, innermost first, as far as they lie below the top. The root of a disk is below nothing. */
export function* upwards(uri: string, top: string): Generator<string> {
  for (let at = uri; pathFrom(top, at); at = parentOf(at)) yield at
}

/** A file or folder below a folder, by its path with `/`. */
export function below(folder: string, path: string): string {
  return Utils.joinPath(URI.parse(folder), path).toString()
}

/** The last part of the path, decoded. */
export function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri))
}

/** The decoded path from a folder to something in it, with `/`; `undefined` if it is elsewhere. */
export function pathFrom(folder: string, uri: string): string | undefined {
  const outer = partsOf(folder)
  const inner = partsOf(uri)
  if (outer.scheme !== inner.scheme || outer.authority !== inner.authority) return undefined
  const prefix = outer.path.endsWith('/') ? outer.path : `${outer.path}/`
  return inner.path.startsWith(prefix) ? inner.path.slice(prefix.length) : undefined
}

/** True for a document in a tree of files; false for an untitled one. */
export function hasPlace(uri: string): boolean {
  return URI.parse(uri).path.startsWith('/') && !uri.startsWith('untitled:')
}

/** The extensions of Markdown files, without the dot. */
export const markdownExtensions = ['md', 'markdown', 'mdown', 'qmd'] as const

/** True for the name of a Markdown file; the case of its extension does not matter. */
export function isMarkdown(name: string): boolean {
  const lower = name.toLowerCase()
  return markdownExtensions.some((extension) => lower.endsWith(`.${extension}`))
}
