/** All that differs between Node and a web worker. */
import type { HandoffFacts } from '../core/linter/facts.ts'
import type { DocumentReadiness } from '../protocol.ts'
import type { Budget } from '../workspace/budget.ts'
import type { Files } from '../workspace/host.ts'

export interface Runtime {
  /** The disk; `undefined` where there is none, so that files can only be read through the client. */
  readonly files: Files | undefined
  /** Reads many files of the disk without keeping others waiting; `undefined` where there is none. */
  readonly disk: DiskScan | undefined
  /** How long a check may take. */
  readonly within: Budget
  /** Lets waiting messages be handled before the work goes on. */
  pause(): Promise<void>
}

export interface DiskScan {
  /** The path of a file of the disk; `undefined` for what lies elsewhere. */
  pathOf(uri: string): string | undefined
  /** True if the file holds this text. */
  isSaved(path: string, text: string): boolean
  /** Tells of files how ready they are; gives the paths of those that could not be read. */
  scan(paths: readonly string[], options: DiskScanOptions): Promise<readonly string[]>
}

export interface DiskScanOptions {
  /** Milliseconds since 1970. */
  readonly now: number
  /** The URIs of the workspace folders. */
  readonly folders: readonly string[]
  /** The section `handoff` of the user's settings for each folder. */
  readonly sections: Sections
  /** The language of what is said of them. */
  readonly language: string
  /** The folder for results; that of the command line if the client names none. */
  readonly cacheFolder: string | undefined
  /** What texts that are not saved say to others, by path. */
  readonly edited: ReadonlyMap<string, { readonly facts: HandoffFacts | undefined; readonly anchors: readonly string[] }>
  readonly signal: AbortSignal
  readonly pause: () => Promise<void>
  /** Told of each file, and again when what others say of it makes a difference; `null` for what is no handoff. */
  readonly onFound: (uri: string, readiness: DocumentReadiness | null) => void
  /** Told how many more files were read. */
  readonly onDone: (count: number) => void
  readonly log: (message: string) => void
}

/** The settings of folders as the client sent them. */
export type Sections = readonly (readonly [folder: string, section: unknown])[]
