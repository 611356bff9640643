/** Takes out what is empty: the one way in which a fix removes lines. */
import type { Place } from '../../markdown/document.ts'
import type { PlacedEdit } from '../../markdown/edits.ts'

/** A line that holds nothing but marks of quotation, bullets or numbers, and an open box. */
const emptyItem = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)[ \t]*)*(?:\[[ \t]?\])?[ \t]*$/
/** A line that holds nothing but marks of quotation, bars and open boxes. */
const emptyRow = /^[ \t>]*(?:\[ ?\]|[| \t])*$/

/** Takes the lines of empty items, which follow each other, out; those on which anything else is written stay. */
export function withoutItems(items: readonly Place[]): { readonly edits: readonly PlacedEdit[]; readonly count: number } {
  const stretches: Place[] = []
  let count = 0
  let goesOn = false
  for (const item of items) {
    const isEmpty = withoutLines(item, emptyItem) !== undefined
    const last = stretches.at(-1)
    if (isEmpty && goesOn && last?.block === item.block) stretches[stretches.length - 1] = { ...last, end: item.end }
    else if (isEmpty) stretches.push(item)
    goesOn = isEmpty
    if (isEmpty) count++
  }
  return { edits: stretches.flatMap((at) => withoutLines(at, emptyItem) ?? []), count }
}

/** Takes the lines of empty rows out; `undefined` if anything is written on them. */
export function withoutRows(at: Place): PlacedEdit | undefined {
  return withoutLines(at, emptyRow)
}

/** Takes out the lines of a place, from its first character on, with one line break; nothing but what a pattern calls empty. */
function withoutLines({ block, start, end }: Place, empty: RegExp): PlacedEdit | undefined {
  const { text } = block
  const until = end + (/^[^\r\n]*/.exec(text.slice(end))?.[0].length ?? 0)
  if (
    !text
      .slice(start, until)
      .split(/\r\n|\n|\r/)
      .every((line) => empty.test(line))
  )
    return undefined
  // Looked for from behind, since each item of a long list asks.
  let blank = start
  while (blank > 0 && ' \t>'.includes(text.charAt(blank - 1))) blank--
  const ending = /(?:\r\n|\n|\r)$/.exec(text.slice(Math.max(0, blank - 2), blank))?.[0] ?? ''
  const before = ending === '' ? '' : text.slice(blank - ending.length, start)
  // Where a block begins with the place, the line break before it is another's. Any other words before it share its line.
  const behind = before === '' ? (/^(?:\r\n|\n|\r)/.exec(text.slice(until))?.[0] ?? '') : ''
  if (before === '' && !/^[ \t>]*$/.test(text.slice(0, start))) return undefined
  return { at: { block, start: start - before.length, end: until + behind.length }, text: '' }
}
