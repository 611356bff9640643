/** The edit that writes a document's kind into its front matter. Knows text only, so that it can be tested without an editor. */

/** Replaces `text` from `start` to `end`, in UTF-16 units; an insertion if both are the same. */
export interface KindEdit {
  readonly start: number
  readonly end: number
  readonly newText: string
}

/**
 * The smallest edit after which the front matter says `kind: <kind>`: the value is replaced, the line inserted or the
 * front matter begun, and everything else stays as it is, comments and quoting of other keys included.
 * `undefined` if the front matter is no mapping (a list, a sentence), where such a line would make no sense.
 */
export function kindEdit(text: string, kind: string): KindEdit | undefined {
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
  const frontMatter = findFrontMatter(text)
  if (frontMatter === undefined) return insertion(0, `---${eol}kind: ${kind}${eol}---${eol}${/^\s*$/.test(text) ? '' : eol}`)
  const { start, end } = frontMatter
  const lines = linesOf(text, start, end)
  const content = lines.filter((line) => !/^[ \t]*(?:#.*)?$/.test(line.text))
  const first = content[0]
  if (first === undefined) return insertion(start, `kind: ${kind}${eol}`)
  const braced = /^[ \t]*\{/.exec(first.text)
  if (braced) return flowEdit(text, first.start + braced[0].length, end, kind)
  const place = content.find((line) => kindKey.test(line.text) && indentOf(line.text) === indentOf(first.text))
  if (place) return valueEdit(content, place, kind)
  return isMappingLine.test(first.text) ? insertion(start, `${indentOf(first.text)}kind: ${kind}${eol}`) : undefined
}

interface Line {
  readonly text: string
  readonly start: number
}

const kindKey = /^[ \t]*(?:kind|"kind"|'kind')[ \t]*:(?=[ \t]|$)/
/** `key:`, `"key":` or `? key`; not `- item`, and no sentence. */
const isMappingLine = /^[ \t]*(?!-[ \t])(?:"[^"]*"|'[^']*'|[^\s"'{[&*!|>%@`#][^:#]*?)[ \t]*:(?:[ \t]|$)/

/** The place between the two fences of a front matter that begins the document, as remark reads it. */
function findFrontMatter(text: string): { readonly start: number; readonly end: number } | undefined {
  const opening = /^---[ \t]*(?:\r\n|\r|\n)/.exec(text)
  if (!opening) return undefined
  const start = opening[0].length
  const closing = linesOf(text, start, text.length).find((line) => /^---[ \t]*$/.test(line.text))
  return closing && { start, end: closing.start }
}

function linesOf(text: string, start: number, end: number): Line[] {
  const lines: Line[] = []
  const pattern = /([^\r\n]*)(?:\r\n|\r|\n|$)/y
  for (let at = start; at < end; at = pattern.lastIndex) {
    pattern.lastIndex = at
    lines.push({ text: pattern.exec(text)?.[1] ?? '', start: at })
  }
  return lines
}

/** Replaces the value behind `kind:`, with the lines that continue it; a comment behind it stays. */
function valueEdit(content: readonly Line[], place: Line, kind: string): KindEdit {
  const indent = indentOf(place.text)
  const valueStart = place.start + (kindKey.exec(place.text)?.[0].length ?? 0)
  const following = content.slice(content.indexOf(place) + 1)
  const next = following.findIndex((line) => indentOf(line.text).length <= indent.length && !/^[ \t]*-[ \t]/.test(line.text))
  const last = following.slice(0, next === -1 ? undefined : next).at(-1)
  if (last) return { start: valueStart, end: last.start + last.text.length, newText: ` ${kind}` }
  const written = /^([ \t]*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|.*?)(?=[ \t]*(?:(?<=^|[ \t])#.*)?$)/.exec(
    place.text.slice(valueStart - place.start),
  )
  const [, blank = '', value = ''] = written ?? []
  if (value === '') return insertion(valueStart, ` ${kind}`)
  const start = valueStart + blank.length
  return { start, end: start + value.length, newText: kind }
}

/** The same for `{ title: x, kind: y }`. */
function flowEdit(text: string, start: number, end: number, kind: string): KindEdit {
  const inside = text.slice(start, end)
  const written = /(?:^|,)\s*(?:kind|"kind"|'kind')\s*:\s*("[^"]*"|'[^']*'|[^,}\s]*)/.exec(inside)
  if (!written) return insertion(start, /^\s*\}/.test(inside) ? ` kind: ${kind}` : ` kind: ${kind},`)
  const valueEnd = start + written.index + written[0].length
  return { start: valueEnd - (written[1] ?? '').length, end: valueEnd, newText: kind }
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? ''
}

function insertion(at: number, newText: string): KindEdit {
  return { start: at, end: at, newText }
}
