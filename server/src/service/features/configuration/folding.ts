/** What can be folded away in a configuration: an editor that asks us does not fold by indentation any more. */
import type { FoldingRange } from 'vscode-languageserver-types'
import type { Document } from '../../../core/markdown/document.ts'

/** A fold for each line below which lines stand that are indented further. */
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
