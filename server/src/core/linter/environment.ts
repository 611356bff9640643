/** What rules may know of the world around a document. */
import type { Workspace } from './facts.ts'

/** Everything from outside that a rule may depend on; the core itself has no clock and no settings. */
export interface Environment {
  /** Milliseconds since 1970. What is found may depend on it only through `isPast`; what fixes write may hold it. */
  readonly now: number
  /** Told of each moment with which now is compared, so that it is known until when the same is found. */
  readonly onCompared?: ((moment: number) => void) | undefined
  /** The IANA zone in which times without a zone are read; `undefined` if the project names none. */
  readonly timeZone: string | undefined
  /** The other handoffs of the project; left out where there are none to be asked about. */
  readonly workspace?: Workspace | undefined
  /** The name with which the person signs; left out where it is not known. */
  readonly user?: string | undefined
  /** What is known of the files around the document; without it, links to files are not judged. */
  readonly files?: Files | undefined
  /** The project's severity scale, highest first; without it, or empty, the known scales hold. */
  readonly severityScale?: readonly string[] | undefined
  /** The project's own minutes until the next update: by severity, by the kind's id, or under `default`. They go before the kind's. */
  readonly cadence?: ReadonlyMap<string, number> | undefined
  /** The project's own minutes between a handoff and its release, by the same names. */
  readonly leadTime?: ReadonlyMap<string, number> | undefined
}

/** True if now is after a moment, in milliseconds since 1970. */
export function isPast(moment: number, { now, onCompared }: Pick<Environment, 'now' | 'onCompared'>): boolean {
  onCompared?.(moment)
  return moment < now
}

/**
 * Facts about files, all answered at once from what is known already. A path is relative to the document's folder, with `/`, decoded,
 * without query and fragment: `../runbooks/restart.md`, `images/`; one that begins with `/` is relative to the project's root.
 * `undefined` stands for what is not known (not looked at yet, outside the project, no disk), and what is not known is not reported.
 */
export interface Files {
  /** True for a file or folder of exactly this name, capital letters included. */
  exists(path: string): boolean | undefined
  /** The anchors of a Markdown file, as `anchorsOf` gives them for its document. */
  anchors?(path: string): readonly string[] | undefined
  /** Files that may be meant by a path that does not exist, in any order, as paths of the same sort: those of its folder, those of its name elsewhere. */
  near?(path: string): readonly string[] | undefined
}
