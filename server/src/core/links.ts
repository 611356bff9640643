/** What links point at: anchors within documents, and the place of an address in its link. */
import GithubSlugger from 'github-slugger'
import type { Block, Document, Link, Place } from './model/document.ts'
import { allSections } from './model/sections.ts'

const anchors = new WeakMap<Document, readonly string[]>()
const marks = new WeakMap<Block, readonly string[]>()

/**
 * The anchors of a document, in document order: those that GitHub gives its headings (`-1` behind the second of a name), names that
 * HTML elements bear, and names in braces behind a heading (`{#name}`).
 */
export function anchorsOf(document: Document): readonly string[] {
  const known = anchors.get(document)
  if (known) return known
  const slugger = new GithubSlugger()
  const found: string[] = []
  for (const { heading } of allSections(document.root)) {
    if (!heading || heading.bold) continue
    const braces = /\s*\{#([^\s{}]{1,200})\}\s*$/.exec(heading.text)
    found.push(slugger.slug(heading.text.slice(0, braces?.index)))
  }
  for (const block of document.blocks) found.push(...marksIn(block))
  anchors.set(document, found)
  return found
}

/** Names of elements and braces, and headings in quotes and list items, which are no sections. */
function marksIn(block: Block): readonly string[] {
  const known = marks.get(block)
  if (known) return known
  const found: string[] = []
  for (const match of block.text.matchAll(
    /\s(?:id|name)\s{0,3}=\s{0,3}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|([^\s"'>]{1,200}))|\{#([^\s{}]{1,200})\}/g,
  ))
    found.push(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '')
  const slugger = new GithubSlugger()
  for (const match of block.text.matchAll(/^[ \t]{0,8}(?:>|[-*+]|\d{1,9}[.)])[> \t]{0,8}#{1,6}[ \t]+([^\r\n]{1,400})/gm))
    found.push(slugger.slug((match[1] ?? '').trim()))
  marks.set(block, found)
  return found
}

const keys = new WeakMap<readonly string[], ReadonlySet<string>>()

/** True if an anchor is among those of a document. Capital letters and repeated hyphens do not count: hosts differ in them. */
export function hasAnchor(list: readonly string[], anchor: string): boolean {
  let known = keys.get(list)
  if (!known) {
    known = new Set(list.map(anchorKey))
    keys.set(list, known)
  }
  return known.has(anchorKey(anchor))
}

function anchorKey(anchor: string): string {
  return anchor
    .normalize('NFC')
    .toLowerCase()
    .replace(/^user-content-/, '')
    .replace(/\uFE0F/g, '')
    .replace(/[-_]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** The place of a link's address as it is written; the whole link if it cannot be told. */
export function addressOf(link: Link): Place {
  const { block, start, end } = link.at
  const source = block.text.slice(start, end)
  const opening = link.form === 'definition' ? source.indexOf(']:') : source.lastIndexOf('](')
  if (opening < 0) {
    const bare = source.indexOf(link.url)
    return bare < 0 ? link.at : { block, start: start + bare, end: start + bare + link.url.length }
  }
  const from = opening + 2 + (/^\s*<?/.exec(source.slice(opening + 2))?.[0].length ?? 0)
  const written = source.startsWith(link.url, from) ? link.url : (/^[^\s>)]*/.exec(source.slice(from))?.[0] ?? '')
  return { block, start: start + from, end: start + from + written.length }
}

/** A part of an address with `%20` and its like read; as it is if they are malformed. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
