/** Words of a message as Markdown within one line. */

/** UTF-16 units of a message that a row keeps: who wants all of it goes to where it was copied from. */
const maxWords = 300
/** Units of a first sentence that is short enough to stand for the whole. */
const maxSentence = 120

/** All of it on one line, shortened. */
export function inLine(text: string): string {
  return escaped(shortened(joined(text), maxWords))
}

/** The first sentence, and the rest of it; the rest is empty if the first sentence says it all. */
export function headAndRest(text: string): readonly [string, string] {
  const [line = '', ...others] = joinedLines(text)
  const sentence = /^.{10,}?[.!?。！？](?=\s)/.exec(line)?.[0] ?? line
  const head = sentence.length <= maxSentence ? sentence : shortened(line, maxSentence)
  const behind = sentence.length <= maxSentence ? line.slice(head.length) : line.slice(head.length - 1)
  const rest = joinLines([behind.trim(), ...others].filter((words) => words !== ''))
  return [escaped(head), escaped(shortened(rest, maxWords))]
}

function joined(text: string): string {
  return joinLines(joinedLines(text))
}

/** Lines as one, with a sign between those that end without one. */
function joinLines(lines: readonly string[]): string {
  return lines.reduce((before, line) => (before === '' ? line : `${before}${/[\p{L}\p{N}%)\]'"]$/u.test(before) ? ';' : ''} ${line}`), '')
}

/** The lines, with a block of code as inline code. */
function joinedLines(text: string): string[] {
  const lines: string[] = []
  let code: string[] | undefined
  for (const line of text.slice(0, 20_000).split('\n')) {
    const words = line.replace(/\s+/g, ' ').trim()
    if (/^(?:```|~~~)/.test(words)) {
      if (code && code.length > 0) lines.push(`\`${shortened(code.join(' ').replaceAll('`', "'"), 120)}\``)
      code = code ? undefined : []
    } else if (words !== '') (code ?? lines).push(words)
  }
  if (code) lines.push(...code)
  return lines
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  // No half of a pair, and no half of a word.
  const end = /^[\s\S]*\s(?=\S{0,30}$)/.exec(cut)?.[0].trimEnd() ?? cut.replace(/[\ud800-\udbff]$/, '')
  return `${(end.split('`').length - 1) % 2 === 1 ? `${end}\`` : end}…`
}

/** Words that Markdown reads as they are: no bars, tags, links and blanks. What was redacted keeps its brackets. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((piece, index) =>
      index % 2 === 1
        ? piece.replaceAll('|', '\\|')
        : piece
            .replace(/\\?\|/g, '\\|')
            .replace(/\[(?!redacted\b)/g, '\\[')
            .replace(/<(?=[\p{L}/!?])/gu, '\\<')
            .replace(/([{$])(?=\{)/g, '$1\\')
            .replace(/_{3,}/g, '–')
            .replace(/\\$/, '\\\\'),
    )
    .join('')
}
