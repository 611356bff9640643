/** Globs, and lists of files that are left out. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { ignoreProblem, readGlob, readIgnored } from '../../../server/src/core/util/globs.ts'
import { inEnglish } from '../../../server/src/core/util/phrase.ts'

const matches = (glob: string, path: string) => readGlob(glob).matches(path)

describe('globs', () => {
  const cases: readonly (readonly [glob: string, matched: readonly string[], others: readonly string[]])[] = [
    ['*.md', ['a.md', 'docs/a.md', '.a.md'], ['a.txt', 'a.md/b']],
    ['/*.md', ['a.md'], ['docs/a.md']],
    ['docs/*.md', ['docs/a.md', 'docs/.md'], ['docs/x/a.md', 'other/docs/a.md']],
    ['./docs/*.md', ['docs/a.md'], []],
    ['docs/**/*.md', ['docs/a.md', 'docs/x/y/a.md'], ['docs.md', 'x/docs/a.md']],
    ['**/handoffs/**', ['handoffs/a.md', 'x/y/handoffs/z/a.md'], ['handoff/a.md']],
    ['docs/handoffs/', ['docs/handoffs/a.md', 'docs/handoffs/x/a.md'], ['docs/handoffs.md']],
    ['docs/{a,b{1,2}}.md', ['docs/a.md', 'docs/b1.md', 'docs/b2.md'], ['docs/b.md', 'docs/{a}.md']],
    ['{draft}.md', ['{draft}.md'], ['draft.md']],
    ['[a-c]?[!x].md', ['a1y.md', 'c-z.md'], ['d1y.md', 'a1x.md']],
    ['\\*\\[1].md', ['*[1].md'], ['x[1].md']],
    ['[a.md', ['[a.md'], ['a.md']],
    ['[]]x', [']x'], ['x']],
    ['*ü?.md', ['ü😀.md', 'xxüa.md'], ['ü.md']],
    ['a**b', ['ab', 'axyb'], ['ax/yb']],
  ]
  for (const [glob, matched, others] of cases)
    it(glob, () => {
      deepEqual(
        matched.filter((path) => !matches(glob, path)),
        [],
      )
      deepEqual(
        others.filter((path) => matches(glob, path)),
        [],
      )
    })

  it('say what they do not know, and match nothing then', () => {
    const wrong: readonly (readonly [string, RegExp])[] = [
      ['+(*)b', /^"\+\("; known are/],
      ['!(a)', /^"!\("/],
      ['!a.md', /^"!" at its beginning/],
      [' ', /^no characters$/],
      ['x'.repeat(70_000), /^70000 characters; 1000 at most are read$/],
      [`${'{a,b}'.repeat(20)}`, /^more than 200 alternatives$/],
    ]
    for (const [glob, message] of wrong) {
      const { problem, matches } = readGlob(glob)
      match(problem ? inEnglish(problem) : '', message)
      equal(matches('a'), false)
    }
  })

  it('cost no more than their length times that of the path', () => {
    // Each would keep a regular expression busy for years.
    const hostile: readonly (readonly [string, string])[] = [
      ['*a*a*a*a*a*a*a*a*a*a*a*b', 'a'.repeat(4000)],
      ['**/a/**/a/**/a/**/a/**/a/**/a/**/b', 'a/'.repeat(2000)],
      ['*a?*a?*a?*a?*a?*a?*b', 'a'.repeat(4000)],
      [`${'*[ab]'.repeat(190)}c`, 'ab'.repeat(2000)],
      [`${'**/*a/'.repeat(160)}b`, 'aa/'.repeat(1300)],
      ['{'.repeat(900), '{'.repeat(900)],
      [`${'{a,'.repeat(300)}`, 'a'],
    ]
    for (const [glob, path] of hostile) {
      matches(glob, path)
      readIgnored([glob])(path)
    }
    equal(matches('*a*a*a*a*a*a*a*a*a*a*a*b', 'a'.repeat(4000)), false)
  })
})

describe('what is ignored', () => {
  const ignoredBy = (lines: readonly string[], paths: readonly string[]) => {
    const by = readIgnored(lines)
    return paths.filter((path) => by(path) !== undefined)
  }
  /** As `git check-ignore` answers. */
  const cases: readonly (readonly [lines: readonly string[], ignored: readonly string[], left: readonly string[]])[] = [
    [
      ['archive/**', '!archive/keep/**'],
      ['archive/a.md', 'archive/keep/a.md'],
      ['handoff.md', 'x/archive/a.md'],
    ],
    [['archive/*', '!archive/keep/'], ['archive/a.md'], ['archive/keep/a.md']],
    [['archive/'], ['archive/a.md', 'x/archive/y/a.md'], ['archive']],
    [['archive'], ['archive/a.md', 'x/archive', 'x/archive/a.md'], ['archive.md']],
    [['/archive'], ['archive/a.md'], ['x/archive/a.md']],
    [['docs/archive'], ['docs/archive/a.md'], ['x/docs/archive/a.md']],
    [
      ['*.md', '!important.md'],
      ['a.md', 'x/b.md'],
      ['important.md', 'x/important.md'],
    ],
    [['!important.md', '*.md'], ['important.md'], []],
    [['# a comment', '', '\\#a.md', '\\!b.md'], ['#a.md', '!b.md'], ['# a comment']],
    [['a.md   ', 'b.md\\ '], ['a.md', 'b.md '], ['b.md']],
    [['**/draft/**'], ['draft/a.md', 'x/draft/a.md'], ['draft']],
    [['a/**/b'], ['a/b', 'a/x/y/b/c.md'], ['a/x']],
    [['x/**'], ['x/a.md'], ['x']],
  ]
  for (const [lines, ignored, left] of cases) it(JSON.stringify(lines), () => deepEqual(ignoredBy(lines, [...ignored, ...left]), ignored))

  it('is told with the line that says so, and lines that cannot be read count for nothing', () => {
    const by = readIgnored(['a', '{b,c}', 'd', '!d/e', 'x'.repeat(2000)])
    deepEqual(['a/1.md', 'b', 'd', 'e'].map(by), [0, undefined, 2, undefined])
    match(inEnglish(ignoreProblem('{b,c}') ?? { pattern: '', values: [] }), /^alternatives in braces/)
    equal(ignoreProblem('a{b}c'), undefined)
  })
})
