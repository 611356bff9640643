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
    await runCommand(editor.page, 'View: Toggle Problems')
    await editor.page.getByRole('tab', { name: /Problems/ }).waitFor()
  })
})
