/**
 * What is said of an edited document is what would be said of it if it were read anew. fast-check prints the seed of a case that fails,
 * and the shortest edits that it could find.
 */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { builtInKinds } from '../../server/kinds/index.ts'
import { type CheckResult, check } from '../../server/src/core/check.ts'
import { editsOf } from '../../server/src/core/fix.ts'
import type { Fix } from '../../server/src/core/linter/rule.ts'
import type { Document } from '../../server/src/core/markdown/document.ts'
import { editDocument, parseDocument, type Change as SentChange } from '../../server/src/core/markdown/parse.ts'
import { usualLengths } from '../../server/src/core/markdown/parser/cut.ts'
import { applyEdits } from '../../server/src/core/util/text.ts'
import escalationTemplate from '../fixtures/escalation-skeletons.md'
import supportTemplate from '../fixtures/support-template.md'
import { optionsOf, type Setting } from '../support/check.ts'
import { type Change, change, changed, markdown, sentFor } from '../support/markdown.ts'
import { factor } from '../support/property.ts'

/** What an author types in a handoff, beside any Markdown. */
const typed = fc.constantFrom(
  'x',
  '\n',
  '\n\n',
  '- [x] ',
  '**Owner**: Support Lead\n',
  '**Workaround**:\n',
  'Next update: 2026-03-01 14:30 PST\n',
  'All times are in CET.\n\n',
  '## Known Issues\n\n- SHOP-12: Slow\n\n',
  '### Feature 7: Filter\n\n**Description**: Filters\n\n',
  '## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| 14:30 | Down |\n| 13:30 | Up |\n\n',
  '| SHOP-12 | Slow | High | | |\n',
  '<!-- handoff-ignore unfilled-field -- later -->\n',
  '# 2026-03-02\n\n',
  '```\n',
  '[later]: https://example.com\n',
  '[page][later]\n',
  'TBD',
  'N/A',
)

const edit: fc.Arbitrary<Change> = fc.oneof(
  { weight: 2, arbitrary: change },
  {
    weight: 3,
    arbitrary: fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat({ max: 3 }), inserted: typed }),
  },
)

/** Edits that follow each other; behind each few of them the document is looked at. */
const rounds = fc.array(fc.array(edit, { minLength: 3, maxLength: 7 }), { minLength: 2, maxLength: 4 })

/** Handoffs of each kind, some with several features, and Markdown of any sort. */
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...builtInKinds.values()) },
  { weight: 2, arbitrary: fc.constantFrom(supportTemplate, escalationTemplate) },
  { weight: 2, arbitrary: fc.constantFrom(withFeatures(3), withFeatures(12)) },
  { weight: 2, arbitrary: markdown },
)

/** Handoffs with more rows and items, as they are met in tables and lists of any sort. */
const line = fc.constantFrom(
  '| SHOP-12 | Slow | High | Reload | 5.2 |\n',
  '| SHOP-13 | [Description] | SEV-2 | | |\n',
  '| 2026-03-01 | 14:30 | Down |\n',
  '| | 13:30 | N/A |\n',
  '| 10:15 PST | `a \\| b` | [log][later] |\n',
  '| Name | TBD |\n',
  '| a\n',
  'b | c\n',
  '- [x] Checked by 14:30\n',
  '- [ ] [Link]\n',
  '- **Owner**: Support Lead\n',
  '- **Workaround**:\n',
  '  - Reload\n',
  '- ~~SHOP-14~~: slow, see [log][later]\n',
  '* SHOP-15: slow\n',
  '1. Call Support On-Call\n',
  '2. At 10:15 CET\n',
  'and go on\n',
  '-\n',
  '\n',
)
const head = fc.constantFrom(
  '## Known Issues\n\n| Issue ID | Description | Severity | Workaround | ETA |\n| --- | --- | --- | --- | --- |\n',
  '## Timeline\n\n| Date | Time (CET) | Event |\n| --- | --- | --- |\n',
  '## Contacts\n\n| Role | Name |\n|---|---|\n',
  '## Contacts\n| Role | [Name] |\n|---|---|\n',
  '## Known Issues\n\n',
  '**Steps**:\n\n',
  'All times are in CET.\n\n',
  '[later]: https://example.com\n\n',
  '<!-- handoff-ignore empty-cell -- later -->\n| Issue | Workaround |\n| --- | --- |\n',
  '',
)
const longText = fc.oneof(
  { weight: 1, arbitrary: text },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.tuple(head, fc.array(line, { maxLength: 12 })), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.map(([start, lines]) => `${start}${lines.join('')}\n`).join('')),
  },
)

const settings: readonly Setting[] = [
  {},
  { path: 'docs/handoff.md' },
  { kind: 'support-handoff' },
  { kind: 'escalation-packet', stage: 'ready' },
  { template: supportTemplate, stage: 'accepted' },
  { template: escalationTemplate, timeZone: 'America/New_York' },
]

describe('an edited document', function () {
  this.timeout(0)

  it('is judged after each few edits as if it were read anew', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...settings), rounds, (...given) => judgedAlike(...given)),
      { numRuns: 40 * factor },
    )
  })

  it('is judged as before when an edit is undone', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...settings), edit, (source, setting, one) => {
        const options = optionsOf(setting)
        const document = parseDocument(source)
        const before = said(check(document, options))
        const edited = editDocument(document, [sentFor(source, one)])
        check(edited, options)
        const undone = editDocument(edited, [{ text: source }])
        assert.deepEqual(said(check(undone, options)), before)
      }),
      { numRuns: 40 * factor },
    )
  })
})

describe('a second section of a kind', () => {
  it('is reported where it stands after an edit in it', () => {
    const source = '# CS Handoff\n\n## Known Limitations\n\n- a\n\n## Known Limitations\n\n- b\n\n## Likely Questions\n\nNone\n'
    const options = optionsOf({ kind: 'cs-handoff' })
    const document = parseDocument(source)
    const second = source.lastIndexOf('Known Limitations')
    const placesIn = (edited: Document) =>
      check(edited, options).findings.flatMap(({ rule, span }) => (rule === 'duplicate-section' ? [span.start] : []))
    assert.deepEqual(placesIn(document), [second])
    assert.deepEqual(placesIn(editDocument(document, [sentFor(source, { at: 0.7, removed: 0, inserted: 'x' })])), [second])
  })
})

describe('a comment above a section that repeats', () => {
  it('waives how often the section stands, as it would if the text were read anew', () => {
    const template = '## Likely questions\n\n### Q: [Question]\n<!-- handoff: { least: 3, most: 4 } -->\n**A**:\n'
    const source = '## Likely questions\n\n### Q: Can I turn it off?\n**A**: No.\n\n### Q: Does it cost anything?\n**A**: No.\n'
    const options = optionsOf({ template })
    const document = parseDocument(source)
    check(document, options)
    const start = document.lines.positionAt(source.indexOf('### Q: Does'))
    const text = '<!-- handoff-ignore length -- some reason -->\n'
    const { findings, waived } = check(editDocument(document, [{ range: { start, end: start }, text }]), options)
    assert.deepEqual([findings.map(({ rule }) => rule), waived.map(({ finding }) => finding.rule)], [[], ['length']])
  })
})

describe('a long table or list', function () {
  this.timeout(0)
  it('is judged as if it were not cut into blocks', () => {
    fc.assert(
      fc.property(longText, fc.constantFrom(...settings), (source, setting) => {
        const options = optionsOf(setting)
        // Lines of one place may come in another order, and what a fix takes out may be the line ending before or behind.
        const saidOf = (beforePart: number) => {
          const { lines, ...others } = said(check(parseDocument(source, { ...usualLengths, beforePart }), options), (document, fix) =>
            applyEdits(source, editsOf(document, fix)),
          )
          // The first time without a zone is read with those below it, which are not known where a list is cut.
          const findings = others.findings.map((finding) => (finding[0] === 'missing-time-zone' ? finding.slice(0, -1) : finding))
          return { ...others, findings, lines: lines?.map((one) => one.join(' ')).sort() }
        }
        assert.deepEqual(saidOf(0), saidOf(Number.POSITIVE_INFINITY))
      }),
      { numRuns: 50 * factor },
    )
  })

  it('is judged after each few edits as if it were read anew', () => {
    const lengths = { ...usualLengths, beforePart: 0 }
    fc.assert(
      fc.property(longText, fc.constantFrom(...settings), rounds, (...given) => judgedAlike(...given, lengths)),
      { numRuns: 20 * factor },
    )
  })
})

/** Each edit is checked, as in an editor; every few of them the result is compared with that of a document read anew. */
function judgedAlike(source: string, setting: Setting, rounds: readonly (readonly Change[])[], lengths = usualLengths): void {
  const options = optionsOf(setting)
  let document = parseDocument(source, lengths)
  let expected = source
  check(document, options)
  for (const edits of rounds) {
    for (const one of edits) {
      const sent: SentChange = sentFor(expected, one)
      expected = changed(expected, one)
      document = editDocument(document, [sent])
      check(document, options)
    }
    assert.equal(document.text, expected)
    assert.deepEqual(said(check(document, options)), said(check(parseDocument(expected, lengths), options)))
  }
}

/** All that a check says, with its places counted from the start of the document. */
function said(result: CheckResult, fixed: (document: Document, fix: Fix) => unknown = editsOf) {
  const { document, kind, stage, readiness, findings, waived, failures } = result
  assert.deepEqual(failures, [])
  const at = (place: Parameters<typeof document.spanOf>[0]) => {
    const { start, end } = document.spanOf(place)
    return `${start}-${end}`
  }
  return {
    kind: kind?.id,
    stage,
    findings: findings.map(({ rule, severity, span, problem }) => [
      rule,
      severity,
      `${span.start}-${span.end}`,
      problem.message,
      (problem.related ?? []).map((related) => ('at' in related ? [related.message, at(related.at)] : related)),
      (problem.fixes ?? []).map((fix) => [fix.title, fix.certain, fixed(document, fix)]),
    ]),
    waived: waived.map(({ finding, waiver }) => [finding.rule, finding.span.start, at(waiver.at)]),
    lines: readiness?.requirements.map((line) => [line.label, line.section.join(' > '), line.state, line.rule, at(line.at)]),
    sections: result.match && Array.from(result.match.sections, ([section, part]) => [section.index, part.name]).sort(),
    deviations: result.match?.deviations.map((deviation) => [deviation.rule, at(deviation.at), deviation.section.heading?.text]).sort(),
  }
}

function withFeatures(count: number): string {
  const features = Array.from(
    { length: count },
    (_, index) => `### Feature ${index + 1}: Filter ${index + 1}

**Description**: Results are narrowed by property ${index + 1}.

**Target Users**:

- Detected at 14:3${index % 10} CET on 2026-03-0${(index % 9) + 1}

| Issue ID | Description | Severity | Workaround | ETA for Fix |
|----------|-------------|----------|------------|-------------|
| SRCH-${index} | Slow | Low | ${index % 2 ? 'Reload' : ''} | 5.1 |
`,
  )
  return `---\nkind: support-handoff\n---\n\n# Support Handoff: Search\n\n## Release Information\n\n- **Release Date**: 2026-04-21\n- **Support Lead**:\n\n## Feature Details\n\n${features.join('\n')}\n## Known Issues\n\n- [x] Known issues documented\n\n## Sign-off\n\n- Support Lead: ____ Date: ____\n`
}
