import { deepEqual, equal, match } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderOf, removeFolders } from '../folder.ts'
import { handoff } from './support.ts'

const general = '---\nkind: general\n---\n\n# Printer\n\n- **Owner**: TBD\n'

describe('handoff report', () => {
  afterEach(removeFolders)

  it('prints one page about all handoffs of a folder, and leaves out what is none', async () => {
    const folder = folderOf({ 'a.md': general, 'b.md': general.replace('Printer', 'Scanner'), 'c.md': '# Read me\n' })
    const { code, out, err } = await handoff(['report', '--now', '2026-03-01T12:00Z'], { cwd: folder.path })
    deepEqual([code, err], [0, ''])
    match(out, /^<!doctype html>.*State of 2 handoffs.*Printer.*Scanner.*As of 2026-03-01 12:00 UTC.*<\/html>\n$/s)
    equal(out.includes('Read me'), false)
  })

  it('writes it into a file, in another language', async () => {
    const folder = folderOf({ 'a.md': general })
    const { code, out } = await handoff(['report', 'a.md', '--output', 'out/a.html', '--language', 'de'], { cwd: folder.path })
    deepEqual([code, out], [0, 'Created out/a.html\n'])
    match(readFileSync(join(folder.path, 'out/a.html'), 'utf8'), /0 % · 1 offen/)
  })

  it('says what it cannot do', async () => {
    const folder = folderOf({ 'a.md': '# Read me\n', 'b.md': general })
    const run = (...args: string[]) => handoff(['report', ...args], { cwd: folder.path })
    deepEqual([(await run('a.md')).code, (await run('a.md')).err], [2, 'handoff: a.md is no handoff; --kind says which kind it is\n'])
    match((await run('gone.md')).err, /cannot read gone\.md: there is no such file/)
    match((await run('a.md', '--kind', 'genral')).err, /unknown kind "genral"; did you mean "general"\?/)
    match((await run('b.md', '--output', 'b.md/x.html')).err, /cannot write b\.md\/x\.html/)
    equal((await run('a.md', '--kind', 'general')).code, 0)
  })
})
