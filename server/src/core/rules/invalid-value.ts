import { named, nameKey, sure } from '../lexicon/names.ts'
import type { Fix, Problem, Rule } from '../linter/rule.ts'
import { allOf, sourceOf } from '../markdown/blocks.ts'
import type { Cell, Place, Table } from '../markdown/document.ts'
import { nameScore } from '../matching/scores.ts'
import { saysNone, saysNotApplicable } from '../recognisers/answers.ts'
import { placeholdersIn } from '../recognisers/placeholders.ts'
import { severityRank, severityScales } from '../recognisers/severity.ts'
import type { FieldPart } from '../template/kind.ts'
import { withLetters } from '../util/anyCase.ts'
import { nearOnes } from '../util/nearest.ts'
import { type Phrase, phrase } from '../util/phrase.ts'
import { shortened } from '../util/text.ts'

/** A value that is not of the type or scale that its field or column asks for. Words of the author's own are left alone. */
export const invalidValue: Rule = {
  id: 'invalid-value',
  summary: 'A value is not of its type or scale: severity, e-mail, link, version, duration, choice.',
  severity: 'warning',
  blank: false,
  *checkRegion({ match, environment }) {
    const scales = environment.severityScale?.length ? [environment.severityScale] : severityScales
    for (const [field, part] of match.fields) {
      if (part.type !== 'field' || field.value.empty || field.value.options.length > 0 || field.value.elements.length > 0) continue
      const problem = checkField(field.value.at, part, scales)
      if (problem) yield problem
    }
    const columns = new Map<Table, ReadonlyMap<number, FieldPart['valueType']>>()
    for (const [table, part] of match.tables) {
      const types = new Map<number, FieldPart['valueType']>()
      for (const [index, cell] of table.columns.entries()) {
        const name = named(cell.text)
        const column = part.columns.find((candidate) => nameScore(candidate, name) === 1)
        if (column) types.set(index, column.valueType)
      }
      columns.set(table, types)
    }
    for (const { elements } of match.own) {
      for (const table of allOf(elements, 'table')) {
        for (const [index, column] of table.columns.entries()) {
          const type = columns.get(table)?.get(index)
          const isSeverity = type === 'severity' || isSeverityColumn(column.text)
          if (!isSeverity && !type) continue
          const cells = table.rows.flatMap((row) => row.cells[index] ?? []).filter((cell) => !cell.empty)
          if (isSeverity) yield* checkScale(cells, scales)
          else if (type) {
            for (const cell of cells) {
              const problem = checkType(cell.at, type)
              if (problem) yield problem
            }
          }
        }
      }
    }
  },
}

function isSeverityColumn(name: string): boolean {
  return /^\W*(?:severity|sev|schweregrad|schwere|重要度|严重程度|严重性)\W*$/i.test(name)
}

type Scales = readonly (readonly string[])[]

function checkField(at: Place, part: FieldPart, scales: Scales): Problem | undefined {
  // Alternatives in plain words are an offer; in brackets, with bars or boxes, they are all that there are.
  const isOffer = (part.blank !== '' && !/^\s*[[<(]|\|/.test(part.blank)) || (part.boxes && part.list !== 'none')
  if (part.choices.length > 1 && part.valueType !== 'severity') return isOffer ? undefined : checkChoice(at, part.choices)
  if (part.valueType === 'severity') {
    const allowed = part.choices.length > 1 ? [part.choices] : scales
    const words = wordsAt(at)
    return isOpen(at, words) || scalesOf(words, allowed).length > 0 ? undefined : notOnScale(at, words, allowed)
  }
  return checkType(at, part.valueType)
}

/** One of a few values, with any words behind it. */
function checkChoice(at: Place, choices: readonly string[]): Problem | undefined {
  const words = wordsAt(at)
  // A sentence is meant as free text; a wrong choice is a word or two.
  if (isOpen(at, words) || words.length > 40 || words.split(/\s+/).length > 3) return undefined
  const key = nameKey(words)
  // One word or two: *status page* is *statuspage*.
  if (choices.some((choice) => ` ${key} `.includes(` ${nameKey(choice)} `) || lettersOf(words).startsWith(lettersOf(choice))))
    return undefined
  // The same in other words, or in another language.
  const name = named(words)
  if (choices.some((choice) => nameScore({ name: choice, aliases: [] }, name) >= sure)) return undefined
  const near = nearOnes(words, choices)
  return { message: phrase`Unexpected "${words}"; expected ${oneOf(near[0] ? [near[0].word] : choices)}`, at, fixes: changes(at, near) }
}

function lettersOf(words: string): string {
  return words.toLowerCase().replace(/[\s_-]+/g, '')
}

/** The severities of a column must be on a scale, and all on the same. */
function* checkScale(cells: readonly Cell[], scales: Scales): Iterable<Problem> {
  const votes = new Map<readonly string[], number>()
  const read: { cell: Cell; words: string; on: Scales }[] = []
  for (const cell of cells) {
    const words = wordsAt(cell.at)
    if (isOpen(cell.at, words)) continue
    const on = scalesOf(words, scales)
    read.push({ cell, words, on })
    for (const scale of on) votes.set(scale, (votes.get(scale) ?? 0) + 1)
  }
  // The scale of most cells; if several are equal, the scale of the first.
  const [main] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? []
  const first = read.find(({ on }) => main && on.includes(main))
  for (const { cell, words, on } of read) {
    if (on.length === 0) {
      const problem = notOnScale(cell.at, words, main ? [main] : scales)
      if (problem) yield problem
    } else if (main && first && !on.includes(main)) {
      yield {
        message: phrase`"${words}" is of another scale than "${first.words}"; expected ${oneOf(main)}`,
        at: cell.at,
        related: [{ message: phrase`"${first.words}" is of the scale of this table`, at: first.cell.at }],
        fixes: sameRank(cell.at, words, main),
      }
    }
  }
}

const betweenWords = withLetters('[^\\p{L}\\p{N}]+', 'gu')
const aroundWords = withLetters('^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$', 'gu')

/** The scales that contain a value, which may name two levels (`High (P2)`). */
function scalesOf(words: string, scales: Scales): Scales {
  const spaced = (text: string, between: string) => text.replace(betweenWords(text), between)
  const text = ` ${spaced(words.toLowerCase(), ' ')} `.replace(/ (sev|severity|p|s|prio|priority) (\d) /g, ' $1$2 ')
  return scales.filter((scale) => scale.some((level) => text.includes(` ${spaced(level.toLowerCase(), '')} `)))
}

/** Words on no scale are the team's own, unless they are a typing error of one, or a number beyond the scale. */
function notOnScale(at: Place, words: string, scales: Scales): Problem | undefined {
  const text = words.replace(aroundWords(words), '')
  if (/^(?:sev(?:erity)?|p|s|prio(?:rity)?)[-\s]?\d{1,3}$/i.test(text)) {
    const own = scales.find((scale) => scale[0]?.toLowerCase().replace(/[^a-z]/g, '') === text.toLowerCase().replace(/[^a-z]/g, ''))
    return { message: phrase`Unexpected severity "${text}"; expected ${oneOf(own ?? scales[0] ?? [])}`, at }
  }
  const near = /^\p{L}{3,}$/u.test(text) ? nearOnes(text, scales.flat()).filter(({ edits }) => edits <= 2) : []
  if (near.length === 0 || familiar.test(text)) return undefined
  return {
    message: phrase`Unexpected severity "${text}"; expected "${likeCase(near[0]?.word ?? '', text)}"`,
    at,
    fixes: changes(
      at,
      near.map((one) => ({ ...one, word: likeCase(one.word, text) })),
    ),
  }
}

/** Severities of other scales that resemble known ones by chance. */
const familiar =
  /^(?:moderate|normal|severe|serious|urgent|info|informational|warning|none|slow|cosmetic|mid|med|hot|crit|fatal|error|unknown|wichtig|gering|leicht|schwer)$/i

/** The level of the table's scale with the same rank. A zero is above the first level of a numbered scale, so the lower of two is meant. */
function sameRank(at: Place, words: string, main: readonly string[]): Fix[] {
  const rank = severityRank(words)
  const target = rank === undefined ? undefined : main.findLast((level) => severityRank(level) === rank)
  return target === undefined ? [] : [{ title: phrase`Change to "${target}"`, certain: false, edits: [{ at, text: target }] }]
}

function checkType(at: Place, type: FieldPart['valueType']): Problem | undefined {
  const words = wordsAt(at)
  if (isOpen(at, words)) return undefined
  const expect = (expected: Phrase, near?: string): Problem => ({
    message: phrase`Unexpected "${shortened(words)}"; expected ${expected}`,
    at,
    fixes:
      near === undefined || near === words ? [] : [{ title: phrase`Change to "${near}"`, certain: false, edits: [{ at, text: near }] }],
  })
  // Several words are free text; only a single word can be a misspelt value.
  const single = !/\s/.test(words)
  switch (type) {
    case 'email': {
      const bare = words.replace(/^<|>$/g, '')
      if (!single || /^\[|^https?:|^#/.test(bare)) return undefined
      if (bare.includes('@') && !isEmail(bare)) return expect(phrase`an e-mail address`, repairedEmail(bare))
      return undefined
    }
    case 'link':
      return single && isBrokenUrl(words)
        ? expect(phrase`a link that begins with https://`, words.replace(/^\w{3,6}[:/;.\\]{1,4}/, 'https://'))
        : undefined
    case 'version':
      // A release may have a name; only something close to a number is a typing error.
      return single && /^v?\d[\d.,]*$/i.test(words) && !/^v?\d+(?:\.\d+)*$/i.test(words)
        ? expect(phrase`a version, such as 2.4.0`, repairedVersion(words))
        : undefined
    case 'duration':
      if (/^-\s?\d/.test(words)) return expect(phrase`a duration, such as 30 minutes`)
      if (/^\d+(?:[.,]\d+)?$/.test(words)) return expect(phrase`a duration with its unit, such as 30 minutes`, `${words} minutes`)
      return /^P[T\d]/.test(words) && !/^P(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/.test(words)
        ? expect(phrase`a duration, such as PT30M`)
        : undefined
    case 'number':
      return single && !/\p{N}/u.test(words) ? expect(phrase`a number`) : undefined
    default:
      return undefined
  }
}

function isEmail(text: string): boolean {
  return /^[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}$/u.test(text) && !text.includes('..')
}

function repairedEmail(text: string): string | undefined {
  const repaired = text
    .replace(/@{2,}/g, '@')
    .replace(/\.{2,}/g, '.')
    .replace(/,(?=\p{L}{2,6}$)/u, '.')
    .replace(/[.,;]+$/, '')
  return isEmail(repaired) ? repaired : undefined
}

/** An address with a misspelt scheme: `htps://`, `http:/x`, `https//x`. */
function isBrokenUrl(text: string): boolean {
  const scheme = /^([a-z]{3,6})([:/;.\\]{1,4})(?=[\w[])/i.exec(text)
  if (!scheme?.[1] || /^https?:\/\/$/i.test(scheme[0])) return false
  const word = scheme[1].toLowerCase()
  return /^h?t{1,3}ps?s?$|^hptts?$|^htps?$|^htt?sp$/.test(word) && scheme[2] !== '.'
}

function repairedVersion(text: string): string {
  return text.replace(/[.,]+/g, '.').replace(/\.$/, '')
}

/** True for a value that another rule reports, or that says that there is nothing. */
function isOpen(at: Place, words: string): boolean {
  if (words === '' || saysNone(words) || saysNotApplicable(words) || /^[\s–—-]*$|^\?+$/.test(words)) return true
  return placeholdersIn(at.block).some((other) => other.at.start < at.end && at.start < other.at.end)
}

function wordsAt(at: Place): string {
  return sourceOf(at)
    .replace(/^[*_`~]+|[*_`~]+$/g, '')
    .trim()
}

function changes(at: Place, near: readonly { readonly word: string; readonly edits: number }[]): Fix[] {
  const [first, second] = near
  // One wrong letter, and no other value as near: a typing error.
  const certain = first !== undefined && first.edits <= 1 && (second === undefined || second.edits > first.edits)
  return near
    .slice(0, 3)
    .map(({ word }, index) => ({ title: phrase`Change to "${word}"`, certain: certain && index === 0, edits: [{ at, text: word }] }))
}

function likeCase(word: string, model: string): string {
  if (/^\p{Lu}+$/u.test(model)) return word.toUpperCase()
  if (/^\p{Ll}+$/u.test(model)) return word.toLowerCase()
  return /^\p{Lu}/u.test(model) ? word.replace(/^./, (letter) => letter.toUpperCase()) : word
}

function oneOf(words: readonly string[]): Phrase {
  return words.length === 1 ? phrase`"${words[0] ?? ''}"` : phrase`one of ${words.join(', ')}`
}
