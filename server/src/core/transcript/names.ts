/** Names of who writes: of people, bots and programs. */
import { find, isWholly } from './words.ts'

const particles = new Set('von,van,de,der,den,del,della,di,da,dos,du,la,le,el,al,bin,ibn,ter,ten,zu,zur,af,av,e,y'.split(','))
const levels =
  /^(?:trace|debug|info(?:rmation)?|notice|warn(?:ing)?|err(?:or)?|crit(?:ical)?|fatal|severe|alert|emerg(?:ency)?|panic|audit|ok|fehler|warnung)$/i

/** True for a level of a log: *ERROR*, *warn*. */
export function isLevel(word: string): boolean {
  return levels.test(word)
}

/**
 * True for words that can be the name of somebody: one handle, or a few words with capitals. A sentence, a label and a control of the chat are
 * none.
 */
export function isName(text: string): boolean {
  const words = withoutTags(text)
  if (words === '' || words.length > 50 || /[.!?:;,…=<>{}"`\\]$|:\/\/|^\d+$|^[^\p{L}@]*$/u.test(words)) return false
  if (isWholly('control', words) || isWholly('edited', words) || isLevel(words)) return false
  const parts = words.split(/\s+/)
  if (parts.length === 1) return /^@?[\p{L}\p{N}][\p{L}\p{N}._'’-]*$/u.test(words)
  return parts.length <= 5 && parts.every((part) => particles.has(part) || /^[(@]?[\p{Lu}\p{Lo}\p{N}|/&–-]/u.test(part))
}

/** A name without what a chat writes around it: *APP*, *(edited)*, a status as a shortcode, a mail address. */
export function withoutTags(text: string): string {
  const [, before = '', address = ''] = /^(.*?)\s*[<(]?([\w.+-]+@[\w.-]+\.\w+)[>)]?$/.exec(text.trim()) ?? []
  const name = address === '' ? text : before.replace(/^["']|["']$/g, '').trim() || (address.split('@')[0] ?? '')
  const bare = name
    .replace(/:[a-z\d_+-]{2,40}:|\p{Extended_Pictographic}\ufe0f?/gu, ' ')
    .replace(/\s\([^()]{1,30}\)\s*$/, '')
    .replace(/[\s,;:([|·•–—-]+$|^[\s\-–—*•>[(]+/g, '')
    .trim()
  const last = /\s(\S+)$/.exec(bare)
  return last && isWholly('bot', last[1] ?? '') && last[1] === last[1]?.toUpperCase() ? bare.slice(0, last.index).trim() : bare
}

/** True for a line that only says that its author is a program: `APP`. */
export function isTag(line: string): boolean {
  const words = line.trim().replace(/^[(["]|[)\]"]$/g, '')
  return /^[\s,·•|–—-]*$/.test(words) || isWholly('bot', words) || isWholly('edited', words) || /^:[a-z\d_+-]{2,40}:$/.test(words)
}

/** True if a message tells of the chat itself: who joined, what was pinned. */
export function isSystemMessage(author: string, text: string): boolean {
  if (text.length > 200) return false
  const found = find('system message', text)
  if (!found) return false
  const before = text.slice(0, found.index).trim().replace(/^@/, '')
  return before === '' || before === author || (before.length < 50 && isName(before))
}
