/** The update that others wait for: an incident in, a new status update and the edits of the incident out. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { WrittenUpdate } from '../../server/src/protocol.ts'
import { Desk, now, uriOf } from './support.ts'

const packet = `---
kind: escalation-packet
stage: ready
severity: SEV-2
---

# Escalation: Sign-in fails for one in eight

## Escalation Packet

- **Summary:** One in eight sign-ins fails since the last deployment. It is SEV-2 and traffic was moved.
- **Impact & Telemetry:** 340 tenants; ask kim@acme-mail.org
- **Next Update Due:** 2026-03-01T12:05Z, Incident Commander

## Incident Timeline

| Milestone | Timestamp (UTC) | Owner | Notes |
|-----------|-----------------|-------|-------|
| Detection | 2026-03-01T10:00Z | Support On-Call | Alert on failed sign-ins |
| Triage | 2026-03-01T10:20Z | Incident Commander | SEV-2 |
| Mitigation | 2026-03-01T11:30Z | Support Engineer | Traffic moved |
`

const earlier = `---
kind: status-update
incident: packet.md
---

# Status Update: Sign-in

> **Posted:** 2026-03-01T11:05Z
> **Audience:** customers
> **Channel:** statuspage
> **Summary:** We look into it.
> **Details:** None yet.
> **Next Update:** 2026-03-01T12:05Z
`

/** Writes an update on a document of a desk with files. */
async function written(files: Readonly<Record<string, string>>, path = 'packet.md', kind = 'status-update'): Promise<WrittenUpdate> {
  const desk = new Desk(files)
  desk.edit(path)
  const made = await desk.service.writeUpdate({ uri: uriOf(path), kind })
  if (made === null) throw new Error('no update')
  return made
}

/** The lines of the incident that the update changes. */
function changedBy({ edits }: WrittenUpdate, text = packet): string[] {
  const before = new Set(text.split('\n'))
  const after = TextDocument.applyEdits(TextDocument.create('file:///a.md', 'markdown', 1, text), [...edits])
  return after.split('\n').filter((line) => !before.has(line))
}

describe('service: write update', () => {
  it('begins a status update with what the incident says', async () => {
    const update = await written({ 'packet.md': packet })
    equal(
      update.document?.text,
      `---
kind: status-update
stage: draft
incident: packet.md
severity: SEV-2
---

# Status Update: Sign-in fails for one in eight

> **Posted:** 2026-03-01T12:00Z
> **Status:** <investigating|identified|monitoring|resolved>
> **Audience:** <customers|executive|internal>
> **Channel:** <email|statuspage|Slack>
> **Summary:** One in eight sign-ins fails since the last deployment.
> **Details:** 10:00Z Detection: Alert on failed sign-ins; 10:20Z Triage: SEV-2; 11:30Z Mitigation: Traffic moved
> **Next Update:** 2026-03-01T13:00Z
`,
    )
    equal(update.document?.uri, uriOf('status-update-2026-03-01.md'))
  })

  it('moves the next update of the incident on, and leaves its owner', async () => {
    deepEqual(changedBy(await written({ 'packet.md': packet })), [
      '- **Next Update Due:** 2026-03-01T13:00Z, Incident Commander',
      '| Update | 2026-03-01T12:00Z |  | [Status Update](status-update-2026-03-01.md) |',
    ])
  })

  describe('as a row of the timeline', () => {
    const row = async (text: string, { snippetEdits = true, user }: { snippetEdits?: boolean; user?: string } = {}) => {
      const desk = new Desk({ 'packet.md': text }, { features: { snippetEdits } })
      if (user !== undefined) desk.settings = { ...desk.settings, user }
      desk.edit('packet.md')
      const made = await desk.service.writeUpdate({ uri: uriOf('packet.md') })
      return made && changedBy(made, text)
    }

    it('has the time, and tab stops for who says what', async () => {
      deepEqual(await row(packet), [
        '- **Next Update Due:** 2026-03-01T13:00Z, Incident Commander',
        `| Update | 2026-03-01T12:00Z | \${1:Who says so} | \${2:What is new} |`,
      ])
      deepEqual((await row(packet, { user: 'Ida $1' }))?.[1], `| Update | 2026-03-01T12:00Z | Ida \\$1 | \${1:What is new} |`)
      deepEqual((await row(packet, { snippetEdits: false }))?.[1], '| Update | 2026-03-01T12:00Z |  |  |')
    })

    it('goes into a list, and on top where the newest is first', async () => {
      const list = `${packet.slice(0, packet.indexOf('| Milestone'))}- 2026-03-01T11:00Z Queue drained\n- 2026-03-01T10:00Z Queue grows\n`
      deepEqual((await row(list, { user: 'Ida' }))?.[1], `- 2026-03-01T12:00Z Update: \${1:What is new} (Ida)`)
    })

    it('is not there without a timeline', async () => {
      equal(await row(packet.slice(0, packet.indexOf('## Incident Timeline'))), null)
    })
  })

  it('has the blanks that are left as tab stops', async () => {
    const { document } = await written({ 'packet.md': packet.replace('Traffic moved', 'Set `$FLAG` to [off]') })
    match(document?.snippet ?? '', /> \*\*Status:\*\* \$\{1\|<investigating\\\|identified\\\|monitoring\\\|resolved>,investigating,/)
    match(document?.snippet ?? '', /Mitigation: Set \\\$FLAG to \[off\]\n/)
  })

  it('goes to the readers of the last update, and tells what changed since', async () => {
    const { document } = await written({ 'packet.md': packet, 'update-1.md': earlier })
    match(document?.text ?? '', /\nincident: packet\.md\nprevious: update-1\.md\n/)
    match(document?.text ?? '', /\*\*Audience:\*\* customers\n> \*\*Channel:\*\* statuspage\n/)
    match(document?.text ?? '', /\*\*Details:\*\* 11:30Z Mitigation: Traffic moved\n/)
  })

  it('takes the last of several updates, open or not, and none on other incidents', async () => {
    const files = {
      'packet.md': packet,
      'update-1.md': earlier,
      'update-2.md': earlier.replace('11:05', '11:35').replace('customers', 'internal'),
      'update-3.md': earlier.replace('11:05', '11:50').replace('packet.md', 'other.md').replace('customers', 'executive'),
    }
    const { document } = await written(files)
    match(document?.text ?? '', /\nprevious: update-2\.md\n/)
    match(document?.text ?? '', /\*\*Audience:\*\* internal\n/)
    // Nothing has happened since, so that the author says what there is to say.
    match(document?.text ?? '', /\*\*Details:\*\* <actions, metrics, next steps>\n/)
  })

  it('keeps secrets and personal data out', async () => {
    const { document } = await written({
      'packet.md': packet
        .replace('Traffic moved', 'Rotated AKIAIOSFODNN7EXAMPLQ of kim@acme-mail.org')
        .replace('since the last deployment', 'as kim@acme-mail.org says'),
    })
    equal(/AKIA|kim@/.test(document?.text ?? ''), false, document?.text)
    equal(/AKIA|kim@/.test(document?.snippet ?? ''), false)
  })

  it('follows an update that stands for itself, which stays as it is', async () => {
    const alone = earlier.replace('incident: packet.md\n', '')
    const { document, edits } = await written({ 'update-1.md': alone }, 'update-1.md')
    deepEqual(edits, [])
    match(document?.text ?? '', /^---\nkind: status-update\nstage: draft\nprevious: update-1\.md\n---\n/)
    match(document?.text ?? '', /\*\*Audience:\*\* customers\n/)
  })

  it('names the incident of an update, whose document has the next update', async () => {
    const desk = new Desk({ 'packet.md': packet, 'update-1.md': earlier })
    desk.edit('update-1.md')
    desk.edit('packet.md')
    equal((await desk.service.updateWays(uriOf('update-1.md')))?.incident, uriOf('packet.md'))
    const ways = await desk.service.updateWays(uriOf('packet.md'))
    deepEqual([ways?.incident, ways?.kinds.map(({ id }) => id), ways?.timeline], [undefined, ['status-update'], true])
  })

  it('knows a team’s own template by what it asks for, in its language and with its cadence', async () => {
    const template = `# Meldung: [Störung]

- **Gesendet:** YYYY-MM-DDThh:mmZ
- **Zielgruppe:** [Kunden / Intern]
- **Schweregrad:** [Schweregrad]
- **Auswirkung:** [Auswirkung]
- **Zusammenfassung:** [Zusammenfassung]
- **Nächste Meldung:** YYYY-MM-DDThh:mmZ <!-- handoff: { cadence: 30 } -->
`
    const files = {
      'packet.md': packet,
      '.handoff/kinds/meldung.md': template,
      '.handoff/config.yaml': 'newFile: updates/{date}-{title}.md\n',
    }
    const { document, edits } = await written(files, 'packet.md', 'meldung')
    equal(
      document?.text,
      `---
kind: meldung
stage: draft
incident: "../packet.md"
---

# Meldung: Sign-in fails for one in eight

- **Gesendet:** 2026-03-01T12:00Z
- **Zielgruppe:** [Kunden / Intern]
- **Schweregrad:** SEV-2
- **Auswirkung:** 340 tenants; ask [redacted e-mail]
- **Zusammenfassung:** One in eight sign-ins fails since the last deployment. It is SEV-2 and traffic was moved.
- **Nächste Meldung:** 2026-03-01T13:00Z
`,
    )
    equal(document?.uri, uriOf('updates/2026-03-01-sign-in-fails-for-one-in-eight.md'))
    equal(edits.length, 2)
  })

  it('keeps the cadence of the project', async () => {
    const { document, edits } = await written({ 'packet.md': packet, '.handoff/config.yaml': 'cadence: { SEV-2: 30 }\n' })
    match(document?.text ?? '', /\*\*Next Update:\*\* 2026-03-01T12:30Z\n/)
    equal(edits[0]?.newText, '2026-03-01T12:30Z')
  })

  it('fills a next update that is blank, and leaves one in other words alone', async () => {
    const due = async (value: string) => {
      const text = packet.replace('2026-03-01T12:05Z, Incident Commander', value)
      return changedBy(await written({ 'packet.md': text }), text).filter((line) => !line.startsWith('| Update'))
    }
    const moved = ['- **Next Update Due:** 2026-03-01T13:00Z']
    deepEqual(await due('[UTC timestamp and owner]'), moved)
    deepEqual(await due('2026-03-01 13:05 CET'), moved)
    deepEqual(await due('12:05Z'), moved)
    deepEqual(await due('as soon as we know'), [])
  })

  it('leaves nothing to correct in what it writes, and moves the reminder', async () => {
    const desk = new Desk({ 'packet.md': packet })
    desk.edit('packet.md')
    const made = await desk.service.writeUpdate({ uri: uriOf('packet.md'), kind: 'status-update' })
    desk.edit('packet.md', TextDocument.applyEdits(TextDocument.create('file:///a.md', 'markdown', 1, packet), [...(made?.edits ?? [])]))
    desk.edit('status-update-2026-03-01.md', made?.document?.text)
    const rules = ['overdue-update', 'broken-link', 'invalid-value', 'length', 'personal-data', 'missing-time-zone', 'dropped-item']
    deepEqual(await desk.messages('status-update-2026-03-01.md', ...rules), [])
    deepEqual(await desk.messages('packet.md', 'overdue-update', 'timeline-order', 'missing-time-zone'), [])
    const updates = await Promise.all(['packet.md', 'status-update-2026-03-01.md'].map((path) => desk.service.readiness(uriOf(path))))
    deepEqual(
      updates.map((readiness) => readiness?.nextUpdate?.due),
      [now + 3_600_000, undefined],
    )
  })

  it('is not for a kind that is none of updates, nor for what is no handoff', async () => {
    const desk = new Desk({ 'packet.md': packet, 'readme.md': '# Read me\n' })
    desk.edit('packet.md')
    desk.edit('readme.md')
    for (const kind of ['release-notes', 'nothing']) equal(await desk.service.writeUpdate({ uri: uriOf('packet.md'), kind }), null)
    equal(await desk.service.writeUpdate({ uri: uriOf('readme.md'), kind: 'status-update' }), null)
    equal(await desk.service.updateWays(uriOf('readme.md')), null)
    equal(await desk.service.updateWays(uriOf('gone.md')), null)
  })
})
