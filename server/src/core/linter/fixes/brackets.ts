/** Words in brackets in place of a value, as `[redacted]`. */
import type { Place } from '../../markdown/document.ts'

/** The words with their brackets. A backslash keeps them text where they would begin a link, or a definition, which nobody sees: `[redacted]: x`. */
export function inBrackets({ block, start, end }: Place, words: string): string {
  const next = block.text[end]
  const before = /[^\r\n]*$/.exec(block.text.slice(0, start))?.[0] ?? ''
  const beginsLine = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*$/.test(before)
  return `${next === '(' || next === '[' || (next === ':' && beginsLine) ? '\\' : ''}[${words}]`
}
