/** What is no mere text in a document, and whether an edit loses any of it: the last look at a fix before it is applied. */
import type { Nodes } from 'mdast'
import { readMarkdown } from './model/continued.ts'
import type { Block, Document } from './model/document.ts'
import { isMarkup } from './model/inline.ts'

/** True if a version of a document has fewer links, images, footnotes, definitions, tags, comments or code than the one before, or strikes other text through. */
export function losesMarkup(before: Document, after: Document): boolean {
  const [old, now] = [new Set(before.blocks), new Set(after.blocks)]
  const counts = new Map<string, number>()
  for (const block of old) if (!now.has(block)) count(block, before, counts, 1)
  for (const block of now) if (!old.has(block)) count(block, after, counts, -1)
  // Text that was not struck through may not become so either.
  return Array.from(counts).some(([sort, more]) => more > 0 || (sort === 'delete' && more < 0))
}

function count(block: Block, { labels }: Document, counts: Map<string, number>, step: 1 | -1): void {
  const add = (thing: string) => counts.set(thing, (counts.get(thing) ?? 0) + step)
  const visit = (node: Nodes): void => {
    if (sorts.has(node.type)) add(node.type)
    if (node.type === 'code') add(node.value)
    // A tag or comment by what it says: where text begins with one, all of the line is HTML.
    if (node.type === 'html')
      for (const [tag] of node.value.matchAll(/<!--[\s\S]*?-->|<[^<>]*>/g)) if (isMarkup(tag)) add(tag.replace(/\s+/g, ' '))
    if ('children' in node) node.children.forEach(visit)
  }
  for (const node of readMarkdown(block.text, block.opening, [...labels.keys()]) ?? []) visit(node)
}

const sorts: ReadonlySet<string> = new Set([
  'link',
  'image',
  'linkReference',
  'imageReference',
  'footnoteReference',
  'footnoteDefinition',
  'definition',
  'delete',
])
