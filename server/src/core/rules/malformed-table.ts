import type { Problem, Rule } from '../linter/rule.ts'
import { allOf, sourceOf } from '../markdown/blocks.ts'
import type { Place, Row, Table } from '../markdown/document.ts'
import { type Phrase, phrase } from '../util/phrase.ts'

/** Lines meant as a table that are shown as text, and cells that are not shown. */
export const malformedTable: Rule = {
  id: 'malformed-table',
  summary: 'A table is shown as text, since its header and the row of dashes below it disagree, or loses cells.',
  severity: 'warning',
  blank: false,
  *checkBlock(block) {
    for (const { at } of allOf(block.contents, 'malformed-table')) {
      const problem = checkHeader(at)
      if (problem) yield problem
    }
    for (const table of allOf(block.contents, 'table')) for (const row of table.rows) yield* tooManyCells(row, table)
  },
}

function checkHeader(at: Place): Problem | undefined {
  const [header, delimiter, ...body] = linesOf(at)
  if (!header || !delimiter) return undefined
  const headers = cellsOf(header.text)
  const dashes = cellsOf(delimiter.text)
  const valid = dashes.every((cell) => /^\s*:?-+:?\s*$/.test(cell))
  if (headers.length === dashes.length && valid) return undefined
  const place = { block: at.block, start: delimiter.start, end: delimiter.start + delimiter.text.length }
  const repaired = repair(delimiter.text, headers)
  // A table would split the markup at a bar or at a line ending.
  const cuts = Array.from(sourceOf(at).matchAll(markup)).some(([words]) => /(?<!\\)\||[\r\n]/.test(words))
  const message =
    headers.length === dashes.length
      ? phrase`Row of dashes below the table's header has a cell of something else; expected three dashes in each, or the table is shown as text`
      : phrase`Table has ${headerCells(headers.length)} and ${delimiterCells(dashes.length)}; expected ${headers.length} of each, or it is shown as text`
  // If all rows match the delimiter row, the header lacks a cell that only the author knows.
  const rows = body.filter((line) => line.text.includes('|'))
  const lacksHeader = rows.length > 0 && dashes.length > headers.length && rows.every((line) => cellsOf(line.text).length === dashes.length)
  if (cuts || isLazy(at, header)) return { message, at: place }
  const fixes = [
    {
      title: phrase`Repair the row of dashes to ${cells(headers.length)}`,
      certain: !lacksHeader,
      saysAnew: true,
      edits: [{ at: place, text: repaired }],
    },
  ]
  if (!lacksHeader) return { message, at: place, fixes }
  const end = header.start + header.text.trimEnd().length
  const closed = header.text.trimEnd().endsWith('|')
  const count = dashes.length - headers.length
  const missing = '   |'.repeat(count)
  return {
    message,
    at: place,
    fixes: [
      {
        title: count === 1 ? phrase`Insert 1 empty header cell` : phrase`Insert ${count} empty header cells`,
        certain: false,
        saysAnew: true,
        edits: [{ at: { block: at.block, start: end, end }, text: closed ? missing : ` |${missing}` }],
      },
      ...fixes,
    ],
  }
}

/** True if a line is outside the quote or list item of its header. A paragraph continues there; a table does not. */
function isLazy({ block, start, end }: Place, header: Line): boolean {
  const before = /[^\r\n]*$/.exec(block.text.slice(0, header.start))?.[0] ?? ''
  const quotes = (lead: string) => lead.split('>').length
  const isItem = /[^\s>]/.test(before)
  const leads = block.text.slice(start, end).match(/(?<=\n|\r(?!\n))[ \t]*(?:>[ \t]?)*[ \t]*/g) ?? []
  // Four more spaces make code of a line that no paragraph takes along.
  const isCode = (lead: string) => /^(?: {4}|\t)/.test(isItem ? lead.slice(before.length) : lead.replace(/^(?: {0,3}> ?)+/, ''))
  return leads.some((lead) => quotes(lead) < quotes(before) || (isItem && lead.length < before.length) || isCode(lead))
}

/** Markup that may contain a bar: words and addresses of links, code, tags, comments. */
const markup = /\[[^[\]]*\](?=[([])|(?<=\])\([^()]*\)|`[^`]*`|<[^<>]*>/g

interface Line {
  readonly text: string
  readonly start: number
}

/** The lines of a place without indentation and quote marks. */
function linesOf(at: Place): Line[] {
  const lines: Line[] = []
  let start = at.start
  for (const part of sourceOf(at).split(/(\r\n|\n|\r)/)) {
    if (!/^[\r\n]/.test(part)) {
      const lead = /^[ \t]*(?:>[ \t]?)*[ \t]*/.exec(part)?.[0].length ?? 0
      lines.push({ text: part.slice(lead), start: start + lead })
    }
    start += part.length
  }
  return lines
}

/** The cells of a line as GFM counts them: an escaped bar separates nothing, but a bar in code does. */
function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/)
}

/** The delimiter row with as many cells as the header, in its own style and alignment. */
function repair(line: string, headers: readonly string[]): string {
  const cells = cellsOf(line)
  const aligned = cells.every((cell, index) => index >= headers.length || cell.length === headers[index]?.length)
  const spaced = /-:? \||\| :?-/.test(line)
  const kept = headers.map((header, index) => {
    const cell = cells[index]?.trim() ?? ''
    if (/^:?-+:?$/.test(cell)) return cell
    return '-'.repeat(aligned ? Math.max(3, header.length - (spaced ? 2 : 0)) : 3)
  })
  const opened = line.trimStart().startsWith('|')
  const closed = line.trimEnd().endsWith('|') || headers.length === 1
  const space = spaced ? ' ' : ''
  return `${opened ? `|${space}` : ''}${kept.join(`${space}|${space}`)}${closed ? `${space}|` : ''}`
}

/** Cells behind the last column, which are not shown. Empty ones are ignored, because nothing is lost. */
function* tooManyCells(row: Row, table: Table): Iterable<Problem> {
  const extra = row.cells.slice(table.columns.length).filter((cell) => !cell.empty)
  const [first] = extra
  const last = extra.at(-1)
  if (!first || !last) return
  yield {
    message: phrase`Row has ${cells(row.cells.length)} below ${headerCells(table.columns.length)}; expected no more, since the rest is not shown ("\\|" is a bar within a cell)`,
    at: { ...first.at, end: last.at.end },
  }
}

function cells(count: number): Phrase {
  return count === 1 ? phrase`1 cell` : phrase`${count} cells`
}

function headerCells(count: number): Phrase {
  return count === 1 ? phrase`1 header cell` : phrase`${count} header cells`
}

function delimiterCells(count: number): Phrase {
  return count === 1 ? phrase`1 delimiter cell` : phrase`${count} delimiter cells`
}
