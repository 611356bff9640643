/** Tables and lists that are longer than a block are read, judged and mended as short ones are. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { allOf } from '../../../server/src/core/markdown/blocks.ts'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'
import { checked, completed, faultsIn, fixed, linesOf } from '../../support/check.ts'

const times = (count: number, make: (number: number) => string) => Array.from({ length: count }, (_, number) => make(number)).join('')
const kind = '---\nkind: support-handoff\n---\n\n# Support Handoff: Search\n\n'

describe('a long table', () => {
  const head = '## Timeline\n\n| Date | Time (CET) | Event |\n| --- | --- | --- |\n'

  it('stands in several blocks and is one table of its section', () => {
    const document = parseDocument(`# Log\n\n${head}${times(500, (row) => `| 2026-03-01 | 10:15 | Step ${row} |\n`)}\nThe end.\n`)
    ok(document.blocks.length > 4, `found ${document.blocks.length} blocks`)
    deepEqual(
      document.sections[2]?.elements.map((element) => [element.type, element.type === 'table' && element.rows.length]),
      [
        ['table', 500],
        ['paragraph', false],
      ],
    )
    const [table] = document.sections[2]?.elements ?? []
    const span = table && document.spanOf(table.at)
    equal(span && document.text.slice(span.start, span.end).split('\n').length, 502)
  })

  it('has one header: its zone is that of all rows, and becomes UTC with them', () => {
    const rows = (time: string) => times(300, () => `| 2026-03-01 | ${time} | Step of the migration |\n`)
    const text = fixed(`# Incident\n\n${head}${rows('10:15')}`, { kind: 'general' })
    equal(text, `# Incident\n\n${head.replace('CET', 'UTC')}${rows('09:15Z')}`)
  })

  it('lets a row take its day from one that stands in another block', () => {
    const rows = (count: number) => `| 2026-03-02 | 10:15 | Alert |\n${times(count, () => '| | 00:30 | Step of the migration |\n')}`
    const lines = (count: number) => fixed(`# Incident\n\n${head}${rows(count)}`, { kind: 'general' }).split('\n')
    equal(lines(1).at(-2), '| | 2026-03-01T23:30Z | Step of the migration |')
    deepEqual([...new Set(lines(300).slice(7, -1))], [lines(1).at(-2)])
  })

  it('gets a column that is missing in every row', () => {
    const table = (cells: readonly [string, string, string]) =>
      `# Log\n\n## Jobs\n\n| Job | Result |${cells[0]}\n| --- | ------ |${cells[1]}\n${times(300, (row) => `| Nightly job ${row} | done |${cells[2]}\n`)}`
    const template = '# Log\n\n## Jobs\n\n| Job | Result | Owner |\n| --- | --- | --- |\n| | | |\n'
    equal(completed(table(['', '', '']), { template }, 'missing-column'), table([' Owner |', ' ----- |', '       |']))
  })

  it('loses an empty row without a gap, wherever it stands', () => {
    const rows = times(300, (row) => `| SRCH-${row} | Slow for large files | Low | Reload | 5.1 |\n`).split(/(?<=\n)/)
    const table = (lines: readonly string[]) =>
      `${kind}## Known Issues & Limitations\n\n| Issue ID | Description | Severity | Workaround | ETA for Fix |\n| --- | --- | --- | --- | --- |\n${lines.join('')}`
    const [, , , third] = parseDocument(table(rows)).blocks.filter((block) => allOf(block.contents, 'table').length > 0)
    const first = rows.findIndex((row) => third?.text.startsWith(row))
    ok(first > 0)
    for (const at of [first - 1, first, first + 1])
      equal(fixed(table(rows.with(at, '| | | | | |\n')), {}, 'missing-row'), table(rows.toSpliced(at, 1)))
  })

  it('is covered as a whole by a waiver above it', () => {
    const text = `${kind}## Known Issues & Limitations\n\n<!-- handoff-ignore missing-workaround -- agreed -->\n| Issue ID | Description | Severity | Workaround | ETA for Fix |\n| --- | --- | --- | --- | --- |\n${times(300, (row) => `| SRCH-${row} | Slow for large files | Low | | 5.1 |\n`)}`
    const { findings, waived } = checked(text)
    deepEqual([findings.filter(({ rule }) => rule === 'missing-workaround').length, waived.length], [0, 300])
  })

  it('may say its zone in any row', () => {
    const table = `# Incident of 2026-03-01\n\n| Field | Value |\n| --- | --- |\n${times(300, (row) => `| Step ${row} of it | 10:15 |\n`)}| Time zone | CET |\n`
    const rows = (time: string) =>
      [...new Set(fixed(table, { kind: 'general' }, 'non-utc-timestamp').match(/\| \S+(?= \|\n)/g))].includes(time)
    deepEqual([rows('| 09:15Z'), rows('| 10:15')], [true, false])
  })

  it('lets a row take its day from one whose day is a link by reference', () => {
    const rows = (day: string) => `| ${day} | 10:15 | Alert |\n${times(300, () => '| | 00:30 | Step of the migration |\n')}`
    const lines = fixed(`# Incident of 2026-02-01\n\n${head}${rows('[2026-03-02][log]')}\n[log]: https://example.com\n`, {
      kind: 'general',
    }).split('\n')
    deepEqual([...new Set(lines.slice(7, 300))], ['| | 2026-03-01T23:30Z | Step of the migration |'])
  })

  it('knows the places of its header, though a label in it is defined elsewhere', () => {
    const header = '| Date | [Time (CET)](times.md) | Event |\n| --- | --- | --- |\n'
    const document = parseDocument(
      `# Log\n\n${header}${times(300, (row) => `| 2026-03-01 | 10:15 | Step ${row} |\n`)}\n[Time (CET)]: https://example.com\n`,
    )
    const [table] = document.sections[1]?.elements ?? []
    const columns = document.blocks.flatMap(({ continuation }) => continuation?.columns ?? [])
    equal(table?.type === 'table' && table.rows.length, 300)
    ok([...columns, ...(table?.type === 'table' ? table.columns : [])].every(({ at }) => document.blocks.includes(at.block)))
  })
})

describe('a long list', () => {
  it('is one list of its section, and its items know their label', () => {
    const { findings } = checked(`${kind}## Steps\n\n${times(400, (item) => `- Step ${item} of the migration\n`)}- **Owner**:\n`)
    deepEqual(
      findings.filter(({ rule }) => rule === 'unfilled-field').map(({ problem }) => problem.message.values[0]),
      ['Owner'],
    )
  })

  it('loses empty items without a gap, wherever they stand', () => {
    const items = times(400, (item) => `- Step ${item} of the migration\n`).split(/(?<=\n)/)
    const list = (lines: readonly string[]) => `# Handoff\n\n## Steps\n\n${lines.join('')}`
    const third = parseDocument(list(items)).blocks[3]
    const first = items.findIndex((item) => third?.text.startsWith(item))
    ok(first > 0)
    for (const at of [first - 1, first, first + 1]) {
      const empty = items.with(at, '- [ ]\n').with(at - 1, '-\n')
      deepEqual(faultsIn(list(empty), { kind: 'general' }), ['empty-list-item: -\n- [ ]'])
      equal(fixed(list(empty), { kind: 'general' }, 'empty-list-item'), list(items.toSpliced(at - 1, 2)))
    }
  })

  it('with blanks in it is one open line of its section', () => {
    const template = '# Handoff\n\n## Steps\n\n- [Step]\n'
    const open = linesOf(`# Handoff\n\n## Steps\n\n${times(400, (item) => `- Step ${item} of [Name]\n`)}`, { template })
    deepEqual(open, ['open Handoff > Steps: Steps'])
  })

  it('has a field in its middle that the kind asks for elsewhere, which counts once', () => {
    const open = (count: number) => {
      const steps = times(count, (item) => `- Step ${item} of the migration\n`)
      return linesOf(`# Handoff\n\n## Anything\n\n${steps}- **Owner**: Ada\n${steps}`, { kind: 'cs-handoff' }).filter((line) =>
        line.startsWith('met'),
      )
    }
    deepEqual(open(200), open(1))
  })
})

describe('a paragraph that is longer than anybody writes', () => {
  const before = '---\nkind: general\n---\n\n# A\n\n'
  const cases = ['**Owner:**\nJo\n', '**担当者：**\n山田\n', '**Contacts**:\nJo\nKim\n', '**Steps:**\n- Restart\n', '**Owner**:\n**Jo**\n']

  for (const value of cases)
    it(`is cut between no label and its value: ${JSON.stringify(value)}`, () => {
      for (let more = 0; more < 50; more += 5) {
        const text = `${before}${times(1597, () => 'No words.\n')}${'x'.repeat(more + 1)}\n${value}and so on.\n`
        deepEqual(faultsIn(text), [], `with ${more} more characters`)
      }
    })
})
