#!/usr/bin/env node
// Stands in for the desktop editor's program: takes its arguments, and runs a VS Code in a headless browser instead.
// So `runTests({ vscodeExecutablePath })` of @vscode/test-electron runs the same suite on either.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format, parseArgs } from 'node:util'
import { fillCache } from './cache.mjs'
import { openEditor } from './editor.mjs'

/** How long a suite may take, in milliseconds: longer than any does, shorter than anybody waits. */
const limit = 900_000

/** What the workbench logs about itself, which says nothing about the extension. */
const workbenchNoise =
  /^(Resolv(ing|ed) connection token|Creating a socket|Ignoring fetching additional|Updating additional|\[(reconnection|remote-connection|AgentHost|AccountPolicyGate|Service Worker)|Canceled: |No search provider registered|Loading development extension|Timed out waiting for authentication provider|WebSocket close)/

const text = { type: 'string' }
const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    extensionDevelopmentPath: text,
    extensionTestsPath: text,
    extensionDevelopmentKind: text,
    'user-data-dir': text,
    'extensions-dir': text,
    'install-extension': text,
    'disable-workspace-trust': { type: 'boolean' },
  },
})

if (values['install-extension']) process.exit(await installExtension(values['install-extension'], values['extensions-dir']))
if (!values.extensionTestsPath) throw new Error('This stand-in for the editor runs tests: give it --extensionTestsPath.')
process.exit(await runSuite())

/** Runs the tests module in the extension host. @returns {Promise<number>} The exit code. */
async function runSuite() {
  let editor
  let settle
  const ended = new Promise((resolve) => {
    settle = resolve
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => settle(130))
  const timer = setTimeout(() => {
    process.stderr.write(`The suite did not end within ${limit / 1000} seconds.\n`)
    settle(1)
  }, limit)
  try {
    const opening = openEditor({
      folder: positionals[0],
      extension: values.extensionDevelopmentPath,
      tests: values.extensionTestsPath,
      kind: values.extensionDevelopmentKind === 'web' ? 'web' : 'node',
      userDataFolder: values['user-data-dir'],
      extensionsFolder: values['extensions-dir'],
      trust: Boolean(values['disable-workspace-trust']),
      onLog: print,
      onExit: settle,
    }).then((opened) => {
      editor = opened
      return ended
    })
    return await Promise.race([opening, ended])
  } finally {
    clearTimeout(timer)
    await editor?.close()
  }
}

/**
 * Shows a line of the extension host's console on the terminal.
 * @param {string} type
 * @param {unknown[]} args
 */
function print(type, args) {
  const message = format(...args)
  const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout
  if (process.env.HANDOFF_VERBOSE) stream.write(`${message}\n`)
  else if (!workbenchNoise.test(message)) stream.write(`${message.replace(/\n +at .*\/workbench\.js:.*/g, '')}\n`)
}

/**
 * Installs a packaged extension, as `code --install-extension` does.
 * @param {string} vsix
 * @param {string} folder
 * @returns {Promise<number>} The exit code.
 */
async function installExtension(vsix, folder) {
  const { node, server } = await fillCache()
  const dataFolder = mkdtempSync(join(tmpdir(), 'handoff-install-'))
  try {
    const flags = ['--install-extension', vsix, '--force', '--extensions-dir', folder, '--server-data-dir', dataFolder]
    const { status } = spawnSync(node, [join(server, 'out/server-main.js'), ...flags, '--accept-server-license-terms'], {
      stdio: 'inherit',
    })
    return status ?? 1
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}
