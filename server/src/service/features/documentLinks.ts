/** Where the links of a handoff lead that name a file or a heading; addresses on the web are the editor's own to find. */
import type { DocumentLink } from 'vscode-languageserver-types'
import { URI } from 'vscode-uri'
import type { Link, Place } from '../../core/markdown/document.ts'
import { addressOf, decoded } from '../../core/markdown/links.ts'
import type { Examined } from '../../workspace/examine.ts'
import { below, hasPlace, parentOf } from '../../workspace/locations.ts'
import { rangeOf } from '../convert/ranges.ts'

/** The links to files in document order, that of `previous:` in the front matter first; empty for a document that lies nowhere. */
export function documentLinksOf({ uri, document, project, result }: Examined): DocumentLink[] {
  if (result?.kind === undefined || !hasPlace(uri)) return []
  const links: DocumentLink[] = []
  const add = (at: Place, target: string | undefined) => {
    if (target !== undefined) links.push({ range: rangeOf(document.lines, document.spanOf(at)), target })
  }
  const previous = document.frontMatter?.entries.get('previous')
  if (previous && typeof previous.value === 'string') add(previous.valueAt, targetOf(previous.value, uri, project.root))
  for (const link of document.blocks.flatMap(linksIn)) add(addressOf(link), targetOf(link.url, uri, project.root))
  return links
}

function linksIn({ links }: { readonly links: readonly Link[] }): readonly Link[] {
  // Where a reference leads stands at its definition.
  return links.filter(({ form }) => form !== 'reference')
}

/** The URI that an address in a document means; `undefined` for one with a scheme or a host, and for one that is still a blank. */
function targetOf(url: string, uri: string, root: string | undefined): string | undefined {
  if (/^[a-z][a-z\d+.-]*:|^\/\/|[{}<>$[\]]/i.test(url)) return undefined
  const [, file = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?#?(.*)$/s.exec(url) ?? []
  const path = decoded(file)
  if (path === '') return fragment === '' ? undefined : withFragment(uri, fragment)
  // An absolute path counts from the project's top.
  const folder = path.startsWith('/') ? root : parentOf(uri)
  return folder === undefined ? undefined : withFragment(below(folder, path), fragment)
}

function withFragment(uri: string, fragment: string): string {
  return fragment === ''
    ? uri
    : URI.parse(uri)
        .with({ fragment: decoded(fragment) })
        .toString()
}
