import assert from 'node:assert/strict'
import { inEditor } from '../editor.mjs'
import {
  ask,
  chooseFix,
  focusedText,
  openFile,
  pick,
  pointAt,
  runCommand,
  setExpanded,
  stepUntil,
  takeStep,
  waitForText,
} from '../page.mjs'

const outage = `---
kind: general
stage: draft
previous: night.md
---

# Outage

- **Owner**: [Name]
- **Deputy**: [Name]

See [the runbook](docs/runbook.md) for PRT-7.

## Known issues

| ID | Description | Severity | Workaround |
|----|-------------|----------|------------|
| PRT-7 | It does not print | High | Use the other one |

## Timeline

| Milestone | Time (UTC) | Owner |
|-----------|------------|-------|
| Detection | 2026-03-01T10:42Z | Ann |
| Mitigation | 2026-03-01T11:20Z | Raj |

<!-- handoff-ignore placeholder-text -- agreed with Dana -->
Ask [Email].
`

const night = `---
kind: general
---

# Night

| ID | Description | Severity | Workaround |
|----|-------------|----------|------------|
| PRT-7 | It does not print | Low | Use the other one |
`

/** A line of the document by what stands in it. */
const lineWith = (page, words) => page.locator('.editor-instance .view-line', { hasText: words }).first()
/** The tab of the file in view. */
const activeTab = (page, name) => page.locator(`.tab.active[data-resource-name="${name}"]`)
/** What a hover says, once it says it. */
const hover = (page, words) => page.locator('.monaco-hover').filter({ hasText: words }).first()

describe('reading a handoff', () => {
  /** @type {import('playwright-core').Page} */
  let page
  const files = { 'docs/runbook.md': '# Runbook\n', 'outage.md': outage, 'night.md': night }
  const settings = { 'handoff.timezone': 'Asia/Tokyo' }
  inEditor({ files, settings, viewport: { width: 1280, height: 1000 } }, (editor) => {
    page = editor.page
    return openFile(page, 'outage.md')
  })

  it('shows behind a moment the time on the reader’s clock, and how long after the detection it was', async () => {
    await lineWith(page, 'Detection').filter({ hasText: '19:42' }).waitFor()
    await lineWith(page, 'Mitigation')
      .filter({ hasText: /20:20.*\+38m/ })
      .waitFor()
  })

  it('tells in a hover what a moment is in the reader’s zone, and what the rule of a waiver is about', async () => {
    const inZone = hover(page, 'Asia/Tokyo').filter({ hasText: /2026-03-01T10:42Z, .+ ago/ })
    await pointAt(lineWith(page, 'Detection').getByText('2026-03-01T10:42Z').first(), inZone)
    const ofRule = hover(page, 'A blank of the template').or(hover(page, 'placeholder-text')).first()
    await pointAt(lineWith(page, 'handoff-ignore').getByText('placeholder-text').first(), ofRule)
  })

  it('leads from a problem to the other handoff that it is about', async () => {
    await runCommand(page, 'View: Focus Problems')
    const problems = page.locator('.markers-panel')
    const row = problems.locator('.monaco-list-row')
    const problem = row.filter({ hasText: 'Issue "PRT-7" has severity "High" here and "Low" in night.md' }).first()
    const related = row.filter({ hasText: 'The handoff that says "Low"' }).first()
    await problem.waitFor()
    await setExpanded(problem)
    await stepUntil(activeTab(page, 'night.md'), (moment) => related.click(moment))
    await runCommand(page, 'View: Hide Panel')
  })

  it('leads by its outline, by symbols of the workspace, and by links', async () => {
    await openFile(page, 'outage.md')
    await ask(page, () => page.keyboard.press('ControlOrMeta+Shift+O'), pick('@Timeline', /^Timeline/))
    await waitForText(page, /^Ln 20, /)
    await ask(page, () => page.keyboard.press('ControlOrMeta+T'), pick('#Night', /^Night/))
    await activeTab(page, 'night.md').waitFor()
    await openFile(page, 'outage.md')
    const link = lineWith(page, 'runbook').getByText('docs/runbook.md').first()
    await stepUntil(activeTab(page, 'runbook.md'), (moment) => link.click({ modifiers: ['ControlOrMeta'], ...moment }))
  })

  it('folds to its headings', async () => {
    await openFile(page, 'outage.md')
    await takeStep(async (moment) => {
      await runCommand(page, 'Fold All')
      await lineWith(page, 'Mitigation').waitFor({ state: 'detached', ...moment })
    })
    await stepUntil(lineWith(page, 'Mitigation'), () => runCommand(page, 'Unfold All'))
  })

  it('fills in what is missing from the menu of fixes', async () => {
    await lineWith(page, 'Owner').getByText('[Name]').first().click()
    await chooseFix(page, 'Fill in what is missing (2 places)')
    await waitForText(page, /^Ln 9, Col \d+ \(6 selected\)/)
    await focusedText(page).waitFor()
    // A space would list who there is, and Tab take one of them.
    await page.keyboard.type('Ana')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Raj')
    await lineWith(page, /Owner\*\*:\sAna/).waitFor()
    await lineWith(page, /Deputy\*\*:\sRaj/).waitFor()
  })

  it('leads from an issue to what handoffs say of it, and renames it in all of them', async () => {
    const peek = page.locator('.reference-zone-widget')
    await stepUntil(peek.getByText('night.md').first(), async (moment) => {
      await page.keyboard.press('Escape')
      await lineWith(page, /for\sPRT-7/).click(moment)
      await page.keyboard.press('End')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('F12')
    })
    await page.keyboard.press('Escape')
    await peek.waitFor({ state: 'detached' })
    await focusedText(page).waitFor()
    await takeStep(async (moment) => {
      await page.keyboard.press('F2')
      const name = page.locator('.rename-box input')
      await name.fill('PRT-8', moment)
      await name.press('Enter', moment)
    })
    await lineWith(page, /for\sPRT-8/).waitFor()
    await lineWith(page, /PRT-8\s\|/).waitFor()
    await openFile(page, 'night.md')
    await lineWith(page, /PRT-8\s\|/).waitFor()
    assert.equal(await lineWith(page, 'PRT-7').count(), 0)
  })
})
