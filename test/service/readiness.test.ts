/** Readiness in words: the state, the rows, and what is to be corrected. */
import { deepEqual, equal, match } from 'node:assert/strict'
import escalation from '../../examples/escalation-mixed-time-zones.md'
import { rules } from '../../server/src/core/rules/index.ts'
import { stateInFull } from '../../server/src/service/features/readiness.ts'
import { words } from '../../server/src/service/l10n/plainWords.ts'
import { serviceWith } from './support.ts'

const uri = 'file:///handoff.md'
const general = (text: string) => `---\nkind: general\n---\n\n# Note\n\n${text}`

async function readinessIn(text: string, locale = 'en') {
  const readiness = await serviceWith(text, { uri, features: { locale } }).readiness(uri)
  if (readiness === null) throw new Error('this is no handoff')
  return readiness
}

describe('service: readiness', () => {
  it('names each of several sections that are missing at one place', async () => {
    const { sections } = await readinessIn('---\nkind: status-update\n---\n\n# Status update\n')
    const lines = sections.flatMap((section) => section.lines)
    deepEqual(
      lines.filter(({ label, faults }) => faults.length !== 1 || !faults[0]?.message.includes(`"${label}"`)),
      [],
    )
  })

  it('says how far a document has come, complete and correct apart', async () => {
    const states = [
      ['- **Owner**: Ann\n', 'Complete', 'Vollständig'],
      ['- **Owner**: Ann, 14:30 CET\n', 'Complete · 1 to correct', 'Vollständig · 1 zu berichtigen'],
      ['- **Owner**: Ann\n- **Due**:\n', '50 % · 1 open', '50 % · 1 offen'],
      ['- **Owner**: Ann, 14:30 CET\n- **Due**:\n', '50 % · 1 open · 1 to correct', '50 % · 1 offen · 1 zu berichtigen'],
    ] as const
    for (const [text, english, german] of states) {
      deepEqual([(await readinessIn(general(text))).state, (await readinessIn(general(text), 'de')).state], [english, german])
    }
  })

  it('begins with how things stand, then what to do first, each in few words', async () => {
    const { brief } = await readinessIn(
      `${general('- **Summary**: Sign-in fails.\n- **Status**: Monitoring\n')}
## Known issues

| ID | Severity | Workaround |
|----|----------|------------|
${Array.from({ length: 500 }, (_, index) => `| AUTH-${index} | High | Wait |`).join('\n')}

## Next steps

- Call Ada, @kim, at 2026-03-01T13:00Z
- ${'very '.repeat(100)}long
`,
    )
    deepEqual(brief?.situation, [
      { topic: 'Summary', text: 'Sign-in fails.' },
      { topic: 'State', text: 'Monitoring' },
    ])
    deepEqual(
      brief?.first.map((text) => text.slice(0, 60)),
      [
        'Call Ada, @kim, at 2026-03-01T13:00Z',
        'very very very very very very very very very very very very ',
        'High · AUTH-0',
        'High · AUTH-1',
        'High · AUTH-2',
      ],
    )
    deepEqual((await readinessIn(general('- **Stand**: offen\n'), 'de')).brief?.situation, [{ topic: 'Stand', text: 'offen' }])
    equal((await readinessIn(general('- **Owner**: Ann\n'))).brief, undefined)
  })

  it('says in plain words what is to be corrected, what stands most often first', async () => {
    const readiness = await readinessIn(escalation)
    equal(stateInFull(readiness), 'Complete · 5 to correct: 4 times not in UTC, next update too late')
    deepEqual([readiness.open, readiness.percent, readiness.ready], [0, 100, false])
    const [times] = readiness.corrections
    deepEqual([times?.rule, times?.severity, times?.places.length], ['non-utc-timestamp', 'warning', 4])
    const { corrections } = await readinessIn(general('- **Owner**: Ann, 2026-03-01 14:30 CET\n- **Due**: 03/04/2026\n'))
    deepEqual(
      corrections.map(({ words: said, fixable }) => [said, fixable]),
      [
        ['time not in UTC', 1],
        ['ambiguous date', 0],
      ],
    )
    equal(
      stateInFull(await readinessIn(escalation, 'de')),
      'Vollständig · 5 zu berichtigen: 4 Zeiten nicht in UTC, nächste Meldung zu spät',
    )
  })

  it('names no more than four sorts of faults in a sentence', async () => {
    const text = general(
      '- **Due**: 14:30 CET, 03/04/2026, 2026-02-30\n\n[a](gone.md#x) [b][nowhere]\n\n<!-- handoff-ignore length -->\nPassword: hunter2-Blue!\n',
    )
    const { corrections, state } = await readinessIn(text)
    const full = stateInFull({ corrections: [...corrections, ...corrections], state })
    match(full, /^Complete · \d to correct: [^,]+, [^,]+, [^,]+, [^,]+, …$/)
  })

  it('has one row for one line of the text, with all that is wrong in it', async () => {
    const { sections, open } = await readinessIn(
      '---\nkind: support-handoff\n---\n\n# 2.4\n\n## Support Readiness\n\n### Documentation\n\n- [ ] FAQ prepared: [Link]\n',
    )
    const lines = sections.flatMap((section) => section.lines)
    const faq = lines.find(({ label }) => label === 'FAQ prepared')
    deepEqual([faq?.words, faq?.isOpen, faq?.severity, faq?.actions], ['not ticked, blank left', true, 'warning', ['tick', 'waive']])
    deepEqual(
      faq?.faults.map(({ rule }) => rule),
      ['unticked-item', 'placeholder-text'],
    )
    equal(lines.length, open)
  })

  it('tells lines of one name apart by the words at fault', async () => {
    const { sections } = await readinessIn(
      general(
        '| Deliverable | State |\n|---|---|\n| [Deliverable 1] | |\n| [Deliverable 2] | [State] |\n\n- Down since 14:30 CET\n- Down since 15:30 CET\n',
      ),
    )
    deepEqual(
      sections.flatMap(({ lines }) => lines.map(({ label }) => label)),
      ['[Deliverable 1]', '[Deliverable 2]', '14:30 CET', '15:30 CET'],
    )
  })

  it('lists what is to be corrected in its section', async () => {
    const { sections } = await readinessIn(escalation)
    deepEqual(
      sections.map(({ title, lines }) => [
        title,
        ...lines.map(({ label, words, isOpen }) => `${label}: ${words}${isOpen ? ', open' : ''}`),
      ]),
      [
        [
          'Escalation Packet',
          'Mitigation Attempts: time not in UTC',
          'Risks & Blocking Constraints: time not in UTC',
          'Next Update Due: time not in UTC, next update too late',
        ],
        ['Incident Timeline', 'Triage: Timestamp (UTC): time not in UTC'],
      ],
    )
  })

  it('has plain words for every rule', () => deepEqual(Object.keys(words).sort(), rules.map(({ id }) => id).sort()))

  describe('knows the next update of an incident', () => {
    const due = async (text: string, at = uri) => {
      const { nextUpdate } = (await serviceWith(text, { uri: at }).readiness(at)) ?? {}
      return nextUpdate && `${new Date(nextUpdate.due).toISOString().slice(0, 16)}Z`
    }
    const update = (more = '', kind = 'general') =>
      `---\nkind: ${kind}${more && `\n${more}`}\n---\n\n# Note\n\n- **Next Update Due:** 2026-03-01T15:00Z, Support Lead\n`

    it('by its label, in every language', async () => {
      equal(await due(update()), '2026-03-01T15:00Z')
      for (const label of ['Next update', 'Next status update at', 'Nächstes Statusupdate', 'Prochain point', '次回更新'])
        equal(await due(general(`- **${label}:** 2026-03-01 15:00 UTC\n`)), '2026-03-01T15:00Z', label)
      equal(await due(general('| Field | Value |\n|---|---|\n| Next update | 2026-03-01T16:00+01:00 |\n')), '2026-03-01T15:00Z')
    })

    it('with its place', async () => {
      deepEqual((await readinessIn(update())).nextUpdate?.range, { start: { line: 6, character: 23 }, end: { line: 6, character: 40 } })
    })

    it('of several the latest, as in a log of updates', async () => {
      const log = (...times: string[]) => general(times.map((time) => `### Update\n\n- **Next update:** ${time}\n\n`).join(''))
      equal(await due(log('2026-03-01T15:00Z', '2026-03-01T16:00Z')), '2026-03-01T16:00Z')
      equal(await due(log('2026-03-01T16:00Z', '2026-03-01T15:00Z')), '2026-03-01T16:00Z')
    })

    it('but none that is blank, has no day, or is over', async () => {
      for (const value of ['', '[UTC timestamp and owner]', 'soon', '15:00Z', '2026-03-01', 'None – resolved'])
        equal(await due(general(`- **Next update:** ${value}\n`)), undefined, value)
      for (const more of ['stage: accepted', 'stage: closed', 'status: resolved', 'example: true', 'incident: packet.md'])
        equal(await due(update(more)), undefined, more)
      equal(await due(`${update()}- **Status:** Resolved\n`), undefined)
      for (const more of ['stage: ready', 'status: monitoring', 'incident: INC-2210'])
        equal(await due(update(more)), '2026-03-01T15:00Z', more)
      equal(await due(update(), 'file:///handoff-template.md'), undefined)
    })

    it('and which handoff it follows', async () => {
      const { previous } =
        (await serviceWith(update('previous: ../week-6.md'), { uri: 'file:///on-call/week-7.md' }).readiness(
          'file:///on-call/week-7.md',
        )) ?? {}
      equal(previous, undefined)
      equal((await readinessIn(update('previous: week-6.md'))).previous, 'file:///week-6.md')
    })
  })
})
