/** Meets a document with its kind's template: what is there, what is missing, what is still blank. */
import { sameEnds } from '../aligned.ts'
import { placesOf } from '../model/continued.ts'
import type { Block, Document, Field, FrontMatter, Heading, ListItem, Passage, Place, Section, Table } from '../model/document.ts'
import { exchangeOf } from '../model/parse.ts'
import type { Obligation } from '../readiness.ts'
import { step } from '../steps.ts'
import { countUpTo } from '../text.ts'
import { withAcceptance } from './acceptance.ts'
import { saysNone } from './answers.ts'
import { escalationParts } from './escalation.ts'
import { type Findings, type Found, noFindings } from './findings.ts'
import { detached, FoundMatch } from './found.ts'
import type { Gap } from './gaps.ts'
import { isKnownIssues, issueFrame, issueGaps, knownIssueSections, listedIssues, namesIssue, speaksOfIssues } from './issues.ts'
import type { FieldPart, ItemPart, Kind, SectionPart, Stage, TablePart } from './kind.ts'
import { looseGaps } from './loose.ts'
import { Matcher } from './matcher.ts'
import { type Asked, fieldNames, named, Outline } from './outline.ts'
import { isAskedFor } from './stages.ts'

/** What came of meeting a document with a template. What is not asked for is not put together. */
export interface Match {
  readonly kind: Kind
  readonly stage: Stage | undefined
  readonly outline: Outline
  /** What was found, stretch by stretch; what an edit left as it was is the same object as before. Sections in it may be of an earlier version. */
  readonly found: readonly Found[]
  /** The sections that were looked into. */
  readonly own: readonly Section[]
  /** In document order. */
  readonly obligations: readonly Obligation[]
  /** Everything that is open, each fault once. */
  readonly gaps: readonly Gap[]
  readonly sections: ReadonlyMap<Section, SectionPart>
  readonly fields: ReadonlyMap<Field, FieldPart | ItemPart>
  readonly items: ReadonlyMap<ListItem, ItemPart>
  readonly tables: ReadonlyMap<Table, TablePart>
  /** Places whose blanks are reported by a rule more special than `placeholder-text`. */
  readonly claimed: readonly Place[]
}

/**
 * Matches a document; with a kind that has no parts, only blanks that need no template are found. What is matched by name is matched anew;
 * each of several features, and each section that no part asks for, only if it has changed.
 */
export function matchKind(document: Document, kind: Kind, stage: Stage | undefined): Match {
  const outline = new Outline(document)
  const { core, last } = coreOf(outline, kind, stage)
  const { units } = core
  const found = last ? [...last.found] : [core.found]
  // As long as no heading changes the units are the same ones, and only those are looked at in which a passage has changed.
  const { from, to } = last ? changedBetween(document.passages, last.passages) : { from: 0, to: document.passages.length }
  for (let at = Math.max(0, countUpTo(core.starts, from) - 1); at < units.length; at++) {
    const { index, part } = units[at] as Unit
    if (index >= to) break
    step()
    const section = document.sectionAt(index) as Section
    const known = core.known.has(index)
    found[at + 1] = part
      ? instanceOf(section, part, core.root, outline, stage, known, core.listed)
      : unaskedFor(section, outline, stage, known, core.listed)
  }
  core.last = { passages: document.passages, found }
  return new FoundMatch(kind, stage, outline, found)
}

function changedBetween(passages: readonly Passage[], before: readonly Passage[]): { from: number; to: number } {
  const { from, same } = sameEnds(passages, before)
  return { from, to: passages.length - same }
}

/** What is matched by itself: one of several features with its subsections, or a section that no part asks for. */
interface Unit {
  readonly index: number
  readonly part: SectionPart | undefined
}

/** What was found last, unit by unit behind what is matched by name. */
interface LastMatch {
  readonly passages: readonly Passage[]
  readonly found: readonly Found[]
}

/** What of a document is matched with the template by name. */
interface Core {
  readonly root: SectionPart
  readonly stage: Stage | undefined
  readonly found: Found
  /** All else, in document order, and the index of the section with which each begins. */
  readonly units: readonly Unit[]
  readonly starts: readonly number[]
  /** The sections below a heading of known issues, by index. */
  readonly known: ReadonlySet<number>
  /** The issues that rows and items among them name. */
  readonly listed: ReadonlySet<string>
  last: LastMatch | undefined
  /** What it holds for: the document's blocks as they were, and which of them, and which names anywhere, it depends on. */
  readonly blocks: readonly Block[]
  readonly frontMatter: FrontMatter | undefined
  /** Where what belongs to no section goes. */
  readonly end: Block
  readonly reads: ReadonlySet<Block>
  readonly asked: Asked
}

const cores = new WeakMap<object, WeakMap<Kind, Core>>()

/** Matches by name; again only if an edit was where it looks, or changed a heading that matters. `last` is what was found if it still holds. */
function coreOf(outline: Outline, kind: Kind, stage: Stage | undefined): { core: Core; last: LastMatch | undefined } {
  const { document } = outline
  const ofDocument = cores.get(document.lineage) ?? new WeakMap<Kind, Core>()
  cores.set(document.lineage, ofDocument)
  const before = ofDocument.get(kind)
  if (before && before.stage === stage && stillHolds(before, document)) {
    const core = { ...before, blocks: document.blocks }
    ofDocument.set(kind, core)
    return { core, last: before.last }
  }
  const core = matchByName(outline, kind, stage)
  ofDocument.set(kind, core)
  return { core, last: undefined }
}

function matchByName(outline: Outline, kind: Kind, stage: Stage | undefined): Core {
  const { document } = outline
  const root = isAskedFor('accepted', stage) ? withAcceptance(kind.root) : kind.root
  const findings = noFindings(outline, stage, escalationParts(kind.root))
  const matcher = new Matcher(findings, root)
  matcher.match()
  const known = knownIssueSections(document)
  const { ids: listed, blocks: listing } = listedIssues(known)
  const units: Unit[] = []
  for (let index = 0; index < outline.sections.length; ) {
    const section = outline.sections[index] as Section
    const part = matcher.instances.get(section)
    if (part) {
      units.push({ index, part })
      index = section.behind
      continue
    }
    if (findings.sections.has(section) || section.parent === undefined || findings.handled.touches(section))
      finish(section, listed, findings)
    else units.push({ index, part: undefined })
    index++
  }
  const { frontMatter, blocks } = document
  return {
    root,
    stage,
    found: findings,
    units,
    starts: units.map(({ index }) => index),
    known: new Set(Array.from(known, ({ index }) => index)),
    listed,
    blocks,
    frontMatter,
    end: document.root.endsAt.block,
    reads: new Set([...blocksRead(findings), ...listing]),
    asked: outline.asked,
    last: undefined,
  }
}

function stillHolds({ blocks, frontMatter, end, reads, asked, known }: Core, document: Document): boolean {
  if (document.frontMatter !== frontMatter || document.root.endsAt.block !== end) return false
  const { from, to, removed } = exchangeOf(document.blocks, blocks)
  if (removed.length === 0 && from === to) return true
  const added = document.blocks.slice(from, to)
  const before = removed.flatMap(({ passages }) => passages)
  const now = added.flatMap(({ passages }) => passages)
  if (before.length !== now.length || before.some((passage, index) => !isAlike(passage, now[index] as Passage, asked, known.size > 0)))
    return false
  return ![...removed, ...added].some((block) => reads.has(block) || Array.from(fieldNames(block)).some((name) => asked.labels.has(name)))
}

/** True if the heading is the same for all that was looked for: it stands as deep, and if it has other words, neither they nor those before say anything. */
function isAlike(before: Passage, now: Passage, asked: Asked, hasIssues: boolean): boolean {
  const [one, other] = [before.heading, now.heading]
  if (one?.depth !== other?.depth || hasElements(before) !== hasElements(now)) return false
  return (
    one?.text === other?.text || ![one, other].some((heading) => heading && (says(heading, asked) || (hasIssues && namesIssue(heading))))
  )
}

function hasElements({ elements }: Passage): boolean {
  return elements.length > 0
}

function says(heading: Heading, asked: Asked): boolean {
  return asked.isHeading(heading.text) || saysNone(heading.text) || speaksOfIssues(heading)
}

function blocksRead({ own, gaps, lines, claimed, handled, reads, sections }: Findings): ReadonlySet<Block> {
  const blocks = new Set([...reads, ...handled.blocks, ...namesakes(sections)])
  for (const section of own) {
    const { elements, endsAt } = section
    for (let at: Section | undefined = section; at; at = at.parent) if (at.heading) blocks.add(at.heading.at.block)
    blocks.add(endsAt.block)
    for (const element of elements) for (const { block } of placesOf(element)) blocks.add(block)
  }
  for (const { at } of [...gaps, ...lines]) blocks.add(at.block)
  for (const { block } of claimed) blocks.add(block)
  return blocks
}

/** The blocks of sections that no part asks for and that bear the name of one beside them that a part does: they are reported by their headings. */
function* namesakes(sections: Findings['sections']): Generator<Block> {
  for (const parent of parentsOfSingles(sections)) {
    const keyOf = ({ heading }: Section) => named(heading?.text ?? '').key
    const keys = new Set(parent.sections.filter((section) => sections.has(section)).map(keyOf))
    for (const section of parent.sections)
      if (section.heading && !sections.has(section) && keys.has(keyOf(section))) yield section.heading.at.block
  }
}

/** The sections below which others stand that should stand there once. Below the rest, where sections repeat, there may be thousands. */
export function parentsOfSingles(sections: ReadonlyMap<Section, SectionPart>): ReadonlySet<Section> {
  return new Set(Array.from(sections).flatMap(([{ parent }, part]) => (parent && !part.repeats ? [parent] : [])))
}

function finish(section: Section, listed: ReadonlySet<string>, findings: Findings): void {
  findings.own.push(section)
  issueGaps(section, isKnownIssues(section), listed, findings)
  looseGaps(section, findings)
}

interface Instance {
  readonly part: SectionPart
  readonly stage: Stage | undefined
  readonly known: boolean
  readonly frontMatter: FrontMatter | undefined
  readonly passages: readonly Passage[]
  readonly found: Found
}

const instances = new WeakMap<Passage, Instance>()

/** One of several features, with its subsections: matched again only if anything in it has changed. */
function instanceOf(
  section: Section,
  part: SectionPart,
  root: SectionPart,
  outline: Outline,
  stage: Stage | undefined,
  known: boolean,
  listed: ReadonlySet<string>,
): Found {
  const { frontMatter } = outline.document
  const sections = outline.within(section)
  const last = instances.get(section.passage)
  if (
    last?.part === part &&
    last.stage === stage &&
    last.known === known &&
    last.frontMatter === frontMatter &&
    last.passages.length === sections.length &&
    last.passages.every((passage, index) => passage === sections[index]?.passage)
  )
    return last.found
  const findings = noFindings(outline, stage, escalationParts(root))
  new Matcher(findings, root, section).matchInstance(part, section)
  for (const inner of sections) finish(inner, listed, findings)
  const found = detached(findings)
  instances.set(section.passage, { part, stage, known, frontMatter, passages: sections.map(({ passage }) => passage), found })
  return found
}

const unasked = new WeakMap<Passage, { readonly known: boolean; readonly leaf: boolean; readonly frame: string; readonly found: Found }>()

/** A section that no part asks for: read again only if it has changed. */
function unaskedFor(section: Section, outline: Outline, stage: Stage | undefined, known: boolean, listed: ReadonlySet<string>): Found {
  const leaf = section.sections.length === 0
  const last = unasked.get(section.passage)
  const frame = known ? issueFrame(section, listed) : ''
  if (last?.known === known && last.leaf === leaf && last.frame === frame) return last.found
  const findings = noFindings(outline, stage, new Map())
  finish(section, listed, findings)
  const found = detached(findings)
  unasked.set(section.passage, { known, leaf, frame, found })
  return found
}
