/** Folding in a configuration: editors that ask for it no longer fold by indentation. */
import type { FoldingRange } from 'vscode-languageserver-types'
import type { Document } from '../../../core/markdown/document.ts'

/** A fold for each line with more indented lines below it. */
export function configurationFolds({ text }: Document): FoldingRange[] {
  const folds: FoldingRange[] = []
  const open: { readonly line: number; readonly indent: number }[] = []
  let last = 0
  const close = (indent: number) => {
    for (let above = open.at(-1); above && above.indent >= indent; above = open.at(-1)) {
      open.pop()
      if (last > above.line) folds.push({ startLine: above.line, endLine: last })
    }
  }
  for (const [line, words] of text.split(/\r\n|\n|\r/).entries()) {
    if (words.trim() === '') continue
    const indent = words.search(/\S/)
    close(indent)
    open.push({ line, indent })
    last = line
  }
  close(0)
  return folds.sort((a, b) => a.startLine - b.startLine)
}
