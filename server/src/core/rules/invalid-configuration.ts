import { stages } from '../kind/kind.ts'
import { nearest } from '../nearest.ts'
import { phrase } from '../phrase.ts'
import type { Rule } from '../rule.ts'

/** A mistake in what configures a document: its front matter here; the project's configuration is checked where it is read. */
export const invalidConfiguration: Rule = {
  id: 'invalid-configuration',
  summary: 'A mistake in the front matter or in the configuration.',
  severity: 'error',
  blank: false,
  *check({ document, kindIds }) {
    const { frontMatter } = document
    if (!frontMatter) return
    yield* frontMatter.problems
    const known: readonly (readonly [string, readonly string[]])[] = [
      ['kind', kindIds],
      ['stage', stages],
    ]
    for (const [key, words] of known) {
      const entry = frontMatter.entries.get(key)
      if (!entry || words.includes(String(entry.value).toLowerCase())) continue
      const near = nearest(String(entry.value), words)
      const expected = near ? phrase`"${near}"` : phrase`one of ${words.join(', ')}`
      yield {
        message: phrase`Unknown ${key} "${String(entry.value ?? '')}"; expected ${expected}`,
        at: entry.valueAt,
        fixes: near ? [{ title: phrase`Change to ${near}`, certain: false, edits: [{ at: entry.valueAt, text: near }] }] : [],
      }
    }
  },
}
