import assert from 'node:assert/strict'
import { inEditor } from '../editor.mjs'
import { newHandoff, offerFixes, openFile, runCommand, status, stepUntil, takeStep, waitForText } from '../page.mjs'

const walk = `---
kind: general
stage: draft
---

# Printer

- **Seen:** YYYY-MM-DDThh:mmZ
- **Owner:** [Name]
- Item

Ask [Full Name] or [Email].
`

/** A line of the document by what stands in it. */
const lineWith = (page, words) => page.locator('.editor-instance .view-line', { hasText: words }).first()

describe('the first minutes with a handoff', () => {
  /** @type {import('playwright-core').Page} */
  let page
  const files = {
    '.handoff/config.yaml': '# Ours\n',
    '.handoff/kinds/shift-note.md': '# Shift note: [Date]\n\n- **Outgoing:** [Name]\n\n## Open\n\n## Next\n',
    'walk.md': walk,
  }
  inEditor({ files }, (editor) => {
    page = editor.page
  })

  it('marks what a draft does not say yet quietly, and lists no problem', async () => {
    await openFile(page, 'walk.md')
    await page.locator('.editor-instance .squiggly-hint').first().waitFor()
    assert.equal(await page.locator('.editor-instance .squiggly-warning, .editor-instance .squiggly-info').count(), 0)
  })

  it('puts now in the place of a blank, and one undo brings the blank back', async () => {
    await lineWith(page, 'Seen').getByText('YYYY').first().click()
    await runCommand(page, 'Handoff: Insert UTC Now')
    await lineWith(page, /Seen:\*\*\s\d{4}-\d\d-\d\dT\d\d:\d\dZ$/).waitFor()
    await page.keyboard.press('ControlOrMeta+Z')
    await lineWith(page, /Seen:\*\*\sYYYY-MM-DDThh:mmZ$/).waitFor()
  })

  it('offers now, and an hour later, for a blank time', async () => {
    await lineWith(page, 'Seen').getByText('YYYY').first().click()
    await takeStep(async (moment) => {
      const now = await offerFixes(page, /Insert .*Z \(now\)/, moment)
      await page
        .locator('.action-widget')
        .getByText(/Insert .*Z \(in 60 minutes\)/)
        .waitFor(moment)
      await page.keyboard.press('Escape')
      await now.waitFor({ state: 'hidden', ...moment })
    })
  })

  it('leads to the next open line, and Tab goes on from there', async () => {
    await page.keyboard.press('ControlOrMeta+Home')
    await runCommand(page, 'Handoff: Next Open Line')
    await waitForText(page, /^Ln 8, Col \d+ \(17 selected\)/)
    await page.keyboard.press('Tab')
    await waitForText(page, /^Ln 9, Col \d+ \(6 selected\)/)
    await page.keyboard.type('Ana')
    await page.keyboard.press('Tab')
    await waitForText(page, /^Ln 12, Col \d+ \(11 selected\)/)
    await runCommand(page, 'Handoff: Previous Open Line')
    await waitForText(page, /^Ln 8, Col \d+ \(17 selected\)/)
    await lineWith(page, /Owner:\*\*\sAna$/).waitFor()
  })

  it('leaves Tab to indent the items of a list', async () => {
    await lineWith(page, /^-\sItem$/).click()
    await page.keyboard.press('End')
    // What the extension writes says that it knows where the cursor is.
    await runCommand(page, 'Handoff: Insert UTC Now')
    await lineWith(page, /^-\sItem\d{4}-.*Z$/).waitFor()
    // Right behind a command VS Code may lose the key; pressed again it only indents further.
    await stepUntil(lineWith(page, /^-\sItem\d{4}-.*Z\s+$/), () => page.keyboard.press('Tab'))
    await page.keyboard.type('more')
    await lineWith(page, /^-\sItem\d{4}-.*Z\s+more$/).waitFor()
    await runCommand(page, 'File: Revert File')
  })

  it('suggests no file in the folder of the configuration, and keeps the day of a title', async () => {
    await openFile(page, 'config.yaml')
    const [kind, title, file] = newHandoff('Shift note', /^Shift note/, 'Night')
    const isSuggested = (_, moment) =>
      page.waitForFunction(
        () => /^shift-note-[\d-]+\.md$/.test(document.querySelector('.quick-input-widget input[type="text"]')?.value ?? ''),
        undefined,
        moment,
      )
    await runCommand(page, 'Handoff: New Handoff…', kind, title, isSuggested, file)
    await lineWith(page, /^#\sShift\snote:\s\d{4}-\d\d-\d\d\s–\sNight$/).waitFor()
    await waitForText(page, /\(6 selected\)/)
    // The walk was left; Tab takes it up again at the end of what was typed.
    await page.keyboard.type('Ana')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await status(page)
      .getByText(/\b2 open/)
      .waitFor()
    await page.keyboard.press('Tab')
    // Behind the heading of the empty section.
    await waitForText(page, /^Ln \d+, Col 8$/)
    assert.equal(await lineWith(page, /Outgoing:\*\*\sAna$/).count(), 1)
  })
})
