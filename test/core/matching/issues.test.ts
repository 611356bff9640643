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
  'headings in other languages': [
    '## Problèmes connus\n\n- Export lent\n\n## Limitaciones conocidas\n\n- Sin IE\n\n## Problemi noti\n\n- Lento\n\n## Openstaande fouten\n\n- Traag\n\n## 알려진 문제\n\n- 느림\n',
    ['Export lent', 'Sin IE', 'Lento', 'Traag', '느림'],
  ],
  'an item with an id below a heading of two topics': [
    '## Known issues and next steps\n\n- Rebuild the index\n- PAY-118: Search is slow\n\n### Bugs\n\n- It fails\n',
    ['PAY-118: Search is slow', 'It fails'],
  ],
  'headings of issues and what belongs to them': [
    '## Known & open issues\n\n- Slow\n\n## Bekannte Fehler und Umgehungen\n\n- Langsam\n\n## 既知の問題・制限事項\n\n- 遅い\n',
    ['Slow', 'Langsam', '遅い'],
  ],
  'a group with an aside': ['## Known issues\n\n### Not functional (by design until phase 4)\n\n- It is slow\n', ['It is slow']],
  'a group that announces its issues': ['## Known issues\n\n### Search\n\nThese are open:\n\n- It is slow\n', ['It is slow']],
  'rows with ids and no column for it': [
    '## Known issues\n\n| ID | Issue |\n|---|---|\n| PAY-1 | Slow |\n| PAY-2 | Fails. Workaround: retry |\n| PAY-3 | ~~Stops~~ |\n| PAY-4 | Hangs; reload the page |\n\n### Others\n\n| ID | Issue | Mitigation |\n|---|---|---|\n| PAY-5 | Slow | More memory |\n',
    ['PAY-1'],
  ],
  'words that only look like advice': [
    '## Known issues\n\n- Restart fails; use of the CLI is slow\n- Search is slow, wait times are long\n- Login fails – open since Monday\n- Export lent, usage élevé\n- Alert fires; ignore list is empty\n- Alerte muette – ignorée depuis mai\n- Import hangs, errors are ignored\n- Alarm kommt doppelt, kann nicht ignoriert werden\n- 误报，不能直接忽略\n',
    [
      'Restart fails; use of the CLI is slow',
      'Search is slow, wait times are long',
      'Login fails – open since Monday',
      'Export lent, usage élevé',
      'Alert fires; ignore list is empty',
      'Alerte muette – ignorée depuis mai',
      'Import hangs, errors are ignored',
      'Alarm kommt doppelt, kann nicht ignoriert werden',
      '误报，不能直接忽略',
    ],
  ],
  'one of several records': [
    '## Known issues\n\n~~**ID:** A-1~~\n~~**Workaround:**~~\n\n**ID:** ~~A-2~~\n**Workaround:**\n\n**ID:** A-3\n**Workaround:**\n',
    ['Known issues'],
  ],
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
  'none, in other languages':
    '## Problemas conhecidos\n\n- Nenhum – só um cliente\n\n## Bekende problemen\n\n- Geen\n\n## 알려진 문제\n\n- 없음\n\n## Problèmes connus\n\n- Rien à signaler.\n',
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
  'other topics below a heading of two':
    '## Known issues and next steps\n\n### Nice to have\n\n- A dark mode\n\n### Design decisions\n\n- No cache\n\n### To verify\n\n- The backup\n',
  'items below headings that also name something else':
    '## Known constraints & gotchas\n\n- No IE\n\n## 미완료 작업 / 알려진 이슈\n\n- 문서 작성\n\n## 未解決の課題・懸念事項\n\n- 分離の判定\n\n## Issues conocidos / notas\n\n- Sin IE\n\n## 남은 과제 및 알려진 이슈\n\n- 검색\n',
  'what is open and no fault': '## 未解決の課題\n\n- 分離の判定\n\n## 미해결 과제\n\n- 분리\n',
  'remedies in other languages':
    '## Difetti noti\n\n- Lento. Rimedi possibili: meno righe\n\n## Bekannte Fehler\n\n- Langsam. Abhilfe: neu starten\n',
  'other topics below a heading of known issues':
    '## Known issues\n\n### Ideen\n\n- Neu bauen\n\n### Prochaines étapes\n\n- Tout refaire\n',
  'causes of one issue':
    '## Known issues\n\n### Error 422\n\nUsual causes:\n- too little stock\n- amount too small\n\nTry a larger amount.\n',
  'details of one issue':
    '## Known issues\n\n### Error 422\n\nIt comes with large orders.\n\n- since May\n- twice a day\n\n### 1. The export stops after an hour\n\n- since June\n',
  'symptoms, announced': '## Bekannte Probleme\n\nUrsachen:\n\n- zu wenig Platz\n',
  'what to do in the next clause':
    '## Known issues\n\n- Login fails in Safari; use Chrome.\n- Anmeldung scheitert in Safari – Chrome verwenden\n- Falla en Safari; usar Chrome\n- Export hangs (restart the worker)\n- Safari でログインできない。Chrome を使用してください\n- Safari 无法登录，请使用 Chrome\n- Export stops\n  - Reload the page\n',
  'what may be ignored':
    "## Known issues\n\n- Ghost alert on node 7; ignore it until 2026-03-20\n- Ghost alert on node 8. It can safely be ignored\n- Geisteralarm – bis zum 20. März ignorieren\n- Alerte fantôme sur le nœud 7 – l'ignorer jusqu'au 2026-03-20\n- Alerte en double, à ignorer\n- Alerta fantasma; ignorarla hasta el viernes\n- Alerta duplicado – pode ser ignorado\n- Allarme doppio: ignorarlo fino a venerdì\n- Spookmelding – negeer tot vrijdag\n- 誤報が出る。無視してよい\n- 误报，可以忽略\n- 오탐 알림. 무시해도 됩니다\n",
  'advice with a pronoun':
    '## Problèmes connus\n\n- Service lent – le redémarrer\n- Page vide – la recharger\n- Cache faux : l’utiliser le moins possible\n',
  'what to tell the customer':
    '## Known limitations\n\n| Limitation | What to tell customers |\n|---|---|\n| PAY-118 No Safari | Chrome works |\n\n## Einschränkungen\n\n| Einschränkung | Antwort an Kunden |\n|---|---|\n| Kein IE | Edge geht |\n',
  'a troubleshooting block is no issue': '## Troubleshooting\n\n- Search is slow\n- Export fails\n',
  'a list of something else': '## Next steps\n\n- Rebuild the index\n',
  'aspects of one issue in other languages':
    '## Problèmes connus\n\n### Détails\n\n- Export lent\n\n## Problemas conocidos\n\n### Descripción\n\n- Sin IE\n\n## 既知の問題\n\n### 原因\n\n- 古い索引\n',
  'labels of one issue in other languages':
    '## Problèmes connus\n\n- Priorité : P2\n- Cause : index\n\n## Problemas conocidos\n\n- Prioridad: P2\n',
}

describe('known issues', () => {
  for (const [name, [source, issues]] of Object.entries(open))
    it(`need a workaround: ${name}`, () => assert.deepEqual(unsolved(source), issues))
  for (const [name, source] of Object.entries(settled)) it(`need none: ${name}`, () => assert.deepEqual(unsolved(source), []))

  it('are errors where the severity is one of the two highest', () => {
    const table = (severities: string[], column: string) =>
      `## Known issues\n\n| Issue | ${column} | Workaround |\n|---|---|---|\n${severities.map((severity) => `| ${severity} | ${severity} | |\n`).join('')}`
    const errors = (severities: string[], column = 'Severity') =>
      checked(table(severities, column))
        .findings.filter((finding) => finding.rule === 'missing-workaround' && finding.severity === 'error')
        .map((finding) => /"(.*)" has/.exec(inEnglish(finding.problem.message))?.[1])
    assert.deepEqual(errors(['SEV-1', 'SEV-2', 'SEV-3']), ['SEV-1', 'SEV-2'])
    assert.deepEqual(errors(['P0', 'P1', 'P2', 'P3']), ['P0', 'P1', 'P2'])
    assert.deepEqual(errors(['Critical', 'High', 'Medium', 'Low']), ['Critical', 'High'])
    assert.deepEqual(errors(['Kritisch', 'Hoch', 'Mittel', 'Niedrig']), ['Kritisch', 'Hoch'])
    for (const column of ['Priority', 'Schweregrad', 'Gravité', 'Prioridad', 'Ernst', '重要度', '严重程度', '우선순위'])
      assert.deepEqual(errors(['SEV-1', 'SEV-3'], column), ['SEV-1'])
    for (const column of ['Security', 'Prioritized by']) assert.deepEqual(errors(['SEV-1', 'SEV-3'], column), [])
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

describe('records of labels below a name that is no label', () => {
  const record = (name: string, way: string) => `${name}\nSeverity: High\nWorkaround:${way}\nETA: 3.1\n`
  const faults = (...records: string[]) => faultsIn(`# Handoff\n\n## Known issues\n\n${records.join('\n')}`)
  it('need a workaround each', () => {
    assert.deepEqual(faults(record('**INV-3** Totals are rounded', ' Look at the order'), record('**INV-4** Mail is late', '')), [
      'missing-workaround: line 12',
    ])
  })
  it('need none if the issue is closed', () => {
    assert.deepEqual(faults(record('~~INV-4 Mail is late~~', ''), record('INV-5 Mail is lost (fixed in 3.0)', '')), [])
  })
})
