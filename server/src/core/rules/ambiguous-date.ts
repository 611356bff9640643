import { isPlain } from '../chronology/conversions.ts'
import { inCells } from '../linter/fixes/cells.ts'
import type { Rule } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { Block, Place } from '../markdown/document.ts'
import { datesInRun, placeIn } from '../recognisers/times/moments.ts'
import { type DateMention, formatDate, possibleDates } from '../time/index.ts'
import { either, phrase } from '../util/phrase.ts'

/** A date such as 03/04/2026, which is one day for some readers and another for others. */
export const ambiguousDate: Rule = {
  id: 'ambiguous-date',
  summary: 'A date can be read as two days: `03/04/2026`.',
  severity: 'warning',
  blank: false,
  *checkBlock(block) {
    for (const { at, mention } of ambiguousDates(block)) {
      const readings = possibleDates(mention).map(formatDate)
      const offered = isPlain(at) ? readings : []
      yield {
        message: phrase`Date "${sourceOf(at)}" can be ${either(readings)}; expected year, month and day in this order`,
        at,
        // Only the author knows which of the two was meant.
        fixes: offered.map((reading) => ({
          title: phrase`Read as ${reading}`,
          certain: false,
          saysAnew: true,
          edits: inCells([{ at, text: reading }]),
        })),
      }
    }
  },
}

function* ambiguousDates(block: Block): Generator<{ at: Place; mention: DateMention }> {
  for (const run of block.runs) {
    for (const mention of datesInRun(run)) {
      if (mention.order === 'ambiguous' && new Set(possibleDates(mention).map(formatDate)).size > 1)
        yield { at: placeIn(run.at, mention.span), mention }
    }
  }
}
