/** A heading from which the words are missing is empty, whatever signs stand in it. */
import assert from 'node:assert/strict'
import { faultsIn } from '../../support/check.ts'

const template = '# Handoff\n\n## Questions\n\n### Q: [Question]\n\n**A**: [Answer]\n'

describe('a heading of which only the name is left', () => {
  for (const heading of ['Q:', 'Q: ⚠️', '1.2 Q:', 'a) Q:', ':question: Q:', 'Q: {#q}', '<a id="q"></a>Q:', '❓ Q: {#q}'])
    it(`is empty: ${heading}`, () => {
      const text = `# Handoff\n\n## Questions\n\n### ${heading}\n\n**A**: Yes.\n`
      assert.deepEqual(
        faultsIn(text, { template }).map((fault) => fault.replace(/: .*/, '')),
        ['empty-section'],
      )
    })

  it('is not empty with words', () => {
    for (const heading of ['Q: Why?', '1.2 Q: Why? ⚠️', 'a) Q: Why? {#q}', '❓ Q: 理由は？'])
      assert.deepEqual(faultsIn(`# Handoff\n\n## Questions\n\n### ${heading}\n\n**A**: Yes.\n`, { template }), [])
  })
})

describe('a section of one’s own with nothing below its heading', () => {
  for (const heading of ['Cut-over', '🚀 Cut-over', 'Cut-over ⚠️', ':rocket: Cut-over', 'Cut-over {#cut-over}'])
    it(`is empty: ${heading}`, () =>
      assert.deepEqual(faultsIn(`# Handoff\n\n## ${heading}\n\n## State\n\nGood.\n`), ['empty-section: line 3']))
})

describe('a choice of emoji', () => {
  const choice = '# Handoff\n\n- **Type**: [ ] Patch [ ] Minor [ ] Major\n'
  it('is open with no box ticked, and with two', () => {
    for (const boxes of ['⬜ Patch ⬜ Minor ⬜ Major', '✅ Patch ✅ Minor ⬜ Major', '⬜ Patch, ⬜ Minor, ⬜ Major'])
      assert.match(faultsIn(`# Handoff\n\n- **Type**: ${boxes}\n`, { template: choice }).join('\n'), /^unchosen-option: [^\n]*$/)
  })

  it('is made with one', () => {
    for (const boxes of ['⬜ Patch ✅ Minor ⬜ Major', '⬜ Patch | ✅ Minor'])
      assert.deepEqual(faultsIn(`# Handoff\n\n- **Type**: ${boxes}\n`, { template: choice }), [])
  })
})
