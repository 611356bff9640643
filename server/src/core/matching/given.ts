/** What a template gives for a value itself: a value that may stay, or words that may be chosen. */
import { hasContent } from '../markdown/elements/values.ts'
import type { FieldEntry } from '../markdown/outline.ts'
import type { FieldPart } from '../template/kind.ts'
import { isLeft, isLeftField, textAt } from '../template/ownText.ts'
import type { Scope } from './assign.ts'

/** True for words that the template offers in its blank: *not yet assigned* for `[number, or "not yet assigned"]`. */
export function isOffered({ blank }: FieldPart, text: string): boolean {
  const words = text.trim()
  const whole = blank.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  return words.length > 1 && /^[\p{L}\s]+$/u.test(words) && words.length < whole.length && blank.includes(words)
}

/** True for a label with a value that stands in the template as it is: nobody wrote it. */
export function isOfTemplate({ preset }: FieldPart, { field, item }: FieldEntry, { texts }: Scope): boolean {
  const { text, elements } = field.value
  // Of several labels with one name, the document's may be another than the template's.
  const isSame =
    (preset !== '' && (preset === '…' || sameText(text, preset))) || isLeftField(field, texts) || (item && texts.has(textAt(item.textAt)))
  return isSame === true && elements.every((element) => !hasContent(element) || isLeft(element, texts))
}

/** True for the same words, whatever their markup. */
export function sameText(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/[*_`\s]+/g, ' ').trim()
  return plain(one) === plain(other)
}
