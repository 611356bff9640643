/** Tables and lists in HTML say what they say in Markdown. */
import assert from 'node:assert/strict'
import { completed, faultsIn } from '../../support/check.ts'

const actions = '## Actions\n\n| Action | Owner |\n|---|---|\n| [What] | [Name] |\n'

describe('a table of tags', () => {
  const table = (owner: string) =>
    `## Actions\n\n<table>\n<tr><th>Action</th><th>Owner</th></tr>\n<tr><td>Add an alert</td><td>${owner}</td></tr>\n</table>\n`
  it('is read like one of bars', () => {
    assert.deepEqual(faultsIn(table('Ida'), { template: actions }), [])
    assert.deepEqual(
      faultsIn(table(''), { template: actions }).map((fault) => fault.split(':')[0]),
      ['missing-owner'],
    )
  })
  it('needs no closing tags of cells and rows', () =>
    assert.deepEqual(
      faultsIn('## Actions\n\n<table><tr><th>Action<th>Owner<tr><td>Add an alert<td>Ida</table>\n', { template: actions }),
      [],
    ))
  it('has its times', () => {
    const rows =
      '<table>\n<thead><tr><th>Time</th><th>Event</th></tr></thead>\n<tr><td>2026-03-01 10:00 CET</td><td>Alert</td></tr>\n</table>\n'
    assert.deepEqual(faultsIn(rows), ['non-utc-timestamp: 2026-03-01 10:00 CET'])
  })
  it('holds labels and their values', () => {
    const template = '- **Owner**: [Name]\n- **Team**: [Name]\n'
    const fields = (team: string) => `<table>\n<tr><td>Owner</td><td>Ida</td></tr>\n<tr><td>Team</td><td>${team}</td></tr>\n</table>\n`
    assert.deepEqual(faultsIn(fields('Search'), { template }), [])
    assert.deepEqual(
      faultsIn(fields(''), { template }).map((fault) => fault.split(':')[0]),
      ['unfilled-field'],
    )
  })
  for (const broken of [
    '<table>',
    '<table><tr>',
    '<table><tr><td>',
    '<table></table>',
    '<ul></ul>',
    '<ul><li></ul>',
    '<table><tr><td rowspan=2>a</table>',
  ])
    it(`may be broken: ${broken}`, () => assert.doesNotThrow(() => faultsIn(`# T\n\n${broken}\n\n## Next\n\nText\n`)))
})

describe('a list of tags', () => {
  const template = '## Checklist\n\n- [ ] Backup made\n- [ ] Team told\n'
  it('is read like one of bullets', () => {
    assert.deepEqual(faultsIn('## Checklist\n\n<ul>\n<li>☑ Backup made</li>\n<li>☐ Team told</li>\n</ul>\n', { template }), [
      'unticked-item: ☐',
    ])
    assert.deepEqual(faultsIn('<ol>\n<li>2026-03-01 10:00 CET: Alert</li>\n</ol>\n'), ['non-utc-timestamp: 2026-03-01 10:00 CET'])
  })
  it('gets what is missing as an item of its own', () =>
    assert.match(completed('## Checklist\n\n<ul>\n<li>☑ Backup made</li>\n</ul>\n', { template }), /<\/li>\n<li>.*Team told<\/li>\n<\/ul>/))
})
