/** A rule, what it sees, and what it says. */

import type { HandoffContents, Workspace } from './facts.ts'
import type { Kind, Stage } from './kind/kind.ts'
import type { Match } from './kind/match.ts'
import type { Block, Document, Place } from './model/document.ts'
import type { TimeInDocument } from './moments.ts'
import type { Phrase } from './phrase.ts'
import type { Span } from './text.ts'
import type { Waiver } from './waivers.ts'

export type Severity = 'error' | 'warning' | 'information'

export interface Rule {
  /** The file's name, the diagnostic's code, the page's name and the word in a waiver. */
  readonly id: string
  /** One sentence for the table of rules. */
  readonly summary: string
  readonly severity: Severity
  /** True for what is merely not written yet: information while `stage: draft`, an error from `ready` on. */
  readonly blank: boolean
  /**
   * Yields what is wrong, in any order. Synchronous and pure. A rule has one of these, or several: the less it looks at, the less is looked
   * at again after an edit. What depends on the whole document:
   */
  check?(context: RuleContext): Iterable<Problem>
  /** What depends on a stretch of the document alone: `match` shows what was found in it, and nothing else. */
  inStretch?(context: RuleContext): Iterable<Problem>
  /** What depends on a block alone. */
  inBlock?(block: Block, context: RuleContext): Iterable<Problem>
}

export interface RuleContext {
  readonly document: Document
  /** How the document meets its kind's template. */
  readonly match: Match
  readonly kind: Kind
  /** True if the kind is only known from what the document was before. */
  readonly kept: boolean
  /** The kind that a setting of the editor gives to the document, if there is none of that name. */
  readonly unknownKind: string | undefined
  readonly stage: Stage | undefined
  readonly environment: Environment
  /** The times in a block, with what the rest of the document says of them. */
  timesIn(block: Block): readonly TimeInDocument[]
  /** The document's own facts, as other documents see them; `undefined` without a workspace to compare them with. */
  readonly facts: HandoffContents | undefined
  /** The ids of all kinds and all rules, for what names them. */
  readonly kindIds: readonly string[]
  readonly ruleIds: readonly string[]
  /** The document's waivers and whether each covered a finding; all rules but those on waivers see them unused. */
  readonly waivers: readonly WaiverUse[]
}

export interface WaiverUse {
  readonly waiver: Waiver
  readonly used: boolean
}

/** Everything from outside that a rule may depend on; the core itself has no clock and no settings. */
export interface Environment {
  /** Milliseconds since 1970. What is found may depend on it only through `isPast`; what fixes write may hold it. */
  readonly now: number
  /** Told of each moment with which now is compared, so that it is known until when the same is found. */
  readonly onCompared?: ((moment: number) => void) | undefined
  /** The IANA zone in which times without a zone are read; `undefined` if the project names none. */
  readonly timeZone: string | undefined
  /** The other handoffs of the project; left out where there are none to be asked about. */
  readonly workspace?: Workspace | undefined
  /** The name with which the person signs; left out where it is not known. */
  readonly user?: string | undefined
  /** What is known of the files around the document; without it, links to files are not judged. */
  readonly files?: Files | undefined
  /** The project's severity scale, highest first; without it, or empty, the known scales hold. */
  readonly severityScale?: readonly string[] | undefined
  /** The project's own minutes until the next update: by severity, by the kind's id, or under `default`. They go before the kind's. */
  readonly cadence?: ReadonlyMap<string, number> | undefined
  /** The project's own minutes between a handoff and its release, by the same names. */
  readonly leadTime?: ReadonlyMap<string, number> | undefined
}

/** True if now is after a moment, in milliseconds since 1970. */
export function isPast(moment: number, { now, onCompared }: Pick<Environment, 'now' | 'onCompared'>): boolean {
  onCompared?.(moment)
  return moment < now
}

/**
 * Facts about files, all answered at once from what is known already. A path is relative to the document's folder, with `/`, decoded,
 * without query and fragment: `../runbooks/restart.md`, `images/`; one that begins with `/` is relative to the project's root.
 * `undefined` stands for what is not known (not looked at yet, outside the project, no disk), and what is not known is not reported.
 */
export interface Files {
  /** True for a file or folder of exactly this name, capital letters included. */
  exists(path: string): boolean | undefined
  /** The anchors of a Markdown file, as `anchorsOf` gives them for its document. */
  anchors?(path: string): readonly string[] | undefined
  /** Files that may be meant by a path that does not exist, in any order, as paths of the same sort: those of its folder, those of its name elsewhere. */
  near?(path: string): readonly string[] | undefined
}

export interface Problem {
  readonly message: Phrase
  /** The fault itself: the empty value, the placeholder, the word. An empty place stands where something is missing. */
  readonly at: Place
  /** Overrides the rule's severity. */
  readonly severity?: Severity
  readonly related?: readonly (RelatedPlace | RelatedDocument)[]
  /** The time that it is about: what others of the document say of its zone goes with it. */
  readonly time?: TimeInDocument
  /** True for what is left out where a part of the template claims the place for another rule. */
  readonly unlessClaimed?: boolean
  readonly fixes?: readonly Fix[]
}

/** A problem with the rule that found it, its place counted from the start of the document. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly span: Span
  readonly problem: Problem
}

export interface RelatedPlace {
  readonly message: Phrase
  readonly at: Place
}

/** Another document of the project that says what makes this one wrong. */
export interface RelatedDocument {
  readonly message: Phrase
  /** From the project's top, with `/`. */
  readonly path: string
}

export interface Fix {
  /** What the fix does, as a command: `Convert to 2026-03-01T22:30Z`. */
  readonly title: Phrase
  readonly edits: readonly PlacedEdit[]
  /**
   * True if the fix invents nothing, needs no choice and leaves nothing to be filled in, so that *fix all* and `--fix` may apply it.
   * The others (now, a choice, a tick, a name) are offered one by one.
   */
  readonly certain: boolean
  /** True if the fix puts in what is missing, with blanks in it. It is never certain: *Fill In What Is Missing* applies it. */
  readonly blank?: boolean
  /** True if a link, tag or comment goes with what the fix takes out or replaces, as a waiver's comment does. */
  readonly takesMarkup?: boolean
  /** True if the fix is chosen to say another moment than the one that is written; any other keeps all moments of the document. */
  readonly saysAnew?: boolean
}

/** Replaces the text at a place; an empty place inserts. `$` needs no escape: this is no snippet. */
export interface PlacedEdit {
  readonly at: Place
  readonly text: string
}
