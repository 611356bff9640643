/** Finds the documents to which a handoff hands over. */
import { allFields, blocksOf, reads } from '../markdown/blocks.ts'
import type { Document, Link, Place } from '../markdown/document.ts'

/** A path as written, relative to the document's folder, with its place. */
export interface Successor {
  readonly target: string
  readonly at: Place
}

const linkReader = reads((block) => block.links.some(leadsToDocument))

function leadsToDocument({ form, url }: Link): boolean {
  return form === 'link' && /^(?![a-z][a-z0-9+.-]*:|#)[^?#]+\.(?:md|markdown)(?:#.*)?$/i.test(url)
}

/** Links to Markdown files behind a label such as *Handoff*, and `next:` in the front matter. */
export function* successors(document: Document): Generator<Successor> {
  const next = document.frontMatter?.entries.get('next')
  if (typeof next?.value === 'string') yield { target: next.value, at: next.valueAt }
  for (const block of blocksOf(document, linkReader)) {
    const labels = allFields(block.contents).filter((field) =>
      /^(?:hand-?\s?(?:off|over)s?|handover document|übergabe(?:dokument)?|引き?継ぎ)/i.test(field.label),
    )
    for (const link of block.links) {
      if (!leadsToDocument(link)) continue
      if (labels.some(({ value }) => link.at.start >= value.at.start && link.at.end <= value.at.end))
        yield { target: link.url, at: link.at }
    }
  }
}
