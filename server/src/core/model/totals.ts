/** Running totals over the blocks of a document, which an edit only adds to: how much of something stands before each block. */
import type { Block } from './document.ts'
import type { Exchange } from './exchange.ts'

/** One number for each block, and a last one for all of them. */
export type Totals = Int32Array<ArrayBuffer>

/** The totals of a measure; those of the version before an exchange are taken over, as far as its blocks stand. */
export function totalsOf({ blocks, from, to }: Exchange, measure: (block: Block) => number, before: Totals | undefined): Totals {
  const totals: Totals = new Int32Array(blocks.length + 1)
  if (before) totals.set(before.subarray(0, from + 1))
  for (let index = from; index < to; index++) totals[index + 1] = (totals[index] ?? 0) + measure(blocks[index] as Block)
  if (!before) return totals
  const moved = before.length - totals.length
  const shift = (totals[to] ?? 0) - (before[to + moved] ?? 0)
  if (shift === 0) totals.set(before.subarray(to + moved + 1), to + 1)
  else for (let index = to + 1; index < totals.length; index++) totals[index] = (before[index + moved] ?? 0) + shift
  return totals
}

/** The last block before which the total is at most `value`. */
export function blockAt(totals: Totals, value: number): number {
  let low = 0
  let high = totals.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((totals[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}
