/** What the words of a template stand for: a value that is still to come, a choice, a hint, or concrete words that may stay. */
import { saysNothing } from '../recognisers/blankValues.ts'
import { severityRank } from '../recognisers/severity.ts'
import type { ValueType } from './kind.ts'
import { beginsWith, firstOf, means, says } from './words.ts'

/** Placeholders of a template: brackets, angles, braces, variables, underscores, repeated letters, masks of dates and numbers. */
export const blankPattern =
  /\[(?![ xX]\]|[^[\]\n]*\]\()[^[\]\n]+\]|<(?![/!\s]|https?:|mailto:|[^<>\s@]+@[^<>\s@]+>)[^<>\n]+>|\{\{[^{}\n]*\}\}|\{(?![#:%])[^{}\n]+\}|\$[A-Z][A-Z\d_]{2,}\b|%[A-Z][A-Z\d_]+%|_{3,}|＿{2,}|[〇○△]{2,}|\b(?:X{2,}|x{3,})\b|\b(?:TBD|TBC|TBA)\b|(?<=[\p{L}\d-])#{2,}|\b(?:YYYY(?:MM(?:DD)?)?|AAAA|JJJJ|20[XY]{2}|HH:MM|hh:mm|DD[./]MM|TT[./]MM|JJ[./]MM|MM\/DD)\b[^\s|]*|\bv?X\.[XY](?:\.[XYZ])?\b|\b\p{Lu}{2,}-(?:0{3,}|N{2,})(?!\d)|(?<![\p{L}\p{N}])[XYZN](?=\s?%|\s+\p{Ll}{3,})|(?<![\p{L}\p{N}])[XYZN]{1,2}(?:[hmsd]|min)(?:[XYZN]{1,2}(?:[ms]|min))?(?![\p{L}\p{N}])/u

/** The type of value that a blank and its label ask for; `text` if they do not tell. */
export function valueTypeOf(blank: string, label: string): ValueType {
  // A long text is guidance; only a short one names a type.
  return (blank.length <= 48 ? fromBlank(blank) : undefined) ?? fromLabel(label) ?? 'text'
}

function fromBlank(blank: string): ValueType | undefined {
  if (/(?:yyyy|jjjj).*hh|date\s*\/\s*time|timestamp|date and time|datum\s*(?:\/|und|,)\s*(?:uhr)?zeit|zeitpunkt|zeitstempel/i.test(blank))
    return 'timestamp'
  // A number may hold its day: `INC-YYYYMMDD-###`.
  if (/(?<!\p{Lu}{2,}-)yyyy-?mm|jjjj|\bdate\b|\bdatum\b/iu.test(blank)) return 'date'
  if (/\[#|channel|\bkanal\b/i.test(blank)) return 'channel'
  if (/\blinks?\b|\burl\b/i.test(blank)) return 'link'
  if (/e-?mail/i.test(blank)) return 'email'
  if (/^\W*(?:time|hh:mm|uhrzeit)\W*$/i.test(blank)) return 'time'
  if (/severity|\bsev|schweregrad/i.test(blank)) return 'severity'
  if (/duration|minutes|hours/i.test(blank)) return 'duration'
  if (/version/i.test(blank)) return 'version'
  // A service, a branch and a file have a name too.
  if (/@name|\b(?:person|owner)\b|^\W*(?:(?:your|full|first|last|lead|engineer|manager|owner|contact|author)\W+)?names?\b/i.test(blank))
    return 'person'
  return undefined
}

function fromLabel(label: string): ValueType | undefined {
  if (/timestamp|\(utc\)|next update|date\s*\/\s*time|date and time/i.test(label)) return 'timestamp'
  if (/\bdate\b|^datum$/i.test(label)) return 'date'
  if (/e-?mail/i.test(label)) return 'email'
  if (/channel/i.test(label)) return 'channel'
  if (/severity|schweregrad/i.test(label)) return 'severity'
  if (/\b(?:link|url)\b/i.test(label)) return 'link'
  if (/duration/i.test(label)) return 'duration'
  if (/\b(?:lead|manager|owner|contact|maker|author|by)\b/i.test(label)) return 'person'
  return undefined
}

/** True for a template's value that is to be replaced. */
export function asksForValue(text: string): boolean {
  return text !== '' && (isToReplace(text) || (isGuidance(text) && !states(text)))
}

/** True for a sentence with figures, which asks for nothing: *Draft within 48h, final within 5 days.* */
function states(text: string): boolean {
  return /\d\s?[\p{L}%]/u.test(text) && !isQuestion(text) && firstOf('instruct', text) === text.length && !/\d\s?[-–]\s?\d/.test(text)
}

/** True for a template's words that have a blank, hint at what belongs there, or are a choice. */
export function isToReplace(text: string): boolean {
  return hasBlank(text) || isHint(text) || alternativesIn(text).length > 1 || means('stand in', text)
}

/** True for a template's words of nothing but one blank. */
export function isBlank(text: string): boolean {
  return text.replace(blankPattern, '').trim() === ''
}

/** True for a template's words with a blank, or of nothing but dots or boxes. */
export function hasBlank(text: string): boolean {
  return blankPattern.test(text) || isSign(text)
}

/** True for words of a template that wait for an answer: a sign, a hint, a question, an example. */
export function isUnanswered(text: string): boolean {
  return isSign(text) || isHint(text) || isQuestion(text)
}

/** True for a text of nothing but dots, boxes or a word that a value is still to come. */
export function isSign(text: string): boolean {
  return (
    saysNothing(text) ||
    // Signs and single letters in place of figures: `#`, `R$ X`, `N of M`.
    /^[#$€£¥%+*=~_]+$|^T\s?[+-]$|^(?:\S{1,3} )?[XYZN]$|^[XYZN](?: \p{Ll}{1,5} [XYZNM])$/u.test(text) ||
    /^[\s.…☐□⬜]+$|^\\?\[ ?\\?\]$|^[\s.…]*(?:todo|tbd|tbc|xx+|[XYZN]{1,3}|n\.? ?n\.?)[\s.…]*$|^(?:(?:\p{Extended_Pictographic}|[←-⇿])\ufe0f?[\s/|]*){2,}$/iu.test(
      text,
    )
  )
}

/** True for a text that stands as a whole in brackets, italics or quotation marks, or names anybody: `@handle`. */
function isHint(text: string): boolean {
  return (
    /^(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|（[^（）]*）|【[^【】]*】|«[^«»]*»|\*(?!\*)[^*]+\*|_[^_]+_)[.。]?$/su.test(text.trim()) ||
    /^@[\p{L}\w-]+$|\[[XYZN]\](?=\s*[\p{L}%])/u.test(text)
  )
}

/** The alternatives that a text offers, of which one is to be chosen; empty for none. */
export function alternativesIn(text: string): string[] {
  const inner = /^\s*[<[]([^<>[\]]*\|[^<>[\]]*)[>\]]\s*$/.exec(text)?.[1]
  if (inner) return inner.split('|').map((choice) => choice.trim())
  const bare = withoutRemark(/^\s*\(([^()]+)\)\s*$/.exec(text)?.[1] ?? text)
    .replace(/`|[.。]\s*$/g, '')
    .trim()
  if (bare.length > 160 || /https?:|[[\]<>{}]/.test(bare)) return []
  for (const between of [/\s*\|\s*/, /\s+\/\s+|\s*／\s*/, /\s+·\s+/]) {
    const options = bare.split(between).map((option) => option.trim())
    if (
      options.length > 1 &&
      options.every((option) => option !== '' && option.split(/\s+/).length <= 5 && option.length <= 30 && !/[。：；;]/.test(option))
    )
      return options
  }
  // A slash without spaces also joins words: `TCP/IP`, `24/7`.
  const joined = bare.split('/')
  const isScale = joined.length > 2 || joined.every((option) => says('yes or no', option) && !/\s/.test(option))
  return joined.length > 1 && isScale && joined.every((option) => /^\p{L}[\p{L}\p{N}-]{0,14}$|^\d$/u.test(option)) ? joined : []
}

/** Alternatives without what is said about them: *yes / no – if yes, describe*, *P1 / P2 (pick one)*. */
function withoutRemark(text: string): string {
  const [, before = '', remark = ''] = /^([^(（;；]*?)(?:\s+[–—-]\s+|\s*[_*]?[(（;；])(.*)$/s.exec(text) ?? []
  const isScale =
    /[/|·]/.test(before) && before.split(/[/|·]/).every((option) => means('yes or no', option) || severityRank(option) !== undefined)
  return isScale || says('choose', remark) || beginsWith('when', remark) || blankPattern.test(remark) ? before : text
}

/** True for prose that says what the writer is to write, as opposed to prose that declares something and may stay. */
export function isGuidance(text: string): boolean {
  const words = text.trim()
  return (
    isQuestion(words) ||
    (/[.。!]$/.test(words) && !declares(words)) ||
    (/\s\S+\s|[\u3040-\u9fff]/.test(words) && beginsWith('instruct', words))
  )
}

/** True for a question, an example, or an unfinished sentence. */
function isQuestion(words: string): boolean {
  return (
    /[?？…:：]\s*$|\.\.\.\s*$/.test(words) ||
    (/\s/.test(words) && beginsWith('question', words)) ||
    /^(?:e\.\s?g|z\.\s?b|p\.\s?ej|bijv|(?:ex|es|bsp|bv)\.?:|例[：:)）え])|^\d+[-–]\d+ (?:sentences?|words?|paragraphs?|lines?|bullets?|items?|points?)\b/iu.test(
      words,
    )
  )
}

/** True for a text in italics that says something by itself. */
export function declaresInItalics(text: string): boolean {
  const inner = /^[_*](.+)[_*]$/s.exec(text.trim())?.[1]
  return inner !== undefined && declares(inner)
}

/** True for prose that says something by itself: *This page is kept for a year*, *By signing, both confirm …*. */
export function declares(text: string): boolean {
  if (text.split(/[,;:.!?—–(]\s*/).some((clause) => beginsWith('instruct', clause))) return false
  return firstOf('declare', text) < Math.min(firstOf('question', text), firstOf('instruct', text))
}

/** True for code of a template that is to be filled in: words in brackets, double braces, masks of dates, dots, or only a comment. */
export function hasBlankInCode(code: string): boolean {
  if (/\[(?:\p{L}[^[\]\n]*\s[^[\]\n]*|[XYZN])\](?!\()|\{\{[^{}\n]*\}\}|\bYYYY\b|(?<![^\s])\.{3}(?![^\s;])/u.test(code)) return true
  // Nothing but comments says what belongs there.
  const lines = code.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 0 && lines.every((line) => /^\s*(?:\$\s+)?(?:#|\/\/|--)\s*\p{L}/u.test(line))
}
