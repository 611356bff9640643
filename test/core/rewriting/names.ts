/** The same names in other words and signs: of sections, labels, items and columns. */
import { bare, behindMark, eachField, eachHeading, eachHeadingsWords, eachTable, type Rewriting, tableOf } from './rewriting.ts'

export const names: readonly Rewriting[] = [
  {
    says: 'sections are numbered',
    example: ['## State\n### Today\n## Done', '## 1. State\n### 1.1 Today\n## 2. Done'],
    whole: true,
    oneOf: 'numbers',
    rewrite: (text) => numbered(text, (numbers) => (numbers.length === 1 ? `${numbers[0]}.` : numbers.join('.'))),
  },
  {
    says: 'sections are numbered in Roman',
    example: ['## State\n### Today\n## Done', '## I. State\n### Today\n## II. Done'],
    whole: true,
    oneOf: 'numbers',
    rewrite: (text) => numbered(text, ([number = 0, ...rest]) => (rest.length > 0 ? '' : `${roman[number - 1] ?? 'L'}.`)),
  },
  {
    says: 'sections have letters',
    example: ['## State\n## Done', '## A) State\n## B) Done'],
    whole: true,
    oneOf: 'numbers',
    rewrite: (text) => numbered(text, ([number = 0, ...rest]) => (rest.length > 0 ? '' : `${String.fromCharCode(64 + number)})`)),
  },
  {
    says: 'sections are counted by keycaps',
    example: ['## State\n## Done', '## 1️⃣ State\n## 2️⃣ Done'],
    whole: true,
    oneOf: 'numbers',
    rewrite: (text) => numbered(text, ([number = 0, ...rest]) => (rest.length > 0 || number > 9 ? '' : `${number}\uFE0F\u20E3`)),
  },
  {
    says: 'headings begin with an emoji',
    example: ['## State', '## 🚀 State'],
    rewrite: (text) => eachHeadingsWords(text, (words) => `🚀 ${words}`),
  },
  {
    says: 'headings end with an emoji',
    example: ['## State', '## State ⚠️'],
    rewrite: (text) => eachHeadingsWords(text, (words) => `${words} ⚠️`),
  },
  {
    says: 'headings begin with a shortcode',
    example: ['## State', '## :rocket: State'],
    rewrite: (text) => eachHeadingsWords(text, (words) => `:rocket: ${words}`),
  },
  {
    says: 'headings are in capitals',
    example: ['## Next Steps', '## NEXT STEPS'],
    rewrite: (text) => eachHeadingsWords(text, (words) => words.toUpperCase()),
  },
  {
    says: 'headings are in small letters',
    example: ['## Next Steps', '## next steps'],
    rewrite: (text) => eachHeadingsWords(text, (words) => words.toLowerCase()),
  },
  {
    says: 'headings have an aside in brackets',
    example: ['## Next Steps', '## Next Steps (as of today)'],
    rewrite: (text) =>
      eachHeading(text, (words, hashes) => (words.endsWith(':') ? `${hashes} ${words}` : `${hashes} ${words} (as of today)`)),
  },
  {
    says: 'headings have an aside behind a dash',
    example: ['## Next Steps', '## Next Steps – for the night'],
    rewrite: (text) => eachHeading(text, (words, hashes) => `${hashes} ${words} – for the night`, 2, 2),
  },
  {
    says: 'headings have a footnote',
    example: ['## State\n\nIt works.\n', '## State[^1]\n\nIt works.\n\n[^1]: As of today.\n'],
    whole: true,
    rewrite: (text) => (/^## /m.test(text) ? `${text.replace(/^## .+$/m, '$&[^1]').trimEnd()}\n\n[^1]: As of today.\n` : text),
  },
  {
    says: 'and is written as a sign',
    example: ['## Risks and Asks', '## Risks & Asks'],
    rewrite: (text) => eachName(text, (name) => name.replace(/ (?:and|und|y) /gi, ' & ')),
  },
  {
    says: 'the sign for and is written out',
    example: ['- **Impact & Telemetry**: 12 %', '- **Impact and Telemetry**: 12 %'],
    rewrite: (text) => eachName(text, (name) => name.replace(/ & /g, ' and ')),
  },
  {
    says: 'and is a plus',
    example: ['## Risks & Asks', '## Risks + Asks'],
    rewrite: (text) => eachName(text, (name) => name.replace(/ (?:&|and) /g, ' + ')),
  },
  {
    says: 'plurals are singular',
    example: ['## Known Issues', '## Known Issue'],
    rewrite: (text) =>
      eachName(text, (name) => name.replace(/\b(Step|Issue|Question|Change|Incident|Decision|Runbook|Link|Resource)s\b/gi, '$1')),
  },
  {
    says: 'names have an article',
    example: ['## Known Issues', '## The Known Issues'],
    rewrite: (text) =>
      eachHeadingsWords(text, (words) =>
        /^(?:what|how|who|q:|the|a |l\d|[\divxl]+[.)]|[a-z][.)] |\W)/i.test(words) ? words : `The ${words}`,
      ),
  },
  {
    says: 'names have no hyphens',
    example: ['## Pre-Handoff Checklist', '## Pre Handoff Checklist'],
    rewrite: (text) => eachName(text, (name) => name.replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')),
  },
  {
    says: 'quotes and apostrophes in names are typographic',
    example: ["## What's New", '## What’s New'],
    rewrite: (text) => eachName(text, (name) => name.replace(/'/g, '’')),
  },
  {
    says: 'labels are in small letters',
    example: ['- **Release date**: 2026-03-17', '- **release date**: 2026-03-17'],
    rewrite: (text) => eachLabel(text, (label) => label.toLowerCase()),
  },
  {
    says: 'labels are in capitals',
    example: ['- **Release date**: 2026-03-17', '- **RELEASE DATE**: 2026-03-17'],
    rewrite: (text) => eachLabel(text, (label) => label.toUpperCase()),
  },
  {
    says: 'labels begin with an emoji',
    example: ['- **Owner**: Ida', '- **👤 Owner**: Ida'],
    rewrite: (text) => eachLabel(text, (label) => `👤 ${label}`),
  },
  {
    says: 'labels have an aside in brackets',
    example: ['- **Owner**: Ida', '- **Owner (this week)**: Ida'],
    rewrite: (text) => eachLabel(text, (label) => `${label} (this week)`),
  },
  {
    says: 'columns are in capitals',
    example: ['| Issue | Owner |\n|---|---|\n| A | B |', '| ISSUE | OWNER |\n| --- | --- |\n| A | B |'],
    rewrite: (text) =>
      eachTable(text, ({ header, rows }) =>
        tableOf({ header: header.map((name) => behindMark(name, (words) => words.toUpperCase())), rows }),
      ),
  },
]

const roman = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX'.split(' ')

function numbered(text: string, sign: (numbers: readonly number[]) => string): string {
  const numbers: number[] = []
  return eachHeading(text, (words, hashes) => {
    const depth = hashes.length - 1
    numbers[depth - 1] = (numbers[depth - 1] ?? 0) + 1
    numbers.length = depth
    const before = sign(numbers)
    return before === '' || /^$|^(?:\d|[IVXLA-Z]+[.)] )/.test(bare(words))
      ? `${hashes} ${words}`
      : `${hashes} ${behindMark(words, (name) => `${before} ${name}`)}`
  })
}

/** The text with the words of headings below the title and of labels changed. */
function eachName(text: string, change: (name: string) => string): string {
  return eachLabel(eachHeadingsWords(text, change), change)
}

function eachLabel(text: string, change: (label: string) => string): string {
  return eachField(text, ({ lead, label, value }) => `${lead}**${behindMark(label, change)}**:${value === '' ? '' : ` ${value}`}`)
}
