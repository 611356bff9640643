/** Writes what a document says in another form, as other people and their tools do. */

/** A way to write the same. A document in which nothing can be written so comes back as it was. */
export type OtherForm = (text: string) => string

/** Replaces each line, or leaves it. Code is left alone. */
function eachLine(change: (line: string, index: number, lines: readonly string[]) => string): OtherForm {
  return (text) => {
    const lines = text.split('\n')
    return lines.map((line, index) => change(line, index, lines)).join('\n')
  }
}

/** Replaces runs of lines that all match. */
function eachRun(pattern: RegExp, change: (run: readonly RegExpExecArray[]) => string): OtherForm {
  return (text) => {
    const written: string[] = []
    let run: RegExpExecArray[] = []
    const finish = () => {
      if (run.length > 0) written.push(change(run))
      run = []
    }
    const lines = text.split('\n')
    for (const [index, line] of lines.entries()) {
      const found = pattern.exec(line)
      // What has lines of its own below it stays.
      if (found && !/^ +\S/.test(lines[index + 1] ?? '')) run.push(found)
      else {
        finish()
        written.push(line)
      }
    }
    finish()
    return written.join('\n')
  }
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = (columns: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(columns), row(columns.map(() => '---')), ...rows.map(row)].join('\n')

/** A run of labels, each an item. */
const fieldRuns = (change: (run: readonly (readonly [name: string, value: string])[]) => string): OtherForm =>
  eachRun(/^- \*\*([^*\n]+?):?\*\*:? ?(.*)$/, (run) => `\n${change(run.map(([, name = '', value = '']) => [name, value] as const))}\n`)

const depthOf = (line: string) => /^(#+) /.exec(line)?.[1]?.length ?? 0
const isLeaf = (lines: readonly string[], index: number) => {
  const own = depthOf(lines[index] ?? '')
  const next = lines.slice(index + 1).find((line) => depthOf(line) > 0)
  return own >= 2 && depthOf(next ?? '') <= own
}
/** Labels right below it would make a heading with a colon one of them. */
const isLabel = (lines: readonly string[], index: number) =>
  isLeaf(lines, index) && !/^(?:- )?\*\*/.test(lines.slice(index + 1).find((line) => line.trim() !== '') ?? '')
const heading = (
  change: (words: string, signs: string) => string,
  only: (lines: readonly string[], index: number) => boolean = () => true,
) =>
  eachLine((line, index, lines) => {
    const [, signs = '', words = ''] = /^(##+) (.*)$/.exec(line) ?? []
    return words !== '' && only(lines, index) ? change(words, signs) : line
  })

const headingForms: Readonly<Record<string, OtherForm>> = {
  'headings as bold lines': heading((words) => `\n**${words}**\n`, isLeaf),
  'headings as bold lines with a colon': heading((words) => `\n**${words}:**\n`, isLabel),
  'headings as HTML': heading((words, { length }) => `\n<h${length}>${words}</h${length}>\n`),
  'headings in bold': heading((words, signs) => `${signs} **${words}**`),
  'headings with a colon': heading((words, signs) => `${signs} ${words}:`),
  'headings as details': heading((words) => `\n<details><summary>${words}</summary>\n`, isLeaf),
  'headings with an anchor': heading((words, signs) => `${signs} <a name="x"></a>${words}`),
  'headings with a footnote': heading((words, signs) => `${signs} ${words}<sup>1</sup>`),
}

const fieldForms: Readonly<Record<string, OtherForm>> = {
  'labels without emphasis': eachLine((line) => line.replace(/^(\s*(?:- |> )?)\*\*([^*\n]+?):?\*\*:?(?= |$)/, '$1$2:')),
  'labels on lines of their own': fieldRuns((run) => run.map(([name, value]) => `**${name}:** ${value}  `).join('\n')),
  'labels as paragraphs': fieldRuns((run) => run.map(([name, value]) => `**${name}:** ${value}\n`).join('\n')),
  'labels in HTML': eachLine((line) => line.replace(/\*\*([^*\n]+?):?\*\*:?(?= )/, '<b>$1:</b>')),
  'labels with a dash': eachLine((line) => line.replace(/^(\s*- \*\*[^*\n]+?):?\*\*:?(?= )/, '$1** –')),
  'labels in a table': fieldRuns((run) => `\n${table(['Field', 'Value'], run)}\n`),
  'labels in a table, in bold': fieldRuns(
    (run) =>
      `\n${table(
        ['', ''],
        run.map(([name, value]) => [`**${name}**`, value]),
      )}\n`,
  ),
  'labels as columns': fieldRuns((run) =>
    run.length > 1
      ? `\n${table(
          run.map(([name]) => name),
          [run.map(([, value]) => value)],
        )}\n`
      : run.map(([name, value]) => `- **${name}**: ${value}`).join('\n'),
  ),
  'values on the next line': fieldRuns((run) => run.map(([name, value]) => `**${name}:**\n${value}\n`).join('\n')),
  'values below, apart': fieldRuns((run) => run.map(([name, value]) => `**${name}:**\n\n${value}\n`).join('\n')),
  'values below, as a list': fieldRuns((run) => run.map(([name, value]) => `**${name}:**\n- ${value}\n`).join('\n')),
  'values below, as nested items': fieldRuns((run) => run.map(([name, value]) => `- **${name}:**\n  - ${value}`).join('\n')),
  'values below, indented': fieldRuns((run) => run.map(([name, value]) => `- **${name}:**\n  ${value}`).join('\n')),
  'values below, in a quote': fieldRuns((run) => run.map(([name, value]) => `**${name}:**\n\n> ${value}\n`).join('\n')),
  'labels as bold lines': fieldRuns((run) => run.map(([name, value]) => `**${name}**\n\n${value}\n`).join('\n')),
  'labels as bold lines, values on the next line': fieldRuns((run) => run.map(([name, value]) => `**${name}**\n${value}\n`).join('\n')),
  'labels as headings': fieldRuns((run) => run.map(([name, value]) => `#### ${name}\n\n${value}\n`).join('\n')),
  'labels highlighted': eachLine((line) => line.replace(/\*\*([^*\n]+?):?\*\*:?(?= )/, '==$1:==')),
  'labels with two colons': eachLine((line) => line.replace(/\*\*([^*\n]+?):?\*\*:?(?= )/, '**$1::**')),
  'labels with a blank before the colon': eachLine((line) => line.replace(/\*\*([^*\n]+?):?\*\*:?(?= )/, '**$1\u00a0:**')),
  'labels with a full-width colon': eachLine((line) => line.replace(/\*\*([^*\n]+?):?\*\*:? /, '**$1**：')),
  'labels in one line': fieldRuns((run) => run.map(([name, value]) => `**${name}:** ${value}`).join(' · ')),
}

const ticked = (change: (words: string, evidence: string, done: boolean) => string): OtherForm =>
  eachLine((line) => {
    const [, mark = '', words = '', evidence = ''] = /^- \[([ x])\] ([^:]+)(?:: ?(.*))?$/.exec(line) ?? []
    return words === '' ? line : change(words, evidence, mark === 'x')
  })
const colon = (evidence: string) => (evidence === '' ? '' : `: ${evidence}`)

const itemForms: Readonly<Record<string, OtherForm>> = {
  'boxes drawn': ticked((words, evidence, done) => `- ${done ? '☑' : '☐'} ${words}${colon(evidence)}`),
  'boxes crossed': ticked((words, evidence, done) => `- ${done ? '☒' : '☐'} ${words}${colon(evidence)}`),
  'boxes drawn, without bullets': eachRun(/^- \[([ x])\] (.*)$/, (run) =>
    ['', ...run.map(([, mark = '', words = '']) => `${mark === 'x' ? '☑' : '☐'} ${words}  `), ''].join('\n'),
  ),
  'boxes escaped': ticked((words, evidence, done) => `- \\[${done ? 'x' : ' '}\\] ${words}${colon(evidence)}`),
  'boxes as inputs': ticked((words, evidence, done) => `- <input type="checkbox"${done ? ' checked' : ''}> ${words}${colon(evidence)}`),
  'boxes without a space behind': ticked((words, evidence, done) => `- [${done ? 'x' : ' '}]${words}${colon(evidence)}`),
  'boxes as signs': ticked((words, evidence, done) => `- ${done ? '✅' : '❌'} ${words}${colon(evidence)}`),
  'boxes in other bullets, with more blanks': ticked((words, evidence, done) => `* [${done ? 'x' : ' '}]  ${words}${colon(evidence)}`),
  'boxes with bold words': ticked((words, evidence, done) => `- [${done ? 'x' : ' '}] **${words}**${colon(evidence)}`),
  'evidence behind a dash': ticked((words, evidence, done) => `- [${done ? 'x' : ' '}] ${words}${evidence && ` – ${evidence}`}`),
  'evidence in parentheses': ticked((words, evidence, done) => `- [${done ? 'x' : ' '}] ${words}${evidence && ` (${evidence})`}`),
  'evidence as the link of the words': ticked(
    (words, evidence, done) => `- [${done ? 'x' : ' '}] ${/^https/.test(evidence) ? `[${words}](${evidence})` : words + colon(evidence)}`,
  ),
  'evidence below': ticked((words, evidence, done) => `- [${done ? 'x' : ' '}] ${words}${evidence && `\n  - ${evidence}`}`),
  'items in a table with a box': eachRun(
    /^- \[([ x])\] ([^:]+?)(?:: ?(.*))?$/,
    (run) =>
      `\n${table(
        ['Item', 'Done', 'Notes'],
        run.map(([, mark = '', words = '', evidence = '']) => [words, mark === 'x' ? '☑' : '☐', evidence]),
      )}\n`,
  ),
  'items in a table with a sign': eachRun(
    /^- \[([ x])\] ([^:]+?)(?:: ?(.*))?$/,
    (run) =>
      `\n${table(
        ['Item', 'Status', 'Evidence'],
        run.map(([, mark = '', words = '', evidence = '']) => [words, mark === 'x' ? '✅' : '', evidence]),
      )}\n`,
  ),
  'items in a table, box first': eachRun(
    /^- \[([ x])\] ([^:]+?)(?:: ?(.*))?$/,
    (run) =>
      `\n${table(
        ['', 'Item', 'Evidence'],
        run.map(([, mark = '', words = '', evidence = '']) => [`[${mark}]`, words, evidence]),
      )}\n`,
  ),
  'choices one a line': eachLine((line) =>
    line.replace(
      /^(- \*\*[^*]+\*\*:) ((?:\[[ x]\] \w+ ?)+)$/,
      (_, name: string, boxes: string) =>
        `${name}\n${boxes
          .trim()
          .replace(/ ?(\[[ x]\] \w+)/g, '\n  - $1')
          .slice(1)}`,
    ),
  ),
  'choices as words': eachLine((line) =>
    line.replace(
      /^(- \*\*[^*]+\*\*:) ((?:\[[ x]\] \w+ ?)+)$/,
      (_, name: string, boxes: string) => `${name} ${/\[x\] (\w+)/.exec(boxes)?.[1] ?? ''}`,
    ),
  ),
}

/** Writes each table as something else. */
const eachTable =
  (change: (columns: readonly string[], rows: readonly (readonly string[])[]) => string): OtherForm =>
  (text) =>
    text.replace(/(?:^\|.*\|\n?)+/gm, (source) => {
      const [columns = [], , ...rows] = source
        .trimEnd()
        .split('\n')
        .map((line) =>
          line
            .slice(1, -1)
            .split('|')
            .map((cell) => cell.trim()),
        )
      return `${change(columns, rows)}\n`
    })
const pairs = (columns: readonly string[], cells: readonly string[]) => columns.map((name, index) => [name, cells[index] ?? ''] as const)

const rowForms: Readonly<Record<string, OtherForm>> = {
  'rows as records of labels': eachTable((columns, rows) =>
    rows
      .map((cells) =>
        pairs(columns, cells)
          .map(([name, value]) => `- **${name}**: ${value}`)
          .join('\n'),
      )
      .join('\n\n---\n\n'),
  ),
  'rows as sections': eachTable((columns, rows) =>
    rows
      .map(
        (cells) =>
          `#### ${cells[0]}\n\n${pairs(columns, cells)
            .slice(1)
            .map(([name, value]) => `- **${name}**: ${value}`)
            .join('\n')}`,
      )
      .join('\n\n'),
  ),
  'rows as bold lines': eachTable((columns, rows) =>
    rows
      .map(
        (cells) =>
          `**${cells[0]}**\n\n${pairs(columns, cells)
            .slice(1)
            .map(([name, value]) => `- ${name}: ${value}`)
            .join('\n')}`,
      )
      .join('\n\n'),
  ),
  'rows as nested items': eachTable((columns, rows) =>
    rows
      .map(
        (cells) =>
          `- **${cells[0]}**\n${pairs(columns, cells)
            .slice(1)
            .map(([name, value]) => `  - ${name}: ${value}`)
            .join('\n')}`,
      )
      .join('\n'),
  ),
  'header names with a line break': eachTable((columns, rows) =>
    table(
      columns.map((name) => name.replace(' ', '<br>')),
      rows,
    ),
  ),
  'steps as bullets': eachLine((line) => line.replace(/^(\s*)\d+\. /, '$1- ')),
  'bullets as steps': eachLine((line) => line.replace(/^(\s*)- (?!\[|\*\*)/, '$11. ')),
}

/** Each way to write another form, by its name. */
export const otherForms: Readonly<Record<string, OtherForm>> = { ...headingForms, ...fieldForms, ...itemForms, ...rowForms }
