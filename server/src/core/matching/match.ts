/** Matches a document with the template of its kind: what is there, what is missing, what is still blank. */
import type { Document, Section, SectionBody } from '../markdown/document.ts'
import { Outline } from '../markdown/outline.ts'
import type { Kind, SectionPart, Stage } from '../template/kind.ts'
import { isAskedFor } from '../template/stages.ts'
import { lastPerObject } from '../util/perObject.ts'
import { step } from '../util/steps.ts'
import { withAcceptance } from './acceptance.ts'
import { DocumentMatch, detached, type Match } from './documentMatch.ts'
import { escalationParts } from './escalation.ts'
import { isKnownIssues, issueDeviations, issueFrame, knownIssueSections, listedIssues } from './issues.ts'
import { Matcher } from './matcher.ts'
import { type MatchBuilder, newBuilder, type RegionMatch } from './regionMatch.ts'
import { untemplatedDeviations } from './untemplated.ts'

/**
 * Matches a document. For a kind without parts, only blanks that need no template are found. The region matched by name is matched on every
 * call; instances of repeating sections and sections that no part asks for, only if they changed.
 */
export function matchKind(document: Document, kind: Kind, stage: Stage | undefined): Match {
  const outline = new Outline(document)
  const root = isAskedFor('accepted', stage) ? withAcceptance(kind.root) : kind.root
  const builder = newBuilder(outline, stage, escalationParts(kind.root))
  const matcher = new Matcher(builder, root)
  matcher.match()
  matcher.ask()
  const known = knownIssueSections(document)
  const listed = listedIssues(known)
  const found: RegionMatch[] = [builder]
  for (let index = 0; index < outline.sections.length; ) {
    const section = outline.sections[index] as Section
    const part = matcher.instances.get(section)
    step()
    if (part) {
      found.push(instanceOf(section, part, root, outline, stage, known, listed))
      index = section.behind
      continue
    }
    if (builder.sections.has(section) || section.parent === undefined || builder.handled.touches(section)) finish(section, listed, builder)
    else found.push(unaskedFor(section, outline, stage, known, listed))
    index++
  }
  return new DocumentMatch(kind, stage, outline, found)
}

/** The sections with subsections that occur once. Below the others, where sections repeat, there may be thousands. */
export function parentsOfSingles(sections: ReadonlyMap<Section, SectionPart>): ReadonlySet<Section> {
  return new Set(Array.from(sections).flatMap(([{ parent }, part]) => (parent && !part.repeats ? [parent] : [])))
}

function finish(section: Section, listed: ReadonlySet<string>, builder: MatchBuilder): void {
  builder.own.push(section)
  issueDeviations(section, isKnownIssues(section), listed, builder)
  untemplatedDeviations(section, builder)
}

const lastFound = lastPerObject<SectionBody, RegionMatch>()

/** An instance of a repeating section with its subsections. It is matched again only if anything in it changed. */
function instanceOf(
  section: Section,
  part: SectionPart,
  root: SectionPart,
  outline: Outline,
  stage: Stage | undefined,
  known: ReadonlySet<Section>,
  listed: ReadonlySet<string>,
): RegionMatch {
  const sections = outline.within(section)
  const frames = sections.flatMap((inner) => (known.has(inner) ? issueFrame(inner, listed) : [])).join('\n')
  const next = outline.document.sectionAt(section.behind)?.depth
  const dependencies = [part, stage, next, frames, outline.document.frontMatter, ...sections.map(({ body }) => body)]
  return lastFound(section.body, dependencies, () => {
    const builder = newBuilder(outline, stage, escalationParts(root))
    const matcher = new Matcher(builder, root, section)
    matcher.matchInstance(part, section)
    matcher.ask()
    for (const inner of sections) finish(inner, listed, builder)
    return detached(builder)
  })
}

/** A section that no part asks for. It is read again only if it changed. */
function unaskedFor(
  section: Section,
  outline: Outline,
  stage: Stage | undefined,
  known: ReadonlySet<Section>,
  listed: ReadonlySet<string>,
): RegionMatch {
  const isLeaf = section.sections.length === 0
  const frame = known.has(section) ? issueFrame(section, listed) : undefined
  const next = outline.document.sectionAt(section.index + 1)?.depth
  return lastFound(section.body, [isLeaf, next, frame], () => {
    const builder = newBuilder(outline, stage, new Map())
    finish(section, listed, builder)
    return detached(builder)
  })
}
