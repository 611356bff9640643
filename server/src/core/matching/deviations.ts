/** How a document deviates from its template: each deviation is one fault, and one rule reports it. */
import type { Cell, Field, List, ListItem, Option, Place, Row, Section, Table } from '../markdown/document.ts'
import type { ColumnPart, FieldPart, ItemPart, Part, RowPart, SectionPart } from '../template/kind.ts'

/** The rules on escalations. Where an escalation is described, they report instead of the rules on sections and fields. */
export type EscalationRule = 'missing-escalation-level' | 'missing-contact' | 'missing-response-time'

/** A place that may be a missing part under another name: too weak to be taken for it, too strong to be passed over. */
export interface Question {
  /** Its heading or label, as written. */
  readonly name: string
  /** The words of its heading or label. */
  readonly at: Place
}

interface DeviationBase {
  /** The place of the fault; empty where something is missing. */
  readonly at: Place
  /** The missing or faulty part, in the words of the template or the document. */
  readonly label: string
  /** The section of the document around the fault. */
  readonly section: Section
  /** The part of the template that asks for it; `undefined` for a blank that no template asks for. */
  readonly part?: Part | undefined
  /** For a missing part: the place of which it is asked whether it is the part. */
  readonly question?: Question
}

export interface MissingSection extends DeviationBase {
  readonly rule: 'missing-section'
  readonly part: SectionPart
  /** The text that inserts the part at `at`. */
  readonly insert: string
}
export interface EmptySection extends DeviationBase {
  readonly rule: 'empty-section'
}
export interface MissingField extends DeviationBase {
  readonly rule: 'missing-field'
  readonly part: FieldPart
  readonly insert: string
}
export interface UnfilledField extends DeviationBase {
  readonly rule: 'unfilled-field'
  readonly field: Field
  readonly part?: FieldPart | undefined
}
export interface TemplateText extends DeviationBase {
  readonly rule: 'placeholder-text'
  readonly text: string
  /** True for a blank of the template in code; false for a sentence or a row. */
  readonly blank?: boolean
}
export interface MissingItem extends DeviationBase {
  readonly rule: 'missing-item'
  readonly part: ItemPart
  readonly insert: string
}
export interface UntickedItem extends DeviationBase {
  readonly rule: 'unticked-item'
  readonly item: ListItem
}
export interface TickedWithoutEvidence extends DeviationBase {
  readonly rule: 'ticked-without-evidence'
  readonly item: ListItem
  readonly part: ItemPart
}
export interface EmptyListItem extends DeviationBase {
  readonly rule: 'empty-list-item'
  readonly list: List
  /** The empty items, one after the other. */
  readonly items: readonly ListItem[]
}
export interface EmptyCell extends DeviationBase {
  readonly rule: 'empty-cell' | 'missing-eta' | 'missing-owner'
  readonly cell: Cell
  readonly row: Row
  readonly table: Table
  readonly column: ColumnPart | undefined
}
/** A known issue without a workaround: an empty cell, an empty field, or nothing at all. */
export interface MissingWorkaround extends DeviationBase {
  readonly rule: 'missing-workaround'
  readonly item?: ListItem
  readonly field?: Field
  readonly cell?: Cell
  readonly row?: Row
  readonly table?: Table
  /** The severity as written; empty if it has none. */
  readonly severity: string
  /** For an issue without a label for the workaround: the text that inserts it at `at`. */
  readonly insert?: string
}
export interface MissingRow extends DeviationBase {
  readonly rule: 'missing-row' | 'missing-milestone'
  readonly table: Table
  /** The row, if it is there but empty. */
  readonly row: Row | undefined
  /** The row that the template names. */
  readonly wanted: RowPart | undefined
  readonly insert: string
}
export interface MissingColumn extends DeviationBase {
  readonly rule: 'missing-column'
  readonly table: Table
}
/** A level of an escalation is missing, or its contact or response time is missing or empty. */
export interface MissingEscalation extends DeviationBase {
  readonly rule: EscalationRule
  /** The text that inserts it at `at`; `undefined` if only the value is missing. */
  readonly insert: string | undefined
}
/** A next update or another commitment without an owner. */
export interface MissingFieldOwner extends DeviationBase {
  readonly rule: 'missing-owner'
  readonly field: Field
}
export interface UnchosenOption extends DeviationBase {
  readonly rule: 'unchosen-option'
  /** The label or heading above the options. */
  readonly name: string
  readonly options: readonly Option[]
  /** How many boxes are ticked. */
  readonly ticked: number
}
export interface Unsigned extends DeviationBase {
  readonly rule: 'unsigned' | 'undated-sign-off'
  readonly field: Field
}

export type Deviation =
  | MissingSection
  | EmptySection
  | MissingField
  | UnfilledField
  | TemplateText
  | MissingItem
  | UntickedItem
  | TickedWithoutEvidence
  | EmptyListItem
  | EmptyCell
  | MissingWorkaround
  | MissingRow
  | MissingColumn
  | MissingEscalation
  | MissingFieldOwner
  | UnchosenOption
  | Unsigned

/** True if nothing of the part is in the document: `at` is only where it belongs. */
export function isAbsent(deviation: Deviation): boolean {
  switch (deviation.rule) {
    case 'missing-section':
    case 'missing-field':
    case 'missing-item':
    case 'missing-column':
      return true
    case 'missing-row':
    case 'missing-milestone':
      return deviation.row === undefined
    case 'missing-escalation-level':
    case 'missing-contact':
    case 'missing-response-time':
      return deviation.insert !== undefined
    default:
      return false
  }
}

/** The deviations of one rule. */
export function deviationsOf<R extends Deviation['rule']>(deviations: readonly Deviation[], rule: R): DeviationOf<R>[] {
  return deviations.filter((deviation): deviation is DeviationOf<R> => deviation.rule === rule)
}

/** The type of the deviations that a rule reports. */
export type DeviationOf<R extends Deviation['rule']> = Deviation extends infer G
  ? G extends Deviation
    ? R extends G['rule']
      ? G & { readonly rule: R }
      : never
    : never
  : never
