/** What is found hangs on now only as far as it is said with which moments now was compared. */
import { deepEqual, ok } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { check } from '../../server/src/core/check.ts'
import { parseDocument } from '../../server/src/core/markdown/parse.ts'
import { inEnglish } from '../../server/src/core/util/phrase.ts'
import { optionsOf } from '../support/check.ts'

const minute = 60_000
const folders = ['examples', 'test/fixtures', 'test/fixtures/kinds', 'server/src/core/rules']
const texts = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => {
      const text = readFileSync(`${folder}/${name}`, 'utf8')
      const examples = Array.from(text.matchAll(/^(`{3,})markdown (?:bad|good)\n([\s\S]*?)^\1$/gm), ([, , example = '']) => example)
      return examples.length > 0 ? examples : [text]
    }),
)

/** What is found at a moment, and between which moments the same is found. */
function found(text: string, kind: string, now: number): { found: unknown; after: number; until: number } {
  let after = Number.NEGATIVE_INFINITY
  let until = Number.POSITIVE_INFINITY
  const onCompared = (moment: number) => {
    if (moment < now) after = Math.max(after, moment)
    else until = Math.min(until, moment)
  }
  const { findings, waived, readiness } = check(parseDocument(text), { ...optionsOf({ kind }), now, onCompared })
  const lines = findings.map(({ rule, severity, span, problem }) => [
    rule,
    severity,
    span,
    inEnglish(problem.message),
    problem.fixes?.some((fix) => fix.certain),
  ])
  return {
    found: [lines, waived.map(({ finding }) => inEnglish(finding.problem.message)), readiness?.percent, readiness?.ready],
    after,
    until,
  }
}

describe('what is found', () => {
  const start = Date.UTC(2026, 1, 20)
  const moments = Array.from({ length: 6 }, (_, index) => start + index * 4 * 24 * 60 * minute + index * 37 * minute)
  for (const kind of ['general', 'status-update', 'escalation-packet'])
    it(`is the same between the moments with which now is compared (${kind})`, () => {
      const timed = texts.filter((text) => /\d{4}-\d{2}|until|next update|today|now\b/i.test(text))
      let compared = 0
      // Spread over all pages, so that each kind of rule is among them.
      for (const text of timed.filter((_, index) => index % Math.ceil(timed.length / 30) === 0)) {
        const [first, ...others] = moments.map((now) => ({ now, ...found(text, kind, now) }))
        for (const other of others)
          if (first && other.now > first.after && other.now <= first.until) {
            deepEqual(other.found, first.found, text)
            compared++
          }
      }
      ok(compared >= 75, `compared only ${compared} answers`)
    })
})
