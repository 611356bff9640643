/** What rules may know beyond the document. */
import type { Workspace } from './facts.ts'

/** Everything from outside that a rule may depend on. The core itself has no clock and no settings. */
export interface Environment {
  /** Milliseconds since 1970. Findings may depend on it only through `isPast`; the text of fixes may contain it. */
  readonly now: number
  /** Called with each moment that is compared with now. The earliest one ahead tells until when the findings stay valid. */
  readonly onCompared?: ((moment: number) => void) | undefined
  /** The IANA zone in which times without a zone are read; `undefined` if the project names none. */
  readonly timeZone: string | undefined
  /** The other handoffs of the project. Left out where there are none to ask. */
  readonly workspace?: Workspace | undefined
  /** The name with which the user signs. Left out if it is unknown. */
  readonly user?: string | undefined
  /** The files around the document. Without it, links to files are not checked. */
  readonly files?: Files | undefined
  /** The project's severity scale, highest first. The built-in scales apply if it is missing or empty. */
  readonly severityScale?: readonly string[] | undefined
  /** The project's minutes until the next update: by severity, by kind id, or under `default`. They override the kind's. */
  readonly cadence?: ReadonlyMap<string, number> | undefined
  /** The project's minutes between a handoff and its release, by the same keys. */
  readonly leadTime?: ReadonlyMap<string, number> | undefined
}

/** True if now is after a moment, in milliseconds since 1970. */
export function isPast(moment: number, { now, onCompared }: Pick<Environment, 'now' | 'onCompared'>): boolean {
  onCompared?.(moment)
  return moment < now
}

/**
 * Facts about files, answered synchronously from what is known. A path is relative to the document's folder, with `/`, decoded,
 * without query and fragment: `../runbooks/restart.md`, `images/`; one that begins with `/` is relative to the project's root.
 * `undefined` means unknown (not read yet, outside the project, no disk). Nothing is reported about unknown files.
 */
export interface Files {
  /** True for a file or folder with exactly this name; case matters. */
  exists(path: string): boolean | undefined
  /** The anchors of a Markdown file, as `anchorsOf` gives them for its document. */
  anchors?(path: string): readonly string[] | undefined
  /** Files that a missing path may have meant, in any order: files of its folder, and files elsewhere with its name. */
  near?(path: string): readonly string[] | undefined
}
