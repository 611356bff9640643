/** A rule, what it sees, and what it says. */

import type { Block, Document, Place } from '../markdown/document.ts'
import type { PlacedEdit } from '../markdown/edits.ts'
import type { Match } from '../matching/documentMatch.ts'
import type { TimeInDocument } from '../recognisers/times/moments.ts'
import type { Kind, Stage } from '../template/kind.ts'
import type { Phrase } from '../util/phrase.ts'
import type { Span } from '../util/text.ts'
import type { Environment } from './environment.ts'
import type { HandoffContents } from './facts.ts'
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
   * at again after an edit. What depends on the whole document is looked for after every edit:
   */
  check?(context: RuleContext): Iterable<Problem>
  /** What depends on a region of the document alone; looked for again if the region has changed. */
  checkRegion?(context: RegionContext): Iterable<Problem>
  /** What depends on a block alone; looked for again if the block has changed, or what the document says of its times. */
  checkBlock?(block: Block, context: BlockContext): Iterable<Problem>
}

/** What a rule that checks a block may look at beside the block. */
export interface BlockContext {
  /** Without the files and documents around, of which each check may know more. */
  readonly environment: Omit<Environment, 'files' | 'workspace'>
  /** The times in a block, with what the rest of the document says of them. */
  timesIn(block: Block): readonly TimeInDocument[]
}

/** What a rule that checks a region may look at: `match` shows what was found in the region, and nothing else. */
export interface RegionContext extends BlockContext {
  readonly match: Pick<Match, 'kind' | 'own' | 'deviations' | 'sections' | 'fields' | 'items' | 'tables'>
}

export interface RuleContext extends BlockContext {
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
