import { inBrackets } from '../linter/fixes/brackets.ts'
import type { Problem, Rule } from '../linter/rule.ts'
import { type PlacedSecret, secretsBelow, secretsIn } from '../recognisers/secrets/secrets.ts'
import { phrase } from '../util/phrase.ts'

/** A key, token or password, which every reader of the document could use. */
export const secret: Rule = {
  id: 'secret',
  summary: 'A key, token or password stands in the document, in text or in code.',
  severity: 'error',
  blank: false,
  *checkBlock(block) {
    for (const { category, span } of secretsIn(block)) yield problemOf({ category, at: { block, ...span } })
  },
  *check({ document }) {
    for (const secret of secretsBelow(document)) yield problemOf(secret)
  },
}

function problemOf({ category, at }: PlacedSecret): Problem {
  return {
    // The message does not contain the value, because messages end up in logs and reports.
    message: phrase`Unexpected ${category}; expected the name of the place where it is kept, or "[redacted]"`,
    at,
    // Not certain, because the value may be stored nowhere else, and it has to be revoked, not only hidden.
    fixes: [
      {
        title: phrase`Redact the ${category}`,
        certain: false,
        takesMarkup: true,
        saysAnew: true,
        edits: [{ at, text: inBrackets(at, 'redacted') }],
      },
    ],
  }
}
