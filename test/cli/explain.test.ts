import { deepEqual, match } from 'node:assert/strict'
import { folderOf, removeFolders } from '../folder.ts'
import { handoff } from './support.ts'

const template = '# Report\n\n## Recipe\n\n- **Build**:\n- **Steps**:\n- **Expected**:\n- **Actual**:\n\n## Contacts\n\n- **Owner**:\n'
const report = '---\nkind: report\n---\n\n# Report\n\n## Try it\n\n- **Build**: 4.2\n- **Steps**: Save\n\n## Contacts\n\n- **Owner**: Ana\n'

describe('handoff explain', () => {
  afterEach(removeFolders)

  const run = (...args: string[]) =>
    handoff(['explain', ...args], {
      cwd: folderOf({ '.handoff/kinds/report.md': template, 'a.md': report, 'b.md': '# Read me\n', 'c:7.md': report }).path,
    })

  it('says what a line was taken for, or the nearest above it that has a name', async () => {
    const contacts = 'a.md:12: Heading "Contacts" was taken for "Contacts": it has its words\n'
    deepEqual(await run('a.md:12'), { code: 0, out: contacts, err: '' })
    deepEqual((await run('a.md:13')).out, contacts)
    deepEqual((await run('a.md:14')).out, 'a.md:14: Label "Owner" was taken for "Owner": it has its words\n')
  })

  it('says which parts are most like a heading that was taken for none', async () => {
    const { out } = await run('a.md:7')
    deepEqual(out, 'a.md:7: Heading "Try it" was taken for no part of the template; most like it is "Recipe" (54 %); 75 % are needed\n')
  })

  it('explains all of a document', async () => {
    deepEqual((await run('a.md')).out.split('\n').length, 7)
    deepEqual((await run('c:7.md')).out.split('\n').length, 7)
  })

  it('says what a rule asks for', async () => {
    const { code, out } = await run('missing-workaround')
    deepEqual(code, 0)
    match(out, /^missing-workaround\n\n[\s\S]*Severity: warning[\s\S]*To satisfy it/)
    match((await run('mising-workaround')).err, /unknown rule "mising-workaround"; did you mean "missing-workaround"\?/)
  })

  it('says what it cannot do', async () => {
    deepEqual(await run('b.md:1'), { code: 2, out: '', err: 'handoff: b.md is no handoff; --kind says which kind it is\n' })
    match((await run('gone.md:3')).err, /cannot read gone\.md: there is no such file/)
    match((await run('a.md:2')).err, /a\.md: nothing with a name stands on line 2 or above it/)
    match((await run('a.md:2', '--kind', 'reprot')).err, /unknown kind "reprot"; did you mean "report"\?/)
  })

  it('tells no secret', async () => {
    const leak = `## token ghp_${'a1B2'.repeat(9)}`
    const { path } = folderOf({ '.handoff/kinds/report.md': template, 'a.md': report.replace('## Try it', leak) })
    match((await handoff(['explain', 'a.md:7'], { cwd: path })).out, /^a\.md:7: Heading "(?!.*ghp_a1)/)
  })
})
