// Makes the bundles of dist/: written as ES modules, shipped as CommonJS (see ARCHITECTURE.md).
// `node esbuild.mjs --tests` bundles the tests into out/ instead; `--watch` goes on building.

import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { build, context } from 'esbuild'

/** The unit tests below a folder: every `*.test.ts` that does not run inside an editor. */
const testFiles = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith('editor'))
    .map((name) => join(folder, name))

/** The entry of the editor's suite: its `run()`, then every test beside it. */
const suiteOf = (folder) =>
  ['index.ts', ...readdirSync(folder).filter((name) => name.endsWith('.test.ts'))].map((name) => `export * from './${name}'`).join('\n')

const shared = {
  bundle: true,
  target: 'node20',
  loader: { '.md': 'text', '.css': 'text' },
  logLevel: 'warning',
  legalComments: 'none',
}
const node = { ...shared, platform: 'node', format: 'cjs' }
const web = { ...shared, platform: 'browser', target: 'es2022', define: { global: 'globalThis' } }

/** What stands for the end of a comment within one; no program has it. */
const commentEnd = '*~/'
/** Characters that the head may have. */
const longestHead = 10_000

/**
 * Puts a head before the program, which compiles it with what was compiled the last time (see `server/src/node/launch.ts`), and hides the
 * program from Node: in a file of its own, or in a comment, where it has to stay one file, which can be copied.
 * @param {{ firstLine?: string, beside?: string }} options `beside` is the end of the program's file name.
 * @returns {import('esbuild').Plugin}
 */
const launched = ({ firstLine = '', beside }) => ({
  name: 'launched',
  setup({ initialOptions, onEnd }) {
    initialOptions.write = false
    onEnd(async ({ outputFiles: [output] = [] }) => {
      if (output === undefined) return
      // The head reads it byte by byte. What esbuild leaves is in regular expressions, where the escape means the same.
      const text = output.text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      const program = `(function(exports,require,module,__filename,__dirname,keepCode){${text}\n})`
      if (/\\[^\0-\x7f]/.test(output.text) || [commentEnd, '\n/*\n'].some((mark) => program.includes(mark)))
        throw new Error(`${output.path} cannot be hidden in a comment`)
      const programPath = beside && output.path.replace(/\.cjs$/, beside)
      const {
        outputFiles: [head],
      } = await build({
        ...node,
        entryPoints: ['server/src/node/launch.ts'],
        define: {
          BUILD: JSON.stringify(createHash('sha256').update(program).digest('hex')),
          PROGRAM: JSON.stringify(programPath ? basename(programPath) : ''),
          COMMENT_END: JSON.stringify(commentEnd),
          LONGEST_HEAD: `${longestHead}`,
        },
        minify: true,
        write: false,
      })
      if (firstLine.length + head.text.length > longestHead) throw new Error(`the head of ${output.path} is too long`)
      await mkdir(dirname(output.path), { recursive: true })
      if (programPath) await writeFile(programPath, program)
      const comment = programPath ? [] : ['/*', program.replaceAll('*/', commentEnd), '*/']
      await writeFile(output.path, [firstLine, head.text, ...comment, ''].join('\n').trimStart())
    })
  },
})

/**
 * Takes over the names of VS Code's API once: each of our files would else make a copy of them for itself when it is loaded.
 * @type {import('esbuild').Plugin}
 */
const sharedApi = {
  name: 'shared API',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ importer }) =>
      /\bclient[\\/]src[\\/]/.test(importer) ? { path: 'vscode', namespace: 'shared' } : { path: 'vscode', external: true },
    )
    onLoad({ filter: /.*/, namespace: 'shared' }, () => ({ contents: "export * from 'vscode'" }))
  },
}

/** What libraries use of these is never called here, or once: they are loaded when something of them is asked for. */
const builtInsLater = {
  name: 'built-in modules later',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:)?(?:crypto|child_process)$/ }, ({ path, kind, namespace }) =>
      kind === 'require-call' && namespace === 'file' ? { path: path.replace('node:', ''), namespace: 'built-in later' } : undefined,
    )
    onLoad({ filter: /^/, namespace: 'built-in later' }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => require('node:${path}')[name] })`,
    }))
  },
}

/**
 * Our own modules and libraries that many starts do without, for what they bring along: each is loaded when something of it is asked for.
 * What asks for it at the top of a file gains nothing.
 * @param {readonly string[]} names
 * @returns {import('esbuild').Plugin}
 */
const modulesLater = (names) => ({
  name: 'modules later',
  setup({ onResolve, onLoad }) {
    const later = new Set(names.flatMap((name) => [name, resolve('server/src', `${name}.ts`)]))
    onResolve({ filter: /^/ }, ({ path, kind, namespace, resolveDir }) => {
      const wanted = path.startsWith('.') ? resolve(resolveDir, path) : path
      return kind === 'import-statement' && namespace === 'file' && later.has(wanted) ? { path: wanted, namespace: 'later' } : undefined
    })
    onLoad({ filter: /^/, namespace: 'later' }, async ({ path }) => {
      const exported = isAbsolute(path) ? exportsIn(await readFile(path, 'utf8')) : Object.keys(await import(path))
      const getters = exported.map((name) => `get ${name}() { return load().${name} }`)
      const load = `let loaded\nconst load = () => (loaded ??= require(${JSON.stringify(path)}))`
      return { contents: `${load}\nmodule.exports = { ${getters.join(', ')} }`, resolveDir: import.meta.dirname }
    })
  },
})

/** The names of what a module of ours exports, types left out. */
function exportsIn(text) {
  return Array.from(text.matchAll(/^export (?:\{[^}]*\}|.*)/gm)).flatMap(([line]) => {
    if (/^export (?:type|interface) /.test(line)) return []
    const [, name] = /^export (?:async )?(?:function\*?|const|let|class) (\w+)/.exec(line) ?? []
    const [, list] = /^export \{([^}]*)\}/.exec(line) ?? []
    if (name === undefined && list === undefined) throw new Error(`found "${line}" in a module that is loaded later; expected a name`)
    return name === undefined ? namesIn(list.split(',')) : [name]
  })
}

/** What is named in a list, types left out. */
const namesIn = (list) => list.map((name) => name.trim()).filter((name) => /^\w+$/.test(name))

/** What few documents and few readers need. */
const seldom = [
  ...['core/model/remark', 'core/detectors', 'service/german/index', 'service/preview/preview', 'service/preview/report'],
  ...['temporal-polyfill', 'node:v8'],
]
/** What the command line does not need for files that are as they were. */
const forChanges = [
  ...'check facts fix links kind/detect kind/quick kind/template model/parse rules/index time/index'
    .split(' ')
    .map((name) => `core/${name}`),
  ...'diagnostics examine factsFrom issueIndex'.split(' ').map((name) => `service/${name}`),
  'yaml',
]

const product = [
  { ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.cjs', plugins: [sharedApi], minify: true },
  {
    ...node,
    entryPoints: ['server/src/lsp/node.ts'],
    outfile: 'dist/server.cjs',
    minify: true,
    plugins: [builtInsLater, modulesLater(seldom), launched({ beside: '.program.js' })],
  },
  {
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    minify: true,
    plugins: [builtInsLater, modulesLater([...seldom, ...forChanges]), launched({ firstLine: '#!/usr/bin/env node' })],
  },
  { ...web, entryPoints: ['client/src/browser.ts'], outfile: 'dist/client.web.cjs', format: 'cjs', plugins: [sharedApi], minify: true },
  { ...web, entryPoints: ['client/src/webview/preview.ts'], outfile: 'dist/preview.js', format: 'iife', minify: true },
  { ...web, entryPoints: ['client/src/webview/preview.css'], outfile: 'dist/preview.css', loader: { '.css': 'css' }, minify: true },
  // The plain browser build of a micromark dependency calls `document`, which a worker has not.
  {
    ...web,
    entryPoints: ['server/src/lsp/browser.ts'],
    outfile: 'dist/server.worker.js',
    format: 'iife',
    conditions: ['worker'],
    // The detectors of secrets import it for a file type that is never handed to them.
    alias: { 'node:path': './server/src/lsp/noPath.ts' },
    minify: true,
  },
]

const tests = [
  {
    ...shared,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    splitting: true,
    sourcemap: 'inline',
    entryPoints: ['test', 'server/src'].flatMap(testFiles),
    outdir: 'out',
    outbase: '.',
    outExtension: { '.js': '.mjs' },
  },
  // The editor's suite runs inside the extension host, be it Node or a web worker: one bundle with no Node modules, in CommonJS.
  {
    ...web,
    // Mocha's browser build takes `module.exports` for itself when it sees one, so the suite has to come after it.
    format: 'iife',
    globalName: 'suite',
    footer: { js: 'module.exports = suite' },
    sourcemap: 'inline',
    stdin: { contents: suiteOf('test/editor/suite'), resolveDir: 'test/editor/suite', loader: 'ts' },
    outfile: 'out/editor/index.cjs',
    external: ['vscode'],
  },
]

const builds = process.argv.includes('--tests') ? tests : product
if (process.argv.includes('--watch')) await Promise.all(builds.map(async (options) => (await context(options)).watch()))
else await Promise.all(builds.map((options) => build(options)))
