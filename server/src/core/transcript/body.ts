/** The words of a message, without what the window of a chat shows around them. */
import { isEdited } from './stamps.ts'
import { find, isWholly } from './words.ts'

const reaction =
  /^(?::[a-z\d_+'-]{1,40}:|(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d){1,8})(?:\s*\d{1,4})?(?:\s+(?::[a-z\d_+'-]{1,40}:|(?:\p{Extended_Pictographic}|\ufe0f){1,8})\s*\d{1,4})*$/u

/** The lines of a message that somebody wrote, joined by line feeds; empty if there are none. */
export function bodyOf(lines: readonly string[]): string {
  const kept: string[] = []
  let isBehindReaction = false
  let isCode = false
  for (const line of lines) {
    const words = line.trim()
    if (/^(?:```|~~~)/.test(words)) isCode = !isCode
    const isCount: boolean = isBehindReaction && /^\d{1,4}$/.test(words)
    const isReaction: boolean = !isCode && kept.some((own) => own !== '') && reaction.test(words)
    isBehindReaction = isReaction || isCount
    if (isReaction || isCount || (!isCode && isControl(words))) continue
    kept.push(isCode ? line.trimEnd() : withoutEdited(words))
  }
  return withoutQuotes(kept)
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

/** A line such as *3 replies*, *View thread* or *Last reply today at 2:50 AM*. */
function isControl(words: string): boolean {
  if (words.length > 60 || words === '') return false
  const bare = words.replace(/^\d{1,4}\s*|[.:…]+$/g, '').trim()
  if (bare !== '' && (isWholly('control', bare) || isWholly('edited', bare) || isWholly('system message', bare))) return true
  const found = find('control', words)
  return found?.index === 0 && /\s/.test(found[0]) && /\d/.test(words)
}

function withoutEdited(words: string): string {
  const [, text = words, aside = ''] = /^(.*?)\s*\(([^()]{1,30})\)$/.exec(words) ?? []
  return aside !== '' && isEdited(aside) && isWholly('edited', aside) ? text : words
}

/** What is quoted was said before, unless there is nothing else. */
function withoutQuotes(lines: readonly string[]): readonly string[] {
  const own = lines.filter((line) => !/^>/.test(line))
  return own.some((line) => line !== '') ? own : lines.map((line) => line.replace(/^(?:>\s?)+/, ''))
}
