/** Meets a document with its kind's template: what is there, what is missing, what is still blank. */
import type { Block, Document, Field, FrontMatter, ListItem, Passage, Place, Section, Table } from '../model/document.ts'
import { exchangeOf } from '../model/parse.ts'
import type { Obligation } from '../readiness.ts'
import { withAcceptance } from './acceptance.ts'
import { escalationParts } from './escalation.ts'
import { type Findings, type Found, noFindings } from './findings.ts'
import { detached, FoundMatch } from './found.ts'
import type { Gap } from './gaps.ts'
import { isKnownIssues, issueGaps, knownIssueSections } from './issues.ts'
import type { FieldPart, ItemPart, Kind, SectionPart, Stage, TablePart } from './kind.ts'
import { looseGaps } from './loose.ts'
import { Matcher } from './matcher.ts'
import { fieldNames, Outline } from './outline.ts'
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
  const core = coreOf(outline, kind, stage)
  const known = knownIssueSections(document)
  const found: Found[] = []
  for (let index = 0; index < outline.sections.length; ) {
    const section = outline.sections[index] as Section
    const part = core.instances.get(index)
    if (part) {
      found.push(instanceOf(section, part, core.root, outline, stage, known.has(section)))
      index = section.behind
      continue
    }
    if (!core.own.has(index)) found.push(unaskedFor(section, outline, stage, known.has(section)))
    index++
  }
  return new FoundMatch(kind, stage, outline, [core.found, ...found])
}

/** What of a document is matched with the template by name. */
interface Core {
  readonly root: SectionPart
  readonly stage: Stage | undefined
  readonly found: Found
  /** By index: the sections that belong to it, and those that are one of several and are matched by themselves. */
  readonly own: ReadonlySet<number>
  readonly instances: ReadonlyMap<number, SectionPart>
  /** What it holds for: the document's blocks as they were, and which of them, and which labels anywhere, it depends on. */
  readonly blocks: readonly Block[]
  readonly frontMatter: FrontMatter | undefined
  /** Where what belongs to no section goes. */
  readonly end: Block
  readonly reads: ReadonlySet<Block>
  readonly asked: ReadonlySet<string>
}

const cores = new WeakMap<object, WeakMap<Kind, Core>>()

/** Matches by name; again only if an edit was where it looks, or changed a heading. */
function coreOf(outline: Outline, kind: Kind, stage: Stage | undefined): Core {
  const { document } = outline
  const ofDocument = cores.get(document.lineage) ?? new WeakMap<Kind, Core>()
  cores.set(document.lineage, ofDocument)
  const last = ofDocument.get(kind)
  if (last && last.stage === stage && stillHolds(last, document)) {
    const core = { ...last, blocks: document.blocks }
    ofDocument.set(kind, core)
    return core
  }
  const root = isAskedFor('accepted', stage) ? withAcceptance(kind.root) : kind.root
  const findings = noFindings(outline, stage, escalationParts(kind.root))
  const matcher = new Matcher(findings, root)
  matcher.match()
  const instances = new Map(Array.from(matcher.instances, ([section, part]) => [section.index, part]))
  const own = new Set<number>()
  for (let index = 0; index < outline.sections.length; ) {
    const section = outline.sections[index] as Section
    if (instances.has(index)) {
      index = section.behind
      continue
    }
    if (findings.sections.has(section) || section.parent === undefined || findings.handled.touches(section)) {
      own.add(index)
      finish(section, findings)
    }
    index++
  }
  const { frontMatter, blocks } = document
  const end = document.root.endsAt.block
  const core = { root, stage, found: findings, own, instances, blocks, frontMatter, end, reads: blocksRead(findings), asked: outline.asked }
  ofDocument.set(kind, core)
  return core
}

function stillHolds({ blocks, frontMatter, end, reads, asked }: Core, document: Document): boolean {
  if (document.frontMatter !== frontMatter || document.root.endsAt.block !== end) return false
  const { from, to, removed } = exchangeOf(document.blocks, blocks)
  if (removed.length === 0 && from === to) return true
  const added = document.blocks.slice(from, to)
  const before = removed.flatMap(headingsOf)
  const now = added.flatMap(headingsOf)
  if (before.length !== now.length || before.some((heading, index) => heading !== now[index])) return false
  return ![...removed, ...added].some((block) => reads.has(block) || Array.from(fieldNames(block)).some((name) => asked.has(name)))
}

function headingsOf(block: Block): string[] {
  return block.passages.map(({ heading, elements }) => `${heading?.depth ?? 0} ${elements.length > 0} ${heading?.text ?? ''}`)
}

function blocksRead({ own, gaps, lines, claimed, handled, reads }: Findings): ReadonlySet<Block> {
  const blocks = new Set([...reads, ...handled.blocks])
  for (const { heading, elements, endsAt } of own) {
    if (heading) blocks.add(heading.at.block)
    blocks.add(endsAt.block)
    for (const { at } of elements) blocks.add(at.block)
  }
  for (const { at } of [...gaps, ...lines]) blocks.add(at.block)
  for (const { block } of claimed) blocks.add(block)
  return blocks
}

function finish(section: Section, findings: Findings): void {
  findings.own.push(section)
  issueGaps(section, isKnownIssues(section), findings)
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
  for (const inner of sections) finish(inner, findings)
  const found = detached(findings)
  instances.set(section.passage, { part, stage, known, frontMatter, passages: sections.map(({ passage }) => passage), found })
  return found
}

const unasked = new WeakMap<Passage, { readonly known: boolean; readonly leaf: boolean; readonly found: Found }>()

/** A section that no part asks for: read again only if it has changed. */
function unaskedFor(section: Section, outline: Outline, stage: Stage | undefined, known: boolean): Found {
  const leaf = section.sections.length === 0
  const last = unasked.get(section.passage)
  if (last?.known === known && last.leaf === leaf) return last.found
  const findings = noFindings(outline, stage, new Map())
  finish(section, findings)
  const found = detached(findings)
  unasked.set(section.passage, { known, leaf, found })
  return found
}
