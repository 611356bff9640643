// `npm run bench`: the product and its peers side by side, in one run, on inputs that are made up from a fixed seed.
// Times are of this machine and of this run: compare ratios, not milliseconds.
//
//   npm run bench                      everything
//   npm run bench -- edits start       some parts: edits, blocks, start, memory, workspace, extension
//   npm run bench -- --quick           fewer and smaller inputs
//   npm run bench -- --json FILE       what was measured, as JSON
// Unless it is quick, bench/results.json and docs/performance.md are written.
//   npm run bench -- --document        writes docs/performance.md anew from bench/results.json, and measures nothing
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { allCheckers, installPeers } from './checkers.mjs'
import { writeDocument } from './document.mjs'
import { tablesOf } from './tables.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const resultsFile = `${root}bench/results.json`
const { values: options, positionals } = parseArgs({
  options: { json: { type: 'string' }, quick: { type: 'boolean' }, document: { type: 'boolean' } },
  allowPositionals: true,
})
const { quick = false } = options

const parts = {
  edits: async (checkers, context) => (await import('./edits.mjs')).measureSizes(servers(checkers), context),
  blocks: async (checkers, context) => (await import('./edits.mjs')).measureBlocks(servers(checkers), context),
  start: async (checkers, context) =>
    (await import('./start.mjs')).measureStart({ ...servers(checkers), rumdlFromNpm: checkers.rumdlFromNpm }, context),
  memory: async (checkers, context) => (await import('./start.mjs')).measureMemory(servers(checkers), context),
  workspace: async (checkers, context) => {
    const { measureWorkspace } = await import('./workspace.mjs')
    const folders = []
    for (const count of quick ? [300] : [2000, 10_000]) folders.push(await measureWorkspace(checkers, count, context))
    return folders
  },
  extension: async (_checkers, context) => (await import('./extension.mjs')).measureExtension(context),
}
const servers = ({ ours, rumdl, markdownlint, remark }) => ({ ours, rumdl, markdownlint, remark })

const unknown = positionals.filter((name) => !(name in parts))
if (unknown.length > 0) throw new Error(`found ${unknown.join(', ')}; expected ${Object.keys(parts).join(', ')}`)
if (options.document) writeDocument(JSON.parse(readFileSync(resultsFile, 'utf8')))
else await measure(positionals.length > 0 ? positionals : Object.keys(parts))
// A server that hangs must not keep the benchmark.
process.exit()

async function measure(wanted) {
  installPeers()
  const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error('the product could not be built')
  const checkers = allCheckers()
  const progress = (message) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${message}\n`)
  const results = {
    node: process.version,
    machine: `${cpus().length} cores, ${platform()} ${arch()}`,
    checkers: Object.fromEntries(Object.entries(checkers).map(([id, { name }]) => [id, name])),
  }
  for (const name of wanted) {
    results[name] = await parts[name](checkers, { quick, progress })
    for (const table of tablesOf({ checkers: results.checkers, [name]: results[name] })) console.log(`\n${table.title}\n\n${table.text}`)
  }
  if (options.json) writeFileSync(options.json, `${JSON.stringify(results, undefined, 2)}\n`)
  if (quick) return
  // Parts that were not run are as they were measured last; each has its peers beside it.
  const kept = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : {}
  const all = { ...kept, ...results }
  writeFileSync(resultsFile, `${JSON.stringify(all)}\n`)
  writeDocument(all)
}
