/** The interface of a rule: what it gets and what it reports. */

import type { Block, Document, Place } from '../markdown/document.ts'
import type { PlacedEdit } from '../markdown/edits.ts'
import type { Match } from '../matching/documentMatch.ts'
import type { TimeInDocument } from '../recognisers/times/moments.ts'
import type { Kind, Part, Stage } from '../template/kind.ts'
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
  /** True if the rule reports what is not written yet: information while `stage: draft`, an error from `ready` on. */
  readonly blank: boolean
  /**
   * Yields problems in any order; synchronous and pure. A rule implements one of these three or several: the less it looks at, the less
   * runs again after an edit. `check` may look at the whole document and runs after every edit.
   */
  check?(context: RuleContext): Iterable<Problem>
  /** For what depends on one region only. Runs again if the region changed. */
  checkRegion?(context: RegionContext): Iterable<Problem>
  /** For what depends on one block only. Runs again if the block changed, or the meaning of its times. */
  checkBlock?(block: Block, context: BlockContext): Iterable<Problem>
}

/** What a rule that checks a block may look at beside the block. */
export interface BlockContext {
  /** `files` and `workspace` are left out: they may answer differently in each check. */
  readonly environment: Omit<Environment, 'files' | 'workspace'>
  /** The times in a block, with their meaning in the document. */
  timesIn(block: Block): readonly TimeInDocument[]
}

/** What a rule that checks a region may look at: `match` covers the region only. */
export interface RegionContext extends BlockContext {
  readonly match: Pick<Match, 'kind' | 'own' | 'deviations' | 'sections' | 'fields' | 'items' | 'tables'>
}

export interface RuleContext extends BlockContext {
  readonly document: Document
  /** How the document meets its kind's template. */
  readonly match: Match
  readonly kind: Kind
  /** True if the kind is only known from an earlier check. */
  readonly kept: boolean
  /** The kind that an editor setting names for this document, if it does not exist. */
  readonly unknownKind: string | undefined
  readonly stage: Stage | undefined
  readonly environment: Environment
  /** The document's own facts, as other documents see them; `undefined` without a workspace. */
  readonly facts: HandoffContents | undefined
  /** The ids of all kinds and all rules, to check names against. */
  readonly kindIds: readonly string[]
  readonly ruleIds: readonly string[]
  /** The document's waivers, and whether each covered a finding. Only the rules about waivers see them used. */
  readonly waivers: readonly WaiverUse[]
}

export interface WaiverUse {
  readonly waiver: Waiver
  readonly used: boolean
}

export interface Problem {
  readonly message: Phrase
  /** The fault itself: the empty value, the placeholder, the word. Where something is missing, an empty place. */
  readonly at: Place
  /** Overrides the rule's severity. */
  readonly severity?: Severity
  readonly related?: readonly (RelatedPlace | RelatedDocument)[]
  /** The time that the problem is about. Its fix takes the zones of the other times in the document into account. */
  readonly time?: TimeInDocument
  /** The part that the problem misses, and the name under which it may be there. */
  readonly question?: { readonly part: Part; readonly name: string }
  /** True if the problem is dropped where the template assigns the place to another rule. */
  readonly unlessClaimed?: boolean
  readonly fixes?: readonly Fix[]
}

/** A problem with its rule, its span counted from the start of the document. */
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

/** Another document of the project that this finding compares with. */
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
   * True if the fix invents nothing, needs no choice and leaves no blank, so that *fix all* and `--fix` may apply it. Other fixes (now, a
   * choice, a tick, a name) are offered one by one.
   */
  readonly certain: boolean
  /** True if the fix inserts a missing part with blanks. Such a fix is never certain; *Fill In What Is Missing* applies it. */
  readonly blank?: boolean
  /** True if the fix removes a link, tag or comment on purpose, such as the comment of a waiver. */
  readonly takesMarkup?: boolean
  /** True if the fix changes a moment on purpose. Any other fix must keep all moments of the document. */
  readonly saysAnew?: boolean
}
