/** Where names alone do not say which part something is, its place among the others may. */
import assert from 'node:assert/strict'
import { findingsIn } from '../../support/check.ts'

const level = '# Plan\n\n## Level 2\n\n- **Contact**:\n- **When to use**:\n- **Response time**:\n- **Language**:\n'

/** The findings in a list of labels that the template has too, by rule and message. */
function found(labels: string): string[] {
  return findingsIn(`# Plan\n\n## Level 2\n\n${labels}\n`, { template: level }).map((finding) => finding.replace(/^\S+ /, ''))
}

describe('the order of labels', () => {
  it('says what one of them is if all others are known', () => {
    for (const label of ['Wofür', 'What it is good for', 'Zweck'])
      assert.deepEqual(found(`- Contact: Ana\n- ${label}: bugs\n- Response time: 2 h\n- Language: en`), [], label)
  })

  it('says what stands alone between two others, if its name may mean it', () => {
    assert.deepEqual(found('- Contact: Ana\n- Use it when: bugs\n- Response time: 2 h\n- Language: en\n- Notes: none'), [])
    assert.match(
      String(found('- Contact: Ana\n- Colour: red\n- Response time: 2 h\n- Language: en\n- Notes: none')),
      /"When to use" is missing/,
    )
  })

  it('takes no person for another thing', () => {
    const template = '# Plan\n\n- **Ticket**: [Link]\n- **Next update**: YYYY-MM-DDThh:mmZ\n- **State**: [open | closed]\n'
    const text = (label: string) => `# Plan\n\n- **${label}**: Ana\n- **Next update**: 2126-03-01T14:00Z\n- **State**: open\n`
    for (const label of ['Owner', 'Verantwortlich', 'On call'])
      assert.match(String(findingsIn(text(label), { template })), /Field "Ticket" is missing/, label)
  })

  it('says nothing about what has the name of another part, nor without the others', () => {
    assert.match(String(found('- Contact: Ana\n- Response time: 2 h\n- Response time: 2 h\n- Language: en')), /"When to use" is missing/)
    assert.match(String(found('- Who: Ana\n- Wofür: bugs')), /"When to use" is missing/)
  })

  it('says the same of items, columns and rows', () => {
    const checks = '# Plan\n\n## Checks\n\n- [ ] Backup taken\n- [ ] Index rebuilt in full\n- [ ] Pager on\n- [ ] Mail sent\n'
    assert.deepEqual(
      findingsIn('# Plan\n\n## Checks\n\n- [x] Backup taken\n- [x] Full index\n- [x] Pager on\n- [x] Mail sent\n', { template: checks }),
      [],
    )
    const table = '# Plan\n\n## Issues\n\n| Name | Weight | Owner |\n|---|---|---|\n| | | |\n'
    assert.deepEqual(
      findingsIn('# Plan\n\n## Issues\n\n| Name | Gewicht | Owner |\n|---|---|---|\n| A | 3 | Ana |\n', { template: table }),
      [],
    )
    const steps =
      '# Plan\n\n## Timeline\n\n| Milestone | Time (UTC) |\n|---|---|\n| Detection | YYYY-MM-DDThh:mmZ |\n| Triage | YYYY-MM-DDThh:mmZ |\n| Handoff | YYYY-MM-DDThh:mmZ |\n'
    const rows = '| Alarm | 2026-03-01T09:00Z |\n| Triage | 2026-03-01T09:10Z |\n| Handoff | 2026-03-01T09:30Z |\n'
    assert.deepEqual(findingsIn(`# Plan\n\n## Timeline\n\n| Milestone | Time (UTC) |\n|---|---|\n${rows}`, { template: steps }), [])
  })
})

describe('items that are written as labels', () => {
  const recipe = '# Bug\n\n## Recipe\n\n- [ ] Env: <name>\n- [ ] Expected: <what>\n- [ ] Actual: <what>\n'

  it('are there in a list, in lines of their own and in a table', () => {
    for (const written of [
      '- Env: prod\n- Expected: a file\n- Actual: none',
      '**Env:** prod\n\n**Expected:** a file\n\n**Actual:** none',
      '| | |\n|---|---|\n| Env | prod |\n| Expected | a file |\n| Actual | none |',
    ])
      assert.deepEqual(findingsIn(`# Bug\n\n## Recipe\n\n${written}\n`, { template: recipe }), [], written)
  })

  it('are unfilled without a value and hold blanks like other labels: nobody ticked them', () => {
    for (const [written, finding] of [
      ['- Env: prod\n- Expected: a file\n- Actual:', /unfilled-field Field "Actual"/],
      ['| | |\n|---|---|\n| Env | prod |\n| Expected | a file |\n| Actual | |', /unfilled-field Field "Actual"/],
      ['- Env: <name>\n- Expected: a file\n- Actual: none', /placeholder-text .*<name>/],
      ['- Env: prod\n- Expected: TBD\n- Actual: none', /placeholder-text .*TBD/],
    ] as const) {
      const findings = findingsIn(`# Bug\n\n## Recipe\n\n${written}\n`, { template: recipe })
      assert.equal(findings.length, 1, String(findings))
      assert.match(String(findings), finding)
    }
  })
})

describe('a value that says how far its writer is', () => {
  const template = '# Plan\n\n- **Owner**:\n- **Status**:\n\n## Steps\n\nWhat is done?\n'

  it('is none where no state is asked for', () => {
    for (const pending of ['pending', 'offen', 'en attente', 'pendiente', '確認中']) {
      const findings = findingsIn(`# Plan\n\n- Owner: ${pending}\n- Status: open\n\n## Steps\n\nAll.\n`, { template })
      assert.match(String(findings), /^\S+ placeholder-text [^,]*$/, pending)
      assert.match(
        String(findingsIn(`# Plan\n\n- Owner: Ana\n- Status: open\n\n## Steps\n\n(${pending})\n`, { template })),
        /^\S+ placeholder-text/,
      )
    }
  })

  it('is one where a state is asked for', () => {
    for (const pending of ['pending', 'offen', 'en attente'])
      assert.deepEqual(findingsIn(`# Plan\n\n- Owner: Ana\n- Status: ${pending}\n\n## Steps\n\nAll.\n`, { template }), [])
  })
})

describe('a choice', () => {
  it('is one in other words and languages too', () => {
    const template = '# Update\n\n- **Audience**: <customers|executive|internal>\n'
    for (const value of ['clients', 'Kunden', 'intern', 'clientes', 'Geschäftsführung', '社内'])
      assert.deepEqual(findingsIn(`# Update\n\n- Audience: ${value}\n`, { template }), [], value)
    assert.match(String(findingsIn('# Update\n\n- Audience: neighbours\n', { template })), /invalid-value/)
  })
})
