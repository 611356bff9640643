/** The differences between Node and a web worker. */
import type { HandoffFacts } from '../core/linter/facts.ts'
import type { DocumentReadiness } from '../protocol.ts'
import type { Budget } from '../workspace/budget.ts'
import type { Files, Machine } from '../workspace/host.ts'

export interface Runtime {
  /** The disk; `undefined` if files can only be read through the client. */
  readonly files: Files | undefined
  /** Reads many files of the disk without blocking other requests; `undefined` without a disk. */
  readonly disk: DiskScan | undefined
  /** Git and the user of this machine; `undefined` where no program can be run. */
  readonly machine: Machine | undefined
  /** The time limit of a check. */
  readonly within: Budget
  /** Lets waiting messages be handled. */
  pause(): Promise<void>
}

export interface DiskScan {
  /** The path of a file on the disk; `undefined` for other URIs. */
  pathOf(uri: string): string | undefined
  /** True if the file contains this text. */
  isSaved(path: string, text: string): boolean
  /** Reports the readiness of files; returns the paths that could not be read. */
  scan(paths: readonly string[], options: DiskScanOptions): Promise<readonly string[]>
}

export interface DiskScanOptions {
  /** Milliseconds since 1970. */
  readonly now: number
  /** The URIs of the workspace folders. */
  readonly folders: readonly string[]
  /** The section `handoff` of the user's settings for each folder. */
  readonly sections: Sections
  /** The language of messages. */
  readonly language: string
  /** The folder for cached results; defaults to that of the command line. */
  readonly cacheFolder: string | undefined
  /** The facts of unsaved texts, by path. */
  readonly edited: ReadonlyMap<string, { readonly facts: HandoffFacts | undefined; readonly anchors: readonly string[] }>
  readonly signal: AbortSignal
  readonly pause: () => Promise<void>
  /** Called for each file, and again if other files change its result; `null` for what is no handoff. */
  readonly onFound: (uri: string, readiness: DocumentReadiness | null) => void
  /** Called with the number of files read since the last call. */
  readonly onDone: (count: number) => void
  readonly log: (message: string) => void
}

/** The settings of folders as sent by the client. */
export type Sections = readonly (readonly [folder: string, section: unknown])[]
