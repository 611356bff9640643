/**
 * A kind of document: one Markdown template, read as a schema. What differs between kinds stands in their templates.
 */

import type { Document, Place } from '../markdown/document.ts'
import type { Phrase } from '../util/phrase.ts'

/** How far a handoff has come. What is not asked for yet is not reported. */
export const stages = ['draft', 'ready', 'accepted', 'closed'] as const
export type Stage = (typeof stages)[number]

/** What belongs into a field, cell or item, as far as the template says it. */
export type ValueType =
  | 'text'
  | 'date'
  | 'timestamp'
  | 'time'
  | 'duration'
  | 'link'
  | 'channel'
  | 'email'
  | 'person'
  | 'version'
  | 'severity'
  | 'choice'
  | 'number'

export interface Kind {
  /** The file's name without `.md`, or the template's `kind:`. */
  readonly id: string
  readonly title: string
  /** One sentence for pickers; empty if the template has none. */
  readonly description: string
  readonly version: string | undefined
  /** Globs of the files that are of this kind. */
  readonly match: readonly string[]
  /** Where the template was read from: a URI, or `undefined` for a built-in. */
  readonly uri: string | undefined
  /** The template itself. */
  readonly template: Document
  readonly root: SectionPart
  /** What is wrong with the template. */
  readonly problems: readonly TemplateProblem[]
  /** True if the template could not be read, so that nothing is asked for. */
  readonly isUnread?: boolean
  /** The names that the template asks for, where they are known without reading it. */
  readonly names?: WantedNames
}

/** What is known of a kind before its template is read. */
export interface KindOutline extends Pick<Kind, 'title' | 'description' | 'match'> {
  readonly version?: string
  /** Set where the template itself has problems: what they are is read from it. */
  readonly hasProblems?: boolean
  readonly names: WantedNames
  /** The root section with all that is in it, without places in the template, as JSON. */
  readonly parts: string
}

/** The keys of the names that a template asks for, each with those of its aliases. */
export interface WantedNames {
  readonly sections: readonly (readonly string[])[]
  readonly others: readonly (readonly string[])[]
}

export interface TemplateProblem {
  readonly message: Phrase
  readonly at: Place
}

/** A least and a most, both included. */
export interface Bounds {
  readonly least: number
  readonly most: number
}

/** How much of something a part may hold; `undefined` where any amount will do. */
export interface Limits {
  readonly items?: Bounds | undefined
  readonly words?: Bounds | undefined
  readonly sentences?: Bounds | undefined
  readonly paragraphs?: Bounds | undefined
  /** What the minutes of an agenda add up to, or how long what a field names takes. */
  readonly minutes?: Bounds | undefined
}

/** A distance in time that a field must keep from another one. */
export interface Distance {
  /** The label of the other field. */
  readonly field: string
  readonly minutes: number
}

/** What every part of a template has. */
interface PartBase {
  /** The name as the template writes it. */
  readonly name: string
  /** Other names that mean the same. */
  readonly aliases: readonly string[]
  readonly optional: boolean
  /** The stage from which the part is asked for; `undefined` for always. */
  readonly from: Stage | undefined
  /** True for what does not leave the house: it is left out of status updates. */
  readonly internal: boolean
  /** The template's prose about the part, as plain text; empty if there is none. */
  readonly guidance: string
  /** The part in the template; left out where that has not been read. */
  readonly at?: Place
  readonly limits: Limits
}

export type Part = SectionPart | FieldPart | ItemPart | TablePart | ListPart | ProsePart | RecordPart

export interface SectionPart extends PartBase {
  readonly type: 'section'
  readonly depth: number
  /** True if the section may stand several times under names of its own: `Feature 1: [Feature Name]`. */
  readonly repeats: boolean
  /** The constant words before the blank of a repeating section's heading: `Feature`. */
  readonly stem: string
  /** How often a repeating section must stand at least. */
  readonly least: number
  /** What stands in the section itself. */
  readonly parts: readonly Exclude<Part, SectionPart>[]
  readonly sections: readonly SectionPart[]
  /** The template's own text in the section, a paragraph a line: left untouched, it is not the author's. */
  readonly prose: string
  /** True if the items of the section's checklist are done in the order of the template. */
  readonly ordered: boolean
  /** The section's source, with its subsections, as it is inserted when missing. */
  readonly source: string
}

export interface FieldPart extends PartBase {
  readonly type: 'field'
  readonly valueType: ValueType
  /** The alternatives of a choice, or the allowed values; empty if any value will do. */
  readonly choices: readonly string[]
  /** True for a choice of exactly one box. */
  readonly boxes: boolean
  /** True if the value is a list below the label; `ordered` for steps. */
  readonly list: 'none' | 'bullets' | 'ordered'
  /** True for a line that asks for a name and a date: a sign-off. */
  readonly signOff: boolean
  /** The template's own value if it is a concrete one, which may stay. */
  readonly preset: string
  /** The template's blank or guiding text at the value's place, as written; empty if there is none. */
  readonly blank: string
  /** The field's source, as it is inserted when missing. */
  readonly source: string
  /** True if the line is a task with a box: `- [ ] Env: …`. */
  readonly task: boolean
  /** True if the value names an owner beside its time: `[UTC timestamp and owner]`. */
  readonly owned: boolean
  /** For the next update: how many minutes after the last one it is due at the latest. */
  readonly cadence: number | undefined
  /** The field before which this date lies, and by how much at least. */
  readonly before: Distance | undefined
  /** The field after which this time lies, and by how much at most. */
  readonly after: Distance | undefined
}

/** A checklist item. */
export interface ItemPart extends PartBase {
  readonly type: 'item'
  /** What the item needs behind its colon; `undefined` for a mere tick. */
  readonly evidence: ValueType | undefined
  /** The part that must be there for the tick to be true; `undefined` if none is named. */
  readonly dependsOn: string | undefined
  readonly source: string
}

export interface TablePart extends PartBase {
  readonly type: 'table'
  readonly columns: readonly ColumnPart[]
  /** Rows that must be there, by their first cell. */
  readonly rows: readonly RowPart[]
  /** The template's own rows, cell by cell: a row of a document that is like one of them was not written yet. */
  readonly examples: readonly (readonly string[])[]
  /** The least number of rows with content. */
  readonly least: number
  readonly source: string
}

export interface ColumnPart {
  readonly name: string
  readonly aliases: readonly string[]
  readonly optional: boolean
  readonly valueType: ValueType
}

export interface RowPart {
  readonly name: string
  readonly source: string
}

/** A list without names: at least `least` items. */
export interface ListPart extends PartBase {
  readonly type: 'list'
  readonly ordered: boolean
  readonly least: number
  readonly source: string
}

/** Text of the author's own, asked for by instructive prose of the template. */
export interface ProsePart extends PartBase {
  readonly type: 'prose'
}

/** A group of fields that may stand several times in a section: the first field begins each. */
export interface RecordPart extends PartBase {
  readonly type: 'record'
  readonly fields: readonly FieldPart[]
  readonly least: number
  readonly source: string
}
