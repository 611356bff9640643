/** What a template says itself. Where a document still has exactly that, its author has written nothing. */
import { contains, sourceOf } from '../markdown/blocks.ts'
import type { Block, Element, Field, ListItem, Place, Row } from '../markdown/document.ts'
import { cleaned } from '../markdown/elements/fields.ts'
import { hasContent } from '../markdown/elements/values.ts'
import { perObject } from '../util/perObject.ts'
import type { SectionPart } from './kind.ts'
import { blankPattern } from './value.ts'

/** The texts of a section's content: one for each paragraph, label, item, row and piece of code, without markup and line breaks. */
export function textsIn(elements: readonly Element[]): string[] {
  return elements.flatMap((element): string[] => {
    switch (element.type) {
      case 'paragraph':
        return [textOf(element), ...element.fields.map(textOf)]
      case 'list':
        // A new document has no ticks.
        return element.items.flatMap((item) => [...new Set([textOfItem(item), textAt(item.textAt)]), ...textsIn(item.elements)])
      case 'table':
        return element.rows.map(textOfRow)
      case 'quote':
        return textsIn(element.elements)
      case 'code':
      case 'html':
        return [textOf(element)]
      default:
        return []
    }
  })
}

/** The texts of the template in a section. */
export function textsOf({ prose }: Pick<SectionPart, 'prose'>): ReadonlySet<string> {
  const known = sets.get(prose)
  if (known) return known
  const texts = new Set(prose.split('\n'))
  if (sets.size > 1000) sets.clear()
  sets.set(prose, texts)
  return texts
}

/** By the text and not by the part, since each instance of a repeating section has a part of its own. */
const sets = new Map<string, ReadonlySet<string>>()

/** True for content that stands in the template word by word. A ticked box is the author's. */
export function isLeft(element: Element, texts: ReadonlySet<string>): boolean {
  switch (element.type) {
    case 'paragraph':
    case 'code':
    case 'html':
      return texts.has(textOf(element))
    case 'list':
      return element.items.every((item) => isLeftItem(item, texts))
    case 'table':
      return element.rows.every((row) => row.empty || texts.has(textOfRow(row)))
    case 'quote':
      return element.elements.every((inner) => !hasContent(inner) || isLeft(inner, texts))
    default:
      return true
  }
}

/** True for a place in a paragraph, label, item or row that stands in the template word by word. */
export function isLeftAt(place: Place, elements: readonly Element[], texts: ReadonlySet<string>): boolean {
  return isLeftAmong(place, byBlock(elements).get(place.block) ?? [], texts)
}

/** The elements that have something in a block: many findings of a section must not look through all of its elements each. */
const byBlock = perObject((elements: readonly Element[]): ReadonlyMap<Block, readonly Element[]> => {
  const found = new Map<Block, Element[]>()
  const add = (block: Block, element: Element) => {
    const others = found.get(block)
    if (!others) found.set(block, [element])
    else if (others.at(-1) !== element) others.push(element)
  }
  for (const element of elements) {
    add(element.at.block, element)
    if (element.type === 'list') for (const item of element.items) add(item.at.block, element)
    if (element.type === 'table') for (const row of element.rows) add(row.at.block, element)
  }
  return found
})

function isLeftAmong(place: Place, elements: readonly Element[], texts: ReadonlySet<string>): boolean {
  return elements.some((element) => {
    switch (element.type) {
      case 'paragraph':
        return (
          contains(element.at, place) &&
          [element, ...element.fields.filter(({ at }) => contains(at, place))].some((one) => texts.has(textOf(one)))
        )
      case 'list':
        return element.items.some(
          (item) => (contains(item.textAt, place) && texts.has(textOfItem(item))) || isLeftAmong(place, item.elements, texts),
        )
      case 'table':
        return element.rows.some((row) => contains(row.at, place) && texts.has(textOfRow(row)))
      case 'quote':
        return isLeftAmong(place, element.elements, texts)
      default:
        return false
    }
  })
}

/** True for a label that stands in the template with the same value. */
export function isLeftField(field: Field, texts: ReadonlySet<string>): boolean {
  return texts.has(textOf(field)) && field.value.elements.every((element) => !hasContent(element) || isLeft(element, texts))
}

function isLeftItem(item: ListItem, texts: ReadonlySet<string>): boolean {
  return (item.empty || texts.has(textOfItem(item))) && item.elements.every((inner) => !hasContent(inner) || isLeft(inner, texts))
}

const textOf = perObject(({ at }: { readonly at: Place }) => textAt(at))

const textOfItem = perObject((item: ListItem) => `${item.box?.ticked ? '[x] ' : ''}${textAt(item.textAt)}`)

const textOfRow = perObject(({ cells }: Row) => cells.map((cell) => cell.text).join(' | '))

/** The words at a place, without markup and line breaks. */
export function textAt(at: Place): string {
  return cleaned(sourceOf(at)).replace(/\*/g, '_')
}

/** True for words in brackets that say something themselves: `[Contact: IT desk]`. */
export function isRemark(bracketed: string): boolean {
  return /^\[(?!\s*(?:todo|tbd|tbc|fixme)\b)[^\]]*\p{L}: [^\]]+\]$/iu.test(bracketed)
}

/** The blanks of a template's source, as written. */
const blanksOf = perObject(({ source }: { readonly source: string }): readonly string[] => [
  ...new Set(
    Array.from(source.matchAll(new RegExp(blankPattern, 'gu')), ([blank]) => blank).filter((blank) => blank.length > 2 && !isRemark(blank)),
  ),
])

/** The places where blanks of a part's source are left in the text of a place. */
export function blanksLeftIn(part: { readonly source: string }, place: Place): Place[] {
  const { block } = place
  const source = sourceOf(place)
  const blanks = blanksOf(part).filter((blank) => source.includes(blank))
  if (blanks.length === 0) return []
  return block.runs
    .filter(({ at }) => at.start < place.end && place.start < at.end)
    .flatMap(({ at, text }) =>
      blanks.flatMap((blank) =>
        placesOf(blank, text)
          .map((index) => ({ block, start: at.start + index, end: at.start + index + blank.length }))
          .filter(({ start, end }) => start >= place.start && end <= place.end),
      ),
    )
    .sort((a, b) => a.start - b.start)
}

function placesOf(blank: string, text: string): number[] {
  const found: number[] = []
  for (let index = text.indexOf(blank); index >= 0; index = text.indexOf(blank, index + blank.length)) {
    // A mask of letters is no part of a word.
    const around = `${text[index - 1] ?? ''}${text[index + blank.length] ?? ''}`
    if (!/^[\p{L}\p{N}]/u.test(blank) || !/[\p{L}\p{N}]/u.test(around)) found.push(index)
  }
  return found
}
