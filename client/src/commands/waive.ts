/** *Waive Here with a Reason…*: writes a comment beside a problem that says why it stays. */
import * as vscode from 'vscode'
import { waiveRequest } from '../../../server/src/protocol.ts'
import { editableMarkdownEditor } from '../editor/activeMarkdown.ts'
import { dateProblem } from '../editor/calendarDate.ts'
import { applyDocumentEdit } from '../editor/documentEdit.ts'
import { plainLabel, plainMessage } from '../editor/plainText.ts'
import { codeOf, problemsAt } from '../editor/problems.ts'
import { userName } from '../editor/userName.ts'
import type { Server } from '../server/server.ts'

/** Arguments of a key binding: `{ "rule": "missing-eta" }`. */
export interface WaiveArguments {
  readonly rule?: string
  readonly reason?: string
  /** The last day on which it counts; empty for no end. */
  readonly until?: string
}

/** Asks for the problem at the cursor, the reason and the last day unless they are given, and writes the comment. */
export async function waive(server: Server, chosen: WaiveArguments = {}): Promise<void> {
  const editor = await editableMarkdownEditor()
  if (!editor) return
  const { document } = editor
  const own = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'handoff')
  const near = problemsAt(own, editor.selection.active).filter((problem) => chosen.rule === undefined || codeOf(problem) === chosen.rule)
  if (near.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Handoff Docs reports nothing on this line that could be waived.'))
    return
  }
  const problem = near.length === 1 ? near[0] : await choose(near)
  if (problem) await waiveProblem(server, document, { rule: codeOf(problem), message: problem.message, start: problem.range.start }, chosen)
}

/** A problem of a rule, and where it begins. */
export interface WaivedProblem {
  readonly rule: string
  readonly message: string
  readonly start: { readonly line: number; readonly character: number }
}

/** Asks for the reason and the last day unless they are given, and writes the comment. */
export async function waiveProblem(
  server: Server,
  document: vscode.TextDocument,
  { rule, message, start }: WaivedProblem,
  chosen: WaiveArguments = {},
): Promise<void> {
  const reason = chosen.reason ?? (await askForReason(message))
  if (reason === undefined) return
  const until = chosen.until ?? (await askForEnd())
  if (until === undefined) return
  const by = userName(document.uri)
  const answer = await applyDocumentEdit(document, () =>
    server.request(waiveRequest, {
      ...{ uri: document.uri.toString(), rule, reason },
      position: { line: start.line, character: start.character },
      ...(until.trim() !== '' && { until: until.trim() }),
      ...(by !== undefined && { by }),
    }),
  )
  if (answer === null)
    void vscode.window.showInformationMessage(vscode.l10n.t('No comment can cover this problem, or it is gone. Nothing was changed.'))
}

function title(): string {
  return vscode.l10n.t('Waive Here with a Reason')
}

async function choose(near: readonly vscode.Diagnostic[]): Promise<vscode.Diagnostic | undefined> {
  const items = near.map((problem) => ({ label: codeOf(problem), detail: plainLabel(problem.message), problem }))
  const placeHolder = vscode.l10n.t('Problem that stays as it is')
  return (await vscode.window.showQuickPick(items, { title: title(), placeHolder, matchOnDetail: true }))?.problem
}

function askForReason(message: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    ...{ title: title(), prompt: plainMessage(message), ignoreFocusOut: true },
    placeHolder: vscode.l10n.t('Why it may stay, for whoever receives the handoff'),
    validateInput: (input) => (input.trim() === '' ? vscode.l10n.t('A reason is missing.') : undefined),
  })
}

function askForEnd(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    ...{ title: title(), ignoreFocusOut: true, placeHolder: '2026-12-01' },
    prompt: vscode.l10n.t('The last day on which this holds. Leave it empty for no end.'),
    validateInput: (input) => {
      const problem = dateProblem(input, new Date())
      if (problem === 'form') return vscode.l10n.t('Write the day as year, month, day: 2026-12-01.')
      return problem === 'past' ? vscode.l10n.t('This day is past.') : undefined
    },
  })
}
