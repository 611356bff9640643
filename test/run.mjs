// `npm test`: the whole check, part by part, and one line of counts at the end.
// `npm test -- fast` runs one part; `unit` is short for all that needs no editor, `editor` for all that runs in a VS Code.
// `npm test -- nightly` is no part of it: the property tests with ten times as many cases, which are others each time.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fillCache } from './editor/cache.mjs'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const inModules = (path) => join(projectFolder, 'node_modules', path)
const tsc = inModules('typescript/bin/tsc')
// The time limits are there for what hangs; a slow machine must not fail.
const mocha = [inModules('mocha/bin/mocha.js'), '--forbid-only', '--no-color']
const soon = '--timeout=180000'
/** Above the patience of the editor's tests, which say what they wait for in vain. */
const late = '--timeout=600000'

/**
 * One part of the check: a Node program that passes as a whole, or, with `counts`, one that prints Mocha's numbers.
 * @typedef {{ name: string, title: string, arguments: string[], counts?: boolean, environment?: Record<string, string> }} Part
 */

/** @type {Part[]} */
const checks = [
  { name: 'types', title: 'Types', arguments: [tsc, '--noEmit', '-p', '.'] },
  { name: 'types', title: 'Types of the core, which has neither Node nor DOM', arguments: [tsc, '--noEmit', '-p', 'server/src/core'] },
  { name: 'types', title: "Types of the preview's page, which has the DOM", arguments: [tsc, '--noEmit', '-p', 'client/src/webview'] },
  {
    name: 'lint',
    title: 'Lint and format',
    arguments: [inModules('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '--error-on-warnings'],
  },
  { name: 'generated', title: 'Generated files are up to date', arguments: ['generate.mjs', '--check'] },
]

/** @type {Part[]} */
const builds = [
  { name: 'build', title: 'Build', arguments: ['esbuild.mjs'] },
  { name: 'build', title: 'Build of the tests', arguments: ['esbuild.mjs', '--tests'] },
]

const unitTests = (...folders) => [...mocha, soon, ...folders.map((folder) => `out/test/${folder}/**/*.test.mjs`)]

/** @type {Part[]} */
const units = [
  {
    name: 'fast',
    title: 'Core, kinds, service and client: text in, text out',
    arguments: [...unitTests('core', 'kinds', 'service', 'client'), '--parallel', '--jobs=2'],
    counts: true,
  },
  { name: 'processes', title: 'Server, command line and disk, as processes', arguments: unitTests('lsp', 'cli', 'node'), counts: true },
]

/** @type {Part[]} */
const editors = [
  { name: 'node', title: 'In VS Code, Node host', arguments: ['test/editor/hosts.mjs', 'node'], counts: true },
  { name: 'web', title: 'In VS Code, web worker host', arguments: ['test/editor/hosts.mjs', 'web'], counts: true },
  { name: 'vsix', title: 'In VS Code, installed from the package', arguments: ['test/editor/hosts.mjs', 'vsix'], counts: true },
  {
    name: 'browser',
    title: 'In VS Code, as a person uses it',
    arguments: [...mocha, late, '--require=./test/editor/failures.mjs', 'test/editor/browser/*.test.mjs'],
    counts: true,
  },
]

const seed = process.env.HANDOFF_SEED ?? String(Date.now() % 2 ** 31)
/** @type {Part} */
const nightly = {
  name: 'nightly',
  title: `Property tests, ten times as long (HANDOFF_SEED=${seed})`,
  arguments: [
    ...mocha,
    soon,
    ...['incremental', 'markdown/plain', 'properties', 'fixes', 'time/moments.property', 'linear', 'rewriting/rewriting'].map(
      (name) => `out/test/core/${name}.test.mjs`,
    ),
  ],
  counts: true,
  environment: { PROPERTY_RUNS: '10', HANDOFF_SEED: seed },
}

const groups = { unit: units, editor: editors }
const wanted = new Set(process.argv.slice(2).flatMap((name) => groups[name]?.map((part) => part.name) ?? [name]))
const known = new Set([...checks, ...builds, ...units, ...editors, nightly].map((part) => part.name))
const unknown = [...wanted].filter((name) => !known.has(name))
if (unknown.length > 0) throw new Error(`found ${unknown.join(', ')}; expected unit, editor, ${[...known].join(', ')}`)
const isWanted = (part) => (wanted.size === 0 ? part !== nightly : wanted.has(part.name))

const total = { passed: 0, failed: 0, skipped: 0 }
/** What the failed parts printed last, shown once more at the end, where whoever reads the end of a long log finds it. */
const failures = []
const started = Date.now()
await runAll()
for (const failure of failures) console.log(`\n── ${failure}`)
console.log(`\nin ${seconds(Date.now() - started)}`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed > 0 ? 1 : 0

/**
 * Lanes side by side: what needs no build beside the build, then three, because processes and editors wait as long as they work, and a
 * person's steps in the editor take about as long as all else.
 */
async function runAll() {
  const editorParts = editors.filter(isWanted)
  const filling = editorParts.length > 0 ? fillCache() : undefined
  const lateParts = [...units, nightly, ...editors].filter(isWanted)
  removeStaleTests()
  await Promise.all([
    inTurn(checks.filter(isWanted)),
    inTurn(builds.filter((part) => isWanted(part) || lateParts.length > 0)),
    // Awaited with the rest, but told once only: each editor part fails by itself if there is no editor.
    filling?.catch(() => {}),
  ])
  const alone = ['processes', 'browser']
  await Promise.all([
    inTurn(lateParts.filter(({ name }) => !alone.includes(name))),
    ...alone.map((lane) => inTurn(lateParts.filter(({ name }) => name === lane))),
  ])
}

/** @param {Part[]} parts */
async function inTurn(parts) {
  for (const part of parts) await run(part)
}

/**
 * Runs one part, then shows what it printed and adds its counts.
 * @param {Part} part
 */
async function run(part) {
  const start = Date.now()
  const { code, output } = await execute(part)
  const counted = part.counts ? countsOf(output) : { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 }
  // A part that failed before or after its tests, or that ran none, has failed all the same.
  if (counted.failed === 0 && (code !== 0 || counted.passed === 0)) counted.failed = 1
  for (const key of Object.keys(total)) total[key] += counted[key]
  const verdict = counted.failed > 0 ? `FAILED (exit code ${code})` : 'passed'
  console.log(`\n── ${part.title}: ${verdict} in ${seconds(Date.now() - start)}`)
  const text = output.trim()
  if (text && (part.counts || counted.failed > 0)) console.log(text)
  if (counted.failed > 0) failures.push(`${part.title}: ${verdict}\n${failureIn(text)}`)
}

/** Mocha's list of failed tests, or the last lines of a part that did not get as far. */
function failureIn(text) {
  const list = /^ *\d+ failing\b/m.exec(text)
  return list ? text.slice(list.index, list.index + 10_000) : text.split('\n').slice(-60).join('\n')
}

/**
 * @param {Part} part
 * @returns {Promise<{ code: number, output: string }>}
 */
function execute({ arguments: arguments_, environment }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, arguments_, {
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', ...environment },
    })
    let output = ''
    const add = (data) => {
      output += data
    }
    child.stdout.setEncoding('utf8').on('data', add)
    child.stderr.setEncoding('utf8').on('data', add)
    child.once('error', (error) => resolve({ code: 1, output: String(error) }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Mocha's numbers in what a part printed. */
function countsOf(output) {
  const sum = (word) => [...output.matchAll(new RegExp(`^ *(\\d+) ${word}\\b`, 'gm'))].reduce((count, match) => count + Number(match[1]), 0)
  return { passed: sum('passing'), failed: sum('failing'), skipped: sum('pending') }
}

/** A test whose source is gone would go on running. */
function removeStaleTests() {
  const folder = join(projectFolder, 'out')
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder, { recursive: true })) {
    const source = join(projectFolder, name.replace(/\.mjs$/, '.ts'))
    if (name.endsWith('.test.mjs') && !existsSync(source)) rmSync(join(folder, name))
  }
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
