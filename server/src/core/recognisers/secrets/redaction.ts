/**
 * Redacts words of a document before they leave it: in messages, reports, status updates, other documents and the clipboard. Words that
 * bypass it may contain a secret.
 */
import { blocksOf, reads, sourceOf } from '../../markdown/blocks.ts'
import type { Block, Document } from '../../markdown/document.ts'
import { perObject } from '../../util/perObject.ts'
import { findSecrets, secretsBelow, secretsIn, shown } from './secrets.ts'

/** Replaces the secrets in words of a document by `[redacted]`. */
export type Redact = (words: string) => string

export const redactedMark = '[redacted]'

/**
 * The redactor of a document. It knows all secrets of the document in any spelling, and whatever looks like a secret by itself. Documents
 * without secrets share one function.
 */
export const redactorOf = perObject((document: Document): Redact => {
  const below = secretsBelow(document).map(({ at }) => sourceOf(at))
  const values = [...blocksOf(document, holdsValues).flatMap(valuesIn), ...below]
  return values.length === 0 ? withoutFound : redactorFor(values)
})

function redactorFor(values: readonly string[]): Redact {
  const spellings = spellingsOf(values)
  return (words) => withoutFound(spellings.size === 0 ? words : withoutKnown(words, spellings))
}

const noValues: readonly string[] = []
const holdsValues = reads((block) => valuesIn(block).length > 0)

/** The secrets of a block as written. */
const valuesIn = perObject((block: Block): readonly string[] => {
  const found = secretsIn(block).map(({ span }) => block.text.slice(span.start, span.end))
  return found.length > 0 ? [...new Set(found)] : noValues
})

/** The spellings of secrets by their first characters, the longest first. */
type Spellings = ReadonlyMap<string, readonly string[]>

const keyLength = 4

function spellingsOf(values: readonly string[]): Spellings {
  const spellings = new Map<string, string[]>()
  const all = new Set(
    values.flatMap((value) => [value, shown(value)].flatMap((one) => [one, tried(decodeURIComponent, one), tried(encodeWhole, one)])),
  )
  for (const spelling of [...all].sort((one, other) => other.length - one.length)) {
    if (spelling.length < keyLength) continue
    const key = spelling.slice(0, keyLength)
    const others = spellings.get(key)
    if (others) others.push(spelling)
    else spellings.set(key, [spelling])
  }
  return spellings
}

/** Words without known secrets. */
function withoutKnown(words: string, spellings: Spellings): string {
  let clean = ''
  let end = 0
  for (let at = 0; at + keyLength <= words.length; at++) {
    const candidates = spellings.get(words.slice(at, at + keyLength))
    const length = candidates?.map((spelling) => lengthOf(spelling, words, at)).find((found) => found > 0) ?? 0
    if (length === 0) continue
    clean += words.slice(end, at) + redactedMark
    end = at + length
    at = end - 1
  }
  return end === 0 ? words : clean + words.slice(end)
}

/** The number of characters that a secret takes up at an offset, even if it is shortened or wrapped; 0 if it is not there. */
function lengthOf(spelling: string, words: string, start: number): number {
  let at = start
  let index = 0
  for (; index < spelling.length; index++) {
    const character = spelling[index] ?? ''
    if (/\s/.test(character)) {
      while (/\s/.test(words[at] ?? '')) at++
    } else if (words[at] === character) at++
    else break
  }
  if (index < spelling.length) return index >= 6 && words[at] === '…' ? at + 1 - start : 0
  // A short secret may be part of a word.
  const isPart = spelling.length < 8 && (/[\p{L}\p{N}]/u.test(words[start - 1] ?? '') || /[\p{L}\p{N}]/u.test(words[at] ?? ''))
  return isPart ? 0 : at - start
}

/** The changed text, or the text itself if the change fails, as for half a character or a false escape. */
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

/** Words without anything that looks like a secret by itself. */
function withoutFound(words: string): string {
  let clean = ''
  let end = 0
  for (const { span } of findSecrets(words)) {
    clean += words.slice(end, span.start) + redactedMark
    end = span.end
  }
  return end === 0 ? words : clean + words.slice(end)
}

/** Redacts the text and attributes of markup from `html`, in which quotes and angle brackets are escaped. */
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
