/** Arbitrary text that looks like Markdown and is broken in every way in which people break it while they write. */
import fc from 'fast-check'
import { LineIndex, type Position } from '../../server/src/core/util/text.ts'

/** Lines that open, close and change what is around them. */
const lines = [
  '# Heading',
  '## Known issues',
  '###',
  '####### seven',
  '#tag',
  '  ## indented',
  'Setext\n===',
  'Setext\n---',
  'Label:\n-',
  '---',
  '***',
  '```',
  '```sql',
  '~~~',
  '````',
  '    indented code',
  '\ttab',
  '<!--',
  '-->',
  '<!-- comment -->',
  '<!-- handoff-ignore unfilled-field -- reason; until 2026-12-01 -->',
  '<!-- handoff: { optional: true } -->',
  '<div>',
  '</div>',
  '<details open>',
  '<script>',
  '</script>',
  '<?php',
  '<hash>',
  '- item',
  '- ',
  '-',
  '* star',
  '1. one',
  '2)',
  '  - nested',
  '    1. deep',
  '- [ ] task',
  '- [x] done: [Link]',
  '- [x]',
  '- **Owner**: Ann',
  '- **Owner**:',
  '**Owner**:',
  '**Owner:** Ann  ',
  '**Known issues**',
  'Owner: Ann',
  '**担当者：**山田',
  '- 期限：',
  '> quote',
  '> **Audience:** `<customers|internal>`',
  '>',
  '| A | B |',
  '|---|---|',
  '| 1 | 2 |',
  '|   |   |',
  '| a \\| b | `c | d` |',
  '|---|',
  'A | B\n--- | ---\n1 | 2',
  '| Milestone | Time (UTC) | Owner |\n|---|---|---|\n| Handoff | 10:40Z | |',
  '| Issue | Severity | Workaround |\n|---|---|---|\n| PAY-1 | High | |',
  '[a]: https://example.com',
  '[a]:',
  '[^1]: footnote',
  '[^1]:',
  'see [a], [text][a], [a][] and [^1]',
  '![image][a] ![alt](a.png)',
  '[Feature Name]',
  '[link](https://example.com "title',
  '**Type**: [ ] Major [ ] Minor',
  '- **Lead**: ____ Date: ____',
  'Q: Why?',
  'A:',
  '### Q: [Question]',
  '**A**:',
  'at 10:30 PST and 2026-02-30, yesterday',
  '*emphasis **strong*',
  '`code',
  '~~struck~~',
  '\\[escaped\\] \\*',
  '&nbsp;&lt;',
  '$[a, b]$ {{x}} ____ TBD',
  '-----\nkind: general\n-----',
  '',
  '',
  '',
  ' ',
] as const

const characters = [
  '\0',
  '\uFEFF',
  '\u202E',
  'שלום',
  '😀',
  'é',
  '\u2028',
  '\uD800',
  '\t',
  '\\',
  '`',
  '*',
  '_',
  '[',
  ']',
  '<',
  '>',
  '|',
  ':',
  '-',
  '#',
  ' ',
] as const

/** A line: one of the list, or a few characters that mean something. */
export const line = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...lines) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...characters, 'word', '1'), { maxLength: 8 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
)

const frontMatter = fc.constantFrom(
  '',
  '',
  '---\nkind: general\n---\n',
  '---\nkind: support-handoff\nstage: ready\n---\n\n',
  '---\nOwner: Ann\n',
  '---\n- a\n---\n',
  '---\na: [\n---\n',
  '---\n---\n',
)

/** A document: front matter or none, lines, one line ending or a mixture, a byte order mark or none. */
export const markdown = fc
  .tuple(
    fc.constantFrom('', '', '', '\uFEFF'),
    frontMatter,
    fc.array(line, { maxLength: 24 }),
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', 'mixed'),
    fc.boolean(),
  )
  .map(([mark, head, body, ending, closed]) => {
    const text = head + body.join('\n') + (closed ? '\n' : '')
    const endings = ['\n', '\r\n', '\r']
    let count = 0
    return mark + (ending === 'mixed' ? text.replace(/\n/g, () => endings[count++ % 3] ?? '\n') : text.replace(/\n/g, ending))
  })

/** A change of a text: from where (a share of its length), how much goes, what comes. */
export interface Change {
  readonly at: number
  readonly removed: number
  readonly inserted: string
}

export const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 120 })),
  inserted: fc.oneof(
    fc.constant(''),
    line,
    line.map((text) => `${text}\n`),
    line.map((text) => `\n${text}`),
    line.map((text) => `\n\n${text}\n\n`),
  ),
})

/** The change as an editor sends it: its range stands between characters, and never within a line ending. */
export function sentFor(text: string, { at, removed, inserted }: Change): { range: { start: Position; end: Position }; text: string } {
  const lines = new LineIndex(text)
  const isTorn = (offset: number) => text[offset - 1] === '\r' && text[offset] === '\n'
  const start = Math.floor(at * text.length)
  const end = Math.min(text.length, start + removed)
  const [from, before] = isTorn(start) ? [start - 1, '\r'] : [start, '']
  const [to, behind] = isTorn(end) ? [end + 1, '\n'] : [end, '']
  return { range: { start: lines.positionAt(from), end: lines.positionAt(to) }, text: before + inserted + behind }
}

export function changed(text: string, { at, removed, inserted }: Change): string {
  const start = Math.floor(at * text.length)
  return text.slice(0, start) + inserted + text.slice(start + removed)
}

/** What may stand in the midst of anything. */
const things = [
  '[^1]',
  '[x](y.md "title")',
  '[x][log]',
  '![i](i.png)',
  '<b>',
  '</b>',
  '<br>',
  '<img src="i.png">',
  '<!-- a comment -->',
  '&nbsp;',
  '&amp;',
  '\\*',
  '\\|',
  '`code`',
  '**',
  '*',
  '~~',
  '|',
  '😀',
  '日本語',
  '<https://example.com/a_b>',
  'https://example.com',
  'ann@example.com',
  '2026-01-20 00:30 CET',
  '2026-01-20 [14:30 CET](y.md)',
  '14:30',
  'PST',
  '03/04/2026',
  'All times in CET.',
  'yesterday',
  'N/A',
  '[Name]',
  '\n',
  '\r\n',
  '\n\n',
  '\n-\n',
  '\n- ',
  '\n| | |\n',
  '\n> ',
  '\n\n[^1]: A note.\n\n',
  '\n\n[log]: y.md\n\n',
  '\n\n<div>\n\n',
  '\n\n## State\n\n',
  '\n\n| When | What |\n|---|---|\n| 2026-01-20 00:30 CET | x |\n| | |\n\n',
] as const

/** What may stand around any words. */
const around = [
  ['[', '](y.md)'],
  ['[', '][log]'],
  ['<b>', '</b>'],
  ['**', '**'],
  ['*', '*'],
  ['~~', '~~'],
  ['`', '`'],
  ['<!-- ', ' -->'],
  ['(', ')'],
  ['"', '"'],
] as const

/** A text with things put in between its words, and marks around some of them. */
export function decorated(text: string): fc.Arbitrary<string> {
  const gaps = [0, ...Array.from(text.matchAll(/(?<=[^\s])(?=\s)|(?<=\s)(?=[^\s])/g), ({ index }) => index), text.length]
  const place = fc.nat({ max: gaps.length - 1 })
  const put = fc.tuple(place, fc.constantFrom(...things)).map(([at, thing]) => [{ at: gaps[at] ?? 0, thing }])
  const wrapped = fc.tuple(place, fc.integer({ min: 1, max: 5 }), fc.constantFrom(...around)).map(([at, length, [before, behind]]) => [
    { at: gaps[at] ?? 0, thing: before },
    { at: gaps[Math.min(gaps.length - 1, at + length)] ?? 0, thing: behind },
  ])
  return fc.array(fc.oneof({ weight: 3, arbitrary: put }, { weight: 2, arbitrary: wrapped }), { maxLength: 5 }).map((puts) =>
    puts
      .flat()
      .sort((a, b) => b.at - a.at)
      .reduce((whole, { at, thing }) => whole.slice(0, at) + thing + whole.slice(at), text),
  )
}
