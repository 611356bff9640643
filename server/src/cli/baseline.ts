/** Findings that are known: `handoff baseline` writes them down, `handoff check --baseline` fails for new ones only. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { type IdentifiedReport, type ReportedFile, wholeReport } from './report.ts'

/** The file: for each path, relative to the file's folder, the known findings as `rule fingerprint`, in order. */
interface BaselineFile {
  readonly version: 1
  readonly findings: Readonly<Record<string, readonly string[]>>
}

/** Writes all findings of some files down. Returns how many. */
export function writeBaseline(path: string, files: readonly ReportedFile[]): number {
  const entries = files
    .map((file) => [keyOf(path, file.path), wholeReport(file).diagnostics.map(nameOf).sort()] as const)
    .filter(([, names]) => names.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const content: BaselineFile = { version: 1, findings: Object.fromEntries(entries) }
  mkdirSync(dirname(resolve(path)), { recursive: true })
  writeFileSync(path, `${JSON.stringify(content, undefined, 2)}\n`)
  return entries.reduce((sum, [, names]) => sum + names.length, 0)
}

/** The known findings of one run: each is taken once. */
export class Baseline {
  readonly #path: string
  readonly #left: Map<string, Map<string, number>>

  private constructor(path: string, { findings }: BaselineFile) {
    this.#path = path
    this.#left = new Map(Object.entries(findings).map(([file, names]) => [file, countsOf(names)]))
  }

  /** Reads a file of known findings. Throws an error with a sentence if it is missing or no such file. */
  static read(path: string): Baseline {
    let content: unknown
    try {
      content = JSON.parse(readFileSync(path, 'utf8'))
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      throw new Error(isMissing ? `there is no ${path}; "handoff baseline" writes it` : `${path} is no baseline: it is no valid JSON`)
    }
    if (!isBaseline(content)) throw new Error(`${path} is no baseline; "handoff baseline" writes one`)
    return new Baseline(path, content)
  }

  /** True if a finding is known; the next one like it is only if it was found as often. */
  takes(path: string, diagnostic: Pick<IdentifiedReport, 'rule' | 'fingerprint'>): boolean {
    const names = this.#left.get(keyOf(this.#path, path))
    const name = nameOf(diagnostic)
    const count = names?.get(name) ?? 0
    if (count > 0) names?.set(name, count - 1)
    return count > 0
  }

  /** How many known findings of some files were not found again. */
  goneFrom(paths: readonly string[]): number {
    return paths.reduce((sum, path) => {
      const counts = this.#left.get(keyOf(this.#path, path))?.values() ?? []
      return [...counts].reduce((total, count) => total + count, sum)
    }, 0)
  }
}

function isBaseline(content: unknown): content is BaselineFile {
  if (typeof content !== 'object' || content === null || !('version' in content) || !('findings' in content)) return false
  const { version, findings } = content
  if (version !== 1 || typeof findings !== 'object' || findings === null) return false
  return Object.values(findings).every((names) => Array.isArray(names) && names.every((name) => typeof name === 'string'))
}

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function nameOf({ rule, fingerprint }: Pick<IdentifiedReport, 'rule' | 'fingerprint'>): string {
  return `${rule} ${fingerprint}`
}

function keyOf(baseline: string, path: string): string {
  return relative(dirname(resolve(baseline)), resolve(path)).replaceAll(sep, '/')
}
