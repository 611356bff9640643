/** Asks before a handoff that is not done goes on to its next stage. */
import * as vscode from 'vscode'
import { plainMessage } from './plainText.ts'

/**
 * Tells how far a handoff has come and what Problems shows of it, and asks. `goOn` is the button that goes on all the same; the first one,
 * which Enter presses, shows what is left. True if it is to go on.
 */
export async function isToGoOn(document: vscode.TextDocument, state: string, consequence: string, goOn: string): Promise<boolean> {
  const show = vscode.l10n.t('Show')
  const message = vscode.l10n.t('This handoff is not done.')
  const detail = [plainMessage(`${state}.`), problemsText(document), consequence].filter(Boolean).join('\n')
  const chosen = await vscode.window.showWarningMessage(message, { modal: true, detail }, show, goOn)
  if (chosen === show) await vscode.commands.executeCommand('handoff.showReadiness')
  return chosen === goOn
}

/** What Problems shows of a document; empty if it is nothing. */
function problemsText({ uri }: vscode.TextDocument): string {
  const own = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'handoff')
  if (own.length === 0) return ''
  const count = (wanted: keyof typeof vscode.DiagnosticSeverity) =>
    own.filter(({ severity }) => severity === vscode.DiagnosticSeverity[wanted]).length
  const counts = [count('Error'), count('Warning'), count('Information')]
  return vscode.l10n.t('In Problems: errors {0}, warnings {1}, information {2}.', ...counts)
}
