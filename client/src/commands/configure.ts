/** Changes the project's configuration: the severity of a rule, and what other commands write into it. */
import * as vscode from 'vscode'
import { type ConfigureParams, configureRequest } from '../../../server/src/protocol.ts'
import { activeMarkdownEditor } from '../editor/activeMarkdown.ts'
import { plainLabel } from '../editor/plainText.ts'
import { codeOf, problemsAt } from '../editor/problems.ts'
import { saveOther } from '../editor/saveOther.ts'
import type { Server } from '../server/server.ts'

/** Arguments of a quick fix or key binding: `{ "rule": "missing-eta", "severity": "off" }`. */
export interface ChangeSeverityArguments {
  readonly uri?: string
  readonly rule?: string
  readonly severity?: string
}

type Severity = Extract<ConfigureParams['change'], { rule: string }>['severity']
const severities: readonly Severity[] = ['error', 'warning', 'information', 'off']

/**
 * *Change Severity of a Rule in This Project…*: asks for the rule of a problem at the cursor and for its severity unless they are given.
 */
export async function changeSeverity(server: Server, chosen: ChangeSeverityArguments = {}): Promise<void> {
  const uri = chosen.uri ?? (await activeMarkdownEditor())?.document.uri.toString()
  if (uri === undefined) return
  const rule = chosen.rule ?? (await askForRule(vscode.Uri.parse(uri)))
  if (rule === undefined) return
  const severity = severities.find((one) => one === chosen.severity) ?? (await askForSeverity(rule))
  if (severity !== undefined) await configure(server, { uri, change: { rule, severity } })
}

/**
 * Edits the configuration as one step to undo, and saves it, because only saved configurations count. Returns false, after a message, if
 * that is impossible.
 */
export async function configure(server: Server, params: ConfigureParams): Promise<boolean> {
  const answer = await server.request(configureRequest, params)
  if (answer === null) {
    const openIt = vscode.l10n.t('Open Project Configuration')
    const message = vscode.l10n.t(
      'The configuration was not changed: the document lies in no project, or the file has to be corrected first.',
    )
    void vscode.window.showWarningMessage(message, openIt).then((pressed) => {
      if (pressed === openIt) void vscode.commands.executeCommand('handoff.openConfiguration')
    })
    return false
  }
  const uri = vscode.Uri.parse(answer.uri)
  const edit = new vscode.WorkspaceEdit()
  if (answer.isNew) edit.createFile(uri, { contents: new TextEncoder().encode(answer.text) })
  else {
    const document = await vscode.workspace.openTextDocument(uri)
    if (answer.version !== null && answer.version !== document.version) throw changedMeanwhile()
    edit.set(
      uri,
      answer.edits.map(({ range: { start, end }, newText }) =>
        vscode.TextEdit.replace(new vscode.Range(start.line, start.character, end.line, end.character), newText),
      ),
    )
  }
  if (!(await vscode.workspace.applyEdit(edit))) throw changedMeanwhile()
  await saveOther(uri)
  return true
}

function changedMeanwhile(): Error {
  return new Error(vscode.l10n.t('The document was changed meanwhile. Try again.'))
}

function title(): string {
  return vscode.l10n.t('Change Severity of a Rule in This Project')
}

async function askForRule(uri: vscode.Uri): Promise<string | undefined> {
  const own = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'handoff')
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())
  const here = editor ? problemsAt(own, editor.selection.active) : []
  const near = here.length > 0 ? here : own
  const byRule = new Map(near.map((problem) => [codeOf(problem), problem.message]))
  const items = Array.from(byRule, ([label, message]) => ({ label, detail: plainLabel(message) }))
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Handoff Docs reports nothing in this document.'))
    return undefined
  }
  const placeHolder = vscode.l10n.t('Rule whose severity is changed')
  return (await vscode.window.showQuickPick(items, { title: title(), placeHolder, matchOnDetail: true }))?.label
}

async function askForSeverity(rule: string): Promise<Severity | undefined> {
  const words: Readonly<Record<Severity, string>> = {
    error: vscode.l10n.t('Error'),
    warning: vscode.l10n.t('Warning'),
    information: vscode.l10n.t('Information'),
    off: vscode.l10n.t('Off: it is not reported'),
  }
  const items = severities.map((severity) => ({ label: words[severity], description: severity, severity }))
  const placeHolder = vscode.l10n.t('Severity of {0}', rule)
  return (await vscode.window.showQuickPick(items, { title: title(), placeHolder }))?.severity
}
