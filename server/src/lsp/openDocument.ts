/** An open document, which is parsed incrementally. Its text is joined only on demand. */
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
  /** The text, if it is not parsed yet, is unloaded, or is parsed only in part. */
  #text: string
  #document: Document | undefined
  /** The beginning that is parsed; `undefined` if that is the whole text. */
  #part: string | undefined
  /** The length up to which the beginning is parsed; it ends at a line. */
  #reached = 0
  /** Changes that are not parsed yet. They are applied on demand, so that a burst of edits is parsed once. */
  #changes: Change[] = []
  /** The last version with changes in each line; cleared when lines are added or removed. */
  readonly #editedIn = new Map<number, number>()
  /** The last version in which lines were added or removed. */
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

  /** Applies the changes and parses the text up to an offset, or as much of it as before. */
  #readUpTo(end: number): Document {
    const whole = this.#document
    if (whole !== undefined && this.#part === undefined) {
      // The changes are kept until they are applied, in case parsing is ended.
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

  /** The lines with changes after a version; `undefined` if lines were added or removed. */
  linesEditedSince(version: number): readonly number[] | undefined {
    if (version < this.#movedIn) return undefined
    return Array.from(this.#editedIn).flatMap(([line, editedIn]) => (editedIn > version ? [line] : []))
  }

  /** The text alone takes little memory. */
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

/** A text with changes, each relative to the result of those before. */
function applied(text: string, changes: readonly Change[]): string {
  let current = text
  for (const { range, text: inserted } of changes) {
    const lines = range && new LineIndex(current)
    current =
      lines && range ? current.slice(0, lines.offsetAt(range.start)) + inserted + current.slice(lines.offsetAt(range.end)) : inserted
  }
  return current
}

/** UTF-16 units of a document that are parsed, and of a piece. */
interface Limits {
  readonly maxCharacters: number
  readonly pieceLength: number
}

/** Creates and edits documents for the connection. Tests pass other limits. */
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
