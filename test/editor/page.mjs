// What a person does in the editor, for tests and pictures that look at the page.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import { dirname, isAbsolute, resolve } from 'node:path'
import { projectFolder } from './cache.mjs'

/** @typedef {import('playwright-core').Page} Page */

/** The box at the top into which commands and file names are typed. */
const quickInput = (page) => page.locator('.quick-input-widget')

/**
 * Runs a command through the palette, as F1 does.
 * @param {Page} page
 * @param {string} title As it is shown, with its category: `Handoff: New Document`.
 */
export async function runCommand(page, title) {
  await page.keyboard.press('F1')
  await pick(page, `>${title}`, title)
}

/**
 * Types into the box at the top that is open, and takes the entry with a label.
 * @param {Page} page
 * @param {string} typed
 * @param {string} [label] The typed text by default.
 */
export async function pick(page, typed, label = typed) {
  const box = quickInput(page)
  await box.waitFor()
  const input = box.locator('input[type="text"]')
  // An entry's own label comes first in its name, before its key binding and group.
  const entry = box.getByRole('option', { name: label }).first()
  await input.fill(typed)
  // A list that was made before the extension or a file was known does not grow by itself: it is asked for anew by typing.
  for (let attempt = 1; attempt < 10 && !(await appears(entry)); attempt++) {
    await input.fill(typed.slice(0, 1))
    await input.fill(typed)
  }
  await entry.click()
}

/** True as soon as something is on the page, false if it is not for some seconds. */
function appears(locator) {
  return locator.waitFor({ timeout: 3000 }).then(
    () => true,
    () => false,
  )
}

/**
 * Opens a file of the folder and waits until its text is shown.
 * @param {Page} page
 * @param {string} name Its name, or the end of its path.
 */
export async function openFile(page, name) {
  await page.keyboard.press('ControlOrMeta+P')
  await pick(page, name, name.split('/').pop())
  await page.getByRole('tab', { name: name.split('/').pop() }).waitFor()
  await page.locator('.editor-instance .view-lines .view-line').first().waitFor()
}

/**
 * Waits until a text is on the page, and gives where.
 * @param {Page} page
 * @param {string | RegExp} text The editor draws spaces as no-break spaces; a string is found all the same.
 * @returns {Promise<import('playwright-core').Locator>}
 */
export async function waitForText(page, text) {
  const pattern = typeof text === 'string' ? new RegExp(text.split(/\s+/).map(literally).join('[\\s\\u00a0]+')) : text
  const place = page.getByText(pattern).first()
  await place.waitFor()
  return place
}

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/**
 * Opens the menu of the readiness tree.
 * @param {Page} page
 */
export async function openViewMenu(page) {
  await page
    .getByRole('button', { name: /Views and More Actions/ })
    .first()
    .click()
}

/**
 * Chooses from the menu of the readiness tree, as `Group By`, `Kind`.
 * @param {Page} page
 * @param {...string} entries
 */
export async function chooseInView(page, ...entries) {
  await openViewMenu(page)
  const last = entries.pop()
  // A pointer that rests on an entry opens what is below it.
  for (const name of entries) await page.getByRole('menuitem', { name, exact: true }).hover()
  await chooseFromMenu(page, last)
}

/**
 * Chooses an entry of a menu that has just been opened: it takes a click that comes right then for an accident, so it is clicked until it has gone.
 * @param {Page} page
 * @param {string} name
 */
export async function chooseFromMenu(page, name) {
  const entry = page.getByRole('menuitem', { name, exact: true })
  await entry.waitFor()
  while (await entry.isVisible()) await entry.click({ timeout: 1000 }).catch(() => undefined)
}

/**
 * Shows the list of messages, since the editor of the tests shows none by itself, and gives the one that holds a text.
 * @param {Page} page
 * @param {string | RegExp} text
 */
export async function messageWith(page, text) {
  await runCommand(page, 'Notifications: Show Notifications')
  const message = page.locator('.notifications-center .notification-list-item').filter({ hasText: text }).first()
  await message.waitFor()
  return message
}

/**
 * Saves the document in view, and waits until its file holds a text.
 * @param {Page} page
 * @param {string} file
 * @param {string} text
 */
export async function save(page, file, text) {
  const limit = new AbortController()
  const changes = watch(dirname(file), { signal: limit.signal })
  const timer = setTimeout(() => limit.abort(new Error(`${file} does not hold\n${text}\nbut\n${readFileSync(file, 'utf8')}`)), 20_000)
  await page.keyboard.press('ControlOrMeta+S')
  if (readFileSync(file, 'utf8') !== text) for await (const _ of changes) if (readFileSync(file, 'utf8') === text) break
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

/**
 * Takes a step again until something is shown: a menu that is opened while the editor is busy may close at once, or a click be lost.
 * @param {import('playwright-core').Locator} shown
 * @param {() => Promise<void>} step
 */
export async function stepUntil(shown, step) {
  for (let tries = 1; tries < 5; tries++) {
    await step()
    const isShown = await shown.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    )
    if (isShown) return
  }
  await step()
  await shown.waitFor()
}
