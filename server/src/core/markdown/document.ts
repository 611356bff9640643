/** The document model: blocks with headings, fields, lists, tables and text. Every node has its exact place. */
import type { Phrase } from '../util/phrase.ts'
import type { Lines, Span } from '../util/text.ts'

/**
 * A range of the document that is parsed and read on its own. It does not know its offset, so that an edit elsewhere leaves it unchanged,
 * with everything that was computed for it.
 */
export interface Block {
  /** The source, including trailing blank lines. The texts of all blocks, joined, are the document. */
  readonly text: string
  /** The nodes of the block, in document order. */
  readonly contents: readonly Content[]
  /** The same nodes, grouped by heading. */
  readonly bodies: readonly SectionBody[]
  /** The visible text of the block, without code, addresses and markup. */
  readonly runs: readonly TextRun[]
  readonly links: readonly Link[]
  /** Comments in and between the text. A place includes the comment's marks; its text does not. */
  readonly comments: readonly Comment[]
  /** The normalised labels that the block defines for references and footnotes. */
  readonly definitions: readonly string[]
  /** The labels of other blocks with which the block was parsed, sorted and joined. If they change, it is parsed again. */
  readonly externalLabels: string
  /** The table or list that the first node continues. A very long one is cut into several blocks. */
  readonly continuation: Continuation | undefined
  /** The offsets in the block at which a line begins, without its own start. */
  readonly lineOffsets: readonly number[]
}

/** UTF-16 units after which a block is also cut without a heading. */
export interface BlockLengths {
  /** After this length at a paragraph, so that a long text without headings is more than one block. */
  readonly beforeParagraph: number
  /** After this length between table rows and list items. */
  readonly beforePart: number
}

/** A table or list that a block ends in the middle of. */
export interface Continuation {
  /** The start of a line that continues it: a bar, or the last character of a marker. */
  readonly mark: string
  /** The header of a table; empty for a list. */
  readonly columns: readonly Cell[]
  /** The last day in the rows above, which also applies to following rows without one. */
  readonly day: string | undefined
}

/** A heading with the elements up to the next heading or the end of the block. */
export interface SectionBody {
  readonly heading: Heading | undefined
  readonly elements: readonly Element[]
  /** An empty place behind the last text. */
  readonly endsAt: Place
}

/** A run of text: of a paragraph, a heading, a cell, or the first paragraph of a list item. */
export interface TextRun {
  readonly where: 'heading' | 'paragraph' | 'item' | 'cell'
  readonly at: Place
  /** The source in which code, addresses, tags and emphasis marks are replaced by spaces, so that offsets stay the same. */
  readonly text: string
  /** Inline code, which is masked in `text`. */
  readonly code: readonly Place[]
}

export interface Link {
  readonly form: 'link' | 'image' | 'reference' | 'definition'
  readonly url: string
  readonly text: string
  readonly at: Place
}

/** A range in the text of a block, in UTF-16 units from its start. `Document.spanOf` turns it into a span of the document. */
export interface Place extends Span {
  readonly block: Block
}

export interface Heading {
  readonly type: 'heading'
  readonly depth: number
  /** True for a bold line that acts as a heading; its depth is 7. */
  readonly bold: boolean
  /** The words, without markup. */
  readonly text: string
  readonly at: Place
  /** The place of the words; for a heading without words an empty place behind the `#` signs. */
  readonly textAt: Place
}

/** Any node of a section except its heading. */
export type Element = Paragraph | List | Table | Code | Quote | Comment | Html | Break | MalformedTable

/** Any node of a block. */
export type Content = Heading | Element

export interface Paragraph {
  readonly type: 'paragraph'
  readonly at: Place
  /** The words that belong to no field, without markup; empty if there are only fields. */
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
  /** The words of the item's first paragraph, without box and marker. Nested content is in `elements`. */
  readonly text: string
  /** The place of the words; for an item without words an empty place where they belong. */
  readonly textAt: Place
  /** The box of a task, brackets included; `undefined` for an item without one. */
  readonly box: Box | undefined
  /** The field in the item's first line, if it is one. */
  readonly field: Field | undefined
  /** The labels behind the first one on that line: `**Author:** Ana · **Reviewed on:** Monday`. */
  readonly others?: readonly Field[]
  /** The content of the item below its first paragraph. */
  readonly elements: readonly Element[]
  /** True if there are no words and no nested content. */
  readonly empty: boolean
}

/** A tick box. */
export interface Box {
  readonly ticked: boolean
  /** The place of the brackets and what is between them. */
  readonly at: Place
}

/** How a field is written. `plain` is `Label: value` on a line of its own. */
export type FieldForm = 'bold' | 'item' | 'plain' | 'table' | 'heading' | 'front-matter' | 'question'

export interface Field {
  readonly type: 'field'
  /** The words of the label, without markup and colon. */
  readonly label: string
  readonly labelAt: Place
  readonly form: FieldForm
  /** From the label to the end of the value. */
  readonly at: Place
  readonly value: Value
  /**
   * True for a plain `Label: value`, which may also be a sentence with a colon. It counts as a field only where a kind asks for its label.
   */
  readonly tentative: boolean
}

export interface Value {
  /** The words on the label's line and on lines that continue it, without markup. */
  readonly text: string
  /** The place of the words; without any, an empty place behind the label where a value would be inserted. */
  readonly at: Place
  /** Following content that belongs to the value: a nested or following list, code, table or paragraph. */
  readonly elements: readonly Element[]
  /** The boxes of a choice on the value's line. */
  readonly options: readonly Option[]
  /** True if there are no words and no element with content. */
  readonly empty: boolean
}

/** One option of a choice on one line: `[ ] Major [x] Minor`. */
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
  /** The fields of a two-column table, one per row; empty for other tables. */
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
  /** The content without padding; for an empty cell an empty place, one space behind the bar if there is room. */
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

/** An HTML comment on its own lines. `text` is what is between its marks. */
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

/** Lines that look like a table, but whose header and delimiter row disagree, so that GFM shows them as text. */
export interface MalformedTable {
  readonly type: 'malformed-table'
  readonly at: Place
}

/** Returns the words under which a block is indexed. Must be pure; results are cached by the function object. */
export type BlockReader = (block: Block) => readonly string[]

/** Front matter, as far as it can be read. */
export interface FrontMatter {
  readonly at: Place
  /** The top-level keys in lower case; empty if the front matter is no mapping. */
  readonly entries: ReadonlyMap<string, FrontMatterEntry>
  /** Problems with their places. */
  readonly problems: readonly { readonly message: Phrase; readonly at: Place }[]
}

export interface FrontMatterEntry {
  /** The key as written. */
  readonly key: string
  /** The value as the `yaml` library reads it. */
  readonly value: unknown
  readonly keyAt: Place
  readonly valueAt: Place
}

/** A heading with the content below it, up to the next heading, and its subsections. */
export interface Section {
  /** `undefined` for the part above the first heading. */
  readonly heading: Heading | undefined
  /** The heading's depth; 0 for the part above the first heading. */
  readonly depth: number
  readonly elements: readonly Element[]
  readonly sections: readonly Section[]
  /** An empty place behind the last text of the section, without its subsections. */
  readonly endsAt: Place
  /** Heading and elements. Versions of a document share the object as long as they are unchanged. */
  readonly body: SectionBody
  /** The section around this one; `undefined` for the root. */
  readonly parent: Section | undefined
  /** The index of the section in its document, and the index behind its last subsection; -1 for a section that only stands in for one. */
  readonly index: number
  readonly behind: number
}

export interface Document {
  /** Joined on first use, because most callers only look at blocks. */
  readonly text: string
  /** The length of the text. */
  readonly length: number
  readonly lines: Lines
  readonly blocks: readonly Block[]
  readonly lengths: BlockLengths
  readonly frontMatter: FrontMatter | undefined
  /** The part above the first heading, with all sections below it. */
  readonly root: Section
  /** The root and all sections below it, in document order. All of them are created, so do not use this on every edit. */
  readonly sections: readonly Section[]
  /** The body of each section, by index. */
  readonly bodies: readonly SectionBody[]
  /** How many blocks define each label; see `Block.definitions`. */
  readonly labels: ReadonlyMap<string, number>
  /** The blocks, in order, by the words of a reader. Computed once per reader. */
  blocksBy(reader: BlockReader): ReadonlyMap<string, readonly Block[]>
  /** The index of a block of this document. */
  indexOf(block: Block): number
  /** The section of an index; `undefined` if there is none. */
  sectionAt(index: number): Section | undefined
  /** The sections with a heading or content of their own in a block, in order. */
  sectionsIn(block: Block): readonly Section[]
  /** The offset at which a block of this document starts. */
  startOf(block: Block): number
  /** Turns a place into a span of the whole text. */
  spanOf(place: Place): Span
}
