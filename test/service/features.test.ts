import { deepEqual } from 'node:assert/strict'
import type { Range } from 'vscode-languageserver-types'
import type { Settings } from '../../server/src/service/host.ts'
import { serviceWith } from './support.ts'

const uri = 'file:///handoff.md'
const handoff = (body: string) => `---\nkind: general\n---\n\n${body}`
const all: Range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } }

describe('inlay hints', () => {
  const hints = async (body: string, settings: Partial<Settings> = {}, range = all) => {
    const service = serviceWith(handoff(body), { settings, features: { timeZone: 'Europe/Berlin' } })
    return (await service.inlayHints(uri, range)).map(({ position, label }) => `${position.line}:${position.character} ${label}`)
  }

  it('tell a moment on the clock of the reader, with its day where that is another one', async () => {
    deepEqual(await hints('Down 2026-03-01T14:00Z to 2026-03-01T23:30Z.\n'), ['4:22 15:00 UTC+01:00', '4:43 2026-03-02 00:30 UTC+01:00'])
    deepEqual(await hints('| Time (PST) | Event |\n| --- | --- |\n| 2026-07-01 14:00 PDT | x |\n'), ['6:22 23:00 UTC+02:00'])
  })

  it('are left out for what is not certain, and for what stands on that clock already', async () => {
    deepEqual(await hints('At 14:00Z.\n'), [])
    deepEqual(await hints('At 2026-03-01 14:00, 2026-03-01 14:00 IST, 2026-03-01 14:00 CET and 2026-03-01T14:??Z.\n'), [])
    deepEqual(await hints('At 2026-03-01 15:00 UTC / 07:00 PST.\n'), ['4:23 16:00 UTC+01:00'])
  })

  it('are those of the range, and none if the user wants none', async () => {
    const text = 'At 2026-03-01T14:00Z\n\nand 2026-03-01T15:00Z\n'
    const range = { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } }
    deepEqual(await hints(text, {}, range), ['6:21 16:00 UTC+01:00'])
    deepEqual(await hints(text, { inlayHints: false }), [])
  })
})
