/** Known issues in every form that people write them in. */
import assert from 'node:assert/strict'
import { inEnglish } from '../../../server/src/core/util/phrase.ts'
import { checked, faultsIn, findingsIn, text } from '../../support/check.ts'

/** The issues of a text that have no workaround, by name. */
function unsolved(source: string): string[] {
  return checked(source)
    .findings.filter((finding) => finding.rule === 'missing-workaround')
    .map((finding) => /"(.*)" has no workaround/.exec(inEnglish(finding.problem.message))?.[1] ?? '')
}

const open: Readonly<Record<string, readonly [source: string, issues: readonly string[]]>> = {
  'items of a list': ['## Known issues\n\n- Search is slow\n- Export fails. Workaround: try again\n', ['Search is slow']],
  'items with marks': ['## Known issues\n\n- ❌ Search is slow\n- ⚠️ Export fails\n', ['❌ Search is slow', '⚠️ Export fails']],
  'numbered items': ['## Open problems\n\n1. Search is slow\n', ['Search is slow']],
  'items with a key': ['## Known bugs\n\n* **PAY-118**: Receipts come late\n', ['PAY-118: Receipts come late']],
  'items in groups': ['## Known issues\n\n- **Search**:\n  - It is slow\n  - It fails (workaround: try again)\n', ['It is slow']],
  'items in a subsection': ['## Known issues\n\n### Search\n\n- It is slow\n', ['It is slow']],
  'rows of a table': ['## Known issues\n\n| Issue | Workaround |\n|---|---|\n| Slow | |\n| Fails | Try again |\n', ['Slow']],
  'rows without a heading of that name': ['## Notes\n\n| Ticket | Problem | Work-around |\n|---|---|---|\n| A-1 | Slow | |\n', ['A-1']],
  'rows in German': ['## Fehler\n\n| Fehler | Umgehung |\n|---|---|\n| Langsam | |\n', ['Langsam']],
  'rows in Japanese': ['## 既知の問題\n\n| 問題 | 回避策 |\n|---|---|\n| 遅い | |\n', ['遅い']],
  'a bold line as a heading': ['# Handoff\n\n**Known issues**\n\n- Search is slow\n', ['Search is slow']],
  'an underlined heading': ['Known issues\n------------\n\n- Search is slow\n', ['Search is slow']],
  'a heading of its own': [
    '## Known issues\n\n### PAY-118: Slow\n\nSeverity: low\n\n### PAY-121: Fails\n\nIt is not fixed yet.\n',
    ['PAY-118: Slow', 'PAY-121: Fails'],
  ],
  'headings with steps below': ['## Known issues\n\n### #48 Slow\n\n#### Steps to reproduce\n\n1. Search\n2. Wait\n', ['#48 Slow']],
  'a heading in German': ['## Bekannte Probleme\n\n### PAY-118\n\n**Schweregrad:** gering\n', ['PAY-118']],
  'a promise of a fix': [
    '## Known issues\n\n- Slow. Fix deployed to staging only\n- Fails. Fix will be shipped in 2.2\n',
    ['Slow. Fix deployed to staging only', 'Fails. Fix will be shipped in 2.2'],
  ],
  'an interim fix to come': ['## Known issues\n\n- Slow. Mitigation: TBD\n', ['Slow. Mitigation: TBD']],
  'a label with nothing behind it': ['## Known issues\n\n**Issue:** Slow\n**Workaround:**\n', ['Known issues']],
}

const settled: Readonly<Record<string, string>> = {
  'a heading with a workaround below it':
    '## Known issues\n\n### PAY-118: Slow\n\nSeverity: low\n\n#### Workaround\n\n1. Wait\n2. Search again\n',
  'a heading with a label for it': '## Known issues\n\n### PAY-118: Slow\n\n**Workaround**\n\n- Search again\n',
  'a heading that is closed':
    '## Known issues\n\n### ~~PAY-118: Slow~~\n\nSeverity: low\n\n### PAY-121 (resolved)\n\nIt was slow.\n\n### PAY-124\n\nStatus: Resolved\n',
  'a heading with the details of a row':
    '## Known issues\n\n| Issue | Workaround |\n|---|---|\n| PAY-118 | Wait |\n\n### PAY-118\n\nSearch is slow.\n',
  'a fix that is out': '## Known issues\n\n- Slow. Fix shipped in 2.1.\n- Fails. Hotfix has been deployed to production on 2026-03-01.\n',
  'what to do meanwhile':
    '## Known issues\n\n- Slow. WA: restart.\n- Fails. Until then, use the old form.\n- Hängt. Bis dahin: neu laden.\n- Stops. Temporary fix: restart.\n',
  'a description that is struck through':
    '## Known issues\n\n| ID | Severity | Summary | Workaround |\n|---|---|---|---|\n| 7 | low | ~~Slow~~ | |\n',
  none: '## Known issues\n\nNone\n',
  'none, as an item': '## Known issues\n\n- None currently\n',
  'none, with a reason': '## Known issues\n\n- No known issues in this release\n',
  'none, in German': '## Bekannte Probleme\n\n- Keine\n',
  'none, in Japanese': '## 既知の問題\n\n- なし\n',
  'struck through': '## Known issues\n\n- ~~Search is slow~~\n',
  resolved: '## Known issues\n\n- Search was slow (resolved)\n- Export failed, fixed in 2.4.1\n',
  'ticked off': '## Known issues\n\n- ✅ Search was slow\n- [x] Export failed\n',
  'resolved, in German': '## Bekannte Probleme\n\n- Suche war langsam: behoben\n',
  'under a heading that says so': '## Resolved issues\n\n- Search was slow\n',
  'under a heading that says so, below another': '## Known issues\n\n### Resolved\n\n- Search was slow\n',
  'with a workaround on the line': '## Known issues\n\n- Search is slow (workaround: use the index)\n',
  'with a workaround below': '## Known issues\n\n- Search is slow\n  - Work-around: use the index\n',
  'with a command below': '## Known issues\n\n- Search is slow\n\n  ```sh\n  reindex\n  ```\n',
  'with a statement that there is none': '## Known issues\n\n- Search is slow. Workaround: none – it passes\n',
  'steps of a block': '## Known issues\n\n**Issue:** Slow\n\n**Workaround:**\n1. Sign out\n2. Sign in\n',
  'labels of a block': '## Known issues\n\n### Slow search\n- **Severity:** low\n- **Workaround:** use the index\n',
  'rows that are struck through': '## Known issues\n\n| Issue | Workaround |\n|---|---|\n| ~~Slow~~ | |\n',
  'rows that say so': '## Known issues\n\n| Issue | Status | Workaround |\n|---|---|---|\n| Slow | Fixed | |\n',
  'a troubleshooting block is no issue': '## Troubleshooting\n\n- Search is slow\n- Export fails\n',
  'a list of something else': '## Next steps\n\n- Rebuild the index\n',
}

describe('known issues', () => {
  for (const [name, [source, issues]] of Object.entries(open))
    it(`need a workaround: ${name}`, () => assert.deepEqual(unsolved(source), issues))
  for (const [name, source] of Object.entries(settled)) it(`need none: ${name}`, () => assert.deepEqual(unsolved(source), []))

  it('are errors where the severity is one of the two highest', () => {
    const table = (severities: string[]) =>
      `## Known issues\n\n| Issue | Severity | Workaround |\n|---|---|---|\n${severities.map((severity) => `| ${severity} | ${severity} | |\n`).join('')}`
    const errors = (severities: string[]) =>
      checked(table(severities))
        .findings.filter((finding) => finding.rule === 'missing-workaround' && finding.severity === 'error')
        .map((finding) => /"(.*)" has/.exec(inEnglish(finding.problem.message))?.[1])
    assert.deepEqual(errors(['SEV-1', 'SEV-2', 'SEV-3']), ['SEV-1', 'SEV-2'])
    assert.deepEqual(errors(['P0', 'P1', 'P2', 'P3']), ['P0', 'P1', 'P2'])
    assert.deepEqual(errors(['Critical', 'High', 'Medium', 'Low']), ['Critical', 'High'])
    assert.deepEqual(errors(['Kritisch', 'Hoch', 'Mittel', 'Niedrig']), ['Kritisch', 'Hoch'])
  })

  it('are reported at the empty cell, at the end of the item, behind the label', () => {
    const source = text(`
      ## Known issues

      | Issue | Workaround |
      |-------|------------|
      | Slow  |            |

      - Search is slow
        since May
    `)
    assert.deepEqual(
      findingsIn(source).map((finding) => finding.slice(0, finding.indexOf(' missing'))),
      ['5:11-5:11', '8:12-8:12'],
    )
  })

  describe('of a kind', () => {
    const template = text(`
      ## Known issues

      | Issue | Severity | Workaround | ETA |
      |-------|----------|------------|-----|
      |       |          |            |     |
    `)

    it('are said once each, by the most particular rule', () => {
      const source = text(`
        ## Known issues

        | Issue | Severity | Workaround | ETA |
        |-------|----------|------------|-----|
        | Slow  |          |            |     |
      `)
      assert.deepEqual(
        faultsIn(source, { template }).map((fault) => fault.replace(/:.*/, '')),
        ['empty-cell', 'missing-workaround', 'missing-eta'],
      )
    })

    it('may be none', () => {
      for (const answer of ['None', 'No known issues.', '- None currently', 'N/A – internal release', 'Keine'])
        assert.deepEqual(faultsIn(`## Known issues\n\n${answer}\n`, { template }), [])
    })

    it('may be a list in place of the table', () => {
      assert.deepEqual(faultsIn('## Known issues\n\n- Slow. Workaround: wait\n', { template }), [])
      assert.deepEqual(faultsIn('## Known issues\n\n- Slow\n', { template }), ['missing-workaround: line 3'])
    })
  })
})
