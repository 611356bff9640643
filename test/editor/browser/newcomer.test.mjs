import { inEditor } from '../editor.mjs'
import { complete, newHandoff, runCommand, status, suggestions, take, waitForText } from '../page.mjs'

/**
 * What is typed at the blanks of a new support handoff, in their order, its name being its title; `choose` takes an entry of the list that
 * Ctrl+Space opens, `offered` one of a list that is there by itself.
 */
const answers = [
  ...['2099-05-01', 'Checkout', { offered: /^Major/ }, 'Ana Sol', 'Raj Pate', 'Kim Lee'],
  ...['Gift cards can be split', 'They can pay with two cards', 'Fewer abandoned carts'],
  ...['Split gift cards', 'A gift card pays a part of the sum', 'All customers', 'Checkout, step two', 'Two cards for one order'],
  ...['Open the checkout and choose *Two cards*', 'Not for orders from abroad'],
  ...['https://docs.example.com/cards', 'https://runbooks.example.com/cards', 'https://faq.example.com', 'https://video.example.com'],
  ...['https://api.example.com', '2099-04-20T09:00Z'],
  ...['PAY-7', 'The second card is asked for twice', { choose: /^High/ }, 'Reload the page', '2099-05-08'],
  ...['The second card is refused', 'Message "card refused"', 'Let the customer reload the page', 'Raj Pate'],
  ...['Can three cards be used?', 'No, two at most.'],
  ...['4 hours', { choose: /^Raj\sPate/ }, '2 hours', '1 business day', 'https://oncall.example.com', '15 minutes'],
  ...['Share of orders with two cards', 'https://m.example.com/users', 'https://m.example.com/health', 'https://logs.example.com'],
  ...['More than 2 % refused cards', 'More than 5 % refused cards', 'Turn the flag split_cards off'],
  ...[{ choose: /^Kim\sLee/ }, 'Raj Pate', 'Raj Pate'],
  ...['https://issues.example.com', '#checkout-support', 'support@example.com', '09:00 UTC', 'Twice a week'],
  ...['https://notes.example.com', '2099-05-01', '2099-05-01 to 2099-05-08', '2099-05-01', 'https://blog.example.com'],
  ...['https://t.example.com/1', 'https://t.example.com/2', 'https://t.example.com/3'],
  ...['https://p.example.com', 'https://s.example.com', 'https://d.example.com', 'https://demo.example.com', '#checkout'],
  ...['Raj Pate', { choose: /^today/ }, 'Ana Sol', { choose: /^today/ }, 'Kim Lee', { choose: /^today/ }],
  // Nothing is known yet of the time after the release.
  ...['', ''],
]

/** Where the cursor is, as the status bar says it. */
const cursor = (page) => page.locator('[id="status.editor.selection"]')

describe('a newcomer in an empty folder', () => {
  /** @type {import('playwright-core').Page} */
  let page
  // A list that opens while a value is typed takes the Tab that was to lead on: on a busy machine it is there before the key.
  inEditor({ settings: { 'editor.suggestOnTriggerCharacters': false } }, (editor) => {
    page = editor.page
  })

  it('makes a support handoff, and writes at each blank by Tab and completions', async () => {
    await runCommand(page, 'Handoff: New Handoff…', ...newHandoff('support-handoff', /^Support Handoff/, 'Checkout 2.4'))
    await waitForText(page, '# Support Handoff: Checkout 2.4')
    await status(page)
      .getByText(/\d+ % · \d+ open/)
      .waitFor()
    for (const answer of answers) {
      if (answer.offered) {
        await take(page, answer.offered)
        await suggestions(page).first().waitFor({ state: 'detached' })
        await waitForText(page, '[x] Major [ ] Minor')
      } else if (answer.choose) {
        await complete(page, answer.choose)
        await suggestions(page).first().waitFor({ state: 'detached' })
      } else await page.keyboard.type(answer)
      await page.keyboard.press('Tab')
    }
    await waitForText(page, 'Date: 2')
  })

  it('ticks what is done, and reaches 100 %', async () => {
    await page.keyboard.press('Escape')
    await runCommand(page, 'Handoff: Fill In What Is Missing')
    for (let boxes = 18; boxes > 0; boxes--) await choose(page, '[x]')
    await status(page).getByText('Complete').waitFor()
  })
})

/** Takes one of the choices that a blank offers by itself, which leads on to the next blank. */
async function choose(page, label) {
  const place = await cursor(page).textContent()
  await take(page, label)
  await page.waitForFunction((before) => document.getElementById('status.editor.selection')?.textContent !== before, place)
}
