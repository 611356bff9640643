/** The sections of a document, from the headings of its blocks; a bold line that stands for a heading opens one below all others. */
import type { Block, Content, Element, Heading, Passage, Place, Section } from './document.ts'

/** Cuts what a block holds at its headings. */
export function passagesOf(contents: readonly Content[]): Passage[] {
  const passages: { heading: Heading | undefined; elements: Element[]; endsAt: Place }[] = []
  for (const content of contents) {
    const { block, end } = content.at
    const endsAt = { block, start: end, end }
    const last = passages.at(-1)
    if (content.type === 'heading') passages.push({ heading: content, elements: [], endsAt })
    else if (last) {
      last.elements.push(content)
      last.endsAt = endsAt
    } else passages.push({ heading: undefined, elements: [content], endsAt })
  }
  return passages
}

interface Open {
  heading: Heading | undefined
  depth: number
  elements: readonly Element[]
  sections: Open[]
  endsAt: Place
  passage: Passage
  parent: Open | undefined
  index: number
  behind: number
}

const noBlock: Block = {
  text: '',
  contents: [],
  passages: [],
  runs: [],
  links: [],
  comments: [],
  definitions: [],
  seeds: '',
  breaks: [],
  index: 0,
}
const nothing: Passage = { heading: undefined, elements: [], endsAt: { block: noBlock, start: 0, end: 0 } }
/** What most sections have below them; never changed. */
const noSections: Open[] = []

/** All sections of a document in order, the first of which is the part above the first heading. */
export function buildSections(blocks: readonly Block[]): readonly Section[] {
  const beginning = blocks.find((block) => block.contents.length > 0)
  // Without any content, what is put in goes behind all there is, which may be front matter.
  const last = blocks.at(-1) ?? noBlock
  const endsAt: Place = beginning ? { block: beginning, start: 0, end: 0 } : { block: last, start: last.text.length, end: last.text.length }
  const root: Open = {
    heading: undefined,
    depth: 0,
    elements: nothing.elements,
    sections: noSections,
    endsAt,
    passage: nothing,
    parent: undefined,
    index: 0,
    behind: 0,
  }
  const sections = [root]
  let current = root
  let rest: Passage[] = []
  const finish = () => {
    if (rest.length === 0) return
    current.passage = joined(current.passage, rest)
    current.elements = current.passage.elements
    rest = []
  }
  for (const block of blocks) {
    for (const passage of block.passages) {
      const { heading, elements, endsAt } = passage
      if (heading === undefined) {
        if (current.passage === nothing) {
          current.passage = passage
          current.elements = elements
        } else rest.push(passage)
        current.endsAt = endsAt
        continue
      }
      finish()
      let parent: Open = current
      while (parent.parent && parent.depth >= heading.depth) {
        parent.behind = sections.length
        parent = parent.parent
      }
      current = {
        heading,
        depth: heading.depth,
        elements,
        sections: noSections,
        endsAt,
        passage,
        parent,
        index: sections.length,
        behind: 0,
      }
      if (parent.sections === noSections) parent.sections = [current]
      else parent.sections.push(current)
      sections.push(current)
    }
  }
  finish()
  for (let open: Open | undefined = current; open; open = open.parent) open.behind = sections.length
  return sections
}

const joinedPassages = new WeakMap<Passage, { readonly rest: readonly Passage[]; readonly whole: Passage }>()

/** A passage with what follows it in other blocks; the same object for the same ones. */
function joined(first: Passage, rest: readonly Passage[]): Passage {
  const known = joinedPassages.get(first)
  if (known && known.rest.length === rest.length && known.rest.every((passage, index) => passage === rest[index])) return known.whole
  const elements = [first, ...rest].flatMap((passage) => passage.elements)
  const whole: Passage = { heading: first.heading, elements, endsAt: (rest.at(-1) ?? first).endsAt }
  joinedPassages.set(first, { rest, whole })
  return whole
}

/** A section that is no heading of the document but stands for one: a row of a table, a question. */
export function standIn(parts: Pick<Section, 'heading' | 'depth' | 'elements' | 'endsAt'>): Section {
  const { heading, elements, endsAt } = parts
  return { ...parts, sections: [], passage: { heading, elements, endsAt }, parent: undefined, index: -1, behind: -1 }
}

/** A section and all below it, in document order. */
export function* allSections(section: Section): Generator<Section> {
  const open = [section]
  for (let next = open.pop(); next; next = open.pop()) {
    yield next
    for (let at = next.sections.length - 1; at >= 0; at--) open.push(next.sections[at] as Section)
  }
}

/** The end of a section with its subsections: an empty place behind the last text. */
export function endOfSection(section: Section): Place {
  const last = section.sections.at(-1)
  return last ? endOfSection(last) : section.endsAt
}
