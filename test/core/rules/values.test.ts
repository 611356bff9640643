/** Values with a form of their own: choices, signatures, evidence, answers that say nothing. */
import assert from 'node:assert/strict'
import { faultsIn, fixedOnce, fixesIn, text } from '../../support/check.ts'

describe('choices', () => {
  const template = '- **Type**: [ ] Major [ ] Minor [ ] Patch\n- **Owner**:\n'
  const faults = (value: string) => faultsIn(`- **Type**: ${value}\n- **Owner**: Ann\n`, { template })

  it('are made by one box', () => {
    for (const value of ['[x] Major [ ] Minor [ ] Patch', '[ ] Major [X] Minor', '[x] Other', '[ ] Major / [x] Minor'])
      assert.deepEqual(faults(value), [])
  })

  it('are made in words', () => {
    for (const value of ['Minor', 'minor', '**Minor**', 'Minor – no new features']) assert.deepEqual(faults(value), [])
  })

  it('are not made by none or by several', () => {
    assert.deepEqual(faults('[ ] Major [ ] Minor [ ] Patch'), ['unchosen-option: [ ] Major [ ] Minor [ ] Patch'])
    assert.deepEqual(faults('[x] Major [x] Minor [ ] Patch'), ['unchosen-option: [x] Major [x] Minor [ ] Patch'])
  })

  it('that say nothing are empty', () => assert.deepEqual(faults(''), ['unfilled-field: line 1']))

  it('are offered one by one', () => {
    const document = '- **Type**: [x] Major [x] Minor [ ] Patch\n- **Owner**: Ann\n'
    assert.deepEqual(fixesIn(document, { template }), ['Choose Major', 'Choose Minor', 'Choose Patch'])
    assert.equal(
      fixedOnce(document, { template }, 'unchosen-option', 'Choose Patch'),
      '- **Type**: [ ] Major [ ] Minor [x] Patch\n- **Owner**: Ann\n',
    )
  })
})

describe('signatures', () => {
  const template = '## Sign-off\n\n- **Lead**: ________ Date: ________\n'
  const faults = (value: string) => faultsIn(`## Sign-off\n\n- **Lead**: ${value}\n`, { template })

  const signed = [
    'Ann Date: 2026-03-01',
    'Ann, Date: 2026-03-01',
    'Ann, 2026-03-01',
    'Ann (2026-03-01)',
    'Ann – 2026-03-01',
    'Ann 01.03.2026',
    'Ann 3/31/2026',
    'Ann **Date:** 2026-03-01',
    'Ann, Datum: 01.03.2026',
    '@ann Date: 2026-03-01T10:00Z',
    'Support Lead, EMEA Date: 2026-03-01',
  ]
  for (const value of signed) it(`"${value}" is one`, () => assert.deepEqual(faults(value), []))

  const unsigned = ['________ Date: ________', '', 'Date: 2026-03-01', '________ Date: 2026-03-01', '[Name] Date: [Date]', '_____', 'TBD']
  for (const value of unsigned)
    it(`"${value}" has no name`, () =>
      assert.deepEqual(
        faults(value).map((fault) => fault.split(':')[0]),
        ['unsigned'],
      ))

  const undated = ['Ann', 'Ann Date:', 'Ann Date: ________', 'Ann, Date: [Date]', 'Ann Date: YYYY-MM-DD']
  for (const value of undated)
    it(`"${value}" has no date`, () =>
      assert.deepEqual(
        faults(value).map((fault) => fault.split(':')[0]),
        ['undated-sign-off'],
      ))
})

describe('evidence', () => {
  const template = '## Docs\n\n- [ ] FAQ written: [Link]\n- [ ] Session held: [Date]\n'
  const faults = (faq: string) => faultsIn(`## Docs\n\n- [x] FAQ written${faq}\n- [x] Session held: 2026-03-01\n`, { template })

  it('stands behind the item', () => {
    for (const faq of [': https://example.com', ': [wiki](https://example.com)', ': in the wiki', ': see `docs/faq.md`'])
      assert.deepEqual(faults(faq), [])
  })

  it('stands below the item', () => {
    for (const faq of [':\n  - https://example.com', ':\n\n  https://example.com', '\n  - [wiki](https://example.com)'])
      assert.deepEqual(faults(faq), [])
  })

  it('is missing', () => {
    assert.deepEqual(faults(''), ['ticked-without-evidence: line 3'])
    assert.deepEqual(faults(':'), ['ticked-without-evidence: line 3'])
    assert.deepEqual(faults(': [Link]'), ['ticked-without-evidence: [Link]'])
    assert.deepEqual(faults(': TBD'), ['ticked-without-evidence: TBD'])
    assert.deepEqual(faults(':\n  -'), ['ticked-without-evidence: line 3'])
  })

  it('is not asked for where the item does not apply', () => {
    const document = '## Docs\n\n- [ ] FAQ written: N/A – nobody asks\n- [ ] ~~Session held: [Date]~~\n'
    assert.deepEqual(
      faultsIn(document, { template }).filter((fault) => !fault.startsWith('placeholder')),
      [],
    )
  })
})

describe('answers', () => {
  const template = text(`
    # T

    ## Changes

    -

    ## Contacts

    - **Owner**:

    ## Checks

    - [ ] Done
  `)
  const rest = '## Contacts\n\n- **Owner**: Ann\n\n## Checks\n\n- [x] Done\n'
  const faults = (answer: string) => faultsIn(`# T\n\n## Changes\n\n${answer}\n\n${rest}`, { template })

  for (const answer of [
    'None',
    'none.',
    'No changes',
    '- None',
    '* None currently',
    'Nothing',
    'N/A – a test',
    'Keine',
    'なし',
    '**None**',
    '_None_',
    'See the ticket.',
  ])
    it(`"${answer}" is one`, () => assert.deepEqual(faults(answer), []))

  it('to a whole section leave nothing open in it', () => {
    assert.deepEqual(faultsIn('# T\n\n## Changes\n\nNone\n\n## Contacts\n\nN/A – a test\n\n## Checks\n\nNone\n', { template }), [])
  })

  it('are needed', () =>
    assert.deepEqual(
      faults('').map((fault) => fault.split(':')[0]),
      ['empty-section'],
    ))
})
