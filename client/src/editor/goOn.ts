/** Asks for confirmation before an unfinished handoff moves to its next stage. */
import * as vscode from 'vscode'
import { plainMessage } from './plainText.ts'

/**
 * Shows the handoff's progress and problems, and asks. `goOn` is the label of the button that continues; the first button, which Enter
 * presses, shows what is left. True to continue.
 */
export async function isToGoOn(document: vscode.TextDocument, state: string, consequence: string, goOn: string): Promise<boolean> {
  const show = vscode.l10n.t('Show')
  const message = vscode.l10n.t('This handoff is not done.')
  const detail = [plainMessage(`${state}.`), problemsText(document), consequence].filter(Boolean).join('\n')
  const chosen = await vscode.window.showWarningMessage(message, { modal: true, detail }, show, goOn)
  if (chosen === show) await vscode.commands.executeCommand('handoff.showReadiness')
  return chosen === goOn
}

/** The number of problems of a document in words; empty for none. */
function problemsText({ uri }: vscode.TextDocument): string {
  const own = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'handoff')
  if (own.length === 0) return ''
  const count = (wanted: keyof typeof vscode.DiagnosticSeverity) =>
    own.filter(({ severity }) => severity === vscode.DiagnosticSeverity[wanted]).length
  const counts = [count('Error'), count('Warning'), count('Information')]
  return vscode.l10n.t('In Problems: errors {0}, warnings {1}, information {2}.', ...counts)
}
