/** Fingerprints identify findings across runs. */
import { createHash } from 'node:crypto'
import type { DiagnosticReport } from '../report.ts'

/**
 * Returns a fingerprint of 32 hexadecimal digits for each finding, from its file, rule and message. It survives changes of line numbers;
 * equal findings of a file are distinguished by their order.
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
