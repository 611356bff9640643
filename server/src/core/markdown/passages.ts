/** What is read of the passages of a document; of those that an edit left as they were only once. */
import { perObject } from '../util/perObject.ts'
import type { Document, Passage } from './document.ts'

/** Something read of a passage, with the index of its section. */
export interface OfPassage<T> {
  readonly index: number
  readonly found: T
}

/** Reads something of each passage, in document order; `undefined` where there is nothing. What is read must depend on the passage alone. */
export function fromPassages<T>(read: (passage: Passage) => T | undefined): (document: Document) => OfPassage<T>[] {
  const readOnce = perObject(read)
  return ({ passages }) => {
    const answer: OfPassage<T>[] = []
    for (const [index, passage] of passages.entries()) {
      const found = readOnce(passage)
      if (found !== undefined) answer.push({ index, found })
    }
    return answer
  }
}
