import assert from 'node:assert/strict'
import { inEditor } from '../editor.mjs'
import {
  ask,
  goTo,
  newHandoff,
  offerFixes,
  openFile,
  pick,
  pointAt,
  runCommand,
  setExpanded,
  showHandoffs,
  squiggles,
  stepUntil,
  textOn,
  waitForText,
} from '../page.mjs'

/** The rows of the readiness tree. */
const rows = (page) => page.locator('.pane-body .monaco-list-row')

describe('writing a handoff', () => {
  /** @type {import('playwright-core').Page} */
  let page
  const files = {
    'printer.md': '---\nkind: general\n---\n\n# Printer\n\n- **Owner**: Support Lead\n',
    'README.md': '# Read me\n\nTODO\n',
  }
  inEditor({ files, theme: 'Default Dark Modern' }, (editor) => {
    page = editor.page
  })

  it('underlines a fault while it is typed, and mends it by the keyboard', async () => {
    await openFile(page, 'printer.md')
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('- **Up again**: 2026-03-01 14:05 CET')
    await squiggles(page).first().waitFor()
    await page.keyboard.press('ArrowLeft')
    await stepUntil(page.locator('.view-line', { hasText: '2026-03-01T13:05Z' }), async (moment) => {
      await offerFixes(page, 'Convert to 2026-03-01T13:05Z', moment)
      await page.keyboard.press('Enter')
    })
    await squiggles(page).first().waitFor({ state: 'detached' })
  })

  it('says in the status bar what the document is', async () => {
    await pointAt(page.locator('[id="status.languageStatus"]'), textOn(page, 'named in the front matter'))
    await waitForText(page, 'Choose Kind…')
    await page.mouse.move(5, 5)
  })

  it('colours placeholders, labels and times within the editor’s own Markdown', async () => {
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.type('- **Next**: [Name] at 14:05 UTC')
    const colours = await page.evaluate(() => {
      const line = [...document.querySelectorAll('.view-line')].find((element) => element.textContent.includes('[Name]'))
      return [...line.querySelectorAll('span > span')].map((span) => [
        span.textContent.replaceAll('\u00a0', ' '),
        getComputedStyle(span).color,
      ])
    })
    const colourOf = (text) => colours.find(([part]) => part.includes(text))?.[1]
    const plain = colourOf(' at ')
    const own = ['Next', '[Name]', '14:05 UTC'].map(colourOf)
    assert.equal(new Set([plain, ...own]).size, 4, JSON.stringify(colours))
  })

  it('begins a new handoff by its kind, and walks through its blanks', async () => {
    await runCommand(page, 'Handoff: New Handoff…', ...newHandoff('escalation-packet', /^Escalation Packet/))
    await page.getByRole('tab', { name: /^escalation-packet-\d{4}-\d\d-\d\d\.md/ }).waitFor()
    // The first blank is selected, so that typing replaces it.
    await waitForText(page, /^Ln 6, Col \d+ \(\d+ selected\)/)
    await page.keyboard.type('Printer does not print')
    await waitForText(page, 'Escalation: Printer does not print')
    await page.keyboard.press('Tab')
    await page.keyboard.type('All of floor two wait.')
    await waitForText(page, 'Summary:** All of floor two wait.')
  })

  it('lists in the tree what is open, goes there by a click, and follows the typing', async () => {
    await showHandoffs(page)
    // Its kind is not said again before it.
    await setExpanded(rows(page).filter({ hasText: /^Printer does not print/ }))
    const next = rows(page).filter({ hasText: 'Next Update Due' })
    await goTo(page, /^Ln 16, /, (moment) => next.click(moment))
    assert.equal(await rows(page).filter({ hasText: 'Read me' }).count(), 0)
    await page.keyboard.press('End')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.type('- **Next Update Due:** 2099-03-01T15:00Z, Support Lead')
    await next.waitFor({ state: 'detached' })
  })

  it('makes any Markdown a handoff by choosing its kind', async () => {
    await openFile(page, 'README.md')
    await runCommand(page, 'Handoff: Choose Kind…', pick('general', /^General Handoff/), pick('file', /^This file/))
    await waitForText(page, 'kind: general')
    await rows(page).filter({ hasText: 'Read me' }).waitFor()
    await squiggles(page).first().waitFor()
  })
})

describe('a folder without a handoff', () => {
  let page
  // In Restricted Mode, which takes nothing away: the extension runs nothing from a folder.
  inEditor({ trust: false }, (editor) => {
    page = editor.page
  })

  it('offers the first step', async () => {
    await showHandoffs(page)
    await waitForText(page, 'There is no handoff in this folder yet')
    await waitForText(page, 'Handoffs are checked all the same')
    const button = page.locator('.pane-body').getByRole('button', { name: 'New Handoff…' })
    await ask(page, (moment) => button.click(moment), ...newHandoff('support-handoff', /^Support Handoff/))
    await page.getByRole('tab', { name: /^support-handoff-/ }).waitFor()
    await rows(page).filter({ hasText: 'Support Handoff' }).waitFor()
  })
})
