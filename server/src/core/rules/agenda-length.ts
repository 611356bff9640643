import type { Problem, Rule } from '../linter/rule.ts'
import { allOf } from '../markdown/blocks.ts'
import type { Element, List, Place } from '../markdown/document.ts'
import type { Bounds } from '../template/kind.ts'
import { type PhraseValue, phrase } from '../util/phrase.ts'

/** The minutes of an agenda do not add up to what the kind allows, or something takes longer or shorter than it should. */
export const agendaLength: Rule = {
  id: 'agenda-length',
  summary: 'The minutes of an agenda do not add up to its bounds.',
  severity: 'information',
  blank: false,
  *checkRegion({ match }) {
    for (const [section, part] of match.sections) {
      const { minutes } = part.limits
      if (minutes && section.heading)
        yield* tooLongOrShort(agendaOf(section.elements), minutes, section.heading.text, section.heading.textAt)
    }
    for (const [field, part] of match.fields) {
      const { minutes } = part.limits
      if (!minutes) continue
      const listed = agendaOf(field.value.elements)
      yield* tooLongOrShort(listed ?? minutesIn(field.value.text), minutes, field.label, field.labelAt)
    }
  },
}

function* tooLongOrShort(found: Bounds | undefined, allowed: Bounds, name: string, at: Place): Generator<Problem> {
  if (!found || (found.least <= allowed.most && found.most >= allowed.least)) return
  yield { message: phrase`"${name}" takes ${inWords(found)} minutes; expected ${inWords(allowed)}`, at }
}

function inWords({ least, most }: Bounds): PhraseValue {
  return least === most ? least : phrase`${least} to ${most}`
}

/** The sum of the minutes of a list's or table's lines; `undefined` if none of them has any. */
function agendaOf(elements: readonly Element[]): Bounds | undefined {
  const top = elements.filter((element): element is List => element.type === 'list')
  const lines = [
    ...top.flatMap((list) => list.items.map((item) => item.text)),
    ...allOf(elements, 'table').flatMap((table) => table.rows.map((row) => row.cells.map((cell) => cell.text).join(' | '))),
  ]
  const parts = lines.flatMap((line) => minutesIn(line) ?? [])
  if (parts.length === 0) return undefined
  return { least: sum(parts.map((part) => part.least)), most: sum(parts.map((part) => part.most)) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** The minutes that a line names: `(10 min)`, `15-20 minutes`, `1 hour`, `1 h 15 min`, `10分`. */
function minutesIn(line: string): Bounds | undefined {
  const hours = /(?<![\d.])(\d{1,2}(?:\.\d)?)\s*(?:h|hrs?|hours?|std|stunden?)\b(?:\s*(\d{1,2})\s*(?:m|min))?/i.exec(line)
  if (hours) {
    const total = Number(hours[1]) * 60 + Number(hours[2] ?? 0)
    return { least: total, most: total }
  }
  const found = /(?<![\d:.])(\d{1,3})(?:\s*(?:[-–]|to|bis)\s*(\d{1,3}))?\s*(?:['′](?!\w)|分|m(?:in(?:ute[ns]?|s)?)?\b)/i.exec(line)
  return found ? { least: Number(found[1]), most: Number(found[2] ?? found[1]) } : undefined
}
