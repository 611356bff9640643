/** Completion of links: files of the project, and headings. */
import { CompletionItemKind } from 'vscode-languageserver-types'
import { joinPath } from '../../../core/linter/facts.ts'
import { anchorsOf, decoded } from '../../../core/markdown/links.ts'
import { pathBetween } from '../../../core/util/paths.ts'
import type { Examined } from '../../../workspace/examine.ts'
import type { DocumentFacts } from '../../../workspace/facts/documentFacts.ts'
import { pathIn } from '../../../workspace/project.ts'
import type { Translate } from '../../l10n/texts.ts'
import type { HandoffDigest } from '../handoffs.ts'
import type { Offer } from './offer.ts'

/** What is known about the files around a document. */
export interface Around {
  /** The paths of all Markdown files of the project, relative to it. */
  files(): Promise<readonly string[]>
  /** The anchors of a Markdown file of the project. */
  anchors(path: string): Promise<readonly string[]>
  /** The other handoffs of the workspace. */
  handoffs(): Promise<readonly HandoffDigest[]>
  /** What the sources of the document say. */
  readonly facts: DocumentFacts
}

/** With more files than this, users type the first letters. */
const maxFiles = 500

/** Continuations of an address: files and folders, and headings behind a `#`. `address` is the text before the cursor. */
export async function addressOffers(examined: Examined, address: string, around: Around): Promise<{ offers: Offer[]; typed: string }> {
  const hash = address.indexOf('#')
  if (hash < 0) return { offers: /^[a-z][\w+.-]*:/i.test(address) ? [] : await pathOffers(examined, around, encodedPath), typed: address }
  const path = decoded(address.slice(0, hash))
  const target = path === '' ? undefined : joinPath(pathIn(examined.project, examined.uri), path)
  const anchors = path === '' ? anchorsOf(examined.document) : target === undefined ? [] : await around.anchors(target)
  const offers = [...new Set(anchors)].map((label) => ({
    label,
    kind: CompletionItemKind.Reference,
    detail: path === '' ? (t: Translate) => t('Heading') : path,
  }))
  return { offers, typed: address.slice(hash + 1) }
}

/** Markdown files and their folders, relative to the document's folder, the nearest first. */
export async function pathOffers({ project, uri }: Examined, around: Around, encode = (path: string) => path): Promise<Offer[]> {
  const own = pathIn(project, uri)
  const paths = new Set<string>()
  for (const file of await around.files()) {
    if (file === own || /(?:^|\/)(?:node_modules|\.git|\.handoff)\//.test(file)) continue
    const path = pathBetween(own, file)
    paths.add(path)
    // Its folder as well, unless it is a parent.
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    if (folder !== '' && !folder.endsWith('../')) paths.add(folder)
  }
  return [...paths]
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
    .slice(0, maxFiles)
    .map((path) => ({
      label: path,
      text: encode(path),
      words: encode(path),
      kind: path.endsWith('/') ? CompletionItemKind.Folder : CompletionItemKind.File,
    }))
}

/** A path as an address, with characters that would end it percent-encoded. */
function encodedPath(path: string): string {
  return path
    .split('/')
    .map((step) => encodeURIComponent(step).replace(/[()]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`))
    .join('/')
}
