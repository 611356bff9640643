// Fills `.vscode-test/` once with what the editor's tests run in: a VS Code server, a Node for it, and a browser.
// All of it comes from npm, since the desktop editor's own host is not reached everywhere.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { browserOfTheMachine, unpackChromium } from './chromium.mjs'

/** The project's folder, an absolute path. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
const cacheFolder = join(projectFolder, '.vscode-test')

const codeServerVersion = '4.139.1' // VS Code 1.139
const nodeVersion = '24.21.0' // What that server needs.
const chromiumVersion = '147.0.0'

/**
 * Gives the tools that run a VS Code in a browser; what is not in the cache yet is installed first, with progress on standard error.
 * @returns {Promise<{ server: string, node: string, browser: import('./chromium.mjs').Browser }>} The server's folder, the Node that runs it, and a browser.
 */
export async function fillCache() {
  const browser = browserOfTheMachine()
  const parts = [codeServer, ...(ownNodeSuffices() ? [] : [node]), ...(browser ? [] : [chromium])]
  if (parts.some((part) => !existsSync(folderOf(part)))) {
    await mkdir(cacheFolder, { recursive: true })
    const failed = (await Promise.allSettled(parts.map(fill))).find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
  }
  return {
    server: join(folderOf(codeServer), 'node_modules/code-server/lib/vscode'),
    node: ownNodeSuffices() ? process.execPath : join(folderOf(node), 'node_modules', nodePackage(), 'bin/node'),
    browser: browser ?? {
      executable: join(folderOf(chromium), 'chromium'),
      environment: { LD_LIBRARY_PATH: join(folderOf(chromium), 'lib'), FONTCONFIG_PATH: folderOf(chromium) },
    },
  }
}

/** @typedef {{ name: string, version: string, install: (folder: string) => Promise<void> }} Part */

/** @type {Part} */
const codeServer = {
  name: 'code-server',
  version: codeServerVersion,
  async install(folder) {
    // Its own install script fetches things from elsewhere that no test needs, so scripts stay off.
    await npm(folder, 'install', '--ignore-scripts', `code-server@${codeServerVersion}`)
    const server = join(folder, 'node_modules/code-server/lib/vscode')
    await npm(server, 'install', '--omit=dev', '--ignore-scripts')
    // Without these two native modules the extension host dies; the others are not needed.
    await npm(server, 'rebuild', '@vscode/native-watchdog', '@vscode/spdlog')
  },
}

/** @type {Part} */
const node = {
  name: 'node',
  version: nodeVersion,
  install: (folder) => npm(folder, 'install', '--ignore-scripts', `${nodePackage()}@${nodeVersion}`),
}

/** @type {Part} */
const chromium = {
  name: 'chromium',
  version: chromiumVersion,
  async install(folder) {
    if (process.platform !== 'linux') throw new Error('No Chrome or Chromium was found on this machine: install one, or set CHROME_PATH.')
    await npm(folder, 'install', '--ignore-scripts', `@sparticuz/chromium@${chromiumVersion}`)
    await unpackChromium(join(folder, 'node_modules/@sparticuz/chromium/bin'), folder)
    await rm(join(folder, 'node_modules'), { recursive: true })
  },
}

const folderOf = ({ name, version }) => join(cacheFolder, `${name}-${version}`)

function ownNodeSuffices() {
  return Number.parseInt(process.versions.node, 10) >= Number.parseInt(nodeVersion, 10)
}

function nodePackage() {
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  return `${prefix}-${process.platform}-${process.arch}`
}

/**
 * Installs one part into a folder of its own and gives it its name when it is whole, so a half-filled one is never taken for it. If another
 * process was quicker, its part serves as well.
 * @param {Part} part
 */
async function fill(part) {
  if (existsSync(folderOf(part))) return
  const started = Date.now()
  const folder = await mkdtemp(join(cacheFolder, `filling-${part.name}-`))
  report(`installing ${part.name} ${part.version} into .vscode-test/ (only once)`)
  try {
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
    await part.install(folder)
    await rename(folder, folderOf(part))
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    if (!existsSync(folderOf(part))) throw error
  }
  report(`installed ${part.name} in ${Math.round((Date.now() - started) / 1000)} s`)
}

/**
 * Runs npm in a folder; its output is shown only when it fails.
 * @param {string} folder
 * @param {...string} arguments_
 */
function npm(folder, ...arguments_) {
  const command = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  const [program, ...rest] = [...command, ...arguments_, '--no-audit', '--no-fund', '--loglevel=error']
  return new Promise((resolve, reject) => {
    execFile(program, rest, { cwd: folder, env: npmEnvironment(), maxBuffer: 1 << 26 }, (error, output, errors) => {
      if (error) reject(new Error(`npm ${arguments_.join(' ')} failed:\n${output}${errors}`))
      else resolve()
    })
  })
}

/** Native modules are compiled against the headers beside this Node where they are, so that none need to be fetched. */
function npmEnvironment() {
  const folder = dirname(dirname(process.execPath))
  return existsSync(join(folder, 'include/node/node_api.h')) ? { ...process.env, npm_config_nodedir: folder } : process.env
}

/** @param {string} text */
function report(text) {
  process.stderr.write(`[editor] ${text}\n`)
}
