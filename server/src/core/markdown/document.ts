/**
 * What a document is read as: blocks, and in them headings, fields, lists, tables and text. Everything knows its exact place.
 */
import type { Phrase } from '../util/phrase.ts'
import type { Lines, Span } from '../util/text.ts'

/**
 * A range of the document that was parsed and read on its own. It does not know where it stands, so an edit elsewhere leaves it,
 * and everything that was found in it, as it is.
 */
export interface Block {
  /** The source, trailing blank lines included. The texts of all blocks, joined, are the document. */
  readonly text: string
  /** What was read in the block, in document order. */
  readonly contents: readonly Content[]
  /** The same, cut at the headings. */
  readonly bodies: readonly SectionBody[]
  /** The running text in the block: what a reader reads, without code, addresses and markup. */
  readonly runs: readonly TextRun[]
  readonly links: readonly Link[]
  /** Comments within and between the text, marks included in the place but not in the text. */
  readonly comments: readonly Comment[]
  /** The normalised labels that the block defines for references and footnotes. */
  readonly definitions: readonly string[]
  /** The labels of other blocks that the block was parsed with, sorted and joined; a change of them parses it anew. */
  readonly externalLabels: string
  /** What the first thing in the block goes on with: a table or list in which the block before it was cut, as it is very long. */
  readonly continuation: Continuation | undefined
  /** The offsets in the block at which a line begins, the block's own start not counted. */
  readonly lineOffsets: readonly number[]
}

/** UTF-16 units behind which a block is also cut where no heading begins. */
export interface BlockLengths {
  /** Behind so many at a paragraph, so that a long text without headings is no single block. */
  readonly beforeParagraph: number
  /** Behind so many between the rows of a table and the items of a list. */
  readonly beforePart: number
}

/** A table or list in which a block was cut. */
export interface Continuation {
  /** What a line begins with that goes on with it: a bar, or the last character of a marker. */
  readonly mark: string
  /** A table's header; empty for a list. */
  readonly columns: readonly Cell[]
  /** The last day that a row above names, which also counts for rows that name none. */
  readonly day: string | undefined
}

/** A heading and what stands below it up to the next heading, or to the end of the block; `undefined` for what stands above the first one. */
export interface SectionBody {
  readonly heading: Heading | undefined
  readonly elements: readonly Element[]
  /** An empty place behind the last text. */
  readonly endsAt: Place
}

/** A range of running text: a paragraph's, a heading's, a cell's, the first paragraph of a list item. */
export interface TextRun {
  readonly where: 'heading' | 'paragraph' | 'item' | 'cell'
  readonly at: Place
  /** As long as the place: the source, with code, addresses, tags and marks of emphasis replaced by spaces. */
  readonly text: string
  /** Inline code in the run, which is masked in `text`. */
  readonly code: readonly Place[]
}

export interface Link {
  readonly form: 'link' | 'image' | 'reference' | 'definition'
  readonly url: string
  readonly text: string
  readonly at: Place
}

/** A range of a block's text, in UTF-16 units from the start of the block. `Document.spanOf` makes it one of the document. */
export interface Place extends Span {
  readonly block: Block
}

export interface Heading {
  readonly type: 'heading'
  readonly depth: number
  /** True for a bold line that stands for a heading; its depth is 7. */
  readonly bold: boolean
  /** The words, without markup. */
  readonly text: string
  readonly at: Place
  /** The words' place; empty and behind the `#` signs for a heading without words. */
  readonly textAt: Place
}

/** Anything that stands in a section, its heading excepted. */
export type Element = Paragraph | List | Table | Code | Quote | Comment | Html | Break | MalformedTable

/** What a block holds: headings and elements. */
export type Content = Heading | Element

export interface Paragraph {
  readonly type: 'paragraph'
  readonly at: Place
  /** The words that belong to no field, without markup; empty if the paragraph is fields from end to end. */
  readonly text: string
  readonly fields: readonly Field[]
}

export interface List {
  readonly type: 'list'
  readonly ordered: boolean
  readonly items: readonly ListItem[]
  readonly at: Place
}

export interface ListItem {
  readonly type: 'item'
  readonly at: Place
  /** The bullet or number. */
  readonly markerAt: Place
  /** The words of the item's first paragraph, its box and marker left out; nested content is in `elements`. */
  readonly text: string
  /** Their place; empty, where words belong, for an item without words. */
  readonly textAt: Place
  /** The box of a task, brackets included; `undefined` for an item without one. */
  readonly box: Box | undefined
  /** The field that the item's first line is, if it is one. */
  readonly field: Field | undefined
  /** What stands in the item below its first paragraph. */
  readonly elements: readonly Element[]
  /** True if there are neither words nor nested content. */
  readonly empty: boolean
}

/** A tick box. */
export interface Box {
  readonly ticked: boolean
  /** The brackets and what is between them. */
  readonly at: Place
}

/** How a field is written. `plain` is `Label: value` on a line of its own. */
export type FieldForm = 'bold' | 'item' | 'plain' | 'table' | 'heading' | 'front-matter' | 'question'

export interface Field {
  readonly type: 'field'
  /** The label's words, without markup and colon. */
  readonly label: string
  readonly labelAt: Place
  readonly form: FieldForm
  /** From the label to the end of the value. */
  readonly at: Place
  readonly value: Value
  /**
   * True for `Label: value` standing alone, which may be a sentence with a colon. Such a field counts only where a kind asks for its label.
   */
  readonly tentative: boolean
}

export interface Value {
  /** The words on the label's own line and those below that continue it, without markup. */
  readonly text: string
  /** Their place; an empty one, right behind the label where a value is to be inserted, if there are none. */
  readonly at: Place
  /** What follows below and belongs to the value: a nested or following list, code, table, paragraph. */
  readonly elements: readonly Element[]
  /** The boxes of a choice: several on the value's line. */
  readonly options: readonly Option[]
  /** True if nothing stands there: no words, and no element with content. */
  readonly empty: boolean
}

/** One of the alternatives of a choice on one line: `[ ] Major [x] Minor`. */
export interface Option {
  readonly box: Box
  readonly text: string
  readonly at: Place
}

export interface Table {
  readonly type: 'table'
  readonly columns: readonly Cell[]
  readonly rows: readonly Row[]
  readonly at: Place
  /** The fields that a table of two columns holds, one a row; empty for other tables. */
  readonly fields: readonly Field[]
}

export interface Row {
  readonly cells: readonly Cell[]
  readonly at: Place
  /** True if no cell has content. */
  readonly empty: boolean
}

export interface Cell {
  readonly text: string
  /** The content without the padding; for an empty cell an empty place, one space behind the bar where there is room. */
  readonly at: Place
  readonly empty: boolean
}

export interface Code {
  readonly type: 'code'
  readonly text: string
  readonly language: string | undefined
  readonly at: Place
}

export interface Quote {
  readonly type: 'quote'
  readonly elements: readonly Element[]
  readonly at: Place
}

/** An HTML comment that stands as a block. `text` is what is between the marks. */
export interface Comment {
  readonly type: 'comment'
  readonly text: string
  readonly at: Place
}

export interface Html {
  readonly type: 'html'
  readonly text: string
  readonly at: Place
}

/** A thematic break. */
export interface Break {
  readonly type: 'break'
  readonly at: Place
}

/** Lines that look like a table but whose header and delimiter disagree, so that GFM shows them as text. */
export interface MalformedTable {
  readonly type: 'malformed-table'
  readonly at: Place
}

/** Says by which words a block is to be found; pure, found once for each block, and the same function object each time. */
export type BlockReader = (block: Block) => readonly string[]

/** Front matter, as far as it can be read. */
export interface FrontMatter {
  readonly at: Place
  /** The top-level keys, in lower case; empty for front matter that is no mapping. */
  readonly entries: ReadonlyMap<string, FrontMatterEntry>
  /** What is wrong with it, with places. */
  readonly problems: readonly { readonly message: Phrase; readonly at: Place }[]
}

export interface FrontMatterEntry {
  /** As it is written. */
  readonly key: string
  /** The value as JavaScript data, as the `yaml` library reads it. */
  readonly value: unknown
  readonly keyAt: Place
  readonly valueAt: Place
}

/** A heading with what stands below it, up to the next heading. */
export interface Section {
  /** `undefined` for what stands above the first heading. */
  readonly heading: Heading | undefined
  /** The heading's depth; 0 for the part above the first heading. */
  readonly depth: number
  readonly elements: readonly Element[]
  readonly sections: readonly Section[]
  /** The end of the section's own content (its subsections not counted), an empty place behind the last text. */
  readonly endsAt: Place
  /** Heading and elements: the same object in every version of a document in which they are the same. */
  readonly body: SectionBody
  /** The section around this one; `undefined` for the root. */
  readonly parent: Section | undefined
  /** Where the section stands among all of its document, and the index behind its last subsection; -1 for what only stands for a section. */
  readonly index: number
  readonly behind: number
}

export interface Document {
  /** Put together when it is first asked for: what looks at blocks only never pays for it. */
  readonly text: string
  /** The length of the text. */
  readonly length: number
  readonly lines: Lines
  readonly blocks: readonly Block[]
  readonly lengths: BlockLengths
  readonly frontMatter: FrontMatter | undefined
  /** The part above the first heading, with all sections below it. */
  readonly root: Section
  /** The root and all sections below it, in document order; all of them are made, which is nothing for every edit. */
  readonly sections: readonly Section[]
  /** The body of each section, by index. */
  readonly bodies: readonly SectionBody[]
  /** Which block defines which labels, and how many do; see `Block.definitions`. */
  readonly labels: ReadonlyMap<string, number>
  /** The blocks, in order, by the words that a reader finds in them; put together once for each reader. */
  blocksBy(reader: BlockReader): ReadonlyMap<string, readonly Block[]>
  /** The index of a block of this document. */
  indexOf(block: Block): number
  /** The section of an index; `undefined` if there is none. */
  sectionAt(index: number): Section | undefined
  /** The sections that have a part of their own content, or their heading, in a block, in order. */
  sectionsIn(block: Block): readonly Section[]
  /** The offset at which a block of this document starts. */
  startOf(block: Block): number
  /** A place as a span of the whole text. */
  spanOf(place: Place): Span
}
