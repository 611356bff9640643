// Where the time of an edit goes: the server under V8's profiler, without its peers. A profiler slows down what it watches, so compare shares.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { blockNames, handoffOf, handoffWithBlock } from './documents.mjs'
import { edits, folder, uri } from './edits.mjs'
import { Session } from './session.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What the work is for, by the file in which it is done; the first that fits. */
const areas = [
  ['Reading Markdown', /^server\/src\/core\/(?:model|markdown)\/|micromark|mdast|unified/],
  ['Matching with the template', /^server\/src\/core\/(?:kind|matching|template)\//],
  ['Rules, with times, blanks and secrets', /^server\/src\/core\/|secretlint/],
  ['Diagnostics, and keeping what was found', /^server\/src\/(?:service|workspace)\//],
  ['Messages', /^server\/src\/lsp\/|vscode-/],
]
const garbage = 'Collecting garbage'
const otherwise = 'Node itself'
const areaNames = [...areas.map(([name]) => name), garbage, otherwise]

/** Milliseconds of the main thread for each edit, by area, for some documents. */
export async function measureProfile({ quick, progress }) {
  const temporary = mkdtempSync(join(tmpdir(), 'handoff-bench-'))
  try {
    const server = join(temporary, 'server.cjs')
    await build({
      ...{ entryPoints: [`${root}server/src/lsp/node.ts`], outfile: server, absWorkingDir: root },
      ...{ bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'error' },
      loader: { '.md': 'text' },
    })
    const files = filesOf(readFileSync(server, 'utf8'))
    const rows = []
    const documents = [
      ...[600, 20_000].map((lines) => ({ name: `${lines.toLocaleString('en')} lines`, text: handoffOf(lines), count: 300 })),
      ...blockNames.map((name) => ({ name, ...handoffWithBlock(name), count: 60 })),
    ]
    for (const { name, text, line, count } of documents) {
      progress(`profile of edits: ${name}`)
      rows.push({ name, areas: await profiled({ server, files, text, line, count: quick ? 20 : count, temporary }) })
    }
    return rows
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

async function profiled({ server, files, text, line, count, temporary }) {
  const profiles = mkdtempSync(join(temporary, 'profile-'))
  const flags = ['--cpu-prof', `--cpu-prof-dir=${profiles}`, '--cpu-prof-interval=200']
  const session = await Session.start({ server: [process.execPath, ...flags, server, '--stdio'] }, folder)
  await session.open(uri, text)
  await session.diagnostics(uri, 1)
  const warm = Math.ceil(count / 3)
  let from = 0
  for (const [index, change] of edits(text, count, line).entries()) {
    // V8's clock is that of hrtime.
    if (index === warm) from = Number(process.hrtime.bigint() / 1000n)
    await session.change(uri, index + 2, change)
    await session.diagnostics(uri, index + 2)
  }
  const to = Number(process.hrtime.bigint() / 1000n)
  await session.end()
  const [file] = readdirSync(profiles)
  const profile = JSON.parse(readFileSync(join(profiles, file), 'utf8'))
  return Object.fromEntries(
    Array.from(sharesOf(profile, files, from, to), ([area, time]) => [area, Number((time / 1000 / (count - warm)).toFixed(2))]),
  )
}

/** The file of each line of a bundle: esbuild names it in a comment above what it took from there. */
function filesOf(bundle) {
  let current = ''
  return bundle.split('\n').map((text) => {
    current = /^\/\/ (\S+\.[cm]?[jt]s)$/.exec(text)?.[1] ?? current
    return current
  })
}

/** Microseconds by area between two moments. What a library or V8 does counts for whoever has called it. */
function sharesOf({ nodes, samples, timeDeltas, startTime }, files, from, to) {
  const parents = new Map()
  for (const { id, children = [] } of nodes) for (const child of children) parents.set(child, id)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const areaOf = (id) => {
    const { functionName } = byId.get(id).callFrame
    if (functionName === '(garbage collector)') return garbage
    if (functionName === '(idle)') return undefined
    for (let at = id; at !== undefined; at = parents.get(at)) {
      const { url, lineNumber } = byId.get(at).callFrame
      const file = url.endsWith('server.cjs') ? (files[lineNumber] ?? '') : ''
      const area = areas.find(([, pattern]) => pattern.test(file))
      if (area) return area[0]
    }
    return otherwise
  }
  const known = new Map(nodes.map(({ id }) => [id, areaOf(id)]))
  const shares = new Map(areaNames.map((name) => [name, 0]))
  let at = startTime
  for (const [index, id] of samples.entries()) {
    at += timeDeltas[index]
    const area = known.get(id)
    if (area !== undefined && at >= from && at <= to) shares.set(area, shares.get(area) + timeDeltas[index])
  }
  return shares
}
