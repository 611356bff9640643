// `npm run screenshots`: takes the pictures of the README into docs/images/, in a real VS Code on the examples.
// One entry of the list below is one picture: what to do on the page until it shows what it should.
import { join } from 'node:path'
import { projectFolder } from './cache.mjs'
import { openEditor } from './editor.mjs'
import { openFile, runCommand, takePicture } from './page.mjs'

/** @type {{ name: string, theme: string, show: (page: import('playwright-core').Page) => Promise<void> }[]} */
const pictures = [
  {
    name: 'problems',
    theme: 'Dark Modern',
    async show(page) {
      await openFile(page, 'half-done-support-handoff.md')
      await runCommand(page, 'View: Show Handoffs')
      await page.locator('.pane-body .monaco-list-row', { hasText: 'Search filters' }).waitFor()
      await page.locator('.pane-body .monaco-list-row', { hasText: 'Search filters' }).locator('.monaco-tl-twistie').click()
      await page.locator('.pane-body .monaco-list-row', { hasText: 'Release Information' }).waitFor()
      await runCommand(page, 'View: Toggle Problems')
      await page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first().waitFor()
    },
  },
]

const wanted = process.argv.slice(2)
for (const { name, theme, show } of pictures.filter((picture) => wanted.length === 0 || wanted.includes(picture.name))) {
  const editor = await openEditor({
    folder: join(projectFolder, 'examples'),
    installed: true,
    theme,
    viewport: { width: 1280, height: 800 },
    scale: 2,
    settings: { 'editor.minimap.enabled': false },
  })
  try {
    await show(editor.page)
    await takePicture(editor.page, `docs/images/${name}.png`)
    console.log(`docs/images/${name}.png`)
  } finally {
    await editor.close()
  }
}
