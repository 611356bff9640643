import { nameKey } from '../lexicon/names.ts'
import type { Problem, RegionContext, Rule } from '../linter/rule.ts'
import { contains } from '../markdown/blocks.ts'
import type { Element, Place, Section } from '../markdown/document.ts'
import { hasContent } from '../markdown/elements/values.ts'
import { placesOf } from '../markdown/parser/continued.ts'
import { placeholdersIn } from '../recognisers/placeholders.ts'
import type { Bounds, Limits, SectionPart } from '../template/kind.ts'
import { phrase } from '../util/phrase.ts'

/** A part holds more or fewer sentences, words, paragraphs or items than the kind allows. */
export const length: Rule = {
  id: 'length',
  summary: 'A part has more or fewer sentences, words, paragraphs or items than the kind allows.',
  severity: 'information',
  blank: false,
  *checkRegion({ match }) {
    for (const [field, { name, limits }] of match.fields) {
      const { value } = field
      if (value.empty || !hasLimits(limits)) continue
      // Text left from the template has a finding of its own.
      if (match.deviations.some((deviation) => deviation.rule === 'placeholder-text' && contains(value.at, deviation.at))) continue
      // The words of a heading's section are its elements.
      const isBelow = value.text === '' || field.form === 'heading'
      yield* ofText(name, limits, isBelow ? value.elements : [value.text, ...value.elements], isBelow ? undefined : value.at)
    }
    for (const [section, part] of match.sections) if (!part.repeats) yield* ofSection(section, part, match)
  },
  *check({ match }) {
    const repeated = new Map<SectionPart, Section[]>()
    for (const [section, part] of match.regions[0]?.sections ?? []) {
      if (!part.repeats || !part.limits.items) continue
      const others = repeated.get(part)
      if (others) others.push(section)
      else repeated.set(part, [section])
    }
    for (const [part, sections] of repeated) yield* ofInstances(part, sections)
  },
}

function hasLimits({ items, words, sentences, paragraphs }: Limits): boolean {
  return (items ?? words ?? sentences ?? paragraphs) !== undefined
}

function* ofSection(section: Section, part: SectionPart, match: RegionContext['match']): Generator<Problem> {
  const template = part.prose.split('\n').map(nameKey)
  const own = section.elements.filter(
    (element) =>
      hasContent(element) && !(element.type === 'paragraph' && element.fields.length === 0 && template.includes(nameKey(element.text))),
  )
  if (hasLimits(part.limits)) yield* ofText(part.name, part.limits, own, undefined)
  for (const leaf of part.parts) {
    const { items } = leaf.limits
    if (!items) continue
    if (leaf.type === 'list') yield* ofText(part.name, { items }, own, undefined)
    if (leaf.type === 'table') {
      const table = section.elements.find((element) => element.type === 'table' && match.tables.get(element) === leaf)
      if (table?.type === 'table') yield* counted(part.name, 'row', table.rows.filter((row) => !row.empty).length, items, table.at)
    }
  }
}

/** The number of instances of a repeating section: too many is reported at the first one too many, too few at the last one. */
function* ofInstances(part: SectionPart, sections: readonly Section[]): Generator<Problem> {
  const { items } = part.limits
  if (!items) return
  const sorted = sections.toSorted((a, b) => a.index - b.index)
  const at = (sorted[items.most] ?? sorted.at(-1))?.heading?.textAt
  if (at) yield* counted(part.stem === '' ? part.name : part.stem, 'section', sections.length, items, at)
}

function* ofText(name: string, limits: Limits, contents: readonly (string | Element)[], valueAt: Place | undefined): Generator<Problem> {
  const texts = contents.flatMap((content) =>
    typeof content === 'string' ? [content] : content.type === 'paragraph' ? [wordsOf(content)] : [],
  )
  const lists = contents.flatMap((content) => (typeof content !== 'string' && content.type === 'list' ? [content] : []))
  const elements = contents.filter((content): content is Element => typeof content !== 'string')
  const at = valueAt ?? spanned(elements)
  if (!at) return
  const places = valueAt ? [valueAt] : [at, ...elements.flatMap(placesOf)]
  if (places.some((place) => placeholdersIn(place.block).some((blank) => contains(place, blank.at)))) return
  const all = texts.join('\n')
  if (limits.sentences && texts.length > 0) yield* counted(name, 'sentence', sentencesIn(all), limits.sentences, at)
  if (limits.words && texts.length > 0) yield* counted(name, 'word', wordsIn(all), limits.words, at)
  if (limits.paragraphs && texts.length > 0) yield* counted(name, 'paragraph', texts.length, limits.paragraphs, at)
  const [list] = lists
  if (limits.items && list) yield* counted(name, 'item', list.items.filter((item) => !item.empty).length, limits.items, list.at)
}

function wordsOf(paragraph: Element & { type: 'paragraph' }): string {
  return [paragraph.text, ...paragraph.fields.filter((field) => !field.tentative).map((field) => field.value.text)].join(' ').trim()
}

/** From the first element to the last one in the same block. */
function spanned(elements: readonly Element[]): Place | undefined {
  const [first] = elements
  const last = elements.findLast((element) => element.at.block === first?.at.block)
  return first && last && { ...first.at, end: last.at.end }
}

/** A count in words, by unit. */
const amounts = {
  sentence: (count: number) => (count === 1 ? phrase`1 sentence` : phrase`${count} sentences`),
  word: (count: number) => (count === 1 ? phrase`1 word` : phrase`${count} words`),
  paragraph: (count: number) => (count === 1 ? phrase`1 paragraph` : phrase`${count} paragraphs`),
  item: (count: number) => (count === 1 ? phrase`1 item` : phrase`${count} items`),
  row: (count: number) => (count === 1 ? phrase`1 row` : phrase`${count} rows`),
  section: (count: number) => (count === 1 ? phrase`1 section` : phrase`${count} sections`),
}

function* counted(name: string, unit: keyof typeof amounts, count: number, { least, most }: Bounds, at: Place): Generator<Problem> {
  if (count >= least && count <= most) return
  const amount = amounts[unit]
  const expected =
    least === most
      ? amount(most)
      : most === Number.POSITIVE_INFINITY
        ? phrase`at least ${least}`
        : least <= 1
          ? phrase`at most ${most}`
          : phrase`${least} to ${most}`
  yield { message: phrase`"${name}" has ${amount(count)}; expected ${expected}`, at }
}

/** Created on first use, because the language data is slow to load. */
let sentenceSegmenter: Intl.Segmenter | undefined
let wordSegmenter: Intl.Segmenter | undefined

/** Abbreviations whose dot does not end a sentence. */
const shortForm = /(?:^|[\s(])(?:e\.\s?g|i\.\s?e|etc|approx|ca|vs|no|nr|z\.\s?b|d\.\s?h|bzw|u\.\s?a|dr|mr|ms|st)\.\s*$/i

function sentencesIn(text: string): number {
  let count = 0
  let continued = false
  sentenceSegmenter ??= new Intl.Segmenter('en', { granularity: 'sentence' })
  for (const { segment } of sentenceSegmenter.segment(text)) {
    if (!/[\p{L}\p{N}]/u.test(segment)) continue
    if (!continued) count++
    continued = shortForm.test(segment)
  }
  return count
}

function wordsIn(text: string): number {
  let count = 0
  wordSegmenter ??= new Intl.Segmenter('en', { granularity: 'word' })
  for (const { isWordLike } of wordSegmenter.segment(text)) if (isWordLike) count++
  return count
}
