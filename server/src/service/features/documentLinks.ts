/** Document links to files and headings; editors find web addresses themselves. */
import type { DocumentLink } from 'vscode-languageserver-types'
import { URI } from 'vscode-uri'
import { incidentOf } from '../../core/linter/facts.ts'
import type { Link, Place } from '../../core/markdown/document.ts'
import { addressOf, decoded } from '../../core/markdown/links.ts'
import type { Examined } from '../../workspace/examine.ts'
import { below, hasPlace, parentOf } from '../../workspace/locations.ts'
import { rangeOf } from '../convert/ranges.ts'

/** The links to files in document order, with those of the front matter first; empty for an untitled document. */
export function documentLinksOf({ uri, document, project, options, result }: Examined): DocumentLink[] {
  if (result?.kind === undefined || !hasPlace(uri)) return []
  const links: DocumentLink[] = []
  const add = (at: Place, target: string | undefined) => {
    if (target !== undefined) links.push({ range: rangeOf(document.lines, document.spanOf(at)), target })
  }
  for (const key of ['previous', 'incident']) {
    const entry = document.frontMatter?.entries.get(key)
    const isPath = typeof entry?.value === 'string' && (key === 'previous' || incidentOf(document, options.path) !== undefined)
    if (entry && isPath) add(entry.valueAt, targetOf(String(entry.value), uri, project.root))
  }
  for (const link of document.blocks.flatMap(linksIn)) add(addressOf(link), targetOf(link.url, uri, project.root))
  return links
}

function linksIn({ links }: { readonly links: readonly Link[] }): readonly Link[] {
  // The target of a reference is in its definition.
  return links.filter(({ form }) => form !== 'reference')
}

/** The URI of an address in a document; `undefined` for one with a scheme or a host, and for a blank. */
function targetOf(url: string, uri: string, root: string | undefined): string | undefined {
  if (/^[a-z][a-z\d+.-]*:|^\/\/|[{}<>$[\]]/i.test(url)) return undefined
  const [, file = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?#?(.*)$/s.exec(url) ?? []
  const path = decoded(file)
  if (path === '') return fragment === '' ? undefined : withFragment(uri, fragment)
  // An absolute path is relative to the project.
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
