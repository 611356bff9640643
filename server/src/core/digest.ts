/** A digest of what was signed: the document without its sign-offs. A later change of anything else makes it another. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Document, Place, Section } from './model/document.ts'
import { allSections, endOfSection } from './model/sections.ts'

/** The comment in which a sign-off keeps the digest. */
export const digestComment = /^handoff-digest:?\s+([0-9a-f]{16})$/

/** True for the heading of sign-offs. */
export function isSignOffSection(section: Section): boolean {
  return /sign-?\s?offs?\b|approvals?\b|freigaben?\b|abnahmen?\b|承認|签核|簽核/i.test(section.heading?.text ?? '')
}

/** The digest, 16 hexadecimal digits: SHA-256 of the text without front matter, sign-off sections, digests and white space at the ends of lines. */
export function digestOf(document: Document): string {
  const spans = Array.from(allSections(document.root))
    .filter(isSignOffSection)
    .map((section) => ({ start: offset(document, section.heading?.at), end: document.spanOf(endOfSection(section)).end }))
  if (document.frontMatter) spans.push({ start: 0, end: document.spanOf(document.frontMatter.at).end })
  let text = ''
  let at = 0
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    if (start > at) text += document.text.slice(at, start)
    at = Math.max(at, end)
  }
  text += document.text.slice(at)
  const bare = text
    .replace(/[ \t]*<!--\s*handoff-digest[^>]*-->/g, '')
    .replace(/[ \t]*(?:\r\n|\n|\r)/g, '\n')
    .trim()
  return bytesToHex(sha256(utf8ToBytes(bare))).slice(0, 16)
}

function offset(document: Document, at: Place | undefined): number {
  return at ? document.spanOf(at).start : 0
}
