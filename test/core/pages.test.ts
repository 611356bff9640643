/** Every rule's page is true: what it calls bad is found there and nowhere else, what it calls fixed is the fix, what it calls good is. */
import assert from 'node:assert/strict'
import { rules } from '../../server/src/core/rules/index.ts'
import { checked, completed, findingsIn, fixed, fixedOnce, fixesIn, type Setting, spansIn } from '../support/check.ts'
import { type Example, readPages } from '../support/pages.ts'

const pages = readPages()

describe('pages of the rules', () => {
  it('stand beside every rule', () => {
    const lonely = rules.filter((rule) => !pages.some((page) => page.name === rule.id))
    assert.deepEqual(
      lonely.map((rule) => rule.id),
      [],
    )
  })

  it('stand beside nothing else, and bear the name of their rule', () => {
    const strange = pages.filter((page) => page.title !== page.name || !rules.some((rule) => rule.id === page.name))
    assert.deepEqual(
      strange.map((page) => page.name),
      [],
    )
  })

  for (const page of pages) {
    describe(page.name, () => {
      it('shows at least three examples', () => assert.ok(page.examples.length >= 3))
      for (const example of page.examples) describe(example.title, () => testExample(page.name, example))
    })
  }
})

function testExample(rule: string, example: Example): void {
  const { template, bad, good, files } = example
  const setting: Setting =
    rule === 'invalid-template'
      ? { isTemplate: true }
      : { template, ...(files.size > 0 ? { files, path: 'handoff.md', kind: 'general' } : {}) }

  it('has something bad and something good', () => assert.ok(bad && good))

  if (bad) {
    it('bad: is found as listed, and nothing else is', () => assert.deepEqual(asListed(bad, rule, setting), example.diagnostics))
    it('fixed: is what the fix makes of it', () => testFix(rule, bad, example.fixed, setting))
  }
  if (good) it('good: has no finding', () => assert.deepEqual(findingsIn(good, setting), []))

  for (const [name, text] of Object.entries({ bad, good })) {
    if (!text) continue
    it(`${name}: means the same with other line endings and a byte order mark`, () => testVariants(text, setting))
  }
  if (bad) it('bad: breaks nothing when cut off', () => testBeginnings(bad, setting))
}

/** Findings in the words of a page: `line:character-line:character message`, and the rule where it is another. */
function asListed(text: string, rule: string, setting: Setting): string[] {
  return findingsIn(text, setting).map((finding) => {
    const [place, found, ...message] = finding.split(' ')
    return `${place} ${message.join(' ')}${found === rule ? '' : ` (${found})`}`
  })
}

function testFix(rule: string, bad: string, expected: string | undefined, setting: Setting): void {
  const found = checked(bad, setting).findings.filter((finding) => finding.rule === rule)
  const fixes = found.flatMap((finding) => finding.problem.fixes ?? [])
  if (fixes.length === 0) {
    assert.equal(expected, undefined)
    return
  }
  if (fixes.some((fix) => fix.blank)) {
    const once = completed(bad, setting, rule)
    assert.equal(once, expected)
    assert.equal(completed(once, setting, rule), once)
    return
  }
  if (fixes.some((fix) => fix.certain)) {
    const once = fixed(bad, setting, rule)
    assert.equal(once, expected)
    assert.deepEqual(
      fixesIn(once, setting, rule).filter((title) => title.startsWith('*')),
      [],
    )
    assert.equal(fixed(once, setting, rule), once)
    return
  }
  const once = fixedOnce(bad, setting, rule)
  assert.equal(once, expected)
  assert.equal(checked(once, setting).findings.filter((finding) => finding.rule === rule).length, found.length - 1)
  assert.equal(fixed(once, setting, rule), once)
}

function testVariants(text: string, setting: Setting): void {
  const crlf = text.replace(/\n/g, '\r\n')
  const { template } = setting
  assert.deepEqual(findingsIn(crlf, setting), findingsIn(text, setting))
  assert.deepEqual(
    findingsIn(text, template ? { ...setting, template: template.replace(/\n/g, '\r\n') } : setting),
    findingsIn(text, setting),
  )
  assert.equal(fixed(crlf, setting), fixed(text, setting).replace(/\n/g, '\r\n'))
  assert.deepEqual(findingsIn(`\uFEFF${text}`, setting).map(withoutPlace), findingsIn(text, setting).map(withoutPlace))
}

function testBeginnings(text: string, setting: Setting): void {
  const variants = [text, text.replace(/\n/g, '\r\n'), `\uFEFF${text}`]
  // At the ends of lines, and within them at another place each time; of five lines, one.
  const cuts = text.split('\n').reduce<number[]>((ends, line) => ends.concat((ends.at(-1) ?? -1) + line.length + 1), [])
  for (const [index, cut] of cuts.entries()) {
    if (index % 5 !== text.length % 5) continue
    const part = variants[index % variants.length]?.slice(0, index % 2 === 0 ? cut : cut - (index % 11)) ?? ''
    for (const span of spansIn(part, setting)) assert.ok(0 <= span.start && span.start <= span.end && span.end <= part.length, part)
  }
}

/** A byte order mark moves the first line by one. */
function withoutPlace(finding: string): string {
  return finding.replace(/^\S+ /, '')
}
