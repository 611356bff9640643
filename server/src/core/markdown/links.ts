/** Targets of links: anchors in documents, and the place of an address in its link. */
import GithubSlugger from 'github-slugger'
import { perObject } from '../util/perObject.ts'
import type { Block, Document, Link, Place } from './document.ts'
import { allSections } from './sections.ts'

/**
 * The anchors of a document, in document order: those that GitHub gives to headings (`-1` for the second of a name), ids and names of HTML
 * elements, and names in braces behind a heading (`{#name}`).
 */
export const anchorsOf = perObject((document: Document): readonly string[] => {
  const slugger = new GithubSlugger()
  const found: string[] = []
  for (const { heading } of allSections(document.root)) {
    if (!heading || heading.bold) continue
    const braces = /\s*\{#([^\s{}]{1,200})\}\s*$/.exec(heading.text)
    found.push(slugger.slug(heading.text.slice(0, braces?.index)))
  }
  for (const block of document.blocks) found.push(...marksIn(block))
  return found
})

/** Names of HTML elements and in braces, and headings in quotes and list items, which are no sections. */
const marksIn = perObject((block: Block): readonly string[] => {
  const found: string[] = []
  for (const match of block.text.matchAll(
    /\s(?:id|name)\s{0,3}=\s{0,3}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|([^\s"'>]{1,200}))|\{#([^\s{}]{1,200})\}/g,
  ))
    found.push(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '')
  const slugger = new GithubSlugger()
  for (const match of block.text.matchAll(/^[ \t]{0,8}(?:>|[-*+]|\d{1,9}[.)])[> \t]{0,8}#{1,6}[ \t]+([^\r\n]{1,400})/gm))
    found.push(slugger.slug((match[1] ?? '').trim()))
  return found
})

/** True if a document has an anchor. Case and repeated hyphens do not count, because hosts differ in them. */
export function hasAnchor(list: readonly string[], anchor: string): boolean {
  return anchorKeys(list).has(anchorKey(anchor))
}

const anchorKeys = perObject((list: readonly string[]) => new Set(list.map(anchorKey)))

function anchorKey(anchor: string): string {
  return anchor
    .normalize('NFC')
    .toLowerCase()
    .replace(/^user-content-/, '')
    .replace(/\uFE0F/g, '')
    .replace(/[-_]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** The text after `](` or `]:` up to the end of the address (CommonMark, link destinations), and the title behind it. */
const destination = /^\s*(?:<((?:\\.|[^<>\\\r\n])*)>|((?:\\[!-/:-@[-`{-~]|[^\s\\]|\\)*))/
const title = /^(?:\s+(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\((?:\\[\s\S]|[^()\\])*\)))?\s*$/

/** The place of a link's address as written, with escapes and entities; the whole link if it cannot be found. */
export function addressOf(link: Link): Place {
  const { block, start, end } = link.at
  const source = block.text.slice(start, end)
  const isDefinition = link.form === 'definition'
  // The words of a link may contain what looks like its end. The real one is the first after which an address and a title reach the link's
  // end.
  const closing = isDefinition ? 0 : 1
  for (const { index, 0: opening } of source.matchAll(isDefinition ? /\]:/g : /\]\(/g)) {
    const from = index + opening.length
    const [whole = '', angled, bare = ''] = destination.exec(source.slice(from)) ?? []
    const words = angled ?? (isDefinition ? bare : withoutEnd(bare))
    const before = angled === undefined ? whole.length - bare.length : whole.length - angled.length - 1
    const end = from + before + words.length
    const rest = source.slice(angled === undefined ? end : end + 1, source.length - closing)
    if (end <= source.length - closing && title.test(rest)) return { block, start: start + from + before, end: start + end }
  }
  const bare = source.indexOf(link.url)
  return bare < 0 ? link.at : { block, start: start + bare, end: start + bare + link.url.length }
}

/** An address without the bracket that ends its link, which is the first one that closes no bracket of the address. */
function withoutEnd(words: string): string {
  let depth = 0
  for (let at = 0; at < words.length; at++) {
    if (words[at] === '\\') at++
    else if (words[at] === '(') depth++
    else if (words[at] === ')' && depth-- === 0) return words.slice(0, at)
  }
  return words
}

/** The characters of an address as written, each with its meaning: `\(` and `&#40;` are the same. */
const writtenCharacter = /\\([!-/:-@[-`{-~])|&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{2,31}));|[\s\S]/g

/** The offset of the first of some characters in an address as written; -1 for none. */
export function indexInAddress(written: string, characters: string): number {
  const named: Readonly<Record<string, string>> = { num: '#', quest: '?' }
  for (const found of written.matchAll(writtenCharacter)) {
    const [whole, escaped, decimal, hexadecimal, name] = found
    const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : 0
    const character =
      escaped ?? (code > 0 && code < 0x110000 ? String.fromCodePoint(code) : name ? (Object.hasOwn(named, name) ? named[name] : '') : whole)
    if (character && characters.includes(character)) return found.index
  }
  return -1
}

/** An address as written in place of another: percent-encoded if the other is, or if it would end early or change its meaning. */
export function writtenAs(address: string, other: string): string {
  const closed = withoutEnd(address) === address && !/\([^)]*$/.test(address.replace(/\([^()]*\)/g, ''))
  const isEncoded = /%[\da-f]{2}/i.test(other)
  if (!isEncoded && closed && !/[\s%?#<>\\]|&#?\w+;/.test(address)) return address
  return encodeURI(address).replace(/[()?#&]/g, (sign) => (sign === '&' ? '&amp;' : `%${sign.charCodeAt(0).toString(16).toUpperCase()}`))
}

/** Decodes `%20` and the like in part of an address; returns malformed text unchanged. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
