// What is to be reached, and how to read from the results whether it was.

const row = (rows, key, value) => rows?.find((one) => one[key] === value)
const edit = (results, lines) => row(results.edits, 'lines', lines).results.ours.median
const table = (results) => row(results.blocks, 'block', '200-row table').results.ours.median
const folder = (results, count) => row(results.workspace, 'count', count)
const seconds = (results, count, id, state) => row(folder(results, count)?.rows, 'id', id)?.[state]?.seconds

/** Each goal: its words, the number that was measured, and the bound; `least` where more is better. */
const goals = [
  { text: 'An edit until its diagnostics, median at 600 lines: at most 5 ms', is: (r) => edit(r, 600), most: 5 },
  { text: 'The same at 5,000 lines: at most 10 ms', is: (r) => edit(r, 5000), most: 10 },
  { text: 'The same at 20,000 lines: at most 16 ms', is: (r) => edit(r, 20_000), most: 16 },
  { text: 'The same in a table of 200 rows: at most 8 ms', is: table, most: 8 },
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
