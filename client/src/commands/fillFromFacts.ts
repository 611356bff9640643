/** *Fill In From Facts*: writes what is known into the document, the selection or the blank, as one edit. */
import * as vscode from 'vscode'
import { type DocumentFactsParams, documentFactsRequest } from '../../../server/src/protocol.ts'
import { editableMarkdownEditor } from '../editor/activeMarkdown.ts'
import { applyDocumentEdit } from '../editor/documentEdit.ts'
import { plainMessage } from '../editor/plainText.ts'
import type { Server } from '../server/server.ts'
import { askForFacts } from './askForFacts.ts'

/** Arguments of a code action: the part of the document that is filled in. */
export interface FillFromFactsArguments {
  readonly range?: DocumentFactsParams['range']
}

/** Shows what is known of the selection, else of the whole document, and writes what the user leaves ticked. */
export async function fillFromFacts(server: Server, { range: given }: FillFromFactsArguments = {}): Promise<void> {
  const editor = await editableMarkdownEditor()
  if (!editor) return
  const { document, selection } = editor
  const range = given ?? (selection.isEmpty ? undefined : { start: selection.start, end: selection.end })
  const ask = () => server.request(documentFactsRequest, { uri: document.uri.toString(), ...(range && { range }), facts: {} })
  const known = await ask()
  const { found = [], silent = [] } = known ?? {}
  if (found.length === 0) {
    const [reason] = silent
    void vscode.window.showInformationMessage(
      reason === undefined
        ? vscode.l10n.t('Nothing here is filled in from facts.')
        : vscode.l10n.t('Nothing is known of what is blank here. {0}.', plainMessage(reason)),
    )
    return
  }
  const chosen = await askForFacts(vscode.l10n.t('Fill In From Facts'), found)
  if (chosen === undefined || chosen.length === 0) return
  await applyDocumentEdit(document, async () => {
    const answer = await ask()
    return answer && { version: answer.version, edits: answer.found.filter(({ id }) => chosen.includes(id)).flatMap(({ edits }) => edits) }
  })
}
