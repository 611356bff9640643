/** What is collected while a document is matched with its template. */

import type { Block, Field, ListItem, Place, Section, Table } from '../markdown/document.ts'
import type { Outline } from '../markdown/outline.ts'
import { placesOf } from '../markdown/parser/continued.ts'
import type { FieldPart, ItemPart, Part, SectionPart, Stage, TablePart } from '../template/kind.ts'
import { type Deviation, type EscalationRule, isAbsent } from './deviations.ts'
import type { Requirement } from './requirement.ts'

/** One thing that is asked for, as a requirement, with the section in which it is. */
export interface Line extends Omit<Requirement, 'section'> {
  readonly section: Section
}

/**
 * What was found in a region of a document: the sections that are matched with the template by name are one region, each of several features
 * is one, and so is each other section.
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
  /** Places whose blanks are reported by a rule more special than `placeholder-text`. */
  readonly claimed: readonly Place[]
}

/** A match of a region while parts are still looked for. */
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
  /** Sections, fields, lists, tables and items that a part has accounted for. */
  readonly handled: Handled
  /** The parts of the template whose absence a rule on escalations reports. */
  readonly escalation: ReadonlyMap<Part, EscalationRule>
}

type Handleable = Section | { readonly at: Place }

/** What a part has accounted for, and the blocks in which it stands. */
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

  /** True if anything in the blocks of a section's own content was accounted for. */
  touches({ heading, elements, endsAt }: Section): boolean {
    const { blocks } = this
    if (blocks.has(endsAt.block) || (heading && blocks.has(heading.at.block))) return true
    // All content of a section stands in the block of its heading, but for what was cut since it is long.
    return heading?.at.block !== endsAt.block && elements.flatMap(placesOf).some((at) => blocks.has(at.block))
  }
}

/** Nothing found yet. */
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

/** Notes a deviation and the open line that it is. */
export function pushDeviation(builder: MatchBuilder, found: Deviation): void {
  const deviation = ofEscalation(found, builder)
  builder.deviations.push(deviation)
  const { label, section, at, rule } = deviation
  builder.lines.push({ label, section, state: 'open', at, rule, ...(isAbsent(deviation) && { absent: true }) })
}

/** What is missing of an escalation belongs to the rule on escalations. */
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

/** Notes a line that is not open, or open for a fault that another rule reports. */
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
