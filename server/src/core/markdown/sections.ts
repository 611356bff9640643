/** The sections of a document, from the headings of its blocks. A bold line that acts as a heading opens a section below all others. */
import { lastPerObject } from '../util/perObject.ts'
import type { Block, Content, Element, Heading, Place, Section, SectionBody } from './document.ts'
import { joinElements } from './parser/continued.ts'
import { type Totals, totalsOf } from './parser/totals.ts'

/** Groups the contents of a block by heading. */
export function bodiesOf(contents: readonly Content[]): SectionBody[] {
  const bodies: { heading: Heading | undefined; elements: Element[]; endsAt: Place }[] = []
  for (const content of contents) {
    const { block, end } = content.at
    const endsAt = { block, start: end, end }
    const last = bodies.at(-1)
    if (content.type === 'heading') bodies.push({ heading: content, elements: [], endsAt })
    else if (last) {
      last.elements.push(content)
      last.endsAt = endsAt
    } else bodies.push({ heading: undefined, elements: [content], endsAt })
  }
  return bodies
}

/** The body above the first heading of a document that begins with a heading. */
const nothing: SectionBody = {
  heading: undefined,
  elements: [],
  endsAt: {
    block: {
      text: '',
      contents: [],
      bodies: [],
      runs: [],
      links: [],
      comments: [],
      definitions: [],
      externalLabels: '',
      continuation: undefined,
      lineOffsets: [],
    },
    start: 0,
    end: 0,
  },
}

/** The nesting of sections, by index. */
interface Nesting {
  readonly depths: Uint8Array
  readonly parents: Int32Array
  readonly behind: Int32Array
}

/** The sections of a document; the first is the part above the first heading. Sections are created on first use. */
export class Sections {
  /** The body of each section. */
  readonly bodies: readonly SectionBody[]
  readonly #nesting: Nesting
  /** The number of headings before each block, and the total. */
  readonly #headings: Totals
  readonly #blocks: readonly Block[]
  readonly #made: DocumentSection[] = []
  #all: readonly Section[] | undefined

  constructor(blocks: readonly Block[]) {
    this.#blocks = blocks
    this.#headings = totalsOf(blocks, headingsIn)
    this.bodies = joinedBodies(blocks)
    this.#nesting = nestingOf(this.bodies)
  }

  /** All sections in document order. */
  get all(): readonly Section[] {
    this.#all ??= this.bodies.map((_, index) => this.at(index) as Section)
    return this.#all
  }

  /** The section of an index; `undefined` if there is none. */
  at(index: number): Section | undefined {
    const body = this.bodies[index]
    if (!body) return undefined
    this.#made[index] ??= new DocumentSection(this, body === nothing ? this.#withoutContent() : body, index, this.#nesting)
    return this.#made[index]
  }

  /** The sections with a heading or content of their own in a block, by its index. */
  inBlock(index: number): readonly Section[] {
    const first = this.#headings[index] ?? 0
    const last = this.#headings[index + 1] ?? first
    const [body] = this.#blocks[index]?.bodies ?? []
    const found: Section[] = []
    for (let at = body && !body.heading ? first : first + 1; at <= last; at++) found.push(this.at(at) as Section)
    return found
  }

  /** An empty part above the first heading. Text inserted there goes before all content, or behind front matter. */
  #withoutContent(): SectionBody {
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
  readonly body: SectionBody
  readonly index: number
  readonly behind: number
  readonly #all: Sections
  readonly #nesting: Nesting
  #sections: readonly Section[] | undefined

  constructor(all: Sections, body: SectionBody, index: number, nesting: Nesting) {
    this.heading = body.heading
    this.depth = nesting.depths[index] ?? 0
    this.elements = body.elements
    this.endsAt = body.endsAt
    this.body = body.elements === nothing.elements ? nothing : body
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

function headingsIn({ bodies }: Block): number {
  return bodies[0]?.heading || bodies.length === 0 ? bodies.length : bodies.length - 1
}

/** The bodies of all sections. Content at the start of a block, above its first heading, belongs to the last section before. */
function joinedBodies(blocks: readonly Block[]): SectionBody[] {
  const bodies: SectionBody[] = []
  let first = nothing
  let rest: SectionBody[] = []
  const finish = () => bodies.push(rest.length > 0 ? joined(first, rest) : first)
  for (const block of blocks) {
    for (const body of block.bodies) {
      if (body.heading === undefined && first !== nothing) {
        rest.push(body)
        continue
      }
      if (body.heading !== undefined) finish()
      first = body
      rest = []
    }
  }
  finish()
  return bodies
}

function depthOf({ heading }: SectionBody): number {
  return heading?.depth ?? 0
}

function nestingOf(bodies: readonly SectionBody[]): Nesting {
  const depths = Uint8Array.from(bodies, depthOf)
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

const wholeOf = lastPerObject<SectionBody, SectionBody>()

/** A body joined with its continuations in other blocks; the same object for the same input. */
function joined(first: SectionBody, rest: readonly SectionBody[]): SectionBody {
  return wholeOf(first, rest, () => ({
    heading: first.heading,
    elements: joinElements([first, ...rest]),
    endsAt: (rest.at(-1) ?? first).endsAt,
  }))
}

/** A section that is no heading but stands for one: a row of a table, or a question. */
export function standIn(parts: Pick<Section, 'heading' | 'depth' | 'elements' | 'endsAt'>): Section {
  const { heading, elements, endsAt } = parts
  return { ...parts, sections: [], body: { heading, elements, endsAt }, parent: undefined, index: -1, behind: -1 }
}

/** A section and all below it, in document order. */
export function* allSections(section: Section): Generator<Section> {
  const open = [section]
  for (let next = open.pop(); next; next = open.pop()) {
    yield next
    for (let at = next.sections.length - 1; at >= 0; at--) open.push(next.sections[at] as Section)
  }
}

/** An empty place behind the last text of a section with its subsections. */
export function endOfSection(section: Section): Place {
  const last = section.sections.at(-1)
  return last ? endOfSection(last) : section.endsAt
}
