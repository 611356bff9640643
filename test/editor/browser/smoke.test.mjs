import { fileURLToPath } from 'node:url'
import { openEditor } from '../editor.mjs'
import { openFile, runCommand, waitForText } from '../page.mjs'

const folder = fileURLToPath(new URL('../workspace', import.meta.url))

describe('the editor in a browser', () => {
  /** @type {import('../editor.mjs').Editor} */
  let editor
  before(async () => {
    editor = await openEditor({ folder })
  })
  after(() => editor?.close())

  it('shows a file, and the commands of the extension in the palette', async () => {
    await openFile(editor.page, 'handoff.md')
    await waitForText(editor.page, 'Checkout fails for customers')
    await runCommand(editor.page, 'View: Focus Problems')
    await editor.page.getByRole('tab', { name: /Problems/ }).waitFor()
    await runCommand(editor.page, 'View: Hide Panel')
  })

  it('shows its settings in the order of use, each with a word on it', async () => {
    const { page } = editor
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
    await settings.getByText('Check handoff documents while they are written.').waitFor()
    await settings.getByText('The kind of document by file, as globs:').waitFor()
  })
})
