/** What the service needs from outside. The server passes in its connection, tests their own objects. */

import type { Coverages, FactResult, FactScope } from '../core/facts/fact.ts'
import type { Severity } from '../core/linter/rule.ts'
import type { Document } from '../core/markdown/document.ts'
import type { FactSource } from '../core/template/factSources.ts'
import type { Budget } from './budget.ts'

/** Everything that the service sees of the editor and the world. */
export interface Host {
  /** The open document of a URI in any spelling; `undefined` if it is not open. */
  document(uri: string): OpenDocument | undefined
  /** The URIs of all open documents, as the editor writes them. */
  open(): readonly string[]
  /** The URIs of the workspace folders, in the user's order; empty without a workspace. */
  folders(): readonly string[]
  /** The user's settings for a document. */
  settings(uri: string): Promise<Settings>
  readonly files: Files
  /** Git and the user of this machine. Left out where nothing but files can be read, as in a browser. */
  readonly machine?: Machine | undefined
  /** Milliseconds since 1970. */
  now(): number
  /** The time limit of a check; left out if checks cannot be ended. */
  readonly within?: Budget | undefined
  /** Lets other tasks run; left out if there are none. */
  readonly pause?: (() => Promise<void>) | undefined
  /** Called with open documents to check again, because something around them changed. */
  affected(uris: readonly string[]): void
  /** Logs a message for developers, not for users. */
  log(message: string): void
  readonly features: ClientFeatures
}

/** A document in the editor, including unsaved edits. */
export interface OpenDocument {
  readonly uri: string
  /** Increases with every change. */
  readonly version: number
  /** Increases with every edit, even if a client counts versions differently; defaults to the version. */
  readonly revision?: number
  getText(): string
  /** The parsed text, for hosts that parse while it is edited. */
  read?(): ReadDocument
  /** True for a long text that is not parsed to its end yet. */
  readonly hasMore?: boolean
  /** Parses another piece of it. */
  readOn?(): ReadDocument
  /** Releases the parsed text, which is parsed again on the next use. */
  unload?(): void
  /** True from then until the next use. */
  readonly isUnloaded?: boolean
}

/** A parsed text. */
export interface ReadDocument {
  readonly document: Document
  /** UTF-16 units behind it that are not parsed, because the text is too long. */
  readonly unread: number
}

/** Reads files from the disk or through the client. No method rejects. */
export interface Files {
  /** The text of a file; `undefined` if it is missing or cannot be read. */
  readFile(uri: string): Promise<string | undefined>
  /** True if a file or folder exists; `undefined` if that is unknown. */
  exists(uri: string): Promise<boolean | undefined>
  /** True for a URI below a folder that is a link to a file outside of it; left out if there are no links. */
  leadsOut?(folder: string, uri: string): boolean
  /** The URIs of the files below a folder that match a glob, relative to it; empty if the folder is missing. */
  listFiles(folder: string, glob: string): Promise<readonly string[]>
  /** The URI of a file or folder after following links; `null` for a broken link. Left out if there are no links. */
  realPath?(uri: string): Promise<string | null | undefined>
  /** Whether a folder is the top of a project, with `.handoff`, or else of a repository, with `.git`. */
  topOf(folder: string): Promise<'project' | 'repository' | undefined>
}

/** What programs on this machine know. No method rejects. */
export interface Machine {
  find(source: FactSource, scope: FactScope): Promise<FactResult>
  coverages(scope: FactScope): Promise<Coverages>
  /** True if a version has a tag on an older commit than the newest one. */
  isReleased(version: string, scope: FactScope): Promise<boolean>
}

/** The user's own settings, parsed. The command line does not see them. */
export interface Settings {
  /** False to switch diagnostics off. */
  readonly validate: boolean
  /** The kind that the user assigns to a path relative to the project. */
  readonly kindOf: (path: string) => string | undefined
  /** Severities that override those of the rules. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>
  /** The IANA zone of times without one, which overrides the project's. */
  readonly timeZone: string | undefined
  /** The name with which the user signs. */
  readonly user: string | undefined
  /** What is shown behind moments of the text. */
  readonly inlayHints: WantedHints
  /** The features that are left to another server. */
  readonly off: ReadonlySet<FeatureName>
}

/** The features that can be switched off, named as LSP names what a server provides. */
export const featureNames = [
  'codeAction',
  'codeLens',
  'completion',
  'definition',
  'documentHighlight',
  'documentLink',
  'documentSymbol',
  'foldingRange',
  'hover',
  'inlayHint',
  'references',
  'rename',
  'semanticTokens',
  'workspaceSymbol',
] as const

export type FeatureName = (typeof featureNames)[number]

/** The inlay hints that are wanted. */
export interface WantedHints {
  /** The moment on the reader's own clock. */
  readonly localTime: boolean
  /** For a row of a timeline, the time since the detection. */
  readonly elapsed: boolean
}

/** The default settings. */
export const defaultSettings: Settings = {
  validate: true,
  kindOf: () => undefined,
  rules: new Map(),
  timeZone: undefined,
  user: undefined,
  inlayHints: { localTime: true, elapsed: true },
  off: new Set(),
}

/** The capabilities of the client that answers depend on. */
export interface ClientFeatures {
  /** Accepts edits with the version of their document. */
  readonly versionedEdits: boolean
  /** Requests the edit of a code action only when it is chosen. */
  readonly lazyEdits: boolean
  /** Edits may contain tab stops. */
  readonly snippetEdits: boolean
  /** Edits may create files. */
  readonly createsFiles: boolean
  /** Has the extension's own commands. */
  readonly commands: boolean
  /** Reports changes of Markdown files. */
  readonly watchesFiles: boolean
  /** Completion items may contain tab stops. */
  readonly snippets: boolean
  /** Completion items may have details beside their label. */
  readonly labelDetails: boolean
  /** The URI of the folder of the rules' pages; `undefined` if unknown. */
  readonly rulePages: string | undefined
  /** The reader's language, such as `de-AT`. */
  readonly locale: string
  /** The reader's IANA zone. */
  readonly timeZone: string
}
