/** Collects results while a document is matched with its template. */

import type { Block, Field, ListItem, Place, Section, Table } from '../markdown/document.ts'
import type { Outline } from '../markdown/outline.ts'
import { placesOf } from '../markdown/parser/continued.ts'
import type { FieldPart, ItemPart, Part, SectionPart, Stage, TablePart } from '../template/kind.ts'
import { type Deviation, type EscalationRule, isAbsent } from './deviations.ts'
import type { Requirement } from './requirement.ts'

/** A requirement with the section that it is in. */
export interface Line extends Omit<Requirement, 'section'> {
  readonly section: Section
}

/**
 * The match of one region. The sections matched by name are one region together; each instance of a repeating section is one, and so is
 * each other section.
 */
export interface RegionMatch {
  /** The sections of the region. */
  readonly own: readonly Section[]
  readonly deviations: readonly Deviation[]
  readonly lines: readonly Line[]
  readonly sections: ReadonlyMap<Section, SectionPart>
  readonly fields: ReadonlyMap<Field, FieldPart | ItemPart>
  readonly items: ReadonlyMap<ListItem, ItemPart>
  readonly tables: ReadonlyMap<Table, TablePart>
  /** Places whose blanks are reported by a more special rule than `placeholder-text`. */
  readonly claimed: readonly Place[]
}

/** The match of a region while it is built. */
export interface MatchBuilder extends RegionMatch {
  readonly outline: Outline
  readonly stage: Stage | undefined
  readonly own: Section[]
  readonly deviations: Deviation[]
  readonly lines: Line[]
  readonly sections: Map<Section, SectionPart>
  readonly fields: Map<Field, FieldPart | ItemPart>
  readonly items: Map<ListItem, ItemPart>
  readonly tables: Map<Table, TablePart>
  readonly claimed: Place[]
  /** Sections, fields, lists, tables and items that belong to a part. */
  readonly handled: Handled
  /** The parts whose absence a rule on escalations reports. */
  readonly escalation: ReadonlyMap<Part, EscalationRule>
}

type Handleable = Section | { readonly at: Place }

/** What belongs to a part already, with its blocks. */
export class Handled {
  readonly blocks = new Set<Block>()
  readonly #all = new Set<object>()

  add(one: Handleable): void {
    this.#all.add(one)
    const at = 'at' in one ? one.at : (one.heading?.at ?? one.endsAt)
    this.blocks.add(at.block)
  }

  has(one: Handleable): boolean {
    return this.#all.has(one)
  }

  /** True if anything in the blocks of a section's own content is handled. */
  touches({ heading, elements, endsAt }: Section): boolean {
    const { blocks } = this
    if (blocks.has(endsAt.block) || (heading && blocks.has(heading.at.block))) return true
    // Usually one block holds the whole section; long tables and lists span several.
    return heading?.at.block !== endsAt.block && elements.flatMap(placesOf).some((at) => blocks.has(at.block))
  }
}

/** A builder without results. */
export function newBuilder(outline: Outline, stage: Stage | undefined, escalation: MatchBuilder['escalation']): MatchBuilder {
  return {
    outline,
    stage,
    own: [],
    deviations: [],
    lines: [],
    sections: new Map(),
    fields: new Map(),
    items: new Map(),
    tables: new Map(),
    claimed: [],
    handled: new Handled(),
    escalation,
  }
}

/** Records a deviation and its open line. */
export function pushDeviation(builder: MatchBuilder, found: Deviation): void {
  const deviation = ofEscalation(found, builder)
  builder.deviations.push(deviation)
  const { label, section, at, rule } = deviation
  builder.lines.push({ label, section, state: 'open', at, rule, ...(isAbsent(deviation) && { absent: true }) })
}

/** Missing parts of an escalation are reported by the rules on escalations. */
function ofEscalation(deviation: Deviation, builder: MatchBuilder): Deviation {
  const rule = deviation.part && builder.escalation.get(deviation.part)
  if (!rule) return deviation
  const { at, label, section, part } = deviation
  if (deviation.rule === 'missing-section') {
    const insert = deviation.insert.trimEnd().concat(deviation.insert.endsWith('\n\n') ? '\n\n' : '')
    return { rule, at, label, section, part, insert }
  }
  if (deviation.rule === 'missing-field') return { rule, at, label, section, part, insert: deviation.insert }
  return deviation.rule === 'unfilled-field' ? { rule, at, label, section, part, insert: undefined } : deviation
}

/** Records a line that is not open, or whose fault another rule reports. */
export function pushLine(
  builder: MatchBuilder,
  label: string,
  section: Section,
  state: Requirement['state'],
  at: Place,
  rule?: string,
): void {
  builder.lines.push({ label, section, state, at, rule })
}
