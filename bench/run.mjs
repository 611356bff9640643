// `npm run bench`: how long an edit takes until its diagnostics are there, over stdio, by the size of the document, and a cold start.
// Inputs are generated. Times are of this machine and of this run: compare ratios, not milliseconds.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'
import { handoffOf } from './documents.mjs'

const sizes = [100, 300, 1000, 5000, 20_000]
const edits = 40
const server = 'dist/server.cjs'
if (!existsSync(server)) throw new Error(`found no ${server}; expected a build: npm run build`)

const rows = []
for (const lines of sizes) rows.push(await measure(lines))
console.table(rows)

/** One document of a size: from start to its first diagnostics, then edits of one character in its middle. */
async function measure(lines) {
  const text = handoffOf(lines)
  const started = performance.now()
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
  connection.onRequest(() => null)
  connection.listen()
  const uri = 'file:///bench/handoff.md'
  const textDocument = { uri }
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: { dynamicRegistration: false } } },
  })
  await connection.sendNotification('initialized', {})
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } })
  const first = await connection.sendRequest('textDocument/diagnostic', { textDocument })
  const coldStart = performance.now() - started
  const line = Math.floor(text.split('\n').length / 2)
  const times = []
  for (let version = 2; version < edits + 2; version++) {
    const start = performance.now()
    const range = { start: { line, character: 0 }, end: { line, character: version % 2 } }
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text: version % 2 === 0 ? 'x' : '' }],
    })
    await connection.sendRequest('textDocument/diagnostic', { textDocument })
    times.push(performance.now() - start)
  }
  await connection.sendRequest('shutdown')
  await connection.sendNotification('exit')
  connection.dispose()
  // The first edits warm the server up.
  const sorted = times.slice(5).sort((a, b) => a - b)
  const at = (share) => Number((sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1))
  return {
    lines,
    diagnostics: first.items.length,
    'cold start, ms': Math.round(coldStart),
    'edit, median ms': at(0.5),
    'edit, p95 ms': at(0.95),
  }
}
