/** The sections of a document, from the headings of its blocks; a bold line that stands for a heading opens one below all others. */
import { lastPerObject } from '../util/perObject.ts'
import type { Block, Content, Element, Heading, Passage, Place, Section } from './document.ts'
import { joinElements } from './parser/continued.ts'
import { type Totals, totalsOf } from './parser/totals.ts'

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

/** The part above the first heading of a document that begins with a heading. */
const nothing: Passage = {
  heading: undefined,
  elements: [],
  endsAt: {
    block: {
      text: '',
      contents: [],
      passages: [],
      runs: [],
      links: [],
      comments: [],
      definitions: [],
      externalLabels: '',
      opening: undefined,
      lineOffsets: [],
    },
    start: 0,
    end: 0,
  },
}

/** How sections lie in each other, by index. */
interface Nesting {
  readonly depths: Uint8Array
  readonly parents: Int32Array
  readonly behind: Int32Array
}

/**
 * The sections of a document, the first of which is the part above the first heading. The passages are those of the blocks; a section
 * itself is made when it is asked for.
 */
export class Sections {
  /** The passage of each section. */
  readonly passages: readonly Passage[]
  readonly #nesting: Nesting
  /** The number of headings before each block, and of all. */
  readonly #headings: Totals
  readonly #blocks: readonly Block[]
  readonly #made: DocumentSection[] = []
  #all: readonly Section[] | undefined

  constructor(blocks: readonly Block[]) {
    this.#blocks = blocks
    this.#headings = totalsOf(blocks, headingsIn)
    this.passages = joinedPassages(blocks)
    this.#nesting = nestingOf(this.passages)
  }

  /** All sections in document order. */
  get all(): readonly Section[] {
    this.#all ??= this.passages.map((_, index) => this.at(index) as Section)
    return this.#all
  }

  /** The section of an index; `undefined` if there is none. */
  at(index: number): Section | undefined {
    const passage = this.passages[index]
    if (!passage) return undefined
    this.#made[index] ??= new DocumentSection(this, passage === nothing ? this.#withoutContent() : passage, index, this.#nesting)
    return this.#made[index]
  }

  /** The sections that have a part of their own content, or their heading, in the block of an index. */
  inBlock(index: number): readonly Section[] {
    const first = this.#headings[index] ?? 0
    const last = this.#headings[index + 1] ?? first
    const [passage] = this.#blocks[index]?.passages ?? []
    const found: Section[] = []
    for (let at = passage && !passage.heading ? first : first + 1; at <= last; at++) found.push(this.at(at) as Section)
    return found
  }

  /** The part above the first heading where nothing stands: what is put in there goes before all content, or behind front matter. */
  #withoutContent(): Passage {
    const blocks = this.#blocks
    const beginning = blocks.find((block) => block.contents.length > 0)
    const block = beginning ?? blocks.at(-1)
    if (!block) return nothing
    const at = beginning ? 0 : block.text.length
    return { ...nothing, endsAt: { block, start: at, end: at } }
  }
}

class DocumentSection implements Section {
  readonly heading: Heading | undefined
  readonly depth: number
  readonly elements: readonly Element[]
  readonly endsAt: Place
  readonly passage: Passage
  readonly index: number
  readonly behind: number
  readonly #all: Sections
  readonly #nesting: Nesting
  #sections: readonly Section[] | undefined

  constructor(all: Sections, passage: Passage, index: number, nesting: Nesting) {
    this.heading = passage.heading
    this.depth = nesting.depths[index] ?? 0
    this.elements = passage.elements
    this.endsAt = passage.endsAt
    this.passage = passage.elements === nothing.elements ? nothing : passage
    this.index = index
    this.behind = nesting.behind[index] ?? 0
    this.#all = all
    this.#nesting = nesting
  }

  get parent(): Section | undefined {
    return this.#all.at(this.#nesting.parents[this.index] ?? -1)
  }

  get sections(): readonly Section[] {
    if (this.#sections) return this.#sections
    const found: Section[] = []
    for (let at = this.index + 1; at < this.behind; at = this.#nesting.behind[at] ?? this.behind) found.push(this.#all.at(at) as Section)
    this.#sections = found
    return found
  }
}

function headingsIn({ passages }: Block): number {
  return passages[0]?.heading || passages.length === 0 ? passages.length : passages.length - 1
}

/** The passages of all sections: what a block begins with above its first heading goes on with the last section before. */
function joinedPassages(blocks: readonly Block[]): Passage[] {
  const passages: Passage[] = []
  let first = nothing
  let rest: Passage[] = []
  const finish = () => passages.push(rest.length > 0 ? joined(first, rest) : first)
  for (const block of blocks) {
    for (const passage of block.passages) {
      if (passage.heading === undefined && first !== nothing) {
        rest.push(passage)
        continue
      }
      if (passage.heading !== undefined) finish()
      first = passage
      rest = []
    }
  }
  finish()
  return passages
}

function depthOf({ heading }: Passage): number {
  return heading?.depth ?? 0
}

function nestingOf(passages: readonly Passage[]): Nesting {
  const depths = Uint8Array.from(passages, depthOf)
  const parents = new Int32Array(depths.length).fill(-1)
  const behind = new Int32Array(depths.length).fill(depths.length)
  let open = 0
  for (let index = 1; index < depths.length; index++) {
    while (open > 0 && (depths[open] ?? 0) >= (depths[index] ?? 0)) {
      behind[open] = index
      open = parents[open] ?? 0
    }
    parents[index] = open
    open = index
  }
  return { depths, parents, behind }
}

const wholeOf = lastPerObject<Passage, Passage>()

/** A passage with what follows it in other blocks; the same object for the same ones. */
function joined(first: Passage, rest: readonly Passage[]): Passage {
  return wholeOf(first, rest, () => ({
    heading: first.heading,
    elements: joinElements([first, ...rest]),
    endsAt: (rest.at(-1) ?? first).endsAt,
  }))
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
