/** Edits that nobody makes, of a copy that nobody sees: what runs a few hundred times is compiled for speed, and so the first keystrokes need not wait for that. */
import type { Document } from '../core/model/document.ts'
import { type Change, editDocument, parseDocument } from '../core/model/parse.ts'
import type { Say } from '../core/phrase.ts'
import { diagnosticsOf } from './diagnostics.ts'
import { type Examined, type ExamineOptions, examine } from './examine.ts'

/** Characters of a document that are enough to have all that it is made of. */
const enough = 12_000
/** Far enough to come to other sorts of lines each time, and to all of them in the end. */
const linesFurther = 37

/**
 * Edits a copy of a document's beginning as a person would, here and there, and looks at it after each edit as if it had been asked for.
 * One step is one edit; there is no end to them. Nothing is kept.
 */
export function* rehearsal({ project, uri, document }: Examined, options: ExamineOptions, say: Say): Generator<undefined, never> {
  let copy = parseDocument(beginningOf(document))
  for (let line = 0; ; line = (line + linesFurther) % copy.lines.lineCount) {
    for (const change of changesIn(copy, line)) {
      copy = editDocument(copy, [change])
      diagnosticsOf(examine(project, uri, copy, options), say)
      yield
    }
  }
}

function beginningOf({ blocks }: Document): string {
  let text = ''
  for (const block of blocks) {
    if (text.length >= enough) break
    text += block.text
  }
  return text
}

/** A word that is typed within a line, a line break, and both of them taken back. */
function* changesIn({ lines }: Document, line: number): Generator<Change> {
  const length = lines.lineEnd(line) - lines.lineStart(line)
  const at = Math.floor(length / 2)
  const word = 'edited'
  for (let typed = 0; typed < word.length; typed++) {
    const position = { line, character: at + typed }
    yield { range: { start: position, end: position }, text: word.charAt(typed) }
  }
  const start = { line, character: at }
  const end = { line, character: at + word.length }
  yield { range: { start: end, end }, text: '\n' }
  yield { range: { start: end, end: { line: line + 1, character: 0 } }, text: '' }
  yield { range: { start, end }, text: '' }
}
