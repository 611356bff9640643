/** What is read of the passages of a document; of those that an edit left as they were only once. */
import { type Aligned, aligned } from '../aligned.ts'
import type { Document, Passage } from './document.ts'

/** Something read of a passage, with the index of its section. */
export interface OfPassage<T> {
  readonly index: number
  readonly found: T
}

interface Last<T> {
  readonly list: Aligned<Passage, T>
  readonly answer: readonly OfPassage<T>[]
}

/**
 * Reads something of each passage, in document order; `undefined` where there is nothing. What is read must depend on the passage alone.
 * The answer is the same array as long as it says the same.
 */
export function fromPassages<T>(read: (passage: Passage) => T | undefined): (document: Document) => readonly OfPassage<T>[] {
  const known = new WeakMap<object, Last<T>>()
  return ({ passages, lineage }) => {
    const last = known.get(lineage)
    const list = aligned(passages, last?.list, read)
    const isSame = last !== undefined && !list.changed && last.list.things.length === passages.length
    const answer = isSame ? last.answer : answerOf(list.results)
    known.set(lineage, { list, answer })
    return answer
  }
}

function answerOf<T>(results: readonly (T | undefined)[]): OfPassage<T>[] {
  const answer: OfPassage<T>[] = []
  // Most passages have nothing, so they are passed over without an iterator's objects.
  for (let index = 0; index < results.length; index++) {
    const found = results[index]
    if (found !== undefined) answer.push({ index, found })
  }
  return answer
}
