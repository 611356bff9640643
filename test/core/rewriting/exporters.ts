/** What tools write when people export a document as Markdown. */
import { bare, behindMark, eachField, eachGroup, eachHeading, eachTable, eachTask, type Rewriting, tableOf } from './rewriting.ts'

export const exporters: readonly Rewriting[] = [
  {
    says: 'Google Docs exported it',
    example: ['## State\n\n- **Owner**: Ida\n- [x] Told (all)', '## **State** {#state}\n\n* **Owner**: Ida  \n- [x] Told (all)'],
    whole: true,
    rewrite: (text) =>
      eachHeading(text, (words, hashes) => `${hashes} ${behindMark(words, (own) => `**${own}** {#${slug(own)}}`)}`)
        .replace(/^( *)- (?!\[)(.*\S)$/gm, '$1* $2  ')
        .replace(/(?<=\d)-(?=\d)/g, '\\-')
        .replace(/(?<=\p{L})_(?=\p{L})/gu, '\\_'),
  },
  {
    says: 'Notion exported it',
    example: ['# T\n\n- **Owner**: Ida\n- **Team**: Search\n\n## State', '# T\n\nOwner: Ida\nTeam: Search\n\n# State'],
    whole: true,
    oneOf: 'levels',
    rewrite: (text) => {
      const [top = '', ...rest] = text.split(/(?=^## )/m)
      const fields = eachGroup(top, (group) =>
        group.some(({ value }) => value.includes('[')) ? undefined : group.map(({ label, value }) => `${label}: ${value}`).join('\n'),
      )
      return fields + eachHeading(rest.join(''), (words, hashes) => `${hashes.slice(1)} ${words}`)
    },
  },
  {
    says: 'Notion exported lists as callouts',
    example: ['## State\n\nIt works.', '## State\n\n<aside>\n💡 It works.\n\n</aside>'],
    rewrite: (text) =>
      text.replace(/^(?=[\uE000-\uF8FF]*[A-Z])([^:*#|>\n]+\.)$/gm, (_line, words: string) => `<aside>\n💡 ${words}\n\n</aside>`),
  },
  {
    says: 'Confluence exported it',
    example: [
      '## State\n\n- **Owner**: Ida\n- **Team**:\n\n- [x] Told',
      '## State\n\n\n|  |  |\n| --- | --- |\n| **Owner** | Ida |\n| **Team** | &nbsp; |\n\n\n- ✅ Told',
    ],
    whole: true,
    rewrite: (text) => {
      const fields = eachGroup(
        text,
        (group) =>
          group.some(({ value }) => value.includes('['))
            ? undefined
            : `\n${tableOf({ header: ['', ''], rows: group.map(({ label, value }) => [`**${label}**`, bare(value) === '' ? `${value}&nbsp;` : value]) })}\n`,
        2,
      )
      return eachTask(fields, ({ indent, ticked, words }) => `${indent}- ${ticked ? '✅' : '⬜'} ${words}`)
    },
  },
  {
    says: 'Word exported it through pandoc',
    example: ["## What's New\n\n- One\n- [x] Two", '## What’s New {#whats-new}\n\n-   One\n\n-   ☒ Two'],
    whole: true,
    rewrite: (text) =>
      eachTable(
        eachHeading(text, (words, hashes) => `${hashes} ${behindMark(words.replace(/'/g, '’'), (own) => `${own} {#${slug(own)}}`)}`),
        ({ header, rows }) => [header, header.map(() => ':-----'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
      )
        .replace(/^- \[x\] /gm, '- ☒ ')
        .replace(/^- \[ \] /gm, '- ☐ ')
        .replace(/^- (?=\S)/gm, '-   ')
        .replace(/^(- .*)\n(?=- )/gm, '$1\n\n')
        .replace(/^ {2}(?=\S)/gm, '    '),
  },
  {
    says: 'Slack exported its canvas',
    example: ['# T\n\n- **Owner**: Ida\n- [x] Told', '# T\n\n* *Owner:* Ida\n* ☑ Told'],
    whole: true,
    rewrite: (text) =>
      eachField(
        eachTask(text, ({ indent, ticked, words }) => `${indent}* ${ticked ? '☑' : '☐'} ${words}`),
        ({ lead, label, value }) => `${lead}*${label}:* ${value}`,
      ).replace(/^( *)-(?=\s|$)/gm, '$1*'),
  },
]

function slug(words: string): string {
  return bare(words)
    .toLowerCase()
    .replace(/<[^>]*>/g, '')
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replace(/ /g, '-')
}
