/** Severity scales that are known without configuration. */

/** Words of scales in words, highest first, in English and German. */
const wordScales: readonly (readonly string[])[] = [
  ['critical', 'high', 'medium', 'low'],
  ['blocker', 'critical', 'major', 'minor', 'trivial'],
  ['kritisch', 'hoch', 'mittel', 'niedrig'],
]

/** Every scale, highest first, with its values as they are written. */
export const severityScales: readonly (readonly string[])[] = [
  ...wordScales.map((scale) => scale.map((word) => word.replace(/^./, (letter) => letter.toUpperCase()))),
  ...['SEV-', 'Severity ', 'P', 'S', 'Prio '].map((stem) => [0, 1, 2, 3, 4, 5].map((level) => `${stem}${level}`)),
]

/**
 * How far down its scale a severity is: 0 for the highest. `undefined` for what is no severity.
 * Numbered scales (SEV-1, P1, S1) begin at one; a zero there stands above it.
 */
export function severityRank(text: string): number | undefined {
  const words = text.trim().toLowerCase()
  const numbered = /^(?:sev(?:erity)?|p|s|prio(?:rity)?)[-\s]?([0-5])\b/.exec(words)
  if (numbered) return Math.max(0, Number(numbered[1]) - 1)
  const [first = ''] = words.split(/[^\p{L}]+/u).filter((word) => word !== '')
  for (const scale of wordScales) {
    const rank = scale.indexOf(first)
    if (rank >= 0) return rank
  }
  return undefined
}

/** True for the two highest of a scale: the project's, highest first, where it has one, else those that are known. */
export function isHighSeverity(text: string, scale: readonly string[] = []): boolean {
  if (scale.length > 0) return scale.slice(0, 2).some((severity) => folded(severity) === folded(text))
  const rank = severityRank(text)
  return rank !== undefined && rank < 2
}

function folded(severity: string): string {
  return severity.toLowerCase().replace(/[-\s]/g, '')
}
