/** Which kind a document is of by its likeness, and which documents are of none. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { checked, findingsIn, text } from '../support/check.ts'

function kindOf(source: string, path = 'docs/page.md'): string | undefined {
  return checked(source, { path }).kind?.id
}

describe('likeness to a kind', () => {
  it('tells each complete document from all other kinds', () => {
    for (const name of readdirSync('test/fixtures/kinds'))
      assert.equal(`${kindOf(readFileSync(`test/fixtures/kinds/${name}`, 'utf8'))}.md`, name)
  })

  it('knows a status update by its five labels alone', () => {
    const update = text(`
      > **Audience:** internal
      > **Channel:** Slack
      > **Summary:** One in ten sign-ins fails.
      > **Details:** The flag is off.
      > **Next Update:** 2026-03-01T12:40Z
    `)
    assert.equal(kindOf(update), 'status-update')
  })

  it('knows release notes that are a list of labels', () => {
    const notes = text(`
      - Release name / number: 2.4.0
      - Date: 2026-03-17
      - Summary: Cards can be kept
      - Notable changes: Receipts as PDF
      - Migration steps (if any): None
      - Known issues: None
    `)
    assert.equal(kindOf(notes), 'release-notes')
  })

  it('does not take a guide for the notes that it contains', () => {
    const guide = text(`
      # How we release

      ## Purpose
      Less risk.

      ## Release types
      - Patch: fixes
      - Minor: features

      ## Pre-release requirements
      - [ ] All acceptance criteria met and PRs merged
      - [ ] Passing CI and security scans
      - [ ] Release notes drafted

      ## Deployment checklist
      - [ ] Deployment window scheduled (if needed)
      - [ ] Backup or snapshot (if applicable)
      - [ ] Deploy to staging and run smoke tests
      - [ ] Run post-deploy verifications
      - [ ] Announce release to stakeholders and support

      ## Rollback & Incident Playbook
      - Call the one on call

      ## Release notes template
      - Release name / number:
      - Date:
      - Summary:
      - Notable changes:
      - Migration steps (if any):
      - Known issues:
    `)
    assert.notEqual(kindOf(guide), 'release-notes')
  })

  const strangers: Readonly<Record<string, string>> = {
    'a README': `
      # Orders

      Imports orders into the warehouse.

      ## Installation

      1. Clone the repository
      2. Run \`npm install\`

      ## Usage

      Run \`orders import\`. See [the manual](docs/manual.md).

      ## Status

      Stable.

      ## Known issues

      - Slow on Windows

      ## Contributing

      - [ ] Tests pass
      - [ ] Changelog updated

      ## License

      MIT
    `,
    'a changelog': `
      # Changelog

      ## [2.4.0] - 2026-03-17

      ### Added
      - Saved cards

      ### Fixed
      - The total no longer jumps

      ## [2.3.6] - 2026-02-01

      ### Changed
      - Receipts are PDFs

      ### Known issues
      - None
    `,
    'a decision record': `
      # 12. Tell duplicates apart by order number

      Date: 2026-03-01

      ## Status

      Accepted

      ## Context

      The date of an order is not stable.

      ## Decision

      Orders are told apart by number.

      ## Consequences

      Old orders without a number are looked at by hand.
    `,
    'minutes of a meeting': `
      # Weekly, 2026-03-02

      **Attendees:** Kim, Ade

      ## Agenda

      1. Release (10 min)
      2. Questions (20 min)

      ## Decisions

      - Release on Thursday

      ## Next steps

      - [ ] Kim writes the notes
    `,
    'a runbook': `
      # Search is slow

      ## Symptoms

      Requests take more than two seconds.

      ## Diagnosis

      1. Look at the queue

      ## Resolution

      1. Restart the indexer

      ## Escalation

      - **L1**: Support
      - **L2**: Search team
    `,
    'an issue form': `
      **Describe the bug**
      A clear description.

      **To Reproduce**
      Steps:
      1. Go to '...'

      **Expected behavior**

      **Screenshots**

      **Environment**
      - OS: [e.g. iOS]
      - Version: [e.g. 22]
    `,
  }
  for (const [name, source] of Object.entries(strangers)) {
    it(`leaves ${name} without a kind`, () => {
      assert.equal(kindOf(text(source)), undefined)
      assert.deepEqual(checked(text(source), { path: 'docs/page.md' }).findings, [])
    })
  }
})

describe('a document that is called a handoff', () => {
  const note = '# Notes\n\n- Search is slow since 14:30 CET\n'
  const titled = (title: string, path = 'docs/week-7.md') => kindOf(`# ${title}\n\n- Search is slow since 14:30 CET\n`, path)

  it('is one by the name of its file, in any language and spelling', () => {
    for (const name of [
      'handoff.md',
      'shift_handover-2026-03-01.md',
      'PostMortem.md',
      'INCIDENT_REPORT.md',
      '2026-03-04-escalation-search.md',
      'cutover-plan.md',
      'Übergabe.md',
      'UEBERGABE_2026.md',
      'Schichtübergabe.md',
      'passation-projet.md',
      'TRASPASO.md',
      'passagem-de-turno.md',
      'passaggio di consegne.md',
      'dienstoverdracht.md',
      '引き継ぎ資料.md',
      '項目引継ぎ.md',
      '交接文档.md',
      '인수인계_검색팀.md',
    ])
      assert.equal(kindOf(note, `docs/${name}`), 'general', name)
  })

  it('is one by its folder, if the name has a day', () => {
    assert.equal(kindOf(note, 'docs/incidents/2026-03-04-search.md'), 'general')
    assert.equal(kindOf(note, 'docs/incidents/search.md'), undefined)
    assert.equal(kindOf(note, 'docs/incidents/runbooks/2026-search.md'), undefined)
  })

  it('is one by its folder, if it is the one that counts now', () => {
    assert.equal(kindOf(note, 'docs/handoff/CURRENT.md'), 'general')
    assert.equal(kindOf(note, 'docs/handoff/current-focus.md'), 'general')
    assert.equal(kindOf(note, 'docs/handoffs/2026-04-12-iteration-guide.md'), 'general')
    assert.equal(kindOf(note, 'docs/übergaben/Stand.md'), 'general')
    assert.equal(kindOf(note, '引き継ぎ/最新.md'), 'general')
    assert.equal(kindOf(note, 'docs/handoff/protocol.md'), undefined)
  })

  it('is one by its first heading', () => {
    for (const title of [
      'On-call handoff, week 7',
      'Search: handover',
      'Post-mortem: nobody could sign in',
      'Incident 2026-03-04',
      'Incident SRCH-12: search',
      'Störung – Suche (2026-03-04)',
      'Übergabe der Rufbereitschaft',
      'Document de passation',
      'Informe de incidente',
      '検索サービス 障害報告書',
      '项目交接',
    ])
      assert.equal(titled(title), 'general', title)
  })

  it('is none if it speaks about handoffs, or is the form of one', () => {
    for (const path of [
      'docs/privilege-escalation.md',
      'docs/escalation-policy.md',
      'docs/escalations.md',
      'docs/handoff-process.md',
      'docs/incident-response-2026.md',
      'docs/templates/handoff.md',
      'docs/postmortem-template.md',
      '.claude/commands/handoff.md',
      'skills/handoff/SKILL.md',
      'docs/modèle-de-passation.md',
      'docs/引き継ぎテンプレート.md',
      'docs/handoffs/README.md',
      'docs/adr/ADR-033-billing-cutover.md',
      'checklists/shift-handover.md',
      // A chapter of a book, and pages about the files of a program.
      'manual/0050_Contacts_and_Escalation.md',
      'docs/AR39_INCIDENT_SEVERITY.md',
      'docs/agentHandoff.ts.md',
      'docs/incident-drafter/manifest.json.md',
    ])
      assert.equal(kindOf(note, path), undefined, path)
    for (const title of [
      'How we hand off: a guide to the on-call handoff',
      'Handoff protocol',
      'Why postmortems work',
      'Handoffs',
      'Incident response 2026',
      'Escalation engineers 2026',
      'Incident report: [What broke]',
      'Übergabe: Leitfaden',
      'Cómo escribir un informe de incidente',
      '인수인계 가이드',
    ])
      assert.equal(titled(title), undefined, title)
    assert.equal(kindOf('---\nname: handoff\ndescription: Writes a handoff.\n---\n\n# Handoff\n', 'docs/x.md'), undefined)
  })

  it('is none if its title says that it is a template, unless its name says which one it is', () => {
    const form = '# Incident Report Template\n\n- Incident ID:\n'
    assert.equal(kindOf(form, 'docs/incident-report.md'), undefined)
    assert.equal(kindOf(form, 'docs/incident-report-2026-03-04.md'), 'general')
  })

  it('is none if only a later heading or the text says so', () => {
    assert.equal(kindOf('# Search\n\n## Handoff\n\n- Slow since 14:30 CET\n'), undefined)
    assert.equal(kindOf('# Search\n\nThis is no handoff.\n'), undefined)
  })
})

describe('a document that says what a kind asks for in another language', () => {
  it('is of the kind, if it is called a handoff', () => {
    const shift = text(`
      # Passation d'astreinte : paiements

      - **Période** : 2026-03-02T08:00Z – 2026-03-09T08:00Z
      - **Sortant** : Responsable paiements
      - **Entrant** : Responsable commandes

      ## Incidents ouverts

      | Incident | Gravité | Statut | Responsable | Prochaine action |
      |---|---|---|---|---|
      | PAY-12 | SEV-3 | en cours | Responsable commandes | appeler le fournisseur |

      ## Changements récents

      - Aucun

      ## Points d'attention

      - Si la file dépasse 200, alors basculer
    `)
    assert.equal(kindOf(shift), 'on-call-handoff')
    assert.equal(kindOf(shift.replace("Passation d'astreinte", 'Bilan')), undefined)
  })

  it('is of the kind, if it is called like it', () => {
    const notes = text(`
      # Notas de la versión 6.2

      - **Versión:** 6.2.0
      - **Fecha:** 2026-04-14

      ## Resumen

      Se puede cambiar la fecha.

      ## Novedades

      - Cambio de fecha

      ## Pasos de migración

      1. Ejecutar \`migrar\`

      ## Problemas conocidos

      - Ninguno
    `)
    assert.equal(kindOf(notes), 'release-notes')
    assert.equal(kindOf('# Notas de la versión 6.2\n\n- Cambio de fecha\n'), undefined)
  })
})

describe('a document that is called like a kind', () => {
  const packet = text(`
    # Escalation: exports are empty

    **Summary:** SEV-2. Exports of ninety customers are empty. The cause is not known.

    **Impact:** 1,100 exports

    **What we tried:** flag off, no effect

    **Asks:** roll the schema back

    **Next update:** 2026-03-01T12:40Z

    ## How to reproduce it

    - Environment: staging, build 99ab12f
    - Expected: 20 rows
    - Actual: none

    ## What happened when

    | Milestone | Timestamp (UTC) | Owner |
    |---|---|---|
    | Detection | 2026-03-01T11:00Z | Support Lead |
  `)

  it('is of it, although what a section holds stands without its heading', () => assert.equal(kindOf(packet), 'escalation-packet'))

  it('is of it by the title in its front matter', () => {
    assert.equal(kindOf(packet.replace('# Escalation: exports', '# Exports')), undefined)
    assert.equal(
      kindOf(`---\ntitle: Escalation packet 515\n---\n${packet.replace('# Escalation: exports', '# Exports')}`),
      'escalation-packet',
    )
  })

  it('is of the kind that its title names, although its words are more like those of another', () => {
    const sections = text(`
      ## Summary

      SEV-2. Exports of ninety customers are empty.

      ## Impact and metrics

      1,100 exports

      ## What was tried

      Flag off, no effect

      ## Risks

      None

      ## What we need from engineering

      Roll the schema back

      ## Next update

      2026-03-01T12:40Z

      ## How to reproduce

      - Environment: staging, build 99ab12f
      - Expected: 20 rows
      - Actual: none
      - Evidence: https://example.com/a.png

      ## Timeline

      1. **Detection** – 2026-03-01T11:00Z, Support Lead: alert
      2. **Mitigation** – 2026-03-01T11:20Z, Support Lead: flag off
    `)
    const named = (title: string, before = '') => kindOf(`${before}# ${title}\n\n${sections}`)
    const untitled = named('INC-9 Exports are empty')
    assert.notEqual(untitled, 'escalation-packet')
    for (const title of ['Escalation packet: exports', 'INC-9 Exports are empty – escalation packet', 'ESCALATION PACKET INC-9'])
      assert.equal(named(title), 'escalation-packet', title)
    assert.equal(named('INC-9 Exports are empty', '---\ntitle: Escalation packet – INC-9\n---\n\n'), 'escalation-packet')
    for (const title of ['Packet of escalations', 'Release notes 3.4']) assert.equal(named(title), untitled, title)
  })

  it('is of it if rows stand for headings', () => {
    const guide = text(`
      # Release guide: Orders 3.4

      - Release type: Minor

      ## Pre-release requirements

      - [x] Release notes drafted

      ## Who does what

      | Role | Before | On the day | After | Sign-off |
      |---|---|---|---|---|
      | QA Lead | Tests | Smoke tests | Watches | QA Lead, 2026-03-01 |
      | DevOps Engineer | Tries the pipeline | Deploys | Looks at metrics | DevOps Engineer, 2026-03-01 |
      | Business Analyst | Checks criteria | Answers | Tests | Business Analyst, 2026-03-01 |
      | UX Designer | Checks staging | Looks | Listens | UX Designer, 2026-03-01 |

      ## Deployment checklist

      - [x] Deploy to staging and run smoke tests

      ## Rollback

      1. Call the one on call
    `)
    assert.equal(kindOf(guide), 'release-guide')
    assert.equal(kindOf(guide.replace('Release guide: Orders', 'How to write a release guide for orders')), undefined)
  })

  it('is of it by a name of many words', () => {
    const update =
      '- **Public** : clients\n- **Canal** : email\n- **Résumé** : Lent.\n- **Détails** : On cherche.\n- **Prochaine mise à jour** : 12h40 UTC\n'
    assert.equal(kindOf(`# Mise à jour de statut : paiements\n\n${update}`), 'status-update')
  })
})

describe('a post-mortem of another form', () => {
  const table = '| Action | Owner | Due |\n|---|---|---|\n| Alert | Ann | 2026-03-09 |\n'
  const told = (...headings: readonly string[]) =>
    headings.map((heading) => `## ${heading}\n\n${/^Action/.test(heading) ? table : '2026-03-04 14:30Z it stood still.'}\n`).join('\n')

  it('is an incident report if most of what that asks for is there; contributing factors alone are its cause', () => {
    const labels = '- **Severity:** SEV-2\n- **Duration:** 40 minutes\n- **Authors:** Ann Ode\n'
    const sections = told('Summary', 'Timeline', 'Contributing factors', 'Lessons learned', 'Action items')
    const source = `# Post-mortem: search\n\n${labels}\n${sections}`
    assert.equal(kindOf(source), 'incident-report')
    const missing = findingsIn(source, { path: 'docs/page.md' }).filter((fault) => /missing-section/.test(fault))
    assert.deepEqual(missing, ['9:34-9:34 missing-section Section "Impact" is missing; expected it here'])
  })

  it('is the general one if there is little more than what may be left out', () => {
    assert.equal(kindOf(`# Post-mortem: search\n\n${told('Summary', 'Resolution', 'What went well', 'Lessons', 'Evidence')}`), 'general')
  })
})

describe('a document in the shape of an incident report', () => {
  const shape = (...headings: readonly string[]) =>
    kindOf(`# Search\n\n${headings.map((heading) => `## ${heading}\n\n- 14:30 it stood still\n- 15:10 it went on\n`).join('\n')}`)

  it('is known by a timeline with times, a cause and something more, in any language', () => {
    for (const headings of [
      ['Timeline of events', 'Root causes', 'Impact on customers'],
      ['Sequence of events', 'Contributing factors', 'Lessons learned'],
      ['Zeitlicher Ablauf', 'Ursache', 'Maßnahmen'],
      ['Chronologie', 'Cause racine', 'Résolution'],
      ['Cronología', 'Causa raíz', 'Impacto'],
      ['Linha do tempo', 'Causa raiz', 'Lições aprendidas'],
      ['Cronologia', 'Causa', 'Impatto'],
      ['Tijdlijn', 'Oorzaak', 'Impact'],
      ['タイムライン', '根本原因', '影響'],
      ['时间线', '根本原因', '影响'],
      ['타임라인', '근본 원인', '영향'],
      ['Timeline', 'Impact', 'Mitigation', 'Action items'],
    ])
      assert.equal(shape(...headings), 'general', headings.join())
  })

  it('is not known by less, nor by days', () => {
    for (const headings of [
      ['Timeline', 'Impact'],
      ['Root cause', 'Impact', 'Action items'],
      ['Timeline', 'Budget', 'Risks'],
    ])
      assert.equal(shape(...headings), undefined, headings.join())
    assert.equal(kindOf('# Move\n\n## Timeline\n\n- 2026-03-04: go\n\n## Root cause\n\nAge.\n\n## Impact\n\nNone.\n'), undefined)
  })

  it('is not known where that is one chapter of a manual or a log', () => {
    const chapters = Array.from({ length: 20 }, (_, index) => `## Chapter ${'abcdefghijklmnopqrst'[index]}\n\nMore.\n`).join('\n')
    const source = `# Orders\n\n${chapters}\n## Timeline\n\n- 14:30 a\n- 15:10 b\n\n## Root cause\n\nAge.\n\n## Impact\n\nNone.\n`
    assert.equal(kindOf(source), undefined)
    assert.equal(kindOf(source.replace(chapters, '')), 'general')
  })

  it('is none if it tells how to write one', () => {
    const guide = '# How to write a report\n\n## Timeline\n\n14:30, 15:10\n\n## Root cause\n\nWhy?\n\n## Impact\n\nWho?\n'
    assert.equal(kindOf(guide), undefined)
    assert.equal(kindOf(guide.replace('How to write a report', 'Report'), 'templates/report.md'), undefined)
  })
})
