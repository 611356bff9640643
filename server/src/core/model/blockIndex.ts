/** The blocks of a document by words, kept up to date by each edit. */
import type { Block, BlockReader, BlocksByWord } from './document.ts'
import type { Exchange } from './exchange.ts'

export class BlockIndex implements BlocksByWord {
  readonly #reader: BlockReader
  readonly #blocks = new Map<string, Set<Block>>()
  readonly #inOrder = new Map<string, readonly Block[]>()
  readonly #repeated = new Set<string>()
  /** How often a word has come or gone. */
  changes = 0

  constructor(reader: BlockReader, blocks: readonly Block[]) {
    this.#reader = reader
    for (const block of blocks) this.#note(block)
  }

  /** Takes out what is gone, and adds what is new. */
  exchange({ blocks, from, to, removed }: Exchange): void {
    const gone = new Set(removed)
    // What is new comes first, so that a word does not go and come again with the next version of its block.
    for (let at = from; at < to; at++) {
      const block = blocks[at] as Block
      if (!gone.delete(block)) this.#note(block)
    }
    for (const block of gone) this.#forget(block)
  }

  has(word: string): boolean {
    return this.#blocks.has(word)
  }

  /** The words that several blocks have. */
  get repeated(): Iterable<string> {
    return this.#repeated
  }

  /** The blocks of a word in document order: the same array as long as no edit has touched one of them. */
  of(word: string): readonly Block[] {
    const known = this.#inOrder.get(word)
    if (known) return known
    const blocks = this.#blocks.get(word)
    if (!blocks) return none
    const ordered = [...blocks].sort((a, b) => a.index - b.index)
    this.#inOrder.set(word, ordered)
    return ordered
  }

  #note(block: Block): void {
    for (const word of this.#reader(block)) {
      const blocks = this.#blocks.get(word)
      this.#inOrder.delete(word)
      if (blocks?.add(block)) {
        if (blocks.size > 1) this.#repeated.add(word)
        continue
      }
      this.#blocks.set(word, new Set([block]))
      this.changes++
    }
  }

  #forget(block: Block): void {
    for (const word of this.#reader(block)) {
      const blocks = this.#blocks.get(word)
      this.#inOrder.delete(word)
      blocks?.delete(block)
      if (blocks && blocks.size < 2) this.#repeated.delete(word)
      if (blocks?.size !== 0) continue
      this.#blocks.delete(word)
      this.changes++
    }
  }
}

const none: readonly Block[] = []
