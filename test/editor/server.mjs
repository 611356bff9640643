// Starts the VS Code server of the cache and takes it away again, with everything that it started or wrote.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** @typedef {{ authority: string, dataFolder: string, stop: () => Promise<void> }} Server Where it answers (host and port), its own folder, and how to end it. */

/** Settings that keep everything off the screen, and off the network, that has nothing to do with the extension. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
}

/**
 * Starts a server on a free port of this machine, in a temporary folder of its own.
 * @param {{ server: string, node: string }} tools
 * @param {object} [options]
 * @param {Record<string, unknown>} [options.settings] User settings, over those that keep the editor quiet.
 * @param {string} [options.userDataFolder] A user's data to start with; it is copied.
 * @param {string} [options.extensionsFolder] Where installed extensions are.
 * @param {string} [options.language] A display language beside English, such as `de`.
 * @param {boolean} [options.trust] False has the editor ask whether the folder is trusted.
 * @param {string} [options.clock] A file that says by how many milliseconds the clock of the extension host is ahead; see `clock.cjs`.
 * @param {boolean} [options.development] True has the page honour an extension under development.
 * @returns {Promise<Server>}
 */
export async function startServer(tools, options = {}) {
  const { settings = {}, userDataFolder, extensionsFolder, language, trust = true, clock, development = true } = options
  const dataFolder = mkdtempSync(join(tmpdir(), 'handoff-editor-'))
  layUserData(dataFolder, settings, userDataFolder)
  if (language) layLanguagePack(dataFolder, language)
  const server = spawn(
    tools.node,
    [
      ...(clock ? ['--require', join(import.meta.dirname, 'clock.cjs')] : []),
      join(tools.server, 'out/server-main.js'),
      ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
      ...['--server-data-dir', dataFolder, '--telemetry-level', 'off', '--disable-experiments'],
      ...(extensionsFolder ? ['--extensions-dir', resolve(extensionsFolder)] : []),
      ...(language ? ['--locale', language] : []),
      ...(trust ? ['--disable-workspace-trust'] : []),
      // Should this process be killed outright, the server ends by itself some minutes after its page is gone.
      ...(development ? ['--enable-smoke-test-driver', '--enable-remote-auto-shutdown'] : []),
    ],
    // A process group of its own, so that what it starts can be ended with it.
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...serverEnvironment(dataFolder), ...(clock && { HANDOFF_CLOCK: clock }) },
    },
  )
  const clean = () => {
    signalGroup(server.pid, 'SIGKILL')
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', clean)
  const stop = async () => {
    process.off('exit', clean)
    if (server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit')
      signalGroup(server.pid, 'SIGTERM')
      const impatient = setTimeout(() => signalGroup(server.pid, 'SIGKILL'), 3000)
      await ended
      clearTimeout(impatient)
    }
    clean()
  }
  try {
    return { authority: `127.0.0.1:${await portOf(server)}`, dataFolder, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} server */
function portOf(server) {
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (line) => {
      output += `${line}\n`
      const port = /listening on (\d+)/.exec(line)?.[1]
      if (port) resolve(Number(port))
    }
    createInterface({ input: server.stdout }).on('line', read)
    createInterface({ input: server.stderr }).on('line', read)
    server.once('error', reject)
    server.once('exit', (code, signal) => reject(new Error(`The VS Code server ended (${code ?? signal}) before it listened:\n${output}`)))
  })
}

/** Puts the user's data where the server looks for it: a copy, so that a folder that was handed in stays as it is. */
function layUserData(dataFolder, settings, userDataFolder) {
  const userFolder = join(dataFolder, 'data', 'User')
  const settingsFile = join(userFolder, 'settings.json')
  mkdirSync(userFolder, { recursive: true })
  if (userDataFolder && existsSync(userDataFolder)) cpSync(userDataFolder, join(dataFolder, 'data'), { recursive: true })
  const own = existsSync(settingsFile) ? JSON.parse(readFileSync(settingsFile, 'utf8')) : {}
  writeFileSync(settingsFile, JSON.stringify({ ...quietSettings, ...own, ...settings }, null, 2))
}

/** A language pack without a text: the editor's own texts stay English, what extensions say is in that language. */
function layLanguagePack(dataFolder, language) {
  const texts = join(dataFolder, 'texts.json')
  writeFileSync(texts, '{ "contents": {} }')
  const extensions = [{ extensionIdentifier: { id: `empty.language-pack-${language}` }, version: '1.0.0' }]
  const packs = { [language]: { hash: 'empty', label: language, extensions, translations: { vscode: texts } } }
  writeFileSync(join(dataFolder, 'data', 'languagepacks.json'), JSON.stringify(packs))
}

/** What this process was started with by an editor or a test runner would change how the server behaves; no gallery means no look-ups. */
function serverEnvironment(dataFolder) {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|XDG_RUNTIME_DIR$|NODE_OPTIONS$)/.test(name))
  // Sockets are left behind in the folder for temporary files. Elsewhere than on Linux a path below it would be too long for one.
  const temporary = process.platform === 'linux' ? { TMPDIR: dataFolder } : {}
  return { ...Object.fromEntries(own), ...temporary, EXTENSIONS_GALLERY: '{"serviceUrl":""}' }
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
