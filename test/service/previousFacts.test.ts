/** What other handoffs say, in the parts of a template that ask for it. */
import { deepEqual, equal } from 'node:assert/strict'
import { Desk, uriOf } from './support.ts'

const template = `# Week: [Week]

## To do
<!-- handoff: { fill: previous.open } -->

-

## Old issues
<!-- handoff: { fill: previous.issues } -->

| ID | Issue | Severity | Workaround | Owner | Next step |
|----|-------|----------|------------|-------|-----------|
|    |       |          |            |       |           |

## All issues
<!-- handoff: { fill: workspace.issues } -->

-
`

async function filled(files: Record<string, string>, previous?: string) {
  const desk = new Desk({ '.handoff/kinds/week.md': template, ...files })
  const facts = previous === undefined ? {} : { previous }
  const made = await desk.service.newHandoff({ kind: 'week', title: undefined, uri: uriOf('docs'), facts })
  const parts = made?.text.split(/^## .*\n+/m).slice(1) ?? []
  return { parts: parts.map((part) => part.trim()), found: made?.found.map(({ source, origin }) => `${source}: ${origin}`) }
}

const monday = `---
kind: general
---

# Monday

## Known issues

| ID | Issue | Severity | Workaround | Status | Owner | Next action |
|----|-------|----------|------------|--------|-------|-------------|
| SRCH-1 | Slow | Low | Wait | open | Kim | Ask Ada |
| SRCH-2 | Loud | High | None – new | open | Ada | – |
| SRCH-3 | Red | High | – | resolved | Ada | – |

## Next steps

- Call [Ada](people/ada.md) by 2026-03-02
- [x] Write to Kim

## Notes

- [ ] Log in with password: hunter2-Xk29fQ
- [ ] None
`

describe('facts of other handoffs', () => {
  it('are the open items and the unresolved issues of the previous one, without secrets', async () => {
    const { parts, found } = await filled({ 'docs/monday.md': monday }, 'docs/monday.md')
    deepEqual(parts.slice(0, 2), [
      '- Call Ada by 2026-03-02\n- Log in with password: `[redacted]`',
      `| ID | Issue | Severity | Workaround | Owner | Next step |
|----|-------|----------|------------|-------|-----------|
| SRCH-2 | Loud | High | None – new | Ada | – |
| SRCH-1 | Slow | Low | Wait | Kim | Ask Ada |`,
    ])
    deepEqual(found?.slice(0, 2), ['previous.open: the handoff docs/monday.md', 'previous.issues: the handoff docs/monday.md'])
  })

  it('are the open issues of all handoffs, each as the newest says, but of none that is closed or an example', async () => {
    const handoff = (issues: string, more = '') => `---\nkind: general\n${more}---\n\n# Week\n\n## Known issues\n\n${issues}\n`
    const table = (...rows: string[]) => `| ID | Workaround | Status |\n|---|---|---|\n${rows.map((row) => `| ${row} |\n`).join('')}`
    const { parts, found } = await filled({
      'docs/2026-02-01.md': handoff(table('AB-1 | Old | open', 'AB-2 | Two | open', 'AB-3 | Three | open')),
      'docs/2026-02-08.md': handoff(table('AB-1 | New | open', 'AB-2 | – | fixed')),
      'docs/2026-02-03.md': handoff('- Loud at night'),
      'docs/closed.md': handoff(table('AB-4 | Four | open'), 'stage: closed\n'),
      'docs/example.md': handoff(table('AB-5 | Five | open')),
      'README.md': '# Read me\n\n## Known issues\n\n- AB-6\n',
    })
    equal(parts[2], '- AB-1; workaround: New\n- Loud at night\n- AB-3; workaround: Three')
    deepEqual(found, ['workspace.issues: the handoffs of the workspace'])
  })

  it('are none if nothing is open, or there is no such handoff', async () => {
    const { parts } = await filled({ 'docs/monday.md': '---\nkind: general\n---\n\n# Monday\n\nQuiet.\n' }, 'docs/monday.md')
    deepEqual([parts[0], parts[2]], ['-', '-'])
    deepEqual((await filled({})).parts[0], '-')
  })
})
