/** Finds times that were not read among others that were. A fix must not change a declaration for the others alone. */

import { sourceOf } from '../markdown/blocks.ts'
import type { Block, Document, Element, Place } from '../markdown/document.ts'
import type { TimeInDocument } from '../recognisers/times/moments.ts'
import { timesOf } from '../recognisers/times/moments.ts'

/** True if a list or column in which some of these times lead also has entries that begin like a time but were not read. */
export function hasUnread(document: Document, times: readonly TimeInDocument[]): boolean {
  const covered = startsOf(times)
  if (covered.size === 0) return false
  let all: ReadonlyMap<Block, readonly number[]> | undefined
  const isIn = (place: Place) => leads(covered, place)
  const isUnread = (place: Place) => {
    all ??= startsOf(timesOf(document))
    return !leads(all, place)
  }
  const isThere = (element: Element): boolean => {
    if (element.type === 'table')
      return element.columns.some((_, index) => {
        const cells = element.rows.flatMap(({ cells }) => cells[index] ?? [])
        return cells.some(({ at }) => isIn(at)) && cells.some(({ at, empty }) => !empty && timeInColumn.test(sourceOf(at)) && isUnread(at))
      })
    if (element.type === 'list') {
      const { items } = element
      const isLed = items.some(({ textAt }) => isIn(firstOf(textAt)))
      return (
        (isLed && items.some(({ textAt }) => timeInList.test(sourceOf(textAt)) && isUnread(firstOf(textAt)))) ||
        items.some(({ elements }) => elements.some(isThere))
      )
    }
    return element.type === 'quote' && element.elements.some(isThere)
  }
  return document.bodies.some(({ elements }) => elements.some(isThere))
}

const timeInColumn = /\d|(?<![\p{L}])(?:noon|midday|midnight|mittags?|mitternachts?|midi|minuit)(?![\p{L}])/iu
const timeInList =
  /^[\s*_(~[]*(?:(?:vers|à|around|about|gegen|um|ca\.?) )?(?:\d{1,2} ?[hH] ?(?:\d{2})?(?![\p{L}\d])|\d{1,2} (?:heures?|Uhr|horas?)(?![\p{L}])|\d{1,2}\.\d{2}(?![\d.])|\d{4}h?(?=\s))/u

/** The start of an item, where its leading time would be. */
function firstOf(at: Place): Place {
  const before = /^[\s*_(~[`]*(?:(?:vers|à|around|about|gegen|um|ca\.?) )?/.exec(
    at.block.text.slice(at.start, Math.min(at.end, at.start + 24)),
  )?.[0].length
  return { ...at, end: Math.min(at.end, at.start + (before ?? 0) + 1) }
}

function startsOf(times: readonly TimeInDocument[]): Map<Block, number[]> {
  const starts = new Map<Block, number[]>()
  for (const { at } of times) {
    const known = starts.get(at.block)
    if (known) known.push(at.start)
    else starts.set(at.block, [at.start])
  }
  return starts
}

/** True if one of a block's sorted starts is within a place. */
function leads(starts: ReadonlyMap<Block, readonly number[]>, { block, start, end }: Place): boolean {
  const known = starts.get(block)
  if (!known) return false
  let [low, high] = [0, known.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((known[middle] as number) < start) low = middle + 1
    else high = middle
  }
  return (known[low] ?? Number.POSITIVE_INFINITY) < end
}
