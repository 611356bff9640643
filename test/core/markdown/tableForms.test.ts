/** Tables that are checklists, and tables whose columns are labels. */
import assert from 'node:assert/strict'
import { faultsIn, fixedOnce } from '../../support/check.ts'

const checklist = '# Leaving\n\n## Accounts\n\n- [ ] Mail closed\n- [ ] Badge returned: [Date]\n'
const items = (table: string) => faultsIn(`# Leaving\n\n## Accounts\n\n${table}\n`, { template: checklist })

describe('a table is a checklist', () => {
  const tables: Readonly<Record<string, string>> = {
    'with boxes': '| Item | Done | Note |\n|---|---|---|\n| Mail closed | [x] | |\n| Badge returned | [x] | 2026-02-28 |',
    'with the boxes first': '| | Item | Note |\n|---|---|---|\n| ☑ | Mail closed | |\n| ☑ | Badge returned | 2026-02-28 |',
    'with signs and numbers':
      '| # | Item | Note | OK |\n|---|---|---|---|\n| 1 | Mail closed | | ✅ |\n| 2 | Badge returned | 2026-02-28 | ✅ |',
    'with groups in the first column':
      '| Area | Item | Done | Note |\n|---|---|---|---|\n| Desk | Mail closed | ☑ | |\n| Desk | Badge returned | ☑ | 2026-02-28 |',
    'with words': '| Item | Status | Note |\n|---|---|---|\n| Mail closed | done | |\n| Badge returned | Erledigt | 2026-02-28 |',
  }
  for (const [name, table] of Object.entries(tables)) it(name, () => assert.deepEqual(items(table), []))

  it('whose open rows are not ticked', () => {
    assert.deepEqual(items('| Item | Done | Note |\n|---|---|---|\n| Mail closed | ☐ | |\n| Badge returned | ☑ | 2026-02-28 |'), [
      'unticked-item: ☐',
    ])
    assert.deepEqual(items('| Item | Done | Note |\n|---|---|---|\n| Mail closed | ✅ | |\n| Badge returned | | 2026-02-28 |'), [
      'unticked-item: line 8',
    ])
  })
  it('whose rows need evidence', () => {
    assert.deepEqual(items('| Item | Done | Note |\n|---|---|---|\n| Mail closed | ☑ | |\n| Badge returned | ☑ | |'), [
      'ticked-without-evidence: line 8',
    ])
  })
  it('into which a missing item goes as a row', () => {
    const text = '# Leaving\n\n## Accounts\n\n| | Item | Note |\n|---|---|---|\n| ☑ | Mail closed | |\n'
    const row = fixedOnce(text, { template: checklist }, 'missing-item').split('\n')[7]
    assert.match(row ?? '', /^\| ☐ \| Badge returned +\|/)
  })
  it('also where its groups are sections of the template', () => {
    const template =
      '# Leaving\n\n## Desk\n\n- [ ] Mail closed\n- [ ] Badge returned\n- [ ] Keys returned\n\n## Home\n\n- [ ] Laptop returned\n- [ ] Phone returned\n- [ ] Tokens returned\n'
    const row = (item: string, tick = '☑') => `| Any | ${item} | ${tick} |\n`
    const text = (tick: string) =>
      `# Leaving\n\n| Area | Item | Done |\n|---|---|---|\n${['Mail closed', 'Badge returned', 'Keys returned', 'Laptop returned', 'Phone returned'].map((item) => row(item)).join('')}${row('Tokens returned', tick)}`
    assert.deepEqual(faultsIn(text('☑'), { template }), [])
    assert.deepEqual(faultsIn(text('☐'), { template }), ['unticked-item: ☐'])
  })
  it('not if a column holds other words', () => {
    assert.deepEqual(items('| Item | Who |\n|---|---|\n| Mail closed | Ann |').length, 2)
  })
})

describe('the columns of a table are labels', () => {
  const template = '# Leaving\n\n- **Person**: [Name]\n- **Last day**: [Date]\n'
  it('where one row has their values', () => {
    assert.deepEqual(faultsIn('# Leaving\n\n| Person | Last day |\n|---|---|\n| Ann | 2026-02-28 |\n', { template }), [])
    assert.deepEqual(faultsIn('# Leaving\n\n| Person | Last day |\n|---|---|\n| Ann | |\n', { template }), ['unfilled-field: line 5'])
  })
  it('not where there are several rows', () => {
    assert.equal(faultsIn('# Leaving\n\n| Person | Last day |\n|---|---|\n| Ann | 1 |\n| Bo | 2 |\n', { template }).length, 2)
  })
})
