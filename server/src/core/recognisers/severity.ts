/** Severity scales that need no configuration. */

/** Scales of words, highest first, in English and German. */
const wordScales: readonly (readonly string[])[] = [
  ['critical', 'high', 'medium', 'low'],
  ['blocker', 'critical', 'major', 'minor', 'trivial'],
  ['kritisch', 'hoch', 'mittel', 'niedrig'],
]

/** All scales, highest first, with their values as written. */
export const severityScales: readonly (readonly string[])[] = [
  ...wordScales.map((scale) => scale.map((word) => word.replace(/^./, (letter) => letter.toUpperCase()))),
  ...['SEV-', 'Severity ', 'P', 'S', 'Prio '].map((stem) => [0, 1, 2, 3, 4, 5].map((level) => `${stem}${level}`)),
]

/**
 * The position of a severity on its scale: 0 for the highest. `undefined` for other text. Numbered scales (SEV-1, P1, S1) begin at one; a
 * zero is above it.
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

/** True for the two highest of a scale: the project's, highest first, if it has one, else the built-in ones. */
export function isHighSeverity(text: string, scale: readonly string[] = []): boolean {
  if (scale.length > 0) return scale.slice(0, 2).some((severity) => folded(severity) === folded(text))
  const rank = severityRank(text)
  return rank !== undefined && rank < 2
}

function folded(severity: string): string {
  return severity.toLowerCase().replace(/[-\s]/g, '')
}
