import { isPlain } from '../chronology/conversions.ts'
import { nameKey } from '../lexicon/names.ts'
import { withoutRows } from '../linter/fixes/removal.ts'
import { none, noneFix } from '../linter/fixes/values.ts'
import type { Fix, Problem, Rule } from '../linter/rule.ts'
import type { MissingRow } from '../matching/deviations.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A row that the kind asks for is not there, or is there without content. */
export const missingRow: Rule = {
  id: 'missing-row',
  summary: 'A row of the kind is missing, or a row is empty.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-row')) yield problemOf(deviation)
  },
}

/** The problem of a row that is missing or empty. */
export function problemOf(deviation: MissingRow): Problem {
  if (deviation.wanted) {
    return {
      message: phrase`Row "${deviation.label}" is missing; expected it in the table`,
      at: deviation.at,
      fixes: [
        {
          title: phrase`Insert row "${deviation.label}"`,
          certain: false,
          blank: true,
          edits: [{ at: deviation.at, text: deviation.insert }],
        },
      ],
    }
  }
  if (!deviation.row) {
    const table = deviation.label ? phrase`Table of "${deviation.label}"` : phrase`Table`
    return {
      message: phrase`${table} has no row; expected at least one, or "None" in its place`,
      at: deviation.at,
      fixes: [
        { title: phrase`Insert a row`, certain: false, blank: true, edits: [{ at: deviation.at, text: deviation.insert }] },
        ...nothing(deviation),
      ],
    }
  }
  const others = deviation.table.rows.some((row) => !row.empty)
  const removal = others ? withoutRows(deviation.row.at) : undefined
  const row = deviation.label ? phrase`Row of "${deviation.label}"` : phrase`Row`
  // A prepared table: its rows have names only.
  if (!deviation.row.empty) return { message: phrase`${row} has only its name; expected values, or no row`, at: deviation.at }
  return {
    message: others
      ? phrase`${row} is empty; expected values, or no row`
      : phrase`${row} is empty; expected values, or "None" in place of the table`,
    at: deviation.at,
    fixes: others ? (removal ? [{ title: phrase`Remove the empty row`, certain: true, edits: [removal] }] : []) : nothing(deviation),
  }
}

/** Replaces a table by a word that there is nothing, if it has only the template's column names. */
function nothing({ table, part }: MissingRow): Fix[] {
  const { block, start, end } = table.at
  if (part?.type !== 'table' || end > block.text.length) return []
  const names = new Set(part.columns.map(({ name }) => nameKey(name)))
  const [, , ...rows] = block.text.slice(start, end).split(/\r\n|\n|\r/)
  const isEmpty =
    rows.length < 2 &&
    table.columns.every(({ text, at }) => names.has(nameKey(text)) && isPlain(at)) &&
    rows.every((row) => /^[ \t>|]*$/.test(row))
  return isEmpty ? [noneFix({ at: table.at, text: none })] : []
}
