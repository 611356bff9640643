/** Waivers in the ways in which people and their editors write them. */
import assert from 'node:assert/strict'
import { safeEditsOf } from '../../../server/src/core/fix.ts'
import { inEnglish } from '../../../server/src/core/util/phrase.ts'
import { checked, fixedOnce } from '../../support/check.ts'

const issue = '| Issue | Severity | Workaround | ETA |\n|---|---|---|---|\n| AUTH-1 | SEV3 | | 2026-04-01 |\n'
const document = (comment: string) => `# Handoff\n\n## Known issues\n\n${comment}\n\n${issue}`

/** What is found with a comment above a row without a workaround. */
function found(comment: string): string[] {
  return checked(document(comment)).findings.map(({ rule, problem }) => `${rule}: ${inEnglish(problem.message)}`)
}

/** What the first waiver says. */
function said(comment: string): { reason: string; until: string | undefined; by: string | undefined } {
  const waiver = checked(document(comment)).waivers[0]?.waiver
  assert.ok(waiver, comment)
  return { reason: waiver.reason, until: waiver.until?.text, by: waiver.by }
}

const understood = [
  '<!-- handoff-ignore missing-workaround -- the vendor ships a fix -->',
  '<!-- handoff-ignore missing-workaround - the vendor ships a fix -->',
  '<!-- handoff-ignore missing-workaround – the vendor ships a fix -->',
  '<!-- handoff-ignore missing-workaround — the vendor ships a fix -->',
  '<!-- handoff-ignore missing-workaround—the vendor ships a fix -->',
  '<!-- handoff-ignore missing-workaround --- the vendor ships a fix -->',
  '<!-- handoff-ignore missing-workaround: the vendor ships a fix -->',
  '<!-- handoff-ignore missing-workaround (the vendor ships a fix) -->',
  '<!-- handoff-ignore missing-workaround the vendor ships a fix -->',
  '<!-- handoff-ignore: missing-workaround – the vendor ships a fix -->',
  '<!-- handoff-ignore : missing-workaround -- the vendor ships a fix -->',
  '<!-- Handoff-Ignore missing-workaround -- the vendor ships a fix -->',
  '<!-- HANDOFF-IGNORE MISSING-WORKAROUND -- the vendor ships a fix -->',
  '<!-- handoff_ignore missing_workaround -- the vendor ships a fix -->',
  '<!-- handoff ignore missing-workaround -- the vendor ships a fix -->',
  '<!--handoff-ignore missing-workaround--the vendor ships a fix-->',
  '<!--\nhandoff-ignore missing-workaround\n– the vendor ships a fix\n-->',
  '<!-- handoff-ignore-file missing-workaround – the vendor ships a fix -->',
  '<!-- handoff_ignore_file: missing-workaround – the vendor ships a fix -->',
]

describe('a waiver', () => {
  for (const comment of understood) {
    it(`is understood: ${comment.replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(found(comment), [])
      assert.equal(said(comment).reason, 'the vendor ships a fix')
    })
  }

  it('names several rules, with commas or without', () => {
    for (const comment of [
      '<!-- handoff-ignore missing-workaround, missing-eta – the vendor ships a fix -->',
      '<!-- handoff-ignore missing-eta missing-workaround -- the vendor ships a fix -->',
      '<!-- handoff-ignore missing-eta,missing-workaround: the vendor ships a fix -->',
      '<!-- handoff-ignore missing-eta, secret, missing-workaround — the vendor ships a fix -->',
      '<!-- handoff-ignore missing-eta missing-workaround the vendor ships a fix -->',
    ]) {
      assert.deepEqual(found(comment), [], comment)
      assert.equal(said(comment).reason, 'the vendor ships a fix')
    }
  })

  it('ends with its comment, whatever stands behind it on the line', () => {
    const waiver = '<!-- handoff-ignore missing-workaround -- it is rare -->'
    assert.deepEqual(found(`${waiver} <!-- a note -->`), [])
    assert.deepEqual(found(`<!-- a note -->${waiver}`), [])
    assert.equal(said(`${waiver} <!-- a note -->`).reason, 'it is rare')
    const unused = '<!-- handoff-ignore secret -- it is rare -->'
    const gone = (line: string) => fixedOnce(`# Handoff\n\n${line}\n\nDone.\n`, {}, 'unused-waiver').split('\n')[2]
    assert.equal(gone(`${unused} <!-- a note -->`), ' <!-- a note -->')
    assert.equal(gone(`${unused}<!-- a note --> and words <!-- b -->`), `${unused}<!-- a note --> and words <!-- b -->`)
    assert.equal(gone(unused), 'Done.')
  })

  it('may have other rules, dashes and dates in its reason', () => {
    for (const reason of [
      'as for missing-eta, the vendor is asked',
      'third-party fix – see AUTH-1',
      'found on 2026-01-02, the vendor is asked',
      'we wait until the vendor ships',
      'by design: the value is empty',
      'a secret of the vendor',
    ])
      for (const sign of ['--', '–', '-', ':']) {
        const comment = `<!-- handoff-ignore missing-workaround ${sign} ${reason} -->`
        assert.deepEqual(found(comment), [], comment)
        assert.deepEqual(said(comment), { reason, until: undefined, by: undefined })
      }
  })

  it('has its last day and its author behind any sign', () => {
    for (const clauses of [
      '; until 2026-12-01; by @ann',
      ', until 2026-12-01, by @ann',
      ' (until 2026-12-01, by @ann)',
      ' (until 2026-12-01) (by @ann)',
      ' – until 2026-12-01, by @ann',
      '; until 2026-12-01 by @ann',
      ', valid until: 2026-12-01; by @ann',
      ' (bis 2026-12-01, von @ann)',
    ]) {
      const comment = `<!-- handoff-ignore missing-workaround -- the vendor ships a fix${clauses} -->`
      assert.deepEqual(said(comment), { reason: 'the vendor ships a fix', until: '2026-12-01', by: '@ann' }, comment)
      assert.deepEqual(found(comment), [], comment)
    }
    for (const until of ['1 December 2026', '01.12.2026', 'December 1, 2026'])
      assert.equal(said(`<!-- handoff-ignore missing-workaround – vendor (until ${until}) -->`).until, until)
  })

  it('is over after its last day, wherever that stands', () => {
    for (const clause of ['; until 2026-02-01', ', until 2026-02-01', ' (until 2026-02-01)', ', until 2026-02-01, by @ann'])
      assert.deepEqual(
        found(`<!-- handoff-ignore missing-workaround – the vendor ships a fix${clause} -->`).map((one) => one.replace(/:.*/, '')),
        ['expired-waiver', 'missing-workaround'],
        clause,
      )
  })

  it('that is not understood is one finding', () => {
    for (const [comment, finding] of [
      [
        '<!-- handoff-ignore the vendor ships a fix in the spring of next year -->',
        'unknown-rule: Unknown rule "the"; expected the id of a rule, such as missing-workaround',
      ],
      [
        '<!-- handoff-ignore missing-workarond – the vendor ships a fix -->',
        'unknown-rule: Unknown rule "missing-workarond"; expected "missing-workaround"',
      ],
      [
        '<!-- handoff-ignore – the vendor ships a fix -->',
        'unknown-rule: Waiver names no rule; expected the id of a rule, such as missing-workaround',
      ],
    ] as const)
      assert.deepEqual(
        found(comment).filter((one) => !one.startsWith('missing-workaround')),
        [finding],
        comment,
      )
  })

  it('of another linter, or nearly ours, is one finding that says how it is written', () => {
    for (const [words, meant] of [
      ['handoff-disable-next-line', 'handoff-ignore'],
      ['handoff-disable-line', 'handoff-ignore'],
      ['handoff-disable', 'handoff-ignore'],
      ['handoff-enable', 'handoff-ignore'],
      ['handoff-disable-file', 'handoff-ignore-file'],
      ['handoff-ignore-next-line', 'handoff-ignore'],
      ['handoff_disable_next_line', 'handoff-ignore'],
      ['Handoff-Waive', 'handoff-ignore'],
      ['handoff disable:', 'handoff-ignore'],
      ['handoff: disable', 'handoff-ignore'],
      ['handofflint-disable', 'handoff-ignore'],
    ] as const)
      assert.deepEqual(
        found(`<!-- ${words} missing-workaround -->`).filter((one) => !one.startsWith('missing-workaround')),
        [`unknown-rule: Unexpected "${words.replace(/:$/, '')}"; expected "${meant} <rule> -- <reason>"`],
        words,
      )
    for (const comment of ['<!-- handoff-disable -->', '<!-- handoff_ignore -->', '<!-- handoff ignore: -->'])
      assert.equal(found(comment).filter((one) => one.startsWith('unknown-rule')).length, 1, comment)
  })

  it('is none in other comments on handoffs', () => {
    for (const comment of [
      '<!-- Handoff: ignore the old numbers -->',
      '<!-- handoff: skip the old numbers -->',
      '<!-- The handoff-disable of last week is gone -->',
      '<!-- handoff-disabled -->',
      '<!-- markdownlint-disable MD001 -->',
      '<!-- markdownlint-disable-next-line MD001 -->',
      '<!-- eslint-disable-next-line secret -->',
      '<!-- handoff ignore the old numbers -->',
      '<!-- handoff-ignored: missing-workaround -->',
      '<!-- the handoff-ignore of missing-workaround is gone -->',
    ])
      assert.equal(checked(document(comment)).waivers.length, 0, comment)
  })
})

describe('the fix that removes a waiver', () => {
  const isOffered = (text: string) => {
    const { document, findings } = checked(text)
    const fixes = findings.filter(({ rule }) => rule === 'unknown-rule').flatMap(({ problem }) => problem.fixes ?? [])
    return fixes.some((fix) => inEnglish(fix.title) === 'Remove the waiver' && safeEditsOf(document, fix).length > 0)
  }
  for (const [name, comment, expected] of [
    ['is offered where it stands alone', '<!-- handoff-ignore strange -- later -->', true],
    ['is offered behind words', 'Search is slow. <!-- handoff-ignore strange -- later -->', true],
    ['is not offered where it alone parts two words', 'It fails<!-- handoff-ignore strange -- later -->at noon', false],
    ['is not offered where a bullet would be left', '*<!-- handoff-ignore strange -- later -->', false],
    [
      'is not offered where a closing tag would take the next line along',
      '<b>It is slow\n\n</b><!-- handoff-ignore strange -- later -->',
      false,
    ],
    ['is not offered where a tag alone on its line would', 'See\n\n<i><!-- handoff-ignore strange -- later -->', false],
  ] as const)
    it(name, () => {
      const text = `# Handoff\n\n${comment}\n**Owner:** Support Lead\n`
      assert.equal(isOffered(text), expected)
    })

  it('leaves a space between the words around it', () => {
    const text = 'Login fails <!-- handoff-ignore strange -- later -->at noon.\n'
    assert.equal(fixedOnce(text, { kind: 'general' }, 'unknown-rule', 'Remove the waiver'), 'Login fails at noon.\n')
  })
})
