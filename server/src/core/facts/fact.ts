/** Facts: what is known before anybody writes it, as data. How one becomes Markdown is decided by the part that it fills. */
import type { FactSource } from '../template/factSources.ts'
import type { Phrase } from '../util/phrase.ts'

/** What a source says. Texts are plain words, without Markdown. */
export type Fact =
  | { readonly type: 'text'; readonly text: string }
  /** An address, for which the words of a link may be given. */
  | { readonly type: 'link'; readonly url: string; readonly text?: string }
  /** Milliseconds since 1970; with `day`, only its day in UTC is known. */
  | { readonly type: 'moment'; readonly at: number; readonly day: boolean }
  /** Things to list, in the order in which they are written, and how many more there are. */
  | { readonly type: 'entries'; readonly entries: readonly FactEntry[]; readonly omitted: number }
  /** Markdown of another handoff, to be written as it is. */
  | { readonly type: 'markdown'; readonly text: string }

/** One thing to list: a commit, a person, an open item, an issue. */
export interface FactEntry {
  /** A line of plain words. Where only one value fits, those of the first entry are written. */
  readonly text: string
  /** The same in Markdown, if another document has it so; without places that only that document can lead to. */
  readonly markdown?: string
  /** True if the text is a path, a command or a commit, which is written as code. */
  readonly code?: boolean
  /** The name of its group: `Fixes`, `client`. Entries of a group stand one after the other. */
  readonly group?: string
  /** For a table: the texts of its columns. A column without one stays empty. */
  readonly cells?: Readonly<Partial<Record<FactColumn, string>>>
}

/** What a column of a table may be about. */
export type FactColumn = 'id' | 'description' | 'severity' | 'status' | 'owner' | 'workaround' | 'eta' | 'next' | 'date' | 'file'

/** A fact with where it comes from (`the tag v2.3.0`), or why its source is silent (`this folder is in no Git repository`). */
export type FactResult = { readonly fact: Fact; readonly origin: Phrase } | { readonly silent: Phrase }

/** What the facts are about. The same for all parts of one document. */
export interface FactScope {
  /** The URI of the document, or of a new one. */
  readonly uri: string
  /** The URI of the top of the project; `undefined` for a document outside of any folder. */
  readonly root: string | undefined
  /** The URI of the product's folder: commits and packages below it count; `undefined` without a folder. */
  readonly folder: string | undefined
  /** Where what is covered begins: a revision, a tag, or a day such as `2026-03-01`; `undefined` for the likely one. */
  readonly since?: string | undefined
  /** The path of the previous handoff, relative to the project with `/`. */
  readonly previous?: string | undefined
  /** The product, as the user or the document names it. */
  readonly product?: string | undefined
  /** The kind of the document. */
  readonly kind?: string | undefined
  readonly title?: string | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Something that a handoff may cover. */
export interface Coverage {
  /** For `FactScope.since`; `undefined` for everything. */
  readonly since: string | undefined
  /** What it is: `since v2.3.0`. */
  readonly name: Phrase
  /** The number of commits that it has. */
  readonly commits: number
}

/** What can be covered, the likely one first, or why that is not known: among others, since what was asked for is not there. */
export type Coverages = { readonly coverages: readonly Coverage[] } | { readonly silent: Phrase }

/** The part of a template that asks for a fact, for sources whose answer depends on it. */
export interface FactTarget {
  /** The headings and the label of the part in the template, outermost first. */
  readonly path: readonly string[]
}

/** The sources of a workspace. No method rejects. */
export interface Facts {
  /** What a source says about a scope. */
  find(source: FactSource, scope: FactScope, target: FactTarget): Promise<FactResult>
  /** What a handoff may cover. */
  coverages(scope: FactScope): Promise<Coverages>
}
