/** The custom requests between client and server; the only file that both sides see. */
import type { Range } from 'vscode-languageserver-types'

/** A kind, for pickers. */
export interface KindInfo {
  readonly id: string
  readonly title: string
  readonly description: string
  /** The template's URI; `undefined` for a built-in. */
  readonly uri: string | undefined
}

/** All kinds of a workspace folder; `uri` is any document or folder in it, `undefined` without a workspace. */
export const kindsRequest = 'handoff/kinds'
export interface KindsParams {
  readonly uri: string | undefined
}
export type KindsResult = readonly KindInfo[]

/** The text of a new handoff: `text` plain, `snippet` with LSP tab stops. */
export const newHandoffRequest = 'handoff/new'
export interface NewHandoffParams {
  readonly kind: string
  readonly uri: string | undefined
  readonly title: string | undefined
}
export interface NewHandoffResult {
  readonly text: string
  readonly snippet: string
  /** A file name for it, such as `support-handoff-2026-03-01.md`; a path from the project's top if it has folders in it. */
  readonly fileName: string
}

/** Everything that is open in a document as one snippet, whose tab stops lead through it in document order. */
export const fillInRequest = 'handoff/fillIn'
export interface FillInParams {
  readonly uri: string
}
/** `null` if nothing is open, or the document is no handoff or not open. */
export type FillInResult = FillIn | null
export interface FillIn {
  /** The version of the document that this is made for. */
  readonly version: number
  /** What the snippet takes the place of: whole lines. All that they say is in the snippet, too. */
  readonly range: Range
  /** In LSP's syntax; its white space is meant as it is. */
  readonly snippet: string
  /** How many places there are to fill in. */
  readonly stops: number
}

/** The readiness of one open document. */
export const readinessRequest = 'handoff/readiness'
export interface ReadinessParams {
  readonly uri: string
  /** That of the last answer, where the client still has it. */
  readonly previousResultId?: string
}
/** `null` for a document that is no handoff. */
export type ReadinessResult = DocumentReadiness | UnchangedReadiness | null

/** In place of what the client has already. */
export interface UnchangedReadiness {
  readonly uri: string
  readonly unchanged: true
}

/** The readiness of all handoffs of the workspace, closed ones included; reports work-done progress. */
export const workspaceReadinessRequest = 'handoff/workspaceReadiness'
export type WorkspaceReadinessResult = readonly (DocumentReadiness | UnchangedReadiness)[]

/** Sent by the server when the readiness of some documents may have changed: an edit, a template, a configuration. */
export const readinessChangedNotification = 'handoff/readinessChanged'
export interface ReadinessChangedParams {
  /** The documents, or `null` for all. */
  readonly uris: readonly string[] | null
}

export interface DocumentReadiness {
  readonly uri: string
  /** Another one whenever anything else here is another. */
  readonly resultId: string
  /** The document's first heading, else its file's name. */
  readonly title: string
  readonly kind: string
  readonly kindTitle: string
  /** `front-matter`, `configuration`, `likeness`, `option`. */
  readonly kindFrom: string
  readonly stage: string | null
  readonly met: number
  readonly open: number
  readonly waived: number
  readonly notApplicable: number
  readonly percent: number
  readonly ready: boolean
  readonly errors: number
  readonly sections: readonly SectionReadiness[]
}

export interface SectionReadiness {
  /** The headings from the outside to the inside, without that of the document itself, which leaves nothing for what stands right below it. */
  readonly title: string
  readonly met: number
  readonly open: number
  /** The open lines only. */
  readonly lines: readonly OpenLine[]
}

export interface OpenLine {
  readonly label: string
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'information'
  readonly message: string
  readonly range: Range
  /** What a code action at the range does about it. */
  readonly actions: readonly LineAction[]
}

/** `fix` writes what is missing or wrong, `tick` ticks the box, `waive` puts in a waiver. */
export type LineAction = 'fix' | 'tick' | 'waive'

/** What our client tells the server at its start (`initializationOptions`); another editor tells nothing. */
export interface ClientOptions {
  /**
   * True if the client answers `handoff/readFile`, `handoff/exists` and `handoff/listFiles`, so that the server reads nothing itself:
   * the only way in a browser and in a virtual workspace. Otherwise the server reads the disk.
   */
  readonly readsFiles: boolean
  /** The URI of the folder with the rules' pages: the code of a diagnostic then leads to `<rulePages>/<rule>.md`. */
  readonly rulePages?: string
  /** The reader's IANA zone, in which hovers show moments; the server's own, which may run elsewhere, if it is left out. */
  readonly timeZone?: string
}

/** Asked of the client: the text of a file as it was last saved, decoded as UTF-8 without its byte order mark. */
export const readFileRequest = 'handoff/readFile'
export interface ReadFileParams {
  readonly uri: string
}
export interface ReadFileResult {
  /** `null` if there is no such file or it cannot be read. */
  readonly text: string | null
}

/** Asked of the client: whether there is a file or folder. */
export const existsRequest = 'handoff/exists'
export interface ExistsParams {
  readonly uri: string
}
export interface ExistsResult {
  readonly exists: boolean
}

/** Asked of the client: the files below a folder. */
export const listFilesRequest = 'handoff/listFiles'
export interface ListFilesParams {
  /** The folder's URI. */
  readonly folder: string
  /** Relative to the folder, with `/`: `docs/*.md`. */
  readonly glob: string
}
export interface ListFilesResult {
  /** Without what the user excludes from the explorer and what lies in `node_modules`; in no order. */
  readonly uris: readonly string[]
}

/** With it the progress of `handoff/workspaceReadiness` is reported as LSP's `$/progress`, and nowhere else. */
export interface WorkspaceReadinessParams {
  readonly workDoneToken?: string
  /** With it the handoffs are also sent as they are found, as `$/progress` whose value is a `WorkspaceReadinessResult`. */
  readonly partialResultToken?: string
  /** What the client has of earlier answers, by URI: the `resultId` of each. What has not changed is not sent again. */
  readonly previousResultIds?: Readonly<Record<string, string>>
}
