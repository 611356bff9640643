import { saysNextUpdate } from '../chronology/updates.ts'
import type { Problem, Rule } from '../linter/rule.ts'
import { allOf, sourceOf } from '../markdown/blocks.ts'
import type { Place } from '../markdown/document.ts'
import { fieldsIn } from '../markdown/outline.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { asksForOwner, isNobody } from '../recognisers/owners.ts'
import { hasBlank } from '../recognisers/placeholders.ts'
import { phrase } from '../util/phrase.ts'
import { remembered } from '../util/remembered.ts'

/** Words for no specific person. A named team, a role and a rotation are specific. */
const vague =
  /^(?:@?(?:here|channel|all|everyone|team)|some(?:one|body)(?: (?:from|in|on|of|at) .{1,40})?|any(?:one|body)|every(?:one|body)|whoever\b.{0,40}|the (?:whole |entire )?(?:team|teams|group|others|devs?|developers|engineers|engineering team)|(?:our|my) team|all of us|both of us|us|we|they|them|various(?: people)?|multiple(?: people)?|several(?: people)?|shared|both teams|jemand(?: (?:aus|vom|von|im) .{1,40})?|irgend(?:wer|jemand)|alle|das (?:ganze )?team|wir(?: alle)?|uns|man|誰か|だれか|全員|みんな|皆|チーム(?:全体|全員)?|某人|有人|大家|所有人|全体(?:成员)?|团队|我们|quelqu['’]un|tout le monde|l['’]équipe|alguien|todos|el equipo)$/i

/** An owner that is nobody specific. */
export const vagueOwner: Rule = {
  id: 'vague-owner',
  summary: 'An action, milestone or next update is owned by nobody in particular: `someone`, `the team`, `@here`.',
  severity: 'information',
  blank: false,
  *checkRegion({ match }) {
    // A dash or a question mark is no owner at all, which has its own finding.
    const missing = new Set(
      deviationsOf(match.deviations, 'missing-owner').flatMap((deviation) => ('cell' in deviation ? deviation.cell : [])),
    )
    // So has a value that only says that it will follow.
    const blanks = deviationsOf(match.deviations, 'placeholder-text')
    const isBlank = (value: Place) => blanks.some(({ at }) => at.block === value.block && at.start === value.start)
    for (const { elements } of match.own) {
      for (const { field } of fieldsIn(elements)) {
        if (field.value.empty || field.form === 'table' || isBlank(field.value.at)) continue
        const part = match.fields.get(field)
        if (asksForOwner(field.label)) yield* checkOwner(field.value.at)
        // A contact or lead may be a team, but not nobody.
        else if (part?.type === 'field' && part.valueType === 'person' && isNobody(field.value.text.trim()))
          yield* checkOwner(field.value.at)
        // A next update has its owner behind the moment: `2026-03-01T22:30Z, Support On-Call`.
        else if (saysNextUpdate(field.label)) yield* checkOwner(lastPart(field.value.at))
      }
      for (const { field, textAt } of allOf(elements, 'item'))
        if (!field || (!saysNextUpdate(field.label) && nobodyIn(sourceOf(field.value.at)).words === '')) yield* checkInLine(textAt)
      for (const table of allOf(elements, 'table')) {
        const columns = table.columns.flatMap((cell, index) => (asksForOwner(cell.text) ? [index] : []))
        for (const row of table.rows) {
          for (const index of columns) {
            const cell = row.cells[index]
            if (cell && !cell.empty && !missing.has(cell)) yield* checkOwner(cell.at)
          }
        }
        for (const field of table.fields)
          if (columns.length === 0 && asksForOwner(field.label) && !field.value.empty && !isBlank(field.value.at))
            yield* checkOwner(field.value.at)
      }
    }
  },
}

/** A label within a line, with its value, or a mention of all: `Alert on failures – owner: somebody – due 2026-04-15`, `– @here, due Friday`. */
const inLine =
  /(?:\s[–—-]\s|[,;(|]\s?)[*_]{0,2}(?:([\p{L} ]{2,30})[*_]{0,2}[:：][*_]{0,2}\s?([^–—,;()|\n]{2,60})|(@(?:here|channel|everyone|all)))(?=\s[–—-]\s|[,;)|\n]|\s?$)/gu

/** Checks the owners within the line of an item. */
function* checkInLine(at: Place): Iterable<Problem> {
  const source = sourceOf(at).slice(0, 400)
  for (const { 0: part, 1: label, 2: value, 3: all, index } of source.matchAll(inLine)) {
    const words = all ?? (label !== undefined && asksForOwner(label) ? value : undefined)
    if (words === undefined) continue
    const start = at.start + index + part.length - words.length
    yield* checkOwner({ ...at, start, end: start + words.length })
  }
}

function* checkOwner(at: Place): Iterable<Problem> {
  const source = sourceOf(at)
  // A blank has its own finding.
  if (source.length > 80 || hasBlank(at)) return
  const { lead, words } = nobodyIn(source)
  if (words === '') return
  const start = at.start + lead
  yield {
    message: phrase`Owner "${words}" is nobody in particular; expected a name, a role or a rotation`,
    at: { ...at, start, end: start + words.length },
  }
}

/** The vague words of a source that consists of them, and the length of the text before them. */
const nobodyIn = remembered((source): { readonly lead: number; readonly words: string } => {
  const lead = /^[\s*_`"'(]*/.exec(source)?.[0].length ?? 0
  const words = source.slice(lead).replace(/[\s*_`"').。]+$/, '')
  return { lead, words: isVague(words.replace(/\s+/g, ' ')) ? words : '' }
})

function isVague(words: string): boolean {
  return vague.test(words) || isNobody(words) || /^\?+$/.test(words)
}

/** The text behind the last separator of a value: `…, @here`, `… (someone)`, `… by the team`. */
function lastPart(at: Place): Place {
  const source = sourceOf(at)
  const cut = Math.max(
    ...[',', ';', '(', '|', '、', '，', '（', ' by ', ' – ', ' — ', ' - ', ' / '].map(
      (separator) => source.lastIndexOf(separator) + separator.length * Number(source.includes(separator)),
    ),
  )
  const rest = source.slice(Math.max(0, cut))
  return { ...at, start: at.end - rest.length + (rest.length - rest.trimStart().length) }
}
