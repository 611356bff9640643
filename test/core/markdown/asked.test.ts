/** The value of a label within a line ends at the next label, and not at markup. */
import { deepEqual } from 'node:assert/strict'
import { labelsIn } from '../../../server/src/core/markdown/asked.ts'
import { sourceOf } from '../../../server/src/core/markdown/blocks.ts'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'

const valuesOf = (text: string, label: string) =>
  parseDocument(text).sections.flatMap(({ elements }) =>
    labelsIn(elements).flatMap(({ field }) => (field.label === label ? [sourceOf(field.value.at)] : [])),
  )

describe('a label anywhere on its line', () => {
  for (const value of ['a **b** c', '<b>a</b> b', '[a](x.md "t") b', '`a` b', '~~a~~ *b*', 'a ![i](i.png) b'])
    it(`has a value with markup: ${value}`, () => deepEqual(valuesOf(`State: open · Owner: ${value} | Due: friday\n`, 'Owner'), [value]))

  it('has a value that ends at a gap before another label', () => {
    deepEqual(valuesOf('State: open  Owner: a `b`  Due: friday\n', 'Owner'), ['a `b`'])
  })
})
