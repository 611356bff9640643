/** What has to hold for every fix: nothing is lost, every moment stays the same, the text is read as it was. */
import type { Nodes } from 'mdast'
import type { CheckResult, Finding } from '../../server/src/core/check.ts'
import { check } from '../../server/src/core/check.ts'
import { isInvalid, momentsIn, zoneInForce } from '../../server/src/core/chronology/conversions.ts'
import { certainFix, editsOf, fixAll, safeEditsOf } from '../../server/src/core/fix.ts'
import type { Fix } from '../../server/src/core/linter/rule.ts'
import type { Document, Place } from '../../server/src/core/markdown/document.ts'
import { isMarkup } from '../../server/src/core/markdown/elements/inline.ts'
import { parseDocument } from '../../server/src/core/markdown/parse.ts'
import { parseMarkdown } from '../../server/src/core/markdown/parser/remark.ts'
import { declarationsOf } from '../../server/src/core/recognisers/times/declarations.ts'
import { placeIn, type TimeInDocument, timesOf } from '../../server/src/core/recognisers/times/moments.ts'
import { toUtc } from '../../server/src/core/time/index.ts'
import { inEnglish, type Phrase } from '../../server/src/core/util/phrase.ts'
import { applyEdits, areApart, type Span, type TextEdit } from '../../server/src/core/util/text.ts'
import { optionsOf, type Setting } from './check.ts'

/** What a fix does to the text: it puts something in, takes something out, replaces a value, or moves what is there. */
export type Effect = 'inserts' | 'removes' | 'replaces' | 'moves'

/** The rules whose fixes take out or replace something that is no text: the comment of a waiver, the address of a link. */
const takesOut: Readonly<Record<string, readonly string[]>> = {
  'unused-waiver': ['html'],
  'expired-waiver': ['html'],
  'unknown-rule': ['html'],
  'waiver-without-reason': ['html'],
  'changed-since-sign-off': ['html'],
  'broken-link': ['link', 'image', 'definition', 'linkReference'],
  'personal-data': ['link', 'code', 'html'],
  secret: ['link', 'image', 'definition', 'html', 'code'],
}

/** The rules whose fixes say another moment than the one that is written, as whoever chooses them wants. */
const saysAnew: ReadonlySet<string> = new Set([
  'changed-since-sign-off',
  'malformed-table',
  'overdue-update',
  'ambiguous-date',
  'missing-time-zone',
  'personal-data',
  'secret',
])

/** A table that was shown as text is one again: that is what the fix is for. What stands in it is found from then on. */
const repairs = 'malformed-table'
/** The word stands in place of an empty list or table, of which the header goes. */
const standsInPlace = 'Write "None" with a reason'
/** What a fix may take out of the structure or bring to it, although it replaces something. */
const reshapes = (rule: string, fix: Fix): Reshaping | undefined => {
  if (rule === repairs)
    return { goes: ['paragraph', 'heading 2', 'list', 'listItem'], comes: ['table', 'tableRow', 'tableCell', 'list', 'listItem', 'image'] }
  if (fix.title.pattern !== standsInPlace) return undefined
  return { goes: ['list', 'listItem', 'table', 'tableRow', 'tableCell'], comes: ['paragraph', 'list', 'listItem'] }
}

interface Reshaping {
  readonly goes: readonly string[]
  readonly comes: readonly string[]
}

/** What is wrong with a fix, in words; empty if all is as it has to be. */
export function faultsOfFix(text: string, result: CheckResult, finding: Finding, fix: Fix, setting: Setting): string[] {
  const { document } = result
  const edits = safeEditsOf(document, fix)
  const name = `${finding.rule}, "${inEnglish(fix.title)}"`
  if (edits.length === 0) return fix.edits.length === 0 ? [`${name} has no edits`] : []
  if (!areApart(edits) || edits.some(({ span }) => span.start < 0 || span.end > text.length)) return [`${name} has edits that overlap`]
  const after = applyEdits(text, edits)
  const effect = effectOf(fix, text, edits)
  const faults = faultsBetween(text, after, {
    effect,
    mayGo: takesOut[finding.rule] ?? [],
    sameMoments: !saysAnew.has(finding.rule),
    dayMayCome: !fix.certain,
    reshaping: reshapes(finding.rule, fix),
  })
  const taken = effect === 'moves' ? [] : takenBeside(text, edits, meantBy(result, finding, fix))
  if (taken.length > 0) faults.push(`takes ${taken.join(' ')}, which it does not mean`)
  if (fix.certain && fix.blank) faults.push('is certain, and is to be filled in')
  if (fix.certain && finding.rule !== repairs) {
    const [before, then] = [result.findings, check(parseDocument(after), optionsOf(setting)).findings]
    if (then.length > before.length)
      faults.push(`raises the number of findings from ${before.length} to ${then.length}: ${newOnes(before, then).join(', ')}`)
  }
  return faults.map((fault) => `${name} ${fault}`)
}

/**
 * Where the values stand that a fix may mean: at its finding, at those that share the rule, at what they are related to, in what the rule
 * may take out around them, in an empty table, on the line of a signature, and in every declaration of a zone that is converted.
 */
function meantBy({ document, findings }: CheckResult, { rule, span, problem }: Finding, fix: Fix): Span[] {
  const own = findings
    .filter((other) => other.rule === rule)
    .flatMap(({ span, problem }) => [span, ...(problem.related ?? []).flatMap((one) => ('at' in one ? document.spanOf(one.at) : []))])
  const declared = problem.time?.declaration?.zone.name
  const around = nodesIn(document.text, takesOut[rule] ?? []).filter((node) =>
    own.some(({ start, end }) => start < node.end && node.start < end),
  )
  const tables = fix.title.pattern === standsInPlace ? emptyTablesIn(document.text) : []
  const line = document.text.lastIndexOf('\n', span.start) + 1
  return [
    ...own,
    ...around,
    ...tables.filter(({ start, end }) => start <= span.start && span.start <= end),
    ...(rule === 'changed-since-sign-off' ? [{ start: line, end: span.end }] : []),
    ...zonesOf(problem.time).map((at) => document.spanOf(at)),
    ...declarationsOf(document).flatMap(({ zone, at }) => (zone.name === declared ? [document.spanOf(at)] : [])),
  ]
}

/** Where the zones of a time stand: one in brackets with other words is no part of it. */
function zonesOf(time: TimeInDocument | undefined): Place[] {
  return [time?.mention.zone, time?.mention.until?.zone].flatMap((zone) => (time && zone ? placeIn(time.origin, zone.span) : []))
}

/** Where nodes of some types stand. */
function nodesIn(text: string, types: readonly string[]): Span[] {
  const found: Span[] = []
  const visit = (node: Nodes): void => {
    const { start, end } = node.position ?? {}
    if (types.includes(node.type) && start?.offset !== undefined && end?.offset !== undefined)
      found.push({ start: start.offset, end: end.offset })
    if ('children' in node) node.children.forEach(visit)
  }
  const tree = types.length > 0 ? parseMarkdown(bodyOf(text)) : undefined
  if (tree) visit(tree)
  const before = text.length - bodyOf(text).length
  return found.map(({ start, end }) => ({ start: start + before, end: end + before }))
}

/** The tables of which only the header has words. */
function emptyTablesIn(text: string): Span[] {
  return nodesIn(text, ['table']).filter(({ start, end }) => wordsIn(text.slice(start, end).replace(/^.*/, '')).length === 0)
}

/** The words that edits replace by others outside some spans. */
function takenBeside(text: string, edits: readonly TextEdit[], meant: readonly Span[]): string[] {
  return edits.flatMap(({ span, text: put }) => {
    const outside = Array.from({ length: span.end - span.start }, (_, index) => span.start + index)
      .map((at) => (meant.some(({ start, end }) => start <= at && at < end) ? ' ' : text[at]))
      .join('')
    return without(wordsIn(outside), wordsIn(put))
  })
}

/** What fixes do to a text, and what they may take out of it. */
interface Change {
  /** `undefined` for several fixes together. */
  readonly effect?: Effect
  readonly mayGo: readonly string[]
  readonly sameMoments: boolean
  readonly dayMayCome?: boolean
  readonly reshaping?: Reshaping | undefined
}

/** What is wrong with a text that was made of another by fixes. */
function faultsBetween(before: string, after: string, { effect, mayGo, sameMoments, dayMayCome = false, reshaping }: Change): string[] {
  const faults: string[] = []
  const [old, now] = [treeBefore(before), parseMarkdown(bodyOf(after))]
  if (old && now) {
    const [had, has] = [inventoryOf(old), inventoryOf(now)]
    for (const [sort, things] of had) {
      if (mayGo.includes(sort)) continue
      const lost = without(things, has.get(sort) ?? [])
      if (lost.length > 0) faults.push(`loses ${sort} ${lost.map((thing) => JSON.stringify(thing)).join(', ')}`)
    }
    if (effect) faults.push(...structureFaults(shapeOf(old, bodyOf(before), mayGo), shapeOf(now, bodyOf(after), mayGo), effect, reshaping))
  }
  if (effect && effect !== 'replaces') {
    const lost = without(wordsIn(withoutComments(before)), wordsIn(withoutComments(after)))
    if (lost.length > 0) faults.push(`loses the words ${lost.join(' ')}`)
  }
  const strange = without([...new Set(endingsIn(after))], endingsIn(before).length > 0 ? endingsIn(before) : ['\n'])
  if (strange.length > 0) faults.push(`brings the line ending ${JSON.stringify(strange[0])}`)
  if (sameMoments) {
    const found = momentsOfText(after)
    const come = without(found, momentsBefore(before))
    const lost = without(momentsBefore(before), found).filter((moment) => {
      const at = dayMayCome && !moment.includes('T') ? come.findIndex((other) => other.endsWith(`T${moment}`)) : -1
      return at < 0 || come.splice(at, 1).length === 0
    })
    if (lost.length > 0) faults.push(`loses the moments ${lost.join(', ')}, and has ${found.join(', ')}`)
  }
  return faults
}

/** What the edits of a fix do; a text that is taken out at one place and put in at another is moved. */
export function effectOf(fix: Fix, text: string, edits: readonly TextEdit[]): Effect {
  const removed = edits.filter(({ span }) => span.start < span.end)
  const taken = edits.map(({ span }) => text.slice(span.start, span.end))
  const sorted = (words: readonly string[]) => words.flatMap((some) => wordsIn(some)).sort()
  const put = sorted(edits.map((edit) => edit.text))
  if (removed.length > 0 && edits.length > 1 && put.join(' ') === sorted(taken).join(' ') && put.length > 0) return 'moves'
  if (fix.blank || removed.every(({ span }) => /^[ \t]*$/.test(text.slice(span.start, span.end)))) return 'inserts'
  return edits.every((edit) => edit.text === '') ? 'removes' : 'replaces'
}

/** What is worked out of a text, once for as long as it is asked of the same one. */
function ofLast<Answer>(workOut: (text: string) => Answer): (text: string) => Answer {
  let last: { readonly text: string; readonly answer: Answer } | undefined
  return (text) => {
    last = last?.text === text ? last : { text, answer: workOut(text) }
    return last.answer
  }
}

const treeBefore = ofLast((text) => parseMarkdown(bodyOf(text)))
const momentsBefore = ofLast((text) => momentsOfText(text))

/** The instants of a document that are certain, each as it is written in UTC. */
export function momentsOfText(text: string): string[] {
  const document = parseDocument(text)
  return timesOf(document)
    .filter((time) => !isInvalid(time) && time.mention.date?.order !== 'ambiguous')
    .flatMap((time) => {
      return momentsIn(time).flatMap((moment) => {
        const zone = zoneInForce(moment, time)
        const { date, time: clock } = moment
        const found = zone ? toUtc({ ...(date && { date }), time: clock }, zone) : []
        return found.length === 1 && found[0] ? [found[0].utc] : []
      })
    })
}

function bodyOf(text: string): string {
  return text.replace(/^\uFEFF?---(?:\r\n|\n|\r)[\s\S]*?(?:\r\n|\n|\r)---[ \t]*(?:\r\n|\n|\r|$)/, '')
}

/** What is no mere text, by its sort. */
function inventoryOf(tree: Nodes): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const add = (sort: string, thing: string) => found.set(sort, [...(found.get(sort) ?? []), thing])
  const visit = (node: Nodes): void => {
    // A bare address takes a bar behind it along, as long as there is no table.
    if (node.type === 'link' || node.type === 'image') add(node.type, node.url.replace(/\|.*$/, ''))
    if (node.type === 'definition') add('definition', `${node.identifier} ${node.url}`)
    if (node.type === 'linkReference' || node.type === 'imageReference') add(node.type, node.identifier)
    if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition') add(node.type, node.identifier)
    if (node.type === 'html')
      for (const [tag] of node.value.matchAll(/<!--[\s\S]*?-->|<[^<>]*>/g))
        if (isMarkup(tag)) add('html', tag.replace(/\s+/g, ' ').replace(/ checked(?=[ />])| (?=\/?>)/g, ''))
    if (node.type === 'code') add('code', node.value)
    if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
  return found
}

/** The nodes of a tree in order, but for text and emphasis, which belong to values. */
function shapeOf(tree: Nodes, source: string, mayGo: readonly string[]): string[] {
  const shape: string[] = []
  let listEnd = source.length
  const visit = (node: Nodes): void => {
    // A box with nothing behind it is text for CommonMark.
    const isBox = node.type === 'paragraph' && /^\[ ?\][ \t]*$/.test(source.slice(node.position?.start.offset, node.position?.end.offset))
    const isBare = node.type === 'link' && node.children.some((child) => child.type === 'text' && node.url.endsWith(child.value))
    if (!isBare && !isBox && !['text', 'strong', 'emphasis', 'root', 'break', 'inlineCode', ...mayGo].includes(node.type)) {
      const written = source.slice(node.position?.start.offset, node.position?.end.offset)
      // A line with an empty bullet below is a heading for CommonMark, and a list for whoever wrote it, which may go on on the next line.
      if (node.type === 'heading' && /[\r\n][ \t>]*-[ \t]*$/.test(written)) {
        shape.push(...(/^[ \t>]*\[ ?\][ \t]*[\r\n]/.test(written) ? [] : ['paragraph']), 'list', 'listItem')
        listEnd = node.position?.end.offset ?? listEnd
      } else if (!(node.type === 'list' && /^[ \t]*(?:\r\n|\n|\r)[ \t>]*$/.test(source.slice(listEnd, node.position?.start.offset))))
        shape.push(node.type === 'heading' ? `heading ${node.depth}` : node.type)
    }
    if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
  return shape
}

function structureFaults(before: readonly string[], after: readonly string[], effect: Effect, reshaping: Reshaping | undefined): string[] {
  const mayGo = reshaping?.goes ?? (effect === 'removes' ? ['list', 'listItem', 'tableRow', 'tableCell'] : [])
  const mayCome = reshaping?.comes ?? []
  const lost = without(before, after).filter((node) => !mayGo.includes(node))
  const come = without(after, before).filter((node) => !mayCome.includes(node))
  if (lost.length > 0) return [`takes ${lost.join(', ')} out of the structure`]
  if (effect !== 'inserts' && come.length > 0) return [`adds ${come.join(', ')} to the structure`]
  if (effect === 'replaces' && !reshaping && before.join() !== after.join()) return ['changes the order of the structure']
  return []
}

/** A text without its comments; what looks like one elsewhere, as in two cells of a table, is text. */
function withoutComments(text: string): string {
  return nodesIn(text, ['html']).reduceRight((rest, { start, end }) => {
    const html = rest.slice(start, end).replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    return rest.slice(0, start) + html + rest.slice(end)
  }, text)
}

function wordsIn(text: string): string[] {
  // The number of an item is none of its words.
  return text.replace(/^[ \t>]*\d{1,9}[.)](?=[ \t]|$)/gm, '').match(/[\p{L}\p{N}]+/gu) ?? []
}

function endingsIn(text: string): string[] {
  return text.match(/\r\n|\n|\r/g) ?? []
}

/** What is in one list more often than in another. */
function without(things: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1)
  return things.filter((thing) => {
    const left = counts.get(thing) ?? 0
    counts.set(thing, left - 1)
    return left <= 0
  })
}

function newOnes(before: readonly Finding[], after: readonly Finding[]): string[] {
  const say = ({ rule, problem }: Finding) => `${rule}: ${inEnglish(problem.message)}`
  return without(after.map(say), before.map(say))
}

/** What is known of a fix by its title. */
export interface FixFound {
  readonly effects: Set<Effect>
  readonly certain: Set<boolean>
}

/** All fixes that are offered in some documents, as `rule: title` with `…` for what differs. */
export function fixesFound(documents: readonly { readonly text: string; readonly setting: Setting }[]): Map<string, FixFound> {
  const found = new Map<string, FixFound>()
  for (const { text, setting } of documents) {
    const { document, findings } = check(parseDocument(text), { ...optionsOf({ timeZone: 'Europe/Berlin', ...setting }), user: 'Ann Lee' })
    for (const { rule, problem } of findings) {
      for (const fix of problem.fixes ?? []) {
        const edits = editsOf(document, fix)
        if (edits.length === 0) continue
        const name = `${rule}: ${titleOf(fix.title)}`
        const known = found.get(name) ?? { effects: new Set(), certain: new Set() }
        known.effects.add(effectOf(fix, text, edits))
        known.certain.add(fix.certain)
        found.set(name, known)
      }
    }
  }
  return found
}

/** Of a fix that says which of several meanings it takes, what it does. */
function titleOf({ pattern, values: [first] }: Phrase): string {
  return pattern === '{0} ({1})' && typeof first === 'object' ? titleOf(first) : pattern.replace(/\{\d\}/g, '…')
}

/** Everything that is wrong with the fixes of a text, each alone; of more than `most` with some from everywhere in it, others for another text. */
export function faultsOfFixes(text: string, setting: Setting, most = Number.POSITIVE_INFINITY): string[] {
  const result = check(documentOf(text), optionsOf(setting))
  const all = new Map(result.findings.flatMap((finding) => (finding.problem.fixes ?? []).map((fix) => [fix, finding] as const)))
  const step = Math.max(1, Math.ceil(all.size / most))
  return [...all].flatMap(([fix, finding], index) =>
    index % step === text.length % step ? faultsOfFix(text, result, finding, fix, setting) : [],
  )
}

/** Everything that is wrong with all certain fixes of a text together. */
export function faultsOfFixAll(text: string, setting: Setting): string[] {
  const options = optionsOf(setting)
  const after = fixAll(parseDocument(text), options)
  if (after === text) return []
  const [before, then] = [check(parseDocument(text), options).findings, check(parseDocument(after), options).findings]
  const certain = before.filter((finding) => certainFix(finding) !== undefined).map(({ rule }) => rule)
  const mayGo = certain.flatMap((rule) => takesOut[rule] ?? [])
  const faults = faultsBetween(text, after, { mayGo, sameMoments: !certain.some((rule) => saysAnew.has(rule)) })
  if (then.length > before.length && !certain.includes(repairs))
    faults.push(`raises the number of findings from ${before.length} to ${then.length}: ${newOnes(before, then).join(', ')}`)
  if (fixAll(parseDocument(after), options) !== after) faults.push('changes more the second time')
  return faults.map((fault) => `fix all ${fault}`)
}

function documentOf(text: string): Document {
  return parseDocument(text)
}
