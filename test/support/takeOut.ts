/** Takes the values out of a filled document, one at a time. */

/** A document without one value. */
export interface TakenOut {
  /** What was taken out, in words. */
  readonly name: string
  readonly text: string
  /** Where it was, as a span of `text`: between what stood before it and what stood behind it. */
  readonly at: { readonly start: number; readonly end: number }
  /** The first and the last line of the whole document that it stood on, counted from zero. */
  readonly first: number
  readonly last: number
  /** The words with which the part begins when it is there again. */
  readonly stem: string
}

const field = /^(\s*(?:> )?(?:[-*] )?(?:\*\*[^*]+\*\*:|\*\*[^*]+:\*\*))( .+)$/
const task = /^(- \[x\] ([^:]+))(?::( .+)?)?$/
const item = /^(\s*(?:\d+\.|-))( (?!\[|\*\*).+)$/
const signature = /^(- \*\*[^*]+\*\*: )(.+?)( Date: )(\S+)$/

/** All that can be taken out of a document: values, lines, evidence, ticks, cells, bullets, signatures, sections and their bodies. */
export function takenOutOf(text: string): TakenOut[] {
  const lines = text.split('\n')
  return [
    ...lines.flatMap((line, index) => fromLine(lines, line, index)),
    ...lines.flatMap((line, index) => fromHeading(lines, line, index)),
  ]
}

function fromLine(lines: readonly string[], line: string, index: number): TakenOut[] {
  const cut = (what: string, start: number, end: number, instead = '') => {
    const changed = lines.with(index, line.slice(0, start) + instead + line.slice(end))
    const offset = offsetOf(changed, index)
    return { ...base(what, line, changed, index, index), at: { start: offset + start, end: offset + start + instead.length } }
  }
  const whole = () => withoutLines(lines, 'line', line, index, index)
  const found: TakenOut[] = []
  const signed = signature.exec(line)
  const labelled = field.exec(line)
  const ticked = task.exec(line)
  const bullet = item.exec(line)
  if (signed) {
    const [, label = '', name = '', between = '', date = ''] = signed
    const nameEnd = label.length + name.length
    found.push(cut('name', label.length, nameEnd, '____'), cut('date', nameEnd + between.length, line.length))
    found.push(cut('signature', label.length, line.length, '____ Date: ____'), cut('signature and blank', label.length, line.length))
    found.push(cut('date and its label', nameEnd, nameEnd + between.length + date.length), whole())
  } else if (labelled) {
    const [, label = ''] = labelled
    // A choice is at fault as a whole.
    if (line.includes('[x]')) found.push(cut('choice', label.length + 1, line.length, line.slice(label.length + 1).replace('[x]', '[ ]')))
    else found.push(cut('value', label.length, line.length))
    found.push(whole())
  } else if (ticked) {
    const [, label = '', , evidence] = ticked
    if (evidence)
      found.push(cut('evidence', label.length + 1, line.length), cut('evidence and blank', label.length + 1, line.length, ' [Link]'))
    found.push(cut('tick', 2, 5, '[ ]'), whole())
  } else if (bullet) {
    const words = cut('words', (bullet[1] ?? '').length, line.length)
    // What is left over is the bullet.
    found.push({ ...words, at: { ...words.at, start: words.at.start - (bullet[1] ?? '').trim().length } })
  } else if (/^\*\*[^*]+\*\*:$/.test(line)) {
    found.push(whole())
  } else if (isRow(line) && !isDelimiter(line) && !isDelimiter(lines[index + 1] ?? '')) {
    let start = 1
    for (const cell of line.slice(1, -1).split('|')) {
      found.push({ ...cut('cell', start, start + cell.length, ' '.repeat(cell.length)), name: `cell "${cell.trim()}" (line ${index + 1})` })
      start += cell.length + 1
    }
  } else if (/^### (?:Q|Feature \d): /.test(line)) {
    found.push(cut('words', line.indexOf(':') + 1, line.length))
  }
  return found
}

function isRow(line: string): boolean {
  return line.startsWith('| ')
}

function isDelimiter(line: string): boolean {
  return /^\|[\s:|-]*-[\s:|-]*$/.test(line)
}

function fromHeading(lines: readonly string[], line: string, index: number): TakenOut[] {
  const depth = /^(##+) /.exec(line)?.[1]?.length
  if (depth === undefined) return []
  const next = lines.findIndex((other, at) => at > index && (/^(#+) /.exec(other)?.[1]?.length ?? 7) <= depth)
  const last = (next < 0 ? lines.length : next) - 1
  return [withoutLines(lines, 'section', line, index, last), withoutLines(lines, 'body of section', line, index + 1, last)]
}

/** A document without some lines; what is missing there belongs between the lines around them, blank ones not counted. */
function withoutLines(lines: readonly string[], what: string, line: string, first: number, last: number): TakenOut {
  const isBody = what.startsWith('body')
  const changed = [...lines.slice(0, first), ...(isBody ? [''] : []), ...lines.slice(last + 1)]
  const before = changed.findLastIndex((other, at) => at < first && other.trim() !== '')
  const after = changed.findIndex((other, at) => at >= first && other.trim() !== '')
  const start = offsetOf(changed, before) + (changed[before] ?? '').length
  const margin = /^[\s>]*/.exec(changed[after] ?? '')?.[0].length ?? 0
  const end = after < 0 ? changed.join('\n').length : offsetOf(changed, after) + margin
  return { ...base(what, line, changed, first, last), at: { start, end } }
}

function base(what: string, line: string, changed: readonly string[], first: number, last: number): Omit<TakenOut, 'at'> {
  const words = line.replace(/^#+ /, '')
  return {
    name: `${what} "${line.startsWith('#') ? words : line.trim()}" (line ${first + 1})`,
    text: changed.join('\n'),
    first,
    last,
    stem: line
      .replace('[x]', '[ ]')
      .replace(/(?<=:(?:\*\*)?)\s.*$/, '')
      .trim(),
  }
}

function offsetOf(lines: readonly string[], index: number): number {
  return lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0)
}
