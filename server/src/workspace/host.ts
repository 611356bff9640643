/** What the service needs from outside. The server hands in a connection's view of the world, a test an object of its own. */

import type { Severity } from '../core/linter/rule.ts'
import type { Document } from '../core/markdown/document.ts'
import type { Budget } from './budget.ts'

/** Everything that the service sees of the editor and the world. */
export interface Host {
  /** The open document of the URI, however the editor writes it; `undefined` if it is not open. */
  document(uri: string): OpenDocument | undefined
  /** The URIs of all open documents, as the editor writes them. */
  open(): readonly string[]
  /** The URIs of the workspace folders, in the user's order; empty without a workspace. */
  folders(): readonly string[]
  /** The user's settings for a document. */
  settings(uri: string): Promise<Settings>
  readonly files: Files
  /** Milliseconds since 1970. */
  now(): number
  /** How long a check may take; left out where none can be ended. */
  readonly within?: Budget | undefined
  /** Lets others have their turn; left out where nobody else waits. */
  readonly pause?: (() => Promise<void>) | undefined
  /** Told of open documents that have to be checked again, since something around them has changed. */
  affected(uris: readonly string[]): void
  /** Tells the developer, not the user. */
  log(message: string): void
  readonly features: ClientFeatures
}

/** A document as the editor holds it, edits that are not saved included. */
export interface OpenDocument {
  readonly uri: string
  /** Grows with every change. */
  readonly version: number
  /** Grows with every edit, also where a client counts its versions otherwise; the version if it is left out. */
  readonly revision?: number
  getText(): string
  /** The text as it is read, by whoever reads it while it is edited. */
  read?(): ReadDocument
  /** True for a long text of which more is to be read than one piece. */
  readonly hasMore?: boolean
  /** Reads another piece of it. */
  readOn?(): ReadDocument
  /** Told that nobody needs it as it is read for now; it is read again when it is asked for. */
  unload?(): void
  /** True as long as it was not asked for since then. */
  readonly isUnloaded?: boolean
}

/** What was read of a text. */
export interface ReadDocument {
  readonly document: Document
  /** UTF-16 units behind it that are not read, as the text is too long. */
  readonly unread: number
}

/** Reads files, from the disk or through the client. No method rejects. */
export interface Files {
  /** The text as it is stored; `undefined` if there is no such file or it cannot be read. */
  readFile(uri: string): Promise<string | undefined>
  /** True if there is a file or folder; `undefined` if that cannot be told. */
  exists(uri: string): Promise<boolean | undefined>
  /** True for a URI below a folder that is a link to a file outside of it; left out where there are no links to follow. */
  leadsOut?(folder: string, uri: string): boolean
  /** The URIs of the files below a folder that match a glob, which is relative to it; empty for a folder that is not there. */
  listFiles(folder: string, glob: string): Promise<readonly string[]>
  /** The URI of what a file or folder is once links are followed; `null` for a link to nothing. Left out where there are no links to follow. */
  realPath?(uri: string): Promise<string | null | undefined>
  /** What a folder is the top of: a project if it holds `.handoff`, else a repository if it holds `.git`. */
  topOf(folder: string): Promise<'project' | 'repository' | undefined>
}

/** The user's own settings, parsed. They hold for the person; the project's gate does not see them. */
export interface Settings {
  /** False if no diagnostics are wanted. */
  readonly validate: boolean
  /** The kind that the user gives to a path, which counts from the project's top. */
  readonly kindOf: (path: string) => string | undefined
  /** Overrides of the rules' severities, by rule. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>
  /** The IANA zone in which times without one are read, instead of the project's. */
  readonly timeZone: string | undefined
  /** The name with which the user signs. */
  readonly user: string | undefined
  /** What is shown behind the moments of the text. */
  readonly inlayHints: WantedHints
}

/** Which hints are wanted. */
export interface WantedHints {
  /** What a moment is on the reader's own clock. */
  readonly localTime: boolean
  /** How long after the detection a row of a timeline happened. */
  readonly elapsed: boolean
}

/** The settings of a user who has set nothing. */
export const defaultSettings: Settings = {
  validate: true,
  kindOf: () => undefined,
  rules: new Map(),
  timeZone: undefined,
  user: undefined,
  inlayHints: { localTime: true, elapsed: true },
}

/** What the client can do, as far as answers depend on it. */
export interface ClientFeatures {
  /** Takes edits with the version of the document that they are for. */
  readonly versionedEdits: boolean
  /** Asks for the edit of a code action only when it is chosen. */
  readonly lazyEdits: boolean
  /** Edits may hold tab stops. */
  readonly snippetEdits: boolean
  /** Edits may make files. */
  readonly createsFiles: boolean
  /** Has the extension's own commands. */
  readonly commands: boolean
  /** Tells of changes to Markdown files. */
  readonly watchesFiles: boolean
  /** Completion items may hold tab stops. */
  readonly snippets: boolean
  /** Completion items may have something beside their label. */
  readonly labelDetails: boolean
  /** The URI of the folder with the rules' pages; `undefined` if it is not known. */
  readonly rulePages: string | undefined
  /** The reader's language, such as `de-AT`. */
  readonly locale: string
  /** The reader's IANA zone. */
  readonly timeZone: string
}
