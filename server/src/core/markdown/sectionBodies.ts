/** Reads something from each section body, once per unchanged body. */
import { perObject } from '../util/perObject.ts'
import type { Document, SectionBody } from './document.ts'

/** A result with the index of its section. */
export interface OfSectionBody<T> {
  readonly index: number
  readonly found: T
}

/**
 * Reads something from each section body, in document order; `undefined` results are left out. The result must depend on the body alone.
 */
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
