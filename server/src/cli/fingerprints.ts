/** Fingerprints identify findings across runs: by what is found and the words where it is found, not by the number of a line. */
import { createHash } from 'node:crypto'

/**
 * The fingerprint of a finding from its rule, the names that its message quotes, and the line on which it begins: 16 hexadecimal digits.
 * Numbers in messages may change with the time of the check, so they do not count.
 */
export function fingerprintOf(rule: string, message: string, line: string): string {
  return hashOf([rule, message.match(/"[^"]*"/g) ?? [], line.trim()], 16)
}

/** Tells equal findings of a file apart by their order: the first time 1, then 2. */
export function createCounter(): (path: string, fingerprint: string) => number {
  const seen = new Map<string, number>()
  return (path, fingerprint) => {
    const key = `${fingerprint} ${path}`
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count
  }
}

/** A hash of some values, as hexadecimal digits. */
export function hashOf(values: readonly unknown[], digits: number): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, digits)
}
