/** Template text left in a document, as far as it can be recognised without the template. */

import { allFields, allOf } from '../markdown/blocks.ts'
import type { Block, Place, TextRun } from '../markdown/document.ts'
import { isMarkup } from '../markdown/elements/inline.ts'
import { anyCase, withLetters } from '../util/anyCase.ts'
import { perObject } from '../util/perObject.ts'
import { remembered } from '../util/remembered.ts'
import type { Span } from '../util/text.ts'
import { beginsExampleRow, hintsIn, isExample, type WholeValue, wholeBlank } from './blankValues.ts'
import { asksForValue, bracketsIn } from './brackets.ts'
import { guidanceIn, isGuidanceValue } from './guidance.ts'
import { isMeant, isMeantAt, isMention } from './literal.ts'
import { timesIn } from './times/moments.ts'

export interface Placeholder {
  /** As it stands in the text: `[Feature Name]`, `____`, `TBD`. */
  readonly text: string
  readonly at: Place
  /** The options of a choice that was not made. */
  readonly choices?: readonly string[]
}

/** Masks of dates and times, and their first characters for a quick test. */
const masks =
  /\b(?:YYYY|yyyy)(?:[-/.](?:MM|mm)(?:[-/.](?:DD|dd))?)?(?:[T ]?(?:HH|hh)(?::?(?:mm|MM)(?::?(?:ss|SS))?)?)?Z?\b|\b(?:DD|MM|dd|mm)[/.-](?:DD|MM|dd|mm)[/.-](?:YYYY|yyyy|YY|yy)\b|\b(?:HH|hh):(?:MM|mm)(?::(?:SS|ss))?\b/g
const masksBegin = /YYYY|yyyy|(?:DD|MM|dd|mm)[/.-]|(?:HH|hh):/

const patterns: readonly RegExp[] = [
  // {{ name }} and ${NAME}
  /\{\{[^{}\n]{0,200}\}\}|\$\{[^{}\n]{1,80}\}/g,
  // <name>, which was no HTML
  /<[\p{L}#][^<>\n]{0,120}>/gu,
  masks,
  // The same in German and French
  /\b(?:TT|JJ)[./-]MM[./-](?:JJJJ|AAAA)\b/g,
  // Blanks to write on
  /_{3,}/g,
  // Words that say that something is still to come; capitals only, since "todo list" is no blank
  /\b(?:TBD|TBA|TBC|FIXME)\b|\bT\.B\.D\.|\?{3,}|\bXXX+\b(?!-(?:large|small|rated)\b)/g,
]

/** True if template text is left at a place. */
export function hasBlank(place: Place): boolean {
  return placeholdersIn(place.block).some(({ at }) => at.start >= place.start && at.end <= place.end)
}

/** The placeholders of a block. */
export const placeholdersIn = perObject((block: Block): readonly Placeholder[] => {
  // A zone in brackets is part of its time: `14:30 [America/New_York]`.
  const zoned = new Taken(block.text.length)
  for (const { mention, at } of timesIn(block)) if (mention.zone) zoned.take({ start: at.start + 1, end: at.end })
  const isZone = ({ at }: Placeholder) => zoned.holds(at)
  const taken = new Taken(block.text.length)
  const found = block.runs.flatMap((run) => inRun(run)).filter((placeholder) => !isZone(placeholder))
  for (const { at } of found) taken.take(at)
  const add = (placeholder: Placeholder) => {
    if (taken.take(placeholder.at)) found.push(placeholder)
  }
  for (const { text, at, value } of valuesOf(block)) {
    const choices = unmadeChoice(text)
    if (choices) add({ text, at, choices })
    const whole = wholeBlank(value)
    for (const { text: words, index } of whole ? [whole] : hintsIn(value))
      add({ text: words, at: { block, start: at.start + index, end: at.start + index + words.length } })
    if (isExample(value) || (value.where === 'field' && isGuidanceValue(value.source))) add({ text: value.source, at })
  }
  for (const at of exampleRows(block)) add({ text: block.text.slice(at.start, at.end), at })
  for (const at of guidanceIn(block)) add({ text: block.text.slice(at.start, at.end).trim(), at })
  for (const run of block.runs)
    for (const code of run.code) if (isBlankCode(code, run)) add({ text: block.text.slice(code.start + 1, code.end - 1), at: code })
  // A partly unknown moment: `14:??`, `(Time TBC)`.
  for (const { mention, at } of timesIn(block)) {
    if (mention.partial) add({ text: block.text.slice(at.start, at.end), at })
  }
  found.sort((a, b) => a.at.start - b.at.start)
  return found
})

interface PlacedValue {
  /** Without markup. */
  readonly text: string
  readonly at: Place
  readonly value: WholeValue
}

/** The values, cells, items and paragraphs of a block, whose whole text can be a blank. */
function valuesOf(block: Block): PlacedValue[] {
  const values: PlacedValue[] = []
  const add = (text: string, at: Place, about: Partial<WholeValue> & Pick<WholeValue, 'where'>) => {
    if (text === '') return
    const source = block.text.slice(at.start, at.end)
    values.push({ text, at, value: { label: '', isName: false, isAmongSigns: false, ...about, source } })
  }
  for (const { label, value, form, tentative } of allFields(block.contents))
    if (form !== 'table') add(value.text, value.at, { where: tentative ? 'paragraph' : 'field', label })
  for (const table of allOf(block.contents, 'table')) {
    const signs = table.columns.map((_column, index) => hasSigns(table.rows.flatMap(({ cells }) => cells[index]?.text ?? [])))
    for (const row of table.rows) {
      const isRowOfSigns = row.cells.length > 1 && hasSigns(row.cells.map(({ text }) => text))
      for (const [index, { text, at }] of row.cells.entries())
        add(text, at, {
          where: 'cell',
          label: [table.columns.length === 2 ? row.cells[0]?.text : undefined, table.columns[index]?.text].join(' ').trim(),
          isName: index === 0,
          isAmongSigns: signs[index] === true || isRowOfSigns,
        })
    }
  }
  for (const { where, at, text } of block.runs)
    if (where === 'item' || where === 'paragraph') add(text.trim(), at, { where, isNumbered: where === 'item' && isNumberedAt(at) })
  return values
}

/** True for an item behind a number. */
function isNumberedAt({ block, start }: Place): boolean {
  return /(?:^|[\r\n])[ \t>]*\d{1,9}[.)][ \t]*$/.test(block.text.slice(Math.max(0, start - 40), start))
}

/** The first cells of rows that were left as an example of how to fill in the table. */
function exampleRows(block: Block): Place[] {
  return allOf(block.contents, 'table').flatMap(({ columns, rows }) => {
    if (columns.length < 3 || beginsExampleRow(columns[0]?.text ?? '')) return []
    const examples = rows.flatMap(({ cells }) => cells.slice(0, 1).filter(({ text }) => beginsExampleRow(text)))
    // Several rows of examples are what the table is about.
    return examples.length === 1 || examples.length === rows.length ? examples.map(({ at }) => at) : []
  })
}

/** True for cells of which none has words, such as ✓ and ✗; a question mark among dashes is none of them. */
function hasSigns(texts: readonly string[]): boolean {
  const written = texts.filter((text) => text !== '')
  return (
    new Set(written).size > 1 && written.every((text) => !/[\p{L}\p{N}]/u.test(text)) && written.some((text) => /[^\s?？…–—-]/.test(text))
  )
}

/** Words of scales. A value is one of them; several of one scale side by side are an open choice. */
const scales: readonly ReadonlySet<string>[] = [
  'green yellow amber orange red blue grün gelb rot',
  'low medium high critical niedrig mittel hoch kritisch',
  'yes no ja nein',
  'go no-go',
  'pass fail passed failed',
  'sev1 sev2 sev3 sev4 sev5 sev-1 sev-2 sev-3 sev-4 sev-5 p0 p1 p2 p3 p4',
  'open closed resolved pending',
  'draft review final approved',
  '緑 黄 赤 高 中 低 是 否',
].map((words) => new Set(words.split(' ')))

const aroundWords = withLetters('^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$', 'gu')

function unmadeChoice(text: string): string[] | undefined {
  if (text.length > 120) return undefined
  const choices = text.split(/\s*\|\s*|\s+\/\s+/).map((choice) => choice.replace(aroundWords(choice), ''))
  if (choices.length < 2 || choices.some((choice) => choice === '')) return undefined
  const words = choices.map((choice) => choice.toLowerCase())
  return scales.some((scale) => words.every((word) => scale.has(word))) ? choices : undefined
}

/** Code that is a blank: bracketed title words (`[Milestone Name]`), a bracket that asks
 * for the value of its label (`[name]`), or a mask that fills its cell. Other code is meant literally. */
function isBlankCode(code: Place, run: TextRun): boolean {
  const words = code.block.text.slice(code.start + 1, code.end - 1)
  if (/^\[\p{Lu}\p{L}*(?:[ /]\p{L}+)+\]$/u.test(words)) return !isMention(code)
  const before = run.text.slice(0, code.start - run.at.start)
  const isValue = /[:：][\s*_]*$/.test(before) && run.text.slice(code.end - run.at.start).trim() === ''
  if (isValue && /^\[\p{L}[^[\]]*\]$/u.test(words)) return asksForValue(words.slice(1, -1)) && !isMention(code)
  const alone = run.where === 'cell' && run.text.trim() === '' && run.code.length === 1
  return alone && /^(?:YYYY-MM-DD\S*|\[[^\]]+\]|<[^>]+>)$/.test(words)
}

function inRun(run: TextRun): Placeholder[] {
  const { block, start: origin } = run.at
  const source = block.text.slice(origin, run.at.end)
  const placed = (text: string, start: number, end: number) => ({ text, at: { block, start: origin + start, end: origin + end } })
  if (!oneEscape.test(source))
    return blanksIn(seen(run.text, source)).flatMap(({ words, start }) => {
      const end = start + words.length
      if (words === 'TODO' && run.where === 'heading' && !/\p{L}/u.test(run.text.replace('TODO', ''))) return []
      const blank = placed(run.text.slice(start, end), start, end)
      return isMeantAt(blank.at) ? [] : [blank]
    })
  const found = blanksIn(unescaped({ ...run, text: seen(run.text, source) }, source)).flatMap(({ words, start }) => {
    const sign = signBefore.exec(source.slice(Math.max(0, start - 8), start + 1))?.[0]
    if (sign === undefined) return [placed(words, start, start + words.length)]
    const text = words.replace(/ +([\]>])$/, '$1')
    const from = start + 1 - sign.length
    // Authors who write brackets by hand escape those that are meant: `\[Patch only\] Tag the branch`. A blank fills its value.
    const isValue =
      /^[^\p{L}\p{N}\r\n]*(?:[\r\n]|$)/u.test(source.slice(start + words.length, start + words.length + 200)) &&
      (run.where === 'heading' || /(?:^|[:：|–—\r\n-])[\s*_]*$/.test(source.slice(Math.max(0, from - 20), from)))
    return isValue && isEscapedBlank(text) ? [placed(text, from, start + words.length)] : []
  })
  for (const { 0: line, index } of source.matchAll(/(?:\\_){3,}/g))
    found.push(placed(line.replaceAll('\\', ''), index, index + line.length))
  return found
}

/** The text of a run in which masked code and addresses are backticks, so that words beside a bracket are known as such. */
function seen(text: string, source: string): string {
  if (!/[[&\\]/.test(source)) return text
  const visible = source.replace(/<!--[\s\S]*?(?:-->|$)|<\/?[A-Za-z][\w-]*(?:\s[^<>]*)?\/?>/g, (markup) => ' '.repeat(markup.length))
  let shown = ''
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    shown += character === ' ' && /[^\s*_~\\]/.test(visible.charAt(index)) && source[index - 1] !== '\\' ? '`' : character
  }
  return shown
}

/** Brackets and angles escaped by a rich text editor. They look to readers as if they were not. */
const oneEscape = /\\[[\]<>_]|&(?:[lg]t|[lr](?:brack|sqb)|#(?:60|62|91|93|[xX](?:3[cCeE]|5[bBdD])));/
const escapes = new RegExp(oneEscape.source.replace('_', ''), 'g')
const signBefore = new RegExp(`(?:${escapes.source})$`)

/** The text of a run in which each escape ends with the character that it stands for. */
function unescaped({ at, text, code }: TextRun, source: string): string {
  const characters = text.split('')
  // The next code that has not ended yet.
  let next = 0
  for (const { 0: found, index } of source.matchAll(escapes)) {
    const end = index + found.length
    // In code and addresses an escape is literal.
    const isMasked = text.slice(index, end) !== (found.startsWith('&') ? found : '  ')
    while ((code[next]?.end ?? Number.POSITIVE_INFINITY) - at.start <= index) next++
    if (isMasked || (code[next]?.start ?? Number.POSITIVE_INFINITY) - at.start <= index) continue
    const sign = signOf(found)
    // Behind a letter it is an index or a type parameter.
    if (/[[<]/.test(sign) && /[\p{L}\p{N}]$/u.test(source.slice(Math.max(0, index - 2), index))) continue
    characters.fill(' ', index, end)
    characters[end - 1] = sign
  }
  return characters.join('')
}

function signOf(escaped: string): string {
  if (escaped.startsWith('\\')) return escaped.charAt(1)
  if (/lt|60|3[cC]/.test(escaped)) return '<'
  if (/gt|62|3[eE]/.test(escaped)) return '>'
  return /l|91|5[bB]/.test(escaped) ? '[' : ']'
}

/** True for plain words in escaped brackets or angles, which are no formula or tag in prose. */
function isEscapedBlank(text: string): boolean {
  return /^.[\p{L}#@][\p{L}\p{N}\s/,.'’#@:&()_-]+.$/u.test(text) && !(text.startsWith('<') && isMarkup(text))
}

/** The parts of a text that are taken, without overlaps. */
class Taken {
  readonly #marks: Uint8Array

  constructor(length: number) {
    this.#marks = new Uint8Array(length)
  }

  /** Takes a span; false, without any change, if part of it is taken. */
  take({ start, end }: Span): boolean {
    if (this.#marks.subarray(start, end).includes(1)) return false
    this.#marks.fill(1, start, end)
    return true
  }

  /** True if all of a span is taken. */
  holds({ start, end }: Span): boolean {
    return !this.#marks.subarray(start, end).includes(0)
  }
}

/** The placeholders in a run of text and their offsets. */
const blanksIn = remembered((source): readonly { words: string; start: number }[] => {
  const found: { words: string; start: number }[] = []
  const text = withoutMath(source)
  const taken = new Taken(text.length)
  const add = (start: number, words: string) => {
    if (taken.take({ start, end: start + words.length })) found.push({ words, start })
  }
  for (const { words, start } of bracketsIn(text)) add(start, words)
  for (const note of text.matchAll(/[([]([^()[\]\n]{3,60})[)\]]/g)) if (isNote(note[1] ?? '')) add(note.index, note[0])
  for (const left of text.matchAll(leftOver(text))) add(left.index, left[0])
  for (const pattern of patterns)
    if (pattern !== masks || masksBegin.test(text))
      for (const match of text.matchAll(pattern)) if (!isMeant(text, match.index, match[0])) add(match.index, match[0])
  for (const match of text.matchAll(/(?:^|[:|(\s-])(TODO)(?=$|[\s:).,|])/g)) {
    const rest = text.slice(match.index + match[0].length)
    // `TODO` alone or with a colon is a mark; in `the TODO list` it is a noun.
    const before = text.slice(Math.max(0, match.index - 100), match.index + match[0].length - 4).trim()
    if (/^\s*(?:$|:|[().|])/.test(rest) && !/\p{L}$/u.test(before)) add(match.index + match[0].length - 4, 'TODO')
  }
  return found.sort((a, b) => a.start - b.start)
})

const leftOver = anyCase(
  String.raw`(?<![\p{L}])(?:(?:these|this) (?:are|is) only (?:a )?(?:sample|example|template)s?(?: \p{L}+)?|(?:delete|remove|replace) this (?:line|text|section|sentence|paragraph|placeholder)(?: [^.\n]{0,60})?)\.?`,
  'gu',
)

const toFillIn = anyCase(
  String.raw`(?:^|\s)(?:to fill in|to be (?:filled|added|completed|confirmed|decided|determined|written|provided|updated)|fill (?:this )?in|needs? to (?:convert|be (?:converted|updated|added|confirmed|filled))|(?:please|pls) (?:fill|add|complete|update|provide)|noch (?:auszufüllen|zu ergänzen|einzutragen)|wird (?:noch )?(?:ergänzt|nachgereicht))(?![\p{L}])`,
)

/** True for a bracketed note of what is still to be written: `(Ana to fill in the details)`. */
function isNote(words: string): boolean {
  return toFillIn(words).test(words)
}

/** A text with math replaced by blanks, because math has its own brackets and braces. Sums of money are no math. */
function withoutMath(text: string): string {
  if (!text.includes('$')) return text
  return text.replace(/\$\$[^$]{1,400}\$\$|(?<![\w\\$])\$(?![\s${])[^$\n]{1,200}(?<![\s\\])\$(?!\d)/g, (math) => ' '.repeat(math.length))
}

/** Blanks in code: angles and brackets that are no markup, generics or indices; braces; masks. */
const codePattern =
  /(?<![\p{L}\p{N}])<[\p{L}#][^<>\n]{0,120}>|(?<![\p{L}\p{N}\].$])\[[\p{L}#][^[\]\n]{0,80}\](?![([])|\{\{[^{}\n]{1,200}\}\}|\bYYYY[-\w:]*/gu

/** The blanks in the code of a template's source, as written. In code, only these can be told from content. */
export function codeBlanksIn(source: string): ReadonlySet<string> {
  const blanks = new Set<string>()
  for (const [, , code = ''] of source.matchAll(/(?<!`)(`{1,3})(?!`)([^`\n]{1,300})\1(?!`)/g))
    for (const [text] of code.matchAll(codePattern)) if (!/^<[A-Za-z][\w-]*(?=[\s/>])/.test(text) || !isMarkup(text)) blanks.add(text)
  return blanks
}

/** The places where blanks of a template are left in the code of a place. */
export function findInCode(blanks: ReadonlySet<string>, place: Place): Placeholder[] {
  if (blanks.size === 0) return []
  const { block } = place
  const inner = (at: Place) => at.start >= place.start && at.end <= place.end
  const code = block.runs.flatMap((run) => run.code).filter(inner)
  const source = block.text.slice(place.start, place.end)
  // The place may be code itself, such as a fence below a label.
  if (code.length === 0 && /^\s*(?:```|~~~)/.test(source)) code.push(place)
  return code.flatMap((at) =>
    Array.from(block.text.slice(at.start, at.end).matchAll(codePattern))
      .filter(([text]) => blanks.has(text))
      .map((match) => ({ text: match[0], at: { block, start: at.start + match.index, end: at.start + match.index + match[0].length } })),
  )
}
