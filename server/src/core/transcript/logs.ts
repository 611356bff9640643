/** Lines that begin with their time: logs of every sort, and chats that write `[10:47] Ida: …`. */
import { bodyOf } from './body.ts'
import { maxMessages, type Reading, type TranscriptLines } from './lines.ts'
import type { Message, Stamp, WrittenDay } from './messages.ts'
import { isLevel, isName, isSystemMessage, withoutTags } from './names.ts'
import { dayLine, mayHoldTime, stampIn, stampOfInstant } from './stamps.ts'

/** One line as it was read. */
interface Entry {
  readonly stamp: Stamp
  readonly author: string
  readonly text: string
  /** True if `author` may be the first words of the text. */
  readonly doubtful?: boolean
}

/** Reads lines that begin with a time; `undefined` if there is none. */
export function readLogs(lines: TranscriptLines): Reading | undefined {
  const entries: { entry: Entry; below: string[] }[] = []
  let first: number | undefined
  let day: WrittenDay | undefined
  for (const [index, line] of lines.all.entries()) {
    if (entries.length > maxMessages) break
    const newDay = mayHoldTime(line) ? undefined : dayLine(line)
    if (newDay) {
      day = newDay
      continue
    }
    const entry = structured(line) ?? entryIn(line, lines.stampAt(index))
    if (!entry) entries.at(-1)?.below.push(line)
    else {
      first ??= index
      const { stamp } = entry
      entries.push({ entry: stamp.day || !day ? entry : { ...entry, stamp: { ...stamp, day } }, below: [] })
    }
  }
  if (first === undefined) return undefined
  const counts = new Map<string, number>()
  for (const { entry } of entries) counts.set(entry.author, (counts.get(entry.author) ?? 0) + 1)
  const isChat = entries.length > 1 && entries.every(({ entry }) => entry.author !== '')
  let dropped = 0
  const messages: Message[] = []
  for (const { entry, below } of entries.slice(0, maxMessages)) {
    const { author, text, doubtful, stamp } = entry
    const isAuthor = !doubtful || isChat || (counts.get(author) ?? 0) > 1
    const body = bodyOf([isAuthor || author === '' ? text : `${author}: ${text}`, ...below])
    if (body === '') continue
    if (isSystemMessage(isAuthor ? author : '', body)) dropped++
    else messages.push({ stamp, author: isAuthor ? author : '', text: body })
  }
  return { messages, first, dropped }
}

/** What may stand before a time: bullets, brackets, the name of a pod or container, an abbreviated commit, the priority of syslog. */
const beforeTime =
  /^(?:[A-Z],\s\[|[\s>*•\-–—+[(~≈]|\d{1,3}[.)]\s)*(?:(?:\[([\w./-]{1,80})\]|([\w.-]{1,60})\s*\||([0-9a-f]{7,40})\b|<\d{1,3}>\d?)[\s\-|:[(]*)?$/

function entryIn(line: string, stamp: Stamp | undefined): Entry | undefined {
  const access = accessIn(line)
  if (access) return access
  if (!stamp) return undefined
  const before = beforeTime.exec(line.slice(0, stamp.start))
  if (!before) return klogIn(line)
  const [, pod, container, commit] = before
  const isBracketed = /\[[^\]]*$/.test(line.slice(0, stamp.start)) && /^[^[]*\]/.test(line.slice(stamp.end))
  const behind = line.slice(stamp.end)
  const rest = behind.replace(/^(?:\s#\d+(?=\]))?\s*[\])]?[\s\-–—:|,;]*/, '')
  if (rest === '') return undefined
  const isApart = isBracketed || /^\s*[\])]?\s*[-–—|]\s/.test(behind)
  const source = pod ?? container
  const { author, text, doubtful } =
    source === undefined ? saidIn(rest, isApart, isBracketed) : { author: source.replace(/^pod\//, ''), text: rest, doubtful: false }
  const asides = [commit, stamp.minutes && `${stamp.minutes} min`, stamp.approximate && '~'].filter(Boolean).map((aside) => ` (${aside})`)
  return { stamp, author, text: text === '' ? '' : text + asides.join(''), ...(doubtful && { doubtful }) }
}

/** Who says what, in the words behind a time. */
function saidIn(rest: string, isApart: boolean, isBracketed: boolean): Omit<Entry, 'stamp'> {
  const syslog = /^([\w.-]{1,80}) ([\w./@-]{1,60})(?:\[\d{1,8}\])?: (.*)$/.exec(rest)
  if (syslog && !isLevel(syslog[1] ?? '') && !isLevel(syslog[2] ?? ''))
    return { author: `${syslog[1]} ${syslog[2]}`, text: syslog[3] ?? '' }
  // RFC 5424: host, program, process, message, structured data.
  const structuredSyslog = /^([\w.-]{1,80}) ([\w./-]{1,60}) (?:\d{1,8}|-) (?:[\w.-]{1,40}) (?:-|\[[^\]]{0,400}\]) (.*)$/.exec(rest)
  if (structuredSyslog) return { author: `${structuredSyslog[1]} ${structuredSyslog[2]}`, text: structuredSyslog[3] ?? '' }
  const irc = /^<([^<>]{1,40})>\s+(.*)$/.exec(rest)
  if (irc) return { author: withoutTags(irc[1] ?? ''), text: irc[2] ?? '' }
  const [, said = '', words = ''] = /^([^:：]{1,50})[:：]\s+(.*)$/.exec(rest) ?? []
  if (said !== '' && isName(said)) return { author: withoutTags(said), text: words, doubtful: !isApart }
  // Teams puts the words into the lines below.
  if (isBracketed && isName(rest)) return { author: withoutTags(rest), text: '' }
  const author = / by (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2})\.?$/u.exec(rest)?.[1]
  return { author: author ?? '', text: withoutNoise(rest) }
}

/** A log's words without brackets around its level, levels that say nothing, and numbers of processes. */
function withoutNoise(words: string): string {
  const [all, , level = ''] = /^(\[?)\s*([A-Za-z]{2,11})\s*\]?:?\s+(?=\S)/.exec(words) ?? []
  if (all === undefined || !isLevel(level)) return words
  const rest = words.slice(all.length).replace(/^\d+#\d+:\s*(?:\*\d+\s+)?/, '')
  return isQuiet(level) ? rest : `${level} ${rest}`
}

function isQuiet(level: string): boolean {
  return /^(?:info|debug|trace|notice)/i.test(level)
}

/** The access log of a web server, in the common or combined format. Clients are nobody who acts, so their addresses are left out. */
function accessIn(line: string): Entry | undefined {
  const match = /^\S{1,80} \S{1,80} \S{1,80} \[([^\]]{20,40})\] "([^"]{0,2000})" (\d{3})(?: |$)/.exec(line.slice(0, 2400))
  const stamp = match && stampIn(match[1] ?? '')
  if (!match || !stamp) return undefined
  return { stamp, author: '', text: `${match[3]} ${(match[2] ?? '').replace(/ HTTP\/[\d.]+$/, '')}` }
}

/** The header of klog, which Kubernetes writes: `E0301 02:47:10.123456       1 controller.go:114] message`. */
function klogIn(line: string): Entry | undefined {
  const match = /^[IWEF](\d\d)(\d\d) (\d\d:\d\d:\d\d)(?:\.\d{1,9})?\s+\d{1,8} ([\w./-]{1,80}:\d{1,6})\] (.*)$/.exec(line)
  if (!match) return undefined
  // Any leap year, so that each day exists; the year is not said.
  const stamp = stampIn(`2000-${match[1]}-${match[2]} ${match[3]}`)
  if (stamp?.day?.kind !== 'date') return undefined
  const { year: _, ...date } = stamp.day.date
  const written = `${match[1]}${match[2]} ${match[3]}`
  return { stamp: { ...stamp, written, day: { kind: 'date', date } }, author: '', text: match[5] ?? '' }
}

/** A line of JSON or logfmt. */
function structured(line: string): Entry | undefined {
  if (line.length > 20_000) return undefined
  const values = /^\{.*\}\s*$/.test(line)
    ? fromJson(line)
    : /\b(?:time|ts|timestamp|t)=/.test(line) && /\b(?:msg|message)=/.test(line)
      ? fromLogfmt(line)
      : undefined
  if (!values) return undefined
  const written = values.get('time') ?? values.get('ts') ?? values.get('timestamp') ?? values.get('@timestamp') ?? values.get('t')
  const text = values.get('msg') ?? values.get('message') ?? values.get('log') ?? values.get('event')
  if (written === undefined || text === undefined) return undefined
  const seconds = /^\d{10}(?:\.\d+)?$/.test(written) ? Number(written) * 1000 : /^\d{13}$/.test(written) ? Number(written) : undefined
  const stamp = seconds === undefined ? stampIn(written) : stampOfInstant(seconds, written)
  const level = values.get('level') ?? values.get('severity') ?? ''
  const author = values.get('service') ?? values.get('logger') ?? values.get('component') ?? values.get('app') ?? ''
  return stamp && { stamp, author, text: isLevel(level) && !isQuiet(level) ? `${level} ${text}` : text }
}

function fromJson(line: string): Map<string, string> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return new Map(
      Object.entries(value).flatMap(([key, one]) =>
        typeof one === 'string' || typeof one === 'number' ? [[key.toLowerCase(), String(one)] as const] : [],
      ),
    )
  } catch {
    return undefined
  }
}

function fromLogfmt(line: string): Map<string, string> {
  const pairs = line.matchAll(/(?<![^\s])([\w.@-]{1,40})=(?:"((?:[^"\\]|\\.){0,8000})"|(\S{0,8000}))/g)
  return new Map(Array.from(pairs, ([, key = '', quoted, plain]) => [key.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '']))
}
