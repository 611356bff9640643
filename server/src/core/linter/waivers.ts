/**
 * Waivers: `<!-- handoff-ignore rule-id -- reason; until 2026-12-01; by @name -->` covers the next block,
 * `<!-- handoff-ignore-file rule-id -- reason -->` the document. Other spellings count as well: capitals, a colon, a dash of
 * any length or none before the reason, the last day after a comma or in parentheses.
 */

import { allOf, blocksOf, reads, sourceOf } from '../markdown/blocks.ts'
import type { Block, Comment, Document, Element, Place, Section } from '../markdown/document.ts'
import { endOfSection } from '../markdown/sections.ts'
import { calendarDate, recogniseDates } from '../time/index.ts'
import type { Span } from '../util/text.ts'
import { type Environment, isPast } from './environment.ts'

export interface Waiver {
  /** The comment. */
  readonly at: Place
  /** The ids as written, each with its place. */
  readonly rules: readonly { readonly id: string; readonly at: Place }[]
  /** Empty if none is given. */
  readonly reason: string
  /** The last day on which the waiver counts, as written; `undefined` for no end. */
  readonly until:
    | { readonly text: string; readonly at: Place; readonly date: { year: number; month: number; day: number } | undefined }
    | undefined
  /** Its owner, as written: `@name`. */
  readonly by: string | undefined
  /** A misspelt keyword and the one that was probably meant. Such a waiver covers nothing. */
  readonly misspelt?: { readonly at: Place; readonly meant: string }
  /** The span that it covers, counted from the start of the document. */
  readonly covers: Span
}

/** The waivers of a document, in order. `ruleIds` are the valid ids. */
export function waiversOf(document: Document, ruleIds: readonly string[]): Waiver[] {
  return blocksOf(document, waiverReader).flatMap((block) =>
    block.comments.flatMap((comment) => readWaiver(comment, document, ruleIds) ?? []),
  )
}

/** The start of a waiver. The two-word form counts only if a rule id follows, since it may also begin a sentence. */
const opening =
  /^<!--\s*handoff(?:-ignore(-file)?(?![\w-])|[-_ ]?ignore(?:[-_ ](file))?(?![\w-])(?=[\s:]+[a-z]+[-_][a-z]))\s*[:：]?(?=\s|-->|$)/i

/** How waivers begin in other linters, or when people nearly remember ours. The two-word form may begin a sentence. */
const likeOpening =
  /^(<!--\s*)(handoff(?:[-_ ]?lint)?(?:([-_]+)|[ :]\s*)(?:disable|enable|ignore|suppress|waiver?|skip)(?:[-_ ]?(?:(file|all)|(?:next[-_ ]?)?line|block|section|start|begin|end|stop))?)(?![\w-])\s*(:?)\s*([a-z]*(?:[-_][a-z]+)*)/i

const waiverReader = reads((block) =>
  block.comments.some(({ at }) => {
    if (!block.text.startsWith('<!--', at.start)) return false
    const source = block.text.slice(at.start, at.end)
    return opening.test(source) || likeOpening.test(source)
  }),
)

function readWaiver(comment: Comment, document: Document, ruleIds: readonly string[]): Waiver | undefined {
  const source = sourceOf(comment.at)
  const head = opening.exec(source)
  if (!head) return misspelt(source, comment, ruleIds)
  const place = (start: number, end: number): Place => ({
    block: comment.at.block,
    start: comment.at.start + start,
    end: comment.at.start + end,
  })
  const end = source.endsWith('-->') ? source.length - 3 : source.length
  const { ids, behind } = readIds(source.slice(0, end), head[0].length, ruleIds)
  const { reason, until, by } = readReason(source.slice(0, end), behind)
  return {
    at: comment.at,
    rules: ids.map(({ text, start }) => ({ id: idOf(text), at: place(start, start + text.length) })),
    reason,
    until: until && {
      text: until.text,
      at: place(until.start, until.start + until.text.length),
      date: calendarDate(recogniseDates(until.text)[0]),
    },
    by,
    covers: head[1] || head[2] ? { start: 0, end: document.length } : coverage(comment, document),
  }
}

/** A comment that begins almost like a waiver, or like that of another linter. */
function misspelt(source: string, { at }: Comment, ruleIds: readonly string[]): Waiver | undefined {
  const found = likeOpening.exec(source)
  if (!found) return undefined
  const [, lead = '', words = '', joined, file, colon, rule = ''] = found
  if (joined === undefined && colon === '' && !ruleIds.includes(idOf(rule))) return undefined
  const start = at.start + lead.length
  return {
    at,
    rules: [],
    reason: '',
    until: undefined,
    by: undefined,
    misspelt: { at: { block: at.block, start, end: start + words.length }, meant: file ? 'handoff-ignore-file' : 'handoff-ignore' },
    covers: { start: 0, end: 0 },
  }
}

/** Words of a waiver with their offset in the comment. */
interface Words {
  readonly text: string
  readonly start: number
}

/** Separates the ids from the reason. */
const separator = /^(?:[ \t]+-{1,3}(?=\s|$)|\s*(?:--+|[–—―])\s*|\s*[:：;(](?=\s|\S))/

/** The rule ids at the start of a waiver, and the offset of the reason behind them. */
function readIds(source: string, from: number, ruleIds: readonly string[]): { ids: Words[]; behind: number } {
  const ids: Words[] = []
  let at = from
  while (at < source.length) {
    const rest = source.slice(at)
    const sign = separator.exec(rest)?.[0]
    if (sign !== undefined) return { ids, behind: at + sign.length - (sign.endsWith('(') ? 1 : 0) }
    const lead = /^[\s,]*/.exec(rest)?.[0] ?? ''
    const word = /^[A-Za-z]+(?:[-_][A-Za-z]+)*(?![^\s,:：;(–—―-]|-(?!-))/.exec(rest.slice(lead.length))?.[0]
    // Without a dash, the reason begins at the first word that cannot be an id.
    if (word === undefined || (ids.length > 0 && !isId(word, lead, rest.slice(lead.length + word.length), ruleIds))) break
    ids.push({ text: word, start: at + lead.length })
    at += lead.length + word.length
  }
  return { ids, behind: at }
}

/** True for a further id: its name is known, or it has the shape of one and only ids and a dash follow. */
function isId(word: string, lead: string, rest: string, ruleIds: readonly string[]): boolean {
  const isCompound = /[-_]/.test(word)
  if (isCompound && ruleIds.includes(idOf(word))) return true
  return (isCompound || lead.includes(',') || ruleIds.includes(idOf(word))) && (/^\s*(?:$|,)/.test(rest) || separator.test(rest))
}

function idOf(word: string): string {
  return word.toLowerCase().replaceAll('_', '-')
}

/** The clauses of a waiver beside its reason: behind a semicolon or a comma, or in parentheses. */
const untilClauses: readonly RegExp[] = [
  /(?:^|;)\s*until(?![\w-])[\s:]*([^;]*)/i,
  /(?:^|[;,(–—-])\s*(?:(?:valid|gültig)\s+)?(?:until|bis(?: zum)?)[\s:]+([^;()]*)/i,
]
const byClauses: readonly RegExp[] = [/;\s*by(?![\w-])[\s:]*([^;]*)/i, /(?:^|[;,(–—-]|(?<!\s)\s{3})\s*(?:by|von)[\s:]+(@[^\s;,()]+)/i]

/** The reason of a waiver, its last day and its owner. */
function readReason(source: string, from: number): { reason: string; until: Words | undefined; by: string | undefined } {
  let text = source.slice(from)
  const take = (start: number, length: number): Words => {
    const words = text.slice(start, start + length)
    text = text.slice(0, start) + ' '.repeat(length) + text.slice(start + length)
    return { text: words.trim(), start: from + start + (words.length - words.trimStart().length) }
  }
  let until: Words | undefined
  for (const [index, pattern] of untilClauses.entries()) {
    const found = pattern.exec(text)
    if (!found || until) continue
    const rest = found[1] ?? ''
    const start = found.index + found[0].length - rest.length
    const date = recogniseDates(rest)[0]
    // After a semicolon anything counts as the day; elsewhere only text that begins like a date.
    if (date && (index === 0 || date.span.start < 4)) until = take(start + date.span.start, date.span.end - date.span.start)
    else if (index === 0) until = take(start, rest.length)
    if (until) take(found.index, start - found.index)
  }
  let by: string | undefined
  for (const pattern of byClauses) {
    const found = pattern.exec(text)
    if (!found || by !== undefined) continue
    const rest = found[1] ?? ''
    by = rest.trim()
    take(found.index, found[0].length)
  }
  // A bracket that closes without having been opened was around the clause.
  const opened = /[(（]/.exec(text)?.index ?? text.length
  const reason = (text.slice(0, opened).replace(/\s[)）]/g, ' ') + text.slice(opened))
    .replace(/[(（][\s,;]*[)）]/g, ' ')
    .split(';')
    .map((clause) => withoutSigns(clause.replace(/\s+/g, ' ')))
    .filter((clause) => /[^\s()]/.test(clause))
    .join('; ')
  const whole = /^\(([^()]*)\)$/.exec(reason)?.[1]
  return { reason: whole ?? reason, until, by }
}

/** A clause without the punctuation that joined it to others. */
function withoutSigns(clause: string): string {
  const words = clause.replace(/^[\s,:–—―-]+/, '')
  let end = words.length
  while (end > 0 && /[\s,–—―(-]/.test(words.charAt(end - 1))) end--
  return words.slice(0, end)
}

/** The block that follows a comment on its own line, or the whole section if that block is a heading; else the block around the comment. */
function coverage(comment: Comment, document: Document): Span {
  const { block, start } = comment.at
  const index = block.contents.findIndex((content) => content.type === 'comment' && content.at.start === start)
  if (index < 0) return aroundInline(comment, document)
  let next = block.contents.slice(index + 1).find((content) => content.type !== 'comment')
  for (let behind = document.indexOf(block) + 1; !next && behind < document.blocks.length; behind++)
    next = document.blocks[behind]?.contents.find((content) => content.type !== 'comment')
  const from = document.spanOf(comment.at).start
  if (!next) return { start: from, end: document.length }
  if (next.type !== 'heading') return { start: from, end: document.spanOf(wholeOf(next, document).at).end }
  const section = sectionOf(next.at.block, next.at.start, document)
  return { start: from, end: section ? document.spanOf(endOfSection(section)).end : document.spanOf(next.at).end }
}

/** An element with all its parts: a long table or list may span several blocks. */
function wholeOf(element: Element, document: Document): Element {
  const { block, start } = element.at
  const elements = document.sectionsIn(block).flatMap((section) => section.elements)
  return elements.find(({ at }) => at.block === block && at.start === start) ?? element
}

/** What an inline comment covers: the words of a list item (all their lines), a table row, or a field's line. */
function aroundInline(comment: Comment, document: Document): Span {
  const { at } = comment
  const item = allOf(at.block.contents, 'item').find(({ textAt }) => textAt.start <= at.start && at.end <= textAt.end)
  const { start, end } = document.spanOf(item ? { ...item.textAt, start: item.at.start } : at)
  const { lines } = document
  return { start: lines.lineStart(lines.positionAt(start).line), end: Math.max(end, lines.lineEnd(lines.positionAt(end).line)) }
}

function sectionOf(block: Block, start: number, document: Document): Section | undefined {
  return document.sectionsIn(block).find((section) => section.heading?.at.block === block && section.heading.at.start === start)
}

/** True until the last day of the waiver is over in UTC. */
export function isInForce(waiver: Waiver, environment: Pick<Environment, 'now' | 'onCompared'>): boolean {
  if (!waiver.until) return true
  const { date } = waiver.until
  return date !== undefined && !isPast(Date.UTC(date.year, date.month - 1, date.day + 1) - 1, environment)
}

/** True if a waiver names a rule and covers a span. */
export function covers(waiver: Waiver, rule: string, span: Span): boolean {
  return waiver.rules.some(({ id }) => id === rule) && span.start >= waiver.covers.start && span.end <= waiver.covers.end
}
