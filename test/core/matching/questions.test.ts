/** Questions and answers in lines: each question needs its answer. */
import assert from 'node:assert/strict'
import { faultsIn } from '../../support/check.ts'

const template = '# Page\n\n## Questions\n\n### Q: [Question]\n\n**A**:\n'

describe('questions in paragraphs', () => {
  for (const [name, pair] of [
    ['bold', (question: string, answer: string) => `**Q: ${question}**\nA: ${answer}`],
    ['bold labels', (question: string, answer: string) => `**Q:** ${question}\n**A:** ${answer}`],
    ['plain', (question: string, answer: string) => `Q: ${question}\nA: ${answer}`],
  ] as const) {
    const page = (...answers: readonly string[]) =>
      `# Page\n\n## Questions\n\n${answers.map((answer, index) => pair(`Number ${index + 1}?`, answer)).join('\n\n')}\n`
    it(`${name}: are answered`, () => assert.deepEqual(faultsIn(page('Yes.', 'No.', 'Later.'), { template }), []))
    it(`${name}: are not, whatever stands behind them`, () => {
      for (const answers of [
        ['', 'No.', 'Later.'],
        ['Yes.', '', 'Later.'],
        ['Yes.', 'No.', ''],
      ])
        assert.deepEqual(
          faultsIn(page(...answers), { template }).map((fault) => fault.replace(/:.*/, '')),
          ['unfilled-field'],
          answers.join(),
        )
    })
  }
})

describe('a bold line without content', () => {
  const plan =
    '# Plan\n\n## Session\n\n### Agenda\n<!-- handoff: { minutes: 60-90 } -->\n\n1. Overview (10 min)\n\n## Follow-up\n\n- [Link]\n'

  it('opens the subsection that stands behind it', () => {
    const page = (minutes: number) =>
      `# Plan\n\n**Session**\n\n**Agenda**\n\n1. Overview (${minutes} min)\n2. Questions (20 min)\n\n**Follow-up**\n\n- Mail\n`
    assert.deepEqual(faultsIn(page(50), { template: plan }), [])
    assert.match(String(faultsIn(page(20), { template: plan })), /^agenda-length/)
  })

  it('is empty if something else stands there', () => {
    assert.match(String(faultsIn('# Plan\n\n**Session**\n\n**Follow-up**\n\n- Mail\n', { template: plan })), /empty-section/)
  })
})
