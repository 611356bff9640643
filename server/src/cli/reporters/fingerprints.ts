/** What tells one finding from another, from run to run. */
import { createHash } from 'node:crypto'
import type { DiagnosticReport } from '../report.ts'

/**
 * Gives each finding a fingerprint of 32 hexadecimal digits, by its file, its rule and its message. It stays the same when lines above
 * it come and go; equal findings of a file are told apart by their order.
 */
export function createFingerprints(): (path: string, diagnostic: Pick<DiagnosticReport, 'rule' | 'message'>) => string {
  const seen = new Map<string, number>()
  return (path, { rule, message }) => {
    const finding = JSON.stringify([path, rule, message])
    const count = (seen.get(finding) ?? 0) + 1
    seen.set(finding, count)
    return createHash('sha256').update(`${finding}#${count}`).digest('hex').slice(0, 32)
  }
}
