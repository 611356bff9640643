/** Records of labels may be the rows of a table. */
import assert from 'node:assert/strict'
import { faultsIn } from '../../support/check.ts'

const template =
  '# Support\n\n## Problems\n\n**Problem**: [What]\n- **Signs**: [What is seen]\n- **Way out**: [Steps]\n\n**Problem**: [What]\n- **Signs**: [What is seen]\n- **Way out**: [Steps]\n'
const table = (rows: string, header = '| Problem | Signs | Way out |\n|---|---|---|') => `# Support\n\n## Problems\n\n${header}\n${rows}\n`

describe('a table of records', () => {
  it('has a label in each column', () => {
    assert.deepEqual(
      faultsIn(table('| Card is lost | No card | Sign in again |\n| Mail is late | No mail | Send it again |'), { template }),
      [],
    )
  })
  it('has no empty cells', () => {
    assert.deepEqual(faultsIn(table('| Card is lost | No card | |\n| Mail is late | | Send it again |'), { template }), [
      'unfilled-field: line 7',
      'unfilled-field: line 8',
    ])
  })
  it('has blanks', () => {
    assert.deepEqual(faultsIn(table('| Card is lost | [What is seen] | Sign in again |'), { template }), [
      'placeholder-text: [What is seen]',
    ])
  })
  it('lacks a column once', () => {
    const found = faultsIn(table('| Card is lost | No card |\n| Mail is late | No mail |', '| Problem | Signs |\n|---|---|'), { template })
    assert.deepEqual(
      found.map((fault) => fault.replace(/:.*/, '')),
      ['missing-column'],
    )
  })
  it('may be about something else', () => {
    assert.deepEqual(faultsIn(table('| Ann | 1 |', '| Who | When |\n|---|---|'), { template }), [])
  })
})
