/** Puts a converted value in the place of the written one. */
import type { Span, TextEdit } from '../text.ts'

/**
 * The edit that replaces a stretch of text by a value and leaves emphasis whole: markers that open or close inside the stretch, but
 * not both, are kept (`**14:30** PST` becomes `**22:30Z**`).
 */
export function replaceValue(text: string, span: Span, value: string): TextEdit {
  const written = text.slice(span.start, span.end)
  let opening = ''
  let closing = ''
  for (const marker of ['**', '__', '~~', '`'] as const) {
    const parts = written.split(marker)
    if (parts.length % 2 === 1) continue
    // A marker with a space or nothing before it opens; any other closes what was opened further left.
    if (/(?:^|\s)$/.test(parts[0] ?? '')) opening += marker
    else closing += marker
  }
  return { span, text: `${opening}${value}${closing}` }
}
