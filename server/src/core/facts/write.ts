/** A fact as Markdown: as a value, as items, or as rows. */
import { conceptsIn, nameKey } from '../lexicon/names.ts'
import type { Cell } from '../markdown/document.ts'
import type { ColumnPart, FieldPart } from '../template/kind.ts'
import type { Fact, FactColumn, FactEntry } from './fact.ts'

/** Longer lists of names are no value of a field. */
const maxListed = 5

/** A fact as the value of a field or of an item's evidence; `undefined` if it is of another type than what belongs there. */
export function asValue(fact: Fact, { valueType, choices }: Pick<FieldPart, 'valueType' | 'choices'>): string | undefined {
  if (choices.length > 0) return choiceOf(fact, choices)
  switch (fact.type) {
    case 'moment':
      return valueType === 'date' || fact.day ? dayOf(fact.at) : momentOf(fact.at)
    case 'link':
      return fact.text === undefined ? fact.url : `[${plainWords(fact.text)}](${fact.url.replace(/[()\s]/g, encodeURIComponent)})`
    case 'markdown':
      return /[\r\n]/.test(fact.text) ? undefined : fact.text
    case 'text':
      return valueType === 'date' || valueType === 'timestamp' || valueType === 'link' ? undefined : plainWords(fact.text)
    case 'entries': {
      const texts = fact.entries.slice(0, valueType === 'person' ? 1 : maxListed).map(wordsOf)
      return texts.length === 0 ? undefined : texts.join(', ')
    }
  }
}

/** The option that a fact says, in the words of the template. */
export function choiceOf(fact: Fact, choices: readonly string[]): string | undefined {
  return fact.type === 'text' || fact.type === 'markdown' ? choices.find((choice) => nameKey(choice) === nameKey(fact.text)) : undefined
}

/** A fact as the lines of a list, without margin; `mark` is that of the first item: `-`, `*`, `1.`, `- [ ]`. */
export function asItems(fact: Fact, mark: string): readonly string[] {
  if (fact.type === 'markdown') return fact.text.split(/\r\n|\n|\r/)
  if (fact.type !== 'entries') {
    const value = asValue(fact, { valueType: 'text', choices: [] })
    return value === undefined ? [] : [`${mark} ${value}`]
  }
  const { entries, omitted } = fact
  const rest = omitted > 0 ? [`and ${omitted} more`] : []
  const number = /^\d+/.exec(mark)?.[0]
  // In steps, groups would be steps themselves.
  const isGrouped = number === undefined && entries.some(({ group }) => group !== undefined)
  if (!isGrouped) {
    const marked = (text: string, index: number) =>
      `${number === undefined ? mark : mark.replace(number, String(Number(number) + index))} ${text}`
    return [...entries.map(wordsOf), ...rest].map(marked)
  }
  const lines: string[] = []
  let last: string | undefined
  for (const entry of entries) {
    const { group = '' } = entry
    if (group !== last) lines.push(`${mark} ${plainWords(group)}`)
    last = group
    lines.push(`${' '.repeat(/^\S+/.exec(mark)?.[0].length ?? 1)} ${mark} ${wordsOf(entry)}`)
  }
  return [...lines, ...rest.map((text) => `${mark} ${text}`)]
}

/** A fact as rows below the columns of a table; none if none of its columns has anything to say. */
export function asRows(fact: Fact, columns: readonly (Pick<ColumnPart, 'name' | 'aliases'> | Cell)[]): readonly string[] {
  if (fact.type !== 'entries') return []
  const said = columns.map((column) => columnOf('name' in column ? [column.name, ...column.aliases] : [column.text]))
  // Beside a column of ids, one called *Issue* says what it is.
  const isSecondId = (index: number) => said[index] === 'id' && said.indexOf('id') !== index && !said.includes('description')
  const about = said.map((column, index) => (isSecondId(index) ? 'description' : column))
  // Without a column for what it is, the words stand in the first one.
  const main = Math.max(0, about.indexOf('description'))
  const hasDescription = about.includes('description')
  return fact.entries.map((entry) => {
    const texts = about.map((column, index) => {
      const { id = '', description = entry.text } = entry.cells ?? {}
      if (index === main && !hasDescription) return [about[main] === 'id' ? id : '', description].filter(Boolean).join(' ')
      return (column === 'description' ? description : column === undefined ? '' : entry.cells?.[column]) ?? ''
    })
    return `| ${texts.map((text) => plainWords(text).replaceAll('|', '\\|')).join(' | ')} |`
  })
}

/** What a column is about, by its names; the first that says it counts. */
function columnOf(names: readonly string[]): FactColumn | undefined {
  for (const name of names) {
    const concepts = conceptsIn(name)
    for (const [concept, column] of columnConcepts) if (concepts.includes(concept)) return column
  }
  return undefined
}

/** The more special concepts first: an *issue id* is an id. */
const columnConcepts: readonly (readonly [concept: string, column: FactColumn])[] = [
  ['identifier', 'id'],
  ['workaround', 'workaround'],
  ['eta', 'eta'],
  ['severity', 'severity'],
  ['priority', 'severity'],
  ['owner', 'owner'],
  ['state', 'status'],
  ['next step', 'next'],
  ['due', 'date'],
  ['date', 'date'],
  ['time', 'date'],
  ['when', 'date'],
  ['description', 'description'],
  ['summary', 'description'],
  ['change', 'description'],
  ['action', 'description'],
  ['incident', 'description'],
  ['issue', 'id'],
  ['ticket', 'id'],
  ['file', 'file'],
]

function wordsOf({ text, code, markdown }: FactEntry): string {
  return markdown ?? (code ? asCode(text) : plainWords(text))
}

function asCode(text: string): string {
  return text.includes('`') ? plainWords(text) : `\`${text}\``
}

/**
 * Words that Markdown reads as they are. Code between backticks stays code, since people who write commits write it so; what is in brackets
 * becomes code, or it would be a blank.
 */
export function plainWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const isPaired = (line.match(/`/g)?.length ?? 0) % 2 === 0
  const pieces = isPaired ? line.split(/(`+[^`]*`+|\[[^[\]`]*\]|<[^<>`]*>)/) : [line.replaceAll('`', '\\`')]
  const words = pieces.map((piece, index) => (index % 2 === 0 ? escaped(piece) : piece.startsWith('`') ? piece : `\`${piece}\``)).join('')
  // What would begin a heading, a quote or an item.
  return words.replace(/^[-+#>]/, '\\$&').replace(/^(\d+)(?=[.)](?: |$))/, '$1\\')
}

function escaped(text: string): string {
  return text
    .replace(/\\(?!`)|[[\]<]/g, '\\$&')
    .replace(/\*(?=\S)|(?<=\S)\*/g, '\\*')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~~/g, '\\~\\~')
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

function momentOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`
}
