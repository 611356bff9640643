/** What leaves the house: a handoff in, a text out. */
import { deepEqual, equal, match } from 'node:assert/strict'
import type { StatusFormat, StatusUpdate } from '../../server/src/protocol.ts'
import { serviceWith } from './support.ts'

const uri = 'file:///handoff.md'

async function update(text: string, format: StatusFormat = 'email'): Promise<StatusUpdate> {
  const made = await serviceWith(text).statusUpdate({ uri, format })
  if (made === null) throw new Error('no handoff')
  return made
}

const textOf = async (text: string, format?: StatusFormat) => (await update(text, format)).text

const front = '---\nkind: general\n---\n\n'
const incident = `${front}# Escalation: Sign-in fails

- **Severity:** SEV-2
- **Status:** identified
- **Summary:** One in eight sign-ins fails.
- **Impact:** 340 tenants
- **Mitigation attempts:**
  - Rolled the flag back
  - Drained \`eu-2\`
- **Next Update:** 2026-03-01T12:15Z, Incident Commander
`

describe('service: status update', () => {
  it('for Slack', async () => {
    deepEqual(await update(incident, 'slack'), {
      text: `*Escalation: Sign-in fails* (SEV-2)
*Status:* identified

One in eight sign-ins fails.

*Impact:* 340 tenants

*What was done:*
• Rolled the flag back
• Drained eu-2

*Next update:* 2026-03-01 12:15 UTC, Incident Commander
`,
      missing: [],
      redacted: 0,
    })
  })

  it('with the severity, in any language', async () => {
    for (const label of ['Incident severity', 'Sev', 'Schweregrad', 'Gravité', 'Severidad', 'Gravità', '重大度', '심각도'])
      match(await textOf(incident.replace('Severity', label), 'slack'), /^\*Escalation: Sign-in fails\* \(SEV-2\)\n/)
    for (const label of ['Security', 'Severity of the last incident'])
      match(await textOf(incident.replace('Severity', label), 'slack'), /^\*Escalation: Sign-in fails\*\n/)
  })

  it('as an e-mail, without who is on call', async () => {
    equal(
      await textOf(incident),
      `Subject: [SEV-2] Escalation: Sign-in fails (identified)

Status: identified

One in eight sign-ins fails.

Impact: 340 tenants

What was done:
- Rolled the flag back
- Drained eu-2

Next update: 2026-03-01 12:15 UTC
`,
    )
  })

  it('for a status page', async () => {
    equal((await textOf(incident, 'status-page')).split('\n\n')[0], 'Escalation: Sign-in fails\nStatus: identified\nSeverity: SEV-2')
  })

  it('has known issues with their workarounds, those that are open', async () => {
    const table = '| ID | Description | Severity | Workaround |\n|---|---|---|---|\n'
    const rows = '| A-1 | Old address | Low | Download again |\n| A-2 | ~~Gone~~ | Low | Resolved |\n| A-3 | Slow | Low | |\n'
    const text = await textOf(`${front}# Release\n\n## Known Issues\n\n${table}${rows}`)
    equal(text.slice(text.indexOf('Known')), 'Known issues:\n- A-1: Old address – what helps: Download again\n- A-3: Slow\n')
  })

  it('leaves out what is internal: by its name, or because the template says so', async () => {
    const text = await textOf(
      '---\nkind: support-handoff\n---\n\n# Support Handoff: Shop 2\n\n## Release Summary\n\n### User Impact\n\n- Faster\n\n### Business Impact\n\n- Beats Acme\n\n' +
        '## Internal Notes\n\n**Impact:** We lose money\n\n**Summary (internal):** Blame Kim\n',
    )
    equal(text, 'Subject: Shop 2\n\nImpact: Faster\n')
  })

  it('leaves out blanks and the words of the template', async () => {
    const text = await textOf(
      '---\nkind: status-update\n---\n\n# Status Update: Mail\n\n> **Summary:** <one-sentence state>\n> **Details:** We look into [Name].\n',
    )
    equal(text, 'Subject: Mail\n')
    equal(await textOf('---\nkind: status-update\n---\n\n# Status Update: [Incident]\n'), 'Subject: Status Update\n')
  })

  it('redacts secrets and personal data, waived ones and those in markup included', async () => {
    const token = `ghp_${'aB3dE5fG7h'.repeat(4).slice(0, 36)}`
    const { text, redacted } = await update(
      `${front}# Mail\n\n<!-- handoff-ignore personal-data -- agreed -->\n**Summary:** Seen by jo.doe@contoso-mail.de and **kim.roe@web.de**, card 4539 1488 0343 6467.\n\n**Details:** token \`${token}\`\n`,
    )
    equal(/contoso|web\.de|4539|ghp_/.test(text), false, text)
    equal(redacted >= 3, true, text)
  })

  it('calls nobody in Slack, and brings no link about', async () => {
    const evil = '<!channel> & @here, @jo <https://evil.example|log in> *bold* _it_ ~no~ <@U123> \\[log in](https://evil.example)'
    const text = await textOf(incident.replace('One in eight sign-ins fails.', `\\${evil}`).replaceAll('<', '\\<'), 'slack')
    equal(/[<>]|@here|@jo/.test(text), false, text)
    equal(text.includes('&lt;!channel&gt; &amp; here, jo'), true, text)
    equal(/ \*bold\*|\]\(/.test(text), false, text)
  })

  it('is plain text on a status page', async () => {
    const evil = 'a \\<script>alert(1)\\</script> \\[x](javascript:alert(1)) ![i](https://evil.example/i.png) 5 < 6 ~5'
    const text = await textOf(incident.replace('One in eight sign-ins fails.', evil), 'status-page')
    equal(/<[a-z/!]|\]\(/i.test(text), false, text)
    equal(text.includes('5 < 6 ~5'), true, text)
  })

  it('takes the addresses out that nobody outside can open', async () => {
    const links = 'See https://grafana.internal/d/1?x=1 and http://10.0.0.7:9090/graph or https://status.example.com/1.'
    const text = await textOf(incident.replace('One in eight sign-ins fails.', links))
    equal(text.includes('See [internal link] and [internal link] or https://status.example.com/1.'), true, text)
    equal((await textOf(incident.replace('One in eight sign-ins fails.', links), 'slack')).includes('grafana.internal'), true)
  })

  it('says what its readers will miss', async () => {
    const missing = async (text: string, format?: StatusFormat) => (await update(text, format)).missing
    const next = 'It does not say when the next update is due, as a time in UTC.'
    deepEqual(await missing(incident.replace(/- \*\*Next.*\n/, '')), [next])
    deepEqual(await missing(incident.replace('2026-03-01T12:15Z', 'soon')), [next])
    deepEqual(await missing(incident.replace('12:15Z', '11:15Z')), ['The next update was due at 2026-03-01 11:15 UTC, which is past.'])
    deepEqual(await missing(incident.replace('identified', 'resolved').replace(/- \*\*Next.*\n/, '')), [])
    deepEqual(await missing(incident.replace('340 tenants', '[How many] tenants')), [
      'Left out, since something in it is still to be written: Impact.',
    ])
    deepEqual(await missing(`${front}Mail.\n`), [
      'The document has no title.',
      'It says neither what has happened nor what was done: a summary is missing.',
    ])
    deepEqual(await missing(`${incident}- **Audience:** internal\n`, 'status-page'), [
      'Its audience is "internal", and a status page is read by everybody.',
    ])
  })

  it('is not for what is no handoff', async () => {
    const readme = 'file:///readme.md'
    equal(await serviceWith('# Read me\n', { uri: readme }).statusUpdate({ uri: readme, format: 'slack' }), null)
  })
})
