/** Lines, line ends, blanks, and what stands between the parts. */
import { bare, eachHeading, isBlank, type Rewriting } from './rewriting.ts'

export const layout: readonly Rewriting[] = [
  {
    says: 'lines end as on Windows',
    example: ['# A\n\nB\n', '# A\r\n\r\nB\r\n'],
    whole: true,
    last: true,
    rewrite: (text) => text.replace(/\r?\n/g, '\r\n'),
  },
  {
    says: 'a byte order mark comes first',
    example: ['# A\n', '\uFEFF# A\n'],
    whole: true,
    last: true,
    rewrite: (text) => `\uFEFF${text.replace(/^\uFEFF/, '')}`,
  },
  {
    says: 'the last line does not end',
    example: ['# A\n\nB\n', '# A\n\nB'],
    whole: true,
    last: true,
    rewrite: (text) => text.trimEnd(),
  },
  {
    says: 'blanks stand at the ends of lines',
    example: ['# A\n\nB\n', '# A \n \nB \n'],
    last: true,
    rewrite: (text) => text.replace(/(?<! {2}|\\|\r)(?=\r?\n)/g, ' '),
  },
  {
    says: 'blank lines are doubled',
    example: ['# A\n\nB\n', '# A\n\n\n\nB\n'],
    rewrite: (text) => text.replace(/\n\n+/g, '\n\n\n\n'),
  },
  {
    says: 'no blank line stands below headings',
    example: ['## A\n\nB', '## A\nB'],
    rewrite: (text) => text.replace(/^(#{1,6} .+)\n\n+(?=[^\n|#])/gm, '$1\n'),
  },
  {
    says: 'a blank line stands below each heading',
    example: ['## A\nB', '## A\n\nB'],
    rewrite: (text) => text.replace(/^(#{1,6} .+)\n(?=[^\n])/gm, '$1\n\n'),
  },
  {
    says: 'words are parted by two spaces',
    example: ['One two three', 'One  two  three'],
    rewrite: (text) => inProse(text, (prose) => prose.replace(/(?<=\p{L}) (?=\p{L})/gu, '  ')),
  },
  {
    says: 'spaces are no-break spaces',
    example: ['**Known issues**: None', '**Known\u00A0issues**: None'],
    rewrite: (text) => inProse(text, (prose) => prose.replace(/(?<=\p{L}) (?=\p{L})/gu, '\u00A0')),
  },
  {
    says: 'long lines are wrapped',
    example: [
      '- The first of the two nodes was replaced, and the second node was left as it is',
      '- The first of the two nodes was replaced, and the second\n  node was left as it is',
    ],
    rewrite: (text) => text.split('\n').map(wrapped).join('\n'),
  },
  {
    says: 'comments stand between the parts',
    example: ['## A\n\nB', '<!-- seen -->\n\n## A\n\nB'],
    rewrite: (text) => eachHeading(text, (words, hashes) => `<!-- seen -->\n\n${hashes} ${words}`, 2, 2),
  },
  {
    says: 'the sections stand in reverse',
    example: ['# T\n\n## A\n\n1\n\n## B\n\n2\n', '# T\n\n## B\n\n2\n\n## A\n\n1\n\n'],
    whole: true,
    rewrite: (text) => {
      const [top = '', ...sections] = text.split(/(?=^## )/m)
      return (
        top +
        sections
          .toReversed()
          .map((section) => (section.endsWith('\n\n') ? section : `${section.trimEnd()}\n\n`))
          .join('')
      )
    },
  },
  {
    says: 'the first section stands last',
    example: ['# T\n\n## A\n\n1\n\n## B\n\n2\n', '# T\n\n## B\n\n2\n\n## A\n\n1\n\n'],
    whole: true,
    rewrite: (text) => {
      const [top = '', first = '', ...sections] = text.split(/(?=^## )/m)
      return [top, ...sections, first]
        .map((section, index) => (index === 0 || section.endsWith('\n\n') || section === '' ? section : `${section.trimEnd()}\n\n`))
        .join('')
    },
  },
  {
    says: 'a section of one’s own stands in between',
    example: ['# T\n\n## A\n\n1\n', '# T\n\n## Thanks\n\nTo all who helped.\n\n## A\n\n1\n'],
    whole: true,
    last: true,
    rewrite: (text) => text.replace(/(?=^## )/m, '## Thanks\n\nTo all who helped.\n\n'),
  },
  {
    says: 'a table of contents comes first',
    example: ['# T\n\n## A\n\n1\n', '# T\n\n## Contents\n\n- A\n\n## A\n\n1\n'],
    whole: true,
    last: true,
    rewrite: (text) => {
      const titles = [...text.matchAll(/^## (.*)$/gm)].map(([, words = '']) => bare(words)).filter((words) => /^[\p{L}\d ]+$/u.test(words))
      if (titles.length === 0) return text
      const list = titles.map((words) => `- ${words}\n`)
      return text.replace(/(?=^## )/m, `## Contents\n\n${list.join('')}\n`)
    },
  },
]

/** The text with what stands outside tags and code changed. */
function inProse(text: string, change: (prose: string) => string): string {
  return text
    .split(/(<[^>\n]*>|`[^`\n]*`)/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('')
}

/** A line of a paragraph or an item broken before column 60, with the rest in line with its words. */
function wrapped(line: string): string {
  if (bare(line).length <= 60 || /^[|#]|^\s*(?:>|$)|[<\\]|Date:| {2}$/.test(line) || isBlank(line)) return line
  const indent = /^\s*(?:[-*+]|\d+\.)?\s*/.exec(line)?.[0].length ?? 0
  const before = line.slice(0, 60)
  const end = before.lastIndexOf(' ')
  if (end <= indent + 20 || /^(?:[-*+#>|]|\d+[.)])/.test(bare(line.slice(end + 1))) || opened(line.slice(0, end))) return line
  return `${line.slice(0, end)}\n${' '.repeat(indent)}${wrapped(line.slice(end + 1))}`
}

/** True within code, a link or bold words, which stay whole. */
function opened(words: string): boolean {
  return (words.match(/`/g) ?? []).length % 2 === 1 || (words.match(/\*\*/g) ?? []).length % 2 === 1 || /\[[^\]]*$|\([^)]*$/.test(words)
}
