/** Labels and their values in other forms. */
import { behindMark, eachField, eachGroup, type Field, isBlank, isPlain, type Rewriting, tableOf } from './rewriting.ts'

const written = (form: (field: Field) => string) => (text: string) => eachField(text, form)

export const labels: readonly Rewriting[] = [
  {
    says: 'the colon of a label is bold',
    example: ['- **Owner**: Ida', '- **Owner:** Ida'],
    rewrite: written(({ lead, label, value }) => `${lead}**${label}:** ${value}`),
  },
  {
    says: 'the colon of a label is not bold',
    example: ['- **Owner:** Ida', '- **Owner**: Ida'],
    rewrite: written(({ lead, label, value }) => `${lead}**${label}**: ${value}`),
  },
  {
    says: 'labels are plain',
    example: ['- **Owner**: Ida', '- Owner: Ida'],
    rewrite: written(({ lead, label, value }) => `${lead}${label}: ${value}`),
  },
  {
    says: 'labels are in italics',
    example: ['- **Owner**: Ida', '- *Owner*: Ida'],
    rewrite: written(({ lead, label, value }) => `${lead}*${label}*: ${value}`),
  },
  {
    says: 'labels are bold by underscores',
    example: ['- **Owner**: Ida', '- __Owner__: Ida'],
    rewrite: written(({ lead, label, value }) => `${lead}__${label}__: ${value}`),
  },
  {
    says: 'labels are bold by tags',
    example: ['- **Owner**: Ida', '- <b>Owner:</b> Ida'],
    rewrite: written(({ lead, label, value }) => `${lead}<b>${label}:</b> ${value}`),
  },
  {
    says: 'labels are strong by tags',
    example: ['- **Owner**: Ida', '- <strong>Owner</strong>: Ida'],
    rewrite: written(({ lead, label, value }) => `${lead}<strong>${label}</strong>: ${value}`),
  },
  {
    says: 'a space stands before the colon',
    example: ['- **Owner**: Ida', '- **Owner** : Ida'],
    rewrite: written(({ lead, label, value }) => `${lead}**${label}** : ${value}`),
  },
  {
    says: 'a no-break space stands before the colon',
    example: ['- **Owner**: Ida', '- **Owner\u00A0:** Ida'],
    rewrite: written(({ lead, label, value }) => `${lead}**${label}\u00A0:** ${value}`),
  },
  {
    says: 'the colon is full-width',
    example: ['- **Owner**: Ida', '- **Owner**：Ida'],
    rewrite: written(({ lead, label, value }) => `${lead}**${label}**：${value}`),
  },
  {
    says: 'a dash stands for the colon',
    example: ['- **Owner**: Ida', '- **Owner** – Ida'],
    rewrite: written(({ lead, label, value }) => `${lead}**${label}** – ${value}`),
  },
  {
    says: 'the value is separated by tabs',
    example: ['- **Owner**: Ida', '- **Owner**:\t\tIda'],
    rewrite: written(({ lead, label, value }) => `${lead}**${label}**:\t\t${value}`),
  },
  {
    says: 'each label is a paragraph',
    example: ['- **Owner**: Ida\n- **Team**: Search', '\n**Owner**: Ida\n\n**Team**: Search\n'],
    rewrite: (text) =>
      eachGroup(text, (fields) => ['', ...fields.flatMap(({ label, value }) => [`**${label}**: ${value}`, ''])].join('\n')),
  },
  {
    says: 'labels stand below each other with breaks',
    example: ['- **Owner**: Ida\n- **Team**: Search', '\n**Owner:** Ida\\\n**Team:** Search\n'],
    rewrite: (text) => eachGroup(text, (fields) => `\n${fields.map(({ label, value }) => `**${label}:** ${value}`).join('\\\n')}\n`),
  },
  {
    says: 'labels stand below each other with breaks of two spaces',
    example: ['- **Owner**: Ida\n- **Team**: Search', '\nOwner: Ida  \nTeam: Search\n'],
    rewrite: (text) => eachGroup(text, (fields) => `\n${fields.map(({ label, value }) => `${label}: ${value}`).join('  \n')}\n`),
  },
  {
    says: 'labels stand below each other with break tags',
    example: ['- **Owner**: Ida\n- **Team**: Search', '\n**Owner**: Ida<br>\n**Team**: Search\n'],
    rewrite: (text) => eachGroup(text, (fields) => `\n${fields.map(({ label, value }) => `**${label}**: ${value}`).join('<br>\n')}\n`),
  },
  {
    says: 'labels stand below each other without breaks',
    example: ['- **Owner**: Ida\n- **Team**: Search', '\n**Owner**: Ida\n**Team**: Search\n'],
    rewrite: (text) => eachGroup(text, (fields) => `\n${fields.map(({ label, value }) => `**${label}**: ${value}`).join('\n')}\n`),
  },
  {
    says: 'labels are numbered',
    example: ['- **Owner**: Ida\n- **Team**: Search', '1. **Owner**: Ida\n2. **Team**: Search'],
    rewrite: (text) =>
      eachGroup(text, (fields) => fields.map(({ label, value }, index) => `${index + 1}. **${label}**: ${value}`).join('\n')),
  },
  {
    says: 'labels are in a quote',
    example: ['- **Owner**: Ida\n- **Team**: Search', '\n> **Owner**: Ida\n> **Team**: Search\n'],
    rewrite: (text) => eachGroup(text, (fields) => `\n${fields.map(({ label, value }) => `> **${label}**: ${value}`).join('\n')}\n`),
  },
  {
    says: 'labels are the first column of a table',
    example: ['- **Owner**: Ida\n- **Team**: Search', '\n| Field | Value |\n| --- | --- |\n| Owner | Ida |\n| Team | Search |\n'],
    rewrite: (text) => eachGroup(text, (fields) => `\n${tableOf({ header: ['Field', 'Value'], rows: fields.map(rowOf) })}\n`, 2),
  },
  {
    says: 'labels are the first column of a table without header',
    example: ['- **Owner**: Ida\n- **Team**: Search', '\n|  |  |\n| --- | --- |\n| **Owner** | Ida |\n| **Team** | Search |\n'],
    rewrite: (text) =>
      eachGroup(
        text,
        (fields) => `\n${tableOf({ header: ['', ''], rows: fields.map(rowOf).map(([label, value]) => [`**${label}**`, value]) })}\n`,
        2,
      ),
  },
  {
    says: 'labels are the first column of a table that begins with the first of them',
    example: ['- **Owner**: Ida\n- **Team**: Search', '\n| **Owner** | Ida |\n| --- | --- |\n| **Team** | Search |\n'],
    rewrite: (text) =>
      eachGroup(
        text,
        (fields) => {
          const [header = ['', ''], ...rows] = fields.map(rowOf).map(([label, value]) => [`**${label}**`, value])
          return `\n${tableOf({ header, rows })}\n`
        },
        2,
      ),
  },
  {
    says: 'labels are the columns of a table',
    example: ['- **Owner**: Ida\n- **Team**: Search', '\n| Owner | Team |\n| --- | --- |\n| Ida | Search |\n'],
    rewrite: (text) =>
      eachGroup(
        text,
        (fields) => `\n${tableOf({ header: fields.map(({ label }) => label), rows: [fields.map((field) => rowOf(field)[1])] })}\n`,
        2,
      ),
  },
  {
    says: 'labels and values are a table of tags',
    example: [
      '- **Owner**: Ida\n- **Team**: Search',
      '\n<table>\n<tr><th>Owner</th><td>Ida</td></tr>\n<tr><th>Team</th><td>Search</td></tr>\n</table>\n',
    ],
    rewrite: (text) =>
      eachGroup(text, (fields) => {
        if (!fields.every(({ label, value }) => isPlain(label) && isPlain(value))) return undefined
        const rows = fields.map(({ label, value }) => `<tr><th>${label}</th><td>${value}</td></tr>`)
        return ['', '<table>', ...rows, '</table>', ''].join('\n')
      }),
  },
  {
    says: 'labels are headings',
    example: ['## Who\n\n- **Owner**: Ida\n- **Team**: Search', '## Who\n\n\n### Owner\n\nIda\n\n### Team\n\nSearch\n'],
    whole: true,
    oneOf: 'structure',
    rewrite: labelsAsHeadings,
  },
  {
    says: 'labels are lines in bold with the value below',
    example: ['- **Owner**: Ida\n- **Team**: Search', '\n**Owner**\n\nIda\n\n**Team**\n\nSearch\n'],
    oneOf: 'structure',
    rewrite: (text) =>
      eachGroup(text, (fields, isLast) =>
        isLast && fields.every(isOfWords)
          ? ['', ...fields.flatMap(({ label, value }) => [`**${label}**`, '', ...(isBlank(value) ? [] : [value, ''])])].join('\n')
          : undefined,
      ),
  },
  {
    says: 'values stand in the next line',
    example: ['- **Owner**: Ida', '- **Owner**:\n  Ida'],
    rewrite: written(({ lead, label, value }) =>
      isBlank(value) || lead.includes('>') ? `${lead}**${label}**: ${value}` : `${lead}**${label}**:\n${' '.repeat(lead.length)}${value}`,
    ),
  },
  {
    says: 'values stand in a paragraph of their own',
    example: ['- **Owner**: Ida\n- **Team**: Search', '- **Owner**:\n\n  Ida\n\n- **Team**:\n\n  Search\n'],
    rewrite: (text) =>
      eachGroup(text, (fields) =>
        fields.flatMap(({ label, value }) => [`- **${label}**:`, '', ...(isBlank(value) ? [] : [`  ${value}`, ''])]).join('\n'),
      ),
  },
  {
    says: 'values are items below their labels',
    example: ['- **Owner**: Ida', '- **Owner**:\n  - Ida'],
    rewrite: (text) =>
      eachGroup(text, (fields) =>
        fields
          .map(({ label, value }) =>
            isBlank(value) || !isOfWords({ lead: '', label, value }) ? `- **${label}**: ${value}` : `- **${label}**:\n  - ${value}`,
          )
          .join('\n'),
      ),
  },
  {
    says: 'values are quotes below their labels',
    example: ['- **Owner**: Ida\n- **Team**: Search', '\n**Owner:**\n\n> Ida\n\n**Team:**\n\n> Search\n'],
    rewrite: (text) =>
      eachGroup(text, (fields) =>
        fields.every(isOfWords)
          ? ['', ...fields.flatMap(({ label, value }) => [`**${label}:**`, '', ...(isBlank(value) ? [] : [`> ${value}`, ''])])].join('\n')
          : undefined,
      ),
  },
  {
    says: 'values are bold',
    example: ['- **Owner**: Ida', '- **Owner**: **Ida**'],
    rewrite: written((field) => ofWords(field, (value) => `**${value}**`)),
  },
  {
    says: 'values are in italics',
    example: ['- **Owner**: Ida', '- **Owner**: _Ida_'],
    rewrite: written((field) => ofWords(field, (value) => `_${value}_`)),
  },
  {
    says: 'values are in code',
    example: ['- **Owner**: Ida', '- **Owner**: `Ida`'],
    rewrite: written((field) => ofWords(field, (value) => `\`${value}\``)),
  },
  {
    says: 'the fields at the top are front matter',
    example: [
      '# Handoff\n\n- **Owner**: Ida\n- **Team**: Search\n\n## State',
      '---\nOwner: "Ida"\nTeam: "Search"\n---\n# Handoff\n\n## State',
    ],
    whole: true,
    rewrite: (text) => {
      const [, title, list = '', rest = ''] = /^(# .+\n)\n((?:- \*\*[^*]+\*\*:.*\n)+)(\n#[\s\S]*)$/.exec(text) ?? []
      if (title === undefined || /\[[ x]\]/.test(list)) return text
      const front = eachField(list, ({ label, value }) => `${label}: ${isBlank(value) ? value : `"${value}"`}`)
      return `---\n${front}---\n${title}${rest}`
    },
  },
]

/** A value that is words alone: no box, link, code or blank to fill in, which would be something else with a sign around it. */
function isOfWords({ value }: Field): boolean {
  return !/[[\]`<>_*]|:\/\/|Date:/.test(value)
}

function ofWords(field: Field, change: (value: string) => string): string {
  const { lead, label, value } = field
  return `${lead}**${label}**: ${isBlank(value) || !isOfWords(field) ? value : behindMark(value, change)}`
}

function rowOf({ label, value }: Field): [string, string] {
  return [label, value.replace(/\|/g, '\\|')]
}

function labelsAsHeadings(text: string): string {
  let depth = 1
  return text
    .split(/(?=^#{1,6} )/m)
    .map((part) => {
      depth = /^#{1,6}(?= )/.exec(part)?.[0].length ?? depth
      const hashes = '#'.repeat(depth + 1)
      return eachGroup(part, (fields, isLast) =>
        isLast && fields.every(isOfWords)
          ? ['', ...fields.flatMap(({ label, value }) => [`${hashes} ${label}`, '', ...(isBlank(value) ? [] : [value, ''])])].join('\n')
          : undefined,
      )
    })
    .join('')
}
