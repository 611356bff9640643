/** The examples say what they are there for: `npm start` opens them, and newcomers look at them first. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { inEnglish } from '../../server/src/core/util/phrase.ts'
import { checked } from '../support/check.ts'

function checkedExample(name: string) {
  return checked(readFileSync(`examples/${name}.md`, 'utf8'), { path: `examples/${name}.md` })
}

function kindsOfFindings(name: string): string[] {
  return [...new Set(checkedExample(name).findings.map(({ rule }) => rule))].sort()
}

describe('examples', () => {
  it('are the four that the documents speak of', () =>
    assert.deepEqual(readdirSync('examples').sort(), [
      'empty-support-handoff.md',
      'escalation-mixed-time-zones.md',
      'half-done-support-handoff.md',
      'ready-support-handoff.md',
    ]))

  it('ready: nothing is found, nothing is open', () => {
    const { findings, readiness } = checkedExample('ready-support-handoff')
    assert.deepEqual(
      findings.map(({ problem }) => inEnglish(problem.message)),
      [],
    )
    assert.deepEqual([readiness?.percent, readiness?.ready], [100, true])
  })

  it('empty: its kind is known, and hardly anything is met', () => {
    const { kind, readiness, findings } = checkedExample('empty-support-handoff')
    assert.equal(kind?.id, 'support-handoff')
    assert.ok((readiness?.percent ?? 100) < 20)
    assert.ok(findings.length > 50)
  })

  it('half done: a draft, whose blanks are information', () => {
    const { stage, readiness, findings } = checkedExample('half-done-support-handoff')
    assert.equal(stage, 'draft')
    assert.ok((readiness?.percent ?? 0) > 30 && (readiness?.percent ?? 100) < 70)
    const blanks = findings.filter(({ rule }) => rule === 'unfilled-field')
    assert.ok(blanks.length > 0 && blanks.every(({ severity }) => severity === 'information'))
  })

  it('escalation: complete, but its times are of several zones', () => {
    assert.equal(checkedExample('escalation-mixed-time-zones').kind?.id, 'escalation-packet')
    assert.ok(kindsOfFindings('escalation-mixed-time-zones').includes('non-utc-timestamp'))
  })
})
