/** The places of a document that its kind's template fills from a source: what is there, and the edit that writes a fact. */
import { sourceOf } from '../markdown/blocks.ts'
import type { Element, Field, List, Place, Section, Table } from '../markdown/document.ts'
import { filling, isInCell, type PlacedEdit } from '../markdown/edits.ts'
import { boxAs } from '../markdown/elements/boxes.ts'
import { hasContent } from '../markdown/elements/values.ts'
import type { Match } from '../matching/documentMatch.ts'
import { lineEnd, marginOf } from '../matching/insert.ts'
import { saysNothing } from '../recognisers/blankValues.ts'
import { hasBlank, placeholdersIn } from '../recognisers/placeholders.ts'
import type { FactSource } from '../template/factSources.ts'
import type { FieldPart, ItemPart, Part, SectionPart, TablePart } from '../template/kind.ts'
import { isLeft } from '../template/ownText.ts'
import { perObject } from '../util/perObject.ts'
import type { Fact, FactTarget } from './fact.ts'
import { asItems, asRows, asValue, choiceOf } from './write.ts'

/** A place of a document that may be filled. */
export interface FillTarget extends FactTarget {
  readonly part: Part
  /** The sources in the order in which they are asked. */
  readonly sources: readonly FactSource[]
  /** The name of what is filled: a label, or a heading. */
  readonly label: string
  /** What is filled or replaced. */
  readonly at: Place
  /** False if its author has written something there. */
  readonly isBlank: boolean
  /** What is there, as Markdown; of a choice, what is ticked. */
  readonly written: string
  /** The edits that write a fact; none if it is not of the type that belongs there. */
  write(fact: Fact): readonly PlacedEdit[]
}

/** The targets of a document, in its order. */
export function targetsOf(match: Match): FillTarget[] {
  const plans = plansOf(match.kind.root)
  const targets: FillTarget[] = []
  for (const [field, part] of match.fields) {
    const plan = plans.get(part)
    const how = plan && !(part.type === 'field' && part.signOff) ? targetInField(field, part) : undefined
    if (plan && how) targets.push({ part, label: part.name, ...plan, ...how })
  }
  const tables = new Map(Array.from(match.tables, ([table, part]) => [part, table]))
  for (const [section, part] of match.sections) {
    for (const leaf of part.parts) {
      const plan = plans.get(leaf)
      const how = plan && targetOf(leaf, section, part, tables)
      if (plan && how) targets.push({ part: leaf, label: leaf.name || part.name, ...plan, ...how })
    }
  }
  const { document } = match.outline
  const start = ({ at }: FillTarget) => document.startOf(at.block) + at.start
  return targets.toSorted((a, b) => start(a) - start(b))
}

/** A list, table or text of a section; `undefined` for a part that is found otherwise. */
function targetOf(leaf: Part, section: Section, part: SectionPart, tables: ReadonlyMap<Part, Table>): How | undefined {
  switch (leaf.type) {
    case 'table': {
      const table = tables.get(leaf)
      return table && targetInTable(table, leaf)
    }
    case 'list':
      return targetInList(section)
    case 'prose':
      return targetInProse(section, part)
    default:
      return undefined
  }
}

/** Where each part with sources stands in the template. The sources of a section are those of all in it that has none of its own. */
const plansOf = perObject((root: SectionPart): ReadonlyMap<Part, Pick<FillTarget, 'path' | 'sources'>> => {
  const plans = new Map<Part, Pick<FillTarget, 'path' | 'sources'>>()
  const visit = (part: Part, above: readonly string[], inherited: readonly FactSource[] | undefined) => {
    const path = part === root ? [] : [...above, part.name || part.type]
    const sources = part.fill ?? inherited
    if (sources) plans.set(part, { path, sources })
    if (part.type === 'section') for (const child of [...part.parts, ...part.sections]) visit(child, path, sources)
    if (part.type === 'record') for (const field of part.fields) visit(field, above, sources)
  }
  visit(root, [], undefined)
  return plans
})

type How = Pick<FillTarget, 'at' | 'isBlank' | 'written' | 'write'>

function targetInField(field: Field, part: FieldPart | ItemPart): How | undefined {
  const { value } = field
  const expected = part.type === 'field' ? part : { valueType: part.evidence ?? 'text', choices: [] }
  if (value.options.length > 1) {
    const { options } = value
    return {
      at: field.at,
      isBlank: !options.some(({ box }) => box.ticked),
      written: options.find(({ box }) => box.ticked)?.text ?? '',
      write(fact) {
        const wanted = choiceOf(
          fact,
          options.map(({ text }) => text),
        )
        if (wanted === undefined) return []
        return options
          .filter(({ box, text }) => box.ticked !== (text === wanted))
          .map(({ box, text }) => ({ at: box.at, text: boxAs(box, text === wanted) }))
      },
    }
  }
  const below = value.elements.filter(hasContent)
  const list = value.elements.find((element): element is List => element.type === 'list')
  if (value.text === '' && list && part.type === 'field' && part.list !== 'none') return inList(list)
  if (below.length > 0) return undefined
  return {
    at: value.at,
    isBlank: value.empty || isOnlyBlank(value.at) || isTemplates(value.at, part),
    written: sourceOf(value.at),
    write(fact) {
      const text = asValue(fact, expected)
      if (text === undefined) return []
      const inTable = field.form === 'table' || isInCell(value.at)
      const written = inTable ? text.replaceAll('|', '\\|') : text
      return [value.empty ? filling(value.at, written) : { at: value.at, text: written }]
    },
  }
}

/** True for the template's own words with their blank: `Daily sync at [Time]`. */
function isTemplates(at: Place, { source }: { readonly source: string }): boolean {
  return hasBlank(at) && source.includes(sourceOf(at))
}

/** True for a text without a word beside its blanks. */
function isOnlyBlank(at: Place): boolean {
  const source = sourceOf(at)
  if (saysNothing(source)) return true
  const blanks = placeholdersIn(at.block).filter((blank) => blank.at.start >= at.start && blank.at.end <= at.end)
  let rest = source
  for (const blank of blanks.toReversed()) rest = rest.slice(0, blank.at.start - at.start) + rest.slice(blank.at.end - at.start)
  return !/[\p{L}\p{N}]/u.test(rest)
}

function targetInList(section: Section): How | undefined {
  const list = section.elements.find((element): element is List => element.type === 'list')
  return list && inList(list)
}

/** The first item's mark and margin are those of all. */
function inList(list: List): How | undefined {
  const [first] = list.items
  const last = list.items.at(-1)
  if (!first || !last || last.at.block !== first.at.block || first.markerAt.start === first.markerAt.end) return undefined
  const at = { ...first.at, end: Math.max(first.at.end, ...list.items.map((item) => item.at.end)) }
  const box = first.box && !first.box.ticked ? ' [ ]' : ''
  return {
    at,
    written: sourceOf(withoutEnd(at)),
    isBlank: list.items.every((item) => item.empty || (isOnlyBlank(item.textAt) && !item.elements.some(hasContent))),
    write(fact) {
      const lines = asItems(fact, sourceOf(first.markerAt).trim() + box)
      return lines.length === 0 ? [] : [{ at: withoutEnd(at), text: lines.join(`\n${marginOf(at)}`) }]
    },
  }
}

/** A place without the line break at its end, and with the blanks behind it on its last line. */
function withoutEnd(at: Place): Place {
  const end = at.start + sourceOf(at).trimEnd().length
  return { ...at, end: end + (/^[ \t]*(?=[\r\n]|$)/.exec(at.block.text.slice(end))?.[0].length ?? 0) }
}

function targetInTable(table: Table, part: TablePart): How | undefined {
  const { rows, columns } = table
  const [first] = rows
  const last = rows.at(-1)
  const header = lineEnd({ ...table.at, end: Math.max(...columns.map((cell) => cell.at.end)) })
  if (part.rows.length > 0) return undefined
  // The rows of a table that is so long that it is cut into blocks have no place together, and are not replaced.
  const isCut = first !== undefined && last?.at.block !== first.at.block
  const rowsAt = first && last && !isCut ? { ...first.at, end: last.at.end } : undefined
  const examples = new Set(part.examples.map((cells) => cells.join('\0')))
  return {
    at: rowsAt ?? header,
    written: rowsAt ? sourceOf(rowsAt) : '',
    isBlank: rows.every(
      (row) =>
        row.empty ||
        examples.has(row.cells.map((cell) => cell.text).join('\0')) ||
        row.cells.every((cell) => cell.empty || isOnlyBlank(cell.at)),
    ),
    write(fact) {
      const lines = asRows(
        fact,
        columns.map((cell) => part.columns.find((column) => column.name === cell.text) ?? cell),
      )
      if (lines.length === 0 || isCut) return []
      const at = rowsAt ?? lineEnd(table.at)
      const text = lines.join(`\n${marginOf(table.at)}`)
      return [{ at: withoutEnd(at), text: first ? text : `\n${marginOf(table.at)}${text}` }]
    },
  }
}

/** Facts are no sentence of the author: what the template asks stays below them as a blank. */
function targetInProse({ elements }: Section, { prose }: SectionPart): How | undefined {
  const texts = new Set(prose.split('\n'))
  const written = elements.filter(hasContent)
  const [first] = written
  const last = written.at(-1)
  if (!first || !last || last.at.block !== first.at.block) return undefined
  const at = { ...first.at, end: last.at.end }
  return {
    at,
    written: sourceOf(withoutEnd(at)),
    isBlank: written.every((element: Element) => isLeft(element, texts)) || (written.length === 1 && isOnlyBlank(at)),
    write(fact) {
      if (fact.type === 'markdown') return [{ at: withoutEnd(at), text: fact.text }]
      const lines = fact.type === 'entries' ? asItems(fact, '-') : [asValue(fact, { valueType: 'text', choices: [] }) ?? '']
      const asked = sourceOf(withoutEnd(at)).replace(/\s+/g, ' ')
      const blank = hasBlank(at) ? asked : `[${asked.replace(/[[\]]/g, '')}]`
      return [{ at: withoutEnd(at), text: [...lines, '', blank].join('\n') }]
    },
  }
}
