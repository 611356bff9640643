/** What a fix may not lose, whatever it does: the last look at it before it is applied. */
import type { Nodes } from 'mdast'
import type { Block, Document } from './model/document.ts'
import { isMarkup } from './model/inline.ts'
import { readMarkdown } from './model/markdown.ts'
import { blocksWithTimes, type TimeInDocument, timesOfBlock } from './moments.ts'
import { isInvalid, momentsIn, zoneInForce } from './rules/times.ts'
import { toUtc } from './time/index.ts'

/** True if a version of a document has fewer links, images, footnotes, definitions, tags, comments or code than the one before, or strikes other text through. */
export function losesMarkup(before: Document, after: Document): boolean {
  return isMore(before, after, sorts)
}

/** True if a version of a document has more of these, or more lists, tables, headings or quotes: something is read as what it was not. */
export function bringsMarkup(before: Document, after: Document): boolean {
  return isMore(after, before, structure)
}

function isMore(before: Document, after: Document, wanted: ReadonlySet<string>): boolean {
  const [old, now] = [new Set(before.blocks), new Set(after.blocks)]
  const counts = new Map<string, number>()
  for (const block of old) if (!now.has(block)) count(block, before, wanted, counts, 1)
  for (const block of now) if (!old.has(block)) count(block, after, wanted, counts, -1)
  // Text that was not struck through may not become so either.
  return Array.from(counts).some(([sort, more]) => more > 0 || (sort === 'delete' && more < 0))
}

/**
 * True if an instant that a version of a document gives is none of those of the next: another time took its day or zone from what was
 * replaced. With `dayMayCome` a time of which no day was known may have one.
 */
export function losesMoments(before: Document, after: Document, dayMayCome: boolean): boolean {
  const [old, now] = [timesByBlock(before), timesByBlock(after)]
  const counts = new Map<string, number>()
  const add = (instant: string, step: 1 | -1) => counts.set(instant, (counts.get(instant) ?? 0) + step)
  for (const [block, times] of old) if (now.get(block) !== times) for (const instant of instantsOf(times)) add(instant, 1)
  for (const [block, times] of now) if (old.get(block) !== times) for (const instant of instantsOf(times)) add(instant, -1)
  const come = Array.from(counts).flatMap(([instant, more]) => Array.from({ length: Math.max(0, -more) }, () => instant))
  return Array.from(counts).some(([instant, more]) => {
    if (more <= 0) return false
    return !dayMayCome || instant.includes('T') || come.filter((other) => other.endsWith(`T${instant}`)).length < more
  })
}

/** The times of a document by their blocks; the same array in two versions if both say the same of them. */
function timesByBlock(document: Document): Map<Block, readonly TimeInDocument[]> {
  return new Map(blocksWithTimes(document).map((block) => [block, timesOfBlock(document, block)]))
}

/** The instants of times that have one meaning, in UTC. */
function instantsOf(times: readonly TimeInDocument[]): string[] {
  return times.flatMap((time) => {
    if (isInvalid(time) || time.mention.date?.order === 'ambiguous') return []
    return momentsIn(time).flatMap((moment) => {
      const zone = zoneInForce(moment, time)
      const [found, ...others] = zone ? toUtc({ ...(moment.date && { date: moment.date }), time: moment.time }, zone) : []
      return found && others.length === 0 ? [found.utc] : []
    })
  })
}

function count(block: Block, { labels }: Document, wanted: ReadonlySet<string>, counts: Map<string, number>, step: 1 | -1): void {
  const add = (thing: string) => counts.set(thing, (counts.get(thing) ?? 0) + step)
  const visit = (node: Nodes): void => {
    // An address that stands there as it is may become that of a link.
    const isBare = node.type === 'link' && node.children.some((child) => child.type === 'text' && node.url.endsWith(child.value))
    if (wanted.has(node.type) && !(isBare && wanted === structure)) add(node.type)
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
const structure: ReadonlySet<string> = new Set([...sorts, 'list', 'table', 'heading', 'blockquote', 'thematicBreak'])
