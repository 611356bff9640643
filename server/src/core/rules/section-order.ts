import type { Fix, Problem, Rule, RuleContext } from '../linter/rule.ts'
import type { Document, Heading, List, Place, Section } from '../markdown/document.ts'
import { endOfSection } from '../markdown/sections.ts'
import type { Match } from '../matching/documentMatch.ts'
import type { SectionPart } from '../template/kind.ts'
import { perObject } from '../util/perObject.ts'
import { type Phrase, phrase } from '../util/phrase.ts'

/** Something that has a place in the order of the template. */
interface Entry {
  readonly name: string
  /** The position in the template. */
  readonly rank: number
  readonly at: Place
  /** Its start, and the end of its content. */
  readonly from: Place
  readonly to: Place
  /** The list that contains it. */
  readonly list?: List
}

/** Sections out of the template's order, and steps of an ordered checklist out of order. */
export const sectionOrder: Rule = {
  id: 'section-order',
  summary: 'Sections are not in the order of the kind.',
  severity: 'information',
  blank: false,
  *check(context) {
    const { match } = context
    for (const siblings of siblingsIn(match)) yield* disorder(entriesOf(siblings, match), phrase`Section`, '\n\n', context)
    for (const [section, part] of match.sections)
      if (part.ordered) yield* disorder(itemsOf(section, part, match), phrase`Item`, '\n', context)
  },
}

interface Sibling {
  readonly section: Section
  readonly part: SectionPart
  readonly heading: Heading
}

/** The sections of parts in document order, by their parent section. */
function siblingsIn({ sections }: Match): Iterable<readonly Sibling[]> {
  const siblings = new Map<Section, Sibling[]>()
  const found = Array.from(sections).filter(([{ index }]) => index >= 0)
  for (const [section, part] of found.sort(([a], [b]) => a.index - b.index)) {
    const { parent, heading } = section
    if (!parent || !heading) continue
    const others = siblings.get(parent)
    if (others) others.push({ section, part, heading })
    else siblings.set(parent, [{ section, part, heading }])
  }
  return siblings.values()
}

/** The entries whose parts have the same parent in the template. */
function entriesOf(siblings: readonly Sibling[], match: Match): Entry[] {
  const owners = ownersIn(match.kind.root)
  const owner = siblings.map(({ part }) => owners.get(part)).find((candidate) => candidate !== undefined)
  return siblings.flatMap(({ section, part, heading }) => {
    const rank = owner?.sections.indexOf(part) ?? -1
    return rank < 0 ? [] : [{ name: heading.text, rank, at: heading.textAt, from: heading.at, to: endOfSection(section) }]
  })
}

/** The parent of each part of a template. */
const ownersIn = perObject((root: SectionPart): ReadonlyMap<SectionPart, SectionPart> => {
  const owners = new Map<SectionPart, SectionPart>()
  const visit = (part: SectionPart) => {
    for (const child of part.sections) {
      owners.set(child, part)
      visit(child)
    }
  }
  visit(root)
  return owners
})

/** The items of checklists with a required order. */
function itemsOf(section: Section, part: SectionPart, match: Match): Entry[] {
  const lists = section.elements.filter((element) => element.type === 'list')
  const items = lists.flatMap((list) => list.items.map((item) => ({ list, item })))
  return items.flatMap(({ list, item }) => {
    const wanted = match.items.get(item)
    const rank = wanted ? part.parts.indexOf(wanted) : -1
    return wanted && rank >= 0 ? [{ name: wanted.name, rank, at: item.textAt, from: item.at, to: item.at, list }] : []
  })
}

/** The fewest entries that have to move, each with its destination. */
function* disorder(entries: readonly Entry[], sort: Phrase, gap: string, context: RuleContext): Generator<Problem> {
  const staying = longestInOrder(entries)
  if (staying.length === entries.length) return
  for (const entry of entries) {
    if (staying.includes(entry)) continue
    const next = staying.find((other) => other.rank > entry.rank)
    const before = staying.findLast((other) => other.rank <= entry.rank)
    const anchor = next ?? before
    if (!anchor) continue
    const where = next ? phrase`before "${next.name}"` : phrase`behind "${anchor.name}"`
    yield {
      message: phrase`${sort} "${entry.name}" is not in the order of the kind; expected it ${where}`,
      at: entry.at,
      related: [{ message: next ? phrase`Expected before this` : phrase`Expected behind this`, at: anchor.at }],
      // A list must not lose its only item.
      fixes: entry.list === anchor.list ? [move(entry, anchor, next !== undefined, where, gap, context.document)] : [],
    }
  }
}

/** The longest sequence of entries in order; of several, the one that begins first. */
function longestInOrder(entries: readonly Entry[]): Entry[] {
  // Adjacent entries of one rank, instances of a repeating section, stay together, which shortens the search.
  const runs: Entry[][] = []
  for (const entry of entries) {
    if (runs.at(-1)?.[0]?.rank === entry.rank) runs.at(-1)?.push(entry)
    else runs.push([entry])
  }
  const lengths: number[] = []
  const rankOf = (index: number) => runs[index]?.[0]?.rank ?? 0
  for (let index = runs.length - 1; index >= 0; index--) {
    let best = 0
    for (let later = index + 1; later < runs.length; later++) if (rankOf(later) >= rankOf(index)) best = Math.max(best, lengths[later] ?? 0)
    lengths[index] = best + (runs[index]?.length ?? 0)
  }
  const kept: Entry[] = []
  let wanted = Math.max(0, ...lengths)
  let rank = -1
  for (const [index, run] of runs.entries()) {
    if (lengths[index] !== wanted || rankOf(index) < rank) continue
    kept.push(...run)
    wanted -= run.length
    rank = rankOf(index)
  }
  return kept
}

/** Moves an entry before or behind another. */
function move(entry: Entry, anchor: Entry, isBefore: boolean, where: Phrase, gap: string, document: Document): Fix {
  const { text } = document
  const { start } = document.spanOf(entry.from)
  const source = text.slice(start, document.spanOf(entry.to).end).trimEnd()
  const end = start + source.length
  const margin = /[ \t]*$/.exec(text.slice(0, start))?.[0] ?? ''
  // Includes the space to its neighbour: behind it, or before it for the last one.
  const blanks = /^\s*/.exec(text.slice(end))?.[0].length ?? 0
  const last = end + blanks >= text.length
  const taken = last ? { start: text.slice(0, start).trimEnd().length, end } : { start, end: end + blanks }
  const anchorStart = document.spanOf(anchor.from).start
  const target = isBefore ? anchorStart : anchorStart + text.slice(anchorStart, document.spanOf(anchor.to).end).trimEnd().length
  return {
    title: phrase`Move "${entry.name}" ${where}`,
    certain: true,
    edits: [
      { at: placeOf(taken.start, taken.end, entry, document), text: '' },
      { at: placeOf(target, target, anchor, document), text: isBefore ? `${source}${gap}${margin}` : `${gap}${margin}${source}` },
    ],
  }
}

/** A place relative to the entry's block that may extend beyond it, because a section may span blocks. */
function placeOf(start: number, end: number, { at }: Entry, document: Document): Place {
  const origin = document.startOf(at.block)
  return { block: at.block, start: start - origin, end: end - origin }
}
