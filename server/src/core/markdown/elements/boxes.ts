/** Tick boxes in all forms in which people and exporters write them. */
import type { Box, ListItem, Place } from '../document.ts'

/** Brackets, plain or escaped. */
const bracketed = String.raw`\\?\[[ \txX]\\?\]`
/** Box characters, plain or as entities, and form inputs. */
const drawn = String.raw`[☐☑☒]\uFE0F?|&#(?:[xX]261[0-2]|974[4-6]);|<input(?=\s)(?=[^<>]*\stype\s*=\s*["']?checkbox\b)[^<>]*>`
/** Behind a bullet the brackets may be empty, or stand directly before a word. */
const opening = new RegExp(String.raw`^[ \t]*((?:${bracketed}|\[\])(?=[ \t]|$)|${bracketed}(?=\*{0,2}\p{L}{2})|${drawn})`, 'u')
const boxes = new RegExp(String.raw`(?:${bracketed}|${drawn})(?!\()`, 'g')
const boxesAndEmoji = new RegExp(String.raw`(?:${bracketed}|${drawn})(?!\()|[✅⬜🔲]\uFE0F?`, 'gu')

/** The box at the start of a source and its offset; `undefined` for none. */
export function boxAtStart(source: string): { readonly text: string; readonly start: number } | undefined {
  const found = opening.exec(source)
  return found ? { text: found[1] ?? '', start: found[0].length - (found[1]?.length ?? 0) } : undefined
}

/** All boxes in a source. Emoji are boxes where one of them is open: elsewhere ✅ is a remark. */
export function boxesIn(source: string): RegExpExecArray[] {
  return Array.from(source.matchAll(/[⬜🔲]/u.test(source) ? boxesAndEmoji : boxes))
}

/** The box of an item, or the emoji with which its words begin and which stands for one; `undefined` for none. */
export function boxOf({ box, textAt }: Pick<ListItem, 'box' | 'textAt'>): Box | undefined {
  if (box) return box
  const sign = /^[✅⬜🔲]\uFE0F?/u.exec(sourceAt(textAt))?.[0]
  return sign === undefined ? undefined : { ticked: isTicked(sign), at: { ...textAt, end: textAt.start + sign.length } }
}

/** True for a ticked box. Crossed boxes count, because pandoc and Word write ☒. */
export function isTicked(text: string): boolean {
  return text.startsWith('<') ? /\schecked\b/i.test(text) : /[xX☑☒✅]|261[12]|974[56]/.test(text.replace(/^&#[xX]/, ''))
}

/** The source of a box, ticked or open, in its own form. */
export function boxAs({ at }: Pick<Box, 'at'>, ticked: boolean): string {
  const source = sourceAt(at)
  if (isTicked(source) === ticked) return source
  if (source.startsWith('<'))
    return ticked ? source.replace(/\s*(\/?)>$/, (_, slash: string) => ` checked${slash && ' /'}>`) : unticked(source)
  if (source.startsWith('&')) return ticked ? '&#x2611;' : '&#x2610;'
  if (/^[☐☑☒]/.test(source)) return ticked ? '☑' : '☐'
  if (/^[✅⬜🔲]/u.test(source)) return ticked ? '✅' : '⬜'
  return source.startsWith('\\') ? (ticked ? '\\[x\\]' : '\\[ \\]') : ticked ? '[x]' : '[ ]'
}

/** An input tag without its `checked`; any other tag unchanged. */
export function unticked(tag: string): string {
  return tag.replace(/\s+checked(?:\s*=\s*(?:"[^"]*"|'[^']*'|\w+))?/i, '')
}

function sourceAt({ block, start, end }: Place): string {
  return block.text.slice(start, end)
}
