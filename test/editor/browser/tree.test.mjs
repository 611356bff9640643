import assert from 'node:assert/strict'
import { inEditor } from '../editor.mjs'
import {
  ask,
  chooseInView,
  focusedText,
  goTo,
  messageWith,
  openFile,
  openViewMenu,
  pressInRow,
  reply,
  row,
  runCommand,
  setExpanded,
  showHandoffs,
  status,
  stepUntil,
  takeStep,
  waitForBadge,
  waitForText,
} from '../page.mjs'

const template =
  '# Shift\n\n- **Owner:** [Name]\n- **Until:** YYYY-MM-DDThh:mmZ\n\n## Checks\n\n- [ ] Pager handed over\n- [ ] Keys rotated\n- [ ] Board looked at\n'
const checks = '## Checks\n\n- [ ] Pager handed over\n- [ ] Keys rotated\n- [ ] Board looked at\n'
const night = `---\nkind: shift\n---\n\n# Night\n\n- **Owner:** \n\n${checks}`
const day = `---\nkind: shift\nstage: ready\n---\n\n# Day\n\n- **Owner:** Support Lead\n- **Until:** 2026-03-01T06:00Z\n\n${checks.replaceAll('[ ]', '[x]')}`
const plain = '---\nkind: general\nstage: ready\n---\n\n# Printer\n\n- **Owner**: \n'

/** The rows of the readiness tree. */
const rows = (page) => page.locator('.pane-body .monaco-list-row')
/** Filters by words; the button is in the title of the view. */
const filter = (page, button, words) =>
  ask(page, (moment) => page.getByRole('button', { name: button }).click(moment), reply('Filter Handoffs', words))

describe('the readiness tree', () => {
  /** @type {import('playwright-core').Page} */
  let page
  const files = {
    '.handoff/kinds/shift.md': template,
    'night.md': night,
    'day.md': day,
    'old/printer.md': plain,
    'README.md': '# Read me\n',
  }
  inEditor({ files }, (editor) => {
    page = editor.page
  })

  it('groups by kind, stage, folder and state, and marks what is chosen', async () => {
    await showHandoffs(page)
    await row(page, 'Night').waitFor()
    await chooseInView(page, 'Group By', 'Kind')
    await row(page, /Shift.*1 of 2 done/).waitFor()
    await row(page, /General Handoff.*0 of 1 done/).waitFor()
    await chooseInView(page, 'Group By', 'Folder')
    await page.getByRole('treeitem', { name: /^old, 0 of 1 done/ }).waitFor()
    await chooseInView(page, 'Group By', 'Stage')
    await row(page, 'No Stage').waitFor()
    await chooseInView(page, 'Group By', 'State')
    await row(page, 'With Errors').waitFor()
    const state = page.getByRole('menuitem', { name: '✓ State', exact: true })
    await stepUntil(state, (moment) => openViewMenu(page, moment, 'Group By'))
    await chooseInView(page, 'Group By', 'Nothing')
    await row(page, 'With Errors').waitFor({ state: 'detached' })
  })

  it('marks each row by how bad it is, and puts first what is least done', async () => {
    const at = (index) => page.locator(`.pane-body .monaco-list-row[data-index="${index}"]`)
    await row(page, 'Day').locator('.codicon-pass').waitFor()
    await row(page, 'Printer').locator('.codicon-error').waitFor()
    await at(0).filter({ hasText: 'Day' }).waitFor()
    await chooseInView(page, 'Sort By', 'Least Done First')
    await at(2).filter({ hasText: 'Day' }).waitFor()
    await setExpanded(row(page, 'Printer'))
    await row(page, 'Owner').locator('.codicon-error').waitFor()
    await setExpanded(row(page, 'Printer'), false)
    await chooseInView(page, 'Sort By', 'Title')
    await at(0).filter({ hasText: 'Day' }).waitFor()
  })

  it('filters while words are typed, says so, and leads back when nothing is left', async () => {
    const type = (_, moment) => page.locator('.quick-input-widget input[type="text"]').fill('rotated', moment)
    const filtered = (_, moment) => row(page, 'Day').waitFor({ state: 'detached', ...moment })
    const button = page.getByRole('button', { name: /^Filter…/ })
    await ask(page, (moment) => button.click(moment), type, filtered, reply('Filter Handoffs'))
    await waitForText(page, '“rotated”: 1 of 3 handoffs')
    await filter(page, /^Change Filter…/, 'nowhere')
    await waitForText(page, 'No handoff fits the filter.')
    const clear = page.locator('.pane-body').getByRole('button', { name: 'Clear Filter' })
    await stepUntil(row(page, 'Day'), (moment) => clear.click(moment))
    await chooseInView(page, 'Show', 'With Errors')
    await row(page, 'Night').waitFor({ state: 'detached' })
    await row(page, 'Printer').waitFor()
    await chooseInView(page, 'Show', 'All')
    await row(page, 'Night').waitFor()
  })

  it('ticks, fixes and waives a line where it is listed', async () => {
    await setExpanded(row(page, 'Night'))
    await takeStep((moment) => pressInRow(row(page, 'Pager handed over'), 'Tick', moment))
    await waitForText(page, '[x] Pager handed over')
    await row(page, 'Pager handed over').waitFor({ state: 'detached' })
    await takeStep((moment) => pressInRow(row(page, 'Until'), 'Fix', moment))
    // What was put in is a blank that is selected.
    await waitForText(page, /^Ln 8, Col \d+ \(17 selected\)/)
    await focusedText(page).waitFor()
    await page.keyboard.type('2026-03-01T22:00Z')
    await row(page, 'Until').waitFor({ state: 'detached' })
    const waive = (moment) => pressInRow(row(page, 'Keys rotated'), 'Waive with a Reason…', moment)
    await ask(page, waive, reply('is not ticked', 'the vault is read-only'), reply('no end'))
    await waitForText(page, 'handoff-ignore unticked-item -- the vault is read-only')
    await row(page, 'Keys rotated').waitFor({ state: 'detached' })
    await row(page, 'Board looked at').waitFor()
  })

  it('follows the cursor, while the focus stays in the text', async () => {
    await page.locator('.view-line', { hasText: 'Owner:' }).click()
    const owner = row(page, 'Owner')
    await page.locator('.pane-body .monaco-list-row.selected', { hasText: 'Owner' }).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.type('S')
    await waitForText(page, 'Owner:** S')
    await owner.waitFor({ state: 'detached' })
    await chooseInView(page, '✓ Follow the Cursor')
    await chooseInView(page, 'Follow the Cursor')
  })

  it('stays where it is while somebody types', async () => {
    const board = row(page, 'Board looked at')
    await goTo(page, /^Ln 1[0-9], /, (moment) => board.click(moment))
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('One more line.')
    await waitForText(page, 'One more line.')
    await page.locator('.pane-body .monaco-list-row.selected', { hasText: 'Board looked at' }).waitFor()
    assert.equal(await row(page, 'Checks').getAttribute('aria-expanded'), 'true')
  })

  it('is used by the keyboard alone', async () => {
    // The cursor is on no open line, so that the handoff itself is shown.
    const focused = page.locator('.pane-body .monaco-list:focus-within .monaco-list-row.focused', { hasText: 'Night' })
    await stepUntil(focused, () => runCommand(page, 'Handoff: Reveal in Readiness View'))
    await page.keyboard.press('End')
    await page.locator('.pane-body .monaco-list-row.focused', { hasText: 'Printer' }).waitFor()
    await page.keyboard.press('ArrowRight')
    await row(page, 'Owner').waitFor()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.locator('.pane-body .monaco-list-row.focused', { hasText: 'Owner' }).waitFor()
    await page.keyboard.press('Enter')
    await waitForText(page, /^Ln 8, /)
    await page.locator('.tab.active[data-resource-name="printer.md"]').waitFor()
  })

  it('says in the status bar how far the handoff in view has come, and leads to what is open', async () => {
    await status(page).getByText('0 % · 1 open').waitFor()
    await ask(page, (moment) => status(page).click(moment), reply('empty field'))
    await waitForText(page, /^Ln 8, /)
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' })
    await openFile(page, 'day.md')
    await status(page).getByText('Complete').waitFor()
    await openFile(page, 'README.md')
    await status(page).waitFor({ state: 'hidden' })
  })

  it('says so in a narrow window, too, where the status bar has no room for all items', async () => {
    await openFile(page, 'day.md')
    await status(page).getByText('Complete').waitFor()
    const { width, height } = page.viewportSize()
    await page.setViewportSize({ width: 420, height })
    // What has no room is put below the window.
    const isInSight = (text) => {
      const item = [...document.querySelectorAll('.statusbar-item')].find(({ textContent }) => textContent.includes(text))
      return item !== undefined && item.getBoundingClientRect().bottom <= innerHeight
    }
    await page.waitForFunction(`!(${isInSight})('Ln ') && (${isInSight})('Complete')`)
    await page.setViewportSize({ width, height })
    await page.waitForFunction(`(${isInSight})('Ln ')`)
  })

  it('goes on to say so while the Output panel has the focus', async () => {
    await openFile(page, 'day.md')
    await status(page).getByText('Complete').waitFor()
    await stepUntil(page.locator('.part.panel .monaco-editor.focused'), () => runCommand(page, 'Handoff: Show Log'))
    await runCommand(page, 'Handoff: Go to Open Line…')
    await messageWith(page, 'Nothing is open in this handoff, and nothing is to be corrected.')
    assert.ok(await status(page).isVisible())
    await runCommand(page, 'View: Hide Panel')
    await runCommand(page, 'Notifications: Clear All Notifications')
  })

  it('shows in the explorer what is open, of handoffs only', async () => {
    await runCommand(page, 'View: Show Explorer')
    await waitForBadge(page, 'day.md', '✓')
    await waitForBadge(page, 'night.md', '1')
    await waitForBadge(page, 'README.md', '')
  })
})

describe('the readiness tree of 500 handoffs', () => {
  let page
  const files = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${index}.md`, plain.replace('Printer', `Printer ${index}`)]))
  inEditor({ files }, (editor) => {
    page = editor.page
  })

  it('draws the rows that are in sight, finds one, and keeps its place while that is filled in', async () => {
    await showHandoffs(page)
    await row(page, 'Printer 0').waitFor()
    await page.getByRole('tab', { name: /500 of 500 handoffs not done/ }).waitFor()
    assert.ok((await rows(page).count()) < 100)
    await filter(page, /^Filter…/, 'Printer 321')
    await waitForText(page, '1 of 500 handoffs')
    await setExpanded(row(page, 'Printer 321'))
    await goTo(page, /^Ln 8, /, (moment) => row(page, 'Owner').click(moment))
    await page.keyboard.press('End')
    await page.keyboard.type('Support Lead')
    await page.getByRole('tab', { name: /499 of 500 handoffs not done/ }).waitFor()
    await row(page, 'Owner').waitFor({ state: 'detached' })
  })
})
