/** What the facts of one document are about. */
import type { FactScope } from '../../core/facts/fact.ts'
import { joinPath } from '../../core/linter/facts.ts'
import type { Document } from '../../core/markdown/document.ts'
import { type Phrase, phrase } from '../../core/util/phrase.ts'
import type { Files } from '../host.ts'
import { below } from '../locations.ts'
import { type Project, pathIn } from '../project.ts'
import { productAround, productNamed } from './product.ts'

/** What the user asks for. */
export interface ScopeAsked {
  readonly since?: string | undefined
  /** The previous handoff, relative to the project. */
  readonly previous?: string | undefined
  readonly product?: string | undefined
  readonly title?: string | undefined
}

/** The scope of a document that is at a URI, or will be; what the user named and is not there is for a reader. */
export async function scopeOf(
  files: Files,
  project: Project,
  uri: string,
  kind: string,
  { since, previous, product: wanted, title }: ScopeAsked,
  now: number,
): Promise<FactScope | { problem: Phrase }> {
  const { root } = project
  if (root !== undefined && previous !== undefined && (await files.exists(below(root, previous))) === false)
    return { problem: phrase`the previous handoff ${previous} does not exist` }
  const product =
    root === undefined ? undefined : wanted === undefined ? await productAround(files, root, uri) : await productNamed(files, root, wanted)
  if (product !== undefined && 'problem' in product) return product
  return { uri, root, folder: product?.folder, since, previous, product: product?.name ?? wanted, kind, title, now }
}

/** What a document says of itself in its front matter. */
export function askedIn(project: Project, uri: string, { frontMatter }: Document): ScopeAsked {
  const word = (key: string) => {
    const value = frontMatter?.entries.get(key)?.value
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const previous = word('previous')
  return { previous: previous === undefined ? undefined : joinPath(pathIn(project, uri), previous), product: word('product') }
}
