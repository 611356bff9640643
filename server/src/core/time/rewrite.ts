/** Puts a converted value in the place of the written one. */
import type { Span, TextEdit } from '../text.ts'

/**
 * The edit that replaces a stretch of text by a value and leaves emphasis whole: markers that open or close inside the stretch, but
 * not both, are kept (`**14:30** PST` becomes `**22:30Z**`).
 */
export function replaceValue(text: string, span: Span, value: string): TextEdit {
  const open: { marker: string; opens: boolean }[] = []
  const written = text.slice(span.start, span.end)
  // An underscore within a word marks nothing: `[America/New_York]`.
  for (const match of written.matchAll(/\*\*|~~|[`*]|(?<![\p{L}\d])__?|__?(?![\p{L}\d])/gu)) {
    const marker = match[0]
    const partner = open.findLastIndex((known) => known.marker === marker)
    // A marker with a space or nothing before it opens; any other closes what was opened further left.
    if (partner >= 0) open.splice(partner, 1)
    else open.push({ marker, opens: /(?:^|\s)$/.test(written.slice(0, match.index)) })
  }
  const markers = (opens: boolean): string => open.flatMap((known) => (known.opens === opens ? [known.marker] : [])).join('')
  return { span, text: `${markers(true)}${value}${markers(false)}` }
}
