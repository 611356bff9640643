/** A document as the client holds it, which is read as it is edited: its text as a whole is put together only if somebody asks for it. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver'
import type { Document } from '../core/model/document.ts'
import { type Change, editDocument, parseDocument } from '../core/model/parse.ts'
import type { OpenDocument } from '../service/host.ts'

class EditedDocument implements OpenDocument {
  readonly uri: string
  version: number
  revision = 0
  /** The text as long as it is not read: that which was opened, or that of a document at rest. */
  #text: string
  #document: Document | undefined
  /** What was changed since then, which is read when it is needed: a burst of edits is read once. */
  #changes: Change[] = []
  #edited: Set<number> | undefined = new Set()

  constructor(uri: string, version: number, text: string) {
    this.uri = uri
    this.version = version
    this.#text = text
  }

  edit(changes: readonly Change[], version: number): void {
    this.revision++
    for (const change of changes) this.#changes.push(change)
    for (const { range, text } of changes) {
      if (range?.start.line === range?.end.line && range && !/[\r\n]/.test(text)) this.#edited?.add(range.start.line)
      else this.#edited = undefined
    }
    this.version = version
  }

  document(): Document {
    let document = this.#document ?? parseDocument(this.#text)
    if (this.#changes.length > 0) document = editDocument(document, this.#changes)
    this.#text = ''
    this.#changes = []
    this.#document = document
    return document
  }

  /** The lines in which characters were changed since this was asked for last; `undefined` if lines have come or gone. */
  takeEdited(): ReadonlySet<number> | undefined {
    const edited = this.#edited
    this.#edited = new Set()
    return edited
  }

  /** The text alone takes a small part of the memory. */
  rest(): void {
    if (this.#document !== undefined) this.#text = this.#document.text
    this.#document = undefined
  }

  get rests(): boolean {
    return this.#document === undefined && this.#changes.length === 0
  }

  getText(): string {
    return this.rests ? this.#text : this.document().text
  }
}

/** Makes and edits documents for the connection. */
export const openDocuments = {
  create: (uri: string, _languageId: string, version: number, text: string): EditedDocument => new EditedDocument(uri, version, text),
  update(document: EditedDocument, changes: TextDocumentContentChangeEvent[], version: number): EditedDocument {
    document.edit(changes, version)
    return document
  },
}
