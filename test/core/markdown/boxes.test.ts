/** Boxes as people and exporters write them: open ones are open, ticked ones ticked, and a fix keeps their form. */
import assert from 'node:assert/strict'
import { faultsIn, fixed, fixedOnce } from '../../support/check.ts'

const template = '## Checklist\n\n- [ ] Flags: [list]\n'
const document = (box: string) => `## Checklist\n\n- ${box} Flags: a=on\n`

const pairs = [
  ['[ ]', '[x]'],
  ['\\[ \\]', '\\[x\\]'],
  ['☐', '☑'],
  ['&#x2610;', '&#x2611;'],
  ['<input type="checkbox">', '<input type="checkbox" checked>'],
  ['<input type="checkbox" />', '<input type="checkbox" checked />'],
] as const

describe('a box', () => {
  for (const [open, ticked] of pairs) {
    it(`is open: ${open}`, () => assert.deepEqual(faultsIn(document(open), { template }), [`unticked-item: ${open}`]))
    it(`is ticked: ${ticked}`, () => assert.deepEqual(faultsIn(document(ticked), { template }), []))
    it(`is ticked in its own form: ${open}`, () => assert.equal(fixedOnce(document(open), { template }, 'unticked-item'), document(ticked)))
  }

  it('is ticked with a cross, with a capital, and by the number of a sign', () => {
    for (const box of ['☒', '\\[X\\]', '&#9745;', '&#x2612;', '<input type=checkbox checked="checked">', '<input checked type="checkbox">'])
      assert.deepEqual(faultsIn(document(box), { template }), [], box)
  })

  it('that is ticked still needs its evidence', () => {
    for (const box of ['☑', '\\[x\\]', '<input type="checkbox" checked>'])
      assert.deepEqual(faultsIn(`## Checklist\n\n- ${box} Flags:\n`, { template }), ['ticked-without-evidence: line 3'], box)
  })

  it('is one on a line of its own, whose bullet was escaped or left out', () => {
    const two = '## Checklist\n\n- [ ] Flags: [list]\n- [ ] Data: [ids]\n'
    for (const [open, ticked] of [
      ['\\- \\[ \\]', '\\- \\[x\\]'],
      ['\\* \\[ \\]', '\\* \\[x\\]'],
      ['• [ ]', '• [x]'],
      ['☐', '☒'],
      ['&#x2610;', '&#x2611;'],
      ['<input type="checkbox"/>', '<input type="checkbox" checked/>'],
    ] as const)
      for (const gap of ['\n\n', '\n', '  \n']) {
        const source = `## Checklist\n\n${ticked} Flags: **a**=on${gap}${open} Data: 4711\n`
        const [finding = '', ...others] = faultsIn(source, { template: two })
        assert.match(finding, /^unticked-item: /, source)
        assert.deepEqual(others, [], source)
        assert.equal(fixed(source, { template: two }), source)
      }
  })

  it('is none of an item where the line is a choice, or words', () => {
    for (const line of ['☐ Major ☑ Minor', '[ ] Major', 'Tick ☐ here', '\\- Flags'])
      assert.deepEqual(
        faultsIn(`## Notes\n\n${line}\n`).filter((fault) => !fault.startsWith('unchosen')),
        [],
        line,
      )
  })

  it('is one of a choice', () => {
    const choice = '## Release\n\n**Type:** [ ] Major [ ] Minor\n'
    for (const [open, ticked] of pairs) {
      assert.deepEqual(faultsIn(`## Release\n\n**Type:** ${open} Major ${ticked} Minor\n`, { template: choice }), [], open)
      const unmade = `## Release\n\n**Type:** ${open} Major ${open} Minor\n`
      assert.deepEqual(
        faultsIn(unmade, { template: choice }).map((fault) => fault.replace(/:.*/s, '')),
        ['unchosen-option'],
        open,
      )
      assert.equal(fixedOnce(unmade, { template: choice }, 'unchosen-option'), `## Release\n\n**Type:** ${ticked} Major ${open} Minor\n`)
    }
  })

  it('is none in an address, a link, code or a comment', () => {
    const choice = '## Release\n\n**Type:** [ ] Major [ ] Minor\n'
    for (const words of [
      'https://example.com/[ ]',
      '<https://example.com/[ ]>',
      '[x][log]',
      '`[ ]`',
      '<!-- ☐ -->',
      '<input type="checkbox" https://example.com/>',
    ]) {
      const made = `## Release\n\n**Type:** [x] Major [ ] Minor ${words}\n\n[log]: log.txt\n`
      assert.deepEqual(faultsIn(made, { template: choice }), [], words)
      const unmade = made.replace('[x] Major', '[ ] Major')
      assert.equal(fixedOnce(unmade, { template: choice }, 'unchosen-option'), made)
    }
  })

  it('need not be ticked where the item is struck through', () => {
    for (const words of ['~~Flags: a=on~~', '<del>Flags: a=on</del>', '<s>Flags: a=on</s>'])
      assert.deepEqual(faultsIn(`## Checklist\n\n- [ ] ${words}\n`, { template }), [], words)
  })

  it('is none in a link, in another input, and behind words', () => {
    assert.deepEqual(
      faultsIn('## Checklist\n\n- <input type="text"> Flags: a=on\n- Flags \\[x\\]\n', { template }).filter((fault) =>
        fault.startsWith('unticked'),
      ),
      [],
    )
  })
})
