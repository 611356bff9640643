/** Folding ranges: sections, front matter, lists, tables and the like. */
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types'
import type { Element } from '../../core/markdown/document.ts'
import { allSections, endOfSection } from '../../core/markdown/sections.ts'
import type { Span } from '../../core/util/text.ts'
import type { Examined } from '../../workspace/examine.ts'

/** The folds of a handoff, one per starting line; empty for other documents, which the editor's Markdown support folds. */
export function foldingRangesOf({ document, result }: Examined): FoldingRange[] {
  if (result?.kind === undefined) return []
  const { lines, text } = document
  const folds = new Map<number, FoldingRange>()
  const add = ({ start, end }: Span, kind?: FoldingRangeKind) => {
    let last = end
    while (last > start && /\s/.test(text.charAt(last - 1))) last--
    const [startLine, endLine] = [lines.positionAt(start).line, lines.positionAt(last).line]
    const isLonger = endLine > (folds.get(startLine)?.endLine ?? startLine)
    if (isLonger) folds.set(startLine, { startLine, endLine, ...(kind && { kind }) })
  }
  const addElement = (element: Element): void => {
    switch (element.type) {
      case 'list':
        add(document.spanOf(element.at))
        for (const item of element.items) {
          add(document.spanOf(item.at))
          item.elements.forEach(addElement)
        }
        break
      case 'quote':
        add(document.spanOf(element.at))
        element.elements.forEach(addElement)
        break
      case 'comment':
        add(document.spanOf(element.at), FoldingRangeKind.Comment)
        break
      case 'table':
      case 'code':
      case 'html':
        add(document.spanOf(element.at))
        break
    }
  }
  // Includes the fences, which are not part of the place.
  if (document.frontMatter) {
    const { block } = document.frontMatter.at
    add(document.spanOf({ block, start: 0, end: block.text.length }))
  }
  for (const section of allSections(document.root)) {
    if (section.heading) add({ start: document.spanOf(section.heading.at).start, end: document.spanOf(endOfSection(section)).end })
    section.elements.forEach(addElement)
  }
  return [...folds.values()].sort((a, b) => a.startLine - b.startLine)
}
