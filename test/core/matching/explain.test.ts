/** A heading, label or item says which part it was taken for, and why. */
import assert from 'node:assert/strict'
import { explain } from '../../../server/src/core/matching/explain.ts'
import { inEnglish } from '../../../server/src/core/util/phrase.ts'
import { checked, text } from '../../support/check.ts'

const template = text(`
  # Report: [What]

  ## Recipe

  - **Build**:
  - **Steps**:
  - **Expected**:
  - **Actual**:

  ## Contacts
  <!-- handoff: { aliases: [People] } -->

  - [ ] Owner told

  ## Case 1: [Name]

  What happened, in a sentence.
`)

/** The explanations of a text, in document order. */
function said(source: string, setting: { readonly template?: string; readonly kind?: string } = { template }): string[] {
  const { match } = checked(source, setting)
  return match ? explain(match, () => true).map(({ says }) => inEnglish(says)) : []
}

describe('explanations', () => {
  it('of what has the words of a part', () => {
    const source = '# Report: Search\n\n## People\n\n- [x] Owner told\n\n## Case 7: Slow\n\nIt is slow.\n'
    assert.deepEqual(said(source), [
      'Heading "Report: Search" is the title',
      'Heading "People" was taken for "Contacts": it has the words of its other name "People"',
      'Item "Owner told" was taken for "Owner told": it has its words',
      'Heading "Case 7: Slow" was taken for "Case 1: [Name]": the template has such sections in any number',
    ])
  })

  it('of what is known by what is inside', () => {
    const source = '# Report\n\n## Try it\n\n- **Build**: 4.2\n- **Steps**: Save\n- **Actual**: Nothing\n'
    assert.deepEqual(said(source).slice(1, 3), [
      'Heading "Try it" was taken for "Recipe": 3 of the 4 names that it asks for are inside (likeness of the heading 0 %)',
      'Label "Build" was taken for "Build": it has its words',
    ])
  })

  it('of what was taken for nothing, with the parts that are most like it', () => {
    const source = '# Report\n\n## Try it\n\n- **Build**: 4.2\n- **Steps**: Save\n\n## Weather\n\n- **Wind**: none\n'
    assert.deepEqual(said(source).slice(1), [
      'Heading "Try it" was taken for no part of the template; most like it is "Recipe" (54 %); 75 % are needed',
      'Label "Build" was taken for no part of the template; most like it is "Build" of "Recipe" (100 %)',
      'Label "Steps" was taken for no part of the template; most like it is "Steps" of "Recipe" (100 %)',
      'Heading "Weather" was taken for no part of the template; none is like it',
      'Label "Wind" was taken for no part of the template; none is like it',
    ])
  })

  it('of nothing where no template asks for anything', () => assert.deepEqual(said('# Handoff\n\n## Open\n', { kind: 'general' }), []))
})
