// From an edit to its diagnostics, over stdio: all checkers get the same edits, some of them each in turn, so that a slow moment of the
// machine hits all alike, and each is asked several times in a row, as by somebody who types.
import { TextDocument } from 'vscode-languageserver-textdocument'
import { blockNames, handoffOf, handoffWithBlock } from './documents.mjs'
import { below, oneOf, randomFrom } from './random.mjs'
import { NoAnswer, Session, within } from './session.mjs'
import { summary } from './statistics.mjs'

const sizes = [100, 600, 5000, 20_000]
const folder = new URL('./', import.meta.url).href
const uri = new URL('handoff.md', folder).href

/** A checker that needs longer than this for one answer, or for all of a document, is left out from there on, in milliseconds. */
const longestAnswer = 10_000
const longestTotal = 10_000
/** So many edits go to one checker before they go to the next. */
const inARow = 20

/** Part (a): documents of growing length. */
export async function measureSizes(checkers, { quick, progress }) {
  const rows = []
  for (const lines of quick ? sizes.slice(0, 3) : sizes) {
    progress(`edits in ${lines} lines`)
    const text = handoffOf(lines)
    rows.push({ lines, ...(await measure(checkers, text, edits(text, quick ? 20 : 200))) })
  }
  return rows
}

/** Part (b): one block that is large by itself, and the cursor in it. */
export async function measureBlocks(checkers, { quick, progress }) {
  const rows = []
  for (const block of blockNames) {
    progress(`edits in a ${block}`)
    const { text, line } = handoffWithBlock(block)
    rows.push({ block, ...(await measure(checkers, text, edits(text, quick ? 15 : 100, line))) })
  }
  return rows
}

/**
 * Edits that follow each other as a person makes them: words typed letter by letter, now and then a line break, a letter taken back;
 * then elsewhere. With a line all of them are made around it. Each has a range in the text as the edits before have left it.
 */
function edits(text, count, line) {
  const random = randomFrom(count)
  let document = TextDocument.create('', '', 0, text)
  let at = 0
  const made = []
  const make = (sort, start, end, by) => {
    const change = { range: { start: document.positionAt(start), end: document.positionAt(end) }, text: by }
    document = TextDocument.update(document, [change], made.length)
    made.push({ sort, ...change, whole: document.getText() })
  }
  for (let number = 0; number < count; number++) {
    // The first word is typed in the middle.
    if (number % 10 === 0)
      at = placeIn(document, line ?? (number === 0 ? Math.floor(document.lineCount / 2) : below(random, document.lineCount)))
    if (number % 10 === 7) make('line break', at, at++, '\n')
    // What is taken back is the line break or the letter that was typed last, or a letter of the text.
    else if (number % 10 >= 8) make('deletion', at - 1, at--, '')
    else make('letter', at, at++, oneOf(random, 'etaoin shrdlu'))
  }
  return made
}

/** An offset within the words of a line, or of the next that has words. */
function placeIn(document, line) {
  for (let number = line; number < document.lineCount; number++) {
    const offset = document.offsetAt({ line: number, character: 0 })
    const text = document.getText({ start: { line: number, character: 0 }, end: { line: number + 1, character: 0 } })
    const word = /[a-z]{4}/.exec(text)
    if (word) return offset + word.index + 2
  }
  return document.getText().length
}

async function measure(checkers, text, changes) {
  const runs = []
  // One after the other: rumdl at times gives no answer where other servers start in the same moment.
  for (const [id, checker] of Object.entries(checkers)) runs.push(await startRun(id, checker))
  for (const run of runs) await attempt(run, () => opened(run, text))
  for (let first = 0; first < changes.length; first += inARow) {
    for (const run of runs)
      for (const [index, change] of changes.slice(first, first + inARow).entries())
        await attempt(run, () => edited(run, change, first + index + 2))
  }
  const results = {}
  for (const run of runs) {
    results[run.id] = resultOf(run)
    await run.session?.stop()
  }
  return { bytes: text.length, edits: changes.length, results }
}

async function startRun(id, checker) {
  const run = { id, session: undefined, times: [], again: [], left: undefined, found: 0 }
  // A server that does not start is tried once more, and then left out.
  for (let attempts = 0; attempts < 2 && !run.session; attempts++) {
    try {
      run.session = await within(longestAnswer, Session.start(checker, folder))
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      process.stderr.write(`${checker.name}: ${error.message}\n`)
    }
  }
  if (!run.session) run.left = 'did not start'
  return run
}

/** Does something with a checker that has not been left out; one that does not answer is left out. */
async function attempt(run, act) {
  if (run.left !== undefined) return
  try {
    await within(longestAnswer, act())
    const total = run.times.reduce((sum, { time }) => sum + time, 0)
    if (total > longestTotal) run.left = 'slow'
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    run.left = error.message
  }
}

async function opened(run, text) {
  await run.session.open(uri, text)
  run.found = (await run.session.diagnostics(uri, 1)).length
}

async function edited(run, change, version) {
  const start = performance.now()
  await run.session.change(uri, version, change)
  const found = await run.session.diagnostics(uri, version)
  run.times.push({ sort: change.sort, time: performance.now() - start })
  run.found = found.length
  // An editor asks again when another document has changed; nothing has here.
  if (run.id !== 'ours') return
  const again = performance.now()
  await run.session.diagnostics(uri, version)
  run.again.push(performance.now() - again)
}

/** What was measured of one checker. The first tenth of the edits warms it up, unless there are no others. */
function resultOf({ times, again, left, found }) {
  const counted = times.length > 5 ? times.slice(Math.ceil(times.length / 10)) : times
  if (counted.length === 0) return { left }
  const bySort = Object.fromEntries(
    [...new Set(counted.map(({ sort }) => sort))].map((sort) => [
      sort,
      summary(counted.filter((one) => one.sort === sort).map(({ time }) => time)),
    ]),
  )
  return {
    ...summary(counted.map(({ time }) => time)),
    diagnostics: found,
    // Few answers are answers all the same.
    ...(left !== undefined && left !== 'slow' && { left }),
    ...(again.length > 0 && { again: summary(again), bySort }),
  }
}
