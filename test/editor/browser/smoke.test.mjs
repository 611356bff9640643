import { fileURLToPath } from 'node:url'
import { inEditor } from '../editor.mjs'
import { openFile, runCommand, waitForText } from '../page.mjs'

const folder = fileURLToPath(new URL('../workspace', import.meta.url))

describe('the editor in a browser', () => {
  /** @type {import('playwright-core').Page} */
  let page
  inEditor({ folder }, (editor) => {
    page = editor.page
  })

  it('shows a file, and the commands of the extension in the palette', async () => {
    await openFile(page, 'handoff.md')
    await waitForText(page, 'Checkout fails for customers')
    await runCommand(page, 'View: Focus Problems')
    await page.getByRole('tab', { name: /Problems/ }).waitFor()
    await runCommand(page, 'View: Hide Panel')
  })

  it('shows its settings in the order of use, each with a word on it', async () => {
    const settings = page.locator('.settings-editor')
    const search = settings.locator('.search-container')
    await runCommand(page, 'Preferences: Open Settings (UI)')
    await search.locator('.monaco-editor.focused').waitFor()
    await page.keyboard.type('@ext:handoff-docs.handoff-docs')
    const wanted = ['Validate', 'Kinds', 'Rules', 'Timezone']
    await page.waitForFunction((names) => {
      const labels = [...document.querySelectorAll('.settings-tree-container .monaco-list-row')]
        .sort((one, other) => Number(one.dataset.index) - Number(other.dataset.index))
        .map((row) => row.querySelector('.setting-item-label')?.textContent)
        .filter((label) => label)
      return names.every((name, index) => labels[index] === name)
    }, wanted)
    await settings.getByText('Check handoff documents while you write them.').waitFor()
    await settings.getByText('The kind of document for files, as globs:').waitFor()
  })
})
