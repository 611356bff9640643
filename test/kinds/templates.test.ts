/** Templates as teams write them, used as they are: what is asked for, and what is not. And what directives refine. */
import assert from 'node:assert/strict'
import type { SectionPart } from '../../server/src/core/template/kind.ts'
import { readKind } from '../../server/src/core/template/template.ts'
import { inEnglish } from '../../server/src/core/util/phrase.ts'
import { checked, faultsIn, findingsIn, text } from '../support/check.ts'

/** The parts of a template in short: `# section`, `field`, `[] item`, `- list`, `| table`, `…` for prose. */
function partsOf(source: string): string[] {
  const marks = { field: '', item: '[] ', list: '- ', table: '| ', prose: '… ', record: '* ' }
  const visit = (part: SectionPart): string[] => [
    ...part.parts.map((leaf) => (marks[leaf.type] + (leaf.type === 'list' || leaf.type === 'prose' ? '' : leaf.name)).trim()),
    ...part.sections.flatMap((section) => [`# ${section.name}`, ...visit(section)]),
  ]
  return visit(readKind(text(source), 'template').root)
}

describe('a template without directives', () => {
  it('asks for one item where boxes have nothing behind them', () => {
    const template = `
      ## Steps

      - [ ]
      - [ ] [Step]

      ## Contact

      - **Owner**:
    `
    assert.deepEqual(partsOf(template), ['# Steps', '-', '# Contact', 'Owner'])
    assert.deepEqual(faultsIn(text(template), { template: text(template) }), [
      'empty-list-item: - [ ]',
      'placeholder-text: [Step]',
      'unfilled-field: line 8',
    ])
  })

  it('takes labels that are blanks, times or examples for no labels', () => {
    const template = `
      ## Limits

      - **[Limit 1]:** [What it means]
      - **[Limit 2]:** [What it means]

      ## Timeline

      - **10:00**: Alert
      - **10:15**: Call

      ## Alerts

      **Example:** queue above 500

      - **Summary:** [One sentence]
    `
    assert.deepEqual(partsOf(template), ['# Limits', '-', '# Timeline', '-', '# Alerts', 'Summary'])
  })

  it('takes masks for blanks', () => {
    const template = text(`
      - **Mode**: {phase}
      - **Shift**: ( Day / Night )
      - **Tests**: XXX passed
    `)
    assert.deepEqual(
      findingsIn(template, { template }).map((finding) => finding.replace(/^\S+ (\S+) .*$/, '$1')),
      ['placeholder-text', 'placeholder-text', 'placeholder-text'],
    )
    assert.deepEqual(findingsIn('- **Mode**: Debug\n- **Shift**: Night\n- **Tests**: 120 passed\n', { template }), [])
  })

  it('asks for no column without a name', () => {
    const template = text(`
      | Start |       | End |       |
      |-------|-------|-----|-------|
      | Place | [Place] | Room | [Room] |
    `)
    assert.ok(!faultsIn(template, { template }).some((fault) => fault.startsWith('missing-column')))
  })

  it('reads from a blank how much text it wants', () => {
    const template = '- **Summary**: 2-3 sentences with severity\n- **State**: <one-sentence state>\n'
    const document = '- **Summary**: All is well.\n- **State**: It began. It ended.\n'
    assert.deepEqual(faultsIn(document, { template }), ['length: All is well.', 'length: It began. It ended.'])
  })
})

describe('directives', () => {
  const problems = (directive: string) =>
    readKind(`- **A**: <!-- handoff: { ${directive} } -->\n- **B**:\n`, 'x').problems.map(({ message }) => inEnglish(message))

  it('are read without a word where they are right', () => {
    for (const directive of [
      'sentences: 2-3',
      'words: 50',
      'minutes: 60-90',
      'cadence: PT1H',
      'cadence: 60',
      'before: B, leadTime: P7D',
      'after: B, within: PT24H',
      'dependsOn: B',
      'least: 3, most: 4',
    ])
      assert.deepEqual(problems(directive), [], directive)
  })

  it('say what is wrong in them', () => {
    assert.deepEqual(problems('sentences: 3-2'), [
      'Unexpected value of "sentences" in a directive; expected a whole number or a range, such as 2-3',
    ])
    assert.deepEqual(problems('cadence: soon'), [
      'Unexpected value of "cadence" in a directive; expected minutes, or an ISO 8601 duration such as P7D',
    ])
    assert.deepEqual(problems('before: B'), ['Key "before" stands alone in a directive; expected "leadTime" with it'])
    assert.deepEqual(problems('dependsOn: C'), ['Unknown part "C" in a directive; expected the name of a part of this template'])
    assert.deepEqual(problems('least: 3, most: 2'), [
      'Unexpected "most" below "least" in a directive; expected it to be as large or larger',
    ])
  })
})

describe('groups that stand as tables', () => {
  const template = text(`
    # Handoff

    ## Escalation

    ### Level 1
    - **Contact**: [Name]
    - **Response Time**: [SLA]

    ### Level 2
    - **Contact**: [Name]
    - **Response Time**: [SLA]

    ## Sign-off

    - **Support Lead**: ____ Date: ____
    - **Product Manager**: ____ Date: ____
  `)
  const document = (rows: string, signatures: string) =>
    `# Handoff\n\n## Escalation\n\n${rows}\n\n## Sign-off\n\n| Role | Name | Date |\n|---|---|---|\n${signatures}\n`
  const rows = '| Level | Contact | Response Time |\n|---|---|---|\n| Level 1 | #a | 1 h |\n| Level 2 | #b | 4 h |'
  const signatures = '| Support Lead | Ada | 2026-03-01 |\n| Product Manager | Lin | 2026-03-02 |'
  const faults = (one: string, other: string) => faultsIn(document(one, other), { template }).map((fault) => fault.split(':')[0])

  it('are complete', () => {
    const { findings, readiness } = checked(document(rows, signatures), { template })
    assert.deepEqual([findings.length, readiness?.ready], [0, true])
  })

  it('are judged cell by cell', () => {
    assert.deepEqual(faults(rows.replace('#b', ''), signatures), ['missing-contact'])
    assert.deepEqual(faults(rows.replace('4 h', ''), signatures), ['missing-response-time'])
    assert.deepEqual(faults(rows, signatures.replace('Lin', '').replace('2026-03-02', '')), ['unsigned'])
    assert.deepEqual(faults(rows, signatures.replace('2026-03-02', '')), ['undated-sign-off'])
  })

  it('lack a column once, and a row as a level', () => {
    assert.deepEqual(faults('| Level | Contact |\n|---|---|\n| Level 1 | #a |\n| Level 2 | #b |', signatures), ['missing-column'])
    assert.deepEqual(faults(rows.replace(/\n\| Level 2.*$/, ''), signatures), ['missing-escalation-level'])
  })
})
