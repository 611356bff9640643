/** What rules on waivers share. */
import type { Place } from '../model/document.ts'
import type { Fix } from '../rule.ts'

/** Takes a comment out, and its line where it stands alone on one. Not certain: the author may want to renew it. */
export function removeComment(at: Place): Fix {
  const { text } = at.block
  const before = /(?:^|\r\n|\n|\r)[ \t]*$/.exec(text.slice(0, at.start))
  const behind = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(at.end))
  const place: Place =
    before && behind
      ? { block: at.block, start: at.start - (/[ \t]*$/.exec(before[0])?.[0].length ?? 0), end: at.end + behind[0].length }
      : { block: at.block, start: at.start - (/[ \t]*$/.exec(text.slice(0, at.start))?.[0].length ?? 0), end: at.end }
  return { title: 'Remove the waiver', certain: false, edits: [{ at: place, text: '' }] }
}
