/** The body of a new handoff: the template without its directives, with tab stops where something is to be written. */
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

/** Makes the body of a new handoff of a kind. Front matter names the kind only where the template would not be recognised by likeness. */
export function skeletonOf(kind: Kind, details: SkeletonDetails): Skeleton {
  const source = kind.template.text.slice(kind.template.frontMatter ? frontMatterEnd(kind) : 0)
  const ending = lineEndingOf(source)
  let body = withoutDirectives(source)
    .replace(/^\s+/, '')
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd())
    .join(ending)
  body = body.replace(/(?:\r\n|\n|\r){3,}/g, ending + ending)
  if (details.title) {
    const title = details.title
    body = body.replace(/^#[ \t]+(.*)$/m, (_line, words: string) => {
      blanks.lastIndex = 0
      return `# ${blanks.test(words) ? words.replace(blanks, title) : `${words}: ${title}`}`
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

/** A text as an LSP snippet: a tab stop for each blank and behind each label, choices as choices. Lines end with `\n`. */
export function snippetOf(body: string): string {
  let stop = 0
  return body
    .split('\n')
    .map((line) => {
      const escaped = escapeSnippet(line)
      const withBlanks = escaped.replace(blanks, (blank, bracketed?: string, angled?: string) => {
        stop++
        const inner = bracketed ?? angled
        // The blank itself comes first: an editor writes the first choice at once, and nobody has chosen anything yet.
        const choices = inner?.includes('|') ? [blank, ...inner.split('|').map((choice) => choice.trim())] : undefined
        if (choices) return `\${${stop}|${choices.map((choice) => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`
        return `\${${stop}:${blank.replace(/}/g, '\\}')}}`
      })
      if (/^\s*(?:[-*+]|\d+[.)])$/.test(line) || /(?:\*\*[^*]+\*\*:|\*\*[^*]+:\*\*|^\s*[-*+] (?:\[ \] )?[^:]+:)$/.test(line)) {
        stop++
        return `${withBlanks} $${stop}`
      }
      return withBlanks
    })
    .join('\n')
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}
