/** A moment in the format of handoffs, to the minute: `2026-03-01T14:05Z`. */
export function formatUtc(moment: Date): string {
  return `${moment.toISOString().slice(0, 16)}Z`
}
