/** How a fact becomes Markdown: a template with `fill`, what is known, and what the document then says. */
import { equal } from 'node:assert/strict'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Fact } from '../../../server/src/core/facts/fact.ts'
import { plainWords } from '../../../server/src/core/facts/write.ts'
import { withoutDirectives } from '../../../server/src/core/template/template.ts'
import { filledIn, type KnownFacts } from '../../support/facts.ts'

const words = (text: string): Fact => ({ type: 'text', text })
const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('')
const entries = (...texts: string[]): Fact => ({ type: 'entries', entries: texts.map((text) => ({ text })), omitted: 0 })
const day: Fact = { type: 'moment', at: Date.parse('2026-02-06T10:00Z'), day: true }
const moment: Fact = { type: 'moment', at: Date.parse('2026-02-06T10:00Z'), day: false }

/** A new document of a template, filled in. */
const begun = (template: string, facts: KnownFacts) => filledIn(template, withoutDirectives(template), facts)

describe('facts: a part with a source is filled in', () => {
  it('if it is a field, whatever its form and blank', () => {
    const template = lines(
      '# Note',
      '',
      '- **Version**: <!-- handoff: { fill: git.tag } -->',
      '- **Branch**: [Branch] <!-- handoff: { fill: git.branch } -->',
      '',
      '**Commit:** <hash> <!-- handoff: { fill: git.commit } -->',
      '',
      '| Field | Value |',
      '|-------|-------|',
      '| Owner |       | <!-- handoff: { fill: user.name } -->',
      '| Mail  | [Mail] |',
    )
    const facts = {
      'git.tag': words('v2|1'),
      'git.branch': words('try_*this*'),
      'git.commit': words('abc1234'),
      'user.name': words('Kim | Ida'),
    }
    equal(
      begun(template, facts),
      lines(
        '# Note',
        '',
        '- **Version**: v2|1',
        '- **Branch**: try\\_\\*this\\*',
        '',
        '**Commit:** abc1234',
        '',
        '| Field | Value |',
        '|-------|-------|',
        '| Owner | Kim \\| Ida |',
        '| Mail  | [Mail] |',
      ),
    )
  })

  it('only by a value of its type: a day for a date, one person for a person, an option for a choice', () => {
    const template = lines(
      '# Note',
      '',
      '- **Released**: YYYY-MM-DD <!-- handoff: { fill: git.date } -->',
      '- **Seen**: YYYY-MM-DDThh:mmZ <!-- handoff: { fill: now } -->',
      '- **Due**: YYYY-MM-DD <!-- handoff: { fill: git.tag } -->',
      '- **Owner**: [Name] <!-- handoff: { fill: git.contributors, type: person } -->',
      '- **Type**: [ ] Major [ ] Minor <!-- handoff: { fill: git.bump } -->',
      '- **Risk**: [high | low] <!-- handoff: { fill: git.bump } -->',
    )
    const facts = {
      'git.date': day,
      now: moment,
      'git.tag': words('v2'),
      'git.contributors': entries('Ida', 'Kim'),
      'git.bump': words('minor'),
    }
    equal(
      begun(template, facts),
      lines(
        '# Note',
        '',
        '- **Released**: 2026-02-06',
        '- **Seen**: 2026-02-06T10:00Z',
        '- **Due**: YYYY-MM-DD',
        '- **Owner**: Ida',
        '- **Type**: [ ] Major [x] Minor',
        '- **Risk**: [high | low]',
      ),
    )
  })

  it('if it is a list, with the marks of the list, in groups, and with how much is left out', () => {
    const template = lines(
      '# Note',
      '',
      '## Changes',
      '<!-- handoff: { fill: git.commits } -->',
      'What changed?',
      '',
      '* [Change]',
      '',
      '## Steps',
      '<!-- handoff: { fill: package.scripts } -->',
      '',
      '1. [Command]',
      '2. [Command]',
      '',
      '## Open',
      '<!-- handoff: { fill: previous.open } -->',
      '',
      '- [ ] [What is open]',
      '',
      '## Feature',
      '',
      '**Files**: <!-- handoff: { fill: git.files } -->',
      '',
      '-',
    )
    const changes: Fact = {
      type: 'entries',
      entries: [
        { text: 'search', group: 'Features' },
        { text: '# no heading', group: 'Fixes' },
        { text: '1. no step', group: 'Fixes' },
      ],
      omitted: 7,
    }
    const facts: KnownFacts = {
      'git.commits': changes,
      'package.scripts': {
        type: 'entries',
        entries: [
          { text: 'npm test', code: true },
          { text: 'npm run lint', code: true },
        ],
        omitted: 0,
      },
      'previous.open': entries('Rotate the key'),
      'git.files': entries('a.ts', 'b.ts'),
    }
    equal(
      begun(template, facts),
      lines(
        '# Note',
        '',
        '## Changes',
        'What changed?',
        '',
        '* Features',
        '  * search',
        '* Fixes',
        '  * \\# no heading',
        '  * 1\\. no step',
        '* and 7 more',
        '',
        '## Steps',
        '',
        '1. `npm test`',
        '2. `npm run lint`',
        '',
        '## Open',
        '',
        '- [ ] Rotate the key',
        '',
        '## Feature',
        '',
        '**Files**:',
        '',
        '- a.ts',
        '- b.ts',
      ),
    )
  })

  it('if it is a table, by what its columns are about', () => {
    const template = lines(
      '# Note',
      '',
      '## Known issues',
      '<!-- handoff: { fill: workspace.issues } -->',
      '',
      '| Ticket ID | What is wrong | Sev. | Umgehung | Notes |',
      '|-----------|---------------|------|----------|-------|',
      '| [ID]      | [What]        | [S]  | [How]    |       |',
      '',
      '## Incidents',
      '<!-- handoff: { fill: previous.issues } -->',
      '',
      '| Incident | Severity | Owner |',
      '|----------|----------|-------|',
      '|          |          |       |',
    )
    const issue = { text: 'Search | hangs', cells: { id: 'SRCH-7', severity: 'High', workaround: 'Reload', owner: 'Kim' } }
    const issues: Fact = { type: 'entries', entries: [issue, { text: 'No id', cells: { severity: 'Low' } }], omitted: 0 }
    equal(
      begun(template, { 'workspace.issues': issues, 'previous.issues': issues }),
      lines(
        '# Note',
        '',
        '## Known issues',
        '',
        '| Ticket ID | What is wrong | Sev. | Umgehung | Notes |',
        '|-----------|---------------|------|----------|-------|',
        '| SRCH-7 Search \\| hangs |  | High | Reload |  |',
        '| No id |  | Low |  |  |',
        '',
        '## Incidents',
        '',
        '| Incident | Severity | Owner |',
        '|----------|----------|-------|',
        '| Search \\| hangs | High | Kim |',
        '| No id | Low |  |',
      ),
    )
  })

  it('if it is a text, and what it asks its author stays below as a blank', () => {
    const template = lines('# Note', '', '## State', '<!-- handoff: { fill: git.state } -->', 'What works, and what does not?')
    equal(
      begun(template, { 'git.state': words('Branch main at abc1234') }),
      lines('# Note', '', '## State', 'Branch main at abc1234', '', '[What works, and what does not?]'),
    )
    equal(begun(template, { 'git.state': { type: 'markdown', text: 'Search works.' } }), lines('# Note', '', '## State', 'Search works.'))
  })

  it('by the source of its section if it has none of its own, and by the first that says something', () => {
    const template = lines(
      '# Note',
      '',
      '## Release',
      '<!-- handoff: { fill: previous.value } -->',
      '',
      '- **Lead**:',
      '- **Version**: <!-- handoff: { fill: [git.tag, package.version] } -->',
      '',
      '### Criteria',
      '',
      '-',
    )
    equal(
      begun(template, { 'previous.value': words('as before'), 'package.version': words('2.1.0') }),
      lines('# Note', '', '## Release', '', '- **Lead**: as before', '- **Version**: 2.1.0', '', '### Criteria', '', '- as before'),
    )
  })
})

describe('facts: a part with a source stays', () => {
  const template = lines(
    '# Note',
    '',
    '- **Version**: <!-- handoff: { fill: git.tag } -->',
    '- **Type**: [ ] Major [ ] Minor <!-- handoff: { fill: git.bump } -->',
    '',
    '## Changes',
    '<!-- handoff: { fill: git.commits } -->',
    '',
    '- [Change]',
  )
  const facts = { 'git.tag': words('v2'), 'git.bump': words('minor'), 'git.commits': entries('search') }

  it('where its author has written something', () => {
    const written = lines(
      '# Note',
      '',
      '- **Version**: 3, perhaps',
      '- **Type**: [x] Major [ ] Minor',
      '',
      '## Changes',
      '',
      '- Search',
      '- [Change]',
    )
    equal(filledIn(template, written, facts), written)
  })

  it('where it is gone, or another part stands', () => {
    for (const written of ['# Note\n', '', '# Note\n\n## Changes\n\nNone.\n', '# Note\n\n## Changes\n\n| a |\n|---|\n| b |\n'])
      equal(filledIn(template, written, facts), written)
  })

  it('in a quote, in CRLF and in another depth it is filled in as it stands there', () => {
    equal(
      filledIn(template, '# Note\r\n\r\n- Version:\r\n\r\n### Changes\r\n\r\n+ \r\n', { ...facts, 'git.commits': entries('a', 'b') }),
      '# Note\r\n\r\n- Version: v2\r\n\r\n### Changes\r\n\r\n+ a\r\n+ b\r\n',
    )
  })
})

describe('facts: words', () => {
  it('are read by Markdown as they are', () => {
    const read = (source: string) =>
      unified()
        .use(remarkParse)
        .use(remarkGfm)
        .parse(source)
        .children.map((node) =>
          node.type === 'paragraph' ? node.children.map((child) => ('value' in child ? child.value : child.type)).join('') : node.type,
        )
        .join()
    for (const words of ['# a', '- a', '+ a', '> a', '12. a', '*a* b', '_a_ b_c', 'a ~~b~~', 'a \\ b', 'a ` b'])
      equal(read(plainWords(words)), words)
  })

  it('in brackets are code, as what is code', () => {
    equal(plainWords('Use `[a](b)` and `*`'), 'Use `[a](b)` and `*`')
    equal(plainWords('[Name] and <T> in [a](b), [ alone'), '`[Name]` and `<T>` in `[a]`(b), \\[ alone')
    equal(
      filledIn('# Note\n\n- **Name**: <!-- handoff: { fill: title } -->\n', '# Note\n\nName:\n', { title: words('The [Name]') }),
      '# Note\n\nName: The `[Name]`\n',
    )
  })
})
