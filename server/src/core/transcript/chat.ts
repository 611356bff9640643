/** Chats copied from Slack, Teams, Discord and Google Chat, where a line with a name and a time stands above each message. */
import { bodyOf } from './body.ts'
import { maxMessages, type Reading, type TranscriptLines } from './lines.ts'
import type { Message, Stamp, WrittenDay } from './messages.ts'
import { isName, isSystemMessage, isTag, withoutTags } from './names.ts'
import { dayLine, isEdited, mayHoldTime } from './stamps.ts'

/** The line above a message. `author` is `undefined` if it is the line before, or the author of the message before. */
interface Header {
  readonly stamp: Stamp
  readonly author: string | undefined
  readonly isIndented: boolean
}

/** Reads a chat; `undefined` if no line is the header of a message. */
export function readChat(lines: TranscriptLines): Reading | undefined {
  const { all } = lines
  // Slack indents the time below a name; below others it is the next message of the same person.
  const isIndented = all.some((line, index) => /^\s{1,8}\S/.test(line) && headerIn(line, lines, index)?.isIndented)
  const messages: Message[] = []
  const authors = new Set<string>()
  let dropped = 0
  let first: number | undefined
  let day: WrittenDay | undefined
  let open: { readonly stamp: Stamp; readonly author: string } | undefined
  let body: string[] = []
  const close = () => {
    const text = open ? bodyOf(body) : ''
    if (open && text !== '') {
      if (isSystemMessage(open.author, text)) dropped++
      else messages.push({ stamp: open.stamp, author: open.author, text })
    }
    body = []
  }
  for (const [index, line] of all.entries()) {
    if (messages.length >= maxMessages) break
    const newDay = mayHoldTime(line) ? undefined : dayLine(line)
    if (newDay) {
      day = newDay
      continue
    }
    const header = headerIn(line, lines, index)
    if (!header) {
      body.push(line)
      continue
    }
    const above = header.author === undefined ? authorAbove(body, header.isIndented || !isIndented, authors, open !== undefined) : undefined
    const author = header.author ?? above?.author ?? open?.author
    if (author === undefined) {
      body.push(line)
      continue
    }
    if (above) body = body.slice(0, above.rest)
    close()
    first ??= index
    if (author !== '') authors.add(author)
    const { stamp } = header
    open = { stamp: stamp.day || !day ? stamp : { ...stamp, day }, author }
  }
  close()
  return first === undefined ? undefined : { messages, first, dropped }
}

/** A line with a time and perhaps a name, and nothing else. */
function headerIn(line: string, lines: TranscriptLines, index: number): Header | undefined {
  const stamp = line.length > 120 ? undefined : lines.stampAt(index)
  if (!stamp) return undefined
  const behind = line.slice(stamp.end).replace(/^[\s)\],.·•–—-]+|[\s)\].]+$/g, '')
  if (behind !== '' && !isTag(behind) && !isEdited(behind)) return undefined
  const before = line.slice(0, stamp.start)
  if (/^[\s[(·•,–—-]*$/.test(before)) return { stamp, author: undefined, isIndented: /^\s/.test(line) }
  // A time at the end of a sentence has one blank before it; behind a name there is more, or a sign.
  const isApart = /(?:\s{2,}|\t|[,[(–—|·•-])\s*$/.test(before)
  const words = withoutTags(before)
  if (!isName(words) || !(isApart || /^\p{Lu}\S*(?:\s\p{Lu}\S*){1,3}$/u.test(words))) return undefined
  return { stamp, author: words, isIndented: false }
}

/** The name on the last line above a time, and how many lines stand before it. */
function authorAbove(
  body: readonly string[],
  isExpected: boolean,
  authors: ReadonlySet<string>,
  isOpen: boolean,
): { readonly author: string; readonly rest: number } | undefined {
  let last = body.length - 1
  while (last >= 0 && (body[last]?.trim() === '' || isTag(body[last] ?? ''))) last--
  const line = body[last]
  if (line === undefined || !isName(line)) return undefined
  const author = withoutTags(line)
  const isKnown = authors.has(author)
  // The only line of the message before is rather its words.
  const isAlone = isOpen && !body.slice(0, last).some((other) => other.trim() !== '')
  return isKnown || (isExpected && !isAlone) ? { author, rest: last } : undefined
}
