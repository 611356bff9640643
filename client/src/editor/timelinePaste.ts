/** *Paste as Timeline Rows*: offered where something with times is pasted into a timeline. Plain text stays what Paste does by itself. */
import * as vscode from 'vscode'
import { type TimelineParams, type TimelineRows, timelineRequest } from '../../../server/src/protocol.ts'
import type { Server } from '../server/server.ts'
import { besideCursor } from './besideCursor.ts'

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('handoff', 'timeline')
const mimeType = 'text/plain'
/** A text is read to a length that is never copied by hand. */
const maxLength = 4_000_000

/** Registers the offer for Markdown. */
export function offerTimelinePaste(server: Server): vscode.Disposable {
  const provider: vscode.DocumentPasteEditProvider = {
    async provideDocumentPasteEdits(document, ranges, data, context, token) {
      const [range] = ranges
      if (!range || ranges.length > 1 || (context.only && !context.only.intersects(kind))) return undefined
      const text = (await data.get(mimeType)?.asString()) ?? ''
      // A server that is not there yet, or a text that has no time, holds up no paste.
      if (server.state !== 'running' || text.length > maxLength || !/\d[:.h]\d\d|\d ?[ap]m\b/i.test(text) || token.isCancellationRequested)
        return undefined
      return editsFor(server, document, range, text).catch(() => undefined)
    },
  }
  return vscode.languages.registerDocumentPasteEditProvider({ language: 'markdown' }, provider, {
    providedPasteEditKinds: [kind],
    pasteMimeTypes: [mimeType],
  })
}

async function editsFor(
  server: Server,
  document: vscode.TextDocument,
  range: vscode.Range,
  text: string,
): Promise<vscode.DocumentPasteEdit[] | undefined> {
  const { line, character } = range.start
  const asked: TimelineParams = { uri: document.uri.toString(), text, position: { line, character } }
  const first = await server.request(timelineRequest, asked)
  if (!first?.atCursor || first.rows === 0) return undefined
  const zones = first.zone ? [first.zone.taken, ...first.zone.others.slice(0, 2)] : [undefined]
  const edits: (vscode.DocumentPasteEdit | undefined)[] = []
  for (const zone of zones) {
    const rows = zone === undefined || zone === first.zone?.taken ? first : await server.request(timelineRequest, { ...asked, zone })
    edits.push(rows ? pasteEdit(document, range, rows, titleFor(first, zone)) : undefined)
  }
  if (first.milestones.length > 0) {
    const [zone] = zones
    const milestones = first.milestones.map(({ id }) => id)
    const rows = await server.request(timelineRequest, { ...asked, milestones, ...(zone !== undefined && { zone }) })
    const names = first.milestones.map(({ name }) => name).join(', ')
    const title = titleFor(first, zone, vscode.l10n.t('Paste as Timeline Rows with Milestones ({0})', names))
    edits.push(rows ? pasteEdit(document, range, rows, title) : undefined)
  }
  return edits.flatMap((edit) => edit ?? [])
}

/** The title says what is not known: `Paste as Timeline Rows: 02:47 AM as Europe/Berlin?` */
function titleFor({ zone, date }: TimelineRows, chosen: string | undefined, title = vscode.l10n.t('Paste as Timeline Rows')): string {
  if (zone && chosen !== undefined)
    return date
      ? vscode.l10n.t('{0}: {1} on {2}, {3}?', title, zone.written, date.taken, chosen)
      : vscode.l10n.t('{0}: {1} as {2}?', title, zone.written, chosen)
  return date ? vscode.l10n.t('{0}: {1} on {2}?', title, date.written, date.taken) : title
}

/** The edit that pastes rows. What it puts at the cursor stands for the pasted text; all else is beside it. */
function pasteEdit(
  document: vscode.TextDocument,
  range: vscode.Range,
  { version, edits }: TimelineRows,
  title: string,
): vscode.DocumentPasteEdit | undefined {
  if (version !== document.version) return undefined
  const { start, end } = range
  const split = besideCursor(edits, {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  })
  if (!split) return undefined
  const edit = new vscode.DocumentPasteEdit(split.atCursor, title, kind)
  const beside = new vscode.WorkspaceEdit()
  for (const { range: at, newText } of split.elsewhere)
    beside.replace(document.uri, new vscode.Range(at.start.line, at.start.character, at.end.line, at.end.character), newText)
  edit.additionalEdit = beside
  edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text]
  return edit
}
