/** Document symbols for sections and fields. */
import { type DocumentSymbol, type Position, type Range, SymbolKind } from 'vscode-languageserver-types'
import type { Document, Element, Field, Section } from '../../core/markdown/document.ts'
import type { Span } from '../../core/util/text.ts'
import type { Examined } from '../../workspace/examine.ts'
import { rangeOf } from '../convert/ranges.ts'

/** The outline of a handoff; empty for other documents, which the editor's Markdown support outlines. */
export function documentSymbolsOf({ document, result }: Examined): DocumentSymbol[] {
  return result?.kind === undefined ? [] : childrenOf(document, document.root).map(nested)
}

/** A symbol whose range includes its selection and its children, as LSP requires. */
function nested(symbol: DocumentSymbol): DocumentSymbol {
  const children = symbol.children?.map(nested)
  const range = [symbol.selectionRange, ...(children ?? []).map((child) => child.range)].reduce(around, symbol.range)
  return { ...symbol, range, ...(children && { children }) }
}

/** The smallest range around both. */
function around(one: Range, other: Range): Range {
  return {
    start: isBefore(other.start, one.start) ? other.start : one.start,
    end: isBefore(one.end, other.end) ? other.end : one.end,
  }
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character)
}

function childrenOf(document: Document, section: Section): DocumentSymbol[] {
  return [
    ...section.elements.flatMap(fieldsOf).map((field) => fieldSymbol(document, field)),
    ...section.sections.map((child) => sectionSymbol(document, child)),
  ]
}

function sectionSymbol(document: Document, section: Section): DocumentSymbol {
  const { heading } = section
  const children = childrenOf(document, section)
  const own = heading ? document.spanOf(heading.at) : document.spanOf(section.endsAt)
  const selection = heading && heading.text !== '' ? document.spanOf(heading.textAt) : own
  return {
    name: heading?.text || '(no heading)',
    kind: SymbolKind.String,
    range: rangeOf(document.lines, { start: own.start, end: endOf(document, section) }),
    selectionRange: rangeOf(document.lines, selection),
    children,
  }
}

function fieldSymbol(document: Document, field: Field): DocumentSymbol {
  return {
    name: field.label || '(no label)',
    detail: field.value.text.slice(0, 80),
    kind: SymbolKind.Field,
    range: rangeOf(document.lines, document.spanOf(field.at)),
    selectionRange: rangeOf(document.lines, document.spanOf(field.labelAt)),
  }
}

function endOf(document: Document, section: Section): number {
  const spans: Span[] = [document.spanOf(section.endsAt)]
  if (section.heading) spans.push(document.spanOf(section.heading.at))
  return Math.max(...spans.map(({ end }) => end), ...section.sections.map((child) => endOf(document, child)))
}

/** The fields in an element, in order. Fields within a field's value are not part of the outline. */
function fieldsOf(element: Element): readonly Field[] {
  switch (element.type) {
    case 'paragraph':
    case 'table':
      return element.fields.filter(({ tentative }) => !tentative)
    case 'list':
      return element.items.flatMap((item) => [
        ...(item.field && !item.field.tentative ? [item.field] : []),
        ...item.elements.flatMap(fieldsOf),
      ])
    case 'quote':
      return element.elements.flatMap(fieldsOf)
    default:
      return []
  }
}
