import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inEditor } from '../editor.mjs'
import { ask, messageWith, openFile, pick, reply, runCommand, save, squiggles, stepUntil, take, takeStep, waitForText } from '../page.mjs'

const template = '# Shift\n\n- **Owner:** [Name]\n- **Pager:** <home|office>\n\n## Watch\n\n- **Until:** YYYY-MM-DDThh:mmZ\n'

const printer = `---
kind: general
---

# Printer jams

- **Severity:** SEV-3
- **Status:** identified
- **Summary:** Floor two & three <wait>. Ask [Name].
`

const signing = `# Signing

- **Support Lead:** ____________ Date: ______
- **Product Manager:** ____________ Date: ______

## Watch

## Next
`

const lenses = `---\nkind: signing\nstage: ready\n---\n\n${signing}`

describe('commands from the palette', () => {
  /** @type {import('playwright-core').Page} */
  let page
  const files = {
    '.handoff/kinds/shift.md': template,
    'night.md': '---\nkind: shift\n---\n\n# Night\n\n- **Pager:** <home|office>\n',
    'day.md': '---\nkind: shift\n---\n\n# Day\n\n- **Owner:** Support Lead\n- **Pager:** home\n',
    'half.md': readFileSync(new URL('../../../examples/half-done-support-handoff.md', import.meta.url)),
    '.handoff/kinds/signing.md': signing,
    'signing.md': `---\nkind: signing\n---\n\n${signing}`,
    'lenses.md': lenses,
    'times.md': '---\nkind: general\n---\n\n# Times\n\nDown at 2026-03-01 14:05 CET. Seen at ',
    'printer.md': printer,
    'locked.md': printer,
  }
  const settings = { 'handoff.user': 'Kim', 'files.autoSave': 'off', 'files.readonlyInclude': { '**/locked.md': true } }
  const folder = inEditor({ files, settings }, (editor) => {
    page = editor.page
  })

  it('Fill In What Is Missing is one walk with Tab, choices as a list', async () => {
    await openFile(page, 'night.md')
    await runCommand(page, 'Handoff: Fill In What Is Missing')
    await waitForText(page, /\(6 selected\)/)
    // A space would list who there is, and Tab take one of them.
    await page.keyboard.type('Ana')
    await page.keyboard.press('Tab')
    // Taking a choice leads on by itself.
    await take(page, /^office/)
    await waitForText(page, 'Pager:** office')
    await waitForText(page, /\(17 selected\)/)
    await page.keyboard.type('2026-03-01T22:30Z')
    await waitForText(page, 'Owner:** Ana')
    await waitForText(page, 'Until:** 2026-03-01T22:30Z')
  })

  it('Mark Stage offers the stages', async () => {
    await openFile(page, 'day.md')
    await runCommand(page, 'Handoff: Mark Stage…', pick('draft', /^Draft/))
    await waitForText(page, 'stage: draft')
  })

  it('Insert Section offers what is missing', async () => {
    await runCommand(page, 'Handoff: Insert Section…', pick('Watch', /^Watch/))
    await waitForText(page, '## Watch')
    // The blank is selected.
    await waitForText(page, /\(17 selected\)/)
  })

  it('Fill In What Is Missing ticks a box by a choice, in a large document, too', async () => {
    await openFile(page, 'half.md')
    await runCommand(page, 'Handoff: Fill In What Is Missing')
    // The choice of the release's type, whose names are there by themselves.
    await waitForText(page, /^Ln 13, Col \d+/)
    await take(page, /^Major/)
    await waitForText(page, '[x] Major [ ] Minor')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  it('Waive Here asks for the reason and the last day', async () => {
    await openFile(page, 'printer.md')
    await waitForText(page, '# Printer jams')
    await squiggles(page).first().waitFor()
    await goToFirstProblem(page)
    await runCommand(
      page,
      'Handoff: Waive Here with a Reason…',
      reply('Unexpected placeholder', 'Agreed with Dana'),
      reply('The last day on which this holds', '2026-02-30'),
      reply('Write the day as year, month, day', '2099-12-01'),
    )
    await waitForText(page, '-- Agreed with Dana; until 2099-12-01; by @Kim -->')
  })

  it('Copy Status Update puts the text on the clipboard, and says what is missing', async () => {
    await runCommand(page, 'Handoff: Copy Status Update…', pick('Slack', /^Slack/))
    await waitForText(page, 'It does not say when the next update is due')
    const text = await page.evaluate(() => navigator.clipboard.readText())
    assert.equal(text, '*Printer jams* (SEV-3)\n*Status:* identified\n')
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('- **Next update:** 2099-01-01T00:00Z\n')
  })

  it('Accept Handoff tells first what is open, and asks for the receiver’s own words', async () => {
    await runCommand(page, 'Handoff: Mark Stage…', pick('ready', /^Ready/))
    await waitForText(page, 'stage: ready')
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('- **Owner:** [Name]')
    await waitForText(page, 'Owner:** [Name]')
    await runCommand(page, 'Handoff: Accept Handoff…')
    const dialog = page.getByRole('dialog').filter({ hasText: 'This handoff is not done.' })
    await dialog.getByText('1 open').waitFor()
    // Enter shows what is left, and accepts nothing.
    await page.keyboard.press('Enter')
    await page.locator('.pane-body .monaco-list-row', { hasText: 'Owner' }).waitFor()
    assert.equal(await page.getByText('stage: accepted').count(), 0)
    const accept = () => runCommand(page, 'Handoff: Accept Handoff…')
    await ask(page, accept, acceptAsItIs, reply('Who takes it over'), reply(inOwnWords, 'The printer, and who waits for it.'))
    await waitForText(page, 'Accepted by**: Kim')
    await waitForText(page, 'stage: accepted')
    await waitForText(page, 'Receiver summary**: The printer, and who waits for it.')
    await runCommand(page, 'Handoff: Accept Handoff…')
    await waitForText(page, 'Kim has accepted this handoff already')
  })

  it('Sign Off lists what is open, and signs with name, date and digest', async () => {
    await openFile(page, 'signing.md')
    await runCommand(page, 'Handoff: Sign Off…', pick('Product', /^Product Manager/), reply('Product Manager', 'Dana'))
    await waitForText(page, /Product\sManager:\*\*\sDana\sDate:\s\d{4}-\d\d-\d\d\s<!--\shandoff-digest\s[0-9a-f]{16}\s-->/)
  })

  it('signs by a click above the line, and one undo takes it back', async () => {
    await openFile(page, 'lenses.md')
    await ask(page, (moment) => lens(page, 'Sign…').nth(1).click(moment), reply('Product Manager', 'Dana'))
    await waitForText(page, /Product\sManager:\*\*\sDana\sDate:\s\d{4}/)
    await takeBack(page, join(folder, 'lenses.md'))
  })

  it('accepts by a click above the title, and one undo takes it back', async () => {
    await openFile(page, 'lenses.md')
    for (const summary of ['All of it.', '']) {
      const accept = (moment) => lens(page, 'Accept…').click(moment)
      await ask(page, accept, acceptAsItIs, reply('Who takes it over'), reply(inOwnWords, summary))
      await waitForText(page, 'stage: accepted')
      await waitForText(page, summary === '' ? 'Receiver summary**: What you take over' : 'Receiver summary**: All of it.')
      await takeBack(page, join(folder, 'lenses.md'))
    }
  })

  it('Insert UTC Now and Convert All Times to UTC write into the text', async () => {
    await openFile(page, 'times.md')
    await page.keyboard.press('ControlOrMeta+End')
    await runCommand(page, 'Handoff: Insert UTC Now')
    const line = (text) => page.locator('.view-line', { hasText: text }).waitFor()
    await line(/Seen\sat\s\d{4}-\d\d-\d\dT\d\d:\d\dZ/)
    await runCommand(page, 'Handoff: Convert All Times to UTC')
    await line(/Down\sat\s2026-03-01T13:05Z/)
  })

  it('Export Report asks where to, and writes the page there', async () => {
    await openFile(page, 'printer.md')
    const suggestsName = (_, moment) =>
      page.waitForFunction(
        () => document.querySelector('.quick-input-widget input[type="text"]')?.value.endsWith('printer.html'),
        undefined,
        moment,
      )
    await runCommand(page, 'Handoff: Export Report…', suggestsName, reply('Export Report'))
    await messageWith(page, 'The report is in printer.html.')
    assert.match(readFileSync(join(folder, 'printer.html'), 'utf8'), /^<!doctype html>/)
  })

  it('says of a read-only document what to do', async () => {
    await openFile(page, 'locked.md')
    await runCommand(page, 'Handoff: Mark Stage…')
    await waitForText(page, 'locked.md is read-only. Save it under another name and change that.')
    assert.equal(readFileSync(join(folder, 'locked.md'), 'utf8'), printer)
  })

  it('Open Rule Page shows the page', async () => {
    await openFile(page, 'half.md')
    await goToFirstProblem(page)
    await runCommand(page, 'Handoff: Open Rule Page')
    await page.getByRole('tab', { name: /^Preview .*\.md/ }).waitFor()
  })
})

/** What the receiver is asked for. */
const inOwnWords = 'What you take over, in your own words'

/** Answers the dialog that is shown before a handoff with something left is accepted. */
function acceptAsItIs(page, moment) {
  return page.getByRole('dialog').getByRole('button', { name: 'Accept as It Is' }).click(moment)
}

/** Puts the cursor at the first problem, which a key explains between the lines and another one takes away again. */
async function goToFirstProblem(page) {
  const explained = page.locator('.marker-widget')
  await stepUntil(explained, async () => {
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press('F8')
  })
  await takeStep(async (moment) => {
    await page.keyboard.press('Escape')
    await explained.waitFor({ state: 'detached', ...moment })
  })
}

/** What can be clicked above lines. */
function lens(page, title) {
  return page.locator('.codelens-decoration a').filter({ hasText: title })
}

/** Undoes one step, after which all is as it was: with a word behind it the text is saved, and again without. */
async function takeBack(page, file) {
  await page.keyboard.press('ControlOrMeta+Z')
  await lens(page, 'Accept…').waitFor()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('End')
  await save(page, file, `${lenses}End`)
  await page.keyboard.press('ControlOrMeta+Z')
  await save(page, file, lenses)
}
