import { deepEqual, equal } from 'node:assert/strict'
import { builtInKinds } from '../../server/kinds/index.ts'
import outlines from '../../server/kinds/outlines.json'
import { namesOf } from '../../server/src/core/kind/detect.ts'
import type { KindOutline } from '../../server/src/core/kind/kind.ts'
import { kindLater } from '../../server/src/core/kind/later.ts'
import { readKind } from '../../server/src/core/kind/template.ts'

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
      equal(later.root.sections.length, kind.root.sections.length)
    })
})
