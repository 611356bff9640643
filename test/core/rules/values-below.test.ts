/** Deadlines read the value of a field wherever it stands. */
import assert from 'node:assert/strict'
import { faultsIn } from '../../support/check.ts'

describe('a deadline below its label', () => {
  const template = [
    '# CS Handoff: [Release]\n',
    '- **Release date**: YYYY-MM-DD',
    '- **Written**: YYYY-MM-DD <!-- handoff: { type: date, before: Release date, leadTime: P7D } -->\n',
  ].join('\n')
  for (const written of [
    '**Written**:\n\n  2026-03-11',
    '**Written**:\n  - 2026-03-11',
    '**Written**:\n  - written 2026-03-11\n  - read by all',
  ])
    it(`is too late: ${JSON.stringify(written)}`, () => {
      const text = `# CS Handoff: Search\n\n- **Release date**: 2026-03-17\n- ${written}\n`
      assert.deepEqual(faultsIn(text, { template }), ['late-handoff: 2026-03-11'])
      assert.deepEqual(faultsIn(text.replace('03-11', '03-09'), { template }), [])
    })

  for (const due of [
    '**Next Update:** `2026-03-01T14:40Z`',
    '**Next Update:**\n\n2026-03-01T14:40Z',
    '**Next Update:**\n\n- 2026-03-01T14:40Z',
  ])
    it(`is too far: ${JSON.stringify(due)}`, () => {
      const head = '**Posted:** 2026-03-01T11:45Z\n\n**Status:** identified\n\n**Audience:** customers\n\n**Channel:** email\n\n'
      const text = `# Status Update: Sign-in\n\n${head}**Summary:** Some sign-ins fail.\n\n**Details:** Known.\n\n${due}\n`
      assert.deepEqual(faultsIn(text, { kind: 'status-update' }), ['overdue-update: 2026-03-01T14:40Z'])
    })
})
