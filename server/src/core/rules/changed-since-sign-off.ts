import { digestComment, digestOf } from '../digest.ts'
import { blocksOf, reads } from '../model/blocks.ts'
import { phrase } from '../phrase.ts'
import type { Rule } from '../rule.ts'
import { utcDate } from './values.ts'

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
        const { text } = comment.at.block
        const lineStart = Math.max(text.lastIndexOf('\n', comment.at.start - 1), text.lastIndexOf('\r', comment.at.start - 1)) + 1
        const date = /\d{4}-\d{2}-\d{2}(?!.*\d{4}-\d{2}-\d{2})/.exec(text.slice(lineStart, comment.at.start))
        const today = utcDate(environment.now)
        const edits = [{ at: comment.at, text: `<!-- handoff-digest ${digest} -->` }]
        if (date) edits.push({ at: { ...comment.at, start: lineStart + date.index, end: lineStart + date.index + 10 }, text: today })
        yield {
          message: phrase`The document changed after this sign-off; expected it to be signed again`,
          at: comment.at,
          fixes: [{ title: phrase`Sign again on ${today}`, certain: false, takesMarkup: true, saysAnew: true, edits }],
        }
      }
    }
  },
}

const digestReader = reads((block) => block.comments.some((comment) => digestComment.test(comment.text)))
