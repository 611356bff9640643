/** Nothing leaks on the command line. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { handoffWith, leakyLines, secret, withholds } from '../support/leaks.ts'
import { handoff } from './support.ts'

describe('cli: nothing leaks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-leaks-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  before(() => {
    for (const [index, line] of leakyLines.entries()) writeFileSync(join(folder, `${index}.md`), handoffWith(line))
  })

  for (const format of ['json', 'pretty', 'sarif', 'junit', 'github', 'gitlab'])
    it(`in a check as ${format}`, async () => {
      const { out, err } = await handoff(['check', '--no-cache', '--format', format, folder])
      withholds(format, out + err, secret)
    })

  it('in a report', async () => {
    const { out, err } = await handoff(['report', '--output', '-', folder])
    withholds('the report', out + err, secret)
  })

  for (const format of ['slack', 'email', 'status-page'])
    it(`in a status update for ${format}`, async () => {
      const first = await handoff(['status', '--format', format, join(folder, '0.md')])
      const last = await handoff(['status', '--format', format, join(folder, `${leakyLines.length - 1}.md`)])
      withholds(format, [first, last].map(({ out, err }) => out + err).join(), secret)
    })
})
