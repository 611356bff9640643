/** *Fill In What Is Missing*: everything open in a document as tab stops of one snippet, in document order. */
import { type CheckResult, check, type Finding } from '../../core/check.ts'
import { editsOf, withMissingParts } from '../../core/fix.ts'
import { sourceOf } from '../../core/markdown/blocks.ts'
import type { Document, Place } from '../../core/markdown/document.ts'
import { spaced } from '../../core/markdown/edits.ts'
import type { Deviation, UnchosenOption } from '../../core/matching/deviations.ts'
import { placeholdersIn } from '../../core/recognisers/placeholders.ts'
import { lineEndingAt, type Span } from '../../core/util/text.ts'
import type { FillInResult } from '../../protocol.ts'
import type { Examined } from '../../workspace/examine.ts'
import { escapeSnippet, rangeOf } from '../convert/ranges.ts'

/** A tab stop. */
interface Stop {
  /** The current text, which is selected; empty for a mere place. */
  readonly span: Span
  /** Text to add before and behind the new words. */
  readonly before?: string
  readonly after?: string
  /** The options, the current words first. */
  readonly choices?: readonly string[]
}

/** Rules whose findings ask to add to the author's words, which must not be overwritten. */
const kept: ReadonlySet<string> = new Set([
  ...['missing-owner', 'missing-eta', 'missing-workaround', 'missing-contact', 'missing-response-time', 'missing-escalation-level'],
  ...['ticked-without-evidence', 'undated-sign-off'],
])

/** Inserts missing parts, and turns everything open into tab stops with their current words; `null` if nothing is open. */
export function fillInOf(examined: Examined, version: number): FillInResult | null {
  const { document, options, result } = examined
  if (result?.match === undefined) return null
  const completed = check(withMissingParts(document, options), options)
  const stops = stopsOf(completed)
  if (stops.length === 0) return null
  const text = completed.document.text
  const hull = hullOf(document.text, completed.document, stops)
  const end = document.text.length - (text.length - hull.end)
  return {
    version,
    range: rangeOf(document.lines, { start: hull.start, end }),
    snippet: snippetOf(text, hull, stops),
    stops: stops.length,
  }
}

/** The findings about something that is not written yet, as opposed to wrong. */
function openFindings({ findings, match }: CheckResult): Finding[] {
  return findings.filter(({ rule }) => isFilledIn(rule, match))
}

/** True for a rule about something that is not written yet. */
export function isFilledIn(rule: string, match: CheckResult['match']): boolean {
  return rule === 'placeholder-text' || (match?.deviations.some((deviation) => deviation.rule === rule) ?? false)
}

/** In document order, without overlaps. */
function stopsOf(result: CheckResult): Stop[] {
  const { document, match } = result
  const deviations = new Map(
    (match?.deviations ?? []).map((deviation) => [keyOf(deviation.rule, document.spanOf(deviation.at)), deviation]),
  )
  const stops = openFindings(result).flatMap((finding) => stopsFor(finding, deviations.get(keyOf(finding.rule, finding.span)), document))
  stops.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  const apart: Stop[] = []
  for (const stop of stops) {
    const last = apart.at(-1)?.span
    if (last && (stop.span.start < last.end || stop.span.start === last.start)) continue
    apart.push(stop)
  }
  return apart
}

function keyOf(rule: string, { start, end }: Span): string {
  return `${rule} ${start} ${end}`
}

function stopsFor(finding: Finding, deviation: Deviation | undefined, document: Document): Stop[] {
  const { at } = finding.problem
  const written = sourceOf(at)
  if (deviation?.rule === 'unticked-item') {
    const { at: own, elements } = deviation.item
    const end = Math.max(own.end, ...elements.map((element) => element.at.end))
    return [...fixStops(finding, document), ...blankStops({ ...own, end }, document)]
  }
  if (deviation?.rule === 'unsigned') return [placeStop(at, document), ...blankStops(deviation.field.at, document)]
  if (deviation?.rule === 'unchosen-option') return deviation.ticked === 0 ? [optionStop(deviation, document)] : fixStops(finding, document)
  if (deviation?.rule === 'empty-list-item')
    return deviation.items.map((item) => placeStop({ ...item.at, start: lastOf(item.at) }, document))
  if ((deviation?.rule === 'missing-row' || deviation?.rule === 'missing-milestone') && deviation.row?.empty)
    return deviation.row.cells.map((cell) => placeStop(cell.at, document))
  if (deviation?.rule === 'empty-section' && written === '' && !deviation.section.heading?.text.startsWith(`${deviation.label}:`)) {
    const ending = lineEndingAt(document.text, finding.span.start)
    return [{ span: finding.span, before: ending + ending }]
  }
  if (deviation?.rule === 'missing-workaround' && deviation.item) {
    const span = { start: finding.span.end, end: finding.span.end }
    return [{ span, before: ' (workaround: ', after: ')' }]
  }
  if (deviation?.rule === 'unfilled-field' && written === '' && deviation.part?.choices.length)
    return [{ ...placeStop(at, document), choices: [`[${deviation.label}]`, ...deviation.part.choices] }]
  const isBlank = placeholdersIn(at.block).some((blank) => blank.at.start <= at.start && at.end <= blank.at.end)
  if (kept.has(finding.rule) && written.trim() !== '' && !isBlank) return [placeStop({ ...at, start: at.end }, document)]
  return finding.rule === 'placeholder-text' && finding.problem.fixes?.length ? fixStops(finding, document) : [placeStop(at, document)]
}

/** A tab stop before the boxes of a choice: typing there suggests the options and keeps the boxes. */
function optionStop({ options, at }: UnchosenOption, document: Document): Stop {
  const { start } = document.spanOf(options[0]?.box.at ?? at)
  return { span: { start, end: start } }
}

/** A tab stop at each place that the fixes of a finding change, with the current and the new words. */
function fixStops(finding: Finding, document: Document): Stop[] {
  const edits = (finding.problem.fixes ?? []).flatMap((fix) => editsOf(document, fix))
  const places = new Map(edits.map(({ span }) => [`${span.start} ${span.end}`, span]))
  return [...places.values()].map((span) => {
    const texts = edits.filter((edit) => edit.span.start === span.start && edit.span.end === span.end).map(({ text }) => text)
    // An item without a box gets an empty one.
    const present = document.text.slice(span.start, span.end) || '[ ] '
    return { span, choices: [...new Set([present, ...texts])] }
  })
}

/** A tab stop for each blank in a place. */
function blankStops({ block, start, end }: Place, document: Document): Stop[] {
  return placeholdersIn(block)
    .filter(({ at }) => start <= at.start && at.end <= end)
    .map(({ at }) => placeStop(at, document))
}

/** A tab stop for the text of a place with the spaces around it; a blank with options offers them. */
function placeStop(at: Place, document: Document): Stop {
  const span = document.spanOf(at)
  const written = sourceOf(at)
  const named = /^[[<]([^[\]<>\n]+\|[^[\]<>\n]+)[\]>]$/.exec(written)?.[1]
  if (named !== undefined) return { span, choices: [written, ...named.split('|').map((choice) => choice.trim())] }
  if (written !== '') return { span }
  return { span, before: spaced(at, ''), after: at.block.text.startsWith('|', at.end) ? ' ' : '' }
}

/** The end of a place without trailing blanks and line breaks. */
function lastOf(at: Place): number {
  return at.start + sourceOf(at).trimEnd().length
}

/** The smallest range of whole lines that contains all stops and all differences between two texts, in the second one. */
function hullOf(before: string, { text, lines }: Document, stops: readonly Stop[]): Span {
  const shorter = Math.min(before.length, text.length)
  let same = 0
  while (same < shorter && before[same] === text[same]) same++
  let behind = 0
  while (behind < shorter - same && before[before.length - 1 - behind] === text[text.length - 1 - behind]) behind++
  const start = Math.min(same, stops[0]?.span.start ?? same)
  const changedTo = before === text ? start : text.length - behind
  const end = Math.max(changedTo, stops.at(-1)?.span.end ?? 0)
  return { start: lines.lineStart(lines.positionAt(start).line), end: lines.lineEnd(lines.positionAt(end).line) }
}

function snippetOf(text: string, hull: Span, stops: readonly Stop[]): string {
  const pieces: string[] = []
  let at = hull.start
  for (const [index, { span, before = '', after = '', choices }] of stops.entries()) {
    const words = choices ? `|${choices.map(escapeChoice).join(',')}|` : span.start < span.end ? `:${written(span)}` : ''
    pieces.push(escapeSnippet(text.slice(at, span.start) + before), `\${${index + 1}${words}}`, escapeSnippet(after))
    at = span.end
  }
  pieces.push(escapeSnippet(text.slice(at, hull.end)))
  return pieces.join('')

  function written({ start, end }: Span): string {
    return escapeSnippet(text.slice(start, end))
  }
}

function escapeChoice(choice: string): string {
  return choice.replace(/[\\,|]/g, '\\$&')
}
