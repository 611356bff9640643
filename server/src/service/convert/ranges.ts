/** Converts spans and edits of the core to those of LSP. */
import type { Range, SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types'
import type { Lines, Span, TextEdit as SpanEdit } from '../../core/util/text.ts'

/** The range of a span. */
export function rangeOf(lines: Lines, { start, end }: Span): Range {
  const position = lines.positionAt(start)
  return { start: position, end: start === end ? position : lines.positionAt(end) }
}

/** The span of a range. */
export function spanOf(lines: Lines, { start, end }: Range): Span {
  return { start: lines.offsetAt(start), end: lines.offsetAt(end) }
}

/** The edits in LSP's format. */
export function textEdits(lines: Lines, edits: readonly SpanEdit[]): TextEdit[] {
  return edits.map(({ span, text }) => ({ range: rangeOf(lines, span), newText: text }))
}

/** An edit of one document, with its version if the client supports that; `null` for a document that may be open or not. */
export function workspaceEdit(document: { uri: string; version: number | null }, edits: TextEdit[], versioned: boolean): WorkspaceEdit {
  const { uri, version } = document
  return versioned ? { documentChanges: [{ textDocument: { uri, version }, edits }] } : { changes: { [uri]: edits } }
}

/** A snippet edit, for a client that supports them. */
export function snippetWorkspaceEdit(document: { uri: string; version: number }, edit: SnippetTextEdit): WorkspaceEdit {
  const { uri, version } = document
  return { documentChanges: [{ textDocument: { uri, version }, edits: [edit] }] }
}

/** Escapes text for a snippet. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}

/** True if both share a character, or touch. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end
}
