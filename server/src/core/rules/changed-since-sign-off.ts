import { utcDate } from '../linter/fixes/values.ts'
import type { Rule } from '../linter/rule.ts'
import { blocksOf, reads } from '../markdown/blocks.ts'
import { digestComment, digestOf } from '../markdown/digest.ts'
import type { Place } from '../markdown/document.ts'
import { phrase } from '../util/phrase.ts'

/** The document changed after it was signed. */
export const changedSinceSignOff: Rule = {
  id: 'changed-since-sign-off',
  summary: 'The document changed after it was signed.',
  severity: 'warning',
  blank: false,
  *check({ document, environment }) {
    let digest: string | undefined
    for (const block of blocksOf(document, digestReader)) {
      for (const comment of block.comments) {
        const signed = digestComment.exec(comment.text)?.[1]
        if (signed === undefined) continue
        digest ??= digestOf(document)
        if (signed === digest) continue
        const date = dateBefore(comment.at)
        const today = utcDate(environment.now)
        const edits = [{ at: comment.at, text: `<!-- handoff-digest ${digest} -->` }]
        if (date) edits.push({ at: date, text: today })
        yield {
          message: phrase`The document changed after this sign-off; expected it to be signed again`,
          at: comment.at,
          fixes: [{ title: phrase`Sign again on ${today}`, certain: false, takesMarkup: true, saysAnew: true, edits }],
        }
      }
    }
  },
}

/** The last date before a place on its line, outside of addresses such as `https://example.com/2026-02-20`. */
function dateBefore({ block, start: until }: Place): Place | undefined {
  const { text, runs } = block
  const line = Math.max(text.lastIndexOf('\n', until - 1), text.lastIndexOf('\r', until - 1)) + 1
  const dates = Array.from(text.slice(line, until).matchAll(/\d{4}-\d{2}-\d{2}/g), ({ index, 0: date }): Place => {
    return { block, start: line + index, end: line + index + date.length }
  })
  return dates.findLast(({ start, end }) =>
    runs.some(({ at, text: read }) => at.start <= start && end <= at.end && /\d$/.test(read.slice(start - at.start, end - at.start))),
  )
}

const digestReader = reads((block) => block.comments.some((comment) => digestComment.test(comment.text)))
