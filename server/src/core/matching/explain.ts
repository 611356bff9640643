/** Says which part of the template a heading, label or item was taken for, and why; else which parts are nearest. */
import { maybe, named, sure } from '../lexicon/names.ts'
import type { Place, Section } from '../markdown/document.ts'
import { fieldsIn, itemsIn, namesOf } from '../markdown/outline.ts'
import type { Part, SectionPart } from '../template/kind.ts'
import { either, type Phrase, type PhraseValue, phrase } from '../util/phrase.ts'
import type { Match } from './documentMatch.ts'
import { contentFit, nameScore, sectionScore } from './scores.ts'

export interface Explanation {
  readonly type: 'section' | 'field' | 'item'
  /** The words of the heading, label or item. */
  readonly at: Place
  /** The part that it was taken for; `undefined` for none. */
  readonly part: Part | undefined
  /** A sentence without its full stop. */
  readonly says: Phrase
}

/** A heading, label or item of a document, not yet explained. */
interface NamedPlace extends Omit<Explanation, 'says'> {
  readonly name: string
  readonly section?: Section
}

const sorts = { section: phrase`Heading`, field: phrase`Label`, item: phrase`Item` } as const

/** The explanations of all that is named at the places that `isAsked` accepts, in document order. None for a kind without parts. */
export function explain(match: Match, isAsked: (place: Place) => boolean): Explanation[] {
  const { root } = match.kind
  if (root.parts.length === 0 && root.sections.length === 0) return []
  const found = namedIn(match).filter(({ at }) => isAsked(at))
  return found.map((one) => {
    const { type, at, name, part } = one
    const sort = sorts[type]
    if (part && one.section === match.outline.title && !root.sections.includes(part as SectionPart))
      return { type, at, part: undefined, says: phrase`${sort} "${name}" is the title` }
    const says = part
      ? phrase`${sort} "${name}" was taken for "${part.name}": ${reason(one, part, root)}`
      : phrase`${sort} "${name}" was taken for no part of the template; ${nearest(one, root)}`
    return { type, at, part, says }
  })
}

/** Everything that is named, each once: items are fields where they have labels. */
function namedIn({ outline, sections, fields, items }: Match): NamedPlace[] {
  const found = new Map<string, NamedPlace>()
  const { document } = outline
  const add = (one: NamedPlace) => {
    const key = `${document.startOf(one.at.block) + one.at.start}`
    const before = found.get(key)
    if (!before || (!before.part && one.part)) found.set(key, one)
  }
  for (const section of outline.sections) {
    const { heading, elements } = section
    if (heading) add({ type: 'section', name: heading.text, at: heading.textAt, part: sections.get(section), section })
    for (const { item } of itemsIn(elements)) {
      const part = items.get(item)
      if (item.box || part) add({ type: 'item', name: item.field?.label ?? item.text, at: item.field?.labelAt ?? item.textAt, part })
    }
    for (const { field } of fieldsIn(elements))
      if (!field.tentative || fields.has(field)) add({ type: 'field', name: field.label, at: field.labelAt, part: fields.get(field) })
  }
  // Labels that count since they are asked for, and headings that are labels or rows.
  for (const [field, part] of fields) add({ type: 'field', name: field.label, at: field.labelAt, part })
  for (const [section, part] of sections)
    if (section.heading) add({ type: 'section', name: section.heading.text, at: section.heading.textAt, part, section })
  return [...found].sort(([a], [b]) => Number(a) - Number(b)).map(([, one]) => one)
}

function reason({ name, section }: NamedPlace, part: Part, root: SectionPart): Phrase {
  const written = named(name)
  const [own, ...aliases] = namesOf(part)
  if (own?.key === written.key) return phrase`it has its words`
  const alias = aliases.findIndex(({ key }) => key === written.key)
  if (alias >= 0) return phrase`it has the words of its other name "${part.aliases[alias] ?? ''}"`
  if (part.type === 'section' && part.repeats) return phrase`the template has such sections in any number`
  const score = nameScore(part, written)
  if (score >= sure) return phrase`it means the same (likeness ${percent(score)} %)`
  const fit = part.type === 'section' && section ? contentFit(part, section, root) : undefined
  if (fit && fit.found > 0)
    return phrase`${fit.found} of the ${fit.asked} names that it asks for are inside (likeness of the heading ${percent(score)} %)`
  if (score >= maybe) return phrase`it is like it (likeness ${percent(score)} %) and stands in its place`
  return phrase`it stands in its place`
}

/** The parts that are most like what was taken for none, each with its section. */
function nearest(one: NamedPlace, root: SectionPart): Phrase {
  const scored = partsOf(root, one.type).map(({ part, within }) => ({
    part,
    within,
    score: part.type === 'section' && one.section ? sectionScore(part, one.section, root) : nameScore(part, named(one.name)),
  }))
  const best = scored.filter(({ score }) => score >= maybe / 2).sort((a, b) => b.score - a.score)
  const [first, ...others] = best
    .slice(0, mostNamed)
    .map(
      ({ part, within, score }): PhraseValue =>
        within === root ? phrase`"${part.name}" (${percent(score)} %)` : phrase`"${part.name}" of "${within.name}" (${percent(score)} %)`,
    )
  if (first === undefined) return phrase`none is like it`
  const all = either([first, ...others])
  return (best[0]?.score ?? 0) >= sure ? phrase`most like it is ${all}` : phrase`most like it is ${all}; ${percent(sure)} % are needed`
}

const mostNamed = 3

function partsOf(within: SectionPart, type: NamedPlace['type']): { readonly part: Part; readonly within: SectionPart }[] {
  const own: Part[] = within.parts.flatMap((leaf): Part[] => (leaf.type === 'record' ? [...leaf.fields] : [leaf]))
  const here = [...own, ...within.sections].filter((part) => part.type === type).map((part) => ({ part, within }))
  return [...here, ...within.sections.flatMap((child) => partsOf(child, type))]
}

function percent(score: number): number {
  return Math.round(score * 100)
}
