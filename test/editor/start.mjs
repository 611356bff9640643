// `npm start`: a real VS Code in a browser, on `examples/` or the folder that is named, with the extension as it is now.
// `--no-open` leaves the browser alone, `--no-build` takes what is built. Ctrl-C ends it all and leaves nothing behind.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fillCache, projectFolder } from './cache.mjs'
import { linkExtension } from './installed.mjs'
import { startServer } from './server.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'no-open': { type: 'boolean' }, 'no-build': { type: 'boolean' } },
})
const folder = positionals[0] ? resolve(positionals[0]) : join(projectFolder, 'examples')

if (!values['no-build']) {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: projectFolder, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
const tools = await fillCache()

const extensionsFolder = mkdtempSync(join(tmpdir(), 'handoff-extensions-'))
process.once('exit', () => rmSync(extensionsFolder, { recursive: true, force: true }))
linkExtension(extensionsFolder, { live: true })

let server
let stopping
// npm passes a signal on to a process that has had it already, so it may come twice.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
server = await startServer(tools, { extensionsFolder, development: false })

const address = addressOf(server.authority)
console.log(`\n  VS Code with Handoff Docs, on ${folder}:\n\n  ${address}\n\n  After \`npm run build\`, reload the page. Ctrl-C ends it.\n`)
if (!values['no-open'] && !process.env.CI && hasDisplay()) openBrowser(address)

async function stop() {
  stopping ??= server?.stop()
  await stopping
  process.exit(0)
}

/** The page's address, with the first document of the folder open. */
function addressOf(authority) {
  const first = readdirSync(folder).find((name) => name.endsWith('.md') && name !== 'README.md')
  const payload = first ? [['openFile', `vscode-remote://${authority}${join(folder, first)}`]] : []
  return `http://${authority}/?${new URLSearchParams({ folder, payload: JSON.stringify(payload) })}`
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Shows the address in the user's own browser; where that fails, the address is on the terminal. */
function openBrowser(url) {
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open'
  const child = spawn(program, [url], { stdio: 'ignore', detached: true })
  child.once('error', () => {})
  child.unref()
}
