/** A digest of what was signed: the document without its sign-offs. Any later change of the rest changes it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Document, Place, Section } from './document.ts'
import { allSections, endOfSection } from './sections.ts'

/** The comment in which a sign-off stores the digest. */
export const digestComment = /^handoff-digest:?\s+([0-9a-f]{16})$/

/** True for a section of sign-offs. */
export function isSignOffSection(section: Section): boolean {
  return /sign-?\s?offs?\b|approvals?\b|freigaben?\b|abnahmen?\b|承認|签核|簽核/i.test(section.heading?.text ?? '')
}

/**
 * The digest, 16 hexadecimal digits: SHA-256 of the text without front matter, sign-off sections, lines with a signature or its blanks, and
 * white space at line ends. `signing` is a place on a line that is about to be signed; that line is left out in any case.
 */
export function digestOf(document: Document, signing?: Place): string {
  const spans = Array.from(allSections(document.root))
    .filter(isSignOffSection)
    .map((section) => ({ start: offset(document, section.heading?.at), end: document.spanOf(endOfSection(section)).end }))
  if (document.frontMatter) spans.push({ start: 0, end: document.spanOf(document.frontMatter.at).end })
  if (signing) spans.push(lineOf(document, signing))
  let text = ''
  let at = 0
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    if (start > at) text += document.text.slice(at, start)
    at = Math.max(at, end)
  }
  text += document.text.slice(at)
  const bare = text
    .split(/\r\n|\n|\r/)
    .map((line) => (isSignatureLine(line) ? '' : line.replace(/[ \t]+$/, '')))
    .join('\n')
    .trim()
  return bytesToHex(sha256(utf8ToBytes(bare))).slice(0, 16)
}

/**
 * A signature outside the sign-off section, for example where each role has its own line. Signing there must not invalidate earlier
 * signatures.
 */
function isSignatureLine(line: string): boolean {
  return line.length < 400 && signatureLines.some((pattern) => pattern.test(line))
}

const signatureLines = [
  /<!--\s*handoff-digest[^>]*-->/,
  /_{3}\s*[*_]*(?:Date|Datum|日付)[*_]*\s*[:：]/i,
  /^[\s>*+-]*(?:\[[ x]\]\s*)?\**sign-?\s?offs?\b[^:：]{0,40}[:：]/i,
]

function lineOf(document: Document, place: Place): { start: number; end: number } {
  const { start, end } = document.spanOf(place)
  const rest = /[\r\n]|$/.exec(document.text.slice(end))?.index ?? 0
  const before = document.text.slice(0, start)
  return { start: Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1, end: end + rest }
}

function offset(document: Document, at: Place | undefined): number {
  return at ? document.spanOf(at).start : 0
}
