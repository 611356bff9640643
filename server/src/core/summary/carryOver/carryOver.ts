/** Carries what is open in a handoff over to the next one. What is closed stays behind. */

import { nameKey, saysOnly } from '../../lexicon/names.ts'
import { contentsOf, issueIdIn } from '../../linter/facts.ts'
import { droppedFrom } from '../../linter/keptItems.ts'
import { allOf } from '../../markdown/blocks.ts'
import type { Document, Element, Field, ListItem, Place, Section } from '../../markdown/document.ts'
import { filling } from '../../markdown/edits.ts'
import { hasContent } from '../../markdown/elements/values.ts'
import { fieldsIn } from '../../markdown/outline.ts'
import { parseDocument } from '../../markdown/parse.ts'
import { lastOf } from '../../markdown/parser/continued.ts'
import { allSections, endOfSection } from '../../markdown/sections.ts'
import type { Match } from '../../matching/documentMatch.ts'
import { lineEnd, marginOf } from '../../matching/insert.ts'
import { matchKind } from '../../matching/match.ts'
import type { FieldPart, ItemPart, Kind, SectionPart } from '../../template/kind.ts'
import { isLeft, textsOf } from '../../template/ownText.ts'
import { blankPattern } from '../../template/value.ts'
import type { Span, TextEdit } from '../../util/text.ts'
import { lineEndingOf } from '../../util/text.ts'
import { visibleTextAt, visibleTextIn } from '../visibleText.ts'
import { Excerpts, type Route } from './excerpt.ts'
import { type OpenContent, openContentOf } from './openContent.ts'
import { ownersFor } from './owners.ts'

/** The next handoff before anything is carried over. */
export interface NextHandoff extends Route {
  readonly kind: Kind
  readonly text: string
}

/** The next handoff with what was open. */
export interface CarriedOver {
  readonly text: string
  /** The spans of what was carried over. */
  readonly carried: readonly Span[]
}

/** Carries the open content of a checked handoff over, each part to the part of the next one that asks for the same. */
export function carryOver(document: Document, match: Match, next: NextHandoff): CarriedOver {
  const carrier = new Carrier(document, match, next)
  carrier.run()
  const carried = carrier.result(lineEndingOf(document.text))
  return withDropped(carried, document, match, next)
}

/** Adds what `dropped-item` would still report: nothing open is lost, whatever its form. */
function withDropped({ text, carried }: CarriedOver, document: Document, match: Match, { from }: Route): CarriedOver {
  const { openItems } = contentsOf({ document, kind: match.kind, stage: match.stage }, from)
  const next = parseDocument(text)
  const edits = droppedFrom(next, openItems).map((item): TextEdit => {
    const section = Array.from(allSections(next.root)).find(({ heading }) => heading && nameKey(heading.text) === nameKey(item.section))
    const end = next.spanOf(lineEnd(section?.endsAt ?? endOfSection(next.root))).end
    return { span: { start: end, end }, text: `\n- [ ] ${item.text}` }
  })
  return edits.length === 0 ? { text, carried } : edited(text, edits, lineEndingOf(text), carried)
}

/** A section that the next handoff has only for what is carried over: behind which other one, and how deep. */
interface Begun {
  readonly anchor: Section
  readonly depth: number
}

/** Finds where everything goes in the next handoff. */
class Carrier {
  readonly #document: Document
  readonly #open: OpenContent
  readonly #excerpts: Excerpts
  /** The previous handoff as the next kind reads it, and the next one as it begins. */
  readonly #here: Match
  readonly #there: Match
  readonly #target: Document
  readonly #sections = new Map<SectionPart, Section>()
  readonly #items = new Map<ItemPart, ListItem>()
  readonly #fields = new Map<FieldPart | ItemPart, Field>()
  readonly #edits: TextEdit[] = []
  /** What is added behind a section, in order, and in place of its blanks. */
  readonly #added = new Map<Section, string[]>()
  readonly #behind = new Map<Section, string[]>()
  readonly #emptied = new Set<Section>()
  readonly #begun = new Map<Section, Begun>()

  constructor(document: Document, match: Match, next: NextHandoff) {
    this.#document = document
    this.#open = openContentOf(document, match)
    this.#excerpts = new Excerpts(document, this.#open.nodes, next)
    this.#here = matchKind(document, next.kind, 'draft')
    this.#target = parseDocument(next.text)
    this.#there = matchKind(this.#target, next.kind, 'draft')
    for (const [section, part] of this.#there.sections) if (!this.#sections.has(part)) this.#sections.set(part, section)
    for (const [item, part] of this.#there.items) if (!this.#items.has(part)) this.#items.set(part, item)
    for (const [field, part] of this.#there.fields) if (!this.#fields.has(part)) this.#fields.set(part, field)
  }

  run(): void {
    const owners = ownersFor(this.#here)
    for (const section of this.#document.sections) {
      for (const item of allOf(section.elements, 'item')) this.#moveItem(item)
      for (const { field, item } of fieldsIn(section.elements)) this.#moveField(field, item, owners.get(field))
    }
    for (const section of this.#document.sections) this.#carrySection(section)
  }

  result(ending: string): CarriedOver {
    for (const [section, pieces] of this.#added) this.#edits.push(...this.#placed(section, pieces))
    for (const [section, pieces] of this.#behind) this.#edits.push(this.#insertion(endOfSection(section), pieces.join('\n\n')))
    for (const section of this.#emptied) {
      const { start } = this.#target.spanOf(section.heading?.at ?? section.endsAt)
      this.#edits.push({ span: this.#withGap({ start, end: this.#target.spanOf(endOfSection(section)).end }), text: '' })
    }
    const definitions = this.#definitions()
    const { text, carried } = edited(this.#target.text, this.#edits, ending)
    const whole = [text.trimEnd(), ...(definitions.length > 0 ? ['', ...definitions] : []), ''].join(ending)
    return { text: whole.replaceAll(/\r\n|\n/g, ending), carried }
  }

  /** Text in paragraphs of its own behind a place. */
  #insertion(at: Place, text: string): TextEdit {
    const { end } = this.#target.spanOf(lineEnd(at))
    const before = this.#target.text.slice(0, end)
    return { span: { start: end, end }, text: `${/\n\n$/.test(before) ? '' : '\n\n'}${text}` }
  }

  /** Puts an open item in place of the item that the next kind has for it. */
  #moveItem(item: ListItem): void {
    const part = this.#here.items.get(item)
    const there = part && this.#items.get(part)
    if (!there || !this.#open.nodes.has(item) || isRow(item) || isRow(there)) return
    this.#items.delete(part)
    const margin = marginOf(there.at)
    const [first = '', ...others] = this.#excerpts.item(item).split('\n')
    const text = [first, ...others.map((line) => (line === '' ? '' : margin + line))].join('\n')
    this.#edits.push({ span: this.#target.spanOf(there.at), text })
    for (const inner of [item, ...allOf(item.elements, 'item')]) this.#excerpts.moved.add(inner)
  }

  /** Fills the field that the next kind has for an open one, or for an owner. */
  #moveField(field: Field, item: ListItem | undefined, owned: FieldPart | undefined): void {
    const node = item ?? field
    const part = owned ?? (this.#open.nodes.has(node) ? this.#here.fields.get(field) : undefined)
    const there = part && this.#fields.get(part)
    if (!there || part.type !== 'field' || this.#excerpts.moved.has(node)) return
    if (field.value.text === '' || field.value.elements.some(hasContent) || !this.#isOpenField(there, part)) return
    this.#fields.delete(part)
    this.#fill(there, this.#excerpts.at(field.value.at))
    this.#excerpts.moved.add(node)
  }

  #fill({ value }: Field, words: string): void {
    const { at, text } = filling(value.at, words.replace(/\s*\n\s*/g, ' '))
    this.#edits.push({ span: this.#target.spanOf(at), text })
  }

  /** True for a field in which nothing stands but what the template has there. */
  #isOpenField({ value }: Field, part: FieldPart | ItemPart): boolean {
    if (value.empty || visibleTextAt(value.at, value.text) === '') return true
    return part.type === 'field' && part.preset === value.text
  }

  #carrySection(section: Section): void {
    const pieces = section.elements.map((element) => this.#excerpts.element(element)).filter((piece) => piece.trim() !== '')
    const isIssue = this.#open.issues.has(section)
    if (pieces.length === 0 && !(isIssue && namesOneIssue(section))) return
    const part = this.#here.sections.get(section)
    const there = part && this.#sections.get(part)
    if (there && !part.repeats) {
      push(this.#added, there, pieces)
      return
    }
    const isTop = section.heading === undefined || section === this.#here.outline.title
    if (isTop) {
      push(this.#added, this.#there.outline.title ?? this.#target.root, pieces)
      return
    }
    if (there && isIssue) this.#emptied.add(there)
    push(this.#behind, this.#begin(section).anchor, pieces)
  }

  /** Writes the heading of a section that no part of the next kind is for, below that of the section around it. */
  #begin(section: Section): Begun {
    const before = this.#begun.get(section)
    if (before) return before
    const begun = this.#placeFor(section)
    this.#begun.set(section, begun)
    push(this.#behind, begun.anchor, [this.#headingOf(section, begun.depth)])
    return begun
  }

  #placeFor(section: Section): Begun {
    const top = this.#there.outline.title ?? this.#target.root
    const { title } = this.#here.outline
    const { parent } = section
    const siblings = parent?.sections ?? []
    if (parent?.heading && parent !== title) {
      const there = this.#counterpart(parent)
      const around = there ? { anchor: there, depth: there.depth } : this.#begin(parent)
      return { anchor: around.anchor, depth: around.depth + section.depth - parent.depth }
    }
    const before = siblings.slice(0, siblings.indexOf(section)).findLast((one) => this.#counterpart(one))
    const anchor = (before && this.#counterpart(before)) ?? top
    const highest = Math.min(...siblings.map(({ depth }) => depth))
    return { anchor, depth: top.heading ? top.depth + 1 + section.depth - highest : section.depth }
  }

  #counterpart(section: Section): Section | undefined {
    const part = this.#here.sections.get(section)
    return part && this.#sections.get(part)
  }

  #headingOf(section: Section, depth: number): string {
    const { heading } = section
    const isSame = heading?.bold || depth === section.depth
    return heading && !isSame
      ? `${'#'.repeat(Math.max(1, Math.min(6, depth)))} ${this.#excerpts.at(heading.textAt)}`
      : this.#excerpts.heading(section)
  }

  /** Puts pieces in the place of what is blank in a section, else at its end. */
  #placed(section: Section, pieces: readonly string[]): TextEdit[] {
    const text = pieces.join('\n\n')
    const blanks = section.elements.filter((element) => this.#isBlank(element, section))
    const [first, ...others] = blanks.map((element) => this.#spanOf(element))
    if (first) return [{ span: first, text }, ...others.map((span) => ({ span: this.#withGap(span), text: '' }))]
    const last = section.elements.at(-1)
    const insertion = this.#insertion(section.endsAt, text)
    const goesOn = last?.type === 'list' && /^[ \t]*(?:[-*+]|\d+[.)])[ \t]/.test(text)
    return [goesOn ? { ...insertion, text: `\n${text}` } : insertion]
  }

  /** True for content that only shows what belongs there. */
  #isBlank(element: Element, section: Section): boolean {
    if (element.type === 'list') return element.items.every((item) => item.box === undefined && item.field === undefined && isToWrite(item))
    if (element.type === 'table') return element.rows.every((row) => row.cells.every((cell) => visibleTextIn(cell) === ''))
    const part = this.#there.sections.get(section)
    if (element.type !== 'paragraph' || !part?.parts.some(({ type }) => type === 'prose' || type === 'list')) return false
    return element.fields.length === 0 && isLeft(element, textsOf(part))
  }

  #spanOf(element: Element): Span {
    return { start: this.#target.spanOf(element.at).start, end: this.#target.spanOf(lastOf(element)).end }
  }

  #withGap({ start, end }: Span): Span {
    const gap = /^\s*/.exec(this.#target.text.slice(end))?.[0].length ?? 0
    return { start, end: end + gap }
  }

  /** The definitions of links and footnotes that carried words refer to. */
  #definitions(): string[] {
    const carried = this.#edits.map(({ text }) => text).join('\n')
    const labels = new Set(Array.from(carried.matchAll(/\[([^[\]\n]{1,200})\]/g), ([, label = '']) => keyOf(label)))
    if (labels.size === 0) return []
    const source = this.#excerpts.all()
    return Array.from(source.matchAll(/^ {0,3}\[([^[\]\n]{1,200})\]:[^\n]*(?:\n(?:[ \t]{2,}|\t)[^\n]*)*/gm)).flatMap(
      ([whole, label = '']) => (labels.has(keyOf(label)) && !carried.includes(whole) ? whole.trimEnd() : []),
    )
  }
}

/** True for an item without words, or with a blank in them. */
function isToWrite({ empty, text, textAt }: ListItem): boolean {
  return empty || visibleTextAt(textAt, text) === '' || blankPattern.test(text)
}

const ofGroups: ReadonlySet<string> = new Set('known,open,issue,limitation,incident,scope,severity,priority'.split(','))

/** True for a heading that says something without content: an id, or other words than those of a group of issues. */
function namesOneIssue({ heading, sections }: Section): boolean {
  return heading !== undefined && sections.length === 0 && (issueIdIn(heading.text) !== undefined || !saysOnly(heading.text, ofGroups))
}

function isRow({ markerAt }: ListItem): boolean {
  return markerAt.start === markerAt.end
}

function keyOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}

function push(map: Map<Section, string[]>, key: Section, pieces: readonly string[]): void {
  map.set(key, [...(map.get(key) ?? []), ...pieces])
}

/** A text after edits, in which all lines end alike, with the spans of what they wrote and of what was written before. */
function edited(text: string, edits: readonly TextEdit[], ending: string, before: readonly Span[] = []): CarriedOver {
  const withEnding = (some: string) => some.replace(/\r\n|\n|\r/g, ending)
  let made = ''
  let from = 0
  const carried: Span[] = []
  const moved = before.map((span) => ({ ...span }))
  for (const { span, text: put } of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    if (span.start < from) continue
    made += withEnding(text.slice(from, span.start))
    const start = made.length
    made += withEnding(put)
    if (put !== '') carried.push({ start, end: made.length })
    for (const [index, { start: was }] of before.entries()) {
      const one = moved[index]
      if (!one || was < span.end) continue
      one.start += made.length - start
      one.end += made.length - start
    }
    from = span.end
  }
  made += withEnding(text.slice(from))
  return { text: made, carried: [...moved, ...carried] }
}
