/** Which findings of a check are reported: all, those on changed lines, those that are new, errors only. */
import { resolve } from 'node:path'
import { Baseline } from './baseline.ts'
import { type Comparison, changedLinesIn, type Lines } from './changes.ts'
import type { IdentifiedReport, WaivedReport } from './report.ts'

export interface Selection {
  /** True if a file, by its absolute path, is checked at all. */
  hasFile(path: string): boolean
  /** For a file, by its path in reports: true for findings that are reported. Each finding is asked about once, in order. */
  keeps(path: string): (diagnostic: IdentifiedReport | WaivedReport) => boolean
  /** How many known findings of some files were not found again. */
  goneFrom(paths: readonly string[]): number
}

export interface Wanted {
  readonly changed: Comparison | undefined
  readonly baseline: string | undefined
  readonly quiet?: boolean
}

/** Rejects with a sentence if Git or the file of known findings cannot be read. */
export async function selectionOf({ changed, baseline, quiet = false }: Wanted): Promise<Selection> {
  const lines = changed && (await changedLinesIn(process.cwd(), changed))
  const known = baseline === undefined ? undefined : Baseline.read(baseline)
  return {
    hasFile: (path) => lines === undefined || lines.has(path),
    keeps: (path) => (diagnostic) =>
      !(known?.takes(path, diagnostic) ?? false) &&
      (!quiet || diagnostic.severity === 'error') &&
      (lines === undefined || touches(lines.get(resolve(path)), diagnostic)),
    // What is not looked for is not gone.
    goneFrom: (paths) => known?.goneFrom(paths) ?? 0,
  }
}

function touches(lines: readonly Lines[] | undefined, { range }: IdentifiedReport | WaivedReport): boolean {
  return lines?.some(([first, last]) => first <= range.end.line && range.start.line <= last) ?? false
}
