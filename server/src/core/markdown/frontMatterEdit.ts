/**
 * The edit that sets a key of a document's front matter, such as its kind or stage. It works on text only, so that tests need no editor.
 */

/** Replaces `text` from `start` to `end`, in UTF-16 units; an insertion if both are equal. */
export interface FrontMatterEdit {
  readonly start: number
  readonly end: number
  readonly newText: string
}

/**
 * The smallest edit after which the front matter says `<key>: <value>`, both plain words. It replaces the value, inserts the line (behind
 * the kind if there is one) or begins the front matter; everything else, such as comments and quoting, stays. `undefined` if the front
 * matter is no mapping but a list or a sentence.
 */
export function frontMatterEdit(text: string, key: string, value: string): FrontMatterEdit | undefined {
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
  const entry = `${key}: ${value}`
  const frontMatter = findFrontMatter(text)
  if (frontMatter === undefined) return insertion(0, `---${eol}${entry}${eol}---${eol}${/^\s*$/.test(text) ? '' : eol}`)
  const { start, end } = frontMatter
  const lines = linesOf(text, start, end)
  if (text.startsWith('+')) return tomlEdit(lines, start, key, value, eol)
  const content = lines.filter((line) => !/^[ \t]*(?:#.*)?$/.test(line.text))
  const first = content[0]
  if (first === undefined) return insertion(start, entry + eol)
  const braced = /^[ \t]*\{/.exec(first.text)
  if (braced) return flowEdit(text, first.start + braced[0].length, end, key, value)
  const indent = indentOf(first.text)
  const lineOf = (name: string) => content.find((line) => keyPattern(name).test(line.text) && indentOf(line.text) === indent)
  const place = lineOf(key)
  if (place) return valueEdit(content, place, key, value)
  const kind = lineOf('kind')
  if (kind && linesBelow(content, kind).length === 0) return insertion(kind.start + kind.text.length, `${eol}${indent}${entry}`)
  return isMappingLine.test(first.text) ? insertion(start, `${indent}${entry}${eol}`) : undefined
}

interface Line {
  readonly text: string
  readonly start: number
}

function keyPattern(key: string): RegExp {
  return new RegExp(`^[ \\t]*(?:${key}|"${key}"|'${key}')[ \\t]*:(?=[ \\t]|$)`, 'i')
}

/** `key:`, `"key":` or `? key`; not `- item`, and no sentence. */
const isMappingLine = /^[ \t]*(?!-[ \t])(?:"[^"]*"|'[^']*'|[^\s"'{[&*!|>%@`#][^:#]*?)[ \t]*:(?:[ \t]|$)/

/** The text between the fences of front matter at the start of the document, as remark finds it. */
function findFrontMatter(text: string): { readonly start: number; readonly end: number } | undefined {
  const opening = /^(---|\+{3})[ \t]*(?:\r\n|\r|\n)/.exec(text)
  if (!opening) return undefined
  const start = opening[0].length
  const closing = linesOf(text, start, text.length).find((line) => line.text.replace(/[ \t]+$/, '') === opening[1])
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

/** Replaces the value of a key with its continuation lines; a comment behind it stays. */
function valueEdit(content: readonly Line[], place: Line, key: string, newText: string): FrontMatterEdit {
  const valueStart = place.start + (keyPattern(key).exec(place.text)?.[0].length ?? 0)
  const last = linesBelow(content, place).at(-1)
  if (last) return { start: valueStart, end: last.start + last.text.length, newText: ` ${newText}` }
  const written = /^([ \t]*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|.*?)(?=[ \t]*(?:(?<=^|[ \t])#.*)?$)/.exec(
    place.text.slice(valueStart - place.start),
  )
  const [, blank = '', value = ''] = written ?? []
  if (value === '') return insertion(valueStart, ` ${newText}`)
  const start = valueStart + blank.length
  return { start, end: start + value.length, newText }
}

/** The lines that continue a value. */
function linesBelow(content: readonly Line[], place: Line): readonly Line[] {
  const indent = indentOf(place.text)
  const following = content.slice(content.indexOf(place) + 1)
  const next = following.findIndex((line) => indentOf(line.text).length <= indent.length && !/^[ \t]*-[ \t]/.test(line.text))
  return following.slice(0, next === -1 ? undefined : next)
}

/** The same for TOML, where the key must be above all tables. */
function tomlEdit(lines: readonly Line[], start: number, key: string, value: string, eol: string): FrontMatterEdit {
  const table = lines.findIndex((line) => /^[ \t]*\[/.test(line.text))
  const pattern = new RegExp(`^[ \\t]*["']?${key}["']?[ \\t]*=[ \\t]*("(?:[^"\\\\]|\\\\.)*"|'[^']*'|[^\\s#]*)`, 'i')
  for (const line of lines.slice(0, table < 0 ? undefined : table)) {
    const found = pattern.exec(line.text)
    if (!found) continue
    const end = line.start + found[0].length
    return { start: end - (found[1] ?? '').length, end, newText: `"${value}"` }
  }
  return insertion(start, `${key} = "${value}"${eol}`)
}

/** The same for `{ title: x, kind: y }`. */
function flowEdit(text: string, start: number, end: number, key: string, newText: string): FrontMatterEdit {
  const inside = text.slice(start, end)
  const written = new RegExp(`(?:^|,)\\s*(?:${key}|"${key}"|'${key}')\\s*:\\s*("[^"]*"|'[^']*'|[^,}\\s]*)`, 'i').exec(inside)
  if (!written) return insertion(start, /^\s*\}/.test(inside) ? ` ${key}: ${newText}` : ` ${key}: ${newText},`)
  const valueEnd = start + written.index + written[0].length
  return { start: valueEnd - (written[1] ?? '').length, end: valueEnd, newText }
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? ''
}

function insertion(at: number, newText: string): FrontMatterEdit {
  return { start: at, end: at, newText }
}
