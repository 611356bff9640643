/** What rules on waivers share. */

import type { Place } from '../../markdown/document.ts'
import { phrase } from '../../util/phrase.ts'
import type { Fix } from '../rule.ts'

/** Takes a comment out, its line where it stands alone on one, and one of two blank lines around it. Not certain: the author may want to renew it. */
export function removeComment(at: Place): Fix {
  const { text } = at.block
  const indent = /[ \t]*$/.exec(text.slice(0, at.start))?.[0].length ?? 0
  const start = at.start - indent
  const line = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(at.end))?.[0]
  const isAlone = line !== undefined && /(?:^|[\r\n])$/.test(text.slice(0, start))
  if (!isAlone) return { title: phrase`Remove the waiver`, certain: false, takesMarkup: true, edits: [{ at: { ...at, start }, text: '' }] }
  const end = at.end + line.length
  const isBehindBlank = /(?:^|\r\n\r\n|\n\n|\r\r)$/.test(text.slice(0, start))
  const blank = isBehindBlank ? (/^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(end))?.[0].length ?? 0) : 0
  return {
    title: phrase`Remove the waiver`,
    certain: false,
    takesMarkup: true,
    edits: [{ at: { ...at, start, end: end + blank }, text: '' }],
  }
}
