/** How much of a document is checked. Whatever is left out gets a finding that says so. */

import type { Block, Document, Place } from '../markdown/document.ts'
import { type Phrase, phrase } from '../util/phrase.ts'
import type { Finding } from './rule.ts'

/** The code of the diagnostics that report unchecked text. It is no rule: it can be neither switched off nor waived. */
export const notChecked = 'not-checked'

/** UTF-16 units that are read of a document: about forty thousand lines, which take a second or a few. */
export const maxCharacters = 2_000_000
/** Findings that are reported per document. Nobody reads more, and editors get slow. */
export const maxFindings = 10_000

/** Characters at the start of a file from which a binary file is recognised. */
const binaryProbeLength = 8000

/** True for a binary file or a text in another encoding: a tenth of its start is NUL or could not be decoded. */
export function isBinary(text: string): boolean {
  const start = text.slice(0, binaryProbeLength)
  const strange = start.match(/[\0\ufffd]/g)?.length ?? 0
  return strange >= 8 && strange * 10 >= start.length
}

/** UTF-16 units that are read at once while other requests wait: a tenth of a second or two. */
export const pieceLength = 50_000

/** The length of a text that is read: whole lines from its start, or all of it. */
export function readable(text: string, limit = maxCharacters): number {
  if (text.length <= limit) return text.length
  const line = text.lastIndexOf('\n', limit - 1) + 1
  if (line > 0) return line
  // If there is no line ending, at least no surrogate pair is cut in two.
  return /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit
}

/** The finding at the end of the checked text; `unread` is the number of UTF-16 units behind it. */
export function unreadFinding(document: Document, unread: number): Finding {
  const message = phrase`Document has ${document.length + unread} characters and is not checked from here on; expected at most ${maxCharacters}, split it into several`
  const last = document.blocks.at(-1)
  return findingAt(last && { block: last, start: last.text.length, end: last.text.length }, document.length, message)
}

/** The first findings, and in place of the others one that says how many are left out. */
export function withoutTooMany(findings: Finding[]): Finding[] {
  const first = findings[maxFindings]
  if (first === undefined) return findings
  const message = phrase`Document has ${findings.length} findings, of which those from here on are not reported; correct the others first, or split it into several`
  return [...findings.slice(0, maxFindings), findingAt(first.problem.at, first.span.start, message)]
}

/** The finding at the first line of a block that could not be parsed. */
export function unparsedFinding(document: Document, block: Block): Finding {
  const message = phrase`Text from here to the next heading is not checked; expected fewer signs of Markdown on one line, less nesting, fewer empty items and no comments without an end`
  const at = firstLineOf(block)
  return findingAt(at, document.spanOf(at).start, message)
}

/** The finding at the start of a document whose template could not be read. */
export function templateFinding(document: Document, kind: string): Finding {
  const message = phrase`Document is not compared with the template of ${kind}, as that cannot be read; expected a shorter or simpler one`
  const [block] = document.blocks
  return findingAt(block && firstLineOf(block), 0, message)
}

/** The finding at the start of a document whose check was ended for its time. */
export function endedFinding(document: Document, seconds: number): Finding {
  const message = phrase`Document is not checked: that had not ended after ${seconds} seconds; expected less, simplify or remove what is unusual in it, such as very long lines and deep nesting`
  const [block] = document.blocks
  return findingAt(block && { block, start: 0, end: block.text.length }, 0, message)
}

function firstLineOf(block: Block): Place {
  return { block, start: 0, end: /[^\r\n]*/.exec(block.text)?.[0].length ?? 0 }
}

function findingAt(at: Place | undefined, start: number, message: Phrase): Finding {
  const empty: Place = { block: { text: '' } as Place['block'], start: 0, end: 0 }
  const place = at ?? empty
  return { rule: notChecked, severity: 'error', span: { start, end: start + place.end - place.start }, problem: { message, at: place } }
}
