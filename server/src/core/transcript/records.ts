/** Records of labels and values: mail headers, `git log`, the details of a Windows event, alerts. */
import { bodyOf } from './body.ts'
import { maxMessages, type Reading, type TranscriptLines } from './lines.ts'
import type { Message, Stamp } from './messages.ts'
import { withoutTags } from './names.ts'
import { mayHoldTime, stampIn } from './stamps.ts'
import { find, isWholly } from './words.ts'

/** What was read of a record so far. */
interface Record {
  readonly labels: Set<string>
  /** The moments that it names, each with its label; empty for the one moment of a mail or commit. */
  readonly stamps: { readonly stamp: Stamp; readonly event: string; readonly by: string }[]
  author: string
  /** The line above the labels. */
  title: string
  subject: string
  commit: string
  /** True from the empty line below the labels on. */
  isInBody: boolean
  readonly body: string[]
  readonly first: number
}

const labelled = /^\s{0,4}(?:[-*•]\s)?\*{0,2}(\p{L}[\p{L} ._-]{0,30}?)\*{0,2}\s{0,12}(?:[:：]\*{0,2}|=)(?:\s+(.*)|)$/u

/** Reads records; `undefined` if there is none with a time. */
export function readRecords({ all }: TranscriptLines): Reading | undefined {
  const reader = new RecordReader(all)
  for (let index = 0; index < all.length && reader.records.length <= maxMessages; index++) reader.read(index)
  const found = reader.records.filter(
    ({ stamps, author, title, subject, commit }) => stamps.length > 0 && [author, title, subject, commit].some((words) => words !== ''),
  )
  const [first] = found
  return first && { messages: found.flatMap(messagesOf).slice(0, maxMessages), first: first.first, dropped: 0 }
}

class RecordReader {
  readonly records: Record[] = []
  readonly #lines: readonly string[]
  #open: Record | undefined
  /** The last line that belongs to no record, which may be the title of the next one. */
  #title = ''

  constructor(lines: readonly string[]) {
    this.#lines = lines
  }

  read(index: number): void {
    const line = this.#lines[index] ?? ''
    const commit = /^commit ([0-9a-f]{7,64})(?: \(.{1,200}\))?$/.exec(line)?.[1]
    if (commit !== undefined) {
      this.#begin(index).commit = commit.slice(0, 7)
      return
    }
    const quoted = quotedBy(line)
    if (quoted) {
      const record = this.#begin(index)
      record.stamps.push({ stamp: quoted.stamp, event: '', by: '' })
      record.author = quoted.author
      record.isInBody = true
      return
    }
    const happened = this.#open?.isInBody ? undefined : eventIn(line)
    if (happened) {
      const record = this.#open ?? this.#begin(index)
      record.stamps.push(happened)
      return
    }
    const [, label = '', value = ''] = labelled.exec(line) ?? []
    const role = label === '' ? undefined : roleOf(label, value)
    if (role && this.#isFirst(index, label.toLowerCase(), role)) this.#begin(index)
    this.#goOn(line, label, value, role)
  }

  #begin(first: number): Record {
    // Labels at the end of what stands above are the first of this one.
    while (this.#open && labelled.test(this.#open.body.at(-1) ?? '')) this.#open.body.pop()
    const record = {
      labels: new Set<string>(),
      stamps: [],
      author: '',
      title: this.#title,
      subject: '',
      commit: '',
      isInBody: false,
      body: [],
      first,
    }
    this.#open = record
    this.#title = ''
    this.records.push(record)
    return record
  }

  /** True for a label with which another record begins. */
  #isFirst(index: number, label: string, role: Role): boolean {
    const open = this.#open
    if (!open) return true
    if (!open.isInBody) return open.labels.has(label)
    const [first] = this.records[0]?.labels ?? []
    if (label === first) return true
    // A mail below another: its headers stand together, behind an empty line.
    const next = this.#lines.slice(index + 1, index + 4).map((line) => labelled.exec(line))
    return (
      role === 'author' &&
      this.#lines[index - 1]?.trim() === '' &&
      next.some((match) => match?.[1] !== undefined && roleOf(match[1], match[2] ?? '') === 'time')
    )
  }

  #goOn(line: string, label: string, value: string, role: Role | undefined): void {
    const open = this.#open
    const isEmpty = line.trim() === ''
    if (!open) {
      if (isEmpty) this.#title = ''
      else if (!mayHoldTime(line)) this.#title ||= line.trim()
    } else if (open.isInBody) open.body.push(line)
    else if (isEmpty && open.stamps.some(({ event }) => event !== '')) this.#open = undefined
    else if (isEmpty) open.isInBody = open.labels.size > 0
    else if (label !== '') note(open, label, value, role)
  }
}

/** Notes what a label says. */
function note(record: Record, label: string, value: string, role: Role | undefined): void {
  record.labels.add(label.toLowerCase())
  if (role === 'author' && record.author === '') record.author = withoutTags(value)
  if (role === 'subject' && value === '') record.isInBody = true
  if (role === 'subject' && record.subject === '') record.subject = value
  if (role !== 'event' && (role !== 'time' || record.stamps.length > 0)) return
  const stamp = stampIn(value)
  if (stamp) record.stamps.push({ stamp, event: role === 'event' ? label.trim() : '', by: '' })
}

type Role = 'author' | 'subject' | 'time' | 'event'

/** What a label says; `undefined` if it does not show that a record begins. */
function roleOf(label: string, value: string): Role | undefined {
  const words = label.trim()
  if (isWholly('sent', words)) return value === '' || mayHoldTime(value) ? 'time' : undefined
  if (isWholly('event time', words)) return mayHoldTime(value) ? 'event' : undefined
  if (isWholly('sender', words)) return 'author'
  return isWholly('subject', words) ? 'subject' : undefined
}

/** `On Sun, Mar 1, 2026 at 2:47 AM Ida <ida@example.com> wrote:` */
function quotedBy(line: string): { readonly stamp: Stamp; readonly author: string } | undefined {
  if (!/[:：]\s*$/.test(line) || line.length > 200 || !find('wrote', line)) return undefined
  const stamp = stampIn(line.replace(/^[>\s]+/, ''))
  if (!stamp) return undefined
  const behind = line.replace(/^[>\s]+/, '').slice(stamp.end)
  const wrote = find('wrote', behind)
  const said =
    wrote?.index === undefined ? behind : wrote.index < 3 ? behind.slice(wrote[0].length + wrote.index) : behind.slice(0, wrote.index)
  const author = withoutTags(said.replace(/[:：]\s*$/, '').replace(/^[\s,]+/, ''))
  return author === '' ? undefined : { stamp, author }
}

/** A line of an alert that ends with its time: `Acknowledged by Ida Meyer at 2:49 AM (UTC)`. */
function eventIn(line: string): Record['stamps'][number] | undefined {
  const stamp = line.length > 160 ? undefined : stampIn(line)
  if (!stamp || !/^[\s)\].]*$/.test(line.slice(stamp.end))) return undefined
  const before = line
    .slice(0, stamp.start)
    .trim()
    .replace(/\s+(?:at|on|um|am|à|a las|às|alle)$/i, '')
    .replace(/[\s:,([–—-]+$/, '')
  const [, event = before, by = ''] = /^(.{1,80}?) (?:by|von|par|por|da|door) (.{1,50})$/i.exec(before) ?? []
  const words = event.replace(/^[\s\-*•]+/, '')
  return isWholly('event time', words) ? { stamp, event: words, by: withoutTags(by) } : undefined
}

function messagesOf({ stamps, author, title, subject, commit, body }: Record): Message[] {
  const words = bodyOf(body.map((line) => line.replace(/^ {4}/, '')))
  const [line = '', ...others] = words.split('\n')
  return stamps.flatMap(({ stamp, event, by }) => {
    const happened = [title, subject].filter((some) => some !== '')
    const ofEvent = happened.length === 0 ? [event] : [`${event}: ${happened[0]}`, ...happened.slice(1)]
    const said = commit !== '' ? [`${line} (${commit})`, ...others] : event === '' ? [subject, words] : [...ofEvent, words]
    const text = said.filter((some) => some !== '').join('\n')
    return text === '' ? [] : [{ stamp, author: by || author, text }]
  })
}
