/** Template text that was left in a document, as far as it can be told without the template. */
import type { Block, Document, Place, Run } from './model/document.ts'
import { timesIn } from './moments.ts'

export interface Placeholder {
  /** As it stands in the text: `[Feature Name]`, `____`, `TBD`. */
  readonly text: string
  readonly at: Place
}

/** Words in brackets that are marks of an editor, a mail client or a log, not blanks. */
const marks =
  /^(?:sic|draft|wip|internal|public|private|confidential|deprecated|optional|required|external|edit|redacted|omitted|\.{3}|…)$/i

const patterns: readonly RegExp[] = [
  // {{ name }} and ${NAME}
  /\{\{[^{}\n]{0,200}\}\}|\$\{[^{}\n]{1,80}\}/g,
  // <name>, which was no HTML
  /<[\p{L}#][^<>\n]{0,120}>/gu,
  // Masks of dates and times
  /\b(?:YYYY|yyyy)(?:[-/.](?:MM|mm)(?:[-/.](?:DD|dd))?)?(?:[T ]?(?:HH|hh)(?::?(?:mm|MM)(?::?(?:ss|SS))?)?)?Z?\b|\b(?:DD|MM|dd|mm)[/.-](?:DD|MM|dd|mm)[/.-](?:YYYY|yyyy|YY|yy)\b|\b(?:HH|hh):(?:MM|mm)(?::(?:SS|ss))?\b/g,
  // The same in German and French
  /\b(?:TT|JJ)[./-]MM[./-](?:JJJJ|AAAA)\b/g,
  // Blanks to write on
  /_{3,}/g,
  // Words that say that something is still to come; capitals only, since "todo list" is no blank
  /\b(?:TBD|TBA|TBC|FIXME)\b|\bT\.B\.D\.|\?{3,}|\bXXX+\b/g,
]

const cache = new WeakMap<Block, readonly Placeholder[]>()

/** The placeholders of a document, in document order. */
export function placeholdersOf(document: Document): Placeholder[] {
  return document.blocks.flatMap((block) => placeholdersIn(block))
}

/** The placeholders of a block; found once. */
export function placeholdersIn(block: Block): readonly Placeholder[] {
  const known = cache.get(block)
  if (known) return known
  const found = block.runs.flatMap((run) => inRun(run))
  // A moment that is partly unknown: `14:??`, `(Time TBC)`.
  for (const { mention, at } of timesIn(block)) {
    if (!mention.partial || found.some((other) => other.at.start < at.end && at.start < other.at.end)) continue
    found.push({ text: block.text.slice(at.start, at.end), at })
  }
  cache.set(block, found)
  return found
}

function inRun(run: Run): Placeholder[] {
  const found: Placeholder[] = []
  const add = (start: number, text: string) => {
    const end = start + text.length
    if (found.some((other) => other.at.start < run.at.start + end && run.at.start + start < other.at.end)) return
    found.push({ text, at: { block: run.at.block, start: run.at.start + start, end: run.at.start + end } })
  }
  for (const bracket of run.text.matchAll(/\[([^[\]\n]{1,200})\](?![([:])/g)) {
    const before = run.text[bracket.index - 1] ?? ' '
    // A word directly before the bracket makes it code or a footnote: `items[index]`, `x[1]`, `[[wiki]]`.
    if (/[\p{L}\p{N}[\]!]/u.test(before) || run.text[bracket.index + bracket[0].length] === ']') continue
    if (isBlank(bracket[1] ?? '')) add(bracket.index, bracket[0])
  }
  for (const pattern of patterns) for (const match of run.text.matchAll(pattern)) add(match.index, match[0])
  for (const match of run.text.matchAll(/(?:^|[:|(\s-])(TODO)(?=$|[\s:).,|])/g)) {
    const rest = run.text.slice(match.index + match[0].length)
    // `TODO` alone or with a colon is a mark; `the TODO list` is a noun.
    const alone = run.text.slice(0, match.index + match[0].length - 4).trim()
    if (/^\s*(?:$|:|[).|])/.test(rest) && !/\p{L}$/u.test(alone)) add(match.index + match[0].length - 4, 'TODO')
  }
  return found.sort((a, b) => a.at.start - b.at.start)
}

/** True for bracketed words that ask for a value: not a number, an issue key, a mark, a single symbol or a key on a keyboard. */
function isBlank(inner: string): boolean {
  const words = inner.trim()
  if (!/\p{L}/u.test(words) || marks.test(words)) return false
  if (/^[xX]$|^\^|^@|^!|^[A-Z][A-Z0-9]+-\d+$|^#\d+$|^v?\d/.test(words)) return false
  // Code and names of files or modules: dots, slashes and assignments without spaces.
  if (/^[\w$.-]*[.=][\w$.=-]*$/.test(words)) return false
  return true
}
