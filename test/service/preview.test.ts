/** The preview and the report: texts in, markup out. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import fc from 'fast-check'
import escalation from '../../examples/escalation-mixed-time-zones.md'
import type { PreviewResult } from '../../server/src/protocol.ts'
import { wordsOf } from '../../server/src/service/preview/words.ts'
import filledEscalation from '../fixtures/filled-escalation.md'
import supportHandoff from '../fixtures/kinds/support-handoff.md'
import { markdown } from '../support/markdown.ts'
import { Desk, serviceWith, uriOf } from './support.ts'

const uri = 'file:///handoff.md'
const readme = 'file:///README.md'

const preview = (text: string, known: Readonly<Record<string, string>> = {}): Promise<PreviewResult> =>
  serviceWith(text).preview({ uri, locale: 'en', known })

const report = async (text: string): Promise<string> => (await serviceWith(text).report({ uri, locale: 'en' }))?.html ?? ''

const markupOf = ({ sections }: PreviewResult) => sections.map(({ html }) => html ?? '').join('\n')

/** What a reader reads. */
const wordsIn = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')

const issue = '---\nkind: general\n---\n\n# Printer\n\n- **Owner**: \n\n## Next steps\n\n- [ ] Call Ada by 2026-03-01T13:00Z\n'

describe('the preview', () => {
  it('is made of sections, each in its place', async () => {
    const { state, title, sections, summary } = await preview(issue)
    deepEqual([state, title, summary], ['handoff', 'Printer', '0 % · 1 open'])
    deepEqual(
      sections.map(({ id, slot }) => `${slot} ${id}`),
      ['head head', 'top deadlines', 'main first', 'main open', 'main open/'],
    )
    const words = wordsIn(sections.map(({ html }) => html).join(' '))
    match(words, /0 % · 1 open 0 of 1 met/)
    match(words, /Next deadline in 1 h Call Ada by 2026-03-01T13:00Z 2026-03-01 13:00 UTC/)
    match(words, /Field "Owner" is empty/)
  })

  it('begins with what is broken, then what to do first, then the rest, however much there is', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, index) => `| AUTH-${index} | High | Wait |\n`).join('')
    const outage = (count: number) =>
      `---\nkind: general\n---\n\n# Sign-in\n\n- **Summary**: Half of the sign-ins fail.\n- **Impact**: 340 tenants\n- **Owner**:\n\n## Known issues\n\n| ID | Severity | Workaround |\n|---|---|---|\n${rows(count)}\n## Next steps\n\n- Call Ada\n\n## Mitigation\n\n- Flag off\n`
    for (const count of [0, 1, 500]) {
      const { sections } = await preview(outage(count))
      deepEqual(
        sections.map(({ id, slot }) => `${slot} ${id}`),
        ['head head', 'head situation', 'main first', ...(count > 0 ? ['main issues'] : []), 'main open', 'main open/'],
      )
      const [, situation, , issues] = sections
      equal(
        wordsIn(situation?.html ?? '').trim(),
        'How it stands Summary Half of the sign-ins fail. Impact 340 tenants Mitigation Flag off',
      )
      deepEqual(situation?.places[0], [6, 15, 6, 41])
      if (count < 500) continue
      match(wordsIn(issues?.html ?? ''), /^ Known issues 500 High AUTH-0 .* AUTH-24 Workaround: Wait \+ 475 $/)
      match(wordsIn(await report(outage(count))), /Sign-in .*Summary .* Call Ada .* AUTH-499 .* Still open/)
    }
  })

  it('leads each line to its place in the text', async () => {
    const { sections } = await preview(issue)
    const open = sections.find(({ id }) => id === 'open/')
    match(open?.html ?? '', /<button type="button" class="go" data-place="0">/)
    deepEqual(open?.places, [[6, 13, 6, 13]])
  })

  it('sends a section again only when it says something else', async () => {
    const first = await preview(issue)
    const known = Object.fromEntries(first.sections.map(({ id, hash }) => [id, hash]))
    const same = await preview(issue, known)
    deepEqual(
      same.sections.filter(({ html }) => html !== undefined),
      [],
    )
    const moved = await preview(issue.replace('# Printer', '# Printer\n\nText.'), known)
    deepEqual(
      moved.sections.filter(({ html }) => html !== undefined),
      [],
    )
    deepEqual(moved.sections.find(({ id }) => id === 'open/')?.places, [[8, 13, 8, 13]])
    const changed = await preview(issue.replace('Printer', 'Scanner'), known)
    deepEqual(
      changed.sections.filter(({ html }) => html !== undefined).map(({ id }) => id),
      ['head'],
    )
  })

  it('lists what is to be corrected by what is wrong, with its fix, and is green only if nothing is', async () => {
    const { sections, summary } = await preview(escalation)
    equal(summary, 'Complete · 5 to correct: 4 times not in UTC, next update too late')
    const markup = sections.map(({ html }) => html).join('')
    match(wordsIn(markup), /Complete · 5 to correct: 4 times not in UTC, next update too late Convert All 18 of 18 met/)
    match(
      wordsIn(markup),
      /Still open Nothing is open\. .*To correct 5 4 times not in UTC Convert All Warning: Mitigation Attempts : Unexpected "3:40 PM EST"/,
    )
    match(markup, /data-command="handoff.convertTimes"/)
    doesNotMatch(markup, /is-done/)
    const places = sections.find(({ id }) => id === 'correct')?.places
    deepEqual(
      places?.map((place) => typeof place !== 'string' && place[0]),
      [7, 8, 10, 29, 10],
    )
    const done = await preview(issue.replace('- **Owner**: ', '- **Owner**: Ann'))
    match(markupOf(done), /class="ring is-done"/)
    match(wordsIn(markupOf(done)), /Complete 1 of 1 met .*Nothing is open, and nothing is to be corrected\./)
  })

  it('never says that nobody has to ask', async () => {
    for (const locale of ['en', 'de'])
      for (const text of [issue, escalation, issue.replace('- **Owner**: ', '- **Owner**: Ann')])
        doesNotMatch(wordsIn(markupOf(await serviceWith(text).preview({ uri, locale, known: {} }))), /asking back|Rückfrage|\b[Rr]eady\b/)
  })

  it('names in the report the lines of what is to be corrected, and has no buttons', async () => {
    const page = await report(escalation)
    match(
      wordsIn(page),
      /To correct 5 4 times not in UTC Warning: Mitigation Attempts : Unexpected "3:40 PM EST"; expected UTC, such as \S+ line 8/,
    )
    doesNotMatch(page, /<button/)
  })

  it('says what to do where there is no handoff, and where the file is gone', async () => {
    const none = await serviceWith('# Read me\n', { uri: readme }).preview({ uri: readme, locale: 'en', known: {} })
    equal(none.state, 'none')
    match(markupOf(none), /data-command="handoff.chooseKind"/)
    const gone = await serviceWith('').preview({ uri: 'file:///gone.md', locale: 'en', known: {} })
    equal(gone.state, 'gone')
    match(wordsIn(markupOf(gone)), /moved or deleted/)
  })

  it('shows a document that is closed as its file is', async () => {
    const service = serviceWith('', { files: { 'file:///other.md': issue } })
    equal((await service.preview({ uri: 'file:///other.md', locale: 'en', known: {} })).title, 'Printer')
  })

  it('shows the chain of handoffs with how far each has come, however far away', async () => {
    const desk = new Desk({
      'a.md': '---\nkind: general\nstage: ready\n---\n\n# A\n',
      'b.md': '---\nkind: general\nprevious: a.md\n---\n\n# B\n\nTBD\n',
      'c.md': '---\nkind: general\nprevious: b.md\nnext: <script>.md\n---\n\n# C\n',
    })
    desk.edit('c.md')
    const { sections } = await desk.service.preview({ uri: uriOf('c.md'), locale: 'en', known: {} })
    const chain = sections.find(({ id }) => id === 'chain')
    match(
      wordsIn(chain?.html ?? ''),
      /a\.md Ready · Complete b\.md 0 % · 1 open c\.md This document Complete · 1 to correct <script>\.md File is missing/,
    )
    deepEqual(chain?.places, [uriOf('a.md'), uriOf('b.md'), [3, 6, 3, 17]])
  })

  it('stays small and quick with thousands of open lines', async () => {
    const text = `---\nkind: general\n---\n\n# Many\n\n${Array.from({ length: 2000 }, (_, index) => `- **Field ${index}**: TBD\n`).join('')}`
    const { sections } = await preview(text)
    const markup = sections.map(({ html }) => html).join('')
    ok(markup.length < 60_000, `${markup.length} characters`)
    match(wordsIn(markup), /1900 more, listed in the Handoffs view/)
    match(wordsIn(await report(text)), /Field 1999|line 2006/)
  })

  it('unfolds only the first of many sections', async () => {
    const section = (name: string) => `## ${name}\n\n${Array.from({ length: 40 }, (_, index) => `- **Field ${index}**: TBD\n`).join('')}\n`
    const { sections } = await preview(`---\nkind: general\n---\n\n# Many\n\n${section('One')}${section('Two')}`)
    deepEqual(
      sections.flatMap(({ html }) => /<details[^>]*>/.exec(html ?? '') ?? []),
      ['<details class="group" open>', '<details class="group">'],
    )
  })

  it('speaks German', async () => {
    const { sections } = await serviceWith(issue).preview({ uri, locale: 'de-AT', known: {} })
    match(wordsIn(sections.map(({ html }) => html).join(' ')), /Was tue ich zuerst\?/)
  })
})

describe('the words of the preview', () => {
  it('have the same gaps in every language', () => {
    const gapsIn = (value: unknown): unknown =>
      typeof value === 'string'
        ? [...value.matchAll(/\{\d\}/g)].map(String).sort()
        : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, gapsIn(inner)]))
    const { inDays, ...english } = wordsOf('en')
    const { inDays: inDaysGerman, ...german } = wordsOf('de')
    deepEqual(gapsIn(german), gapsIn(english))
    deepEqual(gapsIn(inDaysGerman), gapsIn(inDays))
    equal(wordsOf('fr').language, 'en')
  })
})

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</button></section><iframe src=//evil.example>',
  '&lt;script&gt;',
  '[click](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '\u0000\u0008<b>',
  '\u202Egnp.exe',
  '`<style>*{display:none}</style>`',
  '<!-- --><base href=//evil.example>',
  '{{alert(1)}}',
  '{0}{1}',
  '$&$1',
]

const attack = fc.constantFrom(...attacks)

/** A handoff with something hostile in every field that reaches the page. */
const hostile = fc.array(attack, { minLength: 18, maxLength: 18 }).map((words) => {
  const at = (index: number) => (words[index] ?? '').replace(/\|/g, '\\|')
  return `---
kind: escalation-packet
stage: ready
previous: "a${at(0).replace(/["\\]/g, '')}.md"
---

# Escalation: ${at(1)}

<!-- handoff-ignore-file missing-milestone -- ${at(2).replace(/-->/g, '')}; until 2026-12-01; by ${at(3).replace(/-->/g, '')} -->

## ${at(4)}

- **${at(5)}**: TBD
- **Next Update Due:** 2026-03-01T12:15Z, ${at(6)}
- **Asks for Engineering:** ${at(7)}

## Next steps

- [ ] ${at(8)} by 2026-03-02

## Known issues

| ID | Description | Severity | Owner | Workaround |
|----|-------------|----------|-------|------------|
| A-1 | ${at(9)} | ${at(10)} | ${at(11)} | ${at(12)} |

## Incident Timeline

| Milestone | Timestamp (UTC) | Owner | Notes |
|-----------|-----------------|-------|-------|
| Detection ${at(13)} | 2026-03-01T10:42Z | ${at(14)} | x |
| Mitigation | 2026-03-01T11:42Z | Ann | ${at(15)} |

## Escalation

| Level | Contact | SLA |
|---|---|---|
| L1 ${at(16)} | ${at(17)} | 1 hour |

## Sign-off

- **Lead ${at(16)}**: ${at(17)} Date: 2026-03-01
`
})

const tags =
  'a article b bdi body button circle dd details div dl dt footer h1 h2 h3 head header html li line main meta nav ol p rect section span strong style summary svg text time title tspan ul'.split(
    ' ',
  )
const attributes =
  'aria-current aria-hidden aria-labelledby charset class content cx cy data-ahead data-command data-overdue data-place data-stage data-until datetime dominant-baseline fill focusable height href http-equiv id lang name open pathLength r role rx stroke-dasharray stroke-width tabindex text-anchor title transform type viewBox width x x1 x2 y y1 y2'.split(
    ' ',
  )

/** Fails on anything in the markup but our own tags and attributes, each attribute quoted and each address within the page. */
function assertOwn(markup: string): void {
  const rest = markup
    .replace(/^<!doctype html>/, '')
    .replace(/<style>[^<]*<\/style>/g, '')
    .replace(/<(\/?)([a-z0-9]+)((?: [a-zA-Z0-9-]+(?:="[^"<>]*")?)*)\/?>/g, (_tag, _end, name, written) => {
      ok(tags.includes(name), `<${name}>`)
      for (const [, attribute = '', value] of written.matchAll(/ ([a-zA-Z0-9-]+)(?:="([^"]*)")?/g)) {
        ok(attributes.includes(attribute), `${attribute}="${value}"`)
        if (attribute === 'href') match(value, /^#[a-z0-9-]+$/)
      }
      return ''
    })
  doesNotMatch(rest, /[<>"]/)
  doesNotMatch(rest, /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
}

describe('what stands in a document', () => {
  const parameters = { seed: 20_260_301, numRuns: 25 }

  it('never becomes markup of the preview or the report, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const shown = await preview(text)
        equal(shown.state, 'handoff')
        assertOwn(markupOf(shown))
        assertOwn(await report(text))
      }),
      parameters,
    )
  })

  it('nor does any other Markdown', async () => {
    await fc.assert(
      fc.asyncProperty(markdown, async (text) => {
        const handoff = `---\nkind: support-handoff\n---\n\n${text}`
        assertOwn(markupOf(await preview(handoff)))
        assertOwn(await report(handoff))
      }),
      parameters,
    )
  })
})

describe('the report', () => {
  it('is one page that needs nothing else', async () => {
    const made = await serviceWith(supportHandoff).report({ uri, locale: 'en' })
    equal(made?.fileName, 'handoff.html')
    const page = made?.html ?? ''
    assertOwn(page)
    doesNotMatch(page, /<script|<link|src=|url\(|<button|data-place/)
    match(page, /default-src 'none'; style-src 'unsafe-inline'/)
    match(wordsIn(page), /As of 2026-03-01 12:00 UTC/)
  })

  it('says the same as the preview', async () => {
    const page = wordsIn(await report(filledEscalation))
    for (const { html = '' } of (await preview(filledEscalation)).sections) {
      const heading = /<h[12][^>]*>(.*?)<\/h[12]>/s.exec(html)?.[1]
      if (heading) ok(page.includes(wordsIn(heading).trim()), heading)
    }
  })

  it('is made of no document that is no handoff', async () => {
    equal(await serviceWith('# Read me\n', { uri: readme }).report({ uri: readme, locale: 'en' }), null)
  })
})
