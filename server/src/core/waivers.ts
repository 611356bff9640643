/**
 * Waivers: `<!-- handoff-ignore rule-id -- reason; until 2026-12-01; by @name -->` covers the next block,
 * `<!-- handoff-ignore-file rule-id -- reason -->` the document.
 */
import { blocksOf, reads } from './model/blocks.ts'
import type { Block, Comment, Document, Element, Place, Section } from './model/document.ts'

import { endOfSection } from './model/sections.ts'
import { type Environment, isPast } from './rule.ts'

import type { Span } from './text.ts'
import { calendarDate, recogniseDates } from './time/index.ts'

export interface Waiver {
  /** The comment. */
  readonly at: Place
  /** The ids as written, each with its place. */
  readonly rules: readonly { readonly id: string; readonly at: Place }[]
  /** Empty if there is none. */
  readonly reason: string
  /** The last day on which it counts, as written; `undefined` if it has no end. */
  readonly until:
    | { readonly text: string; readonly at: Place; readonly date: { year: number; month: number; day: number } | undefined }
    | undefined
  /** Who answers for it, as written: `@name`. */
  readonly by: string | undefined
  /** What it covers, counted from the start of the document. */
  readonly covers: Span
}

/** The waivers of a document, in order. */
export function waiversOf(document: Document): Waiver[] {
  return blocksOf(document, waiverReader).flatMap((block) => block.comments.flatMap((comment) => readWaiver(comment, document) ?? []))
}

const waiverReader = reads((block) =>
  block.comments.some(
    ({ at }) => at.block.text.startsWith('<!--', at.start) && /^<!--\s*handoff-ignore/.test(at.block.text.slice(at.start, at.end)),
  ),
)

function readWaiver(comment: Comment, document: Document): Waiver | undefined {
  const source = comment.at.block.text.slice(comment.at.start, comment.at.end)
  const head = /^<!--\s*handoff-ignore(-file)?(?=\s|-->)/.exec(source)
  if (!head) return undefined
  const place = (start: number, end: number): Place => ({
    block: comment.at.block,
    start: comment.at.start + start,
    end: comment.at.start + end,
  })
  const end = source.endsWith('-->') ? source.length - 3 : source.length
  const dashes = /\s--(?=\s|$)/.exec(source.slice(head[0].length, end))
  const listEnd = dashes ? head[0].length + dashes.index : end
  const rules = Array.from(source.slice(head[0].length, listEnd).matchAll(/[^\s,]+/g), (word) => {
    const start = head[0].length + word.index
    return { id: word[0], at: place(start, start + word[0].length) }
  })
  const clauses: { text: string; start: number }[] = []
  if (dashes) {
    let start = listEnd + dashes[0].length
    for (const text of source.slice(start, end).split(';')) {
      clauses.push({ text: text.trim(), start: start + text.length - text.trimStart().length })
      start += text.length + 1
    }
  }
  const until = clauses.find(({ text }) => /^until\b/i.test(text))
  const by = clauses.find(({ text }) => /^by\b/i.test(text))
  const untilText = until?.text.replace(/^until\s*/i, '') ?? ''
  const untilStart = until ? until.start + until.text.length - untilText.length : 0
  return {
    at: comment.at,
    rules,
    reason: clauses
      .filter((clause) => clause !== until && clause !== by)
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('; '),
    until: until && {
      text: untilText,
      at: place(untilStart, untilStart + untilText.length),
      date: calendarDate(recogniseDates(untilText)[0]),
    },
    by: by?.text.replace(/^by\s*/i, ''),
    covers: head[1] ? { start: 0, end: document.length } : coverage(comment, document),
  }
}

/** The block behind a comment that stands alone, a whole section if that is a heading; else the block in which it stands. */
function coverage(comment: Comment, document: Document): Span {
  const { block, start } = comment.at
  const index = block.contents.findIndex((content) => content.type === 'comment' && content.at.start === start)
  if (index < 0) return aroundInline(comment, document)
  let next = block.contents.slice(index + 1).find((content) => content.type !== 'comment')
  for (let behind = block.index + 1; !next && behind < document.blocks.length; behind++)
    next = document.blocks[behind]?.contents.find((content) => content.type !== 'comment')
  const from = document.spanOf(comment.at).start
  if (!next) return { start: from, end: document.length }
  if (next.type !== 'heading') return { start: from, end: document.spanOf(wholeOf(next, document).at).end }
  const section = sectionOf(next.at.block, next.at.start, document)
  return { start: from, end: section ? document.spanOf(endOfSection(section)).end : document.spanOf(next.at).end }
}

/** An element as its section has it: a block may end in the middle of a long one. */
function wholeOf(element: Element, document: Document): Element {
  const { block, start } = element.at
  const elements = document.sectionsIn(block).flatMap((section) => section.elements)
  return elements.find(({ at }) => at.block === block && at.start === start) ?? element
}

/** The line on which an inline comment stands: a list item, a row, a field. */
function aroundInline(comment: Comment, document: Document): Span {
  const { start, end } = document.spanOf(comment.at)
  const line = document.lines.positionAt(start).line
  return { start: document.lines.lineStart(line), end: Math.max(end, document.lines.lineEnd(line)) }
}

function sectionOf(block: Block, start: number, document: Document): Section | undefined {
  return document.sectionsIn(block).find((section) => section.heading?.at.block === block && section.heading.at.start === start)
}

/** True if a waiver counts now: its last day is not over in UTC. */
export function isInForce(waiver: Waiver, environment: Pick<Environment, 'now' | 'onCompared'>): boolean {
  if (!waiver.until) return true
  const { date } = waiver.until
  return date !== undefined && !isPast(Date.UTC(date.year, date.month - 1, date.day + 1) - 1, environment)
}

/** True if a waiver names a rule and covers a span. */
export function covers(waiver: Waiver, rule: string, span: Span): boolean {
  return waiver.rules.some(({ id }) => id === rule) && span.start >= waiver.covers.start && span.end <= waiver.covers.end
}
