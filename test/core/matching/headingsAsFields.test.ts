/** Labels that a template asks for, in places where only the template tells that they are labels. */
import assert from 'node:assert/strict'
import { faultsIn } from '../../support/check.ts'

describe('labels as headings with words behind a dash', () => {
  const template = '# Support\n\n## Who helps\n\n- **Tier 1**: [How]\n- **Tier 2**: [How]\n'
  it('are the labels', () => {
    assert.deepEqual(
      faultsIn('# Support\n\n## Who helps\n\n### Tier 1 – ask\n\nThe desk.\n\n### Tier 2: call\n\nThe lead.\n', { template }),
      [],
    )
  })
  it('have no value', () => {
    const found = faultsIn('# Support\n\n## Who helps\n\n### Tier 1 – ask\n\nThe desk.\n\n### Tier 2 – call\n', { template })
    assert.equal(found.length, 1)
  })
})

describe('a label as a heading of known limits', () => {
  const template = '# Release\n\n## Feature 1: [Name]\n\n**Access**: [How]\n\n**Known Limitations**:\n\n- \n'
  it('is judged as the label', () => {
    assert.deepEqual(
      faultsIn('# Release\n\n## Feature 1: Cards\n\n### Access\n\nMenu.\n\n### Known Limitations\n\n- No cash\n', { template }),
      [],
    )
  })
})

describe('a table whose header is the first label', () => {
  const template = '# Record\n\n- **Author**: [Name]\n- **Day**: [Date]\n'
  it('has all labels', () => {
    assert.deepEqual(faultsIn('# Record\n\n| Author | Ann |\n|---|---|\n| **Day** | 2026-02-28 |\n', { template }), [])
  })
  it('lacks the value in the header', () => {
    assert.deepEqual(faultsIn('# Record\n\n| Author | |\n|---|---|\n| **Day** | 2026-02-28 |\n', { template }), ['unfilled-field: line 3'])
  })
})

describe('a heading with an amount', () => {
  const template = '# Session\n\n## Programme\n\n1. [What] (10 min)\n'
  for (const heading of [
    '## Programme ⏱️ 75 min',
    '## Programme (75 min)',
    '## Programme – 75 min',
    '**Programme** ⏱️ 75 min',
    '**Programme** 75 Minuten',
  ])
    it(heading, () => assert.deepEqual(faultsIn(`# Session\n\n${heading}\n\n1. Overview (75 min)\n`, { template }), []))
})
