/** The rows of the readiness tree for VS Code. Text of documents is always plain text. */
import * as vscode from 'vscode'
import type { DocumentReadiness, OpenLine } from '../../../../server/src/protocol.ts'
import { briefParts } from '../../readiness/brief.ts'
import { openCountUri } from '../../readiness/openCounts.ts'
import { clipped, severityName, stageName, stateInFull } from '../../readiness/words.ts'
import type { DocumentPlace } from './treeModel.ts'
import {
  countSection,
  type DocumentNode,
  documentLabel,
  type GroupNode,
  type LineNode,
  type NodeState,
  type SectionNode,
  splitTitle,
  stateOf,
  type TreeNode,
} from './treeNodes.ts'

/** What rows say of documents beside their readiness. */
export interface RowSource {
  readonly placeOf: (uri: string) => DocumentPlace
  /** When the next update is due, in words; empty for none. */
  readonly updateText: (uri: string) => string
}

/** The row of a node; `tooltipOf` adds its tooltip on demand. */
export function treeItemOf(node: TreeNode, source: RowSource): vscode.TreeItem {
  switch (node.type) {
    case 'group':
      return groupItem(node)
    case 'document':
      return documentItem(node, source.placeOf(node.id), source.updateText(node.id))
    case 'section':
      return sectionItem(node)
    default:
      return lineItem(node)
  }
}

/** The tooltip of a row. */
export function tooltipOf(node: TreeNode, { placeOf, updateText }: RowSource): string {
  if (node.type === 'group') return `${groupTitle(node)}\n${doneText(node)}`
  if (node.type === 'document') return documentTooltip(node.document, placeOf(node.id).path, updateText(node.id))
  if (node.type === 'section') return `${sectionTitle(node)}\n${sectionText(node)}`
  return node.line.faults.map(({ message, rule }) => `${message}\n${rule}`).join('\n\n')
}

/** The icon of a state, in the theme's colours for problems. */
export function iconOf(state: NodeState): vscode.ThemeIcon {
  return icons[state]
}

function groupItem(node: GroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(clipped(groupTitle(node)), vscode.TreeItemCollapsibleState.Expanded)
  item.id = node.id
  item.description = doneText(node)
  item.contextValue = 'group'
  if (node.groupBy === 'state') item.iconPath = iconOf(node.key as NodeState)
  else item.iconPath = new vscode.ThemeIcon(groupIcons[node.groupBy])
  item.accessibilityInformation = { label: `${groupTitle(node)}, ${doneText(node)}` }
  return item
}

function groupTitle({ groupBy, key }: GroupNode): string {
  if (groupBy === 'stage') return key === '' ? vscode.l10n.t('No Stage') : stageName(key)
  if (groupBy === 'folder') return key === '' ? vscode.l10n.t('Top Folder') : key
  if (groupBy !== 'state') return key
  if (key === 'error') return vscode.l10n.t('With Errors')
  if (key === 'warning') return vscode.l10n.t('With Warnings')
  return key === 'met' ? vscode.l10n.t('Done') : vscode.l10n.t('Only Information')
}

function doneText({ ready, documents }: GroupNode): string {
  return vscode.l10n.t('{0} of {1} done', ready, documents.length)
}

function documentItem({ id, document, parent }: DocumentNode, { root }: DocumentPlace, update: string): vscode.TreeItem {
  const hasLines = document.sections.some(({ lines }) => lines.length > 0)
  const { Collapsed, None } = vscode.TreeItemCollapsibleState
  const label = documentLabel(document)
  const item = new vscode.TreeItem(clipped(label), hasLines ? Collapsed : None)
  item.id = id
  // The kind is shown if the label does not contain it, so that a release's guide and its notes can be told apart.
  const kind = label === document.title || parent?.groupBy === 'kind' ? '' : document.kindTitle
  // What others wait for comes first, since a narrow view cuts the rest.
  item.description = [update, document.state, clipped(kind), root].filter(Boolean).join(' · ')
  item.iconPath = iconOf(stateOf(document))
  item.resourceUri = openCountUri(id)
  const isFixable = document.corrections.some(({ fixable }) => fixable > 0)
  item.contextValue = ['document', ...(isFixable ? ['fixable'] : []), ...(update === '' ? [] : ['awaited'])].join(' ')
  item.accessibilityInformation = {
    label: [document.title, update, document.kindTitle, stateInFull(document), root].filter(Boolean).join(', '),
  }
  if (!hasLines) item.command = { command: 'handoff.open', title: vscode.l10n.t('Open'), arguments: [id] }
  return item
}

function documentTooltip(document: DocumentReadiness, path: string, update: string): string {
  const counts = countsText(document)
  const kind = document.stage === null ? document.kindTitle : vscode.l10n.t('{0}, stage {1}', document.kindTitle, stageName(document.stage))
  return [
    clipped(document.title),
    ...briefLines(document),
    [path, kind, update, stateInFull(document), counts].filter(Boolean).join('\n'),
  ].join('\n\n')
}

/** How things stand and what to do first, each as lines. */
function briefLines(document: DocumentReadiness): string[] {
  return briefParts(document).map(({ title, lines }) => {
    const texts = lines.map(({ label, text }) => (label === '' ? `• ${text}` : `${label}: ${text}`))
    return [...(title === '' ? [] : [title]), ...texts].join('\n')
  })
}

/** Counts of what is not open: `18 met, 2 waived`. */
export function countsText({ met, waived, notApplicable }: DocumentReadiness): string {
  const parts = [
    vscode.l10n.t('{0} met', met),
    ...(waived > 0 ? [vscode.l10n.t('{0} waived', waived)] : []),
    ...(notApplicable > 0 ? [vscode.l10n.t('{0} not applicable', notApplicable)] : []),
  ]
  return parts.join(', ')
}

function sectionItem(node: SectionNode): vscode.TreeItem {
  const title = sectionTitle(node)
  const { name, path } = splitTitle(title)
  const item = new vscode.TreeItem(clipped(name), vscode.TreeItemCollapsibleState.Expanded)
  item.id = node.id
  item.description = path === '' ? sectionText(node) : `${sectionText(node)} · ${clipped(path)}`
  item.iconPath = iconOf(node.state)
  item.contextValue = 'section'
  item.accessibilityInformation = { label: `${title}, ${sectionText(node)}` }
  return item
}

function sectionTitle({ section }: SectionNode): string {
  return section.title || vscode.l10n.t('Whole document')
}

function sectionText({ section }: SectionNode): string {
  const { open, toCorrect } = countSection(section)
  const parts = [
    ...(open > 0 ? [vscode.l10n.t('{0} open', open)] : []),
    ...(toCorrect > 0 ? [vscode.l10n.t('{0} to correct', toCorrect)] : []),
  ]
  return parts.join(' · ')
}

function lineItem(node: LineNode): vscode.TreeItem {
  const { id, line } = node
  const item = new vscode.TreeItem(clipped(line.label))
  item.id = id
  item.description = line.words
  item.iconPath = iconOf(line.severity)
  item.contextValue = lineContext(line)
  item.accessibilityInformation = { label: `${severityName(line.severity)}: ${line.label}, ${line.words}` }
  // The command gets the node, because its place may change before the click.
  item.command = { command: 'handoff.open', title: vscode.l10n.t('Open'), arguments: [node] }
  return item
}

/** The context value for menus: `line fix waive`. */
function lineContext({ actions }: OpenLine): string {
  return ['line', ...actions].join(' ')
}

const groupIcons: Readonly<Record<Exclude<GroupNode['groupBy'], 'state'>, string>> = {
  none: 'list-flat',
  kind: 'book',
  stage: 'milestone',
  folder: 'folder',
}

const icons: Readonly<Record<NodeState, vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  information: new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground')),
  met: new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green')),
}
