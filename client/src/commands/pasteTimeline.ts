/** *Paste as Timeline…*: puts what is on the clipboard (a chat, mails, logs, alerts, commits) into the timeline of the document. */
import * as vscode from 'vscode'
import { type OpenQuestion, type ProposedMilestone, type TimelineParams, timelineRequest } from '../../../server/src/protocol.ts'
import { editableMarkdownEditor } from '../editor/activeMarkdown.ts'
import { applyDocumentEdit } from '../editor/documentEdit.ts'
import { plainLabel, plainMessage } from '../editor/plainText.ts'
import type { Server } from '../server/server.ts'

/** Arguments of a key binding: what is given is not asked. */
export interface PasteTimelineArguments {
  /** Instead of the clipboard. */
  readonly text?: string
  readonly zone?: string
  readonly date?: string
  readonly milestones?: readonly string[]
}

/** Asks for the zone and the day if the text leaves them open, and which messages are milestones. Escape ends it with nothing pasted. */
export async function pasteTimeline(server: Server, given: PasteTimelineArguments = {}): Promise<void> {
  const editor = await editableMarkdownEditor()
  if (!editor) return
  const { document, selection } = editor
  const text = given.text ?? (await vscode.env.clipboard.readText())
  const { line, character } = selection.active
  let asked: TimelineParams = { uri: document.uri.toString(), text, position: { line, character }, ...answersOf(given) }
  const ask = () => server.request(timelineRequest, asked)
  const first = await ask()
  if (first === null) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing on the clipboard looks like messages, mails, log lines or alerts with a time.'),
    )
    return
  }
  if (first.zone) {
    const zone = await askForZone(first.zone)
    if (zone === undefined) return
    asked = { ...asked, zone }
  }
  if (first.date) {
    const date = await askForDay(first.date)
    if (date === undefined) return
    asked = { ...asked, date }
  }
  if (first.milestones.length > 0 && given.milestones === undefined) {
    // The moments are known once zone and day are.
    const milestones = await askForMilestones((await ask())?.milestones ?? first.milestones)
    if (milestones === undefined) return
    asked = { ...asked, milestones }
  }
  const rows = await applyDocumentEdit(document, ask)
  if (rows) void vscode.window.showInformationMessage(plainMessage(rows.summary))
}

function answersOf({ zone, date, milestones }: PasteTimelineArguments): Pick<TimelineParams, 'zone' | 'date' | 'milestones'> {
  return { ...(zone !== undefined && { zone }), ...(date !== undefined && { date }), ...(milestones !== undefined && { milestones }) }
}

const title = () => vscode.l10n.t('Paste as Timeline')

async function askForZone({ written, taken, others }: OpenQuestion): Promise<string | undefined> {
  const question = vscode.l10n.t('{0} as {1}?', written, taken)
  const items = [taken, ...others].map((zone) => ({ label: zone, description: vscode.l10n.t('{0} as {1}', written, zone), zone }))
  const known = new Set([taken, ...others])
  const all = Intl.supportedValuesOf('timeZone').flatMap((zone) => (known.has(zone) ? [] : { label: zone, zone }))
  const separator = { label: vscode.l10n.t('Other zones'), kind: vscode.QuickPickItemKind.Separator, zone: '' }
  return (await vscode.window.showQuickPick([...items, separator, ...all], { title: title(), placeHolder: question }))?.zone
}

async function askForDay({ written, taken, others }: OpenQuestion): Promise<string | undefined> {
  const question = vscode.l10n.t('{0} on {1}?', written, taken)
  const days = others.length > 0 ? [taken, ...others] : [taken, dayBefore(taken, 1), dayBefore(taken, 2)]
  const other = { label: vscode.l10n.t('Another day…'), day: '' }
  const items = [...days.map((day) => ({ label: day, description: weekdayOf(day), day })), other]
  const chosen = await vscode.window.showQuickPick(items, { title: title(), placeHolder: question })
  if (chosen?.day !== '') return chosen?.day
  return vscode.window.showInputBox({
    title: title(),
    prompt: vscode.l10n.t('The day of the first message, as 2026-03-01'),
    value: taken,
    validateInput: (value) => (isDay(value) ? undefined : vscode.l10n.t('Write it as 2026-03-01.')),
  })
}

async function askForMilestones(proposed: readonly ProposedMilestone[]): Promise<readonly string[] | undefined> {
  const items = proposed.map(({ id, name, message }) => ({ label: plainLabel(name), description: plainLabel(message), picked: true, id }))
  const placeHolder = vscode.l10n.t('Which messages are milestones? The others are ordinary rows.')
  return (await vscode.window.showQuickPick(items, { title: title(), placeHolder, canPickMany: true, matchOnDescription: true }))?.map(
    ({ id }) => id,
  )
}

function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && dayBefore(value, 0) === value
}

function dayBefore(day: string, days: number): string {
  const instant = Date.parse(`${day}T12:00Z`) - days * 86_400_000
  return Number.isNaN(instant) ? '' : new Date(instant).toISOString().slice(0, 10)
}

function weekdayOf(day: string): string {
  const instant = Date.parse(`${day}T12:00Z`)
  return Number.isNaN(instant) ? '' : new Intl.DateTimeFormat(vscode.env.language, { weekday: 'long', timeZone: 'UTC' }).format(instant)
}
