/** The name with which the user signs. */
import * as vscode from 'vscode'
import { plainMessage } from './plainText.ts'

/** Asks for the name, prefilled from the settings; `undefined` if the user cancelled. */
export async function askForName(title: string, prompt: string, scope: vscode.Uri): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    ...{ title, prompt: plainMessage(prompt), value: userName(scope) ?? '', ignoreFocusOut: true },
    placeHolder: vscode.l10n.t('Your name, as others know it'),
    validateInput: (input) => (input.trim() === '' ? vscode.l10n.t('A name is missing.') : undefined),
  })
  return name?.trim() || undefined
}

/** The name in the settings; `undefined` if none is set. */
export function userName(scope: vscode.Uri): string | undefined {
  const name = vscode.workspace.getConfiguration('handoff', scope).get<unknown>('user')
  return (typeof name === 'string' ? name.trim() : '') || undefined
}
