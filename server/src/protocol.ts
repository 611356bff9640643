/** The custom requests between client and server; the only file that both sides see. */
import type { Position, Range, TextEdit } from 'vscode-languageserver-types'

/** The method of a request, which knows what the request takes and what answers it. */
export type Method<Params, Result> = string & { readonly types?: (params: Params) => Result }

const request = <Params, Result>(method: string) => method as Method<Params, Result>

/** A kind, for pickers. */
export interface KindInfo {
  readonly id: string
  readonly title: string
  readonly description: string
  /** The template's URI; `undefined` for a built-in. */
  readonly uri: string | undefined
}

/** All kinds of a workspace folder; `uri` is any document or folder in it, `undefined` without a workspace. */
export const kindsRequest = request<KindsParams, KindsResult>('handoff/kinds')
export interface KindsParams {
  readonly uri: string | undefined
}
export type KindsResult = readonly KindInfo[]

/** The text of a new handoff: `text` plain, `snippet` with LSP tab stops. */
export const newHandoffRequest = request<NewHandoffParams, NewHandoffResult>('handoff/new')
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
export const fillInRequest = request<FillInParams, FillInResult>('handoff/fillIn')
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
export const readinessRequest = request<ReadinessParams, ReadinessResult>('handoff/readiness')
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
export const workspaceReadinessRequest = request<WorkspaceReadinessParams, WorkspaceReadinessResult>('handoff/workspaceReadiness')
export type WorkspaceReadinessResult = readonly (DocumentReadiness | UnchangedReadiness)[]

/** Sent by the server when the readiness of some documents may have changed: an edit, a template, a configuration. */
export const readinessChangedNotification = 'handoff/readinessChanged'
export interface ReadinessChangedParams {
  /** The documents, or `null` for all. */
  readonly uris: readonly string[] | null
}

/** How much of what the kind asks for is there. */
export interface ReadinessCounts {
  readonly met: number
  /** The number of lines in which something is open. */
  readonly open: number
  /** The number of findings at warning or above that do not say of something open that it is. */
  readonly toCorrect: number
  readonly waived: number
  readonly notApplicable: number
  readonly percent: number
  /** True if it is complete (nothing is open) and correct (nothing is to be corrected). */
  readonly ready: boolean
}

export interface DocumentReadiness extends ReadinessCounts {
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
  readonly errors: number
  /** The state in the reader's words: `Complete`, `Complete · 7 to correct`, `86 % · 12 open · 3 to correct`. */
  readonly state: string
  /** What is to be corrected, by rule; what stands most often comes first. */
  readonly corrections: readonly Correction[]
  /** Those in which something is open or to be corrected. */
  readonly sections: readonly SectionReadiness[]
}

/** What is to be corrected for one rule. */
export interface Correction {
  readonly rule: string
  readonly severity: 'error' | 'warning'
  /** In plain words: `6 times not in UTC`. */
  readonly words: string
  readonly places: readonly Range[]
  /** How many of them *Fix All* corrects. */
  readonly fixable: number
}

/** What is open or to be corrected in a section. */
export interface SectionReadiness {
  /** The headings from the outside to the inside, without that of the document itself, which leaves nothing for what stands right below it. */
  readonly title: string
  readonly lines: readonly OpenLine[]
}

/** One line of the text with all that is wrong in it, or one thing that is not there at all. */
export interface OpenLine {
  readonly label: string
  /** What is wrong, in plain words: `not ticked, blank left`. */
  readonly words: string
  /** False if nothing is open in it, but something is to be corrected. */
  readonly isOpen: boolean
  /** How much in it is to be corrected. */
  readonly toCorrect: number
  /** The worst of them. */
  readonly severity: 'error' | 'warning' | 'information'
  readonly range: Range
  /** What code actions do about it. */
  readonly actions: readonly LineAction[]
  /** All that is wrong in it; one at least. */
  readonly faults: readonly LineFault[]
}

/** One thing that is wrong in a line. */
export interface LineFault {
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'information'
  readonly message: string
  readonly range: Range
  /** What a code action at the range does about it. */
  readonly actions: readonly LineAction[]
}

/** `fix` writes what is missing or wrong, `tick` ticks the box, `waive` puts in a waiver. */
export type LineAction = 'fix' | 'tick' | 'waive'

/** What a receiver needs to see of one document, as sections of a page; of a document that is not open, its file is read. */
export const previewRequest = request<PreviewParams, PreviewResult | null>('handoff/preview')
export interface PreviewParams {
  readonly uri: string
  /** The reader's language, such as `de-AT`. */
  readonly locale: string
  /** The hashes of the sections that are shown, by their ids: what has not changed is not sent again. */
  readonly known: Readonly<Record<string, string>>
}
export interface PreviewResult {
  readonly uri: string
  readonly title: string
  /** `none` for a document that is no handoff, `gone` for one that is not there. */
  readonly state: 'handoff' | 'none' | 'gone'
  /** In one sentence, to be read aloud when it has changed. */
  readonly summary: string
  /** In the order in which they are read. */
  readonly sections: readonly PreviewSection[]
}

export interface PreviewSection {
  readonly id: string
  /** Where it stands on a page with room for two columns. */
  readonly slot: 'head' | 'top' | 'main' | 'side'
  readonly hash: string
  /** The markup, in which everything from the document is escaped; absent if the hash is the known one. */
  readonly html?: string
  /** What the elements with `data-place` lead to, by its number. */
  readonly places: readonly PreviewPlace[]
}

/** A place of the document (line, character, line, character), or the URI of another one. */
export type PreviewPlace = readonly [number, number, number, number] | string

/** The same as a page that stands by itself, to be kept or sent. */
export const reportRequest = request<ReportParams, ReportResult>('handoff/report')
export interface ReportParams {
  readonly uri: string
  readonly locale: string
}
/** `null` for a document that is no handoff or not there. */
export type ReportResult = Report | null
export interface Report {
  readonly html: string
  /** A name for the file, such as `handoff-checkout.html`. */
  readonly fileName: string
}

/** What our client tells the server at its start (`initializationOptions`); another editor tells nothing. */
export interface ClientOptions {
  /**
   * True if the client answers `handoff/readFile`, `handoff/exists` and `handoff/listFiles`, so that the server reads nothing itself:
   * the only way in a browser and in a virtual workspace. Otherwise the server reads the disk.
   */
  readonly readsFiles: boolean
  /** The URI of the folder with the rules' pages: the code of a diagnostic then leads to `<rulePages>/<rule>.md`. */
  readonly rulePages?: string
  /** The path of a folder of the server's disk in which what was found may be kept; that of the command line if it is left out. */
  readonly resultFolder?: string
  /** The reader's IANA zone, in which hovers show moments; the server's own, which may run elsewhere, if it is left out. */
  readonly timeZone?: string
}

/** Asked of the client: the text of a file as it was last saved, decoded as UTF-8 without its byte order mark. */
export const readFileRequest = request<ReadFileParams, ReadFileResult>('handoff/readFile')
export interface ReadFileParams {
  readonly uri: string
}
export interface ReadFileResult {
  /** `null` if there is no such file or it cannot be read. */
  readonly text: string | null
}

/** Asked of the client: whether there is a file or folder. */
export const existsRequest = request<ExistsParams, ExistsResult>('handoff/exists')
export interface ExistsParams {
  readonly uri: string
}
export interface ExistsResult {
  readonly exists: boolean
}

/** Asked of the client: the files below a folder. */
export const listFilesRequest = request<ListFilesParams, ListFilesResult>('handoff/listFiles')
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

/** What a command changes in one document, as one step to undo. */
export interface DocumentEdit {
  /** The version of the document that this is made for; another one has to ask again. */
  readonly version: number
  /** In document order and apart from each other; empty if nothing is to be changed. */
  readonly edits: readonly CommandEdit[]
}
export interface CommandEdit {
  readonly range: Range
  readonly newText: string
  /** True if the text is a snippet in LSP's syntax. */
  readonly isSnippet?: boolean
}

/** A key of the front matter, such as `kind` or `stage`; everything else in it stays as it is. */
export const frontMatterRequest = request<FrontMatterParams, FrontMatterResult>('handoff/frontMatter')
export interface FrontMatterParams {
  readonly uri: string
  /** Both are plain words. */
  readonly key: string
  readonly value: string
}
/** `null` if the document is not open, or its front matter is no mapping. */
export type FrontMatterResult = DocumentEdit | null

/** Accepts a handoff: its stage, and the receiver's words where its kind has a place for them. Without a change it tells what is still open. */
export const acceptRequest = request<AcceptParams, AcceptResult>('handoff/accept')
export interface AcceptParams {
  readonly uri: string
  /** The receiver. */
  readonly name: string
  /** What was taken over, in the receiver's own words, of any number of lines; left out, it becomes a tab stop. */
  readonly summary?: string
}
/** `null` if the document is no handoff or not open, or its front matter is no mapping. */
export type AcceptResult = Acceptance | null
export interface Acceptance extends DocumentEdit {
  /** How far it has come at its stage, what the receiver is about to say left out: true if nothing is open and nothing is to be corrected. */
  readonly ready: boolean
  /** The same in the reader's words: `86 % · 12 open · 3 to correct: 3 times not in UTC`. */
  readonly state: string
  /** What the receiver has said already and stays: `name`, `moment`, `summary`. */
  readonly written: Readonly<Partial<Record<'name' | 'moment' | 'summary', string>>>
}

/** The sign-offs of a document that somebody still has to sign, or to sign again. */
export const signOffsRequest = request<SignOffsParams, SignOffsResult>('handoff/signOffs')
export interface SignOffsParams {
  readonly uri: string
}
export type SignOffsResult = readonly OpenSignOff[]
export interface OpenSignOff {
  readonly label: string
  /** The headings above it, outermost first, without the document's own. */
  readonly section: string
  /** `unsigned`, `undated` (a name without a date) or `changed` (the document is another than the one that was signed). */
  readonly state: 'unsigned' | 'undated' | 'changed'
  /** Where the fault is; its start names the sign-off in `handoff/sign`. */
  readonly range: Range
}

/** Signs a line with a name and the date in UTC, and with the digest of what is signed. */
export const signRequest = request<SignParams, SignResult>('handoff/sign')
export interface SignParams {
  readonly uri: string
  /** On the sign-off's line. */
  readonly position: Position
  readonly name: string
}
/** `null` if there is no open sign-off there. */
export type SignResult = DocumentEdit | null

/** Waives the problem of a rule at a place, by a comment next to it. */
export const waiveRequest = request<WaiveParams, WaiveResult>('handoff/waive')
export interface WaiveParams {
  readonly uri: string
  readonly rule: string
  /** Where the problem begins. */
  readonly position: Position
  readonly reason: string
  /** The last day on which it counts: `2026-12-01`. */
  readonly until?: string
  /** Who answers for it. */
  readonly by?: string
}
/** `null` if there is no such problem, or no comment can cover it. */
export type WaiveResult = DocumentEdit | null

/** Converts all times of a document that have one meaning only to UTC, and tells which it leaves. */
export const convertTimesRequest = request<ConvertTimesParams, ConvertTimesResult>('handoff/convertTimes')
export interface ConvertTimesParams {
  readonly uri: string
}
/** `null` if the document is no handoff or not open. */
export type ConvertTimesResult = TimesConverted | null
export interface TimesConverted extends DocumentEdit {
  readonly converted: number
  /** How many times are left since they have no zone, since one without a zone may be in theirs, and since they may be several moments. */
  readonly withoutZone: number
  readonly needed: number
  readonly ambiguous: number
  /** Where the first of them stands once the edits are made. */
  readonly firstLeft?: Range
}

/** Now in UTC, for what is selected in a document: as exactly as what stands there asks for. */
export const utcNowRequest = request<UtcNowParams, UtcNowResult>('handoff/utcNow')
export interface UtcNowParams {
  readonly uri: string
  readonly ranges: readonly Range[]
}
/**
 * One edit for each range: a date, a time of day, or (where nothing is known) a moment to the minute, in place of the range or of the
 * blank or moment in which it lies. Those of ranges in the same blank are the same.
 */
export type UtcNowResult = readonly CommandEdit[]

/** What a handoff says of the state of things, to be sent out. */
export const statusUpdateRequest = request<StatusUpdateParams, StatusUpdateResult>('handoff/statusUpdate')
export interface StatusUpdateParams {
  readonly uri: string
  readonly format: StatusFormat
}
/** Slack's mrkdwn, a plain e-mail that begins with its subject, or plain text for a status page. */
export type StatusFormat = (typeof statusFormats)[number]
export const statusFormats = ['slack', 'email', 'status-page'] as const
/** `null` if the document is no handoff or not open. */
export type StatusUpdateResult = StatusUpdate | null
export interface StatusUpdate {
  readonly text: string
  /** What readers will ask for and the document does not say, each as a sentence. */
  readonly missing: readonly string[]
  /** How many secrets and personal data were taken out of the text. */
  readonly redacted: number
}

/** Changes what the configuration says of the project that a document belongs to. */
export const configureRequest = request<ConfigureParams, ConfigureResult>('handoff/configure')
export interface ConfigureParams {
  readonly uri: string
  readonly change:
    | { readonly rule: string; readonly severity: 'error' | 'warning' | 'information' | 'off' }
    /** The document, or the folder that it lies in. */
    | { readonly ignore: 'file' | 'folder' }
    /** The kind of all files in its folder. */
    | { readonly kind: string }
}
/** `null` for a document that lies in no project, or where the configuration has to be corrected first. */
export type ConfigureResult = ConfigurationEdit | null
export interface ConfigurationEdit {
  /** The configuration's file. */
  readonly uri: string
  /** The version that this is made for; `null` if the file is not open. */
  readonly version: number | null
  /** True if the file is not there yet: then `edits` put in all of its text. */
  readonly isNew: boolean
  /** In document order and apart from each other. */
  readonly edits: readonly TextEdit[]
  /** The whole text afterwards. */
  readonly text: string
}

/** Where the configuration of a project is, and what a new one says. */
export const configurationFileRequest = request<ConfigurationFileParams, ConfigurationFileResult>('handoff/configurationFile')
export interface ConfigurationFileParams {
  /** Any document or folder; `undefined` asks for the first workspace folder. */
  readonly uri: string | undefined
}
/** `null` where there is no project. */
export type ConfigurationFileResult = ConfigurationFile | null
export interface ConfigurationFile {
  readonly uri: string
  /** `null` if the file is there. */
  readonly text: string | null
}

/** Whether a new handoff may be written to a path below a folder. */
export const checkNewFileRequest = request<CheckNewFileParams, CheckNewFileResult>('handoff/checkNewFile')
export interface CheckNewFileParams {
  readonly folder: string
  /** With `/`. */
  readonly path: string
}
/** Why it may not, in the reader's language; `null` if it may. */
export type CheckNewFileResult = string | null
