/** The cursor's surroundings: its line, and the kind of place. */
import type { Position } from 'vscode-languageserver-types'
import type { Block, Content, Document, Element, Section } from '../../../core/markdown/document.ts'

/** The cursor with its line. */
export interface Spot {
  readonly offset: number
  readonly line: number
  /** The text of the line before and behind the cursor. */
  readonly before: string
  readonly after: string
  /** `undefined` in an empty document. */
  readonly block: Block | undefined
}

export function spotAt(document: Document, position: Position): Spot {
  const offset = document.lines.offsetAt(position)
  const { line } = document.lines.positionAt(offset)
  return {
    offset,
    line,
    before: document.text.slice(document.lines.lineStart(line), offset),
    after: document.text.slice(offset, document.lines.lineEnd(line)),
    block: document.blocks.findLast((one) => document.startOf(one) <= offset),
  }
}

/** True in the front matter, closed or not. */
export function isInFrontMatter(document: Document, { offset, line, before, after }: Spot): boolean {
  if (/^---[ \t]*$/.test(before + after)) return false
  const span = document.frontMatter && document.spanOf(document.frontMatter.at)
  if (span) return span.start <= offset && offset <= span.end
  if (line === 0 || !/^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.test(document.text)) return false
  // If it is not closed yet, it extends as far as lines of keys.
  const above = document.text
    .slice(0, document.lines.lineStart(line))
    .split(/\r\n|\n|\r/)
    .slice(1, -1)
  return above.every((text) => /^[\w-]+[ \t]*:|^[ \t]+\S|^- /.test(text))
}

/** The unclosed comment before the cursor, from its `<!--`; `undefined` outside of comments. */
export function commentBefore(document: Document, { offset, block }: Spot): string | undefined {
  if (block === undefined) return undefined
  const text = block.text.slice(0, offset - document.startOf(block))
  const opening = text.lastIndexOf('<!--')
  return opening >= 0 && text.indexOf('-->', opening) < 0 ? text.slice(opening) : undefined
}

/** True in code, a block or inline, and in HTML. */
export function isInCode(document: Document, { offset, block, before }: Spot): boolean {
  if (block === undefined) return false
  const at = offset - document.startOf(block)
  if (block.runs.some(({ code }) => code.some(({ start, end }) => start < at && at < end))) return true
  // After a single backtick, code is being written.
  if ((before.match(/`/g)?.length ?? 0) % 2 === 1) return true
  return holdsCode(block.contents, at)
}

function holdsCode(contents: readonly (Content | Element)[], at: number): boolean {
  return contents.some((content) => {
    if (content.at.start >= at || content.at.end < at) return false
    switch (content.type) {
      case 'code':
      case 'html':
        return true
      case 'quote':
        return holdsCode(content.elements, at)
      case 'list':
        return content.items.some((item) => item.at.start < at && at <= item.at.end && holdsCode(item.elements, at))
      default:
        return false
    }
  })
}

/** The unfinished address of a link before the cursor: `[text](addr`, `[name]: addr`; `undefined` for none. */
export function addressBefore({ before }: Spot): string | undefined {
  const inline = /\]\(<?([^()<>\s]*)$/.exec(before) ?? /\]\(<([^<>]*)$/.exec(before)
  return (inline ?? /^[ \t]{0,3}\[[^\]]+\]:[ \t]*<?([^\s<>]*)$/.exec(before))?.[1]
}

/** The section around an offset: the last one that begins before it. */
export function sectionAt(document: Document, sections: readonly Section[], offset: number): Section | undefined {
  return sections.findLast(({ heading }) => heading === undefined || document.spanOf(heading.at).start <= offset)
}
