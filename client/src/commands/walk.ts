/** Moves from one open line to the next: two commands, and Tab where it has no other use. */
import * as vscode from 'vscode'
import { editorInView } from '../editor/editorInView.ts'
import { isAtEndOfWords, isBeforeChoice, nextPlace, placesToWrite } from '../readiness/nextPlace.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import type { Server } from '../server/server.ts'
import { linesInOrder } from '../views/openLines.ts'

const contextKey = 'handoff.tabGoesOn'

/**
 * While the user walks through a document, by its blanks or from line to line, Tab goes to the next line. The key binding depends on a
 * context key, which is updated here with the cursor.
 */
export class Walk implements vscode.Disposable {
  readonly #server: Server
  readonly #store: ReadinessStore
  readonly #documents = new Set<string>()
  readonly #parts: vscode.Disposable
  /** The last place that was shown. */
  #target: vscode.Selection | undefined
  #goesOn = false

  constructor(server: Server, store: ReadinessStore) {
    this.#server = server
    this.#store = store
    const update = () => this.#update()
    this.#parts = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorSelection((change) => {
        this.#update()
        this.#offerChoice(change)
      }),
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#documents.delete(uri.toString())),
      store.onDidChange(update),
    )
  }

  /** Begins a walk through the active document. */
  begin(): void {
    const { activeTextEditor } = vscode.window
    if (activeTextEditor?.document.languageId === 'markdown') this.#documents.add(activeTextEditor.document.uri.toString())
    this.#update()
  }

  /** Handles Tab. If the cursor moved before the context key was updated, it is an ordinary Tab. */
  async tab(): Promise<void> {
    if (this.#mayGoOn(vscode.window.activeTextEditor)) await this.go('next')
    else await vscode.commands.executeCommand('tab')
  }

  /** Goes to the next or previous open line; shows a message if there is none. */
  async go(direction: 'next' | 'previous'): Promise<void> {
    const editor = editorInView()
    const uri = editor?.document.uri.toString()
    if (!editor || uri === undefined || editor.document.languageId !== 'markdown') {
      void vscode.window.showInformationMessage(vscode.l10n.t('The document in view is no handoff.'))
      return
    }
    // Recent typing may have moved the lines, so they are requested again.
    const readiness = await this.#server.readiness(uri, this.#store.documents.get(uri))
    if (readiness === null) {
      void vscode.window.showInformationMessage(vscode.l10n.t('The document in view is no handoff.'))
      return
    }
    const place = nextPlace(placesToWrite(linesInOrder(readiness)), editor.selection, direction)
    if (!place) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is open in this handoff, and nothing is to be corrected.'))
      return
    }
    const { start, end } = place.range
    const range = editor.document.validateRange(new vscode.Range(start.line, start.character, end.line, end.character))
    // A blank is selected, to be overwritten; other text is continued.
    const selection = place.isBlank ? new vscode.Selection(range.start, range.end) : behindBlanks(editor.document, range.end)
    this.#target = selection
    this.#documents.add(uri)
    if (editor !== vscode.window.activeTextEditor) await vscode.window.showTextDocument(editor.document, editor.viewColumn)
    editor.selection = selection
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
    this.#update()
  }

  dispose(): void {
    this.#parts.dispose()
  }

  #update(): void {
    const goesOn = this.#mayGoOn(vscode.window.activeTextEditor)
    if (goesOn === this.#goesOn) return
    this.#goesOn = goesOn
    void vscode.commands.executeCommand('setContext', contextKey, goesOn)
  }

  /** At a choice of boxes, the suggestions open, as for a choice in a snippet. */
  #offerChoice({ textEditor, selections: [selection, ...others], kind }: vscode.TextEditorSelectionChangeEvent): void {
    const { Keyboard, Mouse } = vscode.TextEditorSelectionChangeKind
    if (!selection?.isEmpty || others.length > 0 || kind === Keyboard || kind === Mouse) return
    if (textEditor !== vscode.window.activeTextEditor || !this.#store.documents.has(textEditor.document.uri.toString())) return
    const { text } = textEditor.document.lineAt(selection.active.line)
    if (isBeforeChoice(text, selection.active.character)) void vscode.commands.executeCommand('editor.action.triggerSuggest')
  }

  #mayGoOn(editor: vscode.TextEditor | undefined): boolean {
    if (!editor || editor.selections.length > 1) return false
    const uri = editor.document.uri.toString()
    if (!this.#documents.has(uri) || !this.#store.documents.get(uri)?.open) return false
    const { selection } = editor
    if (this.#target?.isEqual(selection)) return true
    return selection.isEmpty && isAtEndOfWords(editor.document.lineAt(selection.active.line).text, selection.active.character)
  }
}

/** A place, or the end of its line if only blanks follow, where the value of an empty field belongs. */
function behindBlanks(document: vscode.TextDocument, place: vscode.Position): vscode.Selection {
  const { text, range } = document.lineAt(place.line)
  const at = text.slice(place.character).trim() === '' ? range.end : place
  return new vscode.Selection(at, at)
}
