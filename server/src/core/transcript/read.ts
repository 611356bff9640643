/** Reads a transcript, whatever wrote it: the format whose first message begins first. */
import { findZoneDeclarations, type Zone } from '../time/index.ts'
import { readChat } from './chat.ts'
import { maxMessages, type Reading, TranscriptLines } from './lines.ts'
import { readLogs } from './logs.ts'
import type { Transcript } from './messages.ts'
import { readRecords } from './records.ts'
import { mayHoldTime } from './stamps.ts'
import { readTable } from './tables.ts'

const readers: readonly ((lines: TranscriptLines) => Reading | undefined)[] = [readRecords, readLogs, readChat]

/** The messages of a text; none if it is no transcript. Never throws; a text that is very long is read to some length. */
export function readTranscript(text: string): Transcript {
  const lines = new TranscriptLines(text)
  const table = readTable(lines)
  const found = table ?? readers.flatMap((read) => read(lines) ?? []).toSorted((one, other) => one.first - other.first)[0]
  const zone = table?.zone ?? (found && declaredZone(lines, found.first))
  const messages = found?.messages ?? []
  return { messages, zone, dropped: found?.dropped ?? 0, isCut: lines.isCut || messages.length >= maxMessages }
}

/** A zone in words above the first message: *All times are UTC*. */
function declaredZone({ all }: TranscriptLines, first: number): Zone | undefined {
  for (const line of all.slice(0, Math.min(first, 20))) {
    if (line.length > 200 || mayHoldTime(line)) continue
    const [declared] = findZoneDeclarations(line)
    if (declared) return declared.zone
  }
  return undefined
}
