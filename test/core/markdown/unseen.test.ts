/** What looks filled and is not, and what has no text and is content all the same. */
import assert from 'node:assert/strict'
import { faultsIn, findingsIn, fixed } from '../../support/check.ts'

const template =
  '## State\n\nWhat works and what does not.\n\n## Table\n\n| Step | Owner |\n|---|---|\n| | |\n\n## Fields\n\n- **Build**: [hash]\n'
const filled = (state: string, cell = 'Ann', value = '4f2a91c') =>
  `## State\n\n${state}\n\n## Table\n\n| Step | Owner |\n|---|---|\n| Restart | ${cell} |\n\n## Fields\n\n- **Build**: ${value}\n`

const nothing = [
  '&nbsp;',
  '&#160;',
  '&#xA0;',
  '\u00a0',
  '\u200b',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '&ZeroWidthSpace;',
  '<br>',
  '<span></span>',
  '&nbsp; \u200b',
]
const something = [
  '<img src="a.png">',
  '<img width="600" alt="graph" src="a.png">',
  '<video src="a.mp4"></video>',
  '<iframe src="https://example.com"></iframe>',
  '<progress value="3" max="5"></progress>',
  '<a href="https://example.com">Log</a>',
]
const blocks = [
  '<aside>\n💡 Works on branch x.\n</aside>',
  '<table><tr><td>Works</td></tr></table>',
  '<p align="center">Works.</p>',
  '<details><summary>Log</summary>\n\nAll green.\n\n</details>',
  '<ul><li>Works</li></ul>',
]

describe('what nobody sees', () => {
  for (const source of nothing) {
    const shown = JSON.stringify(source)
    it(`leaves a section empty: ${shown}`, () => assert.deepEqual(faultsIn(filled(source), { template }), ['empty-section: line 3']))
    it(`leaves a cell empty: ${shown}`, () => assert.deepEqual(faultsIn(filled('Works', source), { template }), ['missing-owner: line 9']))
    it(`leaves a field empty: ${shown}`, () =>
      assert.deepEqual(faultsIn(filled('Works', 'Ann', source), { template }), ['unfilled-field: line 13']))
  }

  it('leaves an item empty, and a label without a kind', () => {
    assert.deepEqual(faultsIn('# A\n\n- \u200b\n'), ['empty-list-item: - \u200b'])
    assert.deepEqual(faultsIn('# A\n\n**Owner:** &nbsp;\n\n## Notes\n\nText.\n'), ['unfilled-field: line 3'])
  })

  it('is not what joins an emoji, nor a semicolon behind a value', () => {
    assert.deepEqual(faultsIn('# A\n\n**Owner:** 👩‍💻\n\n**Build:** 4f2a91c;\n'), [])
    // Angles with words in them are no tags.
    for (const blank of ['<open|closed>', '<actions, results>', '<name>'])
      assert.deepEqual(faultsIn(`# A\n\n**State:** ${blank} <!-- one of them -->\n`), [`placeholder-text: ${blank}`])
  })
})

describe('what has no text', () => {
  for (const source of [...something, ...blocks])
    it(`is content of a section: ${JSON.stringify(source)}`, () => assert.deepEqual(faultsIn(filled(source), { template }), []))
  for (const source of something) {
    it(`is content of a cell: ${source}`, () => assert.deepEqual(faultsIn(filled('Works', source), { template }), []))
    it(`is content of a field: ${source}`, () => assert.deepEqual(faultsIn(filled('Works', 'Ann', source), { template }), []))
    it(`is content of an item, and stays: ${source}`, () => {
      const list = `# A\n\n- ${source}\n- Text\n`
      assert.deepEqual(faultsIn(list), [])
      assert.equal(fixed(list), list)
    })
  }

  it('is a way around an issue', () => {
    const table = '## Known issues\n\n| Issue | Workaround |\n|---|---|\n| Login fails | <img src="steps.png"> |\n'
    assert.deepEqual(faultsIn(table), [])
  })
})

describe('a blank in escaped brackets', () => {
  for (const blank of ['\\[Name\\]', '\\<name\\>', '&lt;name&gt;', '\\_\\_\\_\\_'])
    it(`is marked from end to end: ${blank}`, () =>
      assert.deepEqual(faultsIn(`# A\n\n- Owner: ${blank}\n`), [`placeholder-text: ${blank}`]))
})

describe('a value that says nothing', () => {
  for (const value of ['null', '?', '…', '...', 'undefined', 'tbd', 'To be confirmed'])
    it(`is none of a field that is asked for: ${value}`, () =>
      assert.deepEqual(faultsIn(filled('Works', 'Ann', value), { template }), [`placeholder-text: ${value}`]))

  it('is none in a column that is asked for', () => {
    const steps = '## Table\n\n| Step | Where |\n|---|---|\n| | |\n'
    const rules = { '?': 'placeholder-text', null: 'empty-cell', '…': 'placeholder-text' }
    for (const [value, rule] of Object.entries(rules))
      assert.deepEqual(faultsIn(`## Table\n\n| Step | Where |\n|---|---|\n| Restart | ${value} |\n`, { template: steps }), [
        `${rule}: ${value}`,
      ])
  })
})

describe('an owner', () => {
  const row = (owner: string) =>
    `# Outage\n\n## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Add an alert | Kim | 2026-03-01 |\n| Renew | ${owner} | 2026-03-02 |\n`

  it('is missing in the row of an action', () => {
    for (const owner of ['', '-', '–', '&nbsp;', '?']) {
      const [finding = '', ...others] = findingsIn(row(owner))
      assert.match(finding, /^8:.* missing-owner "Renew" has no owner; expected a name or a role$/, owner)
      assert.deepEqual(others, [])
    }
  })

  it('may be missing where the action is done, where nobody is listed, and in other tables', () => {
    assert.deepEqual(faultsIn('# A\n\n| Action | Owner | Status |\n|---|---|---|\n| Renew | | Done |\n| Add | Kim | Open |\n'), [])
    assert.deepEqual(faultsIn('# A\n\n| Time (UTC) | Event | Owner |\n|---|---|---|\n| 10:00 | Alert | – |\n| 10:05 | Page | Kim |\n'), [])
  })

  it('is nobody as trackers say it', () => {
    for (const owner of [
      'Unassigned',
      'None',
      'nobody',
      'No assignee',
      'null',
      'not assigned',
      'Niemand',
      'Nicht zugewiesen',
      '未割り当て',
      '未分配',
    ])
      assert.deepEqual(faultsIn(row(owner)), [`vague-owner: ${owner}`])
    for (const owner of ['Kim', 'Support Lead', 'On-Call', 'No. 5', 'Unna Berg', 'Noone Park (Support)'])
      assert.deepEqual(faultsIn(row(owner)), [], owner)
  })
})

describe('a person that a kind asks for', () => {
  const lead = '## Team\n\n- **Support Lead**: [Name]\n'
  it('is somebody, or a team', () => {
    for (const person of ['Unassigned', 'nobody', 'None', '?']) {
      const [finding = ''] = faultsIn(`## Team\n\n- **Support Lead**: ${person}\n`, { template: lead })
      assert.match(finding, /^(?:vague-owner|placeholder-text): /, person)
    }
    for (const person of ['Ann Ode', 'the team', 'None – on leave until Monday'])
      assert.deepEqual(faultsIn(`## Team\n\n- **Support Lead**: ${person}\n`, { template: lead }), [], person)
  })
})

describe('a table whose dashes were set as typographers do', () => {
  for (const line of ['|—|—|', '| – | – |', '|:—|—:|', '|———|--|'])
    it(`is shown as text: ${line}`, () => {
      const source = `# A\n\n| Issue | Workaround |\n${line}\n| Login fails | Restart |\n`
      assert.deepEqual(
        findingsIn(source).map((one) => one.replace(/ Row.*/, '')),
        [`4:1-4:${line.length + 1} malformed-table`],
      )
      assert.deepEqual(findingsIn(fixed(source)), [])
      assert.match(fixed(source), /\n\| Login fails \| Restart \|\n$/)
    })

  it('is none without bars, or with words', () => {
    assert.deepEqual(faultsIn('# A\n\nYes | no\n— maybe —\n\n| A | B |\n— | of\n'), [])
  })
})
