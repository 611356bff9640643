/**
 * Recognises whether the text of an issue gives a workaround. The word alone gives none: *needs a workaround*, *no workaround yet*,
 * `Workaround: TBD`.
 */

import { sourceOf } from '../markdown/blocks.ts'
import type { Place } from '../markdown/document.ts'
import { anyCase } from '../util/anyCase.ts'
import { remembered } from '../util/remembered.ts'
import { answersToCustomers, requests, requestsInCharacters } from './adviceWords.ts'
import { saysNone } from './answers.ts'
import { saysNothing } from './blankValues.ts'
import { hasBlank } from './placeholders.ts'

/** Words for a workaround, as part of a regular expression. */
export const workaroundSource = String.raw`work(?:ed|ing|s)?[-\s]?arounds?|umgehung(?:slösung)?(?:en)?|umgehen|behelf\p{L}*|abhilfe(?:n|maßnahmen?)?|rimedi[o]?|contournements?|soluci(?:ó|o)n(?:es)? (?:temporal(?:es)?|alternativas?)|solução (?:temporária|alternativa|de contorno)|soluzion[ei] (?:alternativ[ae]|temporane[ae])|tijdelijke oplossing|回避策|対処(?:法|方法)?|暫定対応|临时方案|临时解决方案|规避|規避|绕过|变通|우회(?:책|방법)?|해결 방법`
const workaroundWord = anyCase(workaroundSource)
const workaroundWords = anyCase(workaroundSource, 'gu')

/** True for a label or column of workarounds. */
export function isWorkaround(label: string): boolean {
  return workaroundWord(label).test(label) || toCustomers(label).test(label)
}

const toCustomers = anyCase(answersToCustomers)

/** A whole answer that only says that it will follow. */
const stillToCome = anyCase(
  String.raw`^[\s*_~([<"'.]*(?:(?:none|no|nothing|not)(?: (?:workarounds?|known|found|available|ready|done|written|documented|one|any|identified))* (?:yet|so far|for now|as yet)(?![\p{L}])[^\n]*|` +
    String.raw`(?:noch (?:keine?[nrs]?|nicht|offen|unbekannt)|bisher keine?[nrs]?|aún no|pas encore|ainda não|non ancora|nog (?:geen|niet))(?![\p{L}])[^\n]*|` +
    String.raw`(?:t\.?b\.?[dac]\.?|to ?do|fixme|wip|yes|ja|needed|required|wanted|missing|pending|unknown|unclear|open|offen|fehlt|unbekannt|ausstehend|in progress|in arbeit|not (?:ready|written|documented|found|known|available)|under investigation|investigating|` +
    '(?:still )?to (?:be )?(?:determined|defined|confirmed|announced|decided|found|written|documented|added|follow|come)|tba|null|undefined|(?:待定|未定|検討中|調査中|なし?未定|待补充|미정))' +
    String.raw`(?:[\s:,;–—-]*(?:by )?(?:\d{4}-\d{2}-\d{2}|tomorrow|next week|morgen))?)[\s*_~)\]>"'.!?…]*$`,
)

/** True for text behind a label or in a column of workarounds that says what to do, or that nothing can be done. */
const answersWorkaround = remembered((source: string): boolean => {
  const text = withoutComments(source).trim()
  if (/<(?:img|video|a)\s|!\[|\]\(/i.test(text)) return true
  if (!/[\p{L}\p{N}]/u.test(text.replace(/&(?:nbsp|#160|#xA0);/gi, ''))) return false
  if (/^[^\n]{0,80}\?\W*$/.test(text) && !/[.:]\s/.test(text)) return false
  if (saysNothing(text) || (text.length <= 200 && stillToCome(text).test(text))) return false
  const found = workaroundWord(text).exec(text)
  return !found || !lacks(text.slice(0, found.index), text.slice(found.index + found[0].length))
})

/** True for a value or cell with a workaround, or with a blank, which has its own finding. */
export function isAnswered({ at, empty }: { readonly at: Place; readonly empty: boolean }): boolean {
  return !empty && (hasBlank(at) || answersWorkaround(sourceOf(at)))
}

/** Directly before the word: it is wanted, looked for, or promised. */
const wanted = anyCase(
  String.raw`(?<![\p{L}\p{N}])(?:needs?|needed|needing|require[sd]?|requiring|wants?|wanted|lacks?|lacking|missing|pending|tb[dac]|todo|awaits?|awaiting|(?:wait|waits|waiting|look|looks|looking|search|searching) (?:for|on)|seek|seeking|investigat(?:e|es|ing)|work on|working on|find|develop|developing|propose|add|write|document|define|come up with|figure out|should (?:have|get)|must (?:have|get)|will (?:be|have|get|provide|document|publish|follow with)|without|` +
    String.raw`braucht|brauchen|benötigt|benötigen|fehlt|fehlen|suchen|sucht|ohne|falta|manque|besoin d['’]une?|necesita|precisa(?: de)?|sin|sans|sem|senza|zonder)[\s:]+(?:(?:an?|the|some|any|our|this|proper|suitable|permanent|temporary|possible|known|documented|good|better|working|reliable|eine?[nrms]?|der|die|das|den|une?|un|una|uma|een)\s+){0,3}[*_\[]*$`,
)
/** Directly behind the word: the same, or that it does not work. */
const notThere = anyCase(
  String.raw`^[*_\]\s]*(?:(?:is|are|was|were|still|currently|ist|sind|noch|derzeit)\s+){0,3}(?:needed|required|missing|pending|tb[dac]|todo|unknown|unclear|wanted|in progress|under investigation|being|planned|to (?:follow|come|be)|coming|follows?|will|would be|` +
    `not|never|no longer|(?:is|are|was|has|have|does|do|did)n['’]t|(?:does|do|did|has|have) not|fails?|failed|stopped|broke|broken|yet|` +
    String.raw`fehlt|fehlen|gesucht|benötigt|nötig|erforderlich|ausstehend|folgt|wird|nicht|in arbeit|unbekannt|necesari[ao]|nécessaire|necessári[ao])(?![\p{L}])`,
)
/** There is none, but perhaps later. */
const noneYet = anyCase(
  String.raw`(?<![\p{L}])(?:(?:no|none|not|n['’]t|never|without)(?![\p{L}])[^\n]{0,120}?(?<![\p{L}])(?:yet|so far|as yet|for now|until)|(?:noch|bisher|bislang) (?:keine?[nrs]?|nicht|ohne)|aún no|todavía no|pas encore|ainda não|non ancora|nog (?:geen|niet))(?![\p{L}])|未定|検討中|調査中|まだ|尚未|尚无|暂无|需要|必要|아직|필요`,
)
/** Behind a workaround: none is needed. */
const notNeeded = anyCase(
  String.raw`(?<![\p{L}])(?:no|not|kein\p{L}*|nicht)(?![\p{L}])[^.;\n]{0,30}(?:needed|required|necessary|nötig|erforderlich|notwendig)(?![\p{L}])|(?:needs?|requires?|braucht|benötigt) (?:no|keine?n?)(?![\p{L}])`,
)

/** True if the words around *workaround* mean that there is none. */
function lacks(before: string, behind: string): boolean {
  const clause = `${before}¶${behind}`
  if (notNeeded(clause).test(clause)) return false
  return wanted(before).test(before) || notThere(behind).test(behind) || noneYet(clause).test(clause)
}

/** Other words that introduce what to do until the fix. */
const meanwhile = anyCase(
  String.raw`(?<![\p{L}\p{N}])(?:(?:temporary|interim|short-?term) (?:fix|mitigation|measure|solution)|wa|in the meantime|meanwhile|until then|bis dahin|zwischenlösung|vorläufige (?:lösung|maßnahme)|en attendant|mientras tanto)(?:[*_]{0,2}[:：]|,)[*_]{0,2}[ \t]`,
)

/** True if the text of an issue, with everything below it, gives a workaround. */
export const tellsWorkaround = remembered((source: string): boolean => {
  const text = withoutComments(source)
  // Looking at more of them only makes long texts slow.
  for (const found of Array.from(text.matchAll(workaroundWords(text))).slice(0, 20)) {
    const behind = text.slice(found.index + found[0].length)
    const label =
      /^[^\n.;:：?()]{0,40}?(?:\([^()\n]{0,40}\)[^\n.;:：?()]{0,10}?)?(?:\]\([^)\s]*\))?[*_`\]]*(?:\s*[:：]|\s+(?:[-–—=]|->|→)(?=\s))[*_\s]*/.exec(
        behind,
      )?.[0]
    if (label !== undefined) {
      if (answersWorkaround(valueBehind(behind.slice(label.length)))) return true
    } else if (isAnswer(text, found.index, found[0].length)) return true
  }
  const other = meanwhile(text).exec(text)
  if (other !== null && answersWorkaround(valueBehind(text.slice(other.index + other[0].length)))) return true
  return advises(text)
})

const request = anyCase(
  String.raw`^[\s*_>"'“(\[]*(?:(?:please|just|instead|simply|then|or|as a workaround|users (?:can|should)|you can|bitte|stattdessen|svp|por favor|per favore|please)[,:]? )?(?:${requests})(?![\p{L}])`,
)
const requestInCharacters = new RegExp(requestsInCharacters)
/** Clauses of an issue: the first tells what is wrong, the others may say what to do. */
const betweenClauses = /[;。；，、]|[.:!,→](?=\s)|\s[–—-]{1,2}\s|[\r\n]+[\s>]*(?:[-*+]|\d{1,9}[.)])\s|[()（）]/

/** True if a clause behind the first asks to do something: *Login fails in Safari; use Chrome.* */
function advises(text: string): boolean {
  const [, ...clauses] = text.slice(0, 2000).split(betweenClauses)
  return clauses.some((clause) => request(clause).test(clause) || requestInCharacters.test(clause))
}

/** Signs, and then the next label: `Workaround: – ETA: 2.4`. */
const nothingThenLabel = /^[^\p{L}\p{N}`]*(?=\p{Lu}[\p{L} -]{0,24}[:：]\s)/u

/** The text behind a label: up to the next label, the end of the parenthesis or line, or below it. */
function valueBehind(text: string): string {
  const line = /^[^\n]*/.exec(text)?.[0] ?? ''
  if (nothingThenLabel.test(line)) return ''
  let depth = 0
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]
    if (sign === '(' || sign === '（') depth++
    else if ((sign === ')' || sign === '）') && depth-- === 0) return line.slice(0, at)
  }
  return /[\p{L}\p{N}!<]/u.test(line) ? line : text.slice(line.length, line.length + 400)
}

const clauseEnd = /[;()（）。；]|[.!?](?=\s|$)|\s[–—-](?=\s)|(?:\r\n|\n|\r)[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|(?=[\r\n]))/g

/** The clause around an index. */
function clauseAround(text: string, index: number): { from: number; to: number } {
  let from = 0
  for (const end of text.matchAll(clauseEnd)) {
    if (end.index >= index) return { from, to: end.index + 1 }
    from = end.index + end[0].length
  }
  return { from, to: text.length }
}

/** Directly before the word, in a clause that already said what to do or where to find it. */
const asOne = anyCase(
  String.raw`(?<![\p{L}])(?:as|is|are|with|via|by|use|using|see|follow|apply|no|kein\p{L}*|als|ist|siehe|mit|comme|como|come|voir|ver)(?:\s+[\p{L}\p{N}'’-]+){0,3}[\s*_[]*$`,
)

const things =
  'pages?|links?|urls?|buttons?|docs?|documentation|documents?|articles?|sections?|wiki|dialogs?|screens?|forms?|tabs?|guides?|instructions?|steps?|scripts?|seiten?|anleitung(?:en)?|dokumentation|artikel|schaltfläche|knopf'
/** A thing that belongs to the workaround and may itself be broken: *workaround page*, *the page with the workaround*. */
const thingBehind = anyCase(String.raw`^[\s-]+(?:${things})(?![\p{L}])`)
const thingBefore = anyCase(
  String.raw`(?<![\p{L}])(?:${things}|lien|bouton|página|enlace|botón|pagina|pulsante|knop)\s+(?:with|for|of|mit|zur?|zum|der|de|du|del|di|da|do|van|met)\s+(?:(?:the|an?|der|dem|la|le|el|il|de|het|een)\s+)?(?:l['’])?[*_\[]*$`,
)
/** Where such a thing is found, which makes it an answer. */
const toBeFound = anyCase(
  String.raw`^(?:\s+(?:is|are|can be found|ist|sind))?\s+(?:in|at|on|under|attached|linked|here|documented|described|below|above|unter|im|hier|unten)(?![\p{L}])|^\s*[:：(/]`,
)

/** True if the clause around the word says what to do, or that nothing can be done. */
function isAnswer(text: string, index: number, length: number): boolean {
  const { from, to } = clauseAround(text, index)
  const before = text.slice(from, index)
  const behind = text.slice(index + length, to)
  if (/[?？]\s*$/.test(behind) || lacks(before, behind)) return false
  const ownThing = thingBehind(behind).exec(behind)?.[0]
  const rest = behind.slice(ownThing?.length)
  if ((ownThing !== undefined || thingBefore(before).test(before)) && !/\]\(/.test(behind)) {
    if (/[\p{L}\p{N}]/u.test(rest)) return toBeFound(rest).test(rest)
    if (ownThing !== undefined) return asOne(before).test(before)
  }
  return /^[^\n]{0,30}\]\(/.test(behind) || /[\p{L}\p{N}]/u.test(behind) || asOne(before).test(before) || saysNone(text.slice(from, to))
}

function withoutComments(source: string): string {
  return source.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
}
