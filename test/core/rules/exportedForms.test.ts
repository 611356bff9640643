/** What exporters and careful writers put around words does not change what they say: escapes, code, wide spaces, emoji for boxes. */
import assert from 'node:assert/strict'
import { faultsIn, fixedOnce } from '../../support/check.ts'

describe('an escaped hyphen', () => {
  for (const moment of ['2026\\-01\\-20 14:30 CET', '2026\\-01\\-20T14:30\\-08:00', '20\\-01\\-2026 14:30 CET'])
    it(`is one in a moment: ${moment}`, () => assert.ok(faultsIn(`- ${moment} deploy\n`).includes(`non-utc-timestamp: ${moment}`)))

  it('is one in the day of a signature', () => {
    const template = '- **Lead**: ____ Date: ____\n'
    assert.deepEqual(faultsIn('- **Lead**: Ida Moe, 2026\\-03\\-01\n', { template }), [])
  })
})

describe('the day of a signature', () => {
  for (const day of ['2026-03-01', '1 March 2026', 'March 1, 2026', '01.03.2026', '1 mars 2026'])
    it(`needs no label: ${day}`, () => {
      assert.deepEqual(faultsIn(`- **Lead**: Ida Moe, ${day}\n`, { template: '- **Lead**: ____ Date: ____\n' }), [])
    })
})

describe('what is signed', () => {
  const template = '- **Sign-off**: Test completion: ____ Date: ____\n'
  for (const words of ['Test completion', 'Test  completion', 'test completion:', '`Test completion`'])
    it(`is no name: ${words}`, () =>
      assert.deepEqual(
        faultsIn(`- **Sign-off**: ${words}\n`, { template }).map((fault) => fault.split(':')[0]),
        ['unsigned'],
      ))
})

describe('words for a moment', () => {
  for (const words of ['in an hour', 'in  an  hour', 'in\u00A0an\u00A0hour', 'in\u00A02\u00A0hours', 'end  of day'])
    it(`are read: ${words}`, () => assert.deepEqual(faultsIn(`- **Next update**: ${words}\n`), [`relative-time: ${words}`]))
  it('are read in code', () => assert.deepEqual(faultsIn('- **Next update**: `in an hour`\n'), ['relative-time: in an hour']))
})

describe('an emoji for a box', () => {
  const template = '## Checklist\n\n- [ ] All sign-offs received\n\n## Sign-off\n\n- **Lead**: ____ Date: ____\n'
  const document = (sign: string) => `## Checklist\n\n- ${sign} All sign-offs received\n\n## Sign-off\n\n- **Lead**: ____ Date: ____\n`
  it('is compared with the rest of the document', () => {
    assert.ok(faultsIn(document('✅'), { template }).some((fault) => fault.startsWith('contradicted-item')))
    assert.equal(fixedOnce(document('✅'), { template }, 'contradicted-item'), document('⬜'))
  })
})
