/** What a receiver sees of a handoff at a glance: text in, the overview in words out. */
import { deepEqual, equal } from 'node:assert/strict'
import { type Overview, overviewOf } from '../../../server/src/core/summary/overview.ts'
import type { When } from '../../../server/src/core/summary/when.ts'
import { checked, optionsOf, type Setting, text } from '../../support/check.ts'

function overviewIn(source: string, setting: Setting = {}): Overview {
  const overview = overviewOf(checked(source, setting), optionsOf(setting), setting.path ?? '')
  if (!overview) throw new Error('no handoff')
  return overview
}

const shown = (when: When | undefined) => (when ? new Date(when.instant).toISOString().slice(0, when.wholeDay ? 10 : 16) : '')
const line = (...words: readonly (string | undefined)[]) => words.filter(Boolean).join(' | ')

const actionsIn = (source: string, setting?: Setting) =>
  overviewIn(source, setting).actions.map(({ text, about, owner, due }) => line(shown(due), owner, text, about))
const deadlinesIn = (source: string, setting?: Setting) =>
  overviewIn(source, setting).deadlines.map(({ label, owner, when, overdue }) => line(shown(when), label, owner, overdue ? 'overdue' : ''))
const eventsIn = (source: string, setting?: Setting) =>
  overviewIn(source, setting).timeline?.events.map(({ when, label, note, owner }) => line(shown(when), label, note, owner))
const durationsIn = (source: string, setting?: Setting) =>
  overviewIn(source, setting).timeline?.durations.map((one) => `${one.of} ${one.milliseconds / 60_000}`)

const incident = text(`
  # Escalation: Sign-in fails

  ## Escalation Packet

  - **Asks for Engineering:** A hotfix of the session service
  - **Risks:** The signing keys rotate at 2026-03-01T18:00Z
  - **Next Update Due:** 2026-03-01T12:15Z, Incident Commander

  ## Incident Timeline

  | Milestone | Timestamp (UTC) | Owner | Notes |
  |-----------|-----------------|-------|-------|
  | Detection | 2026-03-01T10:42Z | Support On-Call | Alert |
  | Triage | 2026-03-01T10:55Z | Incident Commander | SEV-2 |
  | Mitigation | 2026-03-01T11:20Z | Support Engineer | |
  | Handoff | 2026-03-01T11:40Z | Support Engineer | OPS-4711 |
`)
const packet: Setting = { kind: 'escalation-packet' }

describe('the overview of a handoff', () => {
  it('is there for no document that is no handoff', () => {
    equal(overviewOf(checked('# Read me\n', { path: 'README.md' }), optionsOf({ path: 'README.md' }), 'README.md'), undefined)
  })

  it('holds nothing that the document does not say', () => {
    deepEqual(overviewIn('# Shift\n\n- **Owner**: Ada\n'), {
      situation: [],
      actions: [],
      deadlines: [],
      timeline: undefined,
      chain: [],
      handOffs: [],
      ladder: [],
      signOffs: [],
      issues: [],
    })
  })

  describe('how things stand', () => {
    const situationIn = (source: string, setting?: Setting) =>
      overviewIn(source, setting).situation.map(({ topic, lines }) => line(topic, ...lines.map(({ text }) => text)))

    it('is told by headings and labels, whatever the kind and the language', () => {
      const told = [
        'summary | Half of the sign-ins fail.',
        'impact | 340 tenants',
        'state | Investigating',
        'mitigation | Flag off | Pods restarted',
      ]
      const labels = '- **Status**: Investigating\n- **Impact**: 340 tenants\n- **Summary:** Half of the sign-ins fail.\n'
      deepEqual(situationIn(`# A\n\n${labels}\n## Mitigation attempts\n\n- Flag off\n- Pods restarted\n`), told)
      deepEqual(
        situationIn(
          '# A\n\n## Executive Summary\n\nHalf of the sign-ins fail.\n\n## Impact & telemetry\n\n340 tenants\n\n## Where things stand\n\nInvestigating\n\n## What was tried so far\n\n1. Flag off\n2. Pods restarted\n',
        ),
        told,
      )
      deepEqual(
        situationIn(
          '# A\n\n## Zusammenfassung\n\nHalf of the sign-ins fail.\n\n**Auswirkungen:** 340 tenants\n\n**Status:** Investigating\n\n## 緩和策\n\n- Flag off\n- Pods restarted\n',
        ),
        told,
      )
      deepEqual(
        situationIn(
          incident.replace('- **Asks', '- **Summary:** [Two or three sentences]\n- **Impact & Telemetry:** 340 tenants\n- **Asks'),
          packet,
        ),
        ['impact | 340 tenants'],
      )
    })

    it('is not what is said of something else', () => {
      for (const other of [
        '## Known issues\n\n**Issue**: Slow\n**Status**: open\n**Impact**: few\n**Workaround**: wait',
        "## Receiver's summary\n\nOne incident is mine.",
        '## Summary of lessons\n\nTest more.',
        '- **Training status**: planned',
        '- **Impact**: None',
        '- **Summary**:',
      ])
        deepEqual(situationIn(`# A\n\n${other}\n`), [], other)
    })
  })

  describe('timeline', () => {
    it('is in the order of time, with how long things took', () => {
      deepEqual(eventsIn(incident, packet), [
        '2026-03-01T10:42 | Detection | Alert | Support On-Call',
        '2026-03-01T10:55 | Triage | SEV-2 | Incident Commander',
        '2026-03-01T11:20 | Mitigation | Support Engineer',
        '2026-03-01T11:40 | Handoff | OPS-4711 | Support Engineer',
      ])
      deepEqual(durationsIn(incident, packet), ['triage 13', 'mitigation 38', 'handoff 58', 'since-update 20'])
    })

    it('brings all zones to UTC, and goes over midnight', () => {
      const source = text(`
        # Outage of 2026-03-04

        ## Timeline (all times CET)

        - 23:40 Alert on queue length
        - 00:10 Rolled back the release
        - 2026-03-05 01:00 UTC: Recovered
      `)
      deepEqual(eventsIn(source), [
        '2026-03-04T22:40 | Alert on queue length',
        '2026-03-04T23:10 | Rolled back the release',
        '2026-03-05T01:00 | Recovered',
      ])
      deepEqual(durationsIn(source), ['mitigation 30', 'resolution 140'])
    })

    it('without any day still says how far things are apart', () => {
      const source = '# Outage\n\n## Timeline\n\n- 23:50 UTC detected\n- 00:20 UTC mitigated\n'
      equal(overviewIn(source).timeline?.dated, false)
      deepEqual(durationsIn(source), ['mitigation 30'])
    })

    it('reads headings, and fields that name a milestone', () => {
      const source = text(`
        # Outage of 2026-03-01

        - **Detected**: 2026-03-01T08:00Z

        ## Timeline

        ### 08:10 UTC Triage by the on-call

        Text.

        ### 08:30 UTC Traffic moved
      `)
      deepEqual(eventsIn(source), [
        '2026-03-01T08:00 | Detected',
        '2026-03-01T08:10 | Triage by the on-call',
        '2026-03-01T08:30 | Traffic moved',
      ])
    })

    it('is made of all dated moments where the document has none', () => {
      const source = '# Shift\n\n- **Period**: 2026-02-22T09:00Z – 2026-03-01T09:00Z\n- 2026-02-27T14:00Z: new retry policy\n'
      deepEqual(eventsIn(source), ['2026-02-22T09:00 | Period', '2026-02-27T14:00 | new retry policy', '2026-03-01T09:00 | Period'])
    })
  })

  describe('what to do first', () => {
    it('is what is due next, then what somebody owns, then the rest', () => {
      const source = text(`
        # Handoff

        ## Next steps

        - [ ] Clean up the flags
        - [x] Warm the cache
        - [ ] Raise the limit, @ada
        - Compare the queues by 2026-03-02T09:00Z
        - ~~Call the vendor~~

        ## Open incidents

        | Incident | Severity | Owner | Next action |
        |----------|----------|-------|-------------|
        | PAY-301 Refunds are late | SEV-3 | Ade | Drain the queue on 2026-03-01 |
        | PAY-302 Double receipts | SEV-4 | Kim | None |
      `)
      deepEqual(actionsIn(source), [
        '2026-03-01 | Ade | Drain the queue on 2026-03-01 | PAY-301 Refunds are late',
        '2026-03-02T09:00 | Compare the queues by 2026-03-02T09:00Z',
        '@ada | Raise the limit, @ada',
        'Clean up the flags',
      ])
    })

    it('begins with the next update on an incident, with who gives it', () => {
      deepEqual(actionsIn(incident, packet), [
        '2026-03-01T12:15 | Incident Commander | Next Update Due',
        'A hotfix of the session service | Asks for Engineering',
      ])
      deepEqual(actionsIn(incident.replace('## Inc', '- **Status:** resolved\n\n## Inc'), packet), [
        'A hotfix of the session service | Asks for Engineering',
      ])
    })

    it('is not what was done, what the kind checks, or the template’s own text', () => {
      deepEqual(actionsIn('# Handoff\n\n## Actions taken\n\n- Restarted the router\n\n## Next steps\n\n- [What is next]\n'), [])
      deepEqual(actionsIn('# Handoff\n\n## Mitigation\n\n| Action | Result |\n|---|---|\n| Restart | none |\n'), [])
      deepEqual(actionsIn('# Open items\n\n- **Team**: Search\n\n## Week 12\n\n- Call Ada\n- Raj: call Bo\n'), ['Call Ada', 'Raj: call Bo'])
      deepEqual(actionsIn('# Notes\n\n## Checks\n\n- [ ] Tested\n', { template: '# T\n\n## Checks\n\n- [ ] Tested\n' }), [])
    })
  })

  describe('deadlines', () => {
    it('are all moments and days ahead, the next first', () => {
      deepEqual(deadlinesIn(incident, packet), ['2026-03-01T12:15 | Next Update Due | Incident Commander', '2026-03-01T18:00 | Risks'])
    })

    it('that have passed are said for what is to be done only', () => {
      const source = '# Handoff\n\n- **Release date**: 2026-02-20\n\n## Next steps\n\n- [ ] Tell the vendor by 2026-02-27T10:00Z\n'
      deepEqual(deadlinesIn(source), ['2026-02-27T10:00 | Tell the vendor by 2026-02-27T10:00Z | overdue'])
    })

    it('are none in a handoff that is closed, nor in its sign-offs', () => {
      deepEqual(deadlinesIn(incident, { ...packet, stage: 'closed' }), [])
      deepEqual(deadlinesIn('# Handoff\n\n## Sign-off\n\n- **Lead**: Ada Date: 2026-05-01\n'), [])
    })
  })

  describe('known issues', () => {
    const issuesIn = (source: string) =>
      overviewIn(source).issues.map(({ id, text, severity, status, owner, workaround, fix }) =>
        line(severity, id, text, status, owner, workaround, fix),
      )

    it('of a table come by severity, without what is closed', () => {
      const source = text(`
        # Handoff

        ## Known issues

        | ID | Description | Severity | Owner | Workaround | ETA |
        |----|-------------|----------|-------|------------|-----|
        | A-1 | Slow start | Low | Kim | Wait | 2.4.1 |
        | A-2 | Lost cards | High | | Sign in again | 2026-03-24 |
        | ~~A-3~~ | Gone | High | | | |
        | | | | | | |
      `)
      deepEqual(issuesIn(source), ['High | A-2 | Lost cards | Sign in again | 2026-03-24', 'Low | A-1 | Slow start | Kim | Wait | 2.4.1'])
    })

    it('stand in lists and blocks, too', () => {
      deepEqual(issuesIn('# Handoff\n\n## Known issues\n\n- ❌ PAY-7 Receipts are late\n  - Workaround: wait\n- ✅ Fixed\n'), [
        'PAY-7 | Receipts are late | wait',
      ])
      const blocks =
        '**Issue:** Slow\n**Severity:** SEV-2\n**Workaround:** Wait\n\n**Issue:** Lost\n**Severity:** SEV-1\n**Workaround:** Retry\n'
      deepEqual(issuesIn(`# Handoff\n\n## Known issues\n\n${blocks}`), ['SEV-1 | Lost | Retry', 'SEV-2 | Slow | Wait'])
      deepEqual(issuesIn('# Handoff\n\n## Known issues\n\nNone\n'), [])
    })

    const lackingIn = (source: string, setting?: Setting) =>
      overviewIn(source, setting).issues.map(({ text, lacksWorkaround }) => `${text}${lacksWorkaround ? ': no workaround' : ''}`)

    it('lack a workaround where the check asks for one', () => {
      const items = '- Receipts are late\n- Login fails in Safari; use Chrome\n- Slow\n  - Workaround: wait\n'
      deepEqual(lackingIn(`# Handoff\n\n## Known issues\n\n${items}`), [
        'Receipts are late: no workaround',
        'Login fails in Safari; use Chrome',
        'Slow',
      ])
      const row = '| PAY-7 | Receipts are late | |\n| PAY-8 | Slow | Wait |\n'
      deepEqual(lackingIn(`# Handoff\n\n## Known issues\n\n| ID | Issue | Workaround |\n|---|---|---|\n${row}`), [
        'Receipts are late: no workaround',
        'Slow',
      ])
      const ids = '| PAY-7 | Receipts are late |\n| PAY-8 | Slow; use Chrome |\n'
      deepEqual(lackingIn(`# Handoff\n\n## Known issues\n\n| ID | Issue |\n|---|---|\n${ids}`), [
        'Receipts are late: no workaround',
        'Slow; use Chrome',
      ])
      const record = '**Issue:** Slow\n**Workaround:** Wait\n\n**Issue:** Lost\n**Severity:** High\n'
      deepEqual(lackingIn(`# Handoff\n\n## Known issues\n\n${record}`), ['Lost: no workaround', 'Slow'])
    })

    it('lack nothing where the template has no place for workarounds', () => {
      const limits = '# Handoff\n\n## Known Limitations\n\n- Not on Linux\n- English only\n'
      deepEqual(lackingIn(limits, { kind: 'cs-handoff' }), ['Not on Linux', 'English only'])
    })

    it('are not the limits that the template asks for as a label of a feature', () => {
      for (const label of ['**Known Limitations**:', '**Known Limitations**', '#### Known Limitations']) {
        const source = `# Handoff\n\n## Feature Details\n\n### Feature 1: Export\n\n${label}\n\n- Not on Linux\n\n## Known Issues\n\n- Slow\n`
        deepEqual(lackingIn(source, { kind: 'support-handoff' }), ['Slow: no workaround'], label)
      }
    })
  })

  it('has the levels of the escalation as sections, rows and labels', () => {
    const ladderIn = (source: string) =>
      overviewIn(source).ladder.map(({ name, contact, response, use }) => line(name, contact, response, use))
    const sections = '### Level 1\n- **Contact**: Desk\n- **Response Time**: 1 hour\n\n### Level 2\n- **Contact**: [Name]\n'
    deepEqual(ladderIn(`# Handoff\n\n## Escalation\n\n${sections}`), ['Level 1 | Desk | 1 hour'])
    const rows = '| Level | When | Contact | SLA |\n|---|---|---|---|\n| L1 | Questions | Desk | 30 min |\n'
    deepEqual(ladderIn(`# Handoff\n\n## Escalation\n\n${rows}`), ['L1 | Desk | 30 min | Questions'])
    deepEqual(ladderIn('# Handoff\n\n## Escalation path\n\n- **L1**: Desk\n- **L2**: Payments\n'), ['L1 | Desk', 'L2 | Payments'])
  })

  it('has who signed and who has not, the receiver last', () => {
    const source = text(`
      # Handoff

      - **Accepted by**: Lea
      - **Accepted at**: 2026-03-01T09:00Z

      ## Sign-off

      - **Lead**: Ada Date: 2026-02-27
      - **Product**: ____ Date: ____
    `)
    deepEqual(
      overviewIn(source).signOffs.map(({ role, name, date }) => `${role}: ${name} ${date}`),
      ['Lead: Ada 2026-02-27', 'Product:  ', 'Accepted by: Lea 2026-03-01T09:00Z'],
    )
  })

  it('has the chain of documents, each with how far it has come', () => {
    const files = new Map([
      ['a/first.md', '---\nkind: general\nstage: ready\n---\n\n# First\n'],
      ['a/second.md', '---\nkind: general\nprevious: first.md\n---\n\n# Second\n\nTBD\n'],
      ['a/fourth.md', '---\nkind: general\nstage: draft\n---\n\n# Fourth\n'],
      ['a/readme.md', '# Read me\n'],
    ])
    const source = '---\nprevious: second.md\nnext: gone.md\n---\n\n# Third\n\n- **Handoff**: [next](fourth.md), [other](readme.md)\n'
    const { chain } = overviewIn(source, { path: 'a/third.md', kind: 'general', files })
    deepEqual(
      chain.map(({ place, path, state, stage, progress }) => line(place, path, state, stage, progress?.percent.toString())),
      [
        'before | a/first.md | handoff | ready | 100',
        'before | a/second.md | handoff | 0',
        'this | a/third.md | handoff | 100',
        'after | a/gone.md | missing',
        'after | a/fourth.md | handoff | draft | 100',
        'after | a/readme.md | other',
      ],
    )
  })

  it('does not go round in a circle of handoffs', () => {
    const files = new Map([['b.md', '---\nkind: general\nprevious: a.md\n---\n\n# B\n']])
    const { chain } = overviewIn('---\nprevious: b.md\n---\n\n# A\n', { path: 'a.md', kind: 'general', files })
    deepEqual(
      chain.map(({ path }) => path),
      ['b.md', 'a.md'],
    )
  })

  it('has the hand-offs between roles', () => {
    const source =
      '# Guide\n\n## QA → Ops\n\n- **Hand off**: Test results\n- **Timing**: Before the deployment\n\n## Design handoff (UX → Dev)\n'
    deepEqual(
      overviewIn(source).handOffs.map(({ from, to, what, timing }) => line(from, to, what, timing)),
      ['QA | Ops | Test results | Before the deployment', 'UX | Dev'],
    )
  })
})
