import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEditor } from '../editor.mjs'
import { openFile, pick, runCommand, waitForText } from '../page.mjs'

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
Ask [Somebody].
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
/** What a hover says, once it says it. */
const hover = (page, words) => page.locator('.monaco-hover').filter({ hasText: words }).first()

describe('reading a handoff', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-reading-'))
  /** @type {import('../editor.mjs').Editor} */
  let editor
  /** @type {import('playwright-core').Page} */
  let page
  before(async () => {
    mkdirSync(join(folder, 'docs'))
    writeFileSync(join(folder, 'docs/runbook.md'), '# Runbook\n')
    writeFileSync(join(folder, 'outage.md'), outage)
    writeFileSync(join(folder, 'night.md'), night)
    editor = await openEditor({ folder, settings: { 'handoff.timezone': 'Asia/Tokyo' }, viewport: { width: 1280, height: 1000 } })
    page = editor.page
    await openFile(page, 'outage.md')
  })
  after(async () => {
    await editor?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('shows behind a moment the time on the reader’s clock, and how long after the detection it was', async () => {
    await lineWith(page, 'Detection').filter({ hasText: '19:42' }).waitFor()
    await lineWith(page, 'Mitigation')
      .filter({ hasText: /20:20.*\+38m/ })
      .waitFor()
  })

  it('tells in a hover what a moment is in the reader’s zone, and what the rule of a waiver is about', async () => {
    await lineWith(page, 'Detection').getByText('2026-03-01T10:42Z').first().hover()
    await hover(page, 'Asia/Tokyo')
      .filter({ hasText: /2026-03-01T10:42Z, .+ ago/ })
      .waitFor()
    await lineWith(page, 'handoff-ignore').getByText('placeholder-text').first().hover()
    await hover(page, 'A blank of the template').or(hover(page, 'placeholder-text')).first().waitFor()
  })

  it('leads from a problem to the other handoff that it is about', async () => {
    await runCommand(page, 'View: Focus Problems')
    const problems = page.locator('.markers-panel')
    await problems.getByText('Issue "PRT-7" has severity "High" here and "Low" in night.md').first().waitFor()
    const related = problems.locator('.monaco-list-row').filter({ hasText: 'The handoff that says "Low"' })
    if (!(await related.isVisible())) await page.keyboard.press('ControlOrMeta+ArrowRight')
    await related.click()
    await page.getByRole('tab', { name: 'night.md' }).waitFor()
    await runCommand(page, 'View: Hide Panel')
  })

  it('leads by its outline, by symbols of the workspace, and by links', async () => {
    await openFile(page, 'outage.md')
    await page.keyboard.press('ControlOrMeta+Shift+O')
    await pick(page, '@Timeline', /^Timeline/)
    await waitForText(page, /^Ln 20, /)
    await page.keyboard.press('ControlOrMeta+T')
    await pick(page, '#Night', /^Night/)
    await page.getByRole('tab', { name: 'night.md', selected: true }).waitFor()
    await openFile(page, 'outage.md')
    await page.keyboard.down('ControlOrMeta')
    await lineWith(page, 'runbook').getByText('docs/runbook.md').first().click()
    await page.keyboard.up('ControlOrMeta')
    await page.getByRole('tab', { name: 'runbook.md' }).waitFor()
  })

  it('folds to its headings', async () => {
    await openFile(page, 'outage.md')
    await runCommand(page, 'Fold All')
    await lineWith(page, 'Mitigation').waitFor({ state: 'detached' })
    await runCommand(page, 'Unfold All')
    await lineWith(page, 'Mitigation').waitFor()
  })

  it('fills in what is missing from the menu of fixes', async () => {
    await lineWith(page, 'Owner').getByText('[Name]').first().click()
    await page.keyboard.press('ControlOrMeta+.')
    await page.locator('.action-widget').getByText('Fill in what is missing (2 places)').click()
    await waitForText(page, /^Ln 9, Col \d+ \(6 selected\)/)
    await page.keyboard.type('Ana Sol')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Raj Pate')
    await lineWith(page, /Owner\*\*:\sAna\sSol/).waitFor()
    await lineWith(page, /Deputy\*\*:\sRaj\sPate/).waitFor()
  })

  it('leads from an issue to what handoffs say of it, and renames it in all of them', async () => {
    await lineWith(page, /for\sPRT-7/).click()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('F12')
    const peek = page.locator('.reference-zone-widget')
    await peek.getByText('night.md').first().waitFor()
    await page.keyboard.press('Escape')
    await peek.waitFor({ state: 'detached' })
    await page.keyboard.press('F2')
    await page.locator('.rename-box input').fill('PRT-8')
    await page.keyboard.press('Enter')
    await lineWith(page, /for\sPRT-8/).waitFor()
    await lineWith(page, /PRT-8\s\|/).waitFor()
    await openFile(page, 'night.md')
    await lineWith(page, /PRT-8\s\|/).waitFor()
    assert.equal(await lineWith(page, 'PRT-7').count(), 0)
  })
})
