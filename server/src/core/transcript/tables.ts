/** Tables of events: CSV and TSV, and rows of Markdown. */
import { findZonesInTitle, type Zone } from '../time/index.ts'
import { rolesOf } from './columns.ts'
import { maxMessages, type Reading, type TranscriptLines } from './lines.ts'
import type { Message, Stamp } from './messages.ts'
import { isLevel, withoutTags } from './names.ts'
import { mayHoldTime, stampIn } from './stamps.ts'

/** A table, and the zone that the header of its column of times names. */
export interface TableReading extends Reading {
  readonly zone: Zone | undefined
}

const delimiters = ['\t', '|', ';', ','] as const

/** Reads a table with a header that names a column of times, or whose rows all have a time in one cell; `undefined` if there is none. */
export function readTable({ all }: TranscriptLines): TableReading | undefined {
  const start = all.findIndex((line) => line.trim() !== '')
  const header = all[start]
  if (header === undefined) return undefined
  for (const delimiter of delimiters) {
    if (!header.includes(delimiter)) continue
    const rows = rowsOf(all, start, delimiter)
    const [names = []] = rows
    const found = names.length < 2 ? undefined : (withHeader(names, rows.slice(1)) ?? (delimiter === ',' ? undefined : withoutHeader(rows)))
    if (found && found.messages.length > 0) return { ...found, first: start, dropped: 0 }
  }
  return undefined
}

type Found = Pick<TableReading, 'messages' | 'zone'>

function withHeader(names: readonly string[], rows: readonly (readonly string[])[]): Found | undefined {
  if (names.some((name) => mayHoldTime(name) || name.length > 60)) return undefined
  const roles = rolesOf(names)
  const day = roles.indexOf('day')
  const time = Math.max(roles.indexOf('moment'), roles.indexOf('clock'))
  if (time < 0) return undefined
  const [zone] = findZonesInTitle(names[time] ?? '')
  const columns = names.map((name, index) => ({ name, index })).filter(({ index }) => index !== time && index !== day)
  const messages = rows.flatMap((row) => {
    const written = day < 0 ? (row[time] ?? '') : `${row[day] ?? ''} ${row[time] ?? ''}`
    const stamp = stampOf(written)
    const who = roles.indexOf('who')
    const isLast = (index: number) => roles[index] === 'what' || roles[index] === 'note'
    const others = columns.flatMap(({ index }) => (index === who || isLast(index) ? [] : (row[index] ?? '')))
    const words = columns.flatMap(({ index }) => (isLast(index) ? (row[index] ?? '') : []))
    // A cell behind the last name, as the event viewer of Windows has it, is the message.
    const text = saidIn([...row.slice(names.length), ...words, ...others])
    return stamp && text !== '' ? [{ stamp, author: withoutTags(row[who] ?? ''), text }] : []
  })
  return { messages: messages.slice(0, maxMessages), zone: zone?.zone }
}

function withoutHeader(rows: readonly (readonly string[])[]): Found | undefined {
  const [first = []] = rows
  const time = first.findIndex((cell) => stampOf(cell) !== undefined)
  if (time < 0) return undefined
  const messages = rows.flatMap((row): Message[] => {
    const stamp = stampOf(row[time] ?? '')
    // The longest cell says the most.
    const others = row.filter((_cell, index) => index !== time).toSorted((one, other) => other.length - one.length)
    const text = saidIn(others)
    return stamp && text !== '' ? [{ stamp, author: '', text }] : []
  })
  return messages.length * 2 > rows.length ? { messages: messages.slice(0, maxMessages), zone: undefined } : undefined
}

/** The time that a cell consists of. */
function stampOf(cell: string): Stamp | undefined {
  const stamp = cell.length > 60 ? undefined : stampIn(cell)
  return stamp && /^[\s"'([]*$/.test(cell.slice(0, stamp.start)) && /^[\s"')\].]*$/.test(cell.slice(stamp.end)) ? stamp : undefined
}

/** The cells with words, the first as what happened; levels and numbers alone tell nothing. */
function saidIn(cells: readonly string[]): string {
  const said = cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '' && !/^[\d\s.,%-]+$|^(?:none|n\/a)$/i.test(cell) && !isLevel(cell))
  return said.join('\n')
}

/** The cells of each row. A quoted cell may hold delimiters and line breaks (RFC 4180). */
function rowsOf(lines: readonly string[], start: number, delimiter: string): string[][] {
  const rows: string[][] = []
  const isMarkdown = delimiter === '|'
  for (let index = start; index < lines.length && rows.length <= maxMessages; index++) {
    const line = lines[index] ?? ''
    if (line.trim() === '') continue
    if (isMarkdown) {
      const cells = line
        .trim()
        .replace(/^\||\|$/g, '')
        .split(/(?<!\\)\|/)
      if (!cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell))) rows.push(cells.map((cell) => cell.trim().replaceAll('\\|', '|')))
      continue
    }
    const cells: string[] = []
    let rest = line
    for (;;) {
      const quoted = rest.startsWith('"')
      if (!quoted) {
        const end = rest.indexOf(delimiter)
        cells.push(end < 0 ? rest : rest.slice(0, end))
        if (end < 0) break
        rest = rest.slice(end + 1)
        continue
      }
      let end = closing(rest)
      // At most some lines: a quote that nothing closes is no quote.
      for (let more = 0; end < 0 && more < 50 && index + 1 < lines.length; more++) {
        rest += `\n${lines[++index] ?? ''}`
        end = closing(rest)
      }
      const cell = end < 0 ? rest.slice(1) : rest.slice(1, end)
      cells.push(cell.replaceAll('""', '"'))
      if (end < 0 || rest[end + 1] !== delimiter) break
      rest = rest.slice(end + 2)
    }
    rows.push(cells)
  }
  return rows
}

/** The offset of the quote that closes a cell; -1 if there is none. */
function closing(cell: string): number {
  for (let at = cell.indexOf('"', 1); at > 0; at = cell.indexOf('"', at + 2)) if (cell[at + 1] !== '"') return at
  return -1
}
