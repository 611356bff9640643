import { deepEqual, equal, match } from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderOf, removeFolders } from '../folder.ts'
import { checkJson, handoff } from './support.ts'

const complete = readFileSync('test/fixtures/kinds/on-call-handoff.md', 'utf8').replace(/^kind:.*\n/m, '')
const template = '# Shift handover: [Date]\n\n- **Outgoing:** [Name]\n- **Incoming:** [Name]\n\n## Open tickets\n\n- [Ticket]\n'
const files = {
  'docs/shifts/monday.md': complete,
  'docs/shifts/tuesday.md': complete,
  'docs/mixed/wednesday.md': complete,
  'docs/mixed/readme.md': '# Read me\n',
  'docs/templates/shift-template.md': template,
  'templates/logo.md': '# Logo\n\nUse the blue one.\n',
}

describe('handoff init', () => {
  afterEach(removeFolders)

  it('finds handoffs and templates, says why, and writes a configuration', async () => {
    const { path } = folderOf(files)
    const { code, out } = await handoff(['init', '--yes'], { cwd: path })
    equal(code, 0)
    deepEqual(out.split('\n').slice(0, 4), [
      '3 handoffs found.',
      'docs/shifts/*.md is of the kind on-call-handoff: all 2 documents there are like it.',
      'docs/templates/shift-template.md becomes the kind shift in .handoff/kinds/shift.md: its name says that it is a template.',
      'Created .handoff/config.yaml, .handoff/kinds/shift.md',
    ])
    const written = readFileSync(join(path, '.handoff/config.yaml'), 'utf8')
    match(written, /^documents:\n {2}# all 2 documents there are like it\n {2}- match: docs\/shifts\/\*\.md\n {4}kind: on-call-handoff\n/m)
    equal(readFileSync(join(path, '.handoff/kinds/shift.md'), 'utf8'), template)
    const report = await checkJson(['docs/shifts'], { cwd: path })
    deepEqual(new Set(report.files.map(({ kind, kindFrom }) => `${kind} ${kindFrom}`)), new Set(['on-call-handoff configuration']))
  })

  it('asks first, and writes over nothing', async () => {
    const { path } = folderOf(files)
    const { code, err } = await handoff(['init'], { cwd: path })
    deepEqual([code, err], [2, 'handoff: nothing is written; "handoff init --yes" writes it without asking\n'])
    equal(existsSync(join(path, '.handoff')), false)
    const other = folderOf({ '.handoff/config.yml': 'timezone: UTC\n' })
    match(
      (await handoff(['init', '--yes'], { cwd: other.path })).err,
      /^handoff: \.handoff\/config\.yml exists already; nothing is written\n$/,
    )
  })

  it('begins in an empty folder, too', async () => {
    const { path } = folderOf({})
    const { code, out } = await handoff(['init', '--yes'], { cwd: path })
    deepEqual([code, out.split('\n')[0]], [0, '0 handoffs found.'])
    equal((await handoff(['new', 'status-update'], { cwd: path })).code, 0)
  })
}).timeout(120_000)
