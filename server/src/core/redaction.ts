/**
 * The door through which words of a document go out: into messages, reports and status updates, to other documents, to a clipboard. What is
 * handed on elsewhere without it may hold a secret.
 */
import { blocksOf, reads } from './model/blocks.ts'
import type { Block, Document } from './model/document.ts'
import { findSecrets, mayHold, secretsBelow, secretsIn } from './secrets.ts'

/** Takes the secrets out of some words of a document; each becomes `[redacted]`. */
export type Redact = (words: string) => string

export const redactedMark = '[redacted]'

const doors = new WeakMap<Document, Redact>()
/** The last door of a document, through all its versions. */
const lastDoors = new WeakMap<object, { readonly values: readonly string[]; readonly redact: Redact }>()

/**
 * The door of a document: it knows all secrets that the document holds, however they are written where the words come from, and what
 * looks like one by itself. The same function as long as the document holds the same secrets.
 */
export function redactorOf(document: Document): Redact {
  let door = doors.get(document)
  if (door) return door
  door = makeDoor(document)
  doors.set(document, door)
  return door
}

function makeDoor(document: Document): Redact {
  const below = secretsBelow(document).map(({ at }) => at.block.text.slice(at.start, at.end))
  const values = [...blocksOf(document, holdsValues).flatMap(valuesIn), ...below]
  const known = lastDoors.get(document.lineage)
  if (known?.values.length === values.length && values.every((value, index) => value === known.values[index])) return known.redact
  const redact = redactorFor(values)
  lastDoors.set(document.lineage, { values, redact })
  return redact
}

function redactorFor(values: readonly string[]): Redact {
  const pattern = patternOf(values)
  return (words) => withoutFound(pattern === undefined ? words : words.replace(pattern, redactedMark))
}

const noValues: readonly string[] = []
const valuesOfBlocks = new WeakMap<Block, readonly string[]>()
const holdsValues = reads((block) => valuesIn(block).length > 0)

/** The secrets of a block as they are written, those included that only show without their markup. */
function valuesIn(block: Block): readonly string[] {
  const before = valuesOfBlocks.get(block)
  if (before) return before
  const { text } = block
  let values = noValues
  if (mayHold(text)) {
    const shown = hides.test(text) ? asShown(text) : text
    const found = secretsIn(block).map(({ span }) => text.slice(span.start, span.end))
    const hidden = shown === text ? [] : findSecrets(shown).map(({ span }) => shown.slice(span.start, span.end))
    if (found.length + hidden.length > 0) values = [...new Set([...found, ...hidden])]
  }
  valuesOfBlocks.set(block, values)
  return values
}

/** Markup within a word. */
const hides = /[\w!@#$%^+=?](?:\*{1,3}|__|~~|<\/?[a-z][^<>\n]{0,200}>|&#?\w{2,8};|\\)[\w!@#$%^+=?&]/i
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** A source as its readers see it, as far as a secret in it goes: without escapes, entities, tags and marks of emphasis. */
function asShown(source: string): string {
  return source
    .replace(/<\/?[a-z][^<>\n]{0,200}>/gi, '')
    .replace(/\*{1,3}|__|~~/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (all, decimal, hexadecimal, name) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? all
      const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal)
      return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : all
    })
}

/** Finds all spellings of some secrets, and the beginning of one where words were cut short. */
function patternOf(values: readonly string[]): RegExp | undefined {
  const spellings = new Set(
    values.flatMap((value) => [value, asShown(value)].flatMap((one) => [one, tried(decodeURIComponent, one), tried(encodeWhole, one)])),
  )
  const alternatives = [...spellings]
    .filter(({ length }) => length >= 4)
    .sort((a, b) => b.length - a.length)
    .flatMap((spelling) => {
      const whole = spelling.split(/\s+/).map(escaped).join('\\s+')
      const beginning = spelling.length > 8 ? [`${escaped(spelling.slice(0, 6))}[^…\\n]{0,${Math.min(spelling.length, 400)}}…`] : []
      // A short one may be a part of a word.
      return [spelling.length < 8 ? `(?<![\\p{L}\\p{N}])${whole}(?![\\p{L}\\p{N}])` : whole, ...beginning]
    })
  return alternatives.length > 0 ? new RegExp(alternatives.join('|'), 'gu') : undefined
}

/** A text in another form; as it is where it has none, such as half a character or a sign that only looks like an escape. */
function tried(change: (text: string) => string, text: string): string {
  try {
    return change(text)
  } catch {
    return text
  }
}

function encodeWhole(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

function escaped(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&')
}

/** Words without what looks like a secret by itself. */
function withoutFound(words: string): string {
  let clean = ''
  let end = 0
  for (const { span } of findSecrets(words)) {
    clean += words.slice(end, span.start) + redactedMark
    end = span.end
  }
  return end === 0 ? words : clean + words.slice(end)
}

/** Redacts what stands as text and in attributes of markup in which quotes and angle brackets of texts are escaped, as `html` makes it. */
export function redactMarkup(markup: string, redact: Redact): string {
  return markup.replace(/[^<>"]{4,}/g, (piece) => {
    const text = piece.replace(/&(?:amp|lt|gt|quot|#39|#96);/g, (entity) => markupEntities[entity] ?? entity)
    const clean = redact(text)
    return clean === text ? piece : clean.replace(/[&<>"'`]/g, (character) => markupCharacters[character] ?? character)
  })
}

const markupEntities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
}
const markupCharacters = Object.fromEntries(Object.entries(markupEntities).map(([entity, character]) => [character, entity]))
