/** Asks of each part that is missing whether one of the places that no part took is it. */
import { maybe, named, nameKey } from '../lexicon/names.ts'
import type { Section } from '../markdown/document.ts'
import { fieldsIn, itemsIn } from '../markdown/outline.ts'
import type { FieldPart, ItemPart, SectionPart } from '../template/kind.ts'
import { assign, type Candidate } from './assignment.ts'
import { type Deviation, isAbsent, type Question } from './deviations.ts'
import type { MatchBuilder } from './regionMatch.ts'
import { nameScore } from './scores.ts'

/** Among more places than these, nobody looks for one by its likeness. */
const maxPlaces = 200

/** A deviation of a missing part, with its index. */
type Open = Deviation & { readonly index: number; readonly part: SectionPart | FieldPart | ItemPart }

/** Adds a question to the deviations of a match that a free section, label or item may be, one to one. */
export function askQuestions(
  builder: MatchBuilder,
  sectionsBelow: (scope: Section) => readonly Section[],
  scoreOfSection: (part: SectionPart, section: Section) => number,
): void {
  const scopes = new Map<Section, Open[]>()
  for (const [index, deviation] of builder.deviations.entries()) {
    const { part, section } = deviation
    if (!isAbsent(deviation) || (part?.type !== 'section' && part?.type !== 'field' && part?.type !== 'item')) continue
    const open = { ...deviation, index, part } as Open
    const others = scopes.get(section)
    if (others) others.push(open)
    else scopes.set(section, [open])
  }
  for (const [scope, open] of scopes) {
    const places = [
      ...sectionsBelow(scope).slice(0, maxPlaces).flatMap(sectionPlace),
      ...fieldPlaces(scope, builder).slice(0, maxPlaces),
      ...itemPlaces(scope, builder).slice(0, maxPlaces),
    ]
    const scoreOf = (part: Open['part'], { name, section }: Place) =>
      part.type === 'section' && section ? scoreOfSection(part, section) : nameScore(part, named(name))
    const found = assign(open, ({ part }): Candidate<Place>[] =>
      places
        .map((place, rank) => ({ place, rank, score: place.type === part.type || isHeadingOf(part, place) ? scoreOf(part, place) : 0 }))
        .filter(({ score }) => score >= maybe),
    )
    for (const [{ index }, { name, at }] of found) {
      const deviation = builder.deviations[index]
      if (deviation) builder.deviations[index] = { ...deviation, question: { name, at } }
    }
  }
}

/** A place that belongs to no part. */
interface Place extends Question {
  readonly type: 'section' | 'field' | 'item'
  readonly section?: Section
}

/** True for a heading, which may be a label. */
function isHeadingOf(part: Open['part'], { type }: Place): boolean {
  return part.type === 'field' && type === 'section'
}

/** A heading without words is no other name of anything. */
function sectionPlace(section: Section): Place[] {
  const { heading } = section
  return heading && nameKey(heading.text) !== '' ? [{ type: 'section', name: heading.text, at: heading.textAt, section }] : []
}

function fieldPlaces({ elements }: Section, { fields, handled }: MatchBuilder): Place[] {
  return fieldsIn(elements).flatMap(({ field }) =>
    field.tentative || fields.has(field) || handled.has(field) ? [] : [{ type: 'field', name: field.label, at: field.labelAt }],
  )
}

function itemPlaces({ elements }: Section, { items, handled }: MatchBuilder): Place[] {
  return itemsIn(elements).flatMap(({ item }) => {
    if (!item.box || items.has(item) || handled.has(item)) return []
    const { field } = item
    return [{ type: 'item', name: field?.label ?? item.text, at: field?.labelAt ?? item.textAt }]
  })
}
