/** The slot of a value: behind a label, in a cell, at a blank. It knows what belongs there and what it replaces. */

import { named, sure } from '../../../core/lexicon/names.ts'
import { allFields } from '../../../core/markdown/blocks.ts'
import type { Document, Field } from '../../../core/markdown/document.ts'
import { nameScore } from '../../../core/matching/scores.ts'
import { placeholdersIn } from '../../../core/recognisers/placeholders.ts'
import { readSignOff } from '../../../core/recognisers/signOff.ts'
import type { ColumnPart, FieldPart, ItemPart, SectionPart, ValueType } from '../../../core/template/kind.ts'
import { valueTypeOf } from '../../../core/template/value.ts'
import type { Examined } from '../../../workspace/examine.ts'
import type { Target } from './offer.ts'
import { type Spot, sectionAt } from './spot.ts'

export interface Slot {
  readonly target: Target
  /** The text before the cursor, trimmed. */
  readonly typed: string
  readonly type: ValueType
  /** The label or the column's heading. */
  readonly label: string
  /** The allowed values; empty for any. */
  readonly choices: readonly string[]
  /** The names of missing rows or fields, one of which belongs in this cell. */
  readonly names: readonly string[]
}

/** The slot at a spot; `undefined` where no value belongs. */
export function slotAt(examined: Examined, spot: Spot): Slot | undefined {
  return cellAt(examined, spot) ?? fieldSlotAt(examined, spot)
}

/** A cell of a table, finished or not. */
function cellAt(examined: Examined, spot: Spot): Slot | undefined {
  const { document } = examined
  const { line, before, after } = spot
  const header = headerAbove(document, line)
  if (header === undefined || !unquoted(before).includes('|')) return undefined
  const column = barsIn(unquoted(before)) - 1
  const label = header[column]
  if (column < 0 || label === undefined) return undefined
  const inCell = before.slice(lastBar(before) + 1)
  const rest = cellRest(after)
  const part = columnPart(examined, spot, header, label)
  const words = inCell.trimStart()
  const closed = rest.length < after.length
  const padding = closed ? Math.max(0, trailing(rest) - 1) : 0
  const rowName = (unquoted(before).split(/(?<!\\)\|/)[1] ?? '').trim()
  const own = header.length === 2 && column === 1 ? partNamed(examined, spot, rowName) : undefined
  return {
    ...askedOf(own, part, own ? rowName : label),
    names: column > 0 ? [] : missingNames(examined, spot),
    ...targetOf(
      examined,
      spot,
      {
        line,
        start: before.length - words.length,
        end: before.length + rest.trimEnd().length,
        lead: /\|$/.test(before) ? ' ' : '',
        padding,
      },
      words,
    ),
  }
}

/** The value behind a label on its line. */
function fieldSlotAt(examined: Examined, spot: Spot): Slot | undefined {
  const { document, result } = examined
  const { block, offset, line, before, after } = spot
  if (block === undefined) return undefined
  const field = allFields(block.contents).findLast((candidate) => isValueAt(candidate, document, spot))
  if (field === undefined) return undefined
  const part = [...(result?.match?.fields ?? [])].find(([matched]) => sameField(matched, field))?.[1]
  // Without a template, `Label: value` may be a sentence with a colon.
  if ((field.tentative && part === undefined) || field.value.options.length > 0) return undefined
  if (part?.type === 'field' && (part.boxes || part.list !== 'none')) return undefined
  if (part?.type === 'field' && part.signOff) return signOffSlot(examined, spot, field, part)
  const from = Math.max(document.spanOf(field.labelAt).end, document.lines.lineStart(line))
  const lead = /^[\s*_:：|]*/.exec(document.text.slice(from, offset))?.[0] ?? ''
  const words = document.text.slice(from + lead.length, offset)
  const rest = after.replace(/\s*<!--.*$/, '').trimEnd()
  const lack = /\s$/.test(before) || words !== '' ? '' : ' '
  const whole = { line, start: before.length - words.length, end: before.length + rest.length, lead: lack }
  return { ...askedOf(part, undefined, field.label), names: [], ...targetOf(examined, spot, whole, words) }
}

function isValueAt(field: Field, document: Document, { offset, line }: Spot): boolean {
  if (field.form === 'table' || field.form === 'front-matter' || field.form === 'heading') return false
  const label = document.spanOf(field.labelAt)
  return label.end < offset && document.lines.positionAt(label.end).line === line
}

function sameField(one: Field, other: Field): boolean {
  return one.labelAt.block === other.labelAt.block && one.labelAt.start === other.labelAt.start
}

/** A name before the word *Date*, a day behind it. */
function signOffSlot(examined: Examined, spot: Spot, field: Field, part: FieldPart): Slot | undefined {
  const { document } = examined
  const { offset, before, line } = spot
  const signed = readSignOff(field, part.preset)
  const [name, date] = [document.spanOf(signed.nameAt), document.spanOf(signed.dateAt)]
  const isDate = offset >= date.start && date.start > name.end
  const own = isDate ? date : name
  const start = before.length - Math.max(0, offset - own.start)
  const end = Math.max(before.length, before.length + own.end - offset)
  const written = before.slice(start)
  const typed = /[\p{L}\p{N}]/u.test(written) && !/^[[<]|YYYY/.test(written) ? written : ''
  const skipped = typed === '' ? written : ''
  const target = { line, start, end, skipped, lead: /[\s_]$/.test(before.slice(0, start)) ? '' : ' ' }
  return { target, typed, type: isDate ? 'date' : 'person', label: field.label, choices: [], names: [] }
}

/** A blank is replaced as a whole; of several words, only the last. */
function targetOf(
  { document }: Examined,
  { offset, block, before }: Spot,
  whole: Target,
  typed: string,
): Pick<Slot, 'target' | 'typed'> & Partial<Pick<Slot, 'type'>> {
  const blanks = block ? placeholdersIn(block).map(({ at }) => document.spanOf(at)) : []
  const blank = blanks.find(({ start, end }) => start <= offset && offset <= end)
  if (blank) {
    const start = before.length - (offset - blank.start)
    const { padding = 0 } = whole
    const target = { ...whole, start, end: before.length + (blank.end - offset), skipped: before.slice(start), lead: '', padding }
    // A blank within other words may tell more than the label: `Daily sync at [Time]`.
    const type = valueTypeOf(document.text.slice(blank.start, blank.end), '')
    return { target, typed: '', ...(type !== 'text' && { type }) }
  }
  const separated = /^(.*[,;&/(]\s*)/.exec(typed)?.[1]?.length ?? 0
  return { target: { ...whole, start: whole.start + separated }, typed: typed.slice(separated) }
}

function askedOf(
  part: FieldPart | ItemPart | undefined,
  column: ColumnPart | undefined,
  label: string,
): Pick<Slot, 'type' | 'label' | 'choices'> {
  const type = part?.type === 'field' ? part.valueType : part?.type === 'item' ? (part.evidence ?? 'text') : column?.valueType
  const choices = part?.type === 'field' ? part.choices : []
  return { type: type === undefined || type === 'text' ? valueTypeOf('', label) : type, label, choices }
}

/** The header of the table that a line is in or continues; `undefined` outside of tables. */
function headerAbove({ text, lines }: Document, line: number): string[] | undefined {
  const lineAt = (number: number) => unquoted(text.slice(lines.lineStart(number), lines.lineEnd(number)))
  for (let at = line - 1; at >= 1; at--) {
    const words = lineAt(at)
    if (!words.includes('|')) return undefined
    if (/^[\s|:-]*-[\s|:-]*$/.test(words)) return cellsOf(lineAt(at - 1))
  }
  return undefined
}

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replace(/[*_`]/g, ''))
}

/** The number of cells that have begun; the first bar may be missing. */
function barsIn(before: string): number {
  const bars = before.match(/(?<!\\)\|/g)?.length ?? 0
  return before.trimStart().startsWith('|') ? bars : bars + 1
}

function lastBar(before: string): number {
  return before.search(/(?<!\\)\|(?!.*(?<!\\)\|)/)
}

function cellRest(after: string): string {
  return /^(?:\\\||[^|])*/.exec(after)?.[0] ?? ''
}

function trailing(text: string): number {
  return text.length - text.trimEnd().length
}

function unquoted(line: string): string {
  return line.replace(/^[\s>]*/, '')
}

/** The template's column for a column of the document. */
function columnPart(examined: Examined, spot: Spot, header: readonly string[], label: string): ColumnPart | undefined {
  const tables = partsAt(examined, spot).flatMap(({ parts }) => parts.filter((part) => part.type === 'table'))
  const wanted = named(label)
  const agrees = ({ name, aliases }: ColumnPart, other = wanted) => nameScore({ name, aliases }, other) >= sure
  const names = header.map(named)
  const table = tables.find(
    ({ columns }) => columns.filter((column) => names.some((name) => agrees(column, name))).length * 2 >= columns.length,
  )
  return table?.columns.find((column) => agrees(column))
}

/** The field of the section's part with a name. */
function partNamed(examined: Examined, spot: Spot, name: string): FieldPart | undefined {
  const fields = partsAt(examined, spot).flatMap(({ parts }) => parts.filter((part) => part.type === 'field'))
  return fields.find((part) => nameScore(part, named(name)) >= sure)
}

/** The part of the section at a spot, and those of its parents. */
function partsAt({ document, result }: Examined, { offset }: Spot): SectionPart[] {
  const match = result?.match
  if (match === undefined) return []
  const here = sectionAt(document, match.outline.sections, offset)
  return match.outline.sections
    .filter((section) => here !== undefined && match.outline.isWithin(here, section))
    .flatMap((section) => match.sections.get(section) ?? [])
    .toReversed()
}

/** The missing rows of the section at a spot, and the missing fields that would be rows. */
function missingNames({ document, result }: Examined, { offset }: Spot): string[] {
  const match = result?.match
  const here = match && sectionAt(document, match.outline.sections, offset)
  return (match?.deviations ?? []).flatMap((deviation) => {
    if (deviation.section !== here) return []
    if (deviation.rule === 'missing-row' || deviation.rule === 'missing-milestone') return deviation.wanted ? [deviation.wanted.name] : []
    return deviation.rule === 'missing-field' && deviation.insert.trimStart().startsWith('|') ? [deviation.part.name] : []
  })
}
