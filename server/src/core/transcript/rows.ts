/** Messages as rows of a table or items of a list, in the form of those that are there. */
import { utcMinute } from '../linter/fixes/values.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { List, Place, Table } from '../markdown/document.ts'
import { marginOf } from '../matching/insert.ts'
import { formatDate } from '../time/index.ts'
import { headAndRest, inLine } from './cells.ts'
import type { Role } from './columns.ts'
import type { Slot, Target } from './target.ts'

/** What a row says. */
export interface Said {
  /** Milliseconds since 1970. */
  readonly instant: number
  readonly author: string
  readonly text: string
  /** The name of the milestone that it is, if it was chosen. */
  readonly milestone: string | undefined
}

/** Writes a row or item on lines of its own, without a line break before it. */
export type WriteRow = (said: Said) => string

/** The form of the rows of a timeline. `rows` are those to be written. */
export function formOf(target: Target, rows: readonly Said[]): WriteRow {
  const time = clockForm(target, rows)
  return target.of.type === 'table' ? tableForm(target.of, target.roles, time) : listForm(target.of, target.slots, time)
}

/** A new table, for a document without a timeline. */
export function newTable(rows: readonly Said[], names: readonly string[]): string {
  const roles: readonly Role[] = ['moment', 'what', 'who']
  const lines = rows.map((said) => `| ${cellsOf(said, roles, utcMinute).join(' | ')} |`)
  return [`| ${names.join(' | ')} |`, `|${names.map((name) => '-'.repeat(name.length + 2)).join('|')}|`, ...lines].join('\n')
}

type WriteTime = (instant: number) => string

/**
 * How times are written: as those that are there, if they are in UTC. A time of day alone is enough only where all rows are on the day that
 * the table is about.
 */
function clockForm({ slots }: Target, rows: readonly Said[]): WriteTime {
  const first = slots.find(({ instant, time }) => instant !== undefined && time)
  const written = first?.time && sourceOf(first.time.at).trim()
  const zone = first?.time?.mention.zone?.zone ?? first?.time?.declaration?.zone
  if (written === undefined || zone?.kind !== 'utc') return utcMinute
  const [, behind = ''] = /^[\d:.T-]+? ?\d\d:\d\d(?::\d\d)?(.{0,4})$|^\d{1,2}:\d\d(.{0,4})$/.exec(written) ?? []
  const mark = /(Z| ?UTC)?$/.exec(written)?.[0] ?? behind
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d(?:Z| ?UTC)?$/.test(written)) return (instant) => utcMinute(instant).replace('T', ' ').replace('Z', mark)
  const day = first?.time?.documentDate
  const isOneDay = day !== undefined && rows.every(({ instant }) => utcMinute(instant).startsWith(formatDate(day)))
  if (isOneDay && first?.time?.mention.date === undefined && /^\d\d:\d\d(?:Z| ?UTC)?$/.test(written))
    return (instant) => utcMinute(instant).slice(11, 16) + mark
  return utcMinute
}

function cellsOf({ instant, author, text, milestone }: Said, roles: readonly Role[], time: WriteTime): string[] {
  const hasNote = roles.includes('note')
  const who = inLine(author)
  const said = roles.includes('who') || author === '' ? text : `${author}: ${text}`
  const [head, rest] = hasNote ? headAndRest(said) : [inLine(said), '']
  const cells: Readonly<Record<Role, string>> = {
    moment: time(instant),
    day: utcMinute(instant).slice(0, 10),
    clock: `${utcMinute(instant).slice(11, 16)}Z`,
    what: milestone === undefined ? head : hasNote ? milestone : inLine(`${milestone}: ${said}`),
    who,
    note: milestone === undefined ? rest : inLine(said),
    other: '',
  }
  return roles.map((role) => cells[role])
}

function tableForm(table: Table, roles: readonly Role[], time: WriteTime): WriteRow {
  const margin = marginOf(table.at)
  const isBare = table.at.block.text[table.at.start] !== '|'
  const widths = isInLine(table)
    ? table.columns.map(({ at }) => at.end - at.start + (/^[ \t]*(?=[ \t]\|)/.exec(at.block.text.slice(at.end))?.[0].length ?? 0))
    : []
  return (said) => {
    const cells = cellsOf(said, roles, time)
    // A row without outer bars that begins with an empty cell would not be one.
    if (isBare && cells[0] !== '') return margin + cells.join(' | ')
    return `${margin}| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`
  }
}

/** True if the bars of a row stand below those of the header. */
function isInLine({ at, rows }: Table): boolean {
  const header = /^[^\r\n]*/.exec(at.block.text.slice(at.start))?.[0].trimEnd().length
  return rows.some((row) => row.at.block === at.block && sourceOf(row.at).trimEnd().length === header)
}

function listForm(list: List, slots: readonly Slot[], time: WriteTime): WriteRow {
  const [first] = list.items
  const sample = list.items[slots.findIndex(({ instant }) => instant !== undefined)] ?? first
  const at = slots[list.items.indexOf(sample as List['items'][number])]?.time?.at
  const source = sample ? sourceOf(sample.textAt) : ''
  const mask = at && sample ? { start: at.start - sample.textAt.start, end: at.end - sample.textAt.start } : maskIn(source)
  const lead = mask && mask.start >= 0 && mask.start < 8 ? source.slice(0, mask.start) : ''
  const behind = mask ? (/^[*_`)\]~]{0,4}\s*[-–—:|]{0,2}[*_`]{0,3}\s*/.exec(source.slice(mask.end))?.[0] ?? '') : ''
  const between = behind.trim() === '' && behind.length === 0 ? ': ' : /\s$/.test(behind) ? behind : `${behind} `
  const marker = first ? sourceOf(first.markerAt) || '-' : '-'
  const margin = first ? marginOf(first.at) : ''
  return ({ instant, author, text, milestone }) => {
    const said = inLine(milestone === undefined ? text : `${milestone}: ${text}`)
    return `${margin}${marker} ${lead}${time(instant)}${between}${said}${author === '' ? '' : ` (${inLine(author)})`}`
  }
}

/** Where a masked time stands: `YYYY-MM-DDThh:mmZ`. */
function maskIn(source: string): { readonly start: number; readonly end: number } | undefined {
  const match = /(?:YYYY|yyyy|JJJJ|AAAA)[-\w:.]*(?: (?:HH|hh):(?:mm|MM))?(?: ?UTC)?|\[[^\]]{0,40}\]|--:--/.exec(source)
  return match ? { start: match.index, end: match.index + match[0].replace(/:$/, '').length } : undefined
}

/** True if blank lines stand between the items of a list. */
export function isLoose({ items }: List): boolean {
  const [first, second] = items
  return (
    first !== undefined && second !== undefined && first.at.block === second.at.block && /\n[ \t>]*\r?\n/.test(between(first.at, second.at))
  )
}

function between(one: Place, other: Place): string {
  return one.block.text.slice(one.end, other.start)
}
