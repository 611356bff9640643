// What was measured, as Markdown tables.

/** The tables of those parts that the results have. */
export function tablesOf(results) {
  const { checkers, edits, blocks, start, memory, workspace, extension } = results
  const tables = []
  if (edits) tables.push(editTable('edits', 'An edit until its diagnostics, by the length of the document, ms', checkers, edits, linesOf))
  if (blocks) tables.push(editTable('blocks', 'The same with the cursor in one large block, ms', checkers, blocks, ({ block }) => block))
  if (edits) tables.push(ourTable(edits))
  if (start) tables.push(startTable(checkers, start))
  if (memory) tables.push(memoryTable(checkers, memory))
  for (const folder of workspace ?? []) tables.push(workspaceTable(folder))
  if (extension) tables.push(extensionTable(extension))
  return tables
}

const linesOf = ({ lines }) => `${grouped(lines)} lines`

/** A row a checker, a column a document; medians, 95th percentiles, and how many times as long as ours. */
function editTable(name, title, checkers, rows, titleOf) {
  const ids = Object.keys(rows[0].results)
  const cell = (row, id) => {
    const { median, p95, left } = row.results[id]
    if (median === undefined) return left
    const ours = row.results.ours?.median
    const times = id === 'ours' || ours === undefined ? '' : `, ${ratio(median / ours)}×`
    return `${median} (${p95})${times}${left ? `, then ${left}` : ''}`
  }
  const lines = ids.map((id) => [checkers[id], ...rows.map((row) => cell(row, id))])
  return { name, title, text: tableOf(['median (p95), × ours', ...rows.map(titleOf)], lines) }
}

/** Our own times by what was done. */
function ourTable(rows) {
  const sorts = Object.keys(rows[0].results.ours.bySort ?? {})
  const show = (times) => (times ? `${times.median} (${times.p95})` : '–')
  const lines = [
    ...sorts.map((sort) => [sort, ...rows.map(({ results }) => show(results.ours.bySort?.[sort]))]),
    ['second request, nothing changed', ...rows.map(({ results }) => show(results.ours.again))],
    ['diagnostics in the answer', ...rows.map(({ results }) => String(results.ours.diagnostics))],
  ]
  return { name: 'ours', title: 'Ours, by the sort of edit, ms', text: tableOf(['median (p95)', ...rows.map(linesOf)], lines) }
}

function startTable(checkers, start) {
  const yardstick = start.rumdlFromNpm?.median
  const lines = Object.entries(start).map(([id, { median, p95 }]) => [
    checkers[id],
    `${median} (${p95})`,
    yardstick ? `${ratio(median / yardstick)}×` : '–',
  ])
  return {
    name: 'start',
    title: 'From starting the process to the first diagnostics, ms',
    text: tableOf(['', 'median (p95)', 'times rumdl through npm'], lines),
  }
}

function memoryTable(checkers, memory) {
  const lines = Object.entries(memory).map(([id, { one, twoHundred, left }]) => [
    checkers[id],
    String(one ?? '–'),
    String(twoHundred ?? left),
  ])
  return { name: 'memory', title: 'Resident memory, MB', text: tableOf(['', '1 document', '200 documents'], lines) }
}

function workspaceTable({ count, megabytes, rows }) {
  const show = (run) => (run === undefined ? '–' : (run.left ?? `${run.seconds} (${run.megabytes})`))
  const lines = rows.map(({ name, cold, warm, oneChanged }) => [name, show(cold), show(warm), show(oneChanged)])
  return {
    name: `workspace-${count}`,
    title: `A folder of ${grouped(count)} documents, ${megabytes} MB: seconds (peak MB)`,
    text: tableOf(['', 'cold', 'nothing changed', 'one file changed'], lines),
  }
}

function extensionTable({ kilobytes, activation, load, ready }) {
  const lines = [['package, kB', grouped(kilobytes)]]
  if (activation)
    lines.push(
      ['activation, ms of the extension host', String(activation.median)],
      ['loading its file, as a part of it', String(load.median)],
      ['until the server answers, including other work of the host', String(ready.median)],
    )
  return { name: 'extension', title: 'The extension', text: tableOf(['', ''], lines) }
}

const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',')
const ratio = (number) => (number < 10 ? number.toFixed(1) : String(Math.round(number)))

/** A Markdown table; all columns but the first are numbers. */
export function tableOf(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`
  return line(head) + line(head.map((_, index) => (index === 0 ? '---' : '---:'))) + rows.map(line).join('')
}
