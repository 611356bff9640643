/** *Paste as Timeline*: the request that any editor can send. */
import { deepEqual, equal } from 'node:assert/strict'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { TimelineParams } from '../../server/src/protocol.ts'
import { serviceWith } from './support.ts'

const uri = 'file:///handoff.md'
const document = '# Handoff\n\n## Timeline\n\n| Time (UTC) | Event | Owner |\n|---|---|---|\n| 2026-03-01T10:42Z | Paged | On Call |\n'
const chat = 'Support Lead\n  2:47 AM\nAcknowledged\nOn Call\n  2:59 AM\nrolled back\n'

async function answer(
  text: string,
  asked: Partial<TimelineParams> = {},
  memory: Parameters<typeof serviceWith>[1] = {},
  before = document,
) {
  const rows = await serviceWith(before, memory).timeline({ uri, text, ...asked })
  if (rows === null) return null
  const { edits, ...others } = rows
  return { text: TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, before), [...edits]), ...others }
}

describe('service: timeline', () => {
  it('answers with edits, and asks for what the text leaves open', async () => {
    deepEqual(await answer(chat, {}, { features: { timeZone: 'Europe/Berlin' } }), {
      text: document.replace(
        '| 2026',
        '| 2026-03-01T01:47Z | Acknowledged | Support Lead |\n| 2026-03-01T01:59Z | rolled back | On Call |\n$&',
      ),
      version: 1,
      rows: 2,
      repeated: 0,
      dropped: 0,
      redacted: 0,
      zone: { written: '2:47 AM', taken: 'Europe/Berlin', others: ['UTC'] },
      milestones: [
        { id: 'triage', name: 'Triage', message: '2026-03-01T01:47Z Acknowledged' },
        { id: 'mitigation', name: 'Mitigation', message: '2026-03-01T01:59Z rolled back' },
      ],
      atCursor: false,
      summary: '2 rows. 2:47 AM was read as Europe/Berlin.',
    })
  })

  it('takes the answers, and the milestones that were chosen', async () => {
    const rows = await answer(chat, { zone: 'UTC', date: '2026-02-28', milestones: ['mitigation'], position: { line: 6, character: 3 } })
    equal(
      rows?.text,
      document.replace(
        '| 2026',
        '| 2026-02-28T02:47Z | Acknowledged | Support Lead |\n| 2026-02-28T02:59Z | Mitigation: rolled back | On Call |\n$&',
      ),
    )
    deepEqual([rows?.zone, rows?.date, rows?.atCursor, rows?.summary], [undefined, undefined, true, '2 rows.'])
  })

  it('the zone of the project goes before that of the machine', async () => {
    const files = { 'file:///.handoff/config.yaml': 'timezone: Asia/Tokyo\n' }
    const settings = { timeZone: 'Asia/Tokyo' }
    equal((await answer(chat, {}, { files, settings, features: { timeZone: 'Europe/Berlin' } }))?.zone?.taken, 'Asia/Tokyo')
  })

  it('what cannot be read as an answer is asked again', async () => {
    const rows = await answer(chat, { zone: 'Mars/Base', date: '2026-02-30' }, {}, '# Notes\n')
    deepEqual([rows?.zone?.written, rows?.date?.written], ['2:47 AM', '2:47 AM'])
  })

  it('null stands for what is left out', async () => {
    const nothing = { zone: null, date: null, milestones: null, position: null } as unknown as Partial<TimelineParams>
    deepEqual(await answer(chat, nothing), await answer(chat))
  })

  it('is null for a text without messages, and for a document that is not open', async () => {
    equal(await answer('Nothing happened.'), null)
    equal(await serviceWith(document).timeline({ uri: 'file:///other.md', text: chat }), null)
  })

  it('works in any Markdown document', async () => {
    equal(
      (await answer('10:00 UTC a\n', { date: '2026-03-01' }, { uri }, '# Notes\n'))?.text,
      '# Notes\n\n## Timeline\n\n| Time (UTC) | Event | Owner |\n|------------|-------|-------|\n| 2026-03-01T10:00Z | a |  |\n',
    )
  })

  it('speaks German', async () => {
    const rows = await answer(`${chat}${chat}`, { zone: 'UTC' }, { features: { locale: 'de' } }, '# Notes\n')
    equal(rows?.summary, '2 Zeilen. 2:47 AM wurde für den 2026-03-01 genommen. Weggelassen, da schon vorhanden oder doppelt gesagt: 2.')
    equal(rows?.text.split('\n').slice(2, 5).join(), '## Zeitleiste,,| Zeit (UTC) | Ereignis | Verantwortlich |')
  })
})
