/** *Write Update*: the update that others wait for, begun with what the document of the incident says. */

import { isPlain } from '../../core/chronology/conversions.ts'
import { documentSeverity, minute, minutesFor, momentAt, valueAt } from '../../core/chronology/fieldTimes.ts'
import { isNextUpdate, nextUpdateFields, nextUpdateOf } from '../../core/chronology/updates.ts'
import { incidentOf } from '../../core/linter/facts.ts'
import { utcMinute } from '../../core/linter/fixes/values.ts'
import { filling, type PlacedEdit } from '../../core/markdown/edits.ts'
import { withoutPersonal } from '../../core/recognisers/personal.ts'
import { placeholdersIn } from '../../core/recognisers/placeholders.ts'
import { redactorOf } from '../../core/recognisers/secrets/redaction.ts'
import { statusOf } from '../../core/summary/status.ts'
import { changesSince, isUpdateKind, type KnownForUpdate, knownValue, updateRole } from '../../core/summary/update.ts'
import { usualZone } from '../../core/summary/when.ts'
import type { FieldPart, Kind } from '../../core/template/kind.ts'
import { bodyOf, newFrontMatter } from '../../core/template/skeleton.ts'
import type { Said } from '../../core/transcript/rows.ts'
import { type Target, targetIn } from '../../core/transcript/target.ts'
import { editsFor } from '../../core/transcript/timeline.ts'
import { applyEdits, lineEndingOf } from '../../core/util/text.ts'
import type { CommandEdit, NewUpdate, UpdateWays, WrittenUpdate } from '../../protocol.ts'
import { type Examined, examine } from '../../workspace/examine.ts'
import type { ClientFeatures } from '../../workspace/host.ts'
import { below, hasPlace, nameOf, parentOf, pathFrom } from '../../workspace/locations.ts'
import type { Project } from '../../workspace/project.ts'
import { escapeSnippet, textEdits } from '../convert/ranges.ts'
import { type UpdateDigest, updateIn } from '../features/handoffs.ts'
import { type FilledTemplate, kindsOf, markFor, newHandoffOf } from '../features/newHandoff.ts'
import type { Translate } from '../l10n/texts.ts'
import { oneLine } from './accept.ts'
import { redacted } from './statusUpdate.ts'

/** In which ways an update on an incident can be written; `null` for a document that is no handoff. */
export function updateWaysOf({ document, project, options, result }: Examined, named?: (name: string) => string): UpdateWays | null {
  if (result?.kind === undefined) return null
  const incident = incidentOf(document, options.path)
  const kinds = kindsOf(project, named).filter(({ id }) => updateKind(project, id) !== undefined)
  return {
    ...(incident !== undefined && project.root !== undefined && { incident: below(project.root, incident) }),
    kinds,
    timeline: timelineIn({ document, options, result }) !== undefined,
  }
}

/** The update as a new document of a kind, else as a row; `null` if there is no such kind, no timeline, or the document is no handoff. */
export function writtenUpdate(
  examined: Examined,
  version: number,
  { kind: id, last, features, t }: { kind: string | undefined; last: UpdateDigest | undefined; features: Features; t: Translate },
): WrittenUpdate | null {
  if (examined.result?.kind === undefined) return null
  if (id === undefined) {
    const row = rowOf(examined, { text: textMark, author: examined.options.user ?? authorMark })
    const stops = { [textMark]: t('What is new'), [authorMark]: t('Who says so') }
    return row.length === 0
      ? null
      : { version, edits: inOrder([...row.map((edit) => withStops(edit, stops, features)), ...movedOn(examined)]) }
  }
  const kind = updateKind(examined.project, id)
  if (kind === undefined) return null
  // An update that was sent stays as it is; the next one follows it.
  const isUpdate = isUpdateKind(examined.result.kind)
  const document = newUpdateOf(examined, kind, isUpdate ? updateIn(examined) : last)
  if (document === undefined) return null
  const path = pathBetween(examined.uri, document.uri)
  const link = path === undefined ? kind.title : `[${kind.title}](${encodeURI(path)})`
  const row = isUpdate ? [] : rowOf(examined, { text: textMark, author: examined.options.user ?? '' })
  const noted = row.map(({ range, newText }) => ({ range, newText: newText.replace(textMark, () => link) }))
  return { version, edits: isUpdate ? [] : inOrder([...noted, ...movedOn(examined, kind)]), document }
}

type Features = Pick<ClientFeatures, 'snippetEdits'>

/** Stand for what the author writes into a row. */
const [textMark, authorMark] = ['\uE000', '\uE001']

/** The edits that put a row for an update into the timeline; none without one. */
function rowOf({ document, options, result }: Examined, { text, author }: Pick<Said, 'text' | 'author'>): CommandEdit[] {
  const target = timelineIn({ document, options, result })
  const row: Said = { instant: options.now, author, text, milestone: 'Update' }
  return target ? textEdits(document.lines, editsFor(document, target, [row])) : []
}

function timelineIn({ document, options, result }: Pick<Examined, 'document' | 'options' | 'result'>): Target | undefined {
  return targetIn(document, result?.match, usualZone(options.timeZone), undefined)
}

/** An edit with tab stops in place of marks, in their order; with nothing there if the client has no snippets. */
function withStops(edit: CommandEdit, stops: Readonly<Record<string, string>>, { snippetEdits }: Features): CommandEdit {
  const isMark = (part: string) => stops[part] !== undefined
  const parts = edit.newText.split(/([\uE000\uE001])/)
  if (!parts.some(isMark)) return edit
  if (!snippetEdits) return { ...edit, newText: parts.filter((part) => !isMark(part)).join('') }
  let count = 0
  return {
    ...edit,
    newText: parts.map((part) => (isMark(part) ? `\${${++count}:${stops[part]}}` : escapeSnippet(part))).join(''),
    isSnippet: true,
  }
}

function inOrder(edits: readonly CommandEdit[]): CommandEdit[] {
  return edits.toSorted((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character)
}

/** The kind of status updates with an id; `undefined` for any other kind. */
export function updateKind(project: Project, id: string): Kind | undefined {
  const kind = project.kinds.get(id)
  return kind && isUpdateKind(kind) ? kind : undefined
}

/** A new status update of a kind; `undefined` for a document that is no handoff. `last` is the last update on the incident. */
export function newUpdateOf(examined: Examined, kind: Kind, last: UpdateDigest | undefined): NewUpdate | undefined {
  const { uri, project, document, options, result } = examined
  const clean = redacted(document, options)
  if (result?.match === undefined || clean === undefined) return undefined
  const { now } = options
  const redact = redactorOf(document)
  const words = (text: string) => withoutPersonal(redact(text))
  const status = statusOf(clean.document, clean.match)
  const known: KnownForUpdate = {
    status,
    changes: changesSince(clean.document, clean.match, { since: last?.posted, now, zone: usualZone(options.timeZone) }),
    last,
    now,
    cadence: cadenceOf(examined, kind),
  }
  const begun = { now, title: words(status.title) || undefined }
  const place = placeFor(examined, newHandoffOf(project, kind, begun).fileName)
  const { filled, roles } = filledWith(project, kind, place, now, (part) => oneLine(words(knownValue(part, known))))
  const severity = words(documentSeverity(clean.document, clean.match))
  const keys = {
    incident: uri === last?.uri ? undefined : pathBetween(place, uri),
    previous: last && pathBetween(place, last.uri),
    severity: roles.has('severity') ? undefined : severity || undefined,
  }
  const { text, snippet } = newHandoffOf(project, kind, { ...begun, keys, filled })
  return { text, snippet, uri: place }
}

/** The template with the values of its fields, and what they are about. Choices of boxes are left to the author. */
function filledWith(project: Project, kind: Kind, uri: string, now: number, write: (part: FieldPart) => string) {
  const body = bodyOf(kind)
  const front = newFrontMatter(kind.id, lineEndingOf(body))
  const { document, result } = examine(project, uri, front + body, { now, kind: kind.id })
  const asked = [...(result?.match?.fields ?? [])].flatMap(([field, part]) => (part.type === 'field' ? [{ field, part }] : []))
  const texts: string[] = []
  const edits = asked.flatMap(({ field, part }) => {
    const value = field.value.options.length > 0 ? '' : write(part)
    if (value === '') return []
    const edit = filling(field.value.at, markFor(texts.push(value) - 1))
    return [{ span: document.spanOf(edit.at), text: edit.text }]
  })
  const filled: FilledTemplate = { body: applyEdits(document.text, edits).slice(front.length), texts, found: [], carried: false }
  return { filled, roles: new Set(asked.map(({ part }) => updateRole(part.name))) }
}

/** The edit that moves the next update of an incident on by the cadence; none where its time cannot be replaced. */
function movedOn(examined: Examined, kind?: Kind): CommandEdit[] {
  const { document, options, result } = examined
  const match = result?.match
  if (match === undefined) return []
  const field = nextUpdateOf(document, match)?.field ?? nextUpdateFields(document, match)[0]
  if (field === undefined) return []
  const moment = momentAt(valueAt(field), document)
  const text = utcMinute(options.now + cadenceOf(examined, kind) * minute)
  const { at } = field.value
  const isBlank = field.value.empty || placeholdersIn(at.block).some((blank) => blank.at.start <= at.start && at.end <= blank.at.end)
  const edit: PlacedEdit | undefined = moment
    ? isPlain(moment.at)
      ? { at: moment.at, text }
      : undefined
    : isBlank
      ? filling(at, text)
      : undefined
  return edit ? textEdits(document.lines, [{ span: document.spanOf(edit.at), text: edit.text }]) : []
}

const defaultCadenceMinutes = 60

/** The minutes until the next update: those of the project, else of the incident's template, else of the update's own. */
function cadenceOf({ document, options, result }: Examined, kind: Kind | undefined): number {
  const { match, kind: own } = result ?? {}
  const asked = match && [...match.fields.values()].find((part) => part.type === 'field' && isNextUpdate(part))
  const configured = own && match && minutesFor(options.cadence, { document, kind: own, match })
  return configured ?? (asked?.type === 'field' ? asked.cadence : undefined) ?? (kind && cadenceIn(kind)) ?? defaultCadenceMinutes
}

function cadenceIn({ root }: Kind): number | undefined {
  const parts = [root, ...root.sections].flatMap((section) => section.parts)
  return parts.flatMap((part) => (part.type === 'field' ? (part.cadence ?? []) : []))[0]
}

/** Beside the incident, unless the project names a folder. */
function placeFor({ uri, project }: Examined, fileName: string): string {
  if (project.root !== undefined && (fileName.includes('/') || !hasPlace(uri))) return below(project.root, fileName)
  return hasPlace(uri) ? below(parentOf(uri), fileName) : `untitled:${fileName}`
}

/** The path from one file to another, with `/`; `undefined` where there is none, as for an untitled document. */
function pathBetween(from: string, to: string): string | undefined {
  if (!hasPlace(from) || !hasPlace(to)) return undefined
  let up = ''
  for (let folder = parentOf(from); ; folder = parentOf(folder)) {
    const path = pathFrom(folder, to)
    if (path !== undefined) return up + path
    if (parentOf(folder) === folder) return nameOf(to)
    up += '../'
  }
}
