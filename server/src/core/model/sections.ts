/** The sections of a document, from the headings of its blocks; a bold line that stands for a heading opens one below all others. */
import { joinElements } from './continued.ts'
import type { Block, Content, Element, Heading, Passage, Place, Section } from './document.ts'
import type { Exchange } from './exchange.ts'
import { type Totals, totalsOf } from './totals.ts'

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
      seeds: '',
      opening: undefined,
      breaks: [],
      index: 0,
    },
    start: 0,
    end: 0,
  },
}

/** How sections lie in each other, by index; the same object as long as no heading comes, goes or changes its depth. */
interface Nesting {
  readonly depths: Uint8Array
  readonly parents: Int32Array
  readonly behind: Int32Array
}

/**
 * The sections of a version of a document, the first of which is the part above the first heading. An edit leaves the passages of all
 * others as they are; a section itself is made when it is asked for.
 */
export class Sections {
  /** The passage of each section. */
  readonly passages: readonly Passage[]
  readonly #nesting: Nesting
  /** The number of headings before each block. */
  readonly #headings: Totals
  readonly #blocks: readonly Block[]
  readonly #made: DocumentSection[] = []
  #all: readonly Section[] | undefined

  constructor(exchange: Exchange, before: Sections | undefined) {
    this.#blocks = exchange.blocks
    this.#headings = totalsOf(exchange, headingsIn, before ? before.#headings : undefined)
    const { first, read } = readPassages(exchange, this.#headings)
    const total = this.#headings.at(-1) ?? 0
    // What comes behind the headings that were read is as it was.
    const rest = before ? before.passages.length - (total + 1 - first - read.length) : 0
    this.passages = before ? before.passages.slice(0, first).concat(read, before.passages.slice(rest)) : read
    this.#nesting = before && isNestedAlike(before.#nesting, this.passages, first, read) ? before.#nesting : nestingOf(this.passages)
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

/** The passages of all sections of which a part may have changed, and the index of the first of them. */
function readPassages({ blocks, from, to }: Exchange, headings: Totals): { first: number; read: Passage[] } {
  // The section that goes on into the first new block begins with the last heading before that.
  const first = headings[from] ?? 0
  let index = first === 0 ? 0 : from
  while (index > 0 && (headings[index] ?? 0) >= first) index--
  let number = headings[index] ?? 0
  const read: Passage[] = []
  let current: Passage = nothing
  let rest: Passage[] = []
  const finish = () => {
    read.push(rest.length > 0 ? joined(current, rest) : current)
    rest = []
  }
  for (; index < blocks.length; index++) {
    for (const passage of blocks[index]?.passages ?? []) {
      if (passage.heading === undefined) {
        if (number < first) continue
        if (current === nothing) current = passage
        else rest.push(passage)
        continue
      }
      if (number >= first) {
        finish()
        if (index >= to) return { first, read }
      }
      number++
      current = passage
    }
  }
  finish()
  return { first, read }
}

function depthOf({ heading }: Passage): number {
  return heading?.depth ?? 0
}

function isNestedAlike({ depths }: Nesting, passages: readonly Passage[], first: number, read: readonly Passage[]): boolean {
  return depths.length === passages.length && read.every((passage, index) => depths[first + index] === depthOf(passage))
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

const joinedPassages = new WeakMap<Passage, { readonly rest: readonly Passage[]; readonly whole: Passage }>()

/** A passage with what follows it in other blocks; the same object for the same ones. */
function joined(first: Passage, rest: readonly Passage[]): Passage {
  const known = joinedPassages.get(first)
  if (known && known.rest.length === rest.length && known.rest.every((passage, index) => passage === rest[index])) return known.whole
  const elements = joinElements([first, ...rest])
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
