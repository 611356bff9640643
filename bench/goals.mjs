// What is to be reached, and how to read from the results whether it was.

const row = (rows, key, value) => rows?.find((one) => one[key] === value)
const ours = (results, lines) => row(results.edits, 'lines', lines)?.results.ours
const rumdl = (results, lines) => row(results.edits, 'lines', lines)?.results.rumdl
const folder = (results, count) => row(results.workspace, 'count', count)
const seconds = (results, count, id, state) => row(folder(results, count)?.rows, 'id', id)?.[state]?.seconds
const worst = (results, key) => Math.max(...results.edits.map(({ results: { ours } }) => ours[key] ?? Number.POSITIVE_INFINITY))

/** Each goal: its words, the number that was measured, and the bound; `atLeast` where more is better. */
const goals = [
  { text: 'An edit until its diagnostics, median at every length: at most 3 ms', is: (r) => worst(r, 'median'), most: 3 },
  { text: 'The same, 95th percentile: at most 8 ms', is: (r) => worst(r, 'p95'), most: 8 },
  { text: 'At 20,000 lines as at 300: at most 1.5 times', is: (r) => ours(r, 20_000).median / ours(r, 300).median, most: 1.5 },
  { text: 'Faster than rumdl at 1,000 lines: at least 4 times', is: (r) => rumdl(r, 1000).median / ours(r, 1000).median, least: 4 },
  { text: 'Faster than rumdl at 5,000 lines: at least 15 times', is: (r) => rumdl(r, 5000).median / ours(r, 5000).median, least: 15 },
  {
    text: 'Within one large block, median: at most 15 ms',
    is: (r) => Math.max(...r.blocks.map(({ results }) => results.ours.median)),
    most: 15,
  },
  { text: 'Cold start: at most twice that of rumdl through npm', is: (r) => r.start.ours.median / r.start.rumdlFromNpm.median, most: 2 },
  { text: '200 open documents: at most 160 MB', is: (r) => r.memory.ours.twoHundred, most: 160 },
  {
    text: '2,000 documents, cold: at least 1.5 times faster than markdownlint-cli2',
    is: (r) => seconds(r, 2000, 'markdownlintCli', 'cold') / seconds(r, 2000, 'ours', 'cold'),
    least: 1.5,
  },
  {
    text: '2,000 documents, nothing changed: no slower than rumdl with its cache',
    is: (r) => seconds(r, 2000, 'ours', 'warm') / seconds(r, 2000, 'rumdl', 'warm'),
    most: 1,
  },
  {
    text: '10,000 documents, cold: at most 5 times that',
    is: (r) => seconds(r, 10_000, 'ours', 'cold') / seconds(r, 2000, 'ours', 'cold'),
    most: 5,
  },
  { text: '10,000 documents, peak: at most 400 MB', is: (r) => row(folder(r, 10_000).rows, 'id', 'ours').cold.megabytes, most: 400 },
  { text: 'Package: at most 1,500 kB', is: (r) => r.extension.kilobytes, most: 1500 },
  { text: 'Activation: at most 50 ms of the extension host', is: (r) => r.extension.activation.median, most: 50 },
]

/** Each goal as a row of a table: its words, what was measured, and whether it was reached. */
export function goalRows(results) {
  return goals.map(({ text, is, most, least }) => {
    const value = measured(is, results)
    if (value === undefined) return [text, 'not measured', '–']
    const reached = most === undefined ? value >= least : value <= most
    return [text, String(value < 10 ? Number(value.toFixed(2)) : Math.round(value)), reached ? 'yes' : 'no']
  })
}

/** What a part that was not run, or a command that was given up, leaves without a number. */
function measured(is, results) {
  try {
    const value = is(results)
    return Number.isFinite(value) ? value : undefined
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
