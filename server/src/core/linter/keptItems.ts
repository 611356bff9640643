/** Which open items of a handoff stand in the next one. */
import { blocksOf, reads } from '../markdown/blocks.ts'
import type { Document } from '../markdown/document.ts'
import { itemsIn } from '../markdown/outline.ts'
import { redactedMark, redactorOf } from '../recognisers/secrets/redaction.ts'
import { perObject } from '../util/perObject.ts'
import type { OpenItem } from './facts.ts'

/** The items of which a document says nothing: neither their id nor, without one, their words. */
export function droppedFrom(document: Document, items: readonly OpenItem[]): OpenItem[] {
  if (items.length === 0) return []
  const text = document.text.slice(document.frontMatter ? document.spanOf(document.frontMatter.at).end : 0)
  // Items from another document are redacted, so a secret in one can no longer be compared.
  const isRedacted = items.some((item) => item.text.includes(redactedMark))
  const written = wordsOf(isRedacted ? redactorOf(document)(text) : text)
  return items.filter(({ id, text: item }) => {
    if (id !== undefined) return !mentions(document.text, id)
    const words = wordsOf(item)
    // The source has addresses and tags between the words.
    return !written.includes(words) && !shownItemsOf(document).some((shown) => shown.includes(words))
  })
}

const holdsItems = reads((block) => block.contents.some(({ type }) => type === 'list' || type === 'table' || type === 'quote'))

/** The words of each item as a reader sees them. */
const shownItemsOf = perObject((document: Document): readonly string[] => {
  const redact = redactorOf(document)
  const sections = new Set(blocksOf(document, holdsItems).flatMap((block) => document.sectionsIn(block)))
  return [...sections].flatMap(({ elements }) => itemsIn(elements).map(({ item }) => wordsOf(redact(item.text))))
})

/** The words of a text, each between two blanks. */
function wordsOf(text: string): string {
  return ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ')} `
}

function mentions(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[at + id.length] ?? '') && !/[\p{L}\p{N}-]/u.test(text[at - 1] ?? '')) return true
  }
  return false
}
