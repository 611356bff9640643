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
  /** Fills in what is known; left out for the template alone. */
  readonly facts?: FactsAsked
  /** The URI of a handoff that it carries on: what is open there is carried over, and facts are those since then. */
  readonly previous?: string
  /** The URI of the file that it will be, for links in what is carried over; left out if it is not known yet. */
  readonly file?: string
}

/** Where facts come from. */
export interface FactsAsked {
  /** Where what is covered begins: a tag, a commit, a day; left out for the likely range. */
  readonly since?: string
  /** The path of the previous handoff, relative to the project. */
  readonly previous?: string
  readonly product?: string
  /** True to name the previous handoff and the product in the front matter, and to carry over what is open in the previous handoff. */
  readonly isNamed?: boolean
  /** The ids of found facts that are not to be written. */
  readonly leaveOut?: readonly string[]
}

/** A value that a part of the template can be filled with. */
export interface FoundFact {
  readonly id: string
  /** The label or heading of the part, and the headings above it. */
  readonly label: string
  readonly section: string
  /** One line; of several, the first with how many there are. */
  readonly value: string
  /** The name of its source, such as `git.tag`. */
  readonly source: string
  /** In the user's language: `34 commits since v2.3.0`. */
  readonly origin: string
}

/** What a new handoff may cover, the likely first. */
export const coveragesRequest = request<CoveragesParams, CoveragesResult>('handoff/coverages')
export interface CoveragesParams {
  readonly uri: string | undefined
  readonly kind: string
}
export interface CoveragesResult {
  /** Empty if nothing is known, or the kind asks for no facts. */
  readonly coverages: readonly CoverageInfo[]
  /** Why nothing is known of a range, in the user's language. */
  readonly reason?: string
}
export interface CoverageInfo {
  readonly facts: FactsAsked
  /** In the user's language: `since v2.3.0`. */
  readonly name: string
  /** How much it is: `34 commits`. */
  readonly detail: string
}

/** What the parts of a document with sources can be filled with: of all, or of those that a range touches. */
export const documentFactsRequest = request<DocumentFactsParams, DocumentFactsResult>('handoff/documentFacts')
export interface DocumentFactsParams {
  readonly uri: string
  readonly range?: Range
  readonly facts: FactsAsked
}
/** `null` if the document is not open or no handoff. */
export type DocumentFactsResult = DocumentFacts | null
export interface DocumentFacts {
  /** The version of the document that the edits are for. */
  readonly version: number
  /** In document order. */
  readonly found: readonly DocumentFact[]
  /** Parts that stay blank, with the reason: `Release Date: no tag is on the newest commit`. */
  readonly silent: readonly string[]
}
export interface DocumentFact extends FoundFact {
  /** What its author wrote there; empty for a blank. */
  readonly written: string
  readonly edits: readonly CommandEdit[]
}

export interface NewHandoffResult {
  readonly text: string
  readonly snippet: string
  /** A suggested file name, such as `support-handoff-2026-03-01.md`; with folders it is relative to the project. */
  readonly fileName: string
  /** What was found, in document order, left out or not. */
  readonly found: readonly FoundFact[]
  /** True if anything of the previous handoff was carried over. */
  readonly carried?: boolean
  /** A suggested title: the product and its release. */
  readonly title?: string
  /** Why nothing was looked for: something that was named is not there. */
  readonly problem?: string
}

/** Everything that is open in a document as one snippet with tab stops in document order. */
export const fillInRequest = request<FillInParams, FillInResult>('handoff/fillIn')
export interface FillInParams {
  readonly uri: string
}
/** `null` if nothing is open, or the document is no handoff or not open. */
export type FillInResult = FillIn | null
export interface FillIn {
  /** The version of the document that the result is for. */
  readonly version: number
  /** The lines that the snippet replaces. It contains all of their text. */
  readonly range: Range
  /** An LSP snippet whose white space is to be kept as it is. */
  readonly snippet: string
  /** The number of places to fill in. */
  readonly stops: number
}

/** The readiness of one open document. */
export const readinessRequest = request<ReadinessParams, ReadinessResult>('handoff/readiness')
export interface ReadinessParams {
  readonly uri: string
  /** The id of the last result, if the client still has it. */
  readonly previousResultId?: string
}
/** `null` for a document that is no handoff. */
export type ReadinessResult = DocumentReadiness | UnchangedReadiness | null

/** Sent instead of what the client has already. */
export interface UnchangedReadiness {
  readonly uri: string
  readonly unchanged: true
}

/** The readiness of all handoffs of the workspace, closed ones included; reports work-done progress. */
export const workspaceReadinessRequest = request<WorkspaceReadinessParams, WorkspaceReadinessResult>('handoff/workspaceReadiness')
export type WorkspaceReadinessResult = readonly (DocumentReadiness | UnchangedReadiness)[]

/** Sent by the server when the readiness of documents may have changed, through an edit, a template or a configuration. */
export const readinessChangedNotification = 'handoff/readinessChanged'
export interface ReadinessChangedParams {
  /** The documents, or `null` for all. */
  readonly uris: readonly string[] | null
}

/** How many requirements of the kind are met. */
export interface ReadinessCounts {
  readonly met: number
  /** The number of open lines. */
  readonly open: number
  /** The number of findings at warning or above that are not about an open requirement. */
  readonly toCorrect: number
  readonly waived: number
  readonly notApplicable: number
  readonly percent: number
  /** True if nothing is open and nothing is to be corrected. */
  readonly ready: boolean
}

export interface DocumentReadiness extends ReadinessCounts {
  readonly uri: string
  /** Changes whenever anything else in the result changes. */
  readonly resultId: string
  /** The document's first heading, else its file's name. */
  readonly title: string
  readonly kind: string
  readonly kindTitle: string
  /** `front-matter`, `configuration`, `likeness`, `option`. */
  readonly kindFrom: string
  readonly stage: string | null
  /** The next update of an incident that is neither over nor accepted; left out if there is none. */
  readonly nextUpdate?: NextUpdate
  /** The URI of the handoff before this one, as its front matter names it; left out if it names none. */
  readonly previous?: string
  readonly errors: number
  /** The state in the user's language: `Complete`, `Complete · 7 to correct`, `86 % · 12 open · 3 to correct`. */
  readonly state: string
  /** What its receiver sees first; left out if the document says nothing of the kind. */
  readonly brief?: Brief
  /** What is to be corrected, by rule, the most frequent first. */
  readonly corrections: readonly Correction[]
  /** Sections with something open or to be corrected. */
  readonly sections: readonly SectionReadiness[]
}

/** When others expect to hear of an incident again. */
export interface NextUpdate {
  /** Milliseconds since 1970; may be past. */
  readonly due: number
  /** Where the document says so. */
  readonly range: Range
}

/** A handoff at a glance, in its own words. */
export interface Brief {
  /** How things stand, by topic: summary, impact, state, mitigation. The topic is in the user's language. */
  readonly situation: readonly { readonly topic: string; readonly text: string }[]
  /** What to do first: the next steps, then the open issues. Longer lists are cut. */
  readonly first: readonly string[]
}

/** What is to be corrected for one rule. */
export interface Correction {
  readonly rule: string
  readonly severity: 'error' | 'warning'
  /** In plain words: `6 times not in UTC`. */
  readonly words: string
  readonly places: readonly Range[]
  /** The number that *Fix All* corrects. */
  readonly fixable: number
}

/** A section with something open or to be corrected. */
export interface SectionReadiness {
  /** The headings, outermost first, without the document's title; empty for what is directly below it. */
  readonly title: string
  readonly lines: readonly OpenLine[]
}

/** One line of the text with all its faults, or one missing thing. */
export interface OpenLine {
  readonly label: string
  /** What is wrong, in plain words: `not ticked, blank left`. */
  readonly words: string
  /** False if nothing is open in it, but something is to be corrected. */
  readonly isOpen: boolean
  /** The number of findings in it to correct. */
  readonly toCorrect: number
  /** The most severe of its faults. */
  readonly severity: 'error' | 'warning' | 'information'
  readonly range: Range
  /** What code actions can do about it. */
  readonly actions: readonly LineAction[]
  /** Its faults; at least one. */
  readonly faults: readonly LineFault[]
}

/** One fault of a line. */
export interface LineFault {
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'information'
  readonly message: string
  readonly range: Range
  /** What a code action at the range can do about it. */
  readonly actions: readonly LineAction[]
}

/** `fix` writes what is missing or wrong, `tick` ticks the box, `waive` inserts a waiver. */
export type LineAction = 'fix' | 'tick' | 'waive'

/** The overview of one document for its receiver, as sections of a page. If the document is not open, its file is read. */
export const previewRequest = request<PreviewParams, PreviewResult | null>('handoff/preview')
export interface PreviewParams {
  readonly uri: string
  /** The reader's language, such as `de-AT`. */
  readonly locale: string
  /** The hashes of the shown sections by id. Unchanged ones are not sent again. */
  readonly known: Readonly<Record<string, string>>
}
export interface PreviewResult {
  readonly uri: string
  readonly title: string
  /** `none` for a document that is no handoff, `gone` for a missing one. */
  readonly state: 'handoff' | 'none' | 'gone'
  /** One sentence, which screen readers announce when it changes. */
  readonly summary: string
  /** In the order in which they are read. */
  readonly sections: readonly PreviewSection[]
}

export interface PreviewSection {
  readonly id: string
  /** The position on a page with two columns. */
  readonly slot: 'head' | 'top' | 'main' | 'side'
  readonly hash: string
  /** The markup, in which everything from the document is escaped; left out if the hash is a known one. */
  readonly html?: string
  /** The targets of the elements with `data-place`, by its number. */
  readonly places: readonly PreviewPlace[]
}

/** A place in the document (line, character, line, character), or the URI of another one. */
export type PreviewPlace = readonly [number, number, number, number] | string

/** The same as a stand-alone page. */
export const reportRequest = request<ReportParams, ReportResult>('handoff/report')
export interface ReportParams {
  readonly uri: string
  readonly locale: string
}
/** `null` for a document that is no handoff or does not exist. */
export type ReportResult = Report | null
export interface Report {
  readonly html: string
  /** A name for the file, such as `handoff-checkout.html`. */
  readonly fileName: string
}

/** What our client sends with `initializationOptions`; other editors send nothing. */
export interface ClientOptions {
  /**
   * True if the client answers `handoff/readFile`, `handoff/exists` and `handoff/listFiles`, and the server reads no files itself, as in a
   * browser and in a virtual workspace. Otherwise the server reads the disk.
   */
  readonly readsFiles: boolean
  /** The URI of the folder with the rules' pages: the code of a diagnostic then leads to `<rulePages>/<rule>.md`. */
  readonly rulePages?: string
  /** A folder on the server's disk for cached results; defaults to that of the command line. */
  readonly resultFolder?: string
  /** The user's IANA zone, in which hovers show moments; defaults to the server's own, which may be another. */
  readonly timeZone?: string
  /** False in a workspace that the user does not trust: no program is run there. Defaults to true. */
  readonly isTrusted?: boolean
}

/** Sent by the client once the user trusts the workspace. */
export const trustedNotification = 'handoff/trusted'

/** Request to the client: the saved text of a file, decoded as UTF-8 without its byte order mark. */
export const readFileRequest = request<ReadFileParams, ReadFileResult>('handoff/readFile')
export interface ReadFileParams {
  readonly uri: string
}
export interface ReadFileResult {
  /** `null` if the file is missing or cannot be read. */
  readonly text: string | null
}

/** Request to the client: whether a file or folder exists. */
export const existsRequest = request<ExistsParams, ExistsResult>('handoff/exists')
export interface ExistsParams {
  readonly uri: string
}
export interface ExistsResult {
  readonly exists: boolean
}

/** Request to the client: the files below a folder. */
export const listFilesRequest = request<ListFilesParams, ListFilesResult>('handoff/listFiles')
export interface ListFilesParams {
  /** The folder's URI. */
  readonly folder: string
  /** Relative to the folder, with `/`: `docs/*.md`. */
  readonly glob: string
}
export interface ListFilesResult {
  /** In no order, without what the user excludes from the explorer and without `node_modules`. */
  readonly uris: readonly string[]
}

/** Where the progress of `handoff/workspaceReadiness` is reported, as `$/progress`. */
export interface WorkspaceReadinessParams {
  readonly workDoneToken?: string
  /** With this token, handoffs are also sent as they are found, as `$/progress` with a `WorkspaceReadinessResult`. */
  readonly partialResultToken?: string
  /** The `resultId` of each result that the client has, by URI. Unchanged ones are not sent again. */
  readonly previousResultIds?: Readonly<Record<string, string>>
}

/** The edit of a command in one document, as one step to undo. */
export interface DocumentEdit {
  /** The version of the document that the edits are for. If the document has another one, ask again. */
  readonly version: number
  /** In document order, without overlaps; empty if nothing changes. */
  readonly edits: readonly CommandEdit[]
}
export interface CommandEdit {
  readonly range: Range
  readonly newText: string
  /** True if the text is an LSP snippet. */
  readonly isSnippet?: boolean
}

/** Sets a key of the front matter, such as `kind` or `stage`. */
export const frontMatterRequest = request<FrontMatterParams, FrontMatterResult>('handoff/frontMatter')
export interface FrontMatterParams {
  readonly uri: string
  /** Both are plain words. */
  readonly key: string
  readonly value: string
}
/** `null` if the document is not open, or its front matter is no mapping. */
export type FrontMatterResult = DocumentEdit | null

/**
 * Accepts a handoff: sets its stage and writes the receiver's words where its kind has a place for them. The result also tells what is
 * still open.
 */
export const acceptRequest = request<AcceptParams, AcceptResult>('handoff/accept')
export interface AcceptParams {
  readonly uri: string
  /** The receiver. */
  readonly name: string
  /** What was taken over, in the receiver's words, of any number of lines; if left out, there is a tab stop. */
  readonly summary?: string
}
/** `null` if the document is no handoff or not open, or its front matter is no mapping. */
export type AcceptResult = Acceptance | null
export interface Acceptance extends DocumentEdit {
  /** True if nothing is open or to be corrected at its stage, without the receiver's words. */
  readonly ready: boolean
  /** The same in the user's language: `86 % · 12 open · 3 to correct: 3 times not in UTC`. */
  readonly state: string
  /** Words of the receiver that are in the document already: `name`, `moment`, `summary`. */
  readonly written: Readonly<Partial<Record<'name' | 'moment' | 'summary', string>>>
}

/** The open sign-offs of a document, and those to be signed again. */
export const signOffsRequest = request<SignOffsParams, SignOffsResult>('handoff/signOffs')
export interface SignOffsParams {
  readonly uri: string
}
export type SignOffsResult = readonly OpenSignOff[]
export interface OpenSignOff {
  readonly label: string
  /** The headings above it, outermost first, without the document's own. */
  readonly section: string
  /** `unsigned`, `undated` (a name without a date) or `changed` (the document was changed after signing). */
  readonly state: 'unsigned' | 'undated' | 'changed'
  /** The place of the fault. Its start identifies the sign-off in `handoff/sign`. */
  readonly range: Range
}

/** Signs a line with a name, the date in UTC, and a digest of what is signed. */
export const signRequest = request<SignParams, SignResult>('handoff/sign')
export interface SignParams {
  readonly uri: string
  /** On the sign-off's line. */
  readonly position: Position
  readonly name: string
}
/** `null` if there is no open sign-off there. */
export type SignResult = DocumentEdit | null

/** Waives a problem of a rule with a comment next to it. */
export const waiveRequest = request<WaiveParams, WaiveResult>('handoff/waive')
export interface WaiveParams {
  readonly uri: string
  readonly rule: string
  /** Where the problem begins. */
  readonly position: Position
  readonly reason: string
  /** The last day on which it counts: `2026-12-01`. */
  readonly until?: string
  /** The owner of the waiver. */
  readonly by?: string
}
/** `null` if there is no such problem, or no comment can cover it. */
export type WaiveResult = DocumentEdit | null

/** Converts all times of a document with exactly one meaning to UTC, and counts the others. */
export const convertTimesRequest = request<ConvertTimesParams, ConvertTimesResult>('handoff/convertTimes')
export interface ConvertTimesParams {
  readonly uri: string
}
/** `null` if the document is no handoff or not open. */
export type ConvertTimesResult = TimesConverted | null
export interface TimesConverted extends DocumentEdit {
  readonly converted: number
  /**
   * The numbers of times that are left because they have no zone, because a time without a zone may depend on theirs, or because they have
   * several meanings.
   */
  readonly withoutZone: number
  readonly needed: number
  readonly ambiguous: number
  /** The place of the first of them after the edits. */
  readonly firstLeft?: Range
}

/** The current time in UTC for each selection, as precise as the place asks for. */
export const utcNowRequest = request<UtcNowParams, UtcNowResult>('handoff/utcNow')
export interface UtcNowParams {
  readonly uri: string
  readonly ranges: readonly Range[]
}
/**
 * One edit per range: a date, a time of day, or (by default) a moment to the minute, in place of the range or of the blank or moment around
 * it. Ranges in the same blank get the same edit.
 */
export type UtcNowResult = readonly CommandEdit[]

/** The status update of a handoff, to be sent out. */
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
  /** What readers will ask for but the document does not say, as sentences. */
  readonly missing: readonly string[]
  /** The number of secrets and personal data that were removed. */
  readonly redacted: number
}

/** Puts the messages of a transcript (a chat, mails, logs, alerts, commits, a table) into the timeline of a document, as rows in UTC. */
export const timelineRequest = request<TimelineParams, TimelineResult>('handoff/timeline')
export interface TimelineParams {
  readonly uri: string
  /** The transcript. */
  readonly text: string
  /** The cursor: the timeline there comes first, and in a document without any a new table goes there. Left out for none. */
  readonly position?: Position
  /** The zone of times that name none: `Europe/Berlin`, `UTC+02:00`. */
  readonly zone?: string
  /** The day of the first message: `2026-03-01`. */
  readonly date?: string
  /** The milestones that are taken of those proposed. */
  readonly milestones?: readonly string[]
}
/** `null` if the text is no transcript, or the document is not open. */
export type TimelineResult = TimelineRows | null
/** The edits are empty if nothing is to be added. */
export interface TimelineRows extends DocumentEdit {
  /** The number of rows that are added. */
  readonly rows: number
  /** Messages that are left out: they are there already or said twice, or are about the chat itself. */
  readonly repeated: number
  readonly dropped: number
  /** Secrets and personal data that were replaced. */
  readonly redacted: number
  /** What the text leaves open: each with what was taken, so that nobody takes it without being asked. */
  readonly zone?: OpenQuestion
  readonly date?: OpenQuestion
  /** The messages that may be milestones; they are ordinary rows unless they were taken. */
  readonly milestones: readonly ProposedMilestone[]
  /** True if the cursor is in the timeline that the rows go into. */
  readonly atCursor: boolean
  /** All of this in the user's language, in one line. */
  readonly summary: string
}
export interface OpenQuestion {
  /** The first time that it is about, as written: `02:47 AM`. */
  readonly written: string
  /** A zone (`Europe/Berlin`) or a day (`2026-03-01`). */
  readonly taken: string
  /** Other answers, the likeliest first. */
  readonly others: readonly string[]
}
export interface ProposedMilestone {
  /** As in `TimelineParams.milestones`. */
  readonly id: string
  /** Its name in the document, or the usual one. */
  readonly name: string
  /** The moment and the words of the message: `2026-03-01T02:47Z Paged on-call`. */
  readonly message: string
}

/** In which ways the update that others wait for can be written. */
export const updateWaysRequest = request<UpdateWaysParams, UpdateWaysResult>('handoff/updateWays')
export interface UpdateWaysParams {
  readonly uri: string
}
/** `null` if the document is no handoff or not open. */
export type UpdateWaysResult = UpdateWays | null
export interface UpdateWays {
  /** The incident of a status update: its document has the next update. Left out for a document that is none. */
  readonly incident?: string
  /** The kinds of a new document: those that ask for an audience and a next update. */
  readonly kinds: readonly KindInfo[]
  /** True if the document has a timeline for a row. */
  readonly timeline: boolean
}

/**
 * Writes the update that others wait for: as a new document that tells what is known of the incident, or as a row of its timeline. The edits
 * are for the incident: they move its next update on by the cadence, and note the update in its timeline.
 */
export const writeUpdateRequest = request<WriteUpdateParams, WriteUpdateResult>('handoff/writeUpdate')
export interface WriteUpdateParams {
  readonly uri: string
  /** The kind of a new document; left out for a row of the timeline. */
  readonly kind?: string
}
/** `null` if the document is no handoff or not open, there is no such kind, or it has no timeline. */
export type WriteUpdateResult = WrittenUpdate | null
export interface WrittenUpdate extends DocumentEdit {
  /** The new document; left out for a row. */
  readonly document?: NewUpdate
}
export interface NewUpdate extends Pick<NewHandoffResult, 'text' | 'snippet'> {
  /** Where it goes. If a file is there, its name gets a number. */
  readonly uri: string
}

/** Changes the configuration of a document's project. */
export const configureRequest = request<ConfigureParams, ConfigureResult>('handoff/configure')
export interface ConfigureParams {
  readonly uri: string
  readonly change:
    | { readonly rule: string; readonly severity: 'error' | 'warning' | 'information' | 'off' }
    /** Ignores the document or its folder. */
    | { readonly ignore: 'file' | 'folder' }
    /** Assigns a kind to all files of its folder. */
    | { readonly kind: string }
}
/** `null` for a document without a project, or if the configuration is invalid. */
export type ConfigureResult = ConfigurationEdit | null
export interface ConfigurationEdit {
  /** The configuration's file. */
  readonly uri: string
  /** The version that the edits are for; `null` if the file is not open. */
  readonly version: number | null
  /** True if the file does not exist yet; `edits` then insert its whole text. */
  readonly isNew: boolean
  /** In document order, without overlaps. */
  readonly edits: readonly TextEdit[]
  /** The whole text after the edits. */
  readonly text: string
}

/** The configuration file of a project, and the text of a new one. */
export const configurationFileRequest = request<ConfigurationFileParams, ConfigurationFileResult>('handoff/configurationFile')
export interface ConfigurationFileParams {
  /** Any document or folder; `undefined` for the first workspace folder. */
  readonly uri: string | undefined
}
/** `null` if there is no project. */
export type ConfigurationFileResult = ConfigurationFile | null
export interface ConfigurationFile {
  readonly uri: string
  /** `null` if the file exists. */
  readonly text: string | null
}

/** Whether a new handoff may be written to a path below a folder. */
export const checkNewFileRequest = request<CheckNewFileParams, CheckNewFileResult>('handoff/checkNewFile')
export interface CheckNewFileParams {
  readonly folder: string
  /** With `/`. */
  readonly path: string
}
/** Why it may not, in the user's language; `null` if it may. */
export type CheckNewFileResult = string | null
