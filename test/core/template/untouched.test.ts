/** What stands in a document exactly as in its template was not written; what a person may leave or change is not asked for. */
import assert from 'node:assert/strict'
import { builtInKinds } from '../../../server/kinds/index.ts'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'
import { matchKind } from '../../../server/src/core/matching/match.ts'
import { skeletonOf } from '../../../server/src/core/template/skeleton.ts'
import { readKind } from '../../../server/src/core/template/template.ts'
import { checked, faultsIn, linesOf, placesIn } from '../../support/check.ts'

/** The labels of what counts as written in a new document of a kind. */
function writtenIn(template: string): string[] {
  const kind = readKind(template, 'tested')
  const { requirements } = matchKind(parseDocument(skeletonOf(kind, {}).text), kind, undefined)
  return requirements.filter(({ state }) => state === 'met').map(({ label }) => label)
}

/** Sections of templates in which nothing is written yet. */
const unwritten: Readonly<Record<string, string>> = {
  'guidance in Spanish': '## Alcance\n\nQué partes del sistema y desde cuándo.',
  'guidance in Portuguese': '## Causa raiz\n\nO motivo do problema, em poucas palavras.',
  'guidance in French': '## Contexte\n\nLa situation avant la panne, avec les noms.',
  'guidance in Italian': '## Contesto\n\nUna descrizione chiara della situazione.',
  'guidance in Dutch': '## Oorzaak\n\nAls de oorzaak bekend is, beschrijf die dan.',
  'guidance in Japanese': '## 概要\n\n発生した事象を簡潔に記載する。',
  'guidance in Chinese': '## 影响\n\n受影响的用户和时长。',
  'guidance in Korean': '## 원인\n\n장애의 직접적인 원인을 작성합니다.',
  'guidance in full-width brackets': '## 対応\n\n（実施した作業）',
  'a noun phrase': '## Detection\n\nThe first signal that somebody saw.',
  'guidance in a quote': '## Goal\n\n> The result that the team is after.',
  'guiding bullets': '## Went well\n\n- Something that helped\n- Someone who helped',
  'bullets of dots': '## Went badly\n\n1. ...\n2. …',
  'steps that differ by their numbers': '## Schritte\n\n1. Schritt 1\n2. Schritt 2',
  'steps that differ by their numbers in words': '## Pasos\n\n1. Paso uno\n2. Paso dos',
  'boxes that differ by their numbers': '## Tâches\n\n- [ ] Tâche 1\n- [ ] Tâche 2\n- [ ] ...',
  'a choice between slashes': '- **Phase:** planned / running / over',
  'a choice between bars': '- **Phase:** planned | running | over',
  'a choice without blanks': '- **Load:** Low/Medium/High\n- **Erreichbar:** Ja/Nein',
  'a choice between dots': '- **Class:** P0 · P1 · P2',
  'a choice of drawn boxes': '**Mood**: ☐ Calm · ☐ Busy',
  'boxes below a label': '**How found**:\n- [ ] Alarm\n- [ ] Call',
  'boxes below a property': '## Type of alert\n\n- [ ] Phishing\n- [ ] Malware',
  'a scale, one level a line': '## Wie schlimm\n\n- [ ] Hoch\n- [ ] Mittel\n- [ ] Niedrig',
  'hints in brackets and italics': '- Hosting: (provider, account)\n- Access: _who has it_\n- Dienst: *Name des Dienstes*',
  'blanks in braces': '- Kunde: {Firma} · Ort: {Adresse}\n- Vertrag: {Nummer}',
  'variables and masks':
    '- A: $TEAM_NAME\n- B: %NAME%\n- C: «Name»\n- D: xxx\n- E: ToDo\n- F: 【氏名】\n- G: 〇〇\n- H: ＿＿＿\n- I: AAAA-MM-DD\n- J: 20XX-XX-XX\n- K: INC-0000\n- L: vX.Y.Z\n- M: X minutes\n- N: @handle',
  'rows with blanks of their own kind': '| Part | Share |\n|---|---|\n| Search | X % |\n| Billing | X % |',
  'boxes in rows': '| Check | Expected | Done |\n|---|---|---|\n| Login | works | ☐ |\n| Export | arrives | ☐ |',
  'guidance behind an empty label': '- **Lead**:\n\nThe person who decides when it is over.',
  'code with blanks': '## Fix\n\n```\n[What was done to the service]\n```',
  'code of only a comment': '## Fix\n\n```sh\n# Paste the commands here\n```\n\n**Query:**\n\n```sql\n-- The query\n```',
  'code with dots': '**Table:**\n\n```sql\nCREATE TABLE ...\n```',
  'levels with what they mean, one a line':
    '## Wie schlimm\n\n- [ ] SEV-1 — nichts geht\n- [ ] SEV-2 — für manche langsam (Umgehung da)\n- [ ] SEV-3 — kosmetisch',
  'results with what they mean, one a line':
    '### 2. Esito\n\n- [ ] **SUPERATO** — Pronto per il rilascio di domani\n- [ ] **NON SUPERATO** — Correzioni necessarie',
  'boxes with another one to name': '## Seen\n\n- [ ] Sensor offline\n- [ ] False alarm\n- [ ] Other: ____',
  'boxes with another one to name, in Portuguese': '**Funções com falha:**\n- [ ] Login\n- [ ] Busca\n- [ ] Outra: ____',
  'boxes with none of them': '## Duties\n\n- [ ] Privacy (GDPR, CCPA)\n- [ ] Audit\n- [ ] None applicable',
  'boxes of what was affected':
    '## Technical impact\n\n- [ ] Downtime: [duration]\n- [ ] Data loss: [rows]\n\n## 影響\n\n- [ ] 遅延\n- [ ] 停止',
  'boxes of steps with values': '## Plan\n\n1. [ ] Step 1: [what]\n2. [ ] Step 2: [what]',
  'boxes with only their urgency': '## Tasks\n\n- [ ] **P0**: [Task] - Owner: @name\n- [ ] **P1**: [Task] - Owner: @name',
  'boxes of lessons': '## Was gut lief\n\n- [ ] Alarm kam sofort\n\n**What went wrong:**\n- [ ] Nobody had access',
  'dots around a word for later': '## Ideas\n\n- [ ] ...TODO...',
  'a choice with what it asks for':
    '- **Daten betroffen:** ja/nein – wenn ja, welche\n- **Tree:** clean / dirty (`<file>`)\n- **Stufe:** P1 · P2 · P3 (Unzutreffendes streichen)',
  'letters in place of figures': '- **Long:** XhYm\n- **Users:** N of M\n- **Lost:** R$ X\n- **Case:** #\n- **Cost:** $',
  'a word in place of a name': '- **Owner:** Name (role)\n- **Responsable:** Nombre\n- **担当者:** 氏名',
  'rows of actions that are examples':
    '## Acciones\n\n| Tarea | Dueño | Ticket |\n|---|---|---|\n| Añadir alerta | @dev | OPS-101 |\n| Mejorar la guía | @sre | OPS-102 |',
  'masks of numbers with a day': '- **ID:** INC-YYYYMMDD-###\n- **WI:** `WI-##`\n- **Host:** _',
  'a choice with words behind a semicolon': '- **Review:** Yes / no; reason\n- **Verlust:** ja/nein; Umfang',
  'boxes that are ticked in the template': '## Done\n\n- [x] Action 1\n- [x] Action 2',
  'numbered tasks with labels': '## Tasks\n\n- [ ] **Action 1**: Owner= , Due=\n- [ ] **Action 2**: Owner= , Due=',
  'events at no time': '## Ablauf\n\n- 00:00 – Erstes Zeichen des Problems.\n- 00:00 – Der Dienst läuft wieder.',
  'a plain label with a mask': '更新时间：YYYY-MM-DD',
  'times that are masks and labels': '## Timeline\n\n- **HH:MM** — the first alert\n- **HH:MM** — all is well',
  'times from the start': '## Timeline\n\n| Time | Event |\n|---|---|\n| T+0 | Failure seen. |\n| T+ | Alert fired. |',
  'a scale with where it comes from': '- **Priority:** P0 · P1 · P2 _(from the incident)_',
  'long labels of items':
    '- Requirements, design or criteria that are affected by this change:\n- Files or artifacts that were added or changed:',
  'boxes of yes and no beside an item without one': '## Approved\n\n- [ ] Sì\n- [ ] No\n- Attach the mail, if there is one.',
  'an example behind a short word': '## Sinais\n\n- Ex.: fila com mais de 10 minutos de atraso.',
}

/** Sections of templates with something that may stay. */
const given: Readonly<Record<string, string>> = {
  'values of labels': '- **Version:** 1.0\n- **Hours:** Mon-Fri 8:00-18:00\n\n**Hinweis:** Die Meldung wird später ergänzt.',
  'values in a table': '| Campo | Valor |\n|---|---|\n| Equipo | Soporte |\n| Caso | [Nombre] |',
  'values of labels with the same name': '1. **Notify:** Tell the team\n2. **Stop:** Stop the service\n3. **Notify:** Tell the customers',
  'a command below a label': '**For containers:**\n\n```sh\nmake pull\n```',
  'numbered steps': '## Immediate actions\n\n1. Look at the dashboard.\n2. Assign the alert.',
  'a paragraph that declares': '## Blameless\n\nWe look at systems, not at people. Errors are signs that a system must change.',
  'sections that repeat': '## 1 – [First guess]\n\n1. Look at the log.\n\n## 2 – [Second guess]\n\n1. Look at the disk.',
  'blanks behind the words of an item': '- [ ] **Lead**: ________ **Date**: ____\n- [ ] Told the team\n  **Why:** `<reason>`',
  'labels of records, each with its own words':
    '**Monthly:**\n- **When:** first Monday, 14:00 UTC\n- **Who:** the team\n\n**Yearly:**\n- **When:** in the last week of the year\n- **Who:** the board',
  'blanks of records':
    '**Monthly:**\n- **When:** [TODO: e.g. first Monday]\n- **Who:** the team\n\n**Yearly:**\n- **When:** [TODO: e.g. Q4]\n- **Who:** the board',
  'sections below those that repeat': '## [Account 1]\n\n#### Aim\n\n1. Open the page.\n\n## [Account 2]\n\n#### Aim\n\n1. Close the page.',
  'a section with nothing': '## Blockers\n\n- [Blocker]\n\n## Risks\n\nNone.',
  'a label that comes twice among others':
    '- **Provider:** [Name]\n- **Phone:** [Number]\n- **Plan:** [Plan]\n\n**Ways:**\n- **Phone:** [TODO: Number]\n- **Chat:** [TODO: Link]',
}

describe('a copy of a template', () => {
  for (const [name, section] of Object.entries(unwritten))
    it(`has nothing written: ${name}`, () => {
      const template = `# Note\n\n${section}\n\n## Last\n\n[Text]\n`
      assert.deepEqual(writtenIn(template), [])
      // Each fault is said once.
      const places = placesIn(template, { template }).map((place) => place.split(' ')[0])
      assert.deepEqual(places, [...new Set(places)])
      assert.ok(places.length > 1)
    })

  it('of a built-in kind has nothing written', () => {
    for (const [id, text] of builtInKinds) assert.deepEqual(writtenIn(text), [], id)
  })

  it('has nothing written above its title', () => {
    assert.deepEqual(writtenIn('Status: Draft\nClass: Internal\n\n# Note\n\n- **Lead:** [Name]\n\n## Last\n\n[Text]\n'), [])
  })

  it('has nothing written where the template gives something itself', () => {
    for (const [name, section] of Object.entries(given))
      assert.deepEqual(writtenIn(`# Note\n\n${section}\n\n## Last\n\n[Text]\n`), [], name)
  })

  it('keeps what may stay: links, steps, code, legal text, legends', () => {
    const template =
      '# Note\n\n## Pages\n\n- [Runbook](https://example.com/runbook)\n\n## Procedure\n\n1. Stop the service.\n2. Move the data.\n\n## Command\n\n```sh\nmake stop\n```\n\n## Consent\n\nBy signing, both confirm that everything was handed over.\n\n**Answers within:**\n- Critical: 2 hours\n- Other: one day\n\n## History\n\n| Version | Date | Change |\n|---|---|---|\n| 1.0.0 | 2026-01-18 | First version |\n\n## Levels\n\n| Level | Meaning |\n|---|---|\n| High | Nobody can work |\n| Low | A few cannot work |\n\n## Lead\n\n[Name]\n'
    assert.deepEqual(faultsIn(template.replace('[Name]', 'Ana'), { template }), [])
  })
})

/** A template and a document that is complete. */
const complete: Readonly<Record<string, readonly [template: string, document: string]>> = {
  'one of the boxes is ticked': [
    '## Grund\n\n- [ ] Wartung\n- [ ] Störung\n- [ ] Sonstiges: ____\n\n**Gemeldet von**:\n- [ ] Alarm\n- [ ] Anruf\n',
    '## Grund\n\n- [x] Wartung\n- [ ] Störung\n\n**Gemeldet von**:\n- [ ] Alarm\n- [x] Anruf\n',
  ],
  'examples of items are replaced': [
    '## Aufgaben\n\n- [ ] Aufgabe 1\n- [ ] Aufgabe 2\n- [ ] …\n',
    '## Aufgaben\n\n- [x] Platte getauscht\n- [ ] Alarm geschlossen\n',
  ],
  'rows differ from the template by a number or a sign': [
    '| Host | Load | OK |\n|---|---|---|\n| a-1 | [%] | ☐ |\n| a-2 | [%] | ☐ |\n',
    '| Host | Load | OK |\n|---|---|---|\n| a-1 | 40 | ☑ |\n| a-2 | 41 | ✅ |\n',
  ],
  'names of rows hold slashes': [
    '| Access | Revoked | Date |\n|---|---|---|\n| Mail/Chat/Wiki | ☐ | |\n| VPN | ☐ | |\n',
    '| Access | Revoked | Date |\n|---|---|---|\n| Mail/Chat/Wiki | ☑ | 2026-02-03 |\n| VPN | ☑ | 2026-02-03 |\n',
  ],
  'a column of remarks is left empty': [
    '| Prüfung | Ergebnis | Bemerkungen |\n|---|---|---|\n| | | |\n',
    '| Prüfung | Ergebnis | Bemerkungen |\n|---|---|---|\n| Anmeldung | geht | |\n',
  ],
  'blanks in the words of items are filled in': [
    '## Checks\n\n- [ ] Unit tests pass (coverage: ___ %)\n- [ ] Rate of leads → sales: [%]\n- [ ] Deployed to staging: [version]\n',
    '## Checks\n\n- [x] Unit tests pass (coverage: 85 %)\n- [x] Rate of leads → sales: 12 %\n- [x] Deployed to staging: 2.4.1\n',
  ],
  'items with the same words before a colon are ticked': [
    '## Checks\n\n- [ ] **Smoke test: log in**\n- [ ] Smoke test: export\n- [ ] Disk\n',
    '## Checks\n\n- [x] **Smoke test: log in**\n- [x] Smoke test: export\n- [x] Disk\n',
  ],
  'a legend and the instructions are taken out': [
    '## How to use this template\n\n1. Copy it.\n2. Fill it in.\n\n## Stufen\n\n| Stufe | Bedeutung |\n|---|---|\n| A | sofort |\n| B | heute |\n\n## Lead\n\n[Name]\n',
    '## Lead\n\nAna\n',
  ],
  'parts that say that they are optional are taken out': [
    '## Summary\n\n[Text]\n\n## Anhang (falls vorhanden)\n\n[Text]\n\n## Annexes (le cas échéant)\n\n-\n\n## Extra\n\n<!-- Elimine esta sección si no aplica. -->\n\n- **Ticket (if any)**: [Link]\n\n## Comments\n\n[Text]\n',
    '## Summary\n\nAll is well.\n',
  ],
  'concrete words stay': [
    '# T\n\n**Done when:** all accounts are closed and the list is updated.\n\n| Campo | Valor |\n|---|---|\n| Equipo | Soporte |\n| Caso | [Nombre] |\n',
    '# T\n\n**Done when:** all accounts are closed and the list is updated.\n\n| Campo | Valor |\n|---|---|\n| Equipo | Soporte |\n| Caso | Quiosco |\n',
  ],
  'headings have their own words for the blanks': [
    '# Log\n\n## [YYYY-MM-DD] Builder\n\n[Text]\n\n## FND-001 — Title\n\n- **State**:\n',
    '# Log\n\n## 2026-02-01 Builder\n\nBuilt.\n\n## FND-014 — Disk full\n\n- **State**: closed\n',
  ],
  'numbered sections are as many as there are': [
    '# Pack\n\n## Feature 1\n\n- **Use**:\n\n## Feature 2\n\n- **Use**:\n',
    '# Pack\n\n## Feature 1\n\n- **Use**: to print\n',
  ],
  'a bold line only repeats the title': ['# Log\n\n**Log**\n\n## Done\n\n[Text]\n', '# Log\n\n**Log**\n\n## Done\n\nAll of it.\n'],
  'what the template explains stays or goes': [
    '# T\n\n> **Importante**: Testare prima del rilascio.\n\n用途：在新会话中快速恢复上下文。\n\n## Anleitung\n\n1. Ergebnis eintragen: gut / schlecht\n2. Bei Fehlern: Nummer notieren\n\n## Lead\n\n[Name]\n',
    '# T\n\n## Lead\n\nAna\n',
  ],
  'sentences and criteria of the template stay': [
    '# T\n\n## Escalation criteria\n\n- Impact on scope or budget\n- No answer for a day\n\n## 必須ルール\n\n- 関連する課題を相互にリンクする。\n- 結果を日本語で記録する。\n\n## Prima\n\n- Verifica che il ramo sia pulito.\n- Avvisa il gruppo prima di iniziare.\n\n## NO-GO se:\n\n- Smoke test falliti\n- Errori bloccanti\n\n## Lead\n\n[Name]\n',
    '# T\n\n## Escalation criteria\n\n- Impact on scope or budget\n- No answer for a day\n\n## 必須ルール\n\n- 関連する課題を相互にリンクする。\n- 結果を日本語で記録する。\n\n## Prima\n\n- Verifica che il ramo sia pulito.\n- Avvisa il gruppo prima di iniziare.\n\n## NO-GO se:\n\n- Smoke test falliti\n- Errori bloccanti\n\n## Lead\n\nAna\n',
  ],
  'words that lead to what stays, or to another place, stay': [
    '# T\n\n## Scope\n\nThis document certifies:\n\n1. The release\n2. The handover\n\n## Seguimiento\n\nVer la guía de incidentes para el proceso completo.\n\n## Contact\n\nQuestions: <help@example.com>\n\n## Lead\n\n[Name]\n',
    '# T\n\n## Scope\n\nThis document certifies:\n\n1. The release\n2. The handover\n\n## Seguimiento\n\nVer la guía de incidentes para el proceso completo.\n\n## Contact\n\nQuestions: <help@example.com>\n\n## Lead\n\nAna\n',
  ],
  'rows with a name that comes twice are others': [
    '| Time | Who | What |\n|---|---|---|\n| HH:MM | System | [Alert] |\n| HH:MM | System | [Recovery] |\n\n| # | Action | Owner |\n|---|---|---|\n| 1 | | @name |\n| 2 | | @name |\n',
    '| Time | Who | What |\n|---|---|---|\n| 10:02 UTC | Ana | Called |\n\n| # | Action | Owner |\n|---|---|---|\n| 1 | Add an alert | Ana |\n',
  ],
  'a blank in the aside of a heading is filled in': [
    '# T\n\n## Before (sent [date])\n\n- [ ] Mail sent\n',
    '# T\n\n## Before (sent 2026-02-01)\n\n- [x] Mail sent\n',
  ],
  'one of two opposites is chosen': [
    '# T\n\n## Duty\n\n- [ ] Must be reported\n  - [ ] Warning sent on: ___\n- [ ] Need not be reported (reason: ___)\n\n## 义务\n\n- [ ] 需要报告\n- [ ] 无需报告\n\n## Änderungen\n\n- [ ] Brechende Änderungen\n- [ ] Keine brechenden Änderungen\n',
    '# T\n\n## Duty\n\n- [ ] Must be reported\n  - [ ] Warning sent on: ___\n- [x] Need not be reported (reason: nobody was affected)\n\n## 义务\n\n- [ ] 需要报告\n- [x] 无需报告\n\n## Änderungen\n\n- [ ] Brechende Änderungen\n- [x] Keine brechenden Änderungen\n',
  ],
  'conditions have not come true': [
    '# T\n\n## 1. Quando tornare indietro\n\n- [ ] Sistema non raggiungibile\n- [ ] Perdita di dati\n\n## When to escalate\n\n- [ ] No answer for an hour\n- [ ] Data is lost\n\n## Lead\n\n[Name]\n',
    '# T\n\n## 1. Quando tornare indietro\n\n- [ ] Sistema non raggiungibile\n- [ ] Perdita di dati\n\n## When to escalate\n\n- [ ] No answer for an hour\n- [ ] Data is lost\n\n## Lead\n\nAna\n',
  ],
  'a value is one that the blank offers': [
    '- **Number:** [CVE-YYYY-NNNN or "not yet assigned"]\n- **Ersatz:** [Name, sonst „noch offen“]\n- **原因:** （原因，或“未知”）\n',
    '- **Number:** not yet assigned\n- **Ersatz:** noch offen\n- **原因:** 未知\n',
  ],
  'sections for other cases are left out': [
    '# T\n\n### For patch releases only\n\n- [ ] Patch deployed\n\n### Nur bei Datenverlust\n\n[Text]\n\n### 重大な障害のみ\n\n[内容]\n\n## Lead\n\n[Name]\n',
    '# T\n\n## Lead\n\nAna\n',
  ],
  'what the template says of itself stays': [
    '# T\n\n> Purpose: Turn incidents into lessons.\n> Principle: Facts first.\n\n**SLA**: Draft within 48h of the end. Final within 5 days.\n\n**Lead**: [Name]\n\n- T-0:\n- T+…:\n',
    '# T\n\n> Purpose: Turn incidents into lessons.\n> Principle: Facts first.\n\n**SLA**: Draft within 48h of the end. Final within 5 days.\n\n**Lead**: Ana\n\n- T-0: the first alert\n- T+20: all is well\n',
  ],
  'rows with dots are replaced': [
    '| Time | Event |\n|---|---|\n| | detected via … |\n| | mitigated by … |\n| | resolved |\n',
    '| Time | Event |\n|---|---|\n| 10:02 UTC | detected via an alert |\n| 10:40 UTC | resolved |\n',
  ],
  'guidelines have sections of their own': [
    '# T\n\n## Guidelines\n\n### Tone\n\n- Factual\n- No blame\n\n### Timing\n\n- First update: within an hour\n\n## Lead\n\n[Name]\n',
    '# T\n\n## Lead\n\nAna\n',
  ],
  'a label is to be left blank': ['- **Sprint:** _leave blank, set at planning_\n- **Lead:** [Name]\n', '- **Sprint:**\n- **Lead:** Ana\n'],
  'words in italics say something themselves': [
    '# T\n\n## Attachments\n\n_All attachments are copied every night. Do not paste names here._\n\n## Lead\n\n[Name]\n',
    '# T\n\n## Attachments\n\n_All attachments are copied every night. Do not paste names here._\n\n## Lead\n\nAna\n',
  ],
  'a period is no signature': ['**From when to when:** ___/___ a ___/___\n', '**From when to when:** 02/03 a 05/03\n'],
  'the title says that it is a template': [
    '# Handoff Template\n\n- Where we are\n- Next\n',
    '# Handoff Template\n\n- Half of the hosts are moved\n- The rest on Monday\n',
  ],
  'headings without words stand for nothing': ['# Log\n\n##\n\n## Done\n\n[Text]\n', '# Log\n\n## Done\n\nAll of it.\n'],
}

describe('a document', () => {
  for (const [name, [template, document]] of Object.entries(complete))
    it(`is complete when ${name}`, () => {
      assert.deepEqual(faultsIn(document, { template }), [])
      assert.equal(checked(document, { template }).readiness?.ready, true)
    })

  it('with a value of its own for what the template gives has written it', () => {
    const template = '- **Version:** 1.0\n- **Team:** [Name]\n'
    assert.deepEqual(linesOf('- **Version:** 1.0\n- **Team:** A\n', { template }), ['not-applicable : Version', 'met : Team'])
    assert.deepEqual(linesOf('- **Version:** 1.1\n- **Team:** A\n', { template }), ['met : Version', 'met : Team'])
    assert.deepEqual(faultsIn('- **Version:**\n- **Team:** A\n', { template }), ['unfilled-field: line 1'])
  })

  it('must have boxes that are told apart by a level', () => {
    const template = '- [ ] Log of the tier 2 deployment\n- [ ] Log of the tier 3 deployment\n'
    assert.deepEqual(faultsIn('- [x] Log of the tier 2 deployment\n', { template }).length, 1)
  })

  it('must have the boxes below a box and below a step', () => {
    const template = '## Accounts\n\n- [ ] Accounts closed\n  - [ ] Mail\n  - [ ] Remote access\n\n1. Hardware\n   - [ ] Badge\n'
    const document = template.replaceAll('[ ]', '[x]')
    assert.deepEqual(faultsIn(document, { template }), [])
    assert.deepEqual(faultsIn(document.replace('- [x] Mail', '- [ ] Mail'), { template }), ['unticked-item: [ ]'])
    assert.deepEqual(faultsIn(document.replace('   - [x] Badge\n', ''), { template }).length, 1)
  })

  it('must have each row of a table of labels, whatever the template offers there', () => {
    const template = '| Feld | Wert |\n|---|---|\n| Titel | |\n| Stufe | Hoch / Niedrig |\n| Team | _wer_ |\n'
    assert.deepEqual(faultsIn('| Feld | Wert |\n|---|---|\n| Titel | Kiosk |\n| Team | A |\n', { template }).length, 1)
  })

  it('must have rows that are named behind their numbers', () => {
    const template = '## Plan\n\n| # | Step | Owner | Done |\n|---|---|---|---|\n| 1 | Backup taken | | ☐ |\n| 2 | Switched over | | ☐ |\n'
    const document = template.replaceAll('| | ☐ |', '| Ana | ☑ |')
    assert.deepEqual(faultsIn(document, { template }), [])
    assert.deepEqual(faultsIn(document.replace(/\| 1 .*\n/, ''), { template }).length, 1)
  })

  it('is asked for what stands under headings that begin with Post, but for notes', () => {
    const template =
      '# Cut-over\n\n## Post-cut-over\n\n- [ ] Old host stopped\n\n## Post-mortem\n\n[Text]\n\n## Post-Release Notes\n\n[Text]\n'
    assert.deepEqual(linesOf('# Cut-over\n', { template }), [
      'open : Post-cut-over',
      'open : Post-mortem',
      'not-applicable : Post-Release Notes',
    ])
  })
})

describe("the template's own words", () => {
  it('are not judged: times in guidance and in choices', () => {
    const template =
      '# T\n\n## Call\n\nNobody should have to think at 02:00 on Monday, 2026-02-02.\n\n- **Shift:** Early (06:00–14:00) / Late (14:00–22:00)\n- **Lead:** [Name]\n'
    assert.deepEqual(faultsIn(template.replace('[Name]', 'Ana'), { template }), [
      'placeholder-text: Early (06:00–14:00) / Late (14:00–22:00)',
    ])
    const written = template.replace('[Name]', 'Ana, from 09:00 on 2026-02-03').replace(/Early.*/, 'Late')
    assert.deepEqual(placesIn(written, { template }), ['8:23 missing-time-zone'])
  })

  it('make no agenda of boxes', () => {
    const template = '# T\n\n## Review (20 min)\n\n- [ ] Logs read (5 min)\n- [ ] Graphs read (10 min)\n'
    assert.deepEqual(faultsIn(template.replaceAll('[ ]', '[x]'), { template }), [])
  })

  it('in brackets may stay in a ticked item', () => {
    const template = '# T\n\n## Access\n\n- [ ] Remove mail access [Contact: IT desk]\n- [ ] Remove [system]\n'
    const document = template.replaceAll('[ ]', '[x]')
    assert.deepEqual(faultsIn(document, { template }), ['placeholder-text: [system]'])
  })
})

describe('a new document', () => {
  it('keeps line breaks, and has no ticks', () => {
    const kind = readKind('# T\n\n**From:**  \n**To:**  \n\n- [x] Read\n', 'tested')
    const { text, snippet } = skeletonOf(kind, {})
    assert.equal(text, '# T\n\n**From:**  \n**To:**\n\n- [ ] Read\n')
    assert.equal(snippet, '# T\n\n**From:** $1  \n**To:** $2\n\n- [ ] Read\n')
  })

  it('keeps ticks in code', () => {
    const { text } = skeletonOf(readKind('# Note\n\n- [x] Done\n\n```md\n- [x] Done\n```\n\n- [x] Told\n', 'note'), {})
    assert.equal(text, '# Note\n\n- [ ] Done\n\n```md\n- [x] Done\n```\n\n- [ ] Told\n')
  })

  it('has a tab stop behind a full-width colon', () => {
    assert.equal(skeletonOf(readKind('# T\n\n- 担当：\n- **原因**：\n', 'tested'), {}).snippet, '# T\n\n- 担当：$1\n- **原因**：$2\n')
  })
})

describe('the title of a kind', () => {
  for (const [template, title] of [
    ['# Template: Handover\n\n-\n', 'Handover'],
    ['# Plantilla de Informe\n\n-\n', 'Informe'],
    ['# 模板：交接\n\n-\n', '交接'],
    ['---\ntitle: ""\n---\n\n# Shift\n\n-\n', 'Shift'],
    ['---\nname: Incident\nabout: What happened\ntitle: "[INC] "\n---\n\n## What\n\n-\n', 'Incident'],
  ] as const)
    it(`is "${title}"`, () => assert.equal(readKind(template, 'file').title, title))
})
