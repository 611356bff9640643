/** The walk from one open line to the next: two commands, and Tab where it is of no other use. */
import * as vscode from 'vscode'
import { editorInView } from '../editor/editorInView.ts'
import { isAtEndOfWords, isBeforeChoice, nextPlace, placesToWrite } from '../readiness/nextPlace.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import type { Server } from '../server/server.ts'
import { linesInOrder } from '../views/openLines.ts'

const contextKey = 'handoff.tabGoesOn'

/**
 * Once somebody walks through a document, by its blanks or from line to line, Tab leads on. VS Code asks a key's condition for a context,
 * which is kept up to date here with the cursor.
 */
export class Walk implements vscode.Disposable {
  readonly #server: Server
  readonly #store: ReadinessStore
  readonly #documents = new Set<string>()
  readonly #parts: vscode.Disposable
  /** Where the walk has led last. */
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

  /** Somebody begins to walk through the document in view. */
  begin(): void {
    const { activeTextEditor } = vscode.window
    if (activeTextEditor?.document.languageId === 'markdown') this.#documents.add(activeTextEditor.document.uri.toString())
    this.#update()
  }

  /** What Tab does: where the cursor has moved on before its context was known, it is Tab as ever. */
  async tab(): Promise<void> {
    if (this.#mayGoOn(vscode.window.activeTextEditor)) await this.go('next')
    else await vscode.commands.executeCommand('tab')
  }

  /** Goes to the next open line, or to the one before; says so if there is none. */
  async go(direction: 'next' | 'previous'): Promise<void> {
    const editor = editorInView()
    const uri = editor?.document.uri.toString()
    if (!editor || uri === undefined || editor.document.languageId !== 'markdown') {
      void vscode.window.showInformationMessage(vscode.l10n.t('The document in view is no handoff.'))
      return
    }
    // What was typed a moment ago has moved the lines, so they are asked for anew.
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
    // A blank is typed over; what else is open stays, and is gone on with.
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

  /** Whoever is led to a choice of boxes has its names offered, as a choice of a snippet is. */
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

/** A place, or the end of its line where only blanks follow: there the words of an empty field go. */
function behindBlanks(document: vscode.TextDocument, place: vscode.Position): vscode.Selection {
  const { text, range } = document.lineAt(place.line)
  const at = text.slice(place.character).trim() === '' ? range.end : place
  return new vscode.Selection(at, at)
}
