/** Rows in the form of the timeline that is there, each thing once, without what must not leave. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { findingsIn } from '../../support/check.ts'
import { pasted, rows } from './support.ts'

const log = '2026-03-01T10:50Z Ida: restarted\n2026-03-01T11:30Z Ida: resolved\n2026-03-01T11:31Z Omar: thanks\n'
const into = (document: string, transcript = log, paste = {}) => pasted(transcript, { into: document, ...paste })?.text

describe('transcripts: into a timeline', () => {
  it('rows are sorted in among those that are there', () => {
    equal(
      into(`## Timeline

| When | Who | What |
|------|-----|------|
| 2026-03-01 10:42 UTC | Support Lead | paged |
| 2026-03-01 11:00 UTC | On Call | escalated |

Text.
`),
      `## Timeline

| When | Who | What |
|------|-----|------|
| 2026-03-01 10:42 UTC | Support Lead | paged |
| 2026-03-01 10:50 UTC | Ida | restarted |
| 2026-03-01 11:00 UTC | On Call | escalated |
| 2026-03-01 11:30 UTC | Ida | resolved |
| 2026-03-01 11:31 UTC | Omar | thanks |

Text.
`,
    )
  })

  it('the newest row first, times of day of one day, day and time in two columns', () => {
    equal(
      into('## Timeline\n\n| Time | Event |\n|---|---|\n| 2026-03-01T11:00Z | b |\n| 2026-03-01T10:42Z | a |\n'),
      '## Timeline\n\n| Time | Event |\n|---|---|\n| 2026-03-01T11:31Z | Omar: thanks |\n| 2026-03-01T11:30Z | Ida: resolved |\n| 2026-03-01T11:00Z | b |\n| 2026-03-01T10:50Z | Ida: restarted |\n| 2026-03-01T10:42Z | a |\n',
    )
    equal(
      into('---\ndate: 2026-03-01\n---\n\n## Timeline (all times UTC)\n\n| Time | Event |\n|---|---|\n| 10:42 | a |\n', '10:50 UTC b\n'),
      '---\ndate: 2026-03-01\n---\n\n## Timeline (all times UTC)\n\n| Time | Event |\n|---|---|\n| 10:42 | a |\n| 10:50 | b |\n',
    )
    equal(
      into('## Timeline\n\n| Date | Time | Event |\n|---|---|---|\n', '2026-03-01T10:50Z b\n'),
      '## Timeline\n\n| Date | Time | Event |\n|---|---|---|\n| 2026-03-01 | 10:50Z | b |\n',
    )
  })

  it('a list, in its own form', () => {
    equal(
      into(
        '## Timeline\n\n* **2026-03-01T10:42Z** – paged (On Call)\n* **2026-03-01T11:00Z** – escalated\n\nText.\n',
        '2026-03-01T10:50Z [Ida] restarted\n',
      ),
      '## Timeline\n\n* **2026-03-01T10:42Z** – paged (On Call)\n* **2026-03-01T10:50Z** – \\[Ida] restarted\n* **2026-03-01T11:00Z** – escalated\n\nText.\n',
    )
    equal(
      into('## Timeline\n\n- 10:42 UTC, 2026-03-01: paged\n\n- 11:00 UTC, 2026-03-01: escalated\n', '2026-03-01T10:50Z restarted\n'),
      '## Timeline\n\n- 10:42 UTC, 2026-03-01: paged\n\n- 2026-03-01T10:50Z: restarted\n\n- 11:00 UTC, 2026-03-01: escalated\n',
    )
    equal(
      into('## Zeitleiste\n\n- YYYY-MM-DDThh:mmZ: [Was geschah]\n', '2026-03-01T10:50Z restarted\n'),
      '## Zeitleiste\n\n- 2026-03-01T10:50Z: restarted\n',
    )
  })

  it('aligned bars, none at the ends, a quote, other line endings', () => {
    equal(
      into(
        '## Timeline\n\n| Time (UTC)        | Event  |\n| ----------------- | ------ |\n| 2026-03-01T10:42Z | paged  |\n',
        '2026-03-01T10:50Z b\n',
      ),
      '## Timeline\n\n| Time (UTC)        | Event  |\n| ----------------- | ------ |\n| 2026-03-01T10:42Z | paged  |\n| 2026-03-01T10:50Z | b      |\n',
    )
    equal(
      into('## Timeline\n\nTime | Event\n---|---\n', '2026-03-01T10:50Z b\n'),
      '## Timeline\n\nTime | Event\n---|---\n2026-03-01T10:50Z | b\n',
    )
    equal(
      into('## Timeline\n\n> | Time | Event |\n> |---|---|\n> | 2026-03-01T10:42Z | a |\n', '2026-03-01T10:50Z b\n'),
      '## Timeline\n\n> | Time | Event |\n> |---|---|\n> | 2026-03-01T10:42Z | a |\n> | 2026-03-01T10:50Z | b |\n',
    )
    equal(
      into(
        '## Timeline\r\n\r\n| Time | Event |\r\n|---|---|\r\n| 2026-03-01T10:42Z | a |\r\n',
        '2026-03-01T10:50Z b\r\n2026-03-01T10:51Z c\r\n',
      ),
      '## Timeline\r\n\r\n| Time | Event |\r\n|---|---|\r\n| 2026-03-01T10:42Z | a |\r\n| 2026-03-01T10:50Z | b |\r\n| 2026-03-01T10:51Z | c |\r\n',
    )
  })

  it('rows that nobody filled in make room; those of milestones stay until they are taken', () => {
    const template =
      '## Incident Timeline\n\n| Milestone | Timestamp (UTC) | Owner | Notes |\n|---|---|---|---|\n| Detection | YYYY-MM-DDThh:mmZ | [Owner] | [Alert] |\n| Mitigation | YYYY-MM-DDThh:mmZ | [Owner] | [Action] |\n| Handoff | YYYY-MM-DDThh:mmZ | [Owner] | [Ticket] |\n|  |  |  |  |\n'
    const chat = '2026-03-01T10:42Z Paged by the alert\n2026-03-01T10:50Z looking\n2026-03-01T11:00Z Rolled back the flag. Errors fall.\n'
    equal(
      into(template, chat),
      template
        .replace(
          '|---|---|---|---|\n',
          '$&| Paged by the alert | 2026-03-01T10:42Z |  |  |\n| looking | 2026-03-01T10:50Z |  |  |\n| Rolled back the flag. | 2026-03-01T11:00Z |  | Errors fall. |\n',
        )
        .replace('|  |  |  |  |\n', ''),
    )
    equal(
      into(template, chat, { take: 'detection mitigation' }),
      '## Incident Timeline\n\n| Milestone | Timestamp (UTC) | Owner | Notes |\n|---|---|---|---|\n| Detection | 2026-03-01T10:42Z |  | Paged by the alert |\n| looking | 2026-03-01T10:50Z |  |  |\n| Mitigation | 2026-03-01T11:00Z |  | Rolled back the flag. Errors fall. |\n| Handoff | YYYY-MM-DDThh:mmZ | [Owner] | [Ticket] |\n',
    )
    deepEqual(
      pasted(chat, { into: template })?.milestones.map(({ milestone, name, words }) => [milestone, name, words]),
      [
        ['detection', 'Detection', 'Paged by the alert'],
        ['mitigation', 'Mitigation', 'Rolled back the flag. Errors fall.'],
      ],
    )
  })

  it('what is said twice stands once, also what the timeline says already', () => {
    const once = into('## Timeline\n\n| Time | Event | Owner |\n|---|---|---|\n', `${log}${log}`) ?? ''
    equal(once.match(/restarted/g)?.length, 1)
    const again = pasted(log, { into: once })
    deepEqual([again?.text, again?.rows, again?.repeated], [once, 0, 3])
  })

  it('the timeline at the cursor, else that of its section, else the first one', () => {
    const document =
      '## Timeline\n\n| Time | Event |\n|---|---|\n\n## Events of day 2\n\n| Time | Event |\n|---|---|\n| 2026-03-01T10:42Z | second |\n'
    ok(into(document, log, { at: 'second' })?.endsWith('thanks |\n'))
    equal(pasted(log, { into: document, at: 'second' })?.isAtCursor, true)
    ok(into(document)?.endsWith('second |\n'))
    equal(pasted(log, { into: document })?.isAtCursor, false)
    equal(pasted(log, { into: document, at: '## Timeline' })?.isAtCursor, true)
    // A table with other dates is no timeline, unless the cursor is in it.
    equal(pasted(log, { into: '## Dates\n\n| Date | What |\n|---|---|\n| 2026-03-01 | a |\n' })?.into, 'new')
  })

  it('without a timeline, a new table at the cursor, or a section at the end', () => {
    const table = '| Time (UTC) | Event | Owner |\n|------------|-------|-------|\n| 2026-03-01T10:50Z | b |  |\n'
    equal(into('# A\n\nText.\n', '2026-03-01T10:50Z b\n'), `# A\n\nText.\n\n## Timeline\n\n${table}`)
    // What the cursor is in stays whole.
    for (const around of [
      'Text.\nMore.\n',
      '| a | b |\n|---|---|\n| Text. | d |\n| e | f |\n',
      '- Text.\n\n  more\n- b\n',
      '```\nText.\n\n```\n',
      '## Text.\n',
    ])
      equal(into(`# A\n\n${around}\nEnd.\n`, '2026-03-01T10:50Z b\n', { at: 'xt.' }), `# A\n\n${around}\n${table}\nEnd.\n`)
    equal(
      into('---\ntitle: Text.\n---\n\n# A\n', '2026-03-01T10:50Z b\n', { at: 'xt.' }),
      `---\ntitle: Text.\n---\n\n# A\n\n## Timeline\n\n${table}`,
    )
    equal(into('# A\n\n```\nText.\n', '2026-03-01T10:50Z b\n', { at: 'xt.' }), `# A\n\n## Timeline\n\n${table}\n\`\`\`\nText.\n`)
    equal(into('', '2026-03-01T10:50Z b\n'), `## Timeline\n\n${table}`)
  })

  it('secrets and personal data are redacted, bars and markup are text', () => {
    const token = `ghp_${'aB3dE5fG7h'.repeat(4).slice(0, 36)}`
    const found = pasted(
      `2026-03-01T10:50Z token ${token} of maria.rossi@gmail.com from 91.198.174.7\n2026-03-01T10:51Z a | b <b>c</b> <!-- d --> [e](f) ____ {{x}}\n`,
    )
    ok(!/ghp_|maria|91\.198/.test(found?.text ?? ''), found?.text)
    equal(found?.redacted, 3)
    equal(
      rows('2026-03-01T10:51Z a | b <b>c</b> <!-- d --> [e] ____ {{x}} \\\n'),
      '| 2026-03-01T10:51Z | a \\| b \\<b>c\\</b> \\<!-- d --> \\[e] – {\\{x}} \\\\ |  |  |\n',
    )
  })

  it('the rows bring no finding but what their owners and notes are asked for', () => {
    const document = '---\nkind: general\n---\n\n# Incident\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n'
    const text = into(document, '2026-03-01T10:50Z [error] <host> {x} [Name]\n2026-03-01T10:51Z see [x] and {{y}}\n') ?? ''
    deepEqual(findingsIn(text), [])
  })

  it('long words are cut, and half a character or half of some code is not left', () => {
    const [row = ''] = rows(`2026-03-01T10:50Z ${'word '.repeat(200)}\n`).split('\n')
    ok(row.length < 500 && row.includes('word…'), row)
    ok(rows(`2026-03-01T10:50Z \`${'code '.repeat(200)}\`\n`).includes('`…'))
    ok(!/[\ud800-\udbff](?![\udc00-\udfff])/.test(rows(`2026-03-01T10:50Z ${'😀'.repeat(400)}\n`)))
  })
})
