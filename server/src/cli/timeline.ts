/** `handoff timeline` */
import { parseDocument } from '../core/markdown/parse.ts'
import { milestones as allMilestones } from '../core/transcript/milestones.ts'
import { applyEdits } from '../core/util/text.ts'
import { decode, readText, writeText } from '../node/disk.ts'
import { timelineOf } from '../service/commands/timeline.ts'
import { spanOf } from '../service/convert/ranges.ts'
import { translateTo } from '../service/l10n/texts.ts'
import { cannotRead, reasonOf, shownPath } from './inputs.ts'
import { examineNamed } from './namedFile.ts'
import { complain, shown } from './terminal.ts'

/** The arguments, parsed. */
export interface TimelineCommand {
  /** The file with the transcript, `-` for standard input. */
  readonly transcript: string
  readonly zone?: string
  readonly date?: string
  /** The document; if left out, a table is printed. */
  readonly into?: string
  readonly milestones?: boolean
  readonly kind?: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Prints a transcript as a table, or puts it into the timeline of a document, and returns the exit code. */
export async function runTimeline({ transcript, zone, date, into, milestones = false, kind, now }: TimelineCommand): Promise<number> {
  const text = await transcriptIn(transcript)
  if (text === undefined) return 2
  const named = into === undefined ? undefined : await examineNamed({ file: into, kind, now })
  if (into !== undefined && !named) return 2
  const examined = named?.examined ?? { document: parseDocument(''), result: undefined, options: { timeZone: undefined } }
  const found = timelineOf(
    examined,
    0,
    // Without a document, the rows are a table of their own, where the cursor is.
    {
      text,
      ...(named ? {} : { position: { line: 0, character: 0 } }),
      ...(zone !== undefined && { zone }),
      ...(date !== undefined && { date }),
      milestones: milestones ? allMilestones : [],
    },
    { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, now, t: translateTo('en') },
  )
  if (!found) {
    complain(`${transcript === '-' ? 'standard input' : shownPath(transcript)}: no message, mail, log line or alert with a time was found`)
    return 2
  }
  const { document } = examined
  const after = applyEdits(
    document.text,
    found.edits.map(({ range, newText }) => ({ span: spanOf(document.lines, range), text: newText })),
  )
  if (!named) {
    process.stdout.write(`${after.replace(/[^\n]+/g, shown)}\n`)
    complain(found.summary)
    return 0
  }
  if (found.zone || found.date) {
    if (found.zone) complain(`"${found.zone.written}" names no zone; say which it is: --zone ${found.zone.taken}`)
    if (found.date) complain(`"${found.date.written}" leaves its day open; say the day of the first message: --date ${found.date.taken}`)
    return 2
  }
  if (found.edits.length > 0) {
    if (named.read.readOnly !== undefined) {
      complain(`cannot write ${shownPath(named.path)}: ${named.read.readOnly}`)
      return 2
    }
    try {
      await writeText(named.path, after, named.read)
    } catch (error) {
      complain(`cannot write ${shownPath(named.path)}: ${reasonOf(error)}`)
      return 2
    }
  }
  complain(`${shownPath(named.path)}: ${found.summary}`)
  return 0
}

/** The text of the transcript. If it cannot be read, the reason is on standard error, and the result is `undefined`. */
async function transcriptIn(path: string): Promise<string | undefined> {
  try {
    if (path !== '-') return (await readText(path)).text
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(chunk)
    return decode(Buffer.concat(chunks)).text
  } catch (error) {
    complain(cannotRead(path, error))
    return undefined
  }
}
