/** What comes along into the next handoff, and what stays behind: the previous handoff in, the next one out. */
import { deepEqual, equal } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { builtInKinds } from '../../../server/kinds/index.ts'
import { contentsOf } from '../../../server/src/core/linter/facts.ts'
import { droppedFrom } from '../../../server/src/core/linter/keptItems.ts'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'
import { carryOver } from '../../../server/src/core/summary/carryOver/carryOver.ts'
import { newFrontMatter, skeletonOf } from '../../../server/src/core/template/skeleton.ts'
import { checked, kindOf } from '../../support/check.ts'
import { markdown } from '../../support/markdown.ts'
import { factor } from '../../support/property.ts'

interface Turn {
  /** The template of the next handoff, and of the previous one unless that has its own; else `kind`. */
  readonly template?: string
  readonly kind?: string
  readonly from?: string
  readonly to?: string
  /** The built-in kind of the previous handoff, if it is another. */
  readonly previousKind?: string
}

function next(previous: string, { template, kind, previousKind, from = 'old.md', to = 'new.md' }: Turn) {
  const { document, match } = checked(previous, previousKind ? { kind: previousKind } : { template, kind })
  const wanted = kindOf({ template, kind })
  const text = newFrontMatter(wanted.id, '\n').replace('stage:', `previous: ${from}\nstage:`) + skeletonOf(wanted, {}).text
  if (!match) throw new Error('the previous handoff has no kind')
  return carryOver(document, match, { kind: wanted, text, from, to })
}

/** The next handoff without its front matter and title. */
function body(previous: string, turn: Turn): string {
  return next(previous, turn)
    .text.replace(/^---\n[\s\S]*?\n---\n+/, '')
    .replace(/^# .*\n+/, '')
    .trimEnd()
}

const shift = `# Shift: [Team]

- **Owner**: [Name]

## Incidents

| ID | Severity | Workaround | Status |
|----|----------|------------|--------|
|    |          |            |        |

## Tasks

- [ ] Read the alerts
- [ ] Check the backup: [Link]

## Next steps

- [What is next]

## Notes

[Anything else]
`

describe('carry over', () => {
  it('takes open items, unresolved issues, next steps and owners along, and leaves what is closed', () => {
    const text = body(
      `# Shift: Payments

- **Owner**: Ida Berg

## Incidents

| ID | Severity | Workaround | Status |
|----|----------|------------|--------|
| PAY-1 | High | Retry | open |
| PAY-2 | Low | None – cosmetic | resolved |

## Tasks

- [x] Read the alerts
- [ ] Check the backup: https://backup.example.com/7
- [ ] Call the customer (@ada)

## Next steps

- ~~Write to the vendor~~
- Ask the vendor again, Ida, by 2026-03-04

## Notes

A quiet night.
`,
      { template: shift },
    )
    equal(
      text,
      `- **Owner**: Ida Berg

## Incidents

| ID | Severity | Workaround | Status |
|----|----------|------------|--------|
| PAY-1 | High | Retry | open |

## Tasks

- [ ] Read the alerts
- [ ] Check the backup: https://backup.example.com/7
- [ ] Call the customer (@ada)

## Next steps

- Ask the vendor again, Ida, by 2026-03-04

## Notes

[Anything else]`,
    )
  })

  it('keeps the form in which it was written', () => {
    const said = (section: string) =>
      body(`# Shift: Payments\n\n${section}\n`, { template: shift }).split('## Tasks')[1]?.split('## Notes')[0]
    equal(
      said('## Next steps\n\n1. Renew the *certificate*, see `certs/`\n   ```sh\n   renew --all\n   ```\n2. [x] Tell Kim\n3. Tell **Ada**'),
      '\n\n- [ ] Read the alerts\n- [ ] Check the backup: [Link]\n\n## Next steps\n\n1. Renew the *certificate*, see `certs/`\n   ```sh\n   renew --all\n   ```\n3. Tell **Ada**\n\n',
    )
    equal(
      said('## Next steps\n\nAda rolls out to 50 % at 14:00Z.\n\n> Ask Kim first.'),
      '\n\n- [ ] Read the alerts\n- [ ] Check the backup: [Link]\n\n## Next steps\n\nAda rolls out to 50 % at 14:00Z.\n\n> Ask Kim first.\n\n',
    )
    equal(
      said('## Next steps\n\n| What | Owner | Status |\n|---|---|---|\n| Renew `a\\|b` | Ada | open |\n| Call | Kim | done |'),
      '\n\n- [ ] Read the alerts\n- [ ] Check the backup: [Link]\n\n## Next steps\n\n| What | Owner | Status |\n|---|---|---|\n| Renew `a\\|b` | Ada | open |\n\n',
    )
  })

  it('takes the open part of an item that is half done', () => {
    const tasks = (list: string) =>
      body(`# Shift: x\n\n## Handover\n\n${list}\n`, { kind: 'general' }).replace(/^[\s\S]*## Handover\n+/, '')
    equal(tasks('- [ ] Move the data\n  - [x] copy\n  - [ ] compare\n  - a note'), '- [ ] Move the data\n  - [ ] compare\n  - a note')
    equal(tasks('- [x] Move the data\n  - [ ] compare\n- [x] Rest'), '- [x] Move the data\n  - [ ] compare')
    equal(tasks('> - [x] Call\n> - [ ] Write'), '> - [ ] Write')
    equal(tasks('- [ ] None\n- [ ]\n- [ ] Write – done on 2026-03-01'), '')
  })

  it('takes known issues along in every form', () => {
    const issues = (text: string) =>
      body(`# Week\n\n## Known issues\n\n${text}\n\n## Done\n\n- Everything else\n`, { kind: 'general' }).replace(
        /^[\s\S]*?## Known issues\n+/,
        '',
      )
    equal(
      issues('- AUTH-1: slow. Workaround: wait\n- AUTH-2: fixed in 2.1\n- ❌ AUTH-3 logs out'),
      '- AUTH-1: slow. Workaround: wait\n- ❌ AUTH-3 logs out',
    )
    equal(
      issues('**Issue:** Slow\n**Workaround:** Wait\n**Status:** open\n\n**Issue:** Loud\n**Workaround:** None\n**Status:** Resolved'),
      '**Issue:** Slow\n**Workaround:** Wait\n**Status:** open',
    )
    equal(
      issues('### AUTH-1: slow\n\nWorkaround: wait.\n\n### ~~AUTH-2: loud~~\n\nIt was loud.\n\n### AUTH-3\n\n**Status**: Resolved'),
      '### AUTH-1: slow\n\nWorkaround: wait.',
    )
    equal(issues('### Login loops\n\n### Limitations\n\n### AUTH-4: no limitations'), '### Login loops\n\n### AUTH-4: no limitations')
    equal(issues('None known.'), '')
    equal(
      body('# Woche\n\n## Bekannte Probleme\n\n- Anmeldung hängt\n- ~~Suche leer~~\n', { kind: 'general' }).split('\n\n')[1],
      '- Anmeldung hängt',
    )
  })

  it('puts things where a template of another kind asks for the same, else below their own headings', () => {
    const week = '# Week\n\n## Follow-ups\n\n-\n\n## Known problems\n\n-\n'
    equal(
      body(
        '# Shift: Payments\n\n## Known issues\n\n- PAY-1 is slow\n\n## Support\n\n### Training\n\n- [ ] Show it to Kim\n- [x] Show it to Ada\n\n## Follow up\n\n- Call Ada\n',
        { template: week, previousKind: 'general' },
      ),
      '## Follow-ups\n\n- Call Ada\n\n## Known problems\n\n- PAY-1 is slow\n\n## Support\n\n### Training\n\n- [ ] Show it to Kim',
    )
  })

  it('hands over to the one who took over', () => {
    const text = body('# On-Call Handoff: Search\n\n- **Outgoing**: Kim\n- **Incoming**: Ada\n', { kind: 'on-call-handoff' })
    deepEqual(text.split('\n').slice(1, 3), ['- **Outgoing**: Ada', '- **Incoming**: [Name]'])
  })

  it('leads links to the same files, and brings what they refer to', () => {
    const previous =
      '# Week\n\n## Next steps\n\n- Read [the plan](plan.md#day-2), ![a](../img/a%20b.png), [above](#done), [it][x], <https://example.com> and [^1]\n\n## Done\n\n[x]: notes/x.md\n[y]: y.md\n[^1]: Or ask Kim.\n'
    const expected = (links: string) => `## Next steps\n\n- Read ${links}`
    equal(
      body(previous, { kind: 'general', from: 'w/1/old.md', to: 'w/2/new.md' }),
      `${expected('[the plan](../1/plan.md#day-2), ![a](../img/a%20b.png), [above](../1/old.md#done), [it][x], <https://example.com> and [^1]')}\n\n[x]: ../1/notes/x.md\n[^1]: Or ask Kim.`,
    )
    equal(
      body(previous, { kind: 'general', from: 'w/old.md', to: 'w/new.md' }),
      `${expected('[the plan](plan.md#day-2), ![a](../img/a%20b.png), [above](old.md#done), [it][x], <https://example.com> and [^1]')}\n\n[x]: notes/x.md\n[^1]: Or ask Kim.`,
    )
  })

  it('ends all lines as the previous handoff does, and copies no secret', () => {
    const { text, carried } = next('# Week\r\n\r\n## Next steps\r\n\r\n- Log in with password: hunter2-Xk29fQ\r\n- Call Ada\r\n', {
      kind: 'general',
    })
    equal(/[^\r]\n/.test(text), false)
    equal(text.includes('hunter2'), false)
    equal(text.includes('- Call Ada'), true)
    deepEqual(
      carried.map(({ start, end }) => text.slice(start, end).trim()),
      ['## Next steps\r\n\r\n- Log in with password: [redacted]\r\n- Call Ada'],
    )
  })

  it('takes anything for a previous handoff', () => {
    for (const text of ['', '\0', '---\nkind: [\n---\n', '# ', '- [ ]', '| a |\n|-', '## Next steps\n\n```\n- [ ] a', '> > - [ ] b\n>'])
      equal(next(text, { kind: 'general' }).text.startsWith('---\nkind: general'), true, text)
  })

  it('drops nothing that the check would miss, of any text', () => {
    fc.assert(
      fc.property(markdown, fc.constantFrom('general', 'on-call-handoff'), (previous, kind) => {
        const { text } = next(previous, { kind, previousKind: 'general' })
        const { document, match, stage } = checked(previous, { kind: 'general' })
        const facts = match && contentsOf({ document, kind: match.kind, stage }, 'old.md')
        deepEqual(droppedFrom(parseDocument(text), facts?.openItems ?? []), [], text)
      }),
      { numRuns: 60 * factor },
    )
  }).timeout(60_000 * factor)

  describe('drops nothing that the check would miss', () => {
    const kinds = [...builtInKinds.keys()]
    const fixtures = ['kinds', 'otherHands'].flatMap((folder) => readdirSync(`test/fixtures/${folder}`).map((name) => `${folder}/${name}`))
    for (const [index, path] of fixtures.entries()) {
      const own = path.replace(/^.*\/|\..*$/g, '')
      for (const kind of [own, kinds[index % kinds.length] ?? 'general'])
        it(`of ${path}, with all boxes open, in the next ${kind}`, () => {
          const open = readFileSync(`test/fixtures/${path}`, 'utf8').replace(/\[x\]/g, '[ ]')
          const files = new Map([['old.md', `---\nkind: ${own}\n---\n\n${open}`]])
          const { text } = next(open, { kind, previousKind: own })
          const dropped = checked(text, { kind, path: 'new.md', files }).findings.filter(({ rule }) => rule === 'dropped-item')
          deepEqual(
            dropped.map(({ problem }) => problem.message.values),
            [],
          )
        })
    }
  })
})
