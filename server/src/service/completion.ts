/** What can be written at a place: what the kind still asks for, the values that fit, and now. */
import { type CompletionItem, CompletionItemKind, InsertTextFormat, type Position, type Range } from 'vscode-languageserver-types'
import type { GapOf } from '../core/kind/gaps.ts'
import { type FieldPart, type ItemPart, stages } from '../core/kind/kind.ts'
import type { Section } from '../core/model/document.ts'
import { lineEndingOf } from '../core/text.ts'
import type { Examined } from './examine.ts'
import type { ClientFeatures } from './host.ts'
import { escapeSnippet } from './ranges.ts'

/** The characters after which an editor asks by itself. */
export const completionTriggers = ['#'] as const

/** What stands on the line before the cursor, and the range that an item replaces. */
interface Place {
  readonly offset: number
  readonly before: string
  readonly range: Range
}

/** The items for a position, in the order in which they are to be shown. */
export function completionsOf(examined: Examined, position: Position, features: ClientFeatures): CompletionItem[] {
  const { document } = examined
  const offset = document.lines.offsetAt(position)
  const before = document.text.slice(document.lines.lineStart(position.line), offset)
  const place = { offset, before, range: { start: { line: position.line, character: 0 }, end: position } }
  const frontMatter = document.frontMatter && document.spanOf(document.frontMatter.at)
  const items =
    frontMatter && frontMatter.start < offset && offset <= frontMatter.end
      ? frontMatterItems(examined, place)
      : bodyItems(examined, place, features)
  return items.map((item, index) => ({ ...item, sortText: String(index).padStart(4, '0') }))
}

/** The kinds and the stages behind their keys, and these keys. */
function frontMatterItems({ document, project }: Examined, { before, range }: Place): CompletionItem[] {
  const key = /^(kind|stage)[ \t]*:[ \t]*/.exec(before)
  const values =
    key?.[1] === 'kind'
      ? [...project.kinds.values()].map(({ id, title }) => ({ label: id, detail: title }))
      : key?.[1] === 'stage'
        ? stages.map((label) => ({ label }))
        : []
  if (key)
    return values.map((value) => ({ ...value, kind: CompletionItemKind.EnumMember, textEdit: edit(behind(range, key[0]), value.label) }))
  if (!/^\w*$/.test(before)) return []
  return ['kind', 'stage']
    .filter((name) => !document.frontMatter?.entries.has(name))
    .map((name) => ({ label: name, kind: CompletionItemKind.Property, textEdit: edit(range, `${name}: `) }))
}

function bodyItems(examined: Examined, place: Place, features: ClientFeatures): CompletionItem[] {
  if (examined.role !== 'document' || examined.result?.kind === undefined) return []
  const field = fieldAt(examined, place.offset)
  if (field) return [...choiceItems(field, place), nowItem(examined, place, field.type === 'field' && field.valueType === 'date')]
  // A line with a colon or a bar has its label already.
  return [...(/[:：|]/.test(place.before) ? [] : missingItems(examined, place, features)), nowItem(examined, place, false)]
}

/** The part of the template whose value stands at the offset. */
function fieldAt({ document, result }: Examined, offset: number): FieldPart | ItemPart | undefined {
  for (const [field, part] of result?.match?.fields ?? []) {
    const label = document.spanOf(field.labelAt)
    const value = document.spanOf(field.value.at)
    const end = document.lines.lineEnd(document.lines.positionAt(value.end).line)
    if (label.end < offset && offset <= end) return part
  }
  return undefined
}

function choiceItems(part: FieldPart | ItemPart, { before, range }: Place): CompletionItem[] {
  if (part.type !== 'field' || part.boxes) return []
  const typed = /[\p{L}\p{N}_-]*$/u.exec(before)?.[0] ?? ''
  const replaced = behind(range, before.slice(0, before.length - typed.length))
  return part.choices.map((label) => ({ label, kind: CompletionItemKind.EnumMember, textEdit: edit(replaced, label) }))
}

/** The fields and items that the section at hand lacks, then the sections that the document lacks, in the order of the template. */
function missingItems({ document, result }: Examined, { offset, before, range }: Place, features: ClientFeatures): CompletionItem[] {
  const { gaps = [], outline } = result?.match ?? {}
  const here = outline?.sections.findLast((section) => startOf(section) <= offset)
  const leaves = gaps.filter((gap) => gap.rule === 'missing-field' || gap.rule === 'missing-item').filter(({ section }) => section === here)
  const sections = gaps.filter((gap) => gap.rule === 'missing-section')
  const marks = /^[\s#>*+\-[\]]*/.exec(before)?.[0] ?? ''
  const ending = lineEndingOf(document.text)
  return [...leaves, ...sections].map(({ part }: GapOf<'missing-field' | 'missing-item' | 'missing-section'>) => {
    const source = part.source.trimEnd().replace(/\r\n|\n|\r/g, ending)
    const blank = part.type === 'field' && part.blank !== '' && source.endsWith(part.blank) ? part.blank : ''
    const label = source.slice(0, source.length - blank.length)
    const space = part.type === 'field' && /[:：]\**$/.test(label) ? ' ' : ''
    const text = label + space
    return {
      label: part.name,
      kind: part.type === 'section' ? CompletionItemKind.Module : CompletionItemKind.Field,
      detail: part.type === 'section' ? 'Missing section' : part.type === 'field' ? 'Missing field' : 'Missing item',
      ...(part.guidance !== '' && { documentation: part.guidance }),
      // What has been typed of the line, marks included, is compared with this.
      filterText: marks + part.name,
      ...(features.snippets
        ? { insertTextFormat: InsertTextFormat.Snippet, textEdit: edit(range, escapeSnippet(text) + tabStop(blank)) }
        : { textEdit: edit(range, text + blank) }),
    }
  })

  function startOf(section: Section): number {
    return section.heading ? document.spanOf(section.heading.at).start : 0
  }
}

/** Now, as a moment in UTC or as the date there. */
function nowItem({ options }: Examined, { before, range }: Place, asDate: boolean): CompletionItem {
  const moment = new Date(options.now).toISOString()
  const text = asDate ? moment.slice(0, 10) : `${moment.slice(0, 16)}Z`
  const typed = /\w*$/.exec(before)?.[0] ?? ''
  return {
    label: 'now',
    detail: text,
    kind: CompletionItemKind.Constant,
    textEdit: edit(behind(range, before.slice(0, before.length - typed.length)), text),
    filterText: 'now',
  }
}

function edit(range: Range, newText: string) {
  return { range, newText }
}

/** The range without what stands at its beginning. */
function behind({ start, end }: Range, text: string): Range {
  return { start: { line: start.line, character: start.character + text.length }, end }
}

/** The template's blank is selected, so that typing takes its place. */
function tabStop(blank: string): string {
  return blank === '' ? '$0' : `\${0:${escapeSnippet(blank)}}`
}
