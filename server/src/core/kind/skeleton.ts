/** The body of a new handoff: the template without its directives, with tab stops where something is to be written. */
import { nameKey } from '../names.ts'
import { lineEndingOf } from '../text.ts'
import type { Kind } from './kind.ts'
import { withoutDirectives } from './template.ts'

export interface Skeleton {
  /** Plain Markdown. */
  readonly text: string
  /** The same as an LSP snippet: a tab stop for each blank, choices as choices, in reading order. */
  readonly snippet: string
}

/** What is known of the new document. */
export interface SkeletonDetails {
  readonly title?: string | undefined
  /** `2026-03-01`; put in where the template asks for the date of the document itself. */
  readonly date?: string | undefined
}

/** Anything that stands for a value: brackets, angles, masks, underscores. Boxes and links are none. */
const blanks = /\[(?![ xX]\])([^[\]\n]+)\](?!\()|<(?!!--|br\b|\/)([^<>\n]+)>|_{3,}|YYYY-MM-DD(?:T?hh:mmZ)?/g

/** A label of a line with a blank for a day: what stands before the blank, with the label's words, and the blank. */
const dayLine = /^([ \t>*+-]*(?:\*\*|__)?([^:*_\n]{1,40})(?::(?:\*\*|__)?|(?:\*\*|__):)[ \t]*)(?:\[date\]|<date>|YYYY-MM-DD(?![T ]?hh))/gim

/** Names of the day on which the document itself is written; any other day is for its author to say. */
const ownDay =
  /^(?:date|datum|written|created|prepared|handoff date|handover date|document date|date written|date handoff|date handover|日付|日期)$/

/** Makes the body of a new handoff of a kind. */
export function skeletonOf(kind: Kind, details: SkeletonDetails): Skeleton {
  const source = kind.template.text.slice(kind.template.frontMatter ? frontMatterEnd(kind) : 0)
  const ending = lineEndingOf(source)
  let body = withoutDirectives(source)
    .replace(/^\s+/, '')
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd())
    .join(ending)
  body = body.replace(/(?:\r\n|\n|\r){3,}/g, ending + ending)
  const { date } = details
  if (date !== undefined) {
    body = body.replace(dayLine, (line, before: string, label: string) => (ownDay.test(nameKey(label)) ? before + date : line))
    body = body.replace(/^(#[ \t]+.*)(?:\[date\]|YYYY-MM-DD(?![T ]?hh))/im, (_line, before: string) => before + date)
  }
  if (details.title) {
    const title = details.title.replace(/\s+/g, ' ').trim()
    if (body === '') body = `# [Title]${ending}`
    body = body.replace(/^#[ \t]+(.*)$/m, (_line, words: string) => {
      blanks.lastIndex = 0
      return `# ${blanks.test(words) ? words.replace(blanks, () => title) : `${words}: ${title}`}`
    })
    blanks.lastIndex = 0
  }
  return { text: body, snippet: snippetOf(body) }
}

function frontMatterEnd(kind: Kind): number {
  const at = kind.template.frontMatter?.at
  if (!at) return 0
  const end = kind.template.spanOf({ block: at.block, start: at.block.text.length, end: at.block.text.length }).end
  return end
}

/** A text as an LSP snippet: a tab stop for each blank, empty cell and label, choices as choices. Lines end with `\n`. */
export function snippetOf(body: string): string {
  let stop = 0
  const lines = body.split('\n')
  return lines
    .map((line, index) => {
      const boxes = boxesIn(line)
      if (boxes) return `${escapeSnippet(boxes.before)}${choice(++stop, boxes.alternatives)}`
      const escaped = escapeSnippet(line)
      if (/^[ \t]*\|[ \t|]*\|$/.test(line)) return escaped.replace(/\|([ \t])(?=[^|]*\|)/g, (_all, space: string) => `|${space}$${++stop}`)
      const withBlanks = escaped.replace(blanks, (blank, bracketed?: string, angled?: string) => {
        const inner = bracketed ?? angled
        // The blank itself comes first: an editor writes the first choice at once, and nobody has chosen anything yet.
        if (inner?.includes('|')) return choice(++stop, [blank, ...inner.split('|').map((word) => word.trim())])
        return `\${${++stop}:${blank.replace(/}/g, '\\}')}}`
      })
      if (isBullet(line) || (isLabel(line) && !isBullet(lines.slice(index + 1).find((below) => below.trim() !== '') ?? '')))
        return `${withBlanks} $${++stop}`
      return withBlanks
    })
    .join('\n')
}

/** The boxes of a choice on one line: what stands before them, and the ways to tick none or one of them. */
function boxesIn(line: string): { before: string; alternatives: string[] } | undefined {
  const found = /^(.*?:\**[ \t]*)(\[ \] [^[\]]+(?:\[ \] [^[\]]+)+)$/.exec(line)
  const [, before, boxes] = found ?? []
  if (before === undefined || boxes === undefined) return undefined
  const count = boxes.split('[ ]').length - 1
  const ticked = Array.from({ length: count }, (_none, wanted) => {
    let box = 0
    return boxes.replace(/\[ \]/g, () => (box++ === wanted ? '[x]' : '[ ]'))
  })
  return { before, alternatives: [boxes, ...ticked] }
}

function choice(stop: number, alternatives: readonly string[]): string {
  return `\${${stop}|${alternatives.map((word) => word.replace(/[\\,|]/g, '\\$&')).join(',')}|}`
}

function isBullet(line: string): boolean {
  return /^\s*(?:[-*+]|\d+[.)])$/.test(line)
}

function isLabel(line: string): boolean {
  return /(?:\*\*[^*]+\*\*:|\*\*[^*]+:\*\*|^\s*[-*+] (?:\[ \] )?[^:]+:)$/.test(line)
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}
