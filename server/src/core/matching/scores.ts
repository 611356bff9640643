/** How well places of a document fit the parts of a template: by their names and by what is inside. */
import { likeness, maybe, type Named, named, nameKey, sure, type Weigh, weighing } from '../lexicon/names.ts'
import { allOf } from '../markdown/blocks.ts'
import type { Section, SectionBody } from '../markdown/document.ts'
import { fieldsIn, itemsIn, namesOf } from '../markdown/outline.ts'
import { namesPerson } from '../recognisers/owners.ts'
import type { Part, SectionPart } from '../template/kind.ts'
import { once } from '../util/once.ts'
import { perObject } from '../util/perObject.ts'
import { assign, type Candidate } from './assignment.ts'

/** Whatever a template names. */
export interface Nameable {
  readonly name: string
  readonly aliases: readonly string[]
}

/** How well a name fits a part, from 0 to 1: 1 for the same words. `weigh` tells which words tell it from the parts beside it. */
export function nameScore(part: Nameable, name: Named, weigh?: Weigh): number {
  let best = 0
  for (const own of namesOf(part)) best = Math.max(best, likeness(own, name, weigh))
  return best
}

/** Of so many parts and places in the same order, the order says which is which, if all but one are known or their names have something in common. */
const leastInOrder = { known: 2, alike: 4 }

/**
 * The place of each part that has one among places, by their names: first what is sure, then what their order says: what may be meant and
 * stands alone between the places of the parts around it, and what has the place of a part where all others have theirs.
 */
export function assignByName<Part extends Nameable, Place extends Named>(
  parts: readonly Part[],
  places: readonly Place[],
  scoreOf: (part: Part, place: Place, weigh: Weigh) => number = nameScore,
): Map<Part, Place> {
  const found = assign(parts, candidatesByName(parts, places, scoreOf))
  if (found.size === parts.length || found.size === places.length || found.size < leastInOrder.known) return found
  const at = new Map(places.map((place, index) => [place, index]))
  const taken = new Set(found.values())
  const names = new Set(parts.flatMap(keysOf))
  const weigh = weighing(parts.map(({ name }) => name))
  const isParallel = places.length === parts.length && parts.every((part, index) => !found.has(part) || found.get(part) === places[index])
  const isLast = found.size === parts.length - 1
  for (const [index, part] of parts.entries()) {
    if (found.has(part)) continue
    const [before, after] = [parts[index - 1], parts[index + 1]].map((one) => one && found.get(one))
    const between = before && after ? places.slice((at.get(before) ?? 0) + 1, at.get(after)) : []
    const place = isParallel ? places[index] : between.length === 1 ? between[0] : undefined
    if (!place || taken.has(place) || names.has(place.key)) continue
    const score = scoreOf(part, place, weigh)
    const isMeant = between.length === 1 && score >= maybe
    // A person is no other thing, wherever it stands: *Owner* in place of *Ticket*.
    const mayBeMeant = score > 0 || namesPerson(place.name) === namesOf(part).some(({ name }) => namesPerson(name))
    const isInOrder = isParallel && mayBeMeant && (isLast || (score > 0 && parts.length >= leastInOrder.alike))
    if (!isMeant && !isInOrder) continue
    found.set(part, place)
    taken.add(place)
  }
  return found
}

/**
 * The candidates of parts among places, by name. A place with the very words of a part is no candidate of others, and a part that has such a
 * place for itself has no others: only what is left is compared, so that long lists cost little.
 */
export function candidatesByName<Part extends Nameable, Place extends Named>(
  parts: readonly Part[],
  places: readonly Place[],
  scoreOf: (part: Part, place: Place, weigh: Weigh) => number = nameScore,
): (part: Part) => readonly Candidate<Place>[] {
  const byKey = new Map<string, Candidate<Place>[]>()
  for (const [rank, place] of places.entries()) {
    if (place.key === '') continue
    const same = byKey.get(place.key)
    if (same) same.push({ place, score: 1, rank })
    else byKey.set(place.key, [{ place, score: 1, rank }])
  }
  const uses = new Map<string, number>()
  for (const part of parts) for (const key of keysOf(part)) uses.set(key, (uses.get(key) ?? 0) + 1)
  const weight = once(() => weighing(parts.map(({ name }) => name)))
  const others = once(() => [...places.entries()].filter(([, { key }]) => key !== '' && !uses.has(key)))
  return (part) => {
    const exact = keysOf(part).flatMap((key) => byKey.get(key) ?? [])
    if (keysOf(part).some((key) => byKey.has(key) && uses.get(key) === 1)) return exact
    const scored = others().map(([rank, place]) => ({ place, rank, score: scoreOf(part, place, weight()) }))
    return [...exact, ...scored.filter(({ score }) => score >= sure)]
  }
}

const keysOf = perObject((part: Nameable): readonly string[] => [
  ...new Set(
    namesOf(part)
      .map(({ key }) => key)
      .filter((key) => key !== ''),
  ),
])

/** What it says for a section with a name a little like a part's that it has a table or checklist, as is asked for, or that it stands in its place. */
const rightForm = 0.1
const rightPlace = 0.3

/**
 * How well a section fits a part, from 0 to 1: by its name and what is inside, and unless the name is sure, by its form, and by its place if
 * it stands between the neighbours of the part.
 */
export function sectionScore(part: SectionPart, section: Section, root: SectionPart, inPlace = false): number {
  const score = nameScore(part, named(section.heading?.text ?? ''), weightsIn(root).get(part))
  if (score === 1) return score
  const against = (1 - score) * (1 - contentFit(part, section, root).score)
  // Of two with names that mean the part, the one with its content fits better.
  if (score >= sure) return 1 - against
  if (score === 0) return 1 - against
  return 1 - against * (isOfForm(part, section.body) ? 1 - rightForm : 1) * (inPlace ? 1 - rightPlace : 1)
}

/** How the sections beside each section of a template weigh its words. */
const weightsIn = perObject((root: SectionPart): ReadonlyMap<SectionPart, Weigh> => {
  const weights = new Map<SectionPart, Weigh>()
  const visit = ({ sections }: SectionPart) => {
    const weigh = weighing(sections.map(({ name }) => name))
    for (const part of sections) weights.set(part, weigh)
    sections.forEach(visit)
  }
  visit(root)
  return weights
})

/** True for a section with a table, checklist or numbered list if the part asks for one. */
function isOfForm({ parts }: SectionPart, { elements }: SectionBody): boolean {
  return parts.some(({ type, ...part }) => {
    if (type === 'table') return allOf(elements, 'table').length > 0
    if (type === 'item') return itemsIn(elements).some(({ item }) => item.box)
    return type === 'list' && 'ordered' in part && part.ordered && elements.some((element) => element.type === 'list' && element.ordered)
  })
}

/** How many of the names that a part asks for are inside a section, and how well that fits, from 0 to 1. */
export interface ContentFit {
  readonly found: number
  readonly asked: number
  readonly score: number
}

/**
 * How well the content of a section fits a part: how many of the labels, items, columns, rows and headings that the part asks for are in it.
 * Those that other parts of the template ask for as well count less. One alone says nothing, and a section full of others is something else.
 */
export function contentFit(part: SectionPart, section: Section, root: SectionPart): ContentFit {
  const wanted = wantedIn(part)
  const nothing = { found: 0, asked: wanted.length, score: 0 }
  if (wanted.length < 2) return nothing
  const { all, labels } = insideOf(section.body)
  const below = section.sections.map((child) => nameKey(child.heading?.text ?? ''))
  const askedBy = askingParts(root)
  const weightOf = ([key = '']: readonly string[]) => 1 / (askedBy.get(key) ?? 1)
  const found = wanted.filter((keys) => keys.some((key) => all.has(key) || below.includes(key)))
  const total = (some: readonly (readonly string[])[]) => some.reduce((sum, keys) => sum + weightOf(keys), 0)
  const weight = total(found)
  if (weight <= 1) return { ...nothing, found: found.length }
  const share = weight / Math.max(total(wanted), (labels + below.length) / 2)
  return { found: found.length, asked: wanted.length, score: ((1 - 2 ** (0.6 - weight)) * (3 + share)) / 4 }
}

/** How many sections of a template ask for a name in their content. */
const askingParts = perObject((root: SectionPart): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  const visit = (part: SectionPart) => {
    for (const key of new Set(wantedIn(part).map(([key]) => key ?? ''))) counts.set(key, (counts.get(key) ?? 0) + 1)
    part.sections.forEach(visit)
  }
  root.sections.forEach(visit)
  return counts
})

/** The keys of each name that a part asks for in its content. */
const wantedIn = perObject((part: SectionPart): readonly (readonly string[])[] => {
  const leaf = (one: Part): readonly Nameable[] => {
    if (one.type === 'field' || one.type === 'item') return [one]
    if (one.type === 'record') return one.fields
    return one.type === 'table' ? [...one.columns, ...one.rows.map(({ name }) => ({ name, aliases: [] }))] : []
  }
  const below = part.sections.filter((child) => !child.repeats)
  return [...part.parts.flatMap(leaf), ...below].map(keysOf).filter((keys) => keys.length > 0)
})

/** The keys of what is named in a section's own content, and how many of them are labels, items with boxes, or columns. */
const insideOf = perObject(({ elements }: SectionBody) => {
  const all = new Set<string>()
  let labels = 0
  for (const { key, field } of fieldsIn(elements)) {
    all.add(key)
    if (!field.tentative) labels++
  }
  for (const { key, item } of itemsIn(elements)) {
    all.add(key)
    if (item.box) labels++
  }
  for (const table of allOf(elements, 'table')) {
    for (const column of table.columns) all.add(nameKey(column.text))
    for (const row of table.rows.slice(0, maxRows)) all.add(nameKey(row.cells[0]?.text ?? ''))
    labels += table.columns.length
  }
  return { all, labels }
})

/** Rows that a template asks for stand among the first. */
const maxRows = 50
