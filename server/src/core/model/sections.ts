/** The sections of a document, from the headings of its blocks; a bold line that stands for a heading opens one below all others. */
import type { Block, Element, Heading, Place, Section } from './document.ts'

interface Open {
  heading: Heading | undefined
  depth: number
  elements: Element[]
  sections: Section[]
  endsAt: Place
}

/** The part above the first heading, which holds all sections. */
export function buildSections(blocks: readonly Block[]): Section {
  const none: Block = { text: '', contents: [], runs: [], links: [], comments: [], definitions: [], seeds: '' }
  const beginning = blocks.find((block) => block.contents.length > 0)
  // Without any content, what is put in goes behind all there is, which may be front matter.
  const last = blocks.at(-1) ?? none
  const endsAt: Place = beginning ? { block: beginning, start: 0, end: 0 } : { block: last, start: last.text.length, end: last.text.length }
  const root: Open = { heading: undefined, depth: 0, elements: [], sections: [], endsAt }
  const open: Open[] = [root]
  for (const block of blocks) {
    for (const content of block.contents) {
      const end: Place = { block, start: content.at.end, end: content.at.end }
      if (content.type === 'heading') {
        while ((open.at(-1)?.depth ?? 0) >= content.depth) open.pop()
        const section: Open = { heading: content, depth: content.depth, elements: [], sections: [], endsAt: end }
        open.at(-1)?.sections.push(section)
        open.push(section)
      } else {
        const section = open.at(-1) ?? root
        section.elements.push(content)
        section.endsAt = end
      }
    }
  }
  return root
}

/** A section and all below it, in document order. */
export function* allSections(section: Section): Generator<Section> {
  yield section
  for (const child of section.sections) yield* allSections(child)
}

/** The end of a section with its subsections: an empty place behind the last text. */
export function endOfSection(section: Section): Place {
  const last = section.sections.at(-1)
  return last ? endOfSection(last) : section.endsAt
}
