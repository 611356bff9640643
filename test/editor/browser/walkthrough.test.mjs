import { inEditor } from '../editor.mjs'
import { ask, openFile, pick, runCommand, stepUntil, waitForText } from '../page.mjs'

describe('the walkthrough', () => {
  /** @type {import('playwright-core').Page} */
  let page
  const files = { 'night.md': '---\nkind: status-update\n---\n\n# Night\n' }
  inEditor({ files, viewport: { width: 1400, height: 900 } }, (editor) => {
    page = editor.page
  })

  const step = (name) => page.locator('.gettingStartedContainer').getByRole('button', { name })

  it('shows its steps with their pictures', async () => {
    await openFile(page, 'night.md')
    await runCommand(page, 'Handoff: Open Walkthrough')
    await waitForText(page, 'Get Started with Handoffs')
    await page.getByAltText('The list of kinds of handoffs').waitFor()
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.getting-started-media img')].every(({ naturalWidth }) => naturalWidth > 0),
    )
  })

  it('works on the document that was in view before', async () => {
    await stepUntil(step('Mark Stage…'), (moment) => step('Hand over and accept').click(moment))
    await ask(page, (moment) => step('Mark Stage…').click(moment), pick('draft', /^Draft/))
    await waitForText(page, 'stage: draft')
  })

  it('begins a handoff', async () => {
    await runCommand(page, 'Handoff: Open Walkthrough')
    await stepUntil(step('New Handoff…'), (moment) => step('Begin a handoff').click(moment))
    const kind = page.locator('.quick-input-widget').getByRole('option', { name: /^Escalation Packet/ })
    const isOffered = (_, moment) => kind.waitFor(moment)
    await ask(page, (moment) => step('New Handoff…').click(moment), isOffered)
  })
})
