// What a person does in the editor, for tests and pictures that look at the page.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import { dirname, isAbsolute, resolve } from 'node:path'
import { errors } from 'playwright-core'
import { projectFolder } from './cache.mjs'
import { patience } from './editor.mjs'

/** @typedef {import('playwright-core').Page} Page */

/** The box at the top into which commands, file names and answers are typed. */
const quickInput = (page) => page.locator('.quick-input-widget')

/** The group of editors that has, or last had, the focus. */
const activeGroup = (page) => page.locator('.editor-group-container.active')

/** How long a step waits at first, and how long at most, in milliseconds: on a busy machine the first may be too short for anything. */
const [shortest, longest] = [3000, 24_000]

/**
 * Takes a step again whenever something that it waits for has not come, each time with twice as much time for it: on a busy machine a menu closes
 * before it is read, a click is lost, a box loses its focus. A step has to be one that may be taken twice, and gives the time that it gets to each
 * of its actions, so that none waits for what is gone.
 * @template T
 * @param {(moment: { timeout: number }) => Promise<T>} step
 * @returns {Promise<T>}
 */
export async function takeStep(step) {
  const end = Date.now() + patience
  for (let timeout = shortest; ; timeout = Math.min(2 * timeout, longest)) {
    try {
      return await step({ timeout })
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error
      // No longer an error of time: a step that this one is a part of is not taken again for it.
      if (Date.now() > end) throw new Error(`Whenever the step was taken: ${error.message}`, { cause: error })
    }
  }
}

/**
 * Takes a step again until something is shown.
 * @param {import('playwright-core').Locator} shown
 * @param {(moment: { timeout: number }) => Promise<unknown>} step
 */
export function stepUntil(shown, step) {
  return takeStep(async (moment) => {
    await step(moment)
    await shown.waitFor(moment)
  })
}

/** @typedef {(page: Page, moment: { timeout: number }) => Promise<unknown>} Answer What is done in the box at the top. */

/**
 * Opens the box at the top, and answers what it asks one after the other; all of it again if the box closes before the last answer is given.
 * @param {Page} page
 * @param {(moment: { timeout: number }) => Promise<unknown>} open
 * @param {...Answer} answers
 */
export function ask(page, open, ...answers) {
  return takeStep(async (moment) => {
    await closeBox(page, moment)
    await open(moment)
    for (const answer of answers) await answer(page, moment)
  })
}

/** Closes the box at the top if it is open. */
async function closeBox(page, moment) {
  const box = quickInput(page)
  if (!(await box.isVisible())) return
  await box.locator('input[type="text"]').press('Escape', moment)
  await box.waitFor({ state: 'hidden', ...moment })
}

/**
 * Runs a command through the palette, as F1 does, and answers what it asks. Once chosen it runs, so it is not run again for what comes late.
 * @param {Page} page
 * @param {string} title As it is shown, with its category: `Handoff: New Document`.
 * @param {...Answer} answers
 */
export function runCommand(page, title, ...answers) {
  return ask(page, () => page.keyboard.press('F1'), pick(`>${title}`, title), ...answers)
}

/**
 * Types into the box at the top, and takes the entry with a label.
 * @param {string} typed
 * @param {string | RegExp} [label] The typed text by default.
 * @returns {Answer}
 */
export function pick(typed, label = typed) {
  return async (page, moment) => {
    const box = quickInput(page)
    await box.locator('input[type="text"]').fill(typed, moment)
    // An entry's own label comes first in its name, before its key binding and group.
    await box.getByRole('option', { name: label }).first().click(moment)
  }
}

/**
 * Answers a question in the box at the top: types over what it suggests, or takes that.
 * @param {string} question
 * @param {string} [text]
 * @returns {Answer}
 */
export function reply(question, text) {
  return async (page, moment) => {
    const box = quickInput(page).filter({ hasText: question })
    const input = box.locator('input[type="text"]')
    await input.waitFor(moment)
    if (text !== undefined) await input.fill(text, moment)
    await input.press('Enter', moment)
  }
}

/**
 * What New Handoff asks: the kind, what the handoff is about, and the file, which is taken as it is suggested.
 * @param {string} typed
 * @param {RegExp} kind
 * @param {string} [title]
 * @returns {Answer[]}
 */
export function newHandoff(typed, kind, title) {
  return [pick(typed, kind), reply('What the handoff is about', title), reply('File in')]
}

/**
 * Opens a file of the folder in the group that has the focus, and waits until its text is shown and has the focus.
 * @param {Page} page
 * @param {string} name Its name, or the end of its path.
 */
export async function openFile(page, name) {
  const label = name.split('/').pop()
  const tab = activeGroup(page).locator(`.tab.active[data-resource-name=${JSON.stringify(label)}]`)
  await stepUntil(focusedText(page), async (moment) => {
    await ask(page, () => page.keyboard.press('ControlOrMeta+P'), pick(name, label))
    await tab.waitFor(moment)
  })
  await activeGroup(page).locator('.view-lines .view-line').first().waitFor()
}

/**
 * The text in view while it has the focus, so that what is typed comes there.
 * @param {Page} page
 */
export const focusedText = (page) => activeGroup(page).locator('.editor-instance .monaco-editor.focused')

/**
 * Goes to a place of a text by a click somewhere else, until the cursor is there and the text has the focus.
 * @param {Page} page
 * @param {RegExp} place As the status bar says it: `/^Ln 8, /`.
 * @param {(moment: { timeout: number }) => Promise<unknown>} step
 */
export function goTo(page, place, step) {
  return stepUntil(focusedText(page), async (moment) => {
    await step(moment)
    await textOn(page, place).waitFor(moment)
  })
}

/** The marks below what is at fault in a text. */
export const squiggles = (page) => page.locator('.squiggly-error, .squiggly-warning, .squiggly-info')

/** What the extension says in the status bar of the handoff in view. */
export const status = (page) => page.locator('.statusbar-item[id$="handoff.readiness"]')

/** What it says there of the update that others wait for. */
export const updateStatus = (page) => page.locator('.statusbar-item[id$="handoff.update"]')

/** The first row with a text in the readiness tree. */
export const row = (page, text) => page.locator('.pane-body .monaco-list-row').filter({ hasText: text }).first()

/**
 * Waits until a row of a tree has a badge at its end.
 * @param {Page} page
 * @param {string} text The row's, or the beginning of it.
 * @param {string} badge Empty for none.
 */
export function waitForBadge(page, text, badge) {
  return page.waitForFunction(hasBadge, { text, badge })
}

/** Badges are drawn by style sheets. Runs on the page. */
function hasBadge({ text, badge }) {
  const row = [...document.querySelectorAll('.pane-body .monaco-list-row')].find((one) => one.textContent.includes(text))
  if (!row) return false
  const contents = [...row.querySelectorAll('*')].map((one) => getComputedStyle(one, '::after').content)
  return contents.filter((content) => /^"[✓!\d]/.test(content)).join() === (badge && `"${badge}"`)
}

/** The entries of the list of what can be written, while it is there. */
export const suggestions = (page) => page.locator('.suggest-widget.visible .monaco-list-row')

/**
 * Has the editor list what can be written, as Ctrl+Space does, until an entry is there. The key has another meaning while the list is there.
 * @param {Page} page
 * @param {string | RegExp} label
 */
export function suggest(page, label) {
  return stepUntil(suggestions(page).filter({ hasText: label }).first(), async () => {
    if (!(await suggestions(page).first().isVisible())) await page.keyboard.press('Control+Space')
  })
}

/**
 * Types what the editor lists something for by itself, the last character again until an entry is there.
 * @param {Page} page
 * @param {string} text
 * @param {string | RegExp} label
 */
export async function typeUntilSuggested(page, text, label) {
  await page.keyboard.type(text)
  let isNew = true
  await stepUntil(suggestions(page).filter({ hasText: label }).first(), async () => {
    if (!isNew) {
      await page.keyboard.press('Backspace')
      await page.keyboard.type(text.slice(-1))
    }
    isNew = false
  })
}

/**
 * Takes an entry of the list of what can be written; one that has closed meanwhile is opened again.
 * @param {Page} page
 * @param {string | RegExp} label
 */
export function take(page, label) {
  let isNew = true
  return takeStep(async (moment) => {
    if (!isNew) await suggest(page, label)
    isNew = false
    await suggestions(page).filter({ hasText: label }).first().click(moment)
  })
}

/**
 * Asks for what can be written, and takes an entry.
 * @param {Page} page
 * @param {string | RegExp} label
 */
export async function complete(page, label) {
  await suggest(page, label)
  await take(page, label)
}

/**
 * Opens the menu of fixes where the cursor is, and gives one of them. What is then done with it is a part of the same step, since the menu closes
 * when something else takes the focus.
 * @param {Page} page
 * @param {string | RegExp} title
 * @param {{ timeout: number }} moment
 */
export async function offerFixes(page, title, moment) {
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+.')
  const fix = page.locator('.action-widget:not(.action-list-submenu-panel)').getByText(title).first()
  await fix.waitFor(moment)
  return fix
}

/**
 * Takes one of the fixes where the cursor is.
 * @param {Page} page
 * @param {string | RegExp} title
 */
export function chooseFix(page, title) {
  return takeStep(async (moment) => (await offerFixes(page, title, moment)).click(moment))
}

/**
 * Points at something until what is said of it is shown.
 * @param {import('playwright-core').Locator} target
 * @param {import('playwright-core').Locator} shown
 * @param {{ x: number, y: number }} [position] Within the target; its middle by default.
 */
export function pointAt(target, shown, position) {
  return stepUntil(shown, async (moment) => {
    // What is said of something comes when the pointer does, and goes with a key.
    await target.page().mouse.move(5, 5)
    await target.hover({ position, ...moment })
  })
}

/**
 * Where a text is on the page, if it is.
 * @param {Page} page
 * @param {string | RegExp} text The editor draws spaces as no-break spaces; a string is found all the same.
 */
export function textOn(page, text) {
  const pattern = typeof text === 'string' ? new RegExp(text.split(/\s+/).map(literally).join('[\\s\\u00a0]+')) : text
  return page.getByText(pattern).first()
}

/**
 * Waits until a text is on the page, and gives where.
 * @param {Page} page
 * @param {string | RegExp} text
 * @returns {Promise<import('playwright-core').Locator>}
 */
export async function waitForText(page, text) {
  const place = textOn(page, text)
  await place.waitFor()
  return place
}

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/**
 * Shows the view with the readiness tree.
 * @param {Page} page
 */
export async function showHandoffs(page) {
  await runCommand(page, 'View: Show Handoffs')
  await page.locator('.part.sidebar .title-label', { hasText: 'Handoffs' }).waitFor()
}

/**
 * Opens or closes what is below a row of a tree.
 * @param {import('playwright-core').Locator} row
 * @param {boolean} [expanded]
 */
export function setExpanded(row, expanded = true) {
  const wanted = row.and(row.page().locator(`[aria-expanded="${expanded}"]`))
  return stepUntil(wanted, async (moment) => {
    if (!(await wanted.isVisible())) await row.locator('.monaco-tl-twistie').click(moment)
  })
}

/**
 * Presses a button of a row of a tree, which is there while the pointer is.
 * @param {import('playwright-core').Locator} row
 * @param {string} name
 * @param {{ timeout: number }} moment
 */
export async function pressInRow(row, name, moment) {
  await row.hover(moment)
  await row.getByRole('button', { name }).click(moment)
}

/**
 * Opens the menu of the readiness tree, and in it the one below an entry such as `Group By`.
 * @param {Page} page
 * @param {{ timeout: number }} moment
 * @param {string} [entry]
 */
export async function openViewMenu(page, moment, entry) {
  const button = page.getByRole('button', { name: /Views and More Actions/ }).first()
  await button.click(moment)
  // A pointer that rests on an entry opens what is below it.
  if (entry) await page.getByRole('menuitem', { name: entry, exact: true }).hover(moment)
}

/**
 * Chooses from the menu of the readiness tree, as `Group By`, `Kind`.
 * @param {Page} page
 * @param {...string} entries One, or two where the first opens a menu of its own.
 */
export function chooseInView(page, ...entries) {
  const last = entries.pop()
  return chooseFromMenu(page, (moment) => openViewMenu(page, moment, entries[0]), last)
}

/**
 * Opens a menu and chooses an entry. A menu takes a click that comes just as it opens for an accident, and closes when something else takes the
 * focus, so all of it is done again until the entry was there and has gone by the click.
 * @param {Page} page
 * @param {(moment: { timeout: number }) => Promise<unknown>} open
 * @param {string} name
 */
export async function chooseFromMenu(page, open, name) {
  const entry = page.getByRole('menuitem', { name, exact: true })
  await takeStep(async (moment) => {
    if (!(await entry.isVisible())) {
      await closeMenus(page)
      await open(moment)
    }
    // The button is held as long as by a person.
    await entry.click({ delay: 150, ...moment })
    await entry.waitFor({ state: 'hidden', ...moment })
  })
}

/** Closes a menu and the one below it; each takes a key of its own. */
async function closeMenus(page) {
  const menus = page.getByRole('menuitem').locator('visible=true')
  for (let level = 0; level < 2 && (await menus.count()) > 0; level++) await page.keyboard.press('Escape')
}

/**
 * Shows the list of messages, since the editor of the tests shows none by itself, and gives the one that holds a text.
 * @param {Page} page
 * @param {string | RegExp} text
 */
export async function messageWith(page, text) {
  const message = page.locator('.notifications-center .notification-list-item').filter({ hasText: text }).first()
  await stepUntil(message, () => runCommand(page, 'Notifications: Show Notifications'))
  return message
}

/**
 * Saves the document in view, and waits until its file holds a text.
 * @param {Page} page
 * @param {string} file
 * @param {string} text
 */
export async function save(page, file, text) {
  await page.keyboard.press('ControlOrMeta+S')
  await waitForFile(file, text)
}

/**
 * Waits until a file holds a text, or one that a pattern finds.
 * @param {string} file
 * @param {string | RegExp} expected
 */
export async function waitForFile(file, expected) {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(new Error(`${file} does not hold\n${expected}\nbut\n${readFileSync(file, 'utf8')}`)), patience)
  const isThere = () => {
    const text = readFileSync(file, 'utf8')
    return typeof expected === 'string' ? text === expected : expected.test(text)
  }
  if (!isThere()) for await (const _ of watch(dirname(file), { signal: limit.signal })) if (isThere()) break
  clearTimeout(timer)
}

/**
 * Takes a picture of the page.
 * @param {Page} page
 * @param {string} path A PNG file, from the project's folder.
 */
export async function takePicture(page, path) {
  const file = isAbsolute(path) ? path : resolve(projectFolder, path)
  mkdirSync(dirname(file), { recursive: true })
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
}

/**
 * Takes a picture of the page as WebP, which is a fraction of a PNG's size.
 * @param {Page} page
 * @param {string} path From the project's folder.
 * @param {{ fewColours?: boolean }} [options] With few colours letters stay sharp and the file small; without, it is as exact as WebP goes at three quarters of its quality.
 */
export async function takeWebp(page, path, options) {
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  // The workbench's own page allows no such picture.
  const blank = await page.context().newPage()
  const encoded = await blank.evaluate(encodeWebp, { base64: png.toString('base64'), fewColours: options?.fewColours ?? false })
  await blank.close()
  const file = resolve(projectFolder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, Buffer.from(encoded, 'base64'))
}

/** Runs in the browser. */
export async function encodeWebp({ base64, fewColours }) {
  const image = new Image()
  image.src = `data:image/png;base64,${base64}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width
  canvas.height = image.height
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  if (fewColours) {
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
    pixels.data.forEach((value, index, data) => {
      if (index % 4 < 3) data[index] = Math.round(value / 32) * 32
    })
    context.putImageData(pixels, 0, 0)
  }
  // At 1 nothing is lost.
  return canvas.toDataURL('image/webp', fewColours ? 1 : 0.75).split(',')[1]
}

/**
 * The page inside the readiness preview.
 * @param {Page} page
 * @returns {import('playwright-core').FrameLocator}
 */
export function previewIn(page) {
  return page.frameLocator('iframe.webview').frameLocator('#active-frame')
}
