import { utcDate } from '../linter/fixes/values.ts'
import type { Fix, Rule } from '../linter/rule.ts'
import { digestOf } from '../markdown/digest.ts'
import type { Document, Field } from '../markdown/document.ts'
import { filling } from '../markdown/edits.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A sign-off has no name. */
export const unsigned: Rule = {
  id: 'unsigned',
  summary: 'A sign-off has no name.',
  severity: 'warning',
  blank: true,
  *check({ document, match, environment }) {
    for (const deviation of deviationsOf(match.deviations, 'unsigned')) {
      yield {
        message: phrase`Sign-off "${deviation.label}" is not signed; expected a name and a date`,
        at: deviation.at,
        fixes: environment.user ? [signing(deviation.field, environment.user, document, environment.now)] : [],
      }
    }
  },
}

/** Signs a line with a name, today's date and the digest of what is signed. */
function signing(field: Field, user: string, document: Document, now: number): Fix {
  const { at } = field.value
  return {
    title: phrase`Sign as ${user}, ${utcDate(now)}`,
    certain: false,
    // Computed on first use, because the digest needs the whole document.
    get edits() {
      return [filling(at, `${user} Date: ${utcDate(now)} <!-- handoff-digest ${digestOf(document, at)} -->`)]
    },
  }
}
