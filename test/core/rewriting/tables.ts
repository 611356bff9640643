/** Tables in other forms. */
import { bare, eachTable, isBlank, isPlain, type Rewriting, type Table, tableOf } from './rewriting.ts'

const withTable = (write: (table: Table) => string) => (text: string) => eachTable(text, write)

/** Tables whose columns have names. In others the first column holds labels, and a column more or elsewhere would say something else. */
const withColumns = (write: (table: Table) => string) => withTable((table) => (table.header.some(isBlank) ? tableOf(table) : write(table)))

export const tables: readonly Rewriting[] = [
  {
    says: 'tables have no outer bars',
    example: ['| A | B |\n|---|---|\n| 1 | 2 |', 'A | B\n--- | ---\n1 | 2'],
    rewrite: withTable((table) =>
      [table.header, ...table.rows].some(
        (cells) => isBlank(cells[0] ?? '') || isBlank(cells.at(-1) ?? '') || /^[-*#]/.test(bare(cells[0] ?? '')),
      )
        ? tableOf(table)
        : [table.header, table.header.map(() => '---'), ...table.rows].map((cells) => cells.join(' | ')).join('\n'),
    ),
  },
  {
    says: 'cells stand close to the bars',
    example: ['| A | B |\n|---|---|\n| 1 | 2 |', '|A|B|\n|-|-|\n|1|2|'],
    rewrite: withTable(({ header, rows }) => [header, header.map(() => '-'), ...rows].map((cells) => `|${cells.join('|')}|`).join('\n')),
  },
  {
    says: 'cells are padded',
    example: ['| A | B |\n|---|---|\n| 1 | 2 |', '| A        | B        |\n| -------- | -------- |\n| 1        | 2        |'],
    rewrite: withTable(({ header, rows }) =>
      [header, header.map(() => '--------'), ...rows]
        .map((cells) => `| ${cells.map((cell) => cell + ' '.repeat(Math.max(0, 8 - bare(cell).length))).join(' | ')} |`)
        .join('\n'),
    ),
  },
  {
    says: 'columns are aligned',
    example: ['| A | B |\n|---|---|\n| 1 | 2 |', '| A | B |\n| :--- | :---: |\n| 1 | 2 |'],
    rewrite: withTable(({ header, rows }) => lines([header, header.map((_, index) => (index % 2 === 0 ? ':---' : ':---:')), ...rows])),
  },
  {
    says: 'headers are bold',
    example: ['| A | B |\n|---|---|\n| 1 | 2 |', '| **A** | **B** |\n| --- | --- |\n| 1 | 2 |'],
    rewrite: withTable(({ header, rows }) => tableOf({ header: header.map((cell) => (isBlank(cell) ? cell : `**${cell}**`)), rows })),
  },
  {
    says: 'the first column is bold',
    example: ['| A | B |\n|---|---|\n| 1 | 2 |', '| A | B |\n| --- | --- |\n| **1** | 2 |'],
    rewrite: withTable(({ header, rows }) =>
      tableOf({
        header,
        rows: rows.map(([first = '', ...rest]) => [isBlank(first) || first.includes('*') ? first : `**${first}**`, ...rest]),
      }),
    ),
  },
  {
    says: 'columns stand in reverse',
    example: ['| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |', '| C | B | A |\n| --- | --- | --- |\n| 3 | 2 | 1 |'],
    rewrite: withColumns(({ header, rows }) => tableOf({ header: header.toReversed(), rows: rows.map((cells) => cells.toReversed()) })),
  },
  {
    says: 'the last column stands first',
    example: ['| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |', '| C | A | B |\n| --- | --- | --- |\n| 3 | 1 | 2 |'],
    rewrite: withColumns(({ header, rows }) => tableOf({ header: lastFirst(header), rows: rows.map(lastFirst) })),
  },
  {
    says: 'a column of comments is added',
    example: ['| A | B |\n|---|---|\n| 1 | 2 |', '| A | B | Comment |\n| --- | --- | --- |\n| 1 | 2 | as agreed |'],
    rewrite: withColumns(({ header, rows }) =>
      tableOf({ header: [...header, 'Comment'], rows: rows.map((cells) => [...cells, 'as agreed']) }),
    ),
  },
  {
    says: 'a column of numbers is added',
    example: ['| A | B |\n|---|---|\n| 1 | 2 |', '| # | A | B |\n| --- | --- | --- |\n| 1 | 1 | 2 |'],
    rewrite: withColumns(({ header, rows }) =>
      tableOf({ header: ['#', ...header], rows: rows.map((cells, index) => [String(index + 1), ...cells]) }),
    ),
  },
  {
    says: 'headers are broken by tags',
    example: ['| Next action | B |\n|---|---|\n| 1 | 2 |', '| Next<br>action | B |\n| --- | --- |\n| 1 | 2 |'],
    rewrite: withTable(({ header, rows }) => tableOf({ header: header.map((cell) => cell.replace(/ (?=\w)/g, '<br>')), rows })),
  },
  {
    says: 'cells have breaks at their end',
    example: ['| A | B |\n|---|---|\n| 1 |  |', '| A | B |\n| --- | --- |\n| 1<br> | <br> |'],
    rewrite: withTable(({ header, rows }) => tableOf({ header, rows: rows.map((cells) => cells.map((cell) => `${cell}<br>`)) })),
  },
  {
    says: 'empty cells hold a no-break space',
    example: ['| A | B |\n|---|---|\n| 1 |  |', '| A | B |\n| --- | --- |\n| 1 | &nbsp; |'],
    rewrite: withTable(({ header, rows }) =>
      tableOf({ header, rows: rows.map((cells) => cells.map((cell) => (isBlank(cell) ? `${cell}&nbsp;` : cell))) }),
    ),
  },
  {
    says: 'tables are tags',
    example: ['| A | B |\n|---|---|\n| 1 | 2 |', '<table>\n<tr><th>A</th><th>B</th></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>'],
    rewrite: withTable((table) =>
      [table.header, ...table.rows].flat().every(isPlain)
        ? [
            '<table>',
            ...[table.header, ...table.rows].map(
              (cells, index) => `<tr>${cells.map((cell) => tag(index === 0 ? 'th' : 'td', cell)).join('')}</tr>`,
            ),
            '</table>',
          ].join('\n')
        : tableOf(table),
    ),
  },
  {
    says: 'rows are groups of labels',
    example: ['| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |', '**A**: 1\n- **B**: 2\n\n**A**: 3\n- **B**: 4\n'],
    rewrite: withColumns(({ header, rows }) =>
      rows.map((cells) => cells.map((cell, index) => `${index === 0 ? '' : '- '}**${header[index]}**: ${cell}\n`).join('')).join('\n'),
    ),
  },
  {
    says: 'rows are headings with labels',
    example: ['## S\n\n| A | B |\n|---|---|\n| 1 | 2 |', '## S\n\n#### 1\n\n- **B**: 2\n'],
    oneOf: 'structure',
    rewrite: withColumns(({ header, rows }) =>
      rows.some(([first = '']) => isBlank(first))
        ? tableOf({ header, rows })
        : rows
            .map(([first, ...rest]) =>
              [`#### ${first}`, '', ...rest.map((cell, index) => `- **${header[index + 1]}**: ${cell}`), ''].join('\n'),
            )
            .join('\n'),
    ),
  },
  {
    says: 'rows are items with labels below',
    example: ['| A | B |\n|---|---|\n| 1 | 2 |', '- **1**\n  - **B**: 2'],
    rewrite: withColumns(({ header, rows }) =>
      rows.some(([first = '']) => isBlank(first))
        ? tableOf({ header, rows })
        : rows
            .map(([first, ...rest]) => [`- **${first}**`, ...rest.map((cell, index) => `  - **${header[index + 1]}**: ${cell}`)].join('\n'))
            .join('\n'),
    ),
  },
]

function lines(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function lastFirst(cells: readonly string[]): string[] {
  return [cells.at(-1) ?? '', ...cells.slice(0, -1)]
}

function tag(name: string, words: string): string {
  return `<${name}>${words}</${name}>`
}
