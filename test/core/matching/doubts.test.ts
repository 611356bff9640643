/** Between sure and not at all lies a question: whether a part is there under another name. */
import assert from 'node:assert/strict'
import { checked, completed, findingsIn, fixed, fixedOnce, fixesIn } from '../../support/check.ts'

const template = '# Report\n\n## Recipe\n\n- **Build**:\n- **Steps**:\n- **Expected**:\n- **Actual**:\n\n## Contacts\n\n- **Owner**:\n'
const half = '# Report\n\n## Try it\n\n- **Build**: 4.2\n- **Steps**: Save\n\n## Contacts\n\n- **Owner**: Support Lead\n'
const setting = { template }

describe('a part that may be there under another name', () => {
  it('is asked for with the line of its place', () => {
    assert.deepEqual(findingsIn(half, setting), ['8:1-8:1 missing-section Section "Recipe" is missing; is it "Try it" (line 3)?'])
    const moved = half.replace('# Report\n', '# Report\n\nOne line.\n\nTwo lines.\n')
    assert.match(String(findingsIn(moved, setting)), /is it "Try it" \(line 7\)\?/)
  })

  it('is renamed or inserted, as its author decides; nothing is inserted unasked', () => {
    assert.deepEqual(fixesIn(half, setting), ['Rename "Try it" to "Recipe"', 'Insert section "Recipe"'])
    assert.equal(fixed(half, setting), half)
    assert.equal(completed(half, setting), half)
  })

  it('keeps its number, its aside and what stands around it when it is renamed', () => {
    const renamed = (heading: string, part = template) => {
      const source = half.replace('## Try it', heading)
      const title = fixesIn(source, { template: part }).find((fix) => fix.startsWith('Rename'))
      return fixedOnce(source, { template: part }, 'missing-section', title).split('\n')[2]
    }
    const headings = {
      '## 2. Try it': '## 2. Recipe',
      '## II. Try it': '## II. Recipe',
      '## 🍲 Try it': '## 🍲 Recipe',
      '## Try it {#try}': '## Recipe {#try}',
      '## Try it <a id="try"></a>': '## Recipe <a id="try"></a>',
      '## Try it (SRCH-7)': '## Recipe (SRCH-7)',
      '## Try it: SRCH-7': '## Recipe: SRCH-7',
      '## Try it – since 14:00 UTC': '## Recipe – since 14:00 UTC',
      '## Try `it`': '## Recipe',
      '## **Try it**': '## **Recipe**',
      '## **2. Try it** (SRCH-7)': '## **2. Recipe** (SRCH-7)',
      '## **Try** it': '## Recipe',
    }
    for (const [heading, expected] of Object.entries(headings)) assert.equal(renamed(heading), expected)
    const numbered = template.replace('Recipe', 'Recipe (short)')
    assert.equal(renamed('## Try it (SRCH-7)', numbered), '## Recipe (short)')
  })

  it('keeps the evidence of an item when it is renamed', () => {
    const list = '# Plan\n\n## Checks\n\n- [ ] Backup of the search index taken\n- [ ] Pager on\n'
    for (const item of ['Backup of the index (run 482)', 'Backup of the index: run 482', '**Backup of the index** – run 482']) {
      const source = `# Plan\n\n## Checks\n\n- [x] ${item}\n- [x] Pager on\n`
      const expected = source.replace('Backup of the index', 'Backup of the search index taken')
      assert.equal(fixedOnce(source, { template: list }, 'missing-item'), expected)
    }
  })

  it('is open, and the place stays one that no part asks for', () => {
    const { readiness } = checked(half, setting)
    assert.deepEqual(
      readiness?.requirements.filter(({ state }) => state === 'open').map(({ label, rule }) => `${label}: ${rule}`),
      ['Recipe: missing-section'],
    )
  })

  it('is one place for one part', () => {
    const two = template.replace(
      '## Contacts',
      '## Other recipe\n\n- **Build**:\n- **Steps**:\n- **Colour**:\n- **Weight**:\n\n## Contacts',
    )
    const asked = findingsIn(half.replace('- **Steps**: Save', '- **Steps**: Save\n- **Actual**: None\n- **Expected**: Saved'), {
      template: two,
    })
    assert.equal(asked.filter((finding) => finding.includes('is it')).length, 0)
  })

  it('is asked for more readily where it stands between the neighbours of the part', () => {
    const criteria = '# Plan\n\n## Start\n\nWhen it begins.\n\n## Criteria of the stop\n\n-\n\n## End\n\nWhen it ends.\n'
    const between = '# Plan\n\n## Start\n\nMay.\n\n## When to stop\n\n- Red\n\n## End\n\nJune.\n'
    const behind = '# Plan\n\n## Start\n\nMay.\n\n## End\n\nJune.\n\n## Weather\n\n- Red\n\n## When to stop\n\n- Red\n'
    assert.match(String(findingsIn(between, { template: criteria })), /is it "When to stop" \(line 7\)\?/)
    assert.match(String(findingsIn(behind, { template: criteria })), /expected it here/)
  })

  it('is asked for among labels and items, too', () => {
    const list =
      '# Plan\n\n## Data\n\n- **Owner of the release**:\n- **Start**:\n\n## Checks\n\n- [ ] Backup of the search index taken\n- [ ] Pager on\n'
    const source =
      '# Plan\n\n## Data\n\n- **Owner of the plan**: Ana\n- **Start**: May\n\n## Checks\n\n- [x] Backup of the index\n- [x] Pager on\n'
    assert.deepEqual(
      findingsIn(source, { template: list }).map((finding) => finding.replace(/^\S+ /, '')),
      [
        'missing-field Field "Owner of the release" is missing; is it "Owner of the plan" (line 5)?',
        'missing-item Checklist item "Backup of the search index taken" is missing; is it "Backup of the index" (line 10)?',
      ],
    )
  })

  it('is not asked of a heading without words', () => {
    const template = '# Report\n\n## Checks\n\n- [ ] Pager on\n\n## Contacts\n\n- **Owner**:\n- **Deputy**:\n'
    for (const empty of ['##', '## **', '## &nbsp;']) {
      const source = `# Report\n\n## Checks\n\n- [x] Pager on\n\n${empty}\n\n- **Owner**: Ana\n- **Deputies**: Bo\n`
      assert.doesNotMatch(String(findingsIn(source, { template })), /is it ""/)
    }
  })

  it('is not asked of a section that is another part, nor of one with nothing in common', () => {
    const other = '# Report\n\n## History\n\n- **Since**: March\n- **Mood**: good\n\n## Contacts\n\n- **Owner**: Ana\n'
    assert.deepEqual(findingsIn(other, setting), ['8:1-8:1 missing-section Section "Recipe" is missing; expected it here'])
  })
})
