/** Edits that nobody makes leave no trace. */
import { deepEqual, equal } from 'node:assert/strict'
import supportTemplate from '../fixtures/support-template.md'
import { serviceWith } from './support.ts'

describe('service: a rehearsal', () => {
  it('goes on for as long as it is wanted, and leaves the document and what was found in it', async () => {
    const service = serviceWith(`---\nkind: support-handoff\n---\n\n${supportTemplate}`)
    const diagnose = async () => (await service.diagnostics('file:///handoff.md'))?.items
    const before = await diagnose()
    const copies = structuredClone(before)
    const work = await service.rehearsal('file:///handoff.md')
    for (let step = 0; step < 100; step++) equal(work?.next().done, false)
    equal(await diagnose(), before)
    deepEqual(before, copies)
  })

  it('is none for what is no handoff, nor for an empty text', async () => {
    equal(await serviceWith('# Readme\n', { uri: 'file:///readme.md' }).rehearsal('file:///readme.md'), undefined)
    const empty = await serviceWith('---\nkind: general\n---\n').rehearsal('file:///handoff.md')
    for (let step = 0; step < 20; step++) equal(empty?.next().done, false)
  })
})
