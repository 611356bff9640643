/** What a check found, in the words of `--format json`: see the contract there. */
import type { Range } from 'vscode-languageserver-types'
import type { KindSource } from '../core/kind/detect.ts'
import type { Document } from '../core/model/document.ts'
import { inEnglish } from '../core/phrase.ts'
import type { Severity } from '../core/rule.ts'
import type { Waiver } from '../core/waivers.ts'
import { type DiagnosticData, diagnosticsOf, severityOf } from '../service/diagnostics.ts'
import type { Examined } from '../service/examine.ts'
import { rangeOf } from '../service/ranges.ts'

export interface Report {
  readonly version: 1
  readonly files: readonly FileReport[]
  readonly summary: Summary
}

export interface FileReport {
  /** Relative to the current folder, with `/`; absolute for a file outside of it. */
  readonly path: string
  /** `null` for a file that is no handoff. */
  readonly kind: string | null
  readonly kindFrom: KindSource
  readonly stage: string | null
  /** Absent for a file without a kind. */
  readonly readiness?: ReadinessReport
  readonly diagnostics: readonly DiagnosticReport[]
  /** Absent for a file without any. */
  readonly waivers?: readonly WaiverReport[]
  /** What waivers cover, for formats that know of such findings; `--format json` leaves it out. */
  readonly waived: readonly WaivedReport[]
}

/** A waiver as it stands in the document, whether it counts or not. */
export interface WaiverReport {
  readonly rules: readonly string[]
  /** Empty if there is none. */
  readonly reason: string
  /** The last day on which it counts, as written; `null` if it has no end. */
  readonly until: string | null
  /** Who answers for it, as written; `null` if it does not say. */
  readonly by: string | null
  /** Zero-based. */
  readonly line: number
}

/** What would be a finding without a waiver. */
export interface WaivedReport extends Omit<DiagnosticReport, 'fixable'> {
  /** The waiver's. */
  readonly reason: string
}

export interface ReadinessReport {
  readonly met: number
  readonly open: number
  readonly waived: number
  readonly notApplicable: number
  readonly percent: number
  readonly ready: boolean
}

export interface DiagnosticReport {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  /** Zero-based lines and UTF-16 units, as LSP counts them. */
  readonly range: Range
  /** True if `--fix` removes it. */
  readonly fixable: boolean
}

export interface Summary {
  readonly files: number
  readonly errors: number
  readonly warnings: number
  readonly information: number
}

/** What one file's examination says. */
export function fileReport(path: string, examined: Examined): FileReport {
  const { document, result } = examined
  const readiness = result?.readiness
  const waivers = result?.waivers.map(({ waiver }) => waiver) ?? []
  return {
    path,
    kind: result?.kind?.id ?? null,
    kindFrom: result?.kindFrom ?? 'none',
    stage: result?.stage ?? null,
    ...(readiness && { readiness: pick(readiness) }),
    diagnostics: diagnosticsOf(examined, inEnglish).map((diagnostic) => ({
      rule: String(diagnostic.code),
      severity: severityOf(diagnostic),
      // Ours are always plain text.
      message: String(diagnostic.message),
      range: diagnostic.range,
      fixable: (diagnostic.data as DiagnosticData | undefined)?.fixable ?? false,
    })),
    ...(waivers.length > 0 && { waivers: waivers.map((waiver) => waiverReport(waiver, document)) }),
    waived: (result?.waived ?? []).map(({ finding, waiver }) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: inEnglish(finding.problem.message),
      range: rangeOf(document.lines, finding.span),
      reason: waiver.reason,
    })),
  }
}

function waiverReport({ at, rules, reason, until, by }: Waiver, document: Document): WaiverReport {
  const { line } = document.lines.positionAt(document.spanOf(at).start)
  return { rules: rules.map(({ id }) => id), reason, until: until?.text ?? null, by: by ?? null, line }
}

/** A waiver in one line, without its rules: `Fixed upstream; until 2026-12-01; by @dana`. */
export function waiverText({ reason, until, by }: WaiverReport): string {
  return [reason || 'no reason', ...(until === null ? [] : [`until ${until}`]), ...(by === null ? [] : [`by ${by}`])].join('; ')
}

/** All files with what they sum up to. */
export function reportOf(files: readonly FileReport[]): Report {
  const count = (severity: Severity) =>
    files.reduce((sum, { diagnostics }) => sum + diagnostics.filter((one) => one.severity === severity).length, 0)
  return {
    version: 1,
    files,
    summary: { files: files.length, errors: count('error'), warnings: count('warning'), information: count('information') },
  }
}

/** Severities in the order of their weight. */
const severities: readonly Severity[] = ['information', 'warning', 'error']

/** True if a severity is another or above it. */
export function reaches(severity: Severity, from: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(from)
}

/** True if something of the severity or above was found. */
export function fails({ files }: Report, from: Severity): boolean {
  return files.some(({ diagnostics }) => diagnostics.some(({ severity }) => reaches(severity, from)))
}

function pick({ met, open, waived, notApplicable, percent, ready }: ReadinessReport): ReadinessReport {
  return { met, open, waived, notApplicable, percent, ready }
}
