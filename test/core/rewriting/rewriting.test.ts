/**
 * Rewriting that keeps the meaning: however a document is written, it is of the same kind, has the same faults and is as ready. fast-check
 * draws a document, perhaps with a fault, and up to five rewritings; if the check says something else, it looks for the fewest of them.
 */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { factor } from '../../support/property.ts'
import { composed, type Step } from './compose.ts'
import { type Original, originals, type Version } from './documents.ts'
import { rewritings } from './index.ts'
import { verdictOn } from './marked.ts'
import { asWritten, inFewForms, type NotYet, notYet } from './notYet.ts'
import { bare } from './rewriting.ts'

const documents = originals()
const read = documents.filter((document) => !isListed(asWritten, document) && !inFewForms.includes(document.name))

describe('a rewriting', () => {
  for (const { says, example, rewrite } of rewritings) {
    const [before, after] = example
    it(says, () => assert.equal(rewrite(before), after))
  }

  it('has a name of its own, and changes a document', () => {
    assert.equal(new Set(rewritings.map(({ says }) => says)).size, rewritings.length)
    for (const { says, rewrite } of rewritings)
      assert.ok(
        documents.some(({ complete }) => rewrite(complete.text) !== complete.text),
        says,
      )
  })
})

describe('a complete document', () => {
  for (const { name, kind, complete } of read) {
    it(`is of its kind, quiet and ready: ${name}`, () => {
      const { kind: found, findings, readiness } = complete.verdict
      assert.deepEqual({ found, findings, ...readiness }, { found: kind, findings: [], open: 0, toCorrect: 0 })
    })
  }
})

describe('a document', function () {
  this.timeout(120_000 * factor)

  it('says the same however it is written', () => {
    const task = fc.constantFrom(...read).chain((document) => {
      const fit = rewritings.filter(({ says }) => !isListed(says, document))
      const step = fc.record({
        rewriting: fc.constantFrom(...fit.filter(({ rewrite }) => rewrite(document.complete.text) !== document.complete.text)),
        where: fc.oneof(fc.constant(-1), fc.nat()),
      })
      const steps = fc
        .uniqueArray(step, { minLength: 1, maxLength: 5, selector: ({ rewriting }) => rewriting.oneOf ?? rewriting })
        .filter((some) => !areListed(some, document))
      const version = fc.oneof(fc.constant(document.complete), fc.constantFrom(document.complete, ...document.faulty))
      return fc
        .record({ version, steps })
        .map((one) => ({ ...one, document, [fc.toStringMethod]: () => inWords(document, one.version, one.steps) }))
    })
    fc.assert(
      fc.property(task, ({ document, version, steps }) => assertSame(document, version, steps)),
      // The nightly form runs ten times as long, with 20,000 compositions.
      { numRuns: factor === 1 ? 500 : 2000 * factor },
    )
  })

  // Most of these are seen at faults that have to be looked for, so the short form leaves them out.
  for (const one of factor === 1 ? [] : notYet)
    it(`is not yet read where ${[one.says, ...(one.with ? [one.with] : [])].join(' and ')}: ${one.reason}`, () => {
      for (const name of one.documents) assert.ok(fails(one, name), `it is read in ${name}; expected no entry for it in notYet.ts`)
    })
})

function isListed(says: string, { name }: Original): boolean {
  return notYet.some((one) => one.says === says && one.with === undefined && one.documents.includes(name))
}

/** True if two of the steps are not read together. */
function areListed(steps: readonly Step[], { name }: Original): boolean {
  const says = new Set(steps.map(({ rewriting }) => rewriting.says))
  return notYet.some((one) => one.with !== undefined && says.has(one.says) && says.has(one.with) && one.documents.includes(name))
}

/** True if the rewriting changes what is said of the document or of one with a fault. */
function fails(one: NotYet, name: string): boolean {
  const steps = rewritings.filter(({ says }) => says === one.says || says === one.with).map((rewriting) => ({ rewriting, where: -1 }))
  return documents
    .filter((document) => document.name === name)
    .some(({ complete, faulty, kind }) =>
      one.says === asWritten
        ? complete.verdict.findings.length > 0 || complete.verdict.kind !== kind
        : [complete, ...faulty].some((version) => [steps, steps.toReversed()].some((order) => !isSame(version, order, kind))),
    )
}

function isSame(version: Version, steps: readonly Step[], kind: string): boolean {
  try {
    assert.deepEqual(verdictOn(composed(version.text, steps), version.fault === '' ? undefined : kind), version.verdict)
    return true
  } catch {
    return false
  }
}

function assertSame(document: Original, version: Version, steps: readonly Step[]): void {
  const text = composed(version.text, steps)
  const found = verdictOn(text, version.fault === '' ? undefined : document.kind)
  assert.deepEqual(found, version.verdict, `${inWords(document, version, steps)}:\n${bare(text)}`)
}

function inWords({ name }: Original, { fault }: Version, steps: readonly Step[]): string {
  const says = steps.map(({ rewriting, where }) => `${rewriting.says}${where === -1 || rewriting.whole ? '' : ` (sections ${where})`}`)
  return `${name} ${fault}, where ${says.join('; ')}`
}
