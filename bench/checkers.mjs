// Who is measured: the product, and the peers, which are installed on the first run and never by the root `npm ci`.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('..', import.meta.url))
const inPeers = (path) => `${folder}node_modules/${path}`

/** Installs the peers if they are not there in the versions of the lock file. */
export function installPeers() {
  const wanted = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')).devDependencies
  const isThere = ([name, version]) => existsSync(inPeers(`${name}/package.json`)) && versionOf(name) === version
  if (Object.entries(wanted).every(isThere)) return
  process.stderr.write('installing the peers into bench/node_modules\n')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('the peers could not be installed; expected `npm ci` in bench/ to work')
}

const versionOf = (name) => JSON.parse(readFileSync(inPeers(`${name}/package.json`), 'utf8')).version

/** The program of rumdl itself, without the Node process that its npm package puts before it. */
function rumdlProgram() {
  const { platform, arch } = process
  const require = createRequire(inPeers('rumdl/package.json'))
  return require.resolve(`@rumdl/cli-${platform}-${arch}/rumdl${platform === 'win32' ? '.exe' : ''}`)
}

/**
 * All checkers. `server` is the command that starts a language server; `pushes` is true for one that sends diagnostics unasked;
 * `wrapped` is true where the command starts the server as another process.
 */
export function allCheckers() {
  const node = process.execPath
  return {
    // As `client/src/node.ts` starts it.
    ours: {
      name: 'Handoff Docs',
      server: [node, '--heap-growing-percent=20', '--max-semi-space-size=8', `${root}dist/server.cjs`, '--stdio'],
      environment: { NODE_COMPILE_CACHE: join(tmpdir(), 'handoff-bench-compiled') },
      program: `${root}dist/cli.cjs`,
    },
    rumdl: { name: `rumdl ${versionOf('rumdl')}`, server: [rumdlProgram(), 'server'], program: rumdlProgram() },
    rumdlFromNpm: { name: `rumdl ${versionOf('rumdl')}, through npm`, server: [node, inPeers('rumdl/bin/rumdl'), 'server'], wrapped: true },
    markdownlint: { name: `markdownlint ${versionOf('markdownlint')}`, server: [node, `${folder}markdownlintServer.mjs`] },
    remark: {
      name: `unified-language-server ${versionOf('unified-language-server')} with remark-preset-lint-recommended`,
      server: [node, `${folder}remarkServer.mjs`, '--stdio'],
      pushes: true,
    },
    markdownlintCli: {
      name: `markdownlint-cli2 ${versionOf('markdownlint-cli2')}`,
      program: inPeers('markdownlint-cli2/markdownlint-cli2-bin.mjs'),
    },
  }
}
