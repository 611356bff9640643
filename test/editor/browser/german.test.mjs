// What a person sees whose editor is displayed in German: all that comes from the extension and its server is German, too.
import { resolve } from 'node:path'
import { inEditor } from '../editor.mjs'
import { openFile, previewIn, runCommand, waitForText } from '../page.mjs'

describe('a German editor', () => {
  /** @type {import('playwright-core').Page} */
  let page
  inEditor({ folder: resolve('examples'), language: 'de' }, (editor) => {
    page = editor.page
  })

  it('has the preview in German', async () => {
    await openFile(page, 'half-done-support-handoff.md')
    await runCommand(page, 'Handoff: Vorschau an der Seite öffnen')
    await page.getByRole('tab', { name: /^Vorschau: Support Handoff/ }).waitFor()
    await previewIn(page).getByRole('heading', { name: 'Noch offen' }).waitFor()
    await previewIn(page)
      .getByText(/offen · \d+ zu berichtigen: /)
      .first()
      .waitFor()
  })

  it('has the tree, the status bar and the code lenses in German', async () => {
    // The view has not been looked at yet.
    await runCommand(page, 'Handoff: In der Ansicht „Stand“ zeigen')
    await page.locator('.part.sidebar .title-label', { hasText: 'Übergaben' }).waitFor()
    await page.locator('.pane-body .monaco-list-row', { hasText: 'Rollback Plan' }).getByText('Abschnitt fehlt').waitFor()
    await page.locator('.pane-body .monaco-list-row', { hasText: 'Release Information' }).getByText('3 offen').waitFor()
    await page.locator('.statusbar-item', { hasText: /offen · \d+ zu berichtigen · Entwurf/ }).waitFor()
    await page.locator('.codelens-decoration', { hasText: 'Als Nächstes: Release Type' }).first().waitFor()
  })

  it('has problems in German', async () => {
    await runCommand(page, 'View: Focus Problems')
    // What a draft does not say yet is no problem.
    await waitForText(page, 'Punkt „User-facing documentation published“ ist ohne Nachweis abgehakt')
    await runCommand(page, 'View: Hide Panel')
  })
})
