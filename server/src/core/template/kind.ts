/** A kind of document: one Markdown template, read as a schema. All differences between kinds are in their templates. */

import type { Document, Place } from '../markdown/document.ts'
import type { Phrase } from '../util/phrase.ts'
import type { FactSource } from './factSources.ts'

/** The stages of a handoff. Parts of a later stage are not asked for yet. */
export const stages = ['draft', 'ready', 'accepted', 'closed'] as const
export type Stage = (typeof stages)[number]

/** The type of value that belongs in a field, cell or item. */
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
  /** Globs of files of this kind. */
  readonly match: readonly string[]
  /** The URI of the template; `undefined` for a built-in. */
  readonly uri: string | undefined
  /** The template itself. */
  readonly template: Document
  readonly root: SectionPart
  /** What is wrong with the template. */
  readonly problems: readonly TemplateProblem[]
  /** True if the template could not be read, so that the kind has no parts. */
  readonly isUnread?: boolean
  /** The names that the template asks for, if known without reading it. */
  readonly names?: WantedNames
}

/** What is known of a kind before its template is read. */
export interface KindOutline extends Pick<Kind, 'title' | 'description' | 'match'> {
  readonly version?: string
  /** True if the template has problems. They are found by reading it. */
  readonly hasProblems?: boolean
  readonly names: WantedNames
  /** The root section with all its parts as JSON, without places in the template. */
  readonly parts: string
}

/** The keys of the names that a template asks for, each with its aliases. */
export interface WantedNames {
  readonly sections: readonly (readonly string[])[]
  readonly others: readonly (readonly string[])[]
  /** The keys of those that may be left out. */
  readonly optional: readonly string[]
}

export interface TemplateProblem {
  readonly message: Phrase
  readonly at: Place
}

/** A minimum and a maximum, both included. */
export interface Bounds {
  readonly least: number
  readonly most: number
}

/** Limits of a part; `undefined` for any amount. */
export interface Limits {
  readonly items?: Bounds | undefined
  readonly words?: Bounds | undefined
  readonly sentences?: Bounds | undefined
  readonly paragraphs?: Bounds | undefined
  /** The sum of an agenda's minutes, or the duration that a field may name. */
  readonly minutes?: Bounds | undefined
}

/** A distance in time between two fields. */
export interface Distance {
  /** The label of the other field. */
  readonly field: string
  readonly minutes: number
}

/** What all parts have in common. */
interface PartBase {
  /** The name as the template writes it. */
  readonly name: string
  /** Other names that mean the same. */
  readonly aliases: readonly string[]
  readonly optional: boolean
  /** The stage from which the part is asked for; `undefined` for always. */
  readonly from: Stage | undefined
  /** True for internal content, which is left out of status updates. */
  readonly internal: boolean
  /** The template's prose about the part, as plain text; empty if there is none. */
  readonly guidance: string
  /** The part in the template; left out if the template was not read. */
  readonly at?: Place
  readonly limits: Limits
  /** The sources of its value; the first that says something counts. Left out if only its author knows. */
  readonly fill?: readonly FactSource[]
}

export type Part = SectionPart | FieldPart | ItemPart | TablePart | ListPart | ProsePart | RecordPart

export interface SectionPart extends PartBase {
  readonly type: 'section'
  readonly depth: number
  /** True if the section may repeat under different names: `Feature 1: [Feature Name]`. */
  readonly repeats: boolean
  /** The constant words before the blank of a repeating section's heading: `Feature`. */
  readonly stem: string
  /** The minimum number of instances of a repeating section. */
  readonly least: number
  /** The parts of the section itself, without its subsections. */
  readonly parts: readonly Exclude<Part, SectionPart>[]
  readonly sections: readonly SectionPart[]
  /** The template's own texts in the section, one a line; see `textsIn`. Where they are left unchanged, the author has written nothing. */
  readonly prose: string
  /** True if the items of the section's checklist must be done in order. */
  readonly ordered: boolean
  /** The section's source with its subsections, as inserted where it is missing. */
  readonly source: string
}

export interface FieldPart extends PartBase {
  readonly type: 'field'
  readonly valueType: ValueType
  /** The options of a choice, or the allowed values; empty for any value. */
  readonly choices: readonly string[]
  /** True for a choice of exactly one box. */
  readonly boxes: boolean
  /** True if the value is a list below the label; `ordered` for steps. */
  readonly list: 'none' | 'bullets' | 'ordered'
  /** True for a line with a name and a date: a sign-off. */
  readonly signOff: boolean
  /** The template's own value if it is concrete and may stay; `…` if it stands below the label. */
  readonly preset: string
  /** The template's blank or guidance in place of the value, as written; empty for none. */
  readonly blank: string
  /** The field's source, as inserted where it is missing. */
  readonly source: string
  /** True if the value names a time and an owner: `[UTC timestamp and owner]`. */
  readonly owned: boolean
  /** For the next update: the most minutes after the last one. */
  readonly cadence: number | undefined
  /** The field with the later date, and the minimum distance. */
  readonly before: Distance | undefined
  /** The field with the earlier time, and the maximum distance. */
  readonly after: Distance | undefined
}

/** A checklist item. */
export interface ItemPart extends PartBase {
  readonly type: 'item'
  /** The value that the item needs behind its colon; `undefined` if a tick is enough. */
  readonly evidence: ValueType | undefined
  /** The part that must be filled in before the item may be ticked; `undefined` for none. */
  readonly dependsOn: string | undefined
  readonly source: string
}

export interface TablePart extends PartBase {
  readonly type: 'table'
  readonly columns: readonly ColumnPart[]
  /** Required rows, by their first cell. */
  readonly rows: readonly RowPart[]
  /** The template's own rows, cell by cell. A row of a document that equals one of them is not filled in yet. */
  readonly examples: readonly (readonly string[])[]
  /** The minimum number of rows with content. */
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

/** A list of unnamed items, at least `least` of them. */
export interface ListPart extends PartBase {
  readonly type: 'list'
  readonly ordered: boolean
  /** The boxes of a choice, one of which is to be ticked; empty for any list. */
  readonly choices: readonly string[]
  readonly least: number
  readonly source: string
}

/** Text of the author's own, asked for by guiding prose in the template. */
export interface ProsePart extends PartBase {
  readonly type: 'prose'
}

/** A group of fields that may repeat in a section. Each repetition begins with the first field. */
export interface RecordPart extends PartBase {
  readonly type: 'record'
  readonly fields: readonly FieldPart[]
  readonly least: number
  readonly source: string
}
