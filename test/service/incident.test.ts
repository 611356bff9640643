/** The whole way of an incident: from a pasted chat to the accepted packet, with two reminders in between. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { DocumentEdit } from '../../server/src/protocol.ts'
import { ClockDesk, momentOf } from '../client/clockDesk.ts'
import { Desk, uriOf } from './support.ts'

const chat = `Support On-Call
  13:02
Paged: one in eight sign-ins fails in the EU since the deployment
Incident Commander
  13:15
Acknowledged, this is SEV-2
Support Engineer
  13:40
Rolled back the event router, failures fall
Support Engineer
  13:44
Handing over to engineering
`

/** What the writer knows and no transcript says. */
const written = [
  ['Summary', 'One in eight sign-ins fails since the deployment. It is SEV-2 and the router was rolled back.'],
  ['Impact & Telemetry', '340 tenants in the EU'],
  ['Reproduction Steps', 'See the recipe below.'],
  ['Mitigation Attempts', 'Router rolled back, approved by the Incident Commander; it can be deployed again.'],
  ['Risks & Blocking Constraints', 'Sessions end at midnight.'],
  ['Asks for Engineering', 'A fix of the router.'],
] as const

describe('an incident', () => {
  it('goes from a pasted chat to the accepted packet, with two reminders in between', async () => {
    const packet = 'packet.md'
    const clock = new ClockDesk('13:50')
    const desk = new Desk({ [packet]: '' }, { features: { timeZone: 'UTC' } })
    const window = clock.open([])
    let text = ''
    /** Puts a text into the editor, and lets the window see what the server says of it. */
    const write = async (next: string) => {
      text = next
      desk.now = clock.now
      desk.edit(packet, text)
      const readiness = await desk.service.readiness(uriOf(packet))
      if (readiness) window.edit(readiness)
    }
    const apply = async (edit: DocumentEdit | null) => {
      const document = TextDocument.create(uriOf(packet), 'markdown', 1, text)
      await write(TextDocument.applyEdits(document, [...(edit?.edits ?? [])]))
    }
    const pass = (until: string) => {
      clock.pass(until)
      desk.now = clock.now
    }
    desk.now = clock.now

    const begun = await desk.service.newHandoff({ kind: 'escalation-packet', uri: uriOf(packet), title: 'Sign-in fails' })
    await write(begun?.text ?? '')
    const rows = await desk.service.timeline({
      ...{ uri: uriOf(packet), text: chat, zone: 'UTC', date: '2026-03-01' },
      milestones: ['detection', 'triage', 'mitigation', 'handoff'],
    })
    equal(rows?.rows, 4)
    await apply(rows)
    match(text, /\| Mitigation +\| 2026-03-01T13:40Z +\| Support Engineer +\| Rolled back the event router, failures fall +\|/)
    await write(
      written.reduce((all, [label, value]) => all.replace(new RegExp(`(\\*\\*${label}:\\*\\*) \\[[^\\]]*\\]`), `$1 ${value}`), text),
    )
    await write(text.replace('[UTC timestamp and owner]', '2026-03-01T14:40Z, Incident Commander'))
    deepEqual(window.shown, ['Escalation: Sign-in fails ahead 50'])

    pass('14:30')
    const update = await desk.service.writeUpdate({ uri: uriOf(packet), kind: 'status-update' })
    await apply(update)
    match(
      update?.document?.text ?? '',
      /\*\*Details:\*\* 13:02Z Detection: Paged.*; 13:15Z Triage: .*; 13:40Z Mitigation: .*; 13:44Z Handoff: /,
    )
    match(update?.document?.text ?? '', /\*\*Next Update:\*\* 2026-03-01T15:30Z\n/)
    match(text, /\*\*Next Update Due:\*\* 2026-03-01T15:30Z, Incident Commander/)
    match(text, /\| Update +\| 2026-03-01T14:30Z +\| +\| \[Status Update\]\(status-update-2026-03-01\.md\) +\|/)

    pass('15:20')
    await apply(await desk.service.writeUpdate({ uri: uriOf(packet) }))
    match(text, /\| Update +\| 2026-03-01T15:20Z /)
    deepEqual(window.shown, ['Escalation: Sign-in fails ahead 60'])
    deepEqual(clock.told, ['14:30 Escalation: Sign-in fails soon 10', '15:20 Escalation: Sign-in fails soon 10'])
    deepEqual(await desk.messages(packet, 'overdue-update', 'timeline-order', 'missing-milestone', 'non-utc-timestamp'), [])

    pass('15:45')
    await apply(
      await desk.service.accept({
        uri: uriOf(packet),
        name: 'Engineering Contact',
        summary: 'The router stays rolled back until it is fixed.',
      }),
    )
    match(text, /\nstage: accepted\n/)
    match(text, /\*\*Accepted at\*\*: 2026-03-01T15:45Z\n/)
    clock.pass('02 16:00')
    equal(clock.now, momentOf('02 16:00'))
    deepEqual([clock.told.length, window.shown, window.timers], [2, [], []])
  })
})
