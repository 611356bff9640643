/** What a rewriting is, and what rewritings share: the lines, sections, fields, items and tables of a text. */

/** A way to write a document that does not change what it says. */
export interface Rewriting {
  /** What is different, as a sentence. It is also the name. */
  readonly says: string
  /** A text before and after. */
  readonly example: readonly [before: string, after: string]
  /** True if it is applied to the document as a whole; otherwise to some of its sections or to all. */
  readonly whole?: boolean
  /** Of several with the same word here only one is applied: two of them would make headings of two depths alike, or give two numbers. */
  readonly oneOf?: 'structure' | 'levels' | 'numbers'
  /** True if it comes after all others, since they would not know the text again. */
  readonly last?: boolean
  readonly rewrite: (text: string) => string
}

/** Signs of the private use area. Each says what the words behind it are about, and is taken out before the text is checked. */
export const marks = /[\uE000-\uF8FF]+/g

/** Words without the marks in them. */
export function bare(words: string): string {
  return words.replace(marks, '')
}

/** Words changed behind the mark that they begin with. Marks within are kept where the change leaves their surroundings alone. */
export function behindMark(words: string, change: (words: string) => string): string {
  const mark = /^[\uE000-\uF8FF]*/.exec(words)?.[0] ?? ''
  return mark + change(words.slice(mark.length))
}

export function isBlank(words: string): boolean {
  return bare(words).trim() === ''
}

/** True for words without markup, which would be none in a block of HTML. */
export function isPlain(words: string): boolean {
  return !/[[\]*_`<>]/.test(words)
}

/** The text with each heading replaced, from one depth to another. */
export function eachHeading(text: string, replace: (words: string, hashes: string) => string, from = 2, to = 6): string {
  return text.replace(/^(#{1,6}) (.+)$/gm, (line, hashes: string, words: string) =>
    hashes.length >= from && hashes.length <= to ? replace(words, hashes) : line,
  )
}

/** The text with the words of each heading changed. */
export function eachHeadingsWords(text: string, change: (words: string) => string): string {
  return eachHeading(text, (words, hashes) => `${hashes} ${behindMark(words, change)}`)
}

/** A label in bold with a colon, and what stands behind it in its line. */
export interface Field {
  /** What stands before the label: indentation, quote, bullet. */
  readonly lead: string
  readonly label: string
  readonly value: string
}

const field = /^((?: *(?:> |[-*+] )?)?)\*\*([^*\n]+?)(?:\*\*:|:\*\*)[ \t]*(.*)$/
const nested = /^ +\S/

/** The text with each field replaced. */
export function eachField(text: string, replace: (field: Field, next: string) => string): string {
  const lines = text.split('\n')
  return lines
    .map((line, index) => {
      const found = fieldIn(line)
      return found ? replace(found, lines[index + 1] ?? '') : line
    })
    .join('\n')
}

/** The text with each run of at least `least` fields replaced that stand in a list of their own, with all their values behind them. */
export function eachGroup(text: string, replace: (fields: readonly Field[], isLast: boolean) => string | undefined, least = 1): string {
  const lines = text.split('\n')
  const written: string[] = []
  for (let index = 0; index < lines.length; ) {
    const fields: Field[] = []
    for (let next = fieldIn(lines[index] ?? ''); next?.lead === '- '; next = fieldIn(lines[index + fields.length] ?? '')) fields.push(next)
    const behind = lines[index + fields.length] ?? ''
    const isAlone = fields.length >= least && !nested.test(behind) && !/^[-*+] /.test(behind) && !/^[-*+] /.test(lines[index - 1] ?? '')
    const rest = lines.slice(index + fields.length)
    const following = rest.find((line) => line.trim() !== '')
    const isLast = following === undefined || following.startsWith('#')
    const count = Math.max(1, fields.length)
    written.push(...((isAlone ? replace(fields, isLast)?.split('\n') : undefined) ?? lines.slice(index, index + count)))
    index += count
  }
  return written.join('\n')
}

function fieldIn(line: string): Field | undefined {
  const [, lead, label, value] = field.exec(line) ?? []
  return lead === undefined || label === undefined || value === undefined ? undefined : { lead, label: label.trimEnd(), value }
}

/** A ticked or open item of a checklist. */
export interface Task {
  readonly indent: string
  readonly ticked: boolean
  readonly words: string
}

/** The text with each checklist item replaced. */
export function eachTask(text: string, replace: (task: Task) => string): string {
  return text.replace(/^( *)- \[([ x])\] (.*)$/gm, (_line, indent: string, sign: string, words: string) =>
    replace({ indent, ticked: sign === 'x', words }),
  )
}

/** The text with each run of lines that stand directly below each other replaced. */
export function eachRun(text: string, line: RegExp, replace: (lines: readonly string[]) => string): string {
  const written: string[] = []
  let run: string[] = []
  const end = () => {
    if (run.length > 0) written.push(replace(run))
    run = []
  }
  for (const one of text.split('\n')) {
    if (line.test(one)) run.push(one)
    else {
      end()
      written.push(one)
    }
  }
  end()
  return written.join('\n')
}

export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The text with each table replaced. */
export function eachTable(text: string, replace: (table: Table) => string): string {
  return eachRun(text, /^\|/, (lines) => {
    const [header = '', delimiter = '', ...rows] = lines
    if (!/^\|[\s:|-]+\|$/.test(delimiter)) return lines.join('\n')
    return replace({ header: cellsOf(header), rows: rows.map(cellsOf) })
  })
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
}

export function tableOf({ header, rows }: Table): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** A heading with the lines below it, up to the next heading of any depth. */
export interface Section {
  readonly depth: number
  readonly words: string
  readonly body: readonly string[]
  /** True if it has no headings below it, and neither have those beside it. */
  readonly isLeaf: boolean
}

/** The text with each section replaced by lines. What stands above the first heading stays. */
export function eachSection(text: string, replace: (section: Section) => readonly string[] | undefined): string {
  const [top = [], ...rest] = splitLines(text)
  const depths = rest.map(([first = '']) => /^#*/.exec(first)?.[0].length ?? 0)
  const isLeaf = depths.map((depth, index) => siblings(depths, index).every((other) => (depths[other + 1] ?? 0) <= depth))
  const sections = rest.flatMap((lines, index) => {
    const [first = '', ...body] = lines
    const depth = depths[index] ?? 0
    return replace({ depth, words: first.slice(depth + 1), body, isLeaf: isLeaf[index] ?? false }) ?? lines
  })
  return [...top, ...sections].join('\n')
}

function splitLines(text: string): string[][] {
  const parts: string[][] = [[]]
  for (const line of text.split('\n')) {
    if (/^#{1,6} /.test(line)) parts.push([line])
    else parts.at(-1)?.push(line)
  }
  return parts
}

/** The indices of the headings of the same depth below the same heading. */
function siblings(depths: readonly number[], index: number): number[] {
  const depth = depths[index] ?? 0
  const isAbove = (other: number | undefined) => other !== undefined && other < depth
  const first = depths.findLastIndex((other, at) => at < index && isAbove(other)) + 1
  const behind = depths.findIndex((other, at) => at > index && isAbove(other))
  return Array.from({ length: (behind < 0 ? depths.length : behind) - first }, (_, at) => first + at).filter((at) => depths[at] === depth)
}
