import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEditor } from '../editor.mjs'
import { ask, openFile, pick, runCommand, stepUntil, waitForText } from '../page.mjs'

describe('the walkthrough', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-walkthrough-'))
  /** @type {import('../editor.mjs').Editor} */
  let editor
  /** @type {import('playwright-core').Page} */
  let page
  before(async () => {
    writeFileSync(join(folder, 'night.md'), '---\nkind: status-update\n---\n\n# Night\n')
    editor = await openEditor({ folder, viewport: { width: 1400, height: 900 } })
    page = editor.page
  })
  after(async () => {
    await editor?.close()
    rmSync(folder, { recursive: true, force: true })
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
