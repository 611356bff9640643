// From starting the process to the first diagnostics of a short document, and the memory that open documents hold.
import { handoffOf } from './documents.mjs'
import { NoAnswer, Session, within } from './session.mjs'
import { summary } from './statistics.mjs'

const folder = new URL('./', import.meta.url).href
const text = handoffOf(100)

/** What a checker may need for one answer, and for all open documents, in milliseconds. */
const longestAnswer = 10_000
const longestTotal = 120_000

/** Part (c): all checkers in turn, again and again. */
export async function measureStart(checkers, { quick, progress }) {
  progress('cold start')
  // Node keeps what it compiled once the process ends by itself.
  await started(checkers.ours, (session) => session.end())
  const times = Object.fromEntries(Object.keys(checkers).map((id) => [id, []]))
  for (let round = 0; round < (quick ? 6 : 16); round++) {
    for (const [id, checker] of Object.entries(checkers)) {
      const time = await started(checker)
      // The first round reads the programs from the disk.
      if (round > 0 && time !== undefined) times[id].push(time)
    }
  }
  return Object.fromEntries(Object.entries(times).map(([id, list]) => [id, summary(list)]))
}

/** Milliseconds from the start of a checker to its first diagnostics; `undefined` if it did not answer, as rumdl at times does not. */
async function started(checker, end = (session) => session.stop()) {
  const from = performance.now()
  let session
  try {
    session = await within(longestAnswer, Session.start(checker, folder))
    await session.open(`${folder}handoff.md`, text)
    await within(longestAnswer, session.diagnostics(`${folder}handoff.md`, 1))
    return performance.now() - from
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    process.stderr.write(`${checker.name}: ${error.message}\n`)
    return undefined
  } finally {
    if (session) await end(session)
  }
}

/** Part (d): resident megabytes with 1 and with 200 documents open, each of them checked and edited once. */
export async function measureMemory(checkers, { progress }) {
  const results = {}
  for (const [id, checker] of Object.entries(checkers)) {
    progress(`memory of ${checker.name}`)
    const session = await within(longestAnswer, Session.start(checker, folder))
    const late = performance.now() + longestTotal
    const one = []
    try {
      for (let number = 0; number < 200; number++) {
        const uri = `${folder}handoff-${number}.md`
        const document = handoffOf(100 + ((number * 37) % 400), number + 1)
        if (performance.now() > late) throw new NoAnswer(`more than ${longestTotal / 1000} s for ${number} documents`)
        await session.open(uri, document)
        await within(longestAnswer, session.diagnostics(uri, 1))
        const start = { line: 10, character: 3 }
        await session.change(uri, 2, { range: { start, end: start }, text: '', whole: document })
        await within(longestAnswer, session.diagnostics(uri, 2))
        if (number === 0) one.push(session.residentMegabytes())
      }
      results[id] = { one: one[0], twoHundred: session.residentMegabytes() }
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      results[id] = { one: one[0], left: error.message }
    }
    await session.stop()
  }
  return results
}
