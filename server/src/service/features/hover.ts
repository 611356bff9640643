/** Hovers for labels, moments, issues, rules and kinds. */
import type { Hover, Position, Range } from 'vscode-languageserver-types'
import type { Place } from '../../core/markdown/document.ts'
import { explain } from '../../core/matching/explain.ts'
import { redactorOf } from '../../core/recognisers/secrets/redaction.ts'
import { timesIn, timesOf } from '../../core/recognisers/times/moments.ts'
import { type Part, stages } from '../../core/template/kind.ts'
import { formatInZone, momentsOf, toUtc, zoneOf } from '../../core/time/index.ts'
import type { Span } from '../../core/util/text.ts'
import type { Examined } from '../../workspace/examine.ts'
import type { DocumentFacts } from '../../workspace/facts/documentFacts.ts'
import { rangeOf } from '../convert/ranges.ts'
import { languageOf, nameIn, type Translate, translateTo } from '../l10n/texts.ts'
import { documentationOf, escapeMarkdown, timeAgo } from '../l10n/words.ts'
import { keyWords, stageWords } from './completion/frontMatter.ts'
import { previewOf } from './foundFacts.ts'
import type { HandoffDigest } from './handoffs.ts'
import { issueAt } from './issueIds.ts'
import { rulePageOf } from './rulePages.ts'

/** What hovers need beside the document. */
export interface HoverAsked {
  /** The IANA zone in which moments are also shown. */
  readonly readerZone: string
  /** The reader's language. */
  readonly locale: string
  /** The other handoffs of the workspace. */
  others(): Promise<readonly HandoffDigest[]>
  /** What the sources of the document say. */
  readonly facts: DocumentFacts
}

/** The hover at a position; `null` for none. */
export async function hoverOf(examined: Examined, position: Position, asked: HoverAsked): Promise<Hover | null> {
  const { document } = examined
  const offset = document.lines.offsetAt(position)
  const t = translateTo(asked.locale)
  const rule = ruleAt(examined, offset)
  if (rule) {
    const page = rulePageOf(rule.id, asked.locale)
    return page === undefined ? null : hoverWith(page, rangeOf(document.lines, document.spanOf(rule.at)))
  }
  return (
    frontMatterHover(examined, offset, t) ??
    timeHover(examined, offset, asked) ??
    (await issueHover(examined, position, asked)) ??
    (await partHover(examined, offset, asked.facts, t))
  )
}

/** The rule in a waiver at an offset. */
function ruleAt({ document, result }: Examined, offset: number) {
  for (const { waiver } of result?.waivers ?? []) {
    const found = waiver.rules.find(({ at }) => holds(document.spanOf(at), offset))
    if (found) return found
  }
  return undefined
}

/** Descriptions of keys, the kind and the stage. */
function frontMatterHover({ document, project, result }: Examined, offset: number, t: Translate): Hover | null {
  const frontMatter = document.frontMatter
  if (result?.kind === undefined || frontMatter === undefined || !holds(document.spanOf(frontMatter.at), offset)) return null
  for (const [key, { value, keyAt, valueAt }] of frontMatter.entries) {
    const words = Object.hasOwn(keyWords, key) ? keyWords[key] : undefined
    if (words !== undefined && holds(document.spanOf(keyAt), offset))
      return hoverWith(`**${key}**\n\n${words(t)}`, rangeOf(document.lines, document.spanOf(keyAt)))
    if (!holds(document.spanOf(valueAt), offset)) continue
    const range = rangeOf(document.lines, document.spanOf(valueAt))
    const kind = key === 'kind' && typeof value === 'string' ? project.kinds.get(value) : undefined
    if (kind) return hoverWith(`**${escapeMarkdown(nameIn(t, kind.title))}**\n\n${escapeMarkdown(nameIn(t, kind.description))}`, range)
    const stage = key === 'stage' ? stages.find((one) => one === value) : undefined
    if (stage) return hoverWith(`**${stage}**\n\n${stageWords[stage](t)}`, range)
  }
  return null
}

/** Rows of other handoffs about an issue, one line with a link each. */
async function issueHover(examined: Examined, position: Position, { others, locale }: HoverAsked): Promise<Hover | null> {
  const { document, uri } = examined
  const issue = issueAt(examined, position)
  if (issue === undefined) return null
  const t = translateTo(locale)
  const rows = (await others())
    .filter((other) => other.uri !== uri)
    .flatMap((other) => other.issues.filter(({ id }) => id === issue.id).map((entry) => ({ other, entry })))
  if (rows.length === 0) return null
  const shown = rows.slice(0, maxRows).map(({ other, entry }) => {
    const { title, severity, status, workaround, closed, range } = entry
    const facts = [title, severity, status || (closed ? t('closed') : ''), workaround && t('Workaround: {0}', workaround)].filter(
      (fact) => fact !== '',
    )
    const link = `[${escapeMarkdown(other.title)}](${addressIn(other.uri)}#L${range.start.line + 1})`
    return `- ${link}${facts.length > 0 ? `: ${facts.map(escapeMarkdown).join(' · ')}` : ''}`
  })
  const more = rows.length > maxRows ? [`- ${t('and {0} more', rows.length - maxRows)}`] : []
  const value = [t('**{0}** in other handoffs', escapeMarkdown(issue.id)), [...shown, ...more].join('\n')].join('\n\n')
  return hoverWith(value, rangeOf(document.lines, document.spanOf(issue.at)))
}

/** Rows of an issue in a hover. */
const maxRows = 8

/** A URI that is safe in a Markdown link. */
function addressIn(uri: string): string {
  return uri.replace(/[()<>\s\\]/g, (character) =>
    encodeURIComponent(character).replace(/[()]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`),
  )
}

/** A moment in UTC and in the reader's zone, and its distance from now. */
function timeHover({ document, options, result }: Examined, offset: number, { readerZone, locale }: HoverAsked): Hover | null {
  const t = translateTo(locale)
  const block = document.blocks.findLast((one) => document.startOf(one) <= offset)
  const isHere = ({ at }: { readonly at: Place }) => holds(document.spanOf(at), offset)
  // Reading one block is cheap; the meaning of its times in the document is not.
  if (result?.kind === undefined || block === undefined || !timesIn(block).some(isHere)) return null
  for (const time of timesOf(document).filter(isHere)) {
    const span = document.spanOf(time.at)
    const origin = document.spanOf(time.origin).start
    const moments = momentsOf(time.mention, time.documentDate && { date: time.documentDate })
    const moment = moments.find(({ span: own }) => origin + own.start <= offset && offset <= origin + own.end) ?? moments[0]
    const zone = moment?.zone?.zone ?? time.declaration?.zone ?? (options.timeZone === undefined ? undefined : zoneOf(options.timeZone))
    if (moment === undefined || zone === undefined) return null
    const readings = toUtc(moment, zone).map(({ utc, instant, explanation }) =>
      [
        `\`${utc}\`${instant === undefined ? '' : `, ${timeAgo(instant - options.now, languageOf(locale))}`}`,
        ...(zone.kind === 'utc' ? [] : [escapeMarkdown(t(explanation))]),
        ...(instant === undefined
          ? []
          : [t('`{0}` in {1}', formatInZone(instant, readerZone, languageOf(locale)) ?? '', escapeMarkdown(readerZone))]),
      ].join('  \n'),
    )
    if (readings.length === 0) return null
    return { contents: { kind: 'markdown', value: readings.join('\n\n') }, range: rangeOf(document.lines, span) }
  }
  return null
}

/** The description of a field, an item or a section, and why it was taken for that; for another heading, which parts are nearest. */
async function partHover({ document, result }: Examined, offset: number, facts: DocumentFacts, t: Translate): Promise<Hover | null> {
  if (result?.match === undefined) return null
  const [here] = explain(result.match, (at) => holds(document.spanOf(at), offset))
  if (here === undefined || (here.part === undefined && here.type !== 'section')) return null
  const { part, says, at } = here
  const why = escapeMarkdown(redactorOf(document)(`${t(says)}.`))
  const documentation = part && documentationOf(part, t)
  const sources = await sourceLines(part, facts, t)
  const paragraphs = [part && `**${escapeMarkdown(part.name)}**`, documentation, ...sources, why].filter((text) => text)
  return hoverWith(paragraphs.join('\n\n'), rangeOf(document.lines, document.spanOf(at)))
}

/** What the source of a part says and where it comes from; for a blank, why each of its sources is silent. */
async function sourceLines(part: Part | undefined, { targets, ask }: DocumentFacts, t: Translate): Promise<string[]> {
  const target = targets.find(({ part: own }) => own === part || (part?.type === 'section' && part.parts.some((leaf) => leaf === own)))
  if (!target) return []
  const answer = await ask(target)
  if ('edits' in answer) {
    const value = escapeMarkdown(previewOf(answer.fact, answer.edits[0]?.text ?? '', t))
    return [t('From `{0}`: {1} ({2})', answer.source, value, escapeMarkdown(t(answer.origin)))]
  }
  // Where its author wrote something, nobody misses what a source could not say.
  if (!target.isBlank) return []
  return [answer.map(({ source, reason }) => t('`{0}` is silent: {1}', source, escapeMarkdown(t(reason)))).join('  \n')]
}

function hoverWith(value: string, range: Range): Hover {
  return { contents: { kind: 'markdown', value }, range }
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}
