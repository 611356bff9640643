/** A document as the client holds it, which is read as it is edited: its text as a whole is put together only if somebody asks for it. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { maxCharacters, pieceLength, readable } from '../core/linter/extent.ts'
import type { Document } from '../core/markdown/document.ts'
import { type Change, editDocument, parseDocument } from '../core/markdown/parse.ts'
import { LineIndex } from '../core/util/text.ts'
import type { OpenDocument, ReadDocument } from '../workspace/host.ts'

class EditedDocument implements OpenDocument {
  readonly uri: string
  readonly #limits: Limits
  version: number
  revision = 0
  /** The text as long as it is not read, that which was opened or that of a document at rest; and of one that is read in part all of it. */
  #text: string
  #document: Document | undefined
  /** The part of the text that is read, while it is not all of it; `undefined` once it is. */
  #part: string | undefined
  /** How far the reading has come in that part, which ends with a line before. */
  #reached = 0
  /** What was changed since then, which is read when it is needed: a burst of edits is read once. */
  #changes: Change[] = []
  /** The version in which characters of a line were changed last; forgotten when lines come or go. */
  readonly #editedIn = new Map<number, number>()
  /** The version in which lines came or went last. */
  #movedIn: number

  constructor(uri: string, version: number, text: string, limits: Limits) {
    this.#limits = limits
    this.uri = uri
    this.version = version
    this.#movedIn = version
    this.#text = text
  }

  edit(changes: readonly Change[], version: number): void {
    this.revision++
    for (const change of changes) this.#changes.push(change)
    for (const { range, text } of changes) {
      if (range && range.start.line === range.end.line && !/[\r\n]/.test(text)) this.#editedIn.set(range.start.line, version)
      else {
        this.#editedIn.clear()
        this.#movedIn = version
      }
    }
    this.version = version
  }

  read(): ReadDocument {
    const document = this.#readUpTo(this.#limits.maxCharacters)
    return { document, unread: this.#part === undefined ? 0 : this.#text.length - this.#part.length }
  }

  get hasMore(): boolean {
    if (this.#document !== undefined && this.#part === undefined) return false
    return this.#reached + this.#limits.pieceLength < Math.min(this.#text.length, this.#limits.maxCharacters)
  }

  readOn(): ReadDocument {
    return { document: this.#readUpTo(this.#reached + this.#limits.pieceLength), unread: 0 }
  }

  /** Takes the changes in and reads the text up to a number of characters, or as much of it as was read before. */
  #readUpTo(end: number): Document {
    const whole = this.#document
    if (whole !== undefined && this.#part === undefined) {
      // Nothing is lost of what is not taken in, as when the reading is ended.
      const document = this.#changes.length > 0 ? editDocument(whole, this.#changes) : whole
      this.#changes = []
      this.#document = document
      if (document.length <= this.#limits.maxCharacters) return document
      this.#text = document.text
      this.#part = this.#text
    }
    const text = applied(this.#text, this.#changes)
    const part = text.slice(0, readable(text, end))
    const document =
      this.#document === undefined || this.#part === undefined ? parseDocument(part) : editDocument(this.#document, [{ text: part }])
    this.#changes = []
    this.#document = document
    this.#reached = end
    const isWhole = part.length === text.length
    this.#part = isWhole ? undefined : part
    this.#text = isWhole ? '' : text
    return document
  }

  /** The lines in which characters were changed after a version; `undefined` if lines have come or gone. */
  linesEditedSince(version: number): readonly number[] | undefined {
    if (version < this.#movedIn) return undefined
    return Array.from(this.#editedIn).flatMap(([line, editedIn]) => (editedIn > version ? [line] : []))
  }

  /** The text alone takes a small part of the memory. */
  unload(): void {
    this.#text = this.getText()
    this.#changes = []
    this.#document = undefined
    this.#part = undefined
    this.#reached = 0
  }

  get isUnloaded(): boolean {
    return this.#document === undefined && this.#changes.length === 0
  }

  getText(): string {
    const text = this.#document === undefined || this.#part !== undefined ? this.#text : this.#document.text
    return applied(text, this.#changes)
  }
}

/** A text with changes, each of which counts its places after those before it. */
function applied(text: string, changes: readonly Change[]): string {
  let current = text
  for (const { range, text: inserted } of changes) {
    const lines = range && new LineIndex(current)
    current =
      lines && range ? current.slice(0, lines.offsetAt(range.start)) + inserted + current.slice(lines.offsetAt(range.end)) : inserted
  }
  return current
}

/** UTF-16 units of a document that are read, and of a piece of it. */
interface Limits {
  readonly maxCharacters: number
  readonly pieceLength: number
}

/** Makes and edits documents for the connection; other limits are for tests. */
export function openDocumentsWithin(limits: Limits) {
  return {
    create: (uri: string, _languageId: string, version: number, text: string) => new EditedDocument(uri, version, text, limits),
    update(document: EditedDocument, changes: TextDocumentContentChangeEvent[], version: number): EditedDocument {
      document.edit(changes, version)
      return document
    },
  }
}

export const openDocuments = openDocumentsWithin({ maxCharacters, pieceLength })
