/** Headings in other forms. */
import { bare, eachHeading, eachHeadingsWords, eachSection, isBlank, isPlain, type Rewriting } from './rewriting.ts'

export const headings: readonly Rewriting[] = [
  {
    says: 'headings without others below them are lines in bold',
    example: ['## State\n\nIt works.\n\n## Done\n\n- Parser', '**State**\n\nIt works.\n\n**Done**\n\n- Parser'],
    whole: true,
    oneOf: 'structure',
    rewrite: (text) => leaves(text, (words) => ['', `**${words}**`]),
  },
  {
    says: 'headings without others below them are labels in bold',
    example: ['## State\n\nIt works.', '**State:**\n\nIt works.'],
    whole: true,
    oneOf: 'structure',
    rewrite: (text) => leaves(text, (words) => ['', `**${words}:**`]),
  },
  {
    says: 'headings without others below them are labels',
    example: ['## State\n\nIt works.', 'State:\n\nIt works.'],
    whole: true,
    oneOf: 'structure',
    rewrite: (text) => leaves(text, (words) => ['', `${words}:`]),
  },
  {
    says: 'headings without others below them are bold tags',
    example: ['## State\n\nIt works.', '<b>State</b>\n\nIt works.'],
    whole: true,
    oneOf: 'structure',
    rewrite: (text) => leaves(text, (words) => ['', `<b>${words}</b>`]),
  },
  {
    says: 'headings without others below them are items with the rest below',
    example: ['## State\n\nIt works.\n\n- Well', '- **State**\n\n  It works.\n\n  - Well\n'],
    whole: true,
    oneOf: 'structure',
    rewrite: (text) =>
      eachSection(text, ({ words, body, isLeaf, depth }) =>
        isLeaf && depth > 1 && !body.some((line) => line.startsWith('|'))
          ? [`- **${words}**`, ...body.map((line) => (line === '' ? '' : `  ${line}`)), ...(body.at(-1) === '' ? [] : [''])]
          : undefined,
      ),
  },
  {
    says: 'the first sections of one paragraph are fields',
    example: ['## State\n\nIt works.\n\n## Done\n\nAll.\n', '- **State**: It works.\n\n- **Done**: All.\n'],
    whole: true,
    rewrite: (text) => paragraphs(text, (words, body) => `- **${words}**: ${body}`),
  },
  {
    says: 'headings are tags',
    example: ['## State', '<h2>State</h2>\n'],
    last: true,
    rewrite: (text) =>
      eachHeading(text, (words, hashes) =>
        isPlain(words) ? `<h${hashes.length}>${words.replace(/ #+$/, '')}</h${hashes.length}>\n` : `${hashes} ${words}`,
      ),
  },
  {
    says: 'sections are folded',
    example: ['## State\n\nIt works.', '<details>\n<summary>State</summary>\n\nIt works.\n\n</details>\n'],
    whole: true,
    oneOf: 'structure',
    rewrite: (text) =>
      eachSection(text, ({ words, body, isLeaf, depth }) =>
        isLeaf && depth > 1 && isPlain(words)
          ? ['<details>', `<summary>${words}</summary>`, '', ...trimmed(body), '', '</details>', '']
          : undefined,
      ),
  },
  {
    says: 'headings are underlined',
    example: ['# Handoff\n\n## State\n\n### Today', 'Handoff\n=======\n\nState\n-----\n\n### Today'],
    last: true,
    rewrite: (text) =>
      eachHeading(
        text,
        (words, hashes) =>
          // What begins with a number would be an item.
          /^(?:\d|\W)|#$/.test(bare(words))
            ? `${hashes} ${words}`
            : `${words}\n${(hashes === '#' ? '=' : '-').repeat(bare(words).length || 3)}`,
        1,
        2,
      ),
  },
  {
    says: 'headings are closed by hashes',
    example: ['## State', '## State ##'],
    last: true,
    rewrite: (text) => eachHeading(text, (words, hashes) => `${hashes} ${words} ${hashes}`),
  },
  {
    says: 'headings are one level deeper',
    example: ['# Handoff\n## State', '# Handoff\n### State'],
    whole: true,
    oneOf: 'levels',
    rewrite: (text) => eachHeading(text, (words, hashes) => `#${hashes} ${words}`, 2, 5),
  },
  {
    says: 'headings are one level higher',
    example: ['# Handoff\n## State\n### Today', '# Handoff\n# State\n## Today'],
    whole: true,
    oneOf: 'levels',
    rewrite: (text) => eachHeading(text, (words, hashes) => `${hashes.slice(1)} ${words}`),
  },
  {
    says: 'the title is a line in bold',
    example: ['# Handoff: Import\n\nText', '**Handoff: Import**\n\nText'],
    whole: true,
    rewrite: (text) => text.replace(/^# (.+)$/m, '**$1**'),
  },
  {
    says: 'headings are bold',
    example: ['## State', '## **State**'],
    rewrite: (text) => eachHeadingsWords(text, (words) => `**${words}**`),
  },
  {
    says: 'headings are in italics',
    example: ['## State', '## _State_'],
    rewrite: (text) => eachHeadingsWords(text, (words) => `_${words}_`),
  },
  {
    says: 'headings are underlined by a tag',
    example: ['## State', '## <u>State</u>'],
    rewrite: (text) => eachHeadingsWords(text, (words) => `<u>${words}</u>`),
  },
  {
    says: 'headings end in a colon',
    example: ['## State', '## State:'],
    rewrite: (text) => eachHeadingsWords(text, (words) => words.replace(/:?$/, ':')),
  },
  {
    says: 'headings have anchors',
    example: ['## Next Steps', '## Next Steps {#next-steps}'],
    rewrite: (text) => eachHeadingsWords(text, (words) => `${words} {#${slugOf(words)}}`),
  },
  {
    says: 'headings have anchors in tags',
    example: ['## Next Steps', '## <a id="next-steps"></a>Next Steps'],
    rewrite: (text) => eachHeadingsWords(text, (words) => `<a id="${slugOf(words)}"></a>${words}`),
  },
  {
    says: 'headings are links',
    example: ['## Next Steps', '## [Next Steps](https://example.com/page)'],
    rewrite: (text) => eachHeadingsWords(text, (words) => `[${words}](https://example.com/page)`),
  },
  {
    says: 'sections are parted by rules',
    example: ['## State\n\n## Done', '\n---\n\n## State\n\n\n---\n\n## Done'],
    rewrite: (text) => eachHeading(text, (words, hashes) => `\n---\n\n${hashes} ${words}`, 2, 2),
  },
]

function leaves(text: string, heading: (words: string) => readonly string[]): string {
  // Where lines in bold stand for headings already, two depths would be alike.
  if (/^\*\*[^*\n]+\*\*$/m.test(text)) return text
  const lines = eachSection(text, ({ words, body, isLeaf, depth }) =>
    isLeaf && depth > 1 ? [...heading(words), '', ...trimmed(body), ''] : undefined,
  )
  return lines.replace(/\n{3,}/g, '\n\n').trim()
}

/** The first sections as long as they are one paragraph each. */
function paragraphs(text: string, field: (words: string, body: string) => string): string {
  let isFirst = true
  return eachSection(text, ({ words, body, depth }) => {
    if (depth === 1) return undefined
    const lines = trimmed(body)
    isFirst &&= depth === 2 && lines.length === 1 && /^[^-*+|#>\d<]/.test(bare(lines[0] ?? ''))
    return isFirst ? [field(words, lines[0] ?? ''), ''] : undefined
  })
}

function trimmed(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => !isBlank(line))
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => !isBlank(line)) + 1)
}

function slugOf(words: string): string {
  return bare(words)
    .toLowerCase()
    .replace(/<[^>]*>/g, '')
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replace(/ /g, '-')
}
