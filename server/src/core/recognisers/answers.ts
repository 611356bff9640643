/** Answers that say that there is nothing, or that something does not apply. */
import { isAnswer } from '../lexicon/lexicon.ts'
import { anyCase } from '../util/anyCase.ts'

/** True for an explicit *nothing*: `None`, `No known issues`, `Keine`, `None – single tenant`. */
export function saysNone(text: string): boolean {
  const words = text.trim().replace(/^[^\p{L}\p{N}]+/u, '')
  return (
    isAnswer('none', answerIn(words)) ||
    /^(?:none|nothing|nil|no open|no known|no outstanding|not any|keine?[rsn]?|nichts|ninguno|ninguna|aucune?|nessun[oa]?)\b/i.test(
      words,
    ) ||
    /^no\b.{0,60}\b(?:issues?|problems?|incidents?|changes?|items?|limitations?|bugs?|blockers?)\b/i.test(words) ||
    /^(?:なし|無し|特になし|无|無|暂无|没有)/.test(words)
  )
}

/** *No* and *nothing* as part of a symptom: `No changes are saved`, `None of the users can log in`, `Keine Anmeldung möglich`. */
const symptom = anyCase(
  String.raw`^[^\p{L}]*(?:no|none|nothing|keine?[rsnm]?|nichts)(?![\p{L}])[^.;:–—(,]*(?<![\p{L}])(?:is|are|was|were|can|could|will|does|do|did|has|have|gets?|works?|happens?|loads?|appears?|shows?|possible|ist|sind|wird|werden|kann|können|möglich|funktionier\p{L}*|geht|lädt|erscheint)(?![\p{L}])`,
)
const reported = anyCase(
  String.raw`(?<![\p{L}])(?:known|open|found|reported|identified|observed|seen|expected|outstanding|remaining|planned|left|bekannt\p{L}*|offen\p{L}*|gemeldet|gefunden|vorhanden)(?![\p{L}])`,
)

/** True for a statement that there is no issue; false for an issue that begins with such a word. */
export function saysNoIssue(text: string): boolean {
  return saysNone(text) && !(symptom(text).test(text) && !reported(text).test(text))
}

const notApplicable = anyCase(
  String.raw`^\W*(?:n\s?/\s?a|not applicable|entfällt|nicht zutreffend|nicht relevant|対象外|不适用)(?![\p{L}\p{N}])`,
)

/** True for *not applicable*, with or without a reason. */
export function saysNotApplicable(text: string): boolean {
  return notApplicable(text).test(text) || isAnswer('not applicable', answerIn(text.trim().replace(/^[^\p{L}\p{N}]+/u, '')))
}

/** The words of an answer before its reason: *Nenhum – um só cliente*. */
function answerIn(words: string): string {
  if (words.length > 200) return ''
  const answer = /^.*?(?=\s[-–—]\s|[–—:：;,，。(（]|\.(?=\s|$)|[\s*_~!)\]]*$)/s.exec(words)?.[0] ?? ''
  return answer.trim().replace(/\s+/g, ' ').toLowerCase()
}
