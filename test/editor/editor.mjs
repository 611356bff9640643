// Opens a real VS Code in a headless browser, for tests and pictures.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { fillCache, projectFolder } from './cache.mjs'
import { linkExtension, linkProject } from './installed.mjs'
import { startServer } from './server.mjs'
import { loadIntoWorker } from './webExtension.mjs'

/** How long anything in the editor may take, in milliseconds; only a failing test waits that long. HANDOFF_PATIENCE makes it shorter. */
export const patience = Number(process.env.HANDOFF_PATIENCE ?? 180_000)

/** The pages of all editors that are open. @type {Set<import('playwright-core').Page>} */
export const openPages = new Set()

/** Nothing that a browser does by itself at its start is of use here. */
const browserFlags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--force-color-profile=srgb'],
]

/**
 * @typedef {object} Editor
 * @property {import('playwright-core').Page} page The page on which the editor is shown.
 * @property {string | null} folder The folder or `.code-workspace` file that is open, an absolute path; null for none.
 * @property {string} address
 * @property {string} dataFolder The server's own folder: its logs are below `data/logs`.
 * @property {(moment: string) => Promise<void>} setClock Sets the clock of the extension and its server: `2026-03-01T14:50Z`. As after a sleep, the
 *   window gets the focus anew.
 * @property {() => Promise<void>} close Ends the browser and the server and removes what they wrote.
 */

/**
 * Opens a VS Code with an extension loaded, and waits until its workbench is on the screen.
 * @param {object} [options]
 * @param {string | null} [options.folder] The folder or `.code-workspace` file to open; an empty temporary folder by default, null for none.
 * @param {string | null} [options.extension] The folder of an extension under development; the project by default, null for none.
 * @param {'node' | 'web'} [options.kind] The host that the extension runs in.
 * @param {string} [options.tests] A module whose `run()` is called in the extension host.
 * @param {string} [options.theme] A colour theme by its name in the settings, such as `Dark Modern`.
 * @param {Record<string, unknown>} [options.settings] User settings.
 * @param {{ width: number, height: number }} [options.viewport]
 * @param {number} [options.scale] Pixels of the picture per pixel of the page.
 * @param {string} [options.language] The display language; English by default.
 * @param {boolean} [options.trust] False opens the folder in Restricted Mode.
 * @param {boolean} [options.installed] True has the extension as an installed one, as a user sees it; the title then says nothing of development.
 * @param {string} [options.clock] What the clock says at the start: `2026-03-01T14:00Z`; the machine's time by default. Not in the web host.
 * @param {string} [options.extensionsFolder] Where installed extensions are.
 * @param {string} [options.userDataFolder] A user's data to start with.
 * @param {(type: string, args: unknown[]) => void} [options.onLog] Is told what the extension host logs.
 * @param {(code: number) => void} [options.onExit] Is told when the tests module has run: 0 if it passed.
 * @returns {Promise<Editor>}
 */
export async function openEditor(options = {}) {
  const tools = await fillCache()
  const closers = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const folder = options.folder ? resolve(options.folder) : options.folder === null ? null : temporaryFolder(closers)
    const clock = options.clock ? clockIn(temporaryFolder(closers), options.clock) : undefined
    const [server, browser] = await startBoth(tools, options, clock?.file, closers)
    const context = await browser.newContext({
      viewport: options.viewport ?? { width: 1280, height: 800 },
      deviceScaleFactor: options.scale ?? 1,
      locale: options.language ?? 'en-US',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const page = await context.newPage()
    page.setDefaultTimeout(patience)
    openPages.add(page)
    closers.push(() => openPages.delete(page))
    await page.exposeFunction('codeAutomationLog', (type, args) => options.onLog?.(type, args))
    await page.exposeFunction('codeAutomationExit', (code) => options.onExit?.(code))
    const address = await loadExtension(page, server.authority, folder, options, closers)
    await page.goto(address)
    await page.locator('.monaco-workbench .part.statusbar').waitFor()
    const setClock = async (moment) => {
      clock?.set(moment)
      await page.evaluate(focusAnew)
    }
    return { page, folder, address, dataFolder: server.dataFolder, setClock, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * For a suite of Mocha: opens an editor on a folder of its own before the tests, and closes and removes both behind them.
 * @param {Parameters<typeof openEditor>[0] & { files?: Record<string, string | Uint8Array> }} options The texts of files by their paths; a
 *   `folder` is a path from where they are.
 * @param {(editor: Editor) => unknown} use Gets the editor.
 * @returns {string} The folder with the files.
 */
export function inEditor({ files = {}, ...options }, use) {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-folder-'))
  let editor
  before(async () => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), typeof text === 'function' ? text() : text)
    }
    editor = await openEditor({ ...options, folder: options.folder === null ? null : resolve(folder, options.folder ?? '') })
    await use(editor)
  })
  after(async () => {
    await editor?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** A clock in a file of a folder, which the extension host reads. */
function clockIn(folder, moment) {
  const file = join(folder, 'clock')
  const set = (text) => writeFileSync(file, String(Date.parse(text) - Date.now()))
  set(moment)
  return { file, set }
}

/** Takes the focus from the window and gives it back. Runs on the page. */
function focusAnew() {
  const hasFocus = document.hasFocus
  for (const answer of [() => false, hasFocus]) {
    document.hasFocus = answer
    // With this event the editor looks at once who has the focus, whatever it knew before.
    document.dispatchEvent(new Event('visibilitychange'))
  }
}

function startBoth(tools, options, clock, closers) {
  const { theme, userDataFolder, language, trust, installed } = options
  const extensionsFolder = installed ? temporaryFolder(closers) : options.extensionsFolder
  if (installed) linkExtension(extensionsFolder)
  const settings = { ...(theme ? { 'workbench.colorTheme': theme } : {}), ...options.settings }
  const starting = startServer(tools, { settings, extensionsFolder, userDataFolder, language, trust, clock })
  const launching = launchBrowser(tools.browser)
  // One of them may fail while the other still starts.
  const nothing = () => {}
  closers.push(() => starting.then((server) => server.stop(), nothing))
  closers.push(() => launching.then((browser) => browser.close(), nothing))
  return Promise.all([starting, launching])
}

/** Arranges that a page loads the extension and its tests, if there are any, and gives the page's address. */
async function loadExtension(page, authority, folder, options, closers) {
  const { extension = projectFolder, tests, kind, installed } = options
  if (installed || extension === null) return addressOf(authority, folder)
  if (kind === 'web') {
    const address = addressOf(authority, folder)
    await loadIntoWorker(page, address, extension, tests)
    return address
  }
  // The cache is below the project: the themes that come with the server would be taken for the extension's.
  const place = resolve(extension) === projectFolder ? temporaryFolder(closers) : extension
  if (place !== extension) linkProject(place)
  return addressOf(authority, folder, place, tests && join(place, relative(extension, tests)))
}

/**
 * Starts a headless browser.
 * @param {import('./chromium.mjs').Browser} browser
 */
export function launchBrowser({ executable, environment }) {
  return chromium.launch({ executablePath: executable, args: browserFlags, env: { ...process.env, ...environment }, timeout: patience })
}

/** The page's address, in which an extension under development and its tests may be named. */
function addressOf(authority, folder, extension, tests) {
  const remote = (path) => `vscode-remote://${authority}${resolve(path)}`
  const payload = [['skipWelcome', 'true']]
  if (extension) payload.push(['extensionDevelopmentPath', remote(extension)])
  if (tests) payload.push(['extensionTestsPath', remote(tests)])
  const place = folder === null ? { ew: 'true' } : { [folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: folder }
  return `http://${authority}/?${new URLSearchParams({ ...place, payload: JSON.stringify(payload) })}`
}

function temporaryFolder(closers) {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-folder-'))
  closers.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
