/** The status bar item: the progress of the active handoff. Hidden for other documents. */
import * as vscode from 'vscode'
import type { Correction, DocumentReadiness } from '../../../server/src/protocol.ts'
import { editorInView } from '../editor/editorInView.ts'
import { commandLink, literalMarkdown } from '../editor/markdownText.ts'
import { type BriefPart, briefParts } from '../readiness/brief.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import { clipped, stageName, stateInFull } from '../readiness/words.ts'
import type { Server } from '../server/server.ts'
import { linesInOrder } from './openLines.ts'
import { countsText } from './tree/treeItems.ts'

/** The number of open lines in the hover. */
const maxListedLines = 6

/** Creates the item and updates it. */
export function createStatusBarItem(server: Server, store: ReadinessStore): vscode.Disposable {
  // It belongs to the active document, hence on the right. It has no priority, since a narrow window drops the highest first.
  const item = vscode.window.createStatusBarItem('handoff.readiness', vscode.StatusBarAlignment.Right)
  item.name = vscode.l10n.t('Handoff State')
  const show = () => {
    const document = editorInView()?.document
    const readiness = document && store.documents.get(document.uri.toString())
    if (document?.languageId === 'markdown' && server.state === 'failed') showFailure(item)
    else if (readiness) showReadiness(item, readiness, server.state === 'starting' || store.scanning)
    else item.hide()
  }
  show()
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.window.onDidChangeVisibleTextEditors(show),
    server.onDidChangeState(show),
    store.onDidChange(show),
  )
}

function showFailure(item: vscode.StatusBarItem): void {
  item.text = `$(error) ${vscode.l10n.t('Handoff Docs')}`
  item.tooltip = vscode.l10n.t('The server that checks handoffs is not running. Click to restart it.')
  item.command = 'handoff.restartServer'
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground')
  item.accessibilityInformation = { label: item.tooltip }
  item.show()
}

function showReadiness(item: vscode.StatusBarItem, readiness: DocumentReadiness, busy: boolean): void {
  const { ready, errors, stage, open } = readiness
  const icon = busy ? '$(sync~spin)' : ready ? '$(pass)' : open === 0 ? '$(warning)' : '$(checklist)'
  // Without a stage it may be a draft; from *ready* on a blank is a fault.
  const isDue = stage !== null && stage !== 'draft'
  const suffix = stage === null ? '' : ` · ${stageName(stage)}`
  item.text = `${icon} ${readiness.state}${suffix}`
  item.tooltip = tooltipOf(readiness)
  item.command = { command: 'handoff.showOpenLines', title: vscode.l10n.t('Go to Open Line…'), arguments: [readiness.uri] }
  item.backgroundColor = errors > 0 && isDue ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined
  item.accessibilityInformation = { label: vscode.l10n.t('Handoff: {0}', stateInFull(readiness)) }
  item.show()
}

/** The progress of the handoff, the next open lines and those to correct, each with a link. Text of the document is escaped. */
function tooltipOf(readiness: DocumentReadiness): vscode.MarkdownString {
  const { uri, title, kindTitle, stage, open, ready, corrections } = readiness
  const kind = stage === null ? kindTitle : vscode.l10n.t('{0}, stage {1}', kindTitle, stageName(stage))
  const lines = linesInOrder(readiness)
  const listed = lines.slice(0, maxListedLines).map(({ label, words, severity, range }) => {
    const name = literalMarkdown(clipped(label, 60))
    return `- $(${icons[severity]}) ${commandLink(name, 'handoff.open', uri, range)}: ${literalMarkdown(clipped(words, 100))}`
  })
  const more = lines.length > listed.length ? [`- ${vscode.l10n.t('and {0} more', lines.length - listed.length)}`] : []
  const links = [
    ...(ready ? [] : [commandLink(vscode.l10n.t('Go to Open Line…'), 'handoff.showOpenLines', uri)]),
    ...(open > 0 ? [commandLink(vscode.l10n.t('Fill In What Is Missing'), 'handoff.fillIn')] : []),
    ...fixesOf(corrections).map(({ label, command }) => commandLink(label, command, { uri })),
    commandLink(vscode.l10n.t('Reveal in Readiness View'), 'handoff.showReadiness'),
  ]
  const parts = [
    `**${literalMarkdown(clipped(title, 100))}**`,
    ...briefParts(readiness).map(briefText),
    literalMarkdown(stateInFull(readiness)),
    literalMarkdown(`${kind} · ${countsText(readiness)}`),
    [...listed, ...more].join('\n'),
    links.join(' | '),
  ]
  const tooltip = new vscode.MarkdownString(parts.filter(Boolean).join('\n\n'), true)
  const enabledCommands = [
    'handoff.open',
    'handoff.showOpenLines',
    'handoff.fillIn',
    'handoff.fixAll',
    'handoff.convertTimes',
    'handoff.showReadiness',
  ]
  tooltip.isTrusted = { enabledCommands }
  return tooltip
}

/** How things stand, or what to do first. Two blanks break a line. */
function briefText({ title, lines }: BriefPart): string {
  const texts = lines.map(({ label, text }) =>
    label === '' ? `- ${literalMarkdown(text)}` : `**${literalMarkdown(label)}:** ${literalMarkdown(text)}`,
  )
  return title === '' ? texts.join('  \n') : [`**${literalMarkdown(title)}**\n`, ...texts].join('\n')
}

/** The command that corrects without a choice: times alone under their own name, else all. */
function fixesOf(corrections: readonly Correction[]): { readonly label: string; readonly command: string }[] {
  const fixable = corrections.filter((correction) => correction.fixable > 0)
  if (fixable.length === 0) return []
  const isTimes = fixable.every(({ rule }) => rule === 'non-utc-timestamp')
  return isTimes
    ? [{ label: vscode.l10n.t('Convert All Times to UTC'), command: 'handoff.convertTimes' }]
    : [{ label: vscode.l10n.t('Fix All'), command: 'handoff.fixAll' }]
}

const icons = { error: 'error', warning: 'warning', information: 'info' } as const
