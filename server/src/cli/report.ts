/** The result of a check in the shape of `--format json`, which is a contract. */
import type { Range } from 'vscode-languageserver-types'
import { correctShare } from '../core/linter/readiness.ts'
import type { Severity } from '../core/linter/rule.ts'
import type { Waiver } from '../core/linter/waivers.ts'
import type { Document } from '../core/markdown/document.ts'
import { type Redact, redactorOf } from '../core/recognisers/secrets/redaction.ts'
import type { KindSource } from '../core/template/detect.ts'
import { inEnglish } from '../core/util/phrase.ts'
import type { ReadinessCounts } from '../protocol.ts'
import { rangeOf } from '../service/convert/ranges.ts'
import { type DiagnosticData, diagnosticsOf, severityOf } from '../service/features/diagnostics.ts'
import { countsOf, stateInWords } from '../service/features/readiness.ts'
import type { Examined } from '../workspace/examine.ts'
import { fingerprintOf } from './fingerprints.ts'

export interface Report {
  readonly version: 1
  readonly files: readonly ReportedFile[]
  readonly summary: Summary
  /** Why the check fails, beside its findings. */
  readonly failures: readonly Failure[]
}

/** A file that could not be checked, a handoff that is not ready enough, too many warnings. */
export interface Failure {
  /** As in reports; `undefined` if it is not about one file. */
  readonly path: string | undefined
  /** A sentence without a full stop, with the path if there is one. */
  readonly message: string
  /** True if something could not be checked, false if the check found that it fails. */
  readonly isError: boolean
}

/** What `--format json` prints. */
export interface PrintedReport {
  readonly version: 1
  /** Left out if there are none. */
  readonly failures?: readonly string[]
  readonly files: readonly (FileReport & { readonly path: string })[]
  readonly summary: Summary
}

/** A file with its report, which is read on demand, so that thousands of them need not be in memory. */
export interface ReportedFile {
  /** Relative to the current folder, with `/`; absolute if the file is elsewhere. */
  readonly path: string
  readonly summary: FileSummary
  /** As `describe` made it. */
  readonly report: () => string
}

/** What is kept in memory of each file. */
export interface FileSummary {
  readonly isHandoff: boolean
  readonly errors: number
  readonly warnings: number
  readonly information: number
  readonly fixable: number
  /** Findings that a waiver covers. */
  readonly waived: number
  /** The share that `--min-readiness` compares, in percent; `null` for a file without a kind. */
  readonly share: number | null
  /** The progress in words; empty for a file without a kind. */
  readonly state: string
  /** True if its check was ended. */
  readonly notChecked?: boolean
}

/** What `--format json` prints of a file, except its path. */
export interface FileReport {
  /** `null` for a file that is no handoff. */
  readonly kind: string | null
  readonly kindFrom: KindSource
  readonly stage: string | null
  /** Absent for a file without a kind. */
  readonly readiness?: ReadinessCounts
  readonly diagnostics: readonly DiagnosticReport[]
  /** True if the check was ended because it took too long; else left out. */
  readonly notChecked?: boolean
  /** Left out if there are none. */
  readonly waivers?: readonly WaiverReport[]
}

/** The same with its path, the waived findings, and fingerprints, for formats that support these. */
export interface WholeReport extends FileReport {
  readonly path: string
  readonly diagnostics: readonly IdentifiedReport[]
  readonly waived: readonly WaivedReport[]
}

/** A waiver as written, whether or not it is valid. */
export interface WaiverReport {
  readonly rules: readonly string[]
  /** Empty for none. */
  readonly reason: string
  /** The last day on which it counts, as written; `null` for no end. */
  readonly until: string | null
  /** Its owner, as written; `null` for none. */
  readonly by: string | null
  /** Zero-based. */
  readonly line: number
}

/** A finding that is waived. */
export interface WaivedReport extends Omit<IdentifiedReport, 'fixable'> {
  /** The reason of the waiver. */
  readonly reason: string
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

/** A finding with its fingerprint, which is the same if it only moved to another line (see `fingerprints.ts`). */
export interface IdentifiedReport extends DiagnosticReport {
  readonly fingerprint: string
}

export interface Summary {
  readonly files: number
  readonly errors: number
  readonly warnings: number
  readonly information: number
}

/** The result of examining one file: a summary, and the report as JSON, with what is not printed after a line break. */
export function describeFile(examined: Examined): { readonly summary: FileSummary; readonly report: string } {
  const { document, result } = examined
  const redact = redactorOf(document)
  const lineOf = ({ start }: Range) => redact(document.text.slice(document.lines.lineStart(start.line), document.lines.lineEnd(start.line)))
  const readiness = result?.readiness
  const waivers = result?.waivers.map(({ waiver }) => waiver).filter(({ misspelt }) => !misspelt) ?? []
  const diagnostics = diagnosticsOf(examined, inEnglish).map((diagnostic) => {
    // Our messages are always plain text.
    const [rule, message] = [String(diagnostic.code), String(diagnostic.message)]
    return {
      rule,
      severity: severityOf(diagnostic),
      message,
      range: diagnostic.range,
      fixable: (diagnostic.data as DiagnosticData | undefined)?.fixable ?? false,
      fingerprint: fingerprintOf(rule, message, lineOf(diagnostic.range)),
    }
  })
  const report: Omit<FileReport, 'diagnostics'> = {
    kind: result?.kind?.id ?? null,
    kindFrom: result?.kindFrom ?? 'none',
    stage: result?.stage ?? null,
    ...(readiness && { readiness: countsOf(readiness) }),
    ...(examined.ended !== undefined && { notChecked: true }),
    ...(waivers.length > 0 && { waivers: waivers.map((waiver) => waiverReport(waiver, document, redact)) }),
  }
  const waived = (result?.waived ?? []).map(({ finding, waiver }): WaivedReport => {
    const message = redact(inEnglish(finding.problem.message))
    const range = rangeOf(document.lines, finding.span)
    const fingerprint = fingerprintOf(finding.rule, message, lineOf(range))
    return { rule: finding.rule, severity: finding.severity, message, range, fingerprint, reason: redact(waiver.reason) }
  })
  return {
    summary: {
      isHandoff: report.kind !== null,
      ...countsIn(diagnostics),
      waived: waived.length,
      share: readiness ? correctShare(readiness) : null,
      state: readiness ? stateInWords(countsOf(readiness), inEnglish) : '',
      ...(examined.ended !== undefined && { notChecked: true }),
    },
    report: linesOf(report, diagnostics, waived),
  }
}

/** The complete report of a file. */
export function wholeReport({ path, report }: ReportedFile): WholeReport {
  const [shown = '', rest] = report().split('\n')
  const printed = JSON.parse(shown) as FileReport
  const { fingerprints, waived }: NotPrinted = rest === undefined ? { fingerprints: [], waived: [] } : JSON.parse(rest)
  const diagnostics = printed.diagnostics.map((diagnostic, index) => ({ ...diagnostic, fingerprint: fingerprints[index] ?? '' }))
  return { path, ...printed, diagnostics, waived }
}

/** What `--format json` prints of a file, on one line. */
export function printedReport({ path, report }: ReportedFile): string {
  return `{"path":${JSON.stringify(path)},${(report().split('\n', 1)[0] ?? '').slice(1)}`
}

/** The number of findings of a file. */
export function findingsIn({ errors, warnings, information }: Pick<FileSummary, 'errors' | 'warnings' | 'information'>): number {
  return errors + warnings + information
}

/** True for a file that reports show: a handoff, or any file with findings. */
export function isShown({ summary }: Pick<ReportedFile, 'summary'>): boolean {
  return summary.isHandoff || findingsIn(summary) > 0
}

function waiverReport({ at, rules, reason, until, by }: Waiver, document: Document, redact: Redact): WaiverReport {
  const { line } = document.lines.positionAt(document.spanOf(at).start)
  return {
    rules: rules.map(({ id }) => id),
    reason: redact(reason),
    until: until?.text ?? null,
    by: by === undefined ? null : redact(by),
    line,
  }
}

/** A waiver in one line, without its rules: `Fixed upstream; until 2026-12-01; by @dana`. */
export function waiverText({ reason, until, by }: WaiverReport): string {
  return [reason || 'no reason', ...(until === null ? [] : [`until ${until}`]), ...(by === null ? [] : [`by ${by}`])].join('; ')
}

/** How many findings there are in all files. */
export function summaryOf(files: readonly ReportedFile[]): Summary {
  const sum = (key: 'errors' | 'warnings' | 'information') => files.reduce((total, { summary }) => total + summary[key], 0)
  return { files: files.length, errors: sum('errors'), warnings: sum('warnings'), information: sum('information') }
}

/** The file with those of its findings, waived ones included, that `keep` keeps. Its readiness stays. */
export function narrowed(file: ReportedFile, keep: (diagnostic: IdentifiedReport | WaivedReport) => boolean): ReportedFile {
  if (findingsIn(file.summary) + file.summary.waived === 0) return file
  const { path, waived, ...report } = wholeReport(file)
  const diagnostics = report.diagnostics.filter(keep)
  const stillWaived = waived.filter(keep)
  const text = linesOf(report, diagnostics, stillWaived)
  return { path, summary: { ...file.summary, ...countsIn(diagnostics), waived: stillWaived.length }, report: () => text }
}

function countsIn(diagnostics: readonly DiagnosticReport[]): Pick<FileSummary, 'errors' | 'warnings' | 'information' | 'fixable'> {
  const count = (wanted: Severity) => diagnostics.filter(({ severity }) => severity === wanted).length
  return {
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    fixable: diagnostics.filter(({ fixable }) => fixable).length,
  }
}

/** What `--format json` does not print. */
interface NotPrinted {
  /** In the order of the findings. */
  readonly fingerprints: readonly string[]
  readonly waived: readonly WaivedReport[]
}

/** The report of a file and, on a line of its own, what is not printed. */
function linesOf(
  { kind, kindFrom, stage, readiness, notChecked, waivers }: Omit<FileReport, 'diagnostics'>,
  diagnostics: readonly IdentifiedReport[],
  waived: readonly WaivedReport[],
): string {
  const printed: FileReport = {
    kind,
    kindFrom,
    stage,
    ...(readiness && { readiness }),
    diagnostics: diagnostics.map(({ rule, severity, message, range, fixable }) => ({ rule, severity, message, range, fixable })),
    ...(notChecked && { notChecked }),
    ...(waivers && { waivers }),
  }
  const rest: NotPrinted = { fingerprints: diagnostics.map(({ fingerprint }) => fingerprint), waived }
  return [printed, ...(diagnostics.length + waived.length > 0 ? [rest] : [])].map((part) => JSON.stringify(part)).join('\n')
}

/** Severities from the least to the most severe. */
const severities: readonly Severity[] = ['information', 'warning', 'error']

/** True if a severity is at least as severe as another. */
export function reaches(severity: Severity, from: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(from)
}

/** The number of findings at a severity or above. */
export function countFrom({ errors, warnings, information }: Omit<Summary, 'files'>, from: Severity): number {
  return errors + (reaches('warning', from) ? warnings : 0) + (reaches('information', from) ? information : 0)
}
