/**
 * Recognises whether an issue or item is closed. A word such as *fixed* is not enough: it may be negated, promised, or part of the symptom
 * (*not fixed yet*, *will be fixed*, *connection closed by peer*). What counts is a strike-through, a tick, a state, or a clause that
 * states it.
 */

import { sourceOf } from '../markdown/blocks.ts'
import type { Field, Row, Table } from '../markdown/document.ts'
import { anyCase } from '../util/anyCase.ts'
import { remembered } from '../util/remembered.ts'
import {
  activeWords,
  decisions,
  deniedWords,
  leadingWords,
  outWords,
  promisedWords,
  putOffWords,
  stateWords,
  strongWords,
  weakWords,
} from './closedWords.ts'

const notInWord = '(?<![\\p{L}\\p{N}_-])'
const wordEnd = "(?![\\p{L}\\p{N}_'’]|-[\\p{L}\\p{N}])"
const oneOf = (words: string) => `${notInWord}(?:${words.trim().split(/\s+/).join('|').replaceAll('_', ' ')})${wordEnd}`

const strong = anyCase(oneOf(strongWords), 'gu')
const weak = anyCase(oneOf(weakWords), 'gu')
const out = anyCase(`^([^\\p{L}]*(?:[\\p{L}-]+\\s+){0,4}?)(?:${oneOf(outWords)})`)
/** A decision, with at most the issue before it. */
const decided = anyCase(`^(.{0,80}?)(?:${oneOf(decisions)})[^\\p{L}\\p{N}]*$`)
/** The subject who closed it. */
const closer = `(?:we|i|they|wir|ich|nous|on|nosotros|nós|noi|wij|@\\S+|(?:(?:the|our|der|unser\\p{L}*|le|la|l['’]|el|il|lo|o|a|het|de|notre|nuestro|nosso|onze)\\s*)(?:[\\p{L}-]+\\s+){0,2}?(?:team|vendor|supplier|provider|developers?|engineers?|hersteller|anbieter|équipe|equipo|equipe|fournisseur|proveedor|fornecedor|fornitore|leverancier))`
const helpers = `have|has|had|avons|a|hemos|ha|han|abbiamo|hanno|hebben|heeft|temos|now|already|since|finally|just|déjà|ya|già|já|al`
/** A closed object that is not described further: *this*, *the issue*. */
const closedThing = `(?:(?:the|this|that|ce|le|l['’]|el|este|o|esse|il|questo|de|het|dit)\\s*(?:issue|bug|problem|error|defect|ticket|incident|fault|problème|erreur|défaut|problema|error|fallo|erro|errore|difetto|probleem|fout|storing)s?|this|that|it|them|esto|eso|isso|isto|ça|cela|dit)`
/** *We have fixed this*: somebody reports their own work. */
const active = anyCase(
  `^[^\\p{L}\\p{N}@]*(?:${closer}\\s+)?(?:(?:lo|la|l['’]|het|dit|es)\\s*)?(?:(?:${helpers})\\s+){0,2}(?:${oneOf(`${strongWords} ${activeWords}`)})(?:\\s+${closedThing})?${wordEnd}`,
)
const state = anyCase(`^(?:${oneOf(`${strongWords} ${weakWords} ${stateWords}`)})`)
const onlyState = anyCase(`^(?:${oneOf(`${strongWords} ${weakWords} ${stateWords}`)})$`)

const denied = anyCase(`${oneOf(deniedWords)}|n['’]t(?![\\p{L}])`)
const promised = anyCase(oneOf(promisedWords))
const putOff = anyCase(`${oneOf(putOffWords)}|n['’]t(?![\\p{L}])`)
/** A condition or an earlier time that applies to the closing itself: directly before it, or with a verb behind it. */
const conditional = anyCase(
  `${oneOf('if once until till unless whether when whenever while after before because since wenn sobald falls nachdem bevor seitdem weil solange')}(?:\\s+[\\p{L}\\p{N}'’-]+){0,12}?\\s+(?:is|are|was|were|has|have|had|gets|got|ist|sind|wurde|wurden|war|waren)(?![\\p{L}])|` +
    `${oneOf('if once until till unless whether when whenever while wenn sobald falls')}\\s*$`,
)

const issueId = /^\W*(?:[A-Z][A-Z0-9]+-\d+|#?\d+)\W*$/i

/** True for words that only name an issue and state nothing. */
function leads(words: string): boolean {
  return words
    .trim()
    .split(/\s+/)
    .every((word) => leadingWords.has(word.toLowerCase().replace(/[\]["'*_#]/g, '')) || issueId.test(word) || !/[\p{L}\p{N}]/u.test(word))
}

/** A share of less than all. */
const share = /(?<!\d)\d{1,2}\s?%|(?<![\d/])(\d{1,3})\s?(?:\/|of|von)\s?(?!\1\b)\d{1,3}(?![\d/])/

const adverbs = anyCase(
  `^(?:\\s*${oneOf(`
    now already finally today yesterday upstream itself themselves completely fully everywhere permanently successfully meanwhile again
    jetzt inzwischen mittlerweile bereits vollständig worden heute gestern`)})+`,
)
const numbered = 'v?\\d[\\w.+:/-]*|#\\d+|[A-Z][A-Z0-9]+-\\d+'
const carriers = 'releases?|versions?|builds?|hotfix|patch|updates?|commits?|pr|mr|(?:pull|merge) requests?|versión|versão|versione|versie'
/** A version, an issue, a commit, a date, a target of changes, or a duration. */
const release = anyCase(
  `^(?:(?:the|this|our|latest|current|last|der|die|dem|den|das|dieser|diesem|aktuellen|la|le|el|il|de|het)\\s+)*(?:[\\p{L}\\p{N}'’-]+\\s+){0,2}?` +
    `(?:(?:${carriers})(?:\\s+(?:${numbered}))?|\\d+\\s+(?:minutes?|mins?|hours?|days?|weeks?|h|minuten|stunden|tagen)|${numbered}|[0-9a-f]{7,40}|r\\d+|branch|main|master|trunk|head|latest|prod|production|produktion|sprint|deploy|deployment)(?![\\p{L}\\p{N}-])`,
)
const exactRelease = anyCase(
  `^(?:the\\s+)?(?:(?:${carriers})(?:\\s+(?:${numbered}))?|v?\\d+\\.[\\w.+-]+|v\\d+|#\\d+|[A-Z][A-Z0-9]+-\\d+)(?![\\p{L}-])`,
)
const preposition = anyCase(
  '^\\s*(?:in|w/|with|via|as of|since|from|through|per|mit|ab|seit|im|per|zum|dans|avec|depuis|en|con|desde|em|com|na|no|nel|nella|met|sinds)\\s+(?=\\S)',
)
const months = oneOf(`
  jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?
  januar februar märz mai juni juli oktober dezember
  janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto
  septiembre octubre noviembre diciembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
  gennaio febbraio aprile maggio giugno luglio settembre ottobre januari februari maart mei augustus`)
const weekdays = oneOf(`
  mon(?:day)? tue(?:sday)? wed(?:nesday)? thu(?:rsday)? fri(?:day)? sat(?:urday)? sun(?:day)?
  montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
  lunes martes miércoles jueves viernes sábado domingo segunda(?:-feira)? terça(?:-feira)? quarta(?:-feira)? quinta(?:-feira)? sexta(?:-feira)?
  lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag`)
/** A day or time at which it was closed. */
const dated = anyCase(
  '^\\s*(?:(?:on|at|since|in|as of|am|um|seit|im|vom|le|el|em|na|il|op|sinds)\\s+)?(?:the\\s+)?' +
    `(?:\\d{4}-\\d|\\d{1,2}[/:]\\d{1,2}|\\d{1,2}\\.\\s?\\d{1,2}\\.|\\d{1,2}\\.?(?:th|st|nd|rd)?\\s+(?:of\\s+)?${months}|${months}|${weekdays}|\\d{4}年)`,
)
/** How it was closed and by whom; any words may follow. */
const manner = anyCase(
  `^\\s*(?:(?:by|after|with|via|through|using|thanks|without|von|durch|nach|mit|dank|ohne|par|por|da|door|al|en(?=\\s+\\p{L}+ant\\s))\\s+\\S|for\\s+(?:all|everyone|everybody|good)(?![\\p{L}])|für\\s+alle(?![\\p{L}]))`,
)
const deadline = anyCase(
  '^\\s*by\\s+(?:the\\s+)?(?:end|eo[dwmqy]|next|tomorrow|then|early|late|mid|q\\d|v?\\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|release|version)',
)
const someone = /^\s*(?:by|von|par|por|da|door)\s+(?:@|#|\p{Lu}|us\b|the (?:team|vendor|reporter)\b)/u
const asWhat = anyCase('^\\s*(?:as|als|comme|como|come)\\s+(?!soon|long|far|early|late)\\S')
const more = anyCase(
  '^\\s*(?:$|[/+&]|(?:and|und|et|y|e|en|by|from|for|on|in|via|with|after|at|since|von|durch|mit|für|am|im|nach|par|por|ago|earlier|before|yesterday|today)(?![\\p{L}]))',
)
const passive = anyCase(
  '(?:been|was|were|is|are|got|wurde|wurden|ist|sind|war|waren)(?:\\s+(?:now|already|finally|since|fully|completely|inzwischen|bereits|jetzt))?\\s*$',
)

const cjkClosed =
  /(?:解決|修正|対応|解消|クローズ)(?:済み?|しました|した|されました|された|完了)|已(?:经|經)?(?:解决|修复|关闭|完成|解決|修復|關閉)|(?:解决|修复)(?:了|完毕)|(?:해결|수정|조치|처리)\s?(?:됨|되었|됐|했|완료)|종료됨|닫힘/
const cjkOpen =
  /ない|ません|未|まだ|予定|見込|待ち|一部|部分|たら|れば|没|不|尚|将|會|会|计划|预计|待|如果|一旦|않|아직|예정|계획|미해결|못|일부/

/** The fix was reverted, or has not reached the receiver yet. */
const reopened = anyCase(
  `${oneOf('reopened re-opened regressed recurred recurring resurfaced returned wieder_offen wieder_aufgetreten erneut_aufgetreten wieder_da wiedereröffnet came_back is_back are_back open_again')}|` +
    `(?:${oneOf('not never pending awaiting nicht noch yet_to_be waiting_for')}|n['’]t)[^.;\\n]{0,30}?${oneOf('released deployed shipped merged live rolled_out release deployment deploy rollout production ausgerollt veröffentlicht deployt freigegeben released')}`,
)
const negativeAnswer = anyCase(
  `^\\s*(?:${oneOf('no not never nein noch nicht non nee não tbd tba pending open offen unknown ongoing')}|[?✗❌–—-]|$)`,
)
const openState = anyCase(
  `^${oneOf('open reopened re-opened ongoing in_progress investigating monitoring new todo pending active unresolved offen in_arbeit')}`,
)
const noLonger = anyCase(
  `${oneOf('no_longer nicht_mehr')}\\s+(?:an?\\s+)?(?:issue|problem|reproduc\\p{L}*|occurs?|happens?|occurring|happening|reproduzierbar|auftretend)`,
)

/** A fix that is released: *Fix shipped in 2.1*, *hotfix has been deployed to production*. */
const fixIsOut = anyCase(
  String.raw`^\W*(?:(?:a|the|permanent|final)\s+)*(?:hot-?)?fix(?:\s+(?:was|is|has been))?(?:\s+(?:now|already))?\s+(?:deployed|shipped|released|rolled out|live)(?:\s+(?:(?:to|in|on|with|as of|since)\s+)?(?:the\s+)?(?:prod(?:uction)?|all (?:customers|users|regions)|everyone|version|release|v?\d[\w.-]*|\d{4}-\d{2}-\d{2}|${months}|${weekdays}))*\W*$`,
)

const ticks = String.raw`(?:[✅✔☑]\uFE0F?|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check|check_mark):|\\?\[[xX]\\?\])`
const tickBefore = new RegExp(String.raw`^(?:[A-Z][A-Z0-9]+-\d+|#\d+)?[\s:*_|–—-]*${ticks}`)
const tickBehind = new RegExp(String.raw`${ticks}[\s.*_]*$`)
const strike = /^((?:~~(?:(?!~~)[\s\S]){0,2000}~~|<(del|s|strike)(?:\s[^>]*)?>(?:(?!<\/\2>)[\s\S]){0,2000}<\/\2>)\s*)+/i
const strikes = /~~(?:(?!~~)[\s\S]){0,2000}~~|<(del|s|strike)(?:\s[^>]*)?>(?:(?!<\/\1>)[\s\S]){0,2000}<\/\1>/gi

/** True for a closed issue or item, by its source: struck through, ticked, or stated. */
export const saysClosed = remembered((source: string): boolean => {
  const text = withoutComments(source).trim()
  return isStruck(text) || tickBefore.test(text) || tickBehind.test(text) || statesClosed(text, 'words')
})

/** True for the value of a state that means *closed*: `Resolved – 2.4`, `✅`, `Closed by the vendor`. */
export const isClosedState = remembered((source: string): boolean => {
  const text = withoutComments(source).trim()
  return tickBefore.test(text) || tickBehind.test(text) || statesClosed(text, 'state')
})

/**
 * True if words below an item or in another cell state that the item is closed. They may be about something else: *rollback done* closes no
 * issue, and a tick belongs to the words behind it.
 */
export const tellsOfClosing = remembered((source: string): boolean => statesClosed(withoutComments(source), 'beside'))

/** True for a heading of closed issues: *Resolved issues*, but not *Issues that are not fixed yet*. */
export function isHeadingOfClosed(text: string): boolean {
  const word = /(?<![\p{L}\p{N}-])(?:resolved|fixed|closed|solved|behoben\w*|gelöst\w*)(?![\p{L}\p{N}-])/iu.exec(text)
  return word !== null && !denied(text).test(text) && !promised(text).test(text) && !putOff(text).test(text.slice(word.index))
}

/** Columns with the state of a row. */
const stateColumn =
  /\bstatus\b|\bstate\b|\bstand\b|\bzustand\b|\bresolution\b|\bstatut\b|\bétat\b|\bestado\b|\bstato\b|状態|ステータス|状态|狀態|상태/i

/** True for a label or column of a state. */
export function isStateName(label: string): boolean {
  return stateColumn.test(label)
}

/** Columns that ask whether or since when a row is closed. */
const closingColumn =
  /^(?:date )?(?:resolved|closed|fixed|solved|done|completed|behoben|gelöst|erledigt|geschlossen)(?: (?:on|at|date|am))?\s*\??$/i
const yesOrDate = /^(?:yes|y|ja|oui|s[ií]|sim|true|x|はい|是|예)(?![\p{L}])|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}年/iu

const namesSubject =
  /issue|bug|problem|defect|title|subject|summary|description|fehler|beschreibung|titel|betreff|问题|問題|描述|説明|probl[eè]me|problema|descri[pç]/i

/** True for the row of a closed issue: the row states it, or its number or description is struck through. */
export function isClosed(row: Row, table: Table): boolean {
  return row.cells.some((cell, index) => {
    if (cell.empty) return false
    const source = sourceOf(cell.at)
    const header = table.columns[index]?.text.trim() ?? ''
    if (stateColumn.test(header)) return isClosedState(source)
    if (closingColumn.test(header)) return yesOrDate.test(source.trim()) || isClosedState(source)
    // In other columns a tick answers the question of the column.
    return index < 2 || !/\p{L}/u.test(header)
      ? saysClosed(source)
      : (namesSubject.test(header) && isStruck(source)) || tellsOfClosing(source)
  })
}

/** True for a field that states that its issue is closed: `Status: Resolved`, `Closed on: 2026-03-01`. */
export function isClosingField({ label, value }: Field): boolean {
  if (value.empty) return false
  return stateColumn.test(label) ? isClosedState(value.text) : closingColumn.test(label) && yesOrDate.test(value.text)
}

function withoutComments(source: string): string {
  return source.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
}

/** True for a text that is struck through, except for a remark behind it. */
function isStruck(text: string): boolean {
  const words = text.replace(/^[\s*_>]+/, '')
  const struck = strike.exec(words)?.[0]
  if (!struck) return false
  const rest = words.slice(struck.length).replace(/[*_]/g, '')
  return /^(?:[^\p{L}\p{N}]|$)/u.test(rest) || rest.length < struck.length
}

interface Clause {
  readonly text: string
  /** The sign that ends the clause, or nothing. */
  readonly end: string
}

const clauseEnds =
  /\s(?:-{1,3}|[–—―→]|->|=>)(?=\s)|[;()（）[\]{}|。；，、：？]|(?:\r\n|\n|\r)[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|(?=[\r\n]))|[.!?…,:](?=\s|$)|[–—]/g

function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  let from = 0
  for (const end of text.matchAll(clauseEnds)) {
    clauses.push({ text: text.slice(from, end.index), end: end[0].trim() })
    from = end.index + end[0].length
  }
  clauses.push({ text: text.slice(from), end: '' })
  return clauses
}

/** The words of a source, without marks, addresses, struck words and quotations within a sentence. */
function wordsOf(source: string): string {
  const text = source
    .replace(strikes, ' ')
    .replace(/(?<!!)\[([^[\]]*)\](?:\([^()\s]*\)|\[[^[\]]*\])/g, '$1')
    .replace(/<?https?:\/\/\S+/g, ' #0 ')
    .replace(/<\/?[A-Za-z][^<>]*>/g, ' ')
    .replace(/[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
  const quoted = /"[^"\n]{1,80}"|“[^”\n]{1,80}”|„[^“”\n]{1,80}[“”]|«[^»\n]{1,80}»|(?<![\p{L}\p{N}])['‘][^'’\n]{1,80}['’](?![\p{L}\p{N}])/gu
  const unquoted = text.replace(quoted, ' ¶ ')
  return /\p{L}/u.test(unquoted) ? unquoted : text
}

/** What a text is: the words of an issue, its state, or a remark beside it. */
type Role = 'words' | 'state' | 'beside'

function statesClosed(source: string, role: Role): boolean {
  const text = wordsOf(source)
  if (!mayClose(text)) return false
  const clauses = clausesOf(text)
  const first = clauses[0]?.text.trim() ?? ''
  if (role === 'state' && openState(first).test(first)) return false
  const last = clauses.findLastIndex((_, index) => closes(clauses, index, role))
  if (last < 0) return false
  const behind = clauses
    .slice(last)
    .map(({ text: words, end }) => words + end)
    .join(' ')
  return !reopened(behind).test(behind)
}

const traces = anyCase(
  `${strongWords} ${weakWords} ${stateWords} ${outWords} ${activeWords} ${decisions} no_longer nicht_mehr`
    .trim()
    .split(/\s+/)
    .join('|')
    .replaceAll('_', ' '),
)
const mayClose = (text: string): boolean => /fix/i.test(text) || traces(text).test(text) || cjkClosed.test(text)

function closes(clauses: readonly Clause[], index: number, role: Role): boolean {
  const clause = clauses[index]
  if (!clause || /^[?？]/.test(clause.end)) return false
  const { text } = clause
  const before = clauses[index - 1]
  const label = before && /^[:：]/.test(before.end) ? before.text.trim() : ''
  // `Planned: fixed in 2.2`, `Expected: ticket closed`
  if (
    label !== '' &&
    label.split(/\s+/).length <= 3 &&
    (promised(label).test(label) || denied(label).test(label) || /^actual/i.test(label))
  )
    return false
  // `Fixed: no`, `Resolved:` with nothing behind it
  const isLabel = /^[:：]/.test(clause.end)
  if (isLabel) {
    const answer = clauses.slice(index + 1, index + 4).find(({ text: words }) => words.trim() !== '')?.text ?? ''
    if (negativeAnswer(answer).test(answer) || promised(answer).test(answer)) return false
  }
  const decision = decided(text).exec(text)
  if (decision && leads(decision[1] ?? '')) return true
  if (cjkClosed.test(text)) return !cjkOpen.test(text)
  if (noLonger(text).test(text) || (role !== 'beside' && fixIsOut(text).test(text))) return true
  const isOfState = stateColumn.test(label)
  if (onlyState(text.trim()).test(text.trim()) && (role === 'state' || isOfState)) return true
  if (role === 'state' && index === 0 && state(text.trim()).test(text.trim())) return !putOff(text).test(text) && !share.test(text)
  if (role === 'beside' && label !== '' && !isOfState) return false
  const states = (words: RegExp, isStrong: boolean) =>
    Array.from(text.matchAll(words))
      .slice(0, 8)
      .some((word) => isStatement(text, word, { isStrong, isLabel, isFirst: index === 0, isBeside: role === 'beside' && !isOfState }))
  if (role !== 'beside' && isTold(text)) return true
  // The next clauses tell what came with the release: *Released in 2.2, breaks login*.
  if (clauses.slice(index + 1).every(({ text: words }) => !/\p{L}/u.test(words)) && isOut(text)) return true
  return states(strong(text), true) || ((label === '' || isAbout(label)) && states(weak(text), false))
}

/** True for a label of something that can be *closed*: a state or a description. *Gate: closed* describes a gate. */
function isAbout(label: string): boolean {
  return stateColumn.test(label) || /\s|\d/.test(label)
}

/** Words about any work, which therefore also close the issue beside them. */
const ofWork = /^(?:done|erledigt)$/i
const issueBefore =
  /(?:issue|bug|problem|ticket|defect|incident|case|fehler|störung|problema|problème)s?(?:\s+(?:is|was|has been|ist|wurde|are|were))?(?:\s+(?:now|already|inzwischen|bereits))?\s*$/i

interface Stand {
  readonly isStrong: boolean
  /** A colon follows the clause. */
  readonly isLabel: boolean
  readonly isFirst: boolean
  readonly isBeside: boolean
}

/** True for *Shipped in 2.2*, which is a statement only with a release or a day. */
function isOut(clause: string): boolean {
  const found = out(clause).exec(clause)
  if (!found || !leads(found[1] ?? '')) return false
  const behind = clause.slice(found[0].length)
  return /[\p{L}\p{N}]/u.test(behind) && !putOff(behind).test(behind) && isBacked(behind, true)
}

/** True for *We fixed this on Monday*. */
function isTold(clause: string): boolean {
  const found = active(clause).exec(clause)
  if (!found || denied(clause).test(clause) || promised(clause).test(clause) || putOff(clause).test(clause)) return false
  const behind = clause.slice(found[0].length)
  return (
    !/[\p{L}\p{N}]/u.test(behind.replace(adverbs(behind), '')) ||
    isBacked(behind, true) ||
    (manner(behind).test(behind) && !deadline(behind).test(behind))
  )
}

/** True if only a release, a day or the like follows a closing word. */
function isBacked(after: string, isStrong: boolean): boolean {
  const rest = after.replace(adverbs(after), '').replace(/^[^\p{L}\p{N}#@/+&]+/u, '')
  if (dated(rest).test(rest)) return true
  const thing = rest.replace(preposition(rest), '')
  const named = isStrong ? release : exactRelease
  const found = named(thing).exec(thing)?.[0]
  if (found === undefined || (thing === rest && !/^v?\d|^#/.test(thing))) return false
  const beyond = thing.slice(found.length)
  return more(beyond).test(beyond) && !deadline(after).test(after)
}

/** True if a clause states with a word that something is closed. */
function isStatement(clause: string, word: RegExpExecArray, { isStrong, isLabel, isFirst, isBeside }: Stand): boolean {
  const before = clause.slice(0, word.index)
  const after = clause.slice(word.index + word[0].length)
  if (denied(before).test(before) || promised(before).test(before) || conditional(before).test(before) || share.test(before)) return false
  const isLead = leads(before)
  const isWork = ofWork.test(word[0])
  if (isBeside && (!isLead || isWork)) return false
  if (!isLead && isWork && !isFirst) return false
  if (!isLead && !isStrong && !issueBefore.test(before)) return false
  if (asWhat(after).test(after)) return true
  if (putOff(after).test(after)) return false
  const rest = after.replace(adverbs(after), '').replace(/^[^\p{L}\p{N}#@/+&]+/u, '')
  if (!/[\p{L}\p{N}]/u.test(rest)) return true
  if (isLabel && /^(?:in|with|on|at|by|since|mit|am|seit)$/i.test(rest.trim())) return true
  if (more(rest).test(rest) && /^(?:and|und|et|y|e|en|[/+&])/i.test(rest)) return true
  if (isBacked(after, isStrong)) return true
  if (deadline(after).test(after)) return false
  if (!isStrong) return someone.test(after)
  return manner(after).test(after) && (isLead || passive(before).test(before))
}
