/** What is read of the section bodies of a document; of those that an edit left as they were only once. */
import { perObject } from '../util/perObject.ts'
import type { Document, SectionBody } from './document.ts'

/** Something read of a section body, with the index of its section. */
export interface OfSectionBody<T> {
  readonly index: number
  readonly found: T
}

/** Reads something of each section body, in document order; `undefined` where there is nothing. What is read must depend on the section body alone. */
export function fromSectionBodies<T>(read: (body: SectionBody) => T | undefined): (document: Document) => OfSectionBody<T>[] {
  const readOnce = perObject(read)
  return ({ bodies }) => {
    const answer: OfSectionBody<T>[] = []
    for (const [index, body] of bodies.entries()) {
      const found = readOnce(body)
      if (found !== undefined) answer.push({ index, found })
    }
    return answer
  }
}
