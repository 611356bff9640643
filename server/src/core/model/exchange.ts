/** What an edit does to the blocks of a document. */
import type { Block } from './document.ts'

/** Blocks of which those between `from` and `to` are new and have taken the place of `removed`. */
export interface Exchange {
  readonly blocks: readonly Block[]
  readonly from: number
  readonly to: number
  readonly removed: readonly Block[]
}
