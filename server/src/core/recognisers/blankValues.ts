/** Whole values, cells and items without information: they will follow, say what belongs there, or are a sign for nothing. */

import { isAnswer } from '../lexicon/lexicon.ts'
import { anyCase } from '../util/anyCase.ts'
import { asksForValue } from './brackets.ts'
import { isStateName } from './closed.ts'
import { asksForOwner, namesPerson } from './owners.ts'

/** A text that may be a blank as a whole, and what asks for it. */
export interface WholeValue {
  readonly source: string
  readonly where: 'field' | 'cell' | 'item' | 'paragraph'
  /** The label or the column, with the first cell of the row in a table of two columns. Empty without one. */
  readonly label: string
  /** True for the first cell of a row, which names it. */
  readonly isName: boolean
  /** True in a column or row of signs, such as ✓ and ✗, where a sign is a value. */
  readonly isAmongSigns: boolean
  /** True for an item behind a number: a step is not *and so on*. */
  readonly isNumbered?: boolean
}

/** A part of a source and its offset. */
export interface Part {
  readonly text: string
  readonly index: number
}

const around = String.raw`[\s*_~"'“”„()（）[\]【】［］.。!…⁠​]`
const leading = new RegExp(`^${around}+`)
const trailing = new RegExp(`${around}+$`)
/** A whole value that is only a sign. */
const sign = /^[\s*_~"'([]*(?:[-–—]?\s?[?？]+|…|\.{2,}|\?\.{2,})[\s*_~"')\]]*$/
const question = /^[\s*_~"'([]*[-–—]?\s?[?？]+[\s*_~"')\]]*$/
/** A value that breaks off behind its first signs: `+234...`, `https://…`. */
const brokenOff = /^(?:\+\d{1,3}[\s\d(-]{0,4}|https?:\/\/(?:www\.)?|www\.|[@#]|[A-Z]{2,6}-)(?:\.{2,}|…|x{2,}|X{2,})$/
const programNothing = /^\W*(?:null|undefined|nil|nan|#n\/a|#ref!|#value!)\W*$/i
/** Labels of what a program returns, where *null* is a value. */
const technical =
  /\b(?:default|value|returns?|result|response|type|field|before|after|expected|actual|initial)\b|wert|valeur|valor|valore|既定|默认|기본/i
/** What Japanese, Chinese and Korean forms write in parentheses for the writer. */
const hintCharacters =
  /^(?:要?記入|記入してください|ご?記入ください|記載|入力|要入力|填写|請填寫|请填写|待填|작성|기입|입력|기재)$|(?:を|に)?(?:記入|記載|入力)(?:してください|のこと)$/
const fullBrackets = /^[\s*_]*[（【［(]([^（）【】［］()]{1,30})[）】］)][\s*_]*$/
const idInside = /[A-Z][A-Z0-9]+-\d+|#\d+/

const longest = 60

/** The words of a value without marks around them, in lower case. */
function bare(source: string): string {
  return source.replace(leading, '').replace(trailing, '').replace(/\s+/g, ' ').toLowerCase()
}

/** True for a whole value without information: it will follow, it is a sign, or a program's word for nothing. */
export function saysNothing(source: string): boolean {
  return source.length <= longest && (isLater(source) || sign.test(source) || programNothing.test(source))
}

/** True for a whole value that says how far its writer is, where no state is asked for: *pending*, *offen*. */
export function saysPending(source: string, label: string): boolean {
  return source.length <= longest && !isStateName(label) && isAnswer('pending', bare(source))
}

function isLater(source: string): boolean {
  const words = bare(source)
  return isAnswer('to be determined', words) || isAnswer('to be determined', words.replace(/\./g, ''))
}

/** The blank that a value is as a whole, without the marks around it. */
export function wholeBlank(value: WholeValue): Part | undefined {
  const { source } = value
  if (source.length > longest || !isBlankValue(value)) return undefined
  const isSign = !/[\p{L}\p{N}]/u.test(source)
  const marks = isSign || fullBrackets.test(source) ? /^[\s*_~"']*/ : leading
  const index = marks.exec(source)?.[0].length ?? 0
  const end = isSign ? /[\s*_~"')\]]+$/ : fullBrackets.test(source) ? /[\s*_~"']+$/ : brokenOff.test(source) ? /\s+$/ : trailing
  return { text: source.slice(index).replace(end, ''), index }
}

function isBlankValue(value: WholeValue): boolean {
  const { source, where, label } = value
  if (isLater(source)) return true
  const isValue = where === 'field' || (where === 'cell' && !value.isName)
  if (sign.test(source)) {
    if (value.isAmongSigns || (where === 'cell' && asksForOwner(label))) return false
    return where === 'field' || value.isNumbered === true || question.test(source) || (where === 'cell' && isValue)
  }
  if (!isValue) return false
  if (brokenOff.test(source.trim())) return true
  if (programNothing.test(source)) return (where === 'field' || source.includes('#')) && !technical.test(label)
  const inner = fullBrackets.exec(source)?.[1]?.trim()
  if (inner !== undefined && (hintCharacters.test(inner) || asksForValue(inner))) return true
  const words = bare(source)
  // About an issue or a task these words are its state.
  if (isStateName(label) || idInside.test(label)) return false
  return isAnswer('still open', words) || (isAnswer('not assigned', words) && !asksForOwner(label))
}

/** A value that only names what belongs there, alone or beside a real one: `Name / Slack Handle`. */
const hint =
  /^(?:(?:full|first|last|team|company|project|customer) names?|names?|(?:slack|github|discord|teams|chat) (?:handle|name|id)|e-?mail address|phone number|job title)$/i
/** The same, in words that are only said to the writer. */
const order =
  /^(?:your (?:full |first |last |team |company |project )?names?|(?:date|link|text|description|name|details?) here|lorem ipsum.*)$/i

/** The parts of a value that name what belongs there. */
export function hintsIn({ source, where, label, isName }: WholeValue): readonly Part[] {
  if (source.length > 200) return []
  const found: Part[] = []
  const parts = source.split('/')
  let index = 0
  for (const part of parts) {
    const words = part.trim()
    if (order.test(words) || hint.test(words)) found.push({ text: words, index: index + part.indexOf(words) })
    index += part.length + 1
  }
  const [first, ...others] = found
  if (!first) return found
  const isWhole = parts.length === found.length
  const isAsked = where === 'field' || (!isName && namesPerson(label)) || (isWhole && others.length > 0)
  if (!isAsked) return found.filter(({ text }) => order.test(text))
  const last = others.at(-1)
  // Hints that fill the whole value are one finding.
  return last && isWhole ? [{ text: source.slice(first.index, last.index + last.text.length), index: first.index }] : found
}

/** Words for an example. */
const exampleWords = 'examples?|sample|beispiel|muster|exemples?|ejemplos?|exemplos?|esempio|esempi|voorbeeld'
const exampleBefore = anyCase(
  String.raw`^[\s*_~"'(\[（【]*(?:e\. ?g\.|eg[.:,]|z\. ?b\.|p\. ?ex\.|par ex\.|p\. ?ej\.|ad es\.|bijv\.|例[:：、)）】]|例えば|例如|예[:：)]|(?:${exampleWords})\s*[:：]|(?:for example|for instance|zum beispiel|par exemple|por ejemplo|por exemplo|per esempio|bijvoorbeeld)(?![\p{L}])[,:]?)`,
)
const onlyExample = anyCase(
  String.raw`^[\s*_~"'(\[（【]*(?:${exampleWords}|例|示例|예시)(?: (?:row|entry|zeile|eintrag|line|ligne|fila|linha|riga|rij))?(?:\s?\d{1,2})?[\s*_~"')\]）】:：]*$`,
)

/** True for a value that begins with an example of what belongs there: `e.g. Chrome 120`. */
export function isExample({ source, where, label, isName }: WholeValue): boolean {
  return (
    (where === 'field' || (where === 'cell' && !isName)) &&
    source.length <= 200 &&
    exampleBefore(source).test(source) &&
    (where === 'field' || namesPerson(label)) &&
    !/\s(?:is|are|was|were|has|have|can|ist|sind|est|sont|es|son|é|è)\s/i.test(source)
  )
}

/** True for the first cell of a row that shows how to fill in the table: `Example`, `e.g. Restart the worker`. */
export function beginsExampleRow(source: string): boolean {
  return source.length <= 200 && (onlyExample(source).test(source) || exampleBefore(source).test(source))
}
