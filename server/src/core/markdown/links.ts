/** What links point at: anchors within documents, and the place of an address in its link. */
import GithubSlugger from 'github-slugger'
import { perObject } from '../util/perObject.ts'
import type { Block, Document, Link, Place } from './document.ts'
import { allSections } from './sections.ts'

/**
 * The anchors of a document, in document order: those that GitHub gives its headings (`-1` behind the second of a name), names that
 * HTML elements bear, and names in braces behind a heading (`{#name}`).
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

/** Names of elements and braces, and headings in quotes and list items, which are no sections. */
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

/** True if an anchor is among those of a document. Capital letters and repeated hyphens do not count: hosts differ in them. */
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

/** What stands between `](` and `)`, or behind `]:`, up to the address (CommonMark, link destinations), and the title behind it. */
const destination = /^\s*(?:<((?:\\.|[^<>\\\r\n])*)>|((?:\\[!-/:-@[-`{-~]|[^\s\\]|\\)*))/
const title = /^(?:\s+(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\((?:\\[\s\S]|[^()\\])*\)))?\s*$/

/** The place of a link's address as it is written, with its escapes and entities; the whole link if it cannot be told. */
export function addressOf(link: Link): Place {
  const { block, start, end } = link.at
  const source = block.text.slice(start, end)
  const isDefinition = link.form === 'definition'
  // Words of a link may hold what looks like its end: the first place from which an address and a title reach to the end is it.
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

/** An address without the bracket that ends its link: the first that closes none of its own. */
function withoutEnd(words: string): string {
  let depth = 0
  for (let at = 0; at < words.length; at++) {
    if (words[at] === '\\') at++
    else if (words[at] === '(') depth++
    else if (words[at] === ')' && depth-- === 0) return words.slice(0, at)
  }
  return words
}

/** The characters of an address as it is written, each with what stands for it: `\(` and `&#40;` are one. */
const writtenCharacter = /\\([!-/:-@[-`{-~])|&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{2,31}));|[\s\S]/g

/** Where in an address, as it is written, a character comes first; -1 if it does not. */
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

/** An address as it is to be written in the place of another: percent-encoded where that is, or where it would else end or be read as something else. */
export function writtenAs(address: string, other: string): string {
  const closed = withoutEnd(address) === address && !/\([^)]*$/.test(address.replace(/\([^()]*\)/g, ''))
  const isEncoded = /%[\da-f]{2}/i.test(other)
  if (!isEncoded && closed && !/[\s%?#<>\\]|&#?\w+;/.test(address)) return address
  return encodeURI(address).replace(/[()?#&]/g, (sign) => (sign === '&' ? '&amp;' : `%${sign.charCodeAt(0).toString(16).toUpperCase()}`))
}

/** A part of an address with `%20` and its like read; as it is if they are malformed. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
