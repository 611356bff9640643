import assert from 'node:assert/strict'
import { inEditor } from '../editor.mjs'
import {
  complete,
  newHandoff,
  openFile,
  pointAt,
  runCommand,
  stepUntil,
  suggest,
  suggestions,
  take,
  textOn,
  typeUntilSuggested,
  waitForText,
} from '../page.mjs'

const kind = `# Printer handoff: [Name]

- **Owner**: [Person] <!-- handoff: { about: Whom to ask first. } -->
- **State**: [open | closed]
- **Due**: YYYY-MM-DDThh:mmZ
- **Type**: [ ] Big [ ] Small

## Known issues

| Issue | Severity | Workaround |
|-------|----------|------------|
|       |          |            |

## Sign-off

- **Support Lead**: ____________ Date: ________
`

const other = `---
kind: printer
---

# Printer handoff: last week

- **Owner**: Ana Sol

## Known issues

| Issue | Severity | Workaround |
|-------|----------|------------|
| PRT-7 | High     | Use the other one |
`

const begun = `---
kind: printer
---

# Printer handoff: floor two


- **State**: open

## Known issues

PRT-7 is back.
`

const attic = `---
kind: printer
---

# Printer handoff: attic

- **Owner**: Ana Sol
- **State**: open
- **Due**:
- **Type**: [x] Big [ ] Small

## Known issues

| Issue | Severity | Workaround |
|-------|----------|------------|
`

/** A line of the document by what stands in it; the editor draws spaces as no-break spaces. */
const lineWith = (page, words) => page.locator('.editor-instance .view-line', { hasText: words }).first()

describe('completion and hover', () => {
  /** @type {import('playwright-core').Page} */
  let page
  const files = {
    '.handoff/kinds/printer.md': kind,
    'old.md': other,
    'floor.md': begun,
    'attic.md': attic,
    'docs/runbook.md': '# Runbook\n\n## Restart it\n',
    'places.md': '---\nkind: general\nstage: \n---\n\n# Places\n\nAsk [Name].\n',
  }
  const settings = { 'handoff.user': 'Kim Lee', 'editor.wordBasedSuggestions': 'off' }
  inEditor({ files, theme: 'Default Light Modern', settings }, (editor) => {
    page = editor.page
  })

  it('offers what is missing once a list begins, and then the people of other handoffs', async () => {
    await openFile(page, 'floor.md')
    await page.locator('.codelens-decoration').first().waitFor()
    await lineWith(page, /floor\stwo/).click()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await typeUntilSuggested(page, '- ', 'Owner')
    assert.match((await suggestions(page).allTextContents()).join(), /^Owner.*Due.*Type/)
    await take(page, 'Owner')
    await lineWith(page, /Owner\*\*:\s\[Person\]/).waitFor()
    await suggest(page, /Support\sLead.*Role/)
    await take(page, /Ana\sSol/)
    await lineWith(page, /Owner\*\*:\sAna\sSol/).waitFor()
  })

  it('replaces a value by another one of those that are allowed', async () => {
    await lineWith(page, /State\*\*:\sopen/).click()
    await page.keyboard.press('End')
    await complete(page, 'closed')
    await lineWith(page, /State\*\*:\sclosed/).waitFor()
  })

  it('tells in a hover what a field is for, and what another handoff says of an issue', async () => {
    await pointAt(lineWith(page, 'Owner').getByText('Owner').first(), textOn(page, 'Whom to ask first.'))
    await pointAt(lineWith(page, 'PRT-7'), textOn(page, 'in other handoffs'), { x: 12, y: 8 })
    await waitForText(page, 'Workaround: Use the other one')
  })

  it('knows stages, rules, files and headings where they belong, with a word on each', async () => {
    await openFile(page, 'places.md')
    await page.locator('.codelens-decoration').first().waitFor()
    await lineWith(page, 'stage:').click()
    await page.keyboard.press('End')
    await suggest(page, 'ready')
    const details = page.locator('.suggest-details').getByText('Still being written: a blank is only information.')
    // Once more for what stands beside the list.
    await stepUntil(details, () => page.keyboard.press('Control+Space'))
    await page.keyboard.press('Control+Space')
    await take(page, 'ready')
    await lineWith(page, /stage:\sready/).waitFor()
    await lineWith(page, 'Ask').click()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.type('<!-- handoff-ignore ')
    await complete(page, 'placeholder-text')
    await lineWith(page, /handoff-ignore\splaceholder-text\s--\sreason\s-->/).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('See [this](docs/')
    await complete(page, 'runbook.md')
    await lineWith(page, 'docs/runbook.md').waitFor()
    await page.keyboard.type('#')
    await complete(page, 'restart-it')
    await lineWith(page, 'docs/runbook.md#restart-it').waitFor()
  })

  it('offers moments in UTC, with tomorrow among them', async () => {
    await openFile(page, 'attic.md')
    await page.locator('.codelens-decoration').first().waitFor()
    await lineWith(page, 'Due').click()
    await page.keyboard.press('End')
    await typeUntilSuggested(page, ' ', 'tomorrow')
    assert.match((await suggestions(page).allTextContents()).join(), /^now.*\+30m.*\+1h.*\+4h.*tomorrow\s09:00/)
    await take(page, 'tomorrow')
    const written = (await lineWith(page, /Due\*\*:\s\d{4}-\d\d-\d\dT09:00Z/).textContent()) ?? ''
    const hours = (Date.parse(/\d{4}-\S+Z/.exec(written)?.[0] ?? '') - Date.now()) / 3_600_000
    assert.ok(hours > 8 && hours <= 33, `${written} is ${hours} hours ahead`)
  })

  it('offers in the cells of a row the issues of other handoffs and the grades, and then the sections that are missing', async () => {
    await page.keyboard.press('ControlOrMeta+End')
    await typeUntilSuggested(page, '| ', 'PRT-7')
    await take(page, 'PRT-7')
    await lineWith(page, /^\|\sPRT-7$/).waitFor()
    await typeUntilSuggested(page, ' | ', 'High')
    await take(page, 'High')
    await lineWith(page, /^\|\sPRT-7\s\|\sHigh$/).waitFor()
    await page.keyboard.type(' | Use the other one |')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await typeUntilSuggested(page, '## ', 'Sign-off')
    await take(page, 'Sign-off')
    await lineWith(page, /^##\sSign-off$/).waitFor()
    await lineWith(page, /Support\sLead\*\*:/).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  it('offers kinds in the front matter, each with what it is for', async () => {
    await lineWith(page, /^kind:/).click()
    await page.keyboard.press('End')
    await suggest(page, 'escalation-packet')
    assert.match((await suggestions(page).allTextContents()).join(), /Escalation\sPacket/)
    await take(page, 'escalation-packet')
    await lineWith(page, /^kind:\sescalation-packet$/).waitFor()
  })

  it('leads with Tab through a new handoff until nothing is open', async () => {
    await runCommand(page, 'Handoff: New Handoff…', ...newHandoff('printer', /^Printer handoff/, 'floor three'))
    await lineWith(page, /floor\sthree/).waitFor()
    await waitForText(page, /^Ln \d+, Col \d+ \(\d+ selected\)/)
    const fill = async (text) => {
      await page.keyboard.type(text)
      await page.keyboard.press('Tab')
    }
    const choose = async (label, written = label) => {
      await complete(page, label)
      await lineWith(page, written).waitFor()
      await page.keyboard.press('Tab')
    }
    await choose(/Kim\sLee/)
    // An editor opens the list of a choice by itself, and goes on when one is taken.
    await take(page, /^open/)
    await choose('+4h', /Due\*\*:\s\d{4}/)
    // The names of the boxes are there by themselves, too; taking one ticks its box, and leaves the way as it is.
    await take(page, /^Small/)
    await lineWith(page, /\[x\]\sSmall/).waitFor()
    await page.keyboard.press('Tab')
    await fill('PRT-9')
    await choose('High')
    // A space would list what others say, and Tab take it.
    await fill('Restart')
    await choose(/Ana\sSol/, /Lead\*\*:\sAna\sSol/)
    await choose('today', /Date:\s\d{4}/)
    await page.locator('.codelens-decoration', { hasText: 'Complete' }).first().waitFor()
  })
})
