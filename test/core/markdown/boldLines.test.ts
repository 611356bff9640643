/** Bold lines act as headings, and what follows them, or a label, belongs to them. */
import assert from 'node:assert/strict'
import { allFields } from '../../../server/src/core/markdown/blocks.ts'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'
import { faultsIn } from '../../support/check.ts'

function headings(text: string): string[] {
  return parseDocument(text).sections.flatMap(({ heading }) => (heading ? [heading.text] : []))
}

function labels(text: string): string[] {
  return parseDocument(text).blocks.flatMap(({ contents }) => allFields(contents).map(({ label, value }) => `${label}: ${value.text}`))
}

describe('a bold line is a heading', () => {
  const forms: Readonly<Record<string, string>> = {
    '**Impact**': 'Impact',
    '**Impact**\nOrders fail.': 'Impact',
    '**Impact**\\\nOrders fail.': 'Impact',
    '> **Impact**\n> Orders fail.': '',
    '**Agenda** ⏱️ 75 min': 'Agenda (75 min)',
    '**Agenda** (75 minutes)': 'Agenda (75 minutes)',
    '**Agenda** 60-90 min\n1. Overview': 'Agenda (60-90 min)',
    '📌 **Impact**': 'Impact',
    '**Impact** of the fault': '',
    '**Impact** – orders fail': '',
    '**Impact**, orders fail\nsince noon': '',
    '**Nobody can order since noon today in any of the shops**': '',
    '**Stop!**': '',
  }
  for (const [text, heading] of Object.entries(forms))
    it(JSON.stringify(text), () => assert.deepEqual(headings(text), heading === '' ? [] : [heading]))

  it('and the lines below it are read as any others', () => {
    assert.deepEqual(labels('**Contacts**\n**Lead:** Ann\n**Deputy:** Bo\n'), ['Lead: Ann', 'Deputy: Bo'])
  })
  it('also above boxes without bullets', () => {
    const template = '# Shift\n\n## Checks\n\n- [ ] Queue empty\n- [ ] Disk checked\n'
    assert.deepEqual(faultsIn('# Shift\n\n**Checks**\n☑ Queue empty\n☐ Disk checked\n', { template }), ['unticked-item: ☐'])
  })
  it('and what follows is still found in the section around it', () => {
    const template = '# Shift\n\n## Contacts\n\n- **Lead**: [Name]\n- **Deputy**: [Name]\n'
    const text = (deputy: string) =>
      `# Shift\n\n## Contacts\n\n**Important**\nCall before noon.\n\n- **Lead**: Ann\n- **Deputy**:${deputy}\n`
    assert.deepEqual(faultsIn(text(' Bo'), { template }), [])
    assert.deepEqual(faultsIn(text(''), { template }), ['unfilled-field: line 9'])
  })
  it('and a time in it, or below it, is found once', () => {
    assert.deepEqual(faultsIn('# A\n\n**Stopped** (14:30 CET)\nWorks since 2026-03-01 15:00 CET.\n'), [
      'non-utc-timestamp: 14:30 CET',
      'non-utc-timestamp: 2026-03-01 15:00 CET',
    ])
  })
})

describe('the value of a label', () => {
  const filled: Readonly<Record<string, string>> = {
    'is below in bold lines': '**What broke:**\n\n**1. The queue**\n- full\n',
    'is below in deep headings': '## Work\n\n**Calls:**\n\n#### POST /orders\n\nCreates one.\n',
    'is below in deep headings behind a bold line': '**1. The queue**\n- full\n\n**Calls:**\n\n#### POST /orders\n\nCreates one.\n',
    'is code that is not indented': '- `run.sh`\n  - Options:\n\n```sh\nrun.sh --all\n```\n',
    'is a list of names that is indented': 'Settings:\n  retries: three times\n  target: the queue\n',
    'has colons of its own': '**Steps:**\nFirst: stop the queue\n',
  }
  for (const [name, text] of Object.entries(filled)) it(name, () => assert.deepEqual(faultsIn(text), []))

  const empty: Readonly<Record<string, string>> = {
    'is missing above a heading': '# Work\n\n**Owner:**\n\n## Next\n\nGo on.\n',
    'is missing between others': '**Owner:**\n**Deputy:** Ann\n',
    'is missing above a bold line if other labels stand beside it': '# Work\n\n**Deputy:** Bo\n**Owner:**\n\n**Next**\n\nGo on.\n',
    'is missing above words that are not code': '- `run.sh`\n  - Options:\n\nGo on.\n',
  }
  for (const [name, text] of Object.entries(empty))
    it(name, () =>
      assert.deepEqual(
        faultsIn(text).map((fault) => fault.replace(/:.*/, '')),
        ['unfilled-field'],
      ),
    )
})

describe('labels on one line of an item', () => {
  const template = '# Record\n\n- **Author:** [Name] · **Reviewed on:** [Date]\n- **Lead:** [Name]\n'
  it('are all asked for', () => {
    assert.deepEqual(faultsIn('# Record\n\n- **Author:** Ann · **Reviewed on:** 2026-02-28\n- **Lead:** Bo\n', { template }), [])
    assert.equal(faultsIn('# Record\n\n- **Author:** Ann\n- **Lead:** Bo\n', { template }).length, 1)
    assert.deepEqual(faultsIn('# Record\n\n- **Author:** Ann | **Reviewed on:**\n- **Lead:** Bo\n', { template }), [
      'unfilled-field: line 3',
    ])
  })
  it('may stand on lines of their own', () => {
    assert.deepEqual(faultsIn('# Record\n\n- **Author:** Ann\n- **Reviewed on:** 2026-02-28\n- **Lead:** Bo\n', { template }), [])
  })
})
