import { deepEqual, equal } from 'node:assert/strict'
import { builtInKinds } from '../../../server/kinds/index.ts'
import outlines from '../../../server/kinds/outlines.json'
import type { KindOutline } from '../../../server/src/core/template/kind.ts'
import { kindLater } from '../../../server/src/core/template/later.ts'
import { namesOf } from '../../../server/src/core/template/likeness.ts'
import { readKind } from '../../../server/src/core/template/template.ts'

/** What a template asks for, without where in the template it says so. */
const withoutPlaces = (value: unknown): unknown =>
  value === null || typeof value !== 'object'
    ? value
    : Array.isArray(value)
      ? value.map(withoutPlaces)
      : Object.fromEntries(
          Object.entries(value)
            .filter(([key, of]) => key !== 'at' && of !== undefined)
            .map(([key, of]) => [key, withoutPlaces(of)]),
        )

describe('a kind that is read later', () => {
  for (const [id, outline] of Object.entries<KindOutline>(outlines))
    it(`says the same of ${id} as its template`, () => {
      const text = builtInKinds.get(id) ?? ''
      const later = kindLater(text, id, outline)
      const kind = readKind(text, id)
      const { title, description, version, match, problems } = kind
      deepEqual(
        [later.id, later.title, later.description, later.version, later.match, later.problems],
        [id, title, description, version, match, problems],
      )
      deepEqual(namesOf(later), namesOf(kind))
      equal(later.template.text, text)
      deepEqual(later.root, withoutPlaces(kind.root))
    })
})
