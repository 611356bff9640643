/** What a fix must not destroy. This is the last check before it is applied. */
import type { Nodes } from 'mdast'
import { isInvalid, momentsIn, zoneInForce } from './chronology/conversions.ts'
import type { Block, Document } from './markdown/document.ts'
import { unticked } from './markdown/elements/boxes.ts'
import { endOf, isMarkup, startOf } from './markdown/elements/inline.ts'
import { readMarkdown } from './markdown/parser/markdown.ts'
import { blocksWithTimes, type TimeInDocument, timesOfBlock } from './recognisers/times/moments.ts'
import { toUtc } from './time/index.ts'

/** How the markup of a document changes from one version to the next. */
export interface MarkupChange {
  /** True if more or less text is struck through. */
  readonly strikes: boolean
  /** True if links, images, footnotes, definitions, tags, comments or code were lost, or `strikes`. */
  readonly loses: boolean
  /** True if words left their list, table, quote or heading, or their order changed. */
  readonly moves: boolean
  /** True if there is more markup (bare addresses not counted), or words entered another list, table, quote or heading. */
  readonly brings: boolean
}

/** Compares two versions of a document. Only the blocks that differ are read. */
export function markupChange(before: Document, after: Document): MarkupChange {
  const [old, now] = [new Set(before.blocks), new Set(after.blocks)]
  const gone = readBlocks(
    before,
    before.blocks.filter((block) => !now.has(block)),
  )
  const come = readBlocks(
    after,
    after.blocks.filter((block) => !old.has(block)),
  )
  const sorts = new Set([...gone.counts.keys(), ...come.counts.keys()])
  const has = (sort: string) => (come.counts.get(sort) ?? 0) - (gone.counts.get(sort) ?? 0)
  const strikes = has('delete') !== 0
  return {
    strikes,
    loses:
      strikes ||
      Array.from(sorts).some((sort) => has(sort) < 0) ||
      // A bare address that becomes a link does not make up for a link that was written.
      has('link') < come.bare - gone.bare,
    moves: !isWithin(gone.places, come.places),
    brings:
      Array.from(sorts).some((sort) => has(sort) > (sort === 'link' ? come.bare - gone.bare : 0)) ||
      gone.places.join() !== come.places.join(),
  }
}

/**
 * True if an instant of one version is missing in the next, because another time took its day or zone from the replaced text. With
 * `dayMayCome`, a time without a day may get one.
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

/** The times of a document by block. Two versions share the array of a block if both give it the same meaning. */
function timesByBlock(document: Document): Map<Block, readonly TimeInDocument[]> {
  return new Map(blocksWithTimes(document).map((block) => [block, timesOfBlock(document, block)]))
}

/** The instants, in UTC, of the times that have exactly one meaning. */
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

/** True if all of `some` are in `others`, in the same order. */
function isWithin(some: readonly string[], others: readonly string[]): boolean {
  let next = 0
  for (const other of others) if (other === some[next]) next++
  return next === some.length
}

interface BlockMarkup {
  /** Counts per sort of markup. Code, tags and comments are told apart by their text. */
  readonly counts: ReadonlyMap<string, number>
  /** How many links are bare addresses. A fix may turn text into one, or change one. */
  readonly bare: number
  /** The list, table, quote or heading of each word, in order. */
  readonly places: readonly string[]
}

function readBlocks({ labels }: Document, blocks: readonly Block[]): BlockMarkup {
  const counts = new Map<string, number>()
  const places: string[] = []
  let bare = 0
  const add = (thing: string) => counts.set(thing, (counts.get(thing) ?? 0) + 1)
  const visit = (node: Nodes, place: string, text: string): void => {
    if (inlineSorts.has(node.type)) add(node.type)
    if (node.type === 'link' && text[startOf(node)] !== '[') bare++
    if (node.type === 'code') add(node.value)
    // Tags and comments are compared by their text, because a line that begins with one is HTML to its end.
    if (node.type === 'html')
      for (const [tag] of node.value.matchAll(/<!--[\s\S]*?-->|<[^<>]*>/g))
        if (isMarkup(tag))
          add(
            unticked(tag)
              .replace(/\s+/g, ' ')
              .replace(/ (?=\/?>)/, ''),
          )
    // Tags on lines of their own become part of a paragraph if nothing ends it before them.
    const isBlock =
      node.type === 'thematicBreak' ||
      (node.type === 'html' && !node.value.startsWith('<!--') && !/(?:paragraph|heading|tableCell) /.test(place))
    if (isBlock || (wordPlaces.has(node.type) && hasWords(node))) places.push(place + placeOf(node, text))
    if ('children' in node) for (const child of node.children) visit(child, `${place}${node.type} `, text)
  }
  for (const { text, continuation } of blocks)
    for (const node of readMarkdown(text, continuation, [...labels.keys()]) ?? []) visit(node, '', text)
  return { counts, bare, places }
}

/** CommonMark reads a line above an empty bullet as a heading, but its author meant a list. */
function placeOf(node: Nodes, text: string): string {
  const isList = node.type === 'heading' && /[\r\n][ \t>]*-[ \t]*$/.test(text.slice(startOf(node), endOf(node)))
  return isList ? 'paragraph' : node.type
}

/** True if there is anything but an open box. CommonMark reads `[ ]` as text if nothing follows it. */
function hasWords(node: Nodes): boolean {
  return 'children' in node ? node.children.some(hasWords) : node.type !== 'text' || /[^ \t\r\n]/.test(node.value.replace(/^\[ ?\]$/, ''))
}

const wordPlaces: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell', 'code'])
const inlineSorts: ReadonlySet<string> = new Set([
  'link',
  'image',
  'linkReference',
  'imageReference',
  'footnoteReference',
  'footnoteDefinition',
  'definition',
  'delete',
])
