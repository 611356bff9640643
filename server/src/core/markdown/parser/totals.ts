/** Running totals over the blocks of a document, such as lines or characters before each block. */
import type { Block } from '../document.ts'

/** One number per block, and a last one for the sum. */
export type Totals = Int32Array<ArrayBuffer>

export function totalsOf(blocks: readonly Block[], measure: (block: Block) => number): Totals {
  const totals: Totals = new Int32Array(blocks.length + 1)
  for (const [index, block] of blocks.entries()) totals[index + 1] = (totals[index] ?? 0) + measure(block)
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
