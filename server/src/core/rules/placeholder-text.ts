import type { Rule } from '../linter/rule.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { placeholdersIn } from '../recognisers/placeholders.ts'
import { type Phrase, phrase } from '../util/phrase.ts'
import { shortened } from '../util/text.ts'

/** Text of the template that was left in the document. */
export const placeholderText: Rule = {
  id: 'placeholder-text',
  summary: 'Text of the template was left: `[Feature Name]`, `<hash>`, `YYYY-MM-DD`, `____`, `TBD`.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'placeholder-text')) {
      const own = deviation.label === '' ? phrase`words of your own` : phrase`"${deviation.label}" in words of your own`
      const message = deviation.blank
        ? placeholder(deviation.text, undefined)
        : phrase`Unexpected text of the template "${shortened(deviation.text)}"; expected ${own}`
      yield { message, at: deviation.at }
    }
  },
  *checkBlock(block) {
    for (const { at, text, choices } of placeholdersIn(block)) {
      yield {
        message: placeholder(text, choices),
        at,
        // A more special rule may report the same text.
        unlessClaimed: true,
        fixes: (choices ?? []).map((choice) => ({ title: phrase`Choose ${choice}`, certain: false, edits: [{ at, text: choice }] })),
      }
    }
  },
}

function placeholder(text: string, choices: readonly string[] | undefined): Phrase {
  const expected = choices ? phrase`one of ${choices.join(', ')}` : phrase`a value in its place`
  return phrase`Unexpected placeholder "${shortened(text)}"; expected ${expected}`
}
