// `npm run screenshots`: takes the pictures of the README and of the walkthrough, in a real VS Code on a copy of the examples.
// One entry of a list below is one picture: what to do on the page until it shows what it should. Names that are given take those alone.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from './cache.mjs'
import { openEditor } from './editor.mjs'
import { offerFixes, openFile, previewIn, runCommand, setExpanded, showHandoffs, suggest, takeStep, takeWebp } from './page.mjs'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ name: string, show: (page: Page) => Promise<void> }} Picture */

const treeRow = (page, text) => page.locator('.pane-body .monaco-list-row', { hasText: text })

const option = (page, name) => page.locator('.quick-input-widget').getByRole('option', { name })

/** Unfolds the half-done handoff in the readiness view. */
async function showOpenLines(page) {
  await showHandoffs(page)
  await setExpanded(treeRow(page, 'Search filters').first())
  await treeRow(page, 'Release Information').waitFor()
}

/** Drags the side bar's edge. */
async function widenSideBar(page, by) {
  const { x, y, width, height } = await page.locator('.part.sidebar').boundingBox()
  await page.mouse.move(x + width, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + width + by, y + height / 2, { steps: 4 })
  await page.mouse.up()
}

/** Puts the cursor behind a text of the file in view. */
async function goBehind(page, text) {
  await page.keyboard.press('ControlOrMeta+F')
  const box = page.locator('.find-widget textarea').first()
  await box.fill(text)
  await page.locator('.find-widget .matchesCount', { hasText: '1 of 1' }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.find-widget.visible').waitFor({ state: 'hidden' })
  await page.keyboard.press('ArrowRight')
}

/** Opens a file and waits for its lenses: VS Code gives up on them once the text has lost the focus. */
async function openWithLenses(page, name) {
  await openFile(page, name)
  await page.locator('.codelens-decoration').first().waitFor()
}

/** @type {Picture[]} */
const ofReadme = [
  {
    name: 'problems',
    async show(page) {
      await openWithLenses(page, 'half-done-support-handoff.md')
      await showOpenLines(page)
      await runCommand(page, 'View: Toggle Problems')
      await page.locator('.squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint').first().waitFor()
    },
  },
  {
    name: 'preview',
    async show(page) {
      await openWithLenses(page, 'escalation-mixed-time-zones.md')
      await showOpenLines(page)
      await runCommand(page, 'Handoff: Open Preview to the Side')
      await previewIn(page).getByRole('heading', { level: 1 }).waitFor()
      await previewIn(page).getByText('Still open').first().waitFor()
    },
  },
]

/** @type {Picture[]} */
const ofWalkthrough = [
  {
    name: 'new',
    async show(page) {
      await runCommand(page, 'Handoff: New Handoff…')
      await option(page, /^Escalation Packet/).waitFor()
    },
  },
  {
    name: 'fillIn',
    async show(page) {
      await openFile(page, 'half-done-support-handoff.md')
      await goBehind(page, 'Engineering Contact**:')
      await suggest(page, /./)
    },
  },
  {
    name: 'problems',
    async show(page) {
      await openFile(page, 'escalation-mixed-time-zones.md')
      await page.locator('.squiggly-warning').first().waitFor()
      await goBehind(page, '3:40 PM EST')
      await takeStep((moment) => offerFixes(page, /./, moment))
    },
  },
  {
    name: 'readiness',
    async show(page) {
      await openFile(page, 'half-done-support-handoff.md')
      await showOpenLines(page)
      await widenSideBar(page, 160)
    },
  },
  {
    name: 'preview',
    async show(page) {
      await openWithLenses(page, 'escalation-mixed-time-zones.md')
      await runCommand(page, 'Handoff: Open Preview to the Side')
      await previewIn(page).getByText('Still open').first().waitFor()
    },
  },
  {
    name: 'stage',
    async show(page) {
      await openFile(page, 'half-done-support-handoff.md')
      await page.locator('.squiggly-warning, .squiggly-info, .squiggly-hint').first().waitFor()
      await runCommand(page, 'Handoff: Mark Stage…')
      await option(page, /^Ready/).waitFor()
    },
  },
]

/** Leaves the page as it was before a picture. */
async function tidy(page) {
  for (const _ of [1, 2]) await page.keyboard.press('Escape')
  await runCommand(page, 'View: Close All Editors')
  if (await page.locator('.part.panel').isVisible()) await runCommand(page, 'View: Hide Panel')
  if (await page.locator('.part.sidebar').isVisible()) await runCommand(page, 'View: Close Primary Side Bar')
}

const quiet = {
  ...{ 'editor.minimap.enabled': false, 'files.autoSave': 'off', 'window.commandCenter': false, 'workbench.layoutControl.enabled': false },
}
const sets = [
  {
    folder: 'docs/images',
    pictures: ofReadme,
    theme: 'Dark Modern',
    encoding: {},
    options: { viewport: { width: 1400, height: 800 }, scale: 2, settings: quiet },
  },
  {
    folder: 'images/walkthrough',
    pictures: ofWalkthrough,
    theme: 'Dark Modern',
    // Each is a part of the package, which everybody downloads.
    encoding: { fewColours: true },
    options: {
      ...{ viewport: { width: 680, height: 440 }, scale: 1 },
      settings: { ...quiet, 'breadcrumbs.enabled': false, 'window.menuBarVisibility': 'compact' },
    },
  },
]

const wanted = process.argv.slice(2)
const parent = mkdtempSync(join(tmpdir(), 'handoff-pictures-'))
try {
  const workspace = join(parent, 'handoffs')
  mkdirSync(workspace)
  cpSync(join(projectFolder, 'examples'), workspace, { recursive: true })
  moveToToday(join(workspace, 'escalation-mixed-time-zones.md'))
  for (const { folder, pictures, theme, encoding, options } of sets) {
    const chosen = pictures
      .map(({ name, show }) => ({ path: `${folder}/${name}.webp`, show }))
      .filter(({ path }) => wanted.length === 0 || wanted.some((part) => path.includes(part)))
    if (chosen.length > 0) await takeAll(chosen, encoding, { ...options, theme, folder: workspace, installed: true })
  }
} finally {
  rmSync(parent, { recursive: true, force: true })
}

/** Lets an incident be one of today, so that its next update is still to come. */
function moveToToday(path) {
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replaceAll('2026-03-04', day(0)).replaceAll('2026-03-05', day(1)))
}

/** Takes some pictures in one editor. */
async function takeAll(chosen, encoding, options) {
  const editor = await openEditor(options)
  try {
    for (const { path, show } of chosen) {
      await tidy(editor.page)
      await show(editor.page)
      // What is under the pointer would explain itself.
      await editor.page.mouse.move(4, 4)
      await editor.page.locator('.monaco-hover:not(.hidden) .hover-contents').first().waitFor({ state: 'hidden' })
      await takeWebp(editor.page, path, encoding)
      console.log(path)
    }
  } finally {
    await editor.close()
  }
}
