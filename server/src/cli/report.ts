/** What a check found, in the words of `--format json`: see the contract there. */
import type { Range } from 'vscode-languageserver-types'
import type { KindSource } from '../core/kind/detect.ts'
import type { Severity } from '../core/rule.ts'
import { type DiagnosticData, diagnosticsOf, severityOf } from '../service/diagnostics.ts'
import type { Examined } from '../service/examine.ts'

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
  const { result } = examined
  const readiness = result?.readiness
  return {
    path,
    kind: result?.kind?.id ?? null,
    kindFrom: result?.kindFrom ?? 'none',
    stage: result?.stage ?? null,
    ...(readiness && { readiness: pick(readiness) }),
    diagnostics: diagnosticsOf(examined).map((diagnostic) => ({
      rule: String(diagnostic.code),
      severity: severityOf(diagnostic),
      // Ours are always plain text.
      message: String(diagnostic.message),
      range: diagnostic.range,
      fixable: (diagnostic.data as DiagnosticData | undefined)?.fixable ?? false,
    })),
  }
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
export const severities = ['information', 'warning', 'error'] as const satisfies readonly Severity[]

/** True if something of the severity or above was found. */
export function fails({ summary }: Report, from: Severity): boolean {
  const { errors, warnings, information } = summary
  return errors > 0 || (from !== 'error' && warnings > 0) || (from === 'information' && information > 0)
}

function pick({ met, open, waived, notApplicable, percent, ready }: ReadinessReport): ReadinessReport {
  return { met, open, waived, notApplicable, percent, ready }
}
