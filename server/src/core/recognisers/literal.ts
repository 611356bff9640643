/** Knows what looks like a blank but is meant literally. */

import type { Place } from '../markdown/document.ts'
import { anyCase } from '../util/anyCase.ts'
import { asksForValue } from './brackets.ts'

/** Follows the name of a type: `Map<string, number>`, `std::vector<Order>`. */
const typeBefore =
  /(?:(?<![\w-])[A-Z]\w*[a-z]\w*|(?<!\w)(?:vector|list|map|set|array|dict|tuple|option|optional|unique_ptr|shared_ptr|iterable))$/
/** A mention or a moment as a chat writes it: `<#C024|ops>`, `<t:1776695400:F>`. */
const chatMark = /^<(?:#[A-Z0-9]+(?:\|[^>]*)?|[a-z]:\w[^>\s]*)>$/
/** Precedes the variable of a route: `/notice/<tenant>`. In an address with its host it is a blank: `https://example.com/<id>`. */
const pathBefore = /(?:^|[\s"'`(])[\w.-]*\/(?:[\w.{}:-]+\/|<[^<>\s]*>\/)*$/
const addressBefore = /:\/\/\S*$/
/** Precedes a date mask that is meant literally: *the format is YYYY-MM-DD*. */
const formatBefore = anyCase(
  String.raw`(?<![\p{L}])(?:(?:date |time |datums?|zeit)?-?formate?(?:s|ted|tiert)?|pattern|notation|syntax|iso(?:[ -]?8601)?|rfc ?3339|formato|formaat|schreibweise)(?:\s+(?:is|are|as|of|in|like|must be|should be|has to be|ist|als|es|est|è|é))?[\s:="'(\x60*]{0,6}$`,
)
const formatBehind = anyCase(
  String.raw`^[)"'\x60*]{0,3}[\s-]+(?:date |time )?(?:format|pattern|notation|syntax|formato|formaat)(?:s|ted)?(?![\p{L}])`,
)

/** Precedes an argument of a command: `node tools/cards.js <topic> <phase>`. */
const commandBefore =
  /(?:^|[\s(:])(?:\$ |sudo )?(?:node|python3?|npm|npx|pnpm|yarn|bun|deno|bash|sh|git|docker|kubectl|helm|terraform|curl|ssh|scp|make|go|cargo|uv|\.\/[\w./-]+) (?:[^\s,;]+ ){0,12}[^\s,;]{0,80}$/
/** Words within quotation marks before a blank, which is in the quoted text: *the subject "Trips at {{company}}"*. */
const quoteBefore = /["“„«»](?=[^"“”„«»\n]{0,80}[\p{L}\p{N}])[^"“”„«»\n]{1,80}$/u
const quoteBehind = /^[^"“”„«»\n]{0,80}["”“«»]/
/** The form of an id with a year, within a sentence: *numbered INC-YYYY-NNN*. */
const idBehind = /^-(?:[#N]{2,}|X{2,})/

/** True for what looks like a blank but is meant literally: type parameters, the form of a date. */
export function isMeant(text: string, index: number, words: string): boolean {
  const before = text.slice(Math.max(0, index - 120), index)
  const behind = text.slice(index + words.length, index + words.length + 90)
  if (/^<|^\{\{/.test(words) && isQuoted(before, behind)) return true
  if (words.startsWith('<')) {
    const near = before.slice(-40)
    return (
      typeBefore.test(near) ||
      chatMark.test(words) ||
      // A call with a type, and the form of a key: `request<T>(`, `'review:<login>'`.
      (/\w$/.test(near) && /^[([]/.test(behind)) ||
      (/(?:^|[\s(=,])'[\w:./-]*$/.test(near) && /^[\w:./-]*'/.test(behind)) ||
      (pathBefore.test(near) && !addressBefore.test(near)) ||
      /^<(?:template|script|style|slot)>$/.test(words) ||
      commandBefore.test(/[^\n]*$/.exec(before)?.[0] ?? '')
    )
  }
  if (!/^[YJDTMHydmh]/.test(words)) return false
  const near = before.slice(-40)
  if (/[A-Z]{2,}-$/.test(near) && idBehind.test(behind)) return /[\p{L}\p{N}][\s*_]+[A-Z]{2,}-$/u.test(near)
  return formatBefore(near).test(near) || formatBehind(behind.slice(0, 24)).test(behind.slice(0, 24))
}

/** True between quotation marks on one line, with other words before it. */
function isQuoted(before: string, behind: string): boolean {
  const line = /[^\n]*$/.exec(before)?.[0] ?? ''
  // Each pair of straight marks before it is closed.
  return quoteBefore.test(line) && quoteBehind.test(behind) && !((line.match(/"/g)?.length ?? 0) % 2 === 0 && /"[^"“”„«»]*$/.test(line))
}

/** Words beside code that is only spoken of: *the \`[Customer Name]\` placeholder*. */
const spokenOf = anyCase(
  String.raw`(?<![\p{L}])(?:placeholders?|platzhalter|marqueurs?|marcador(?:es)?|segnaposto|plaatshouders?|tokens?|tags?|markers?|variables?|variablen?|strings?|literals?)(?![\p{L}])|プレースホルダ|占位符|자리 ?표시자`,
)

/** True for code that the words beside it speak of. */
export function isMention({ block, start, end }: Place): boolean {
  const before = /[^\n|]*$/.exec(block.text.slice(Math.max(0, start - 40), start))?.[0] ?? ''
  const behind = /^[^\n|]*/.exec(block.text.slice(end, end + 40))?.[0] ?? ''
  return spokenOf(before).test(before) || spokenOf(behind).test(behind) || (/\p{L}[\s*_]+$/u.test(before) && /^[\s*_]+\p{L}/u.test(behind))
}

/** True for what looks like a blank but is a title or a tag, by what stands around it in the source. */
export function isMeantAt(place: Place): boolean {
  return isTitleLine(place) || isOpeningTag(place)
}

/** True for the tag of an element that is closed behind it: `<quote>…</quote>`. */
function isOpeningTag({ block: { text }, start, end }: Place): boolean {
  const name = /^<([A-Za-z][\w-]*)/.exec(text.slice(start, end))?.[1]
  return name !== undefined && text.slice(end, end + 400).includes(`</${name}>`)
}

/** True for a line in brackets that is the title of what is below it: `[DONE this session]`. */
function isTitleLine({ block: { text }, start, end }: Place): boolean {
  if (text[start] !== '[' || asksForValue(text.slice(start + 1, end - 1))) return false
  if (start > 0 && !/(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, start - 20), start))) return false
  const behind = text.slice(end, end + 200)
  return (
    /^[ \t]*(?:\r\n|\n|\r)[ \t]*[^\s[]/.test(behind) || (/^[ \t]*(?:[\r\n]|$)/.test(behind) && markedTitle.test(text.slice(start, end)))
  )
}

/** A title whose first word alone is in capitals: `[NEXT — open points]`. */
const markedTitle = /^\[(?!TODO|TBD|TBC|TBA|FIXME|ADD|FILL)\p{Lu}{3,}\s[^\]]*\p{Ll}{2}/u
