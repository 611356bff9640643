/** *Copy Status Update*: the status update of a handoff as text in a format. */
import { type CheckOptions, check } from '../../core/check.ts'
import { editsOf } from '../../core/fix.ts'
import { utcMinute } from '../../core/linter/fixes/values.ts'
import type { Document } from '../../core/markdown/document.ts'
import { editDocument } from '../../core/markdown/parse.ts'
import type { Match } from '../../core/matching/documentMatch.ts'
import { withoutPersonal } from '../../core/recognisers/personal.ts'
import { type Redact, redactorOf } from '../../core/recognisers/secrets/redaction.ts'
import type { StatementLine } from '../../core/summary/statements.ts'
import { type Status, statusOf } from '../../core/summary/status.ts'
import { type Phrase, phrase, type Say } from '../../core/util/phrase.ts'
import { applyEdits, type TextEdit } from '../../core/util/text.ts'
import type { StatusFormat, StatusUpdate } from '../../protocol.ts'
import type { Examined } from '../../workspace/examine.ts'
import { type Format, formats } from './statusFormats.ts'

/** The text in the writer's own language; `null` if the document is no handoff. */
export function statusUpdateOf({ document, options, result }: Examined, format: StatusFormat, say: Say): StatusUpdate | null {
  if (result?.match === undefined) return null
  const clean = redacted(document, options)
  if (clean === undefined) return null
  const status = statusOf(clean.document, clean.match)
  // The text needs a title; the title of the kind is the last resort.
  const text = textOf({ ...status, title: status.title || result.match.kind.title }, formats[format], say, redactorOf(document))
  return {
    text,
    missing: missingIn(status, format, options.now).map((phrase) => redactorOf(document)(say(phrase))),
    redacted: text.match(/\[redacted\b/g)?.length ?? 0,
  }
}

/** The document without secrets and personal data, whatever severities and waivers apply. */
export function redacted(document: Document, options: CheckOptions): { document: Document; match: Match } | undefined {
  const rules = ['secret', 'personal-data']
  const severities = new Map([...(options.severities ?? []), ...rules.map((rule) => [rule, 'warning'] as const)])
  const { findings, waived } = check(document, { ...options, severities })
  const edits: TextEdit[] = []
  for (const { rule, problem } of [...findings, ...waived.map(({ finding }) => finding)]) {
    const [fix] = rules.includes(rule) ? (problem.fixes ?? []) : []
    for (const edit of fix ? editsOf(document, fix) : [])
      if (!edits.some(({ span }) => span.start < edit.span.end && edit.span.start < span.end)) edits.push(edit)
  }
  edits.sort((a, b) => a.span.start - b.span.start)
  const clean = edits.length > 0 ? editDocument(document, [{ text: applyEdits(document.text, edits) }]) : document
  const { match } = check(clean, options)
  return match && { document: clean, match }
}

function textOf(status: Status, format: Format, say: Say, redact: Redact): string {
  const words = (text: string) => format.escape(withoutPrivate(redact(text), format))
  const label = (text: Phrase) => format.label(say(text))
  const lines = ({ text, item }: StatementLine) => (item ? `${format.bullet} ${words(text)}` : words(text))
  const blocks: string[] = [format.heading(words(status.title), words(status.severity), words(status.state), say)]
  for (const { label: topic, lines: said } of status.statements) {
    const [first, ...others] = said
    if (topic === undefined) blocks.push(said.map(lines).join('\n'))
    else if (first && others.length === 0) blocks.push(`${label(topic)} ${words(first.text)}`)
    else blocks.push([label(topic), ...said.map(lines)].join('\n'))
  }
  if (status.issues.length > 0) {
    const issues = status.issues.map(({ name, workaround }) => {
      const way = workaround === '' ? '' : ` – ${say(format.isPublic ? phrase`what helps` : phrase`workaround`)}: ${words(workaround)}`
      return `${format.bullet} ${words(name)}${way}`
    })
    blocks.push([label(phrase`Known issues`), ...issues].join('\n'))
  }
  if (status.next && !status.resolved) {
    const owner = status.next.owner !== '' && !format.isPublic ? `, ${words(status.next.owner)}` : ''
    blocks.push(`${label(phrase`Next update`)} ${spokenUtc(status.next.due)}${owner}`)
  }
  return `${blocks.join('\n\n')}\n`
}

/** `2026-03-01 12:15 UTC`, for readers who do not know the Z. */
function spokenUtc(instant: number): string {
  return `${utcMinute(instant).slice(0, 16).replace('T', ' ')} UTC`
}

/**
 * The text without personal addresses and numbers, including those that only show without markup; for the public also without private
 * hosts.
 */
function withoutPrivate(text: string, { isPublic }: Format): string {
  const clean = withoutPersonal(text)
  return isPublic ? clean.replace(privateLinks, '[internal link]') : clean
}

/** Addresses that nobody outside can open. */
const privateLinks =
  /\bhttps?:\/\/(?:[\w.-]+@)?(?:localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|[\w-]+(?=[:/\s]|$)|(?:[\w-]+\.)+(?:internal|intranet|local|lan|corp|home))(?=[:/\s?#]|$)[^\s]*/gi

function missingIn(status: Status, format: StatusFormat, now: number): Phrase[] {
  const missing: Phrase[] = []
  if (status.title === '') missing.push(phrase`The document has no title.`)
  if (status.statements.length === 0) missing.push(phrase`It says neither what has happened nor what was done: a summary is missing.`)
  if (status.leftOut.length > 0) missing.push(phrase`Left out, since something in it is still to be written: ${status.leftOut.join(', ')}.`)
  if (!status.resolved && status.next === undefined && status.asksForNext)
    missing.push(phrase`It does not say when the next update is due, as a time in UTC.`)
  if (!status.resolved && status.next && status.next.due < now)
    missing.push(phrase`The next update was due at ${spokenUtc(status.next.due)}, which is past.`)
  if (format === 'status-page' && /\binternal\b|\bintern\b|\bexecutive/i.test(status.audience))
    missing.push(phrase`Its audience is "${status.audience}", and a status page is read by everybody.`)
  return missing
}
