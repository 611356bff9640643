// Makes the bundles of dist/: written as ES modules, shipped as CommonJS (see ARCHITECTURE.md).
// `node esbuild.mjs --tests` bundles the tests into out/ instead; `--watch` goes on building.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
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
  external: ['vscode'],
  logLevel: 'warning',
  legalComments: 'none',
}
const node = { ...shared, platform: 'node', format: 'cjs' }
const web = { ...shared, platform: 'browser', target: 'es2022', define: { global: 'globalThis' } }

const product = [
  { ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.cjs', minify: true },
  { ...node, entryPoints: ['server/src/lsp/node.ts'], outfile: 'dist/server.cjs', minify: true },
  { ...node, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.cjs', minify: true, banner: { js: '#!/usr/bin/env node' } },
  { ...web, entryPoints: ['client/src/browser.ts'], outfile: 'dist/client.web.cjs', format: 'cjs', minify: true },
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
  },
]

const builds = process.argv.includes('--tests') ? tests : product
if (process.argv.includes('--watch')) await Promise.all(builds.map(async (options) => (await context(options)).watch()))
else await Promise.all(builds.map((options) => build(options)))
