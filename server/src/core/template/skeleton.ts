/** The body of a new handoff: the template without its directives, with a tab stop for each blank. */

import { nameKey, plainName } from '../lexicon/names.ts'
import { filling } from '../markdown/edits.ts'
import { fieldsOf } from '../markdown/outline.ts'
import { parseDocument } from '../markdown/parse.ts'
import { applyEdits, lineEndingOf } from '../util/text.ts'
import type { FieldPart, Kind, SectionPart } from './kind.ts'
import { withoutDirectives } from './template.ts'
import { valueTypeOf } from './value.ts'

export interface Skeleton {
  /** Plain Markdown. */
  readonly text: string
  /** The same as an LSP snippet: a tab stop for each blank and a choice for each choice, in reading order. */
  readonly snippet: string
}

/** Details of the new document. */
export interface SkeletonDetails {
  readonly title?: string | undefined
  /** `2026-03-01`: fills the blank for the date of the document itself. */
  readonly date?: string | undefined
}

/** Anything that stands for a value: brackets, angles, masks, underscores; but no boxes or links. */
const blanks = /\[(?![ xX]\])([^[\]\n]+)\](?!\()|<(?!!--|br\b|\/)([^<>\n]+)>|_{3,}|YYYY-MM-DD(?:T?hh:mmZ)?/g

/** A line with a label and a blank for a day, as groups: the text before the blank, the label's words, and the blank. */
const dayLine = /^([ \t>*+-]*(?:\*\*|__)?([^:*_\n]{1,40})(?::(?:\*\*|__)?|(?:\*\*|__):)[ \t]*)(?:\[date\]|<date>|YYYY-MM-DD(?![T ]?hh))/gim

/** Labels of the day on which the document is written. All other days are for its author to fill in. */
const ownDay =
  /^(?:date|datum|written|created|prepared|handoff date|handover date|document date|date written|date handoff|date handover|日付|日期)$/

/** Makes the body of a new handoff of a kind. */
export function skeletonOf(kind: Kind, details: SkeletonDetails): Skeleton {
  const text = withDetails(kind, bodyOf(kind), details)
  return { text, snippet: snippetOf(text) }
}

/** The template as a document in which all is left to be written. */
export function bodyOf(kind: Kind): string {
  const source = kind.template.text.slice(kind.template.frontMatter ? frontMatterEnd(kind) : 0)
  const ending = lineEndingOf(source)
  const body = withoutDirectives(source)
    .replace(/^\s+/, '')
    .split(/\r\n|\n|\r/)
    // Two blanks at the end of a line break it. A tick is for the author to make.
    .map((line, index, lines) => (/\S {2,}$/.test(line) && lines[index + 1]?.trim() ? `${line.trimEnd()}  ` : line.trimEnd()))
    .map(unticked())
    .join(ending)
  return body.replace(/(?:\r\n|\n|\r){3,}/g, ending + ending)
}

/** A body with the details of the new document. */
export function withDetails(kind: Kind, source: string, details: SkeletonDetails): string {
  const ending = lineEndingOf(source)
  let body = source
  const { date } = details
  if (date !== undefined) {
    body = body.replace(dayLine, (line, before: string, label: string) => (ownDay.test(plainName(label)) ? before + date : line))
    body = body.replace(/^(#[ \t]+.*)(?:\[date\]|YYYY-MM-DD(?![T ]?hh))/im, (_line, before: string) => before + date)
  }
  const title = details.title?.replace(/\s+/g, ' ').trim()
  if (title) {
    if (body === '') body = `# [Title]${ending}`
    body = withTitleInField(kind, body, title).replace(/^#[ \t]+(.*)$/m, (_line, words: string) => `# ${titled(words, title, date)}`)
  }
  return body
}

/** Takes the ticks out of lines, one after the other, but not out of code. */
function unticked(): (line: string) => string {
  let fence = ''
  return (line) => {
    const [, mark = ''] = /^\s*(`{3,}|~{3,})/.exec(line) ?? []
    if (fence === '') fence = mark
    else if (mark.startsWith(fence)) fence = ''
    return fence === '' ? line.replace(/^(\s*(?:[-*+]|\d+[.)])\s+)\[[xX]\](?=\s)/, '$1[ ]') : line
  }
}

/** A heading with a title in place of its blanks, or behind it if it has no blank or only one for the day. */
function titled(words: string, title: string, date: string | undefined): string {
  const asked = [...words.matchAll(blanks)].filter(([blank]) => !isDay(blank))
  const [first, last] = [asked[0], asked.at(-1)]
  if (!first || !last) return `${words}${date !== undefined && words.includes(date) ? ' – ' : ': '}${title}`
  const before = words.slice(0, first.index)
  // A title that repeats the constant words should not double them.
  const own =
    before !== '' && title.toLowerCase().startsWith(before.trimEnd().toLowerCase()) ? title.slice(before.trimEnd().length).trim() : title
  return `${before}${own || title}${words.slice(last.index + last[0].length)}`
}

function isDay(blank: string): boolean {
  const type = valueTypeOf(blank, '')
  return type === 'date' || type === 'timestamp'
}

/** The body with the title also in the first empty field with the name of the heading's blank: `[Release]` and `Release:`. */
function withTitleInField(kind: Kind, body: string, title: string): string {
  const asked = [...(/^#[ \t]+(.*)$/m.exec(body)?.[1] ?? '').matchAll(blanks)].filter(([blank]) => !isDay(blank))
  const key = asked.length === 1 ? nameKey(asked[0]?.[1] ?? asked[0]?.[2] ?? '') : ''
  if (key === '') return body
  const names = fieldsIn(kind.root)
    .map(({ name, aliases }) => [name, ...aliases].map(nameKey))
    .filter((keys) => keys.includes(key))
  const document = parseDocument(body)
  const field = fieldsOf(document).find(({ label, value }) => {
    const [blank, ...others] = [...value.text.matchAll(blanks)]
    const isOpen = value.empty || (others.length === 0 && blank?.[0] === value.text.trim())
    return isOpen && value.options.length === 0 && value.elements.length === 0 && names.some((keys) => keys.includes(nameKey(label)))
  })
  if (!field) return body
  const { at, text } = filling(field.value.at, title)
  return applyEdits(body, [{ span: document.spanOf(at), text }])
}

/** All fields of a part of a template. */
function fieldsIn({ parts, sections }: SectionPart): FieldPart[] {
  const own = parts.flatMap((part) => (part.type === 'field' ? [part] : part.type === 'record' ? part.fields : []))
  return [...own, ...sections.flatMap(fieldsIn)]
}

/** The front matter of a new handoff, with its kind, `stage: draft`, and further keys if they have a value. */
export function newFrontMatter(id: string, ending: string, keys: Readonly<Record<string, string | undefined>> = {}): string {
  const others = Object.entries(keys).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${quoted(value)}`]))
  return ['---', `kind: ${quoted(id)}`, 'stage: draft', ...others, '---', '', ''].join(ending)
}

/** YAML may read the name of a project's kind as something else than a string. */
function quoted(id: string): string {
  return /^[A-Za-z/][\w./-]*$/.test(id) && !/^(?:true|false|null|yes|no|on|off)$/i.test(id) ? id : JSON.stringify(id)
}

function frontMatterEnd(kind: Kind): number {
  const at = kind.template.frontMatter?.at
  if (!at) return 0
  const end = kind.template.spanOf({ block: at.block, start: at.block.text.length, end: at.block.text.length }).end
  return end
}

/** A text as an LSP snippet: a tab stop for each blank, empty cell and label, and choices. Lines end with `\n`. */
export function snippetOf(body: string): string {
  let stop = 0
  const lines = body.split('\n')
  return lines
    .map((whole, index) => {
      // Blanks that break the line stay behind the tab stop.
      const line = whole.trimEnd()
      const rest = whole.slice(line.length)
      const boxes = boxesIn(line)
      if (boxes) return `${escapeSnippet(boxes.before)}$${++stop}${escapeSnippet(boxes.boxes)}${rest}`
      const escaped = escapeSnippet(line)
      if (/^[ \t]*\|[ \t|]*\|$/.test(line)) return escaped.replace(/\|([ \t])(?=[^|]*\|)/g, (_all, space: string) => `|${space}$${++stop}`)
      const withBlanks = escaped.replace(blanks, (blank, bracketed?: string, angled?: string) => {
        const inner = bracketed ?? angled
        // The blank itself is the first choice: editors insert the first one at once, before anybody has chosen.
        if (inner?.includes('|')) return choice(++stop, [blank, ...inner.split('|').map((word) => word.trim())])
        return `\${${++stop}:${blank.replace(/}/g, '\\}')}}`
      })
      if (isBullet(line) || (isLabel(line) && !isBullet(lines.slice(index + 1).find((below) => below.trim() !== '') ?? '')))
        return `${withBlanks}${line.endsWith('：') ? '' : ' '}$${++stop}${rest}`
      return withBlanks + rest
    })
    .join('\n')
}

/**
 * The boxes of a choice on one line and the text before them. The tab stop is before the first box, so that typing does not replace them.
 */
function boxesIn(line: string): { before: string; boxes: string } | undefined {
  const [, before, boxes] = /^(.*?:\**[ \t]*)(\[ \] [^[\]]+(?:\[ \] [^[\]]+)+)$/.exec(line) ?? []
  return before === undefined || boxes === undefined ? undefined : { before, boxes }
}

function choice(stop: number, alternatives: readonly string[]): string {
  return `\${${stop}|${alternatives.map((word) => word.replace(/[\\,|]/g, '\\$&')).join(',')}|}`
}

function isBullet(line: string): boolean {
  return /^\s*(?:[-*+]|\d+[.)])$/.test(line)
}

function isLabel(line: string): boolean {
  return /(?:\*\*[^*]+\*\*[:：]|\*\*[^*]+[:：]\*\*|^\s*[-*+] (?:\[ \] )?[^:：]+[:：])$/.test(line)
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}
