import { phrase } from '../phrase.ts'
import type { Rule } from '../rule.ts'
import { secretsIn } from '../secrets.ts'

/** A key, token or password, which everyone who reads the document could use. */
export const secret: Rule = {
  id: 'secret',
  summary: 'A key, token or password stands in the document, in text or in code.',
  severity: 'error',
  blank: false,
  *inBlock(block) {
    for (const { category, span } of secretsIn(block)) {
      const at = { block, ...span }
      yield {
        // The value itself is left out: messages end up in logs and reports.
        message: phrase`Unexpected ${category}; expected the name of the place where it is kept, or "[redacted]"`,
        at,
        // Not certain: the value may stand nowhere else, and it has to be withdrawn, not only hidden.
        fixes: [{ title: phrase`Redact the ${category}`, certain: false, edits: [{ at, text: '[redacted]' }] }],
      }
    }
  },
}
