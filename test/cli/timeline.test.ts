import { deepEqual, equal, match } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderOf, removeFolders } from '../folder.ts'
import { handoff } from './support.ts'

const chat = 'Support Lead\n  2:47 AM\nAcknowledged\nOn Call\n  2:59 AM\nrolled back\n'
const packet = '# Incident handoff\n\n## Timeline\n\n| Time (UTC) | Event | Owner |\n|---|---|---|\n'
const rows = '| 2026-03-01T01:47Z | Acknowledged | Support Lead |\n| 2026-03-01T01:59Z | rolled back | On Call |\n'
const known = ['--zone', 'Europe/Berlin', '--date', '2026-03-01']

describe('handoff timeline', () => {
  afterEach(removeFolders)

  it('prints a table, and says what it took for open questions', async () => {
    const folder = folderOf({ 'chat.txt': chat })
    const options = { cwd: folder.path, env: { TZ: 'Europe/Berlin' } }
    const table = `| Time (UTC) | Event | Owner |\n|------------|-------|-------|\n${rows}`
    deepEqual(await handoff(['timeline', 'chat.txt', '--now', '2026-03-01T12:00Z'], options), {
      code: 0,
      out: table,
      err: 'handoff: 2 rows. 2:47 AM was read as Europe/Berlin. 2:47 AM was taken for 2026-03-01.\n',
    })
    deepEqual(await handoff(['timeline', '-', ...known], { input: chat }), { code: 0, out: table, err: 'handoff: 2 rows.\n' })
  })

  it('writes into the timeline of a document, once', async () => {
    const folder = folderOf({ 'chat.txt': chat, 'packet.md': `\uFEFF${packet}` })
    const run = () => handoff(['timeline', 'chat.txt', '--into', 'packet.md', ...known], { cwd: folder.path })
    deepEqual(await run(), { code: 0, out: '', err: 'handoff: packet.md: 2 rows.\n' })
    equal(readFileSync(join(folder.path, 'packet.md'), 'utf8'), `\uFEFF${packet}${rows}`)
    match((await run()).err, /Nothing new\. Left out, since it is there already or said twice: 2\./)
    equal(readFileSync(join(folder.path, 'packet.md'), 'utf8'), `\uFEFF${packet}${rows}`)
  })

  it('names the milestones if it is asked to', async () => {
    const folder = folderOf({ 'chat.txt': chat, 'packet.md': packet })
    await handoff(['timeline', 'chat.txt', '--into', 'packet.md', '--milestones', ...known], { cwd: folder.path })
    match(readFileSync(join(folder.path, 'packet.md'), 'utf8'), /\| Triage: Acknowledged \|.*\n.*\| Mitigation: rolled back \|/)
  })

  it('writes nothing while a zone or a day is open', async () => {
    const folder = folderOf({ 'chat.txt': chat, 'packet.md': packet })
    const { code, err } = await handoff(['timeline', 'chat.txt', '--into', 'packet.md'], { cwd: folder.path, env: { TZ: 'Europe/Berlin' } })
    equal(code, 2)
    match(
      err,
      /"2:47 AM" names no zone; say which it is: --zone Europe\/Berlin\n.*"2:47 AM" leaves its day open; say the day of the first message: --date \d{4}-/,
    )
    equal(readFileSync(join(folder.path, 'packet.md'), 'utf8'), packet)
  })

  it('says in one line what it cannot do', async () => {
    const folder = folderOf({ 'prose.txt': 'Nothing happened.\n', 'a.md': packet })
    const wrong: [string[], RegExp][] = [
      [['prose.txt'], /^handoff: prose\.txt: no message, mail, log line or alert with a time was found\n$/],
      [['gone.txt'], /^handoff: cannot read gone\.txt: there is no such file or folder\n$/],
      [['prose.txt', '--zone', 'Mars'], /^handoff: "Mars" is no time zone; expected one such as Europe\/Berlin or UTC\n$/],
      [['prose.txt', '--date', '2026-02-30'], /^handoff: "2026-02-30" is no day; expected one such as 2026-03-01\n$/],
      [['prose.txt', '--into', 'gone.md'], /^handoff: cannot read gone\.md: there is no such file or folder\n$/],
    ]
    for (const [args, expected] of wrong) {
      const { code, out, err } = await handoff(['timeline', ...args], { cwd: folder.path })
      deepEqual([code, out], [2, ''])
      match(err, expected)
    }
  })
})
