/** What rules on waivers share. */

import type { Place } from '../../markdown/document.ts'
import { phrase } from '../../util/phrase.ts'
import type { Fix } from '../rule.ts'

/**
 * Takes a comment out, its line where it stands alone on one, and one of two blank lines around it. Not certain: the author may want to renew
 * it. There is no fix where a sign before the comment would be left alone on its line, as a bullet.
 */
export function removeComment(at: Place): Fix[] {
  const { text } = at.block
  const indent = /[ \t]*$/.exec(text.slice(0, at.start))?.[0].length ?? 0
  const start = at.start - indent
  const before = /[^\r\n]*$/.exec(text.slice(0, start))?.[0]
  const line = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(at.end))?.[0]
  const remove = (start: number, end: number): Fix[] => [
    { title: phrase`Remove the waiver`, certain: false, takesMarkup: true, edits: [{ at: { ...at, start, end }, text: '' }] },
  ]
  // Words on both sides stay apart.
  if (line === undefined && indent === 0 && /[\p{L}\p{N}]$/u.test(text.slice(0, start)) && /^[\p{L}\p{N}]/u.test(text.slice(at.end)))
    return []
  if (line === undefined) return remove(/^\S/.test(text.slice(at.end)) ? at.start : start, at.end)
  if (before !== '') return indent === 0 && /^[ \t>]*(?:[-*+]|\d{1,9}[.)])$/.test(before ?? '') ? [] : remove(start, at.end)
  const end = at.end + line.length
  const isBehindBlank = /(?:^|\r\n\r\n|\n\n|\r\r)$/.test(text.slice(0, start))
  const blank = isBehindBlank ? (/^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(end))?.[0].length ?? 0) : 0
  return remove(start, end + blank)
}
