/** The status update of a handoff, for people who do not read it. */

import { documentSeverity } from '../chronology/fieldTimes.ts'
import { isNextUpdate, isResolved, type NextUpdate, nextUpdateFields, nextUpdateOf } from '../chronology/updates.ts'
import { plainName } from '../lexicon/names.ts'
import { allOf } from '../markdown/blocks.ts'
import type { Document, Element, Field, Place, Row, Section, Table } from '../markdown/document.ts'
import { fieldsIn } from '../markdown/outline.ts'
import type { Match } from '../matching/documentMatch.ts'
import { isKnownIssues } from '../matching/issues.ts'
import { saysNone } from '../recognisers/answers.ts'
import { isClosed, saysClosed } from '../recognisers/closed.ts'
import { placeholdersIn } from '../recognisers/placeholders.ts'
import { isWorkaround } from '../recognisers/workarounds.ts'
import { type Phrase, phrase } from '../util/phrase.ts'

/** The statements on one topic. */
export interface Statement {
  /** A label such as `Impact`; `undefined` for the first statement. */
  readonly label: Phrase | undefined
  readonly lines: readonly StatementLine[]
}

/** A paragraph, or an item of a list. */
export interface StatementLine {
  readonly text: string
  readonly item: boolean
}

/** A known, open issue. */
export interface OpenIssue {
  readonly name: string
  /** Empty for none. */
  readonly workaround: string
}

export interface Status {
  /** The document's title without the words that all documents of its kind share; empty if it is not written yet. */
  readonly title: string
  /** As written; empty for none. */
  readonly severity: string
  readonly state: string
  readonly audience: string
  readonly resolved: boolean
  readonly statements: readonly Statement[]
  readonly issues: readonly OpenIssue[]
  /** The labels and headings of content that was left out because part of it is still blank. */
  readonly leftOut: readonly string[]
  /** When the next update is due, in milliseconds since 1970, and its owner; `undefined` if there is no moment. */
  readonly next: { readonly due: number; readonly owner: string } | undefined
  /** True if the kind asks for a next update, or the document is about something with a state. */
  readonly asksForNext: boolean
}

interface Topic {
  /** Its label in the update. */
  readonly label: Phrase | undefined
  /** The labels and headings of the topic in documents. */
  readonly names: RegExp
  /** Names that count as a heading only; as a label they mean something else. */
  readonly headings?: RegExp
}

const topics: readonly Topic[] = [
  {
    label: undefined,
    names: /^(?:(?:executive|incident|release|current) )?(?:summary|overview|what is new|tl dr|zusammenfassung|überblick|概要|摘要)$/,
    headings: /^(?:current )?(?:state|status|situation)$|^stand$|^aktueller stand$/,
  },
  { label: phrase`Impact`, names: /\bimpact\b|^blast radius$|\bauswirkung\b|^auswirkungen$|影響|影响/ },
  {
    label: phrase`What was done`,
    names:
      /^(?:details?|mitigations?|mitigation (?:attempt|step)s?|actions? taken|what was (?:done|tried)|progress|einzelheiten|maßnahmen?|bisherige maßnahmen|対応|措施)$/,
    headings: /^done$|^erledigt$/,
  },
]

/** Words in a heading or label that make its text internal. */
const internalWords = /\binternal(?:ly)?\b|\bintern(?:e|er|es)?\b|\bconfidential\b|\bvertraulich\w*\b|社内|内部/iu

/** Collects the status. Internal content and blanks of the template are left out. */
export function statusOf(document: Document, match: Match): Status {
  const reader = new Reader(match)
  const next = nextUpdateOf(document, match)
  const severity = documentSeverity(document, match)
  const state = reader.valueOf(/^(?:incident |current )?(?:state|status)$/) || frontMatterWord(document, 'status')
  const missing = match.deviations.some(({ part }) => part?.type === 'field' && isNextUpdate(part))
  return {
    title: titleOf(match),
    severity,
    state,
    audience: reader.valueOf(/^audience$|^zielgruppe$/),
    resolved: isResolved(document),
    statements: topics.flatMap(({ label, ...names }) => {
      const lines = reader.linesAbout(names)
      return lines.length > 0 ? [{ label, lines }] : []
    }),
    issues: reader.openIssues(),
    leftOut: [...reader.leftOut],
    next: next && { due: next.due, owner: ownerBeside(next, document) },
    asksForNext: nextUpdateFields(document, match).length > 0 || missing || severity !== '' || state !== '',
  }
}

/** Finds content by its label or heading. */
class Reader {
  /** The labels and headings whose content was left out for a blank. */
  readonly leftOut = new Set<string>()
  readonly #match: Match

  constructor(match: Match) {
    this.#match = match
  }

  /** The first value of a label with that name; empty for none. */
  valueOf(names: RegExp): string {
    for (const section of this.#sections()) {
      for (const { field } of fieldsIn(section.elements))
        if (names.test(plainName(field.label)) && this.#isWritten(field) && !this.#isInternal(field)) return oneLine(field.value.text)
    }
    return ''
  }

  /** The content of the labels and headings with that name, in document order. */
  linesAbout({ names, headings }: Pick<Topic, 'names' | 'headings'>): StatementLine[] {
    const lines: StatementLine[] = []
    for (const section of this.#sections()) {
      const heading = section.heading && plainName(section.heading.text)
      if (heading !== undefined && (names.test(heading) || headings?.test(heading))) {
        lines.push(...this.#linesIn(section))
        if (section.elements.some((element) => element.type === 'paragraph' && this.#isBlank(element.at)))
          this.leftOut.add(oneLine(section.heading?.text ?? ''))
      } else
        for (const { field } of fieldsIn(section.elements)) {
          if (!names.test(plainName(field.label)) || this.#isInternal(field)) continue
          if (!field.value.empty && !this.#isWritten(field)) this.leftOut.add(oneLine(field.label))
          if (this.#isWritten(field) && field.value.text !== '') lines.push({ text: oneLine(field.value.text), item: false })
          lines.push(...this.#linesOf(field.value.elements))
        }
    }
    return lines
  }

  /** The open known issues, from tables with a column for workarounds and from lists below such a heading. */
  openIssues(): OpenIssue[] {
    const found: OpenIssue[] = []
    for (const section of this.#sections()) {
      const tables = allOf(section.elements, 'table').filter((table) => workaroundColumn(table) >= 0)
      for (const table of tables) found.push(...table.rows.flatMap((row) => this.#issueOf(row, table) ?? []))
      if (tables.length > 0 || !isKnownIssues(section)) continue
      for (const { text, item } of this.#linesIn(section))
        if (item && !saysNone(text) && !saysClosed(text)) found.push({ name: text, workaround: '' })
    }
    return found
  }

  #issueOf(row: Row, table: Table): OpenIssue | undefined {
    const column = workaroundColumn(table)
    if (row.empty || isClosed(row, table) || row.cells.some((cell) => this.#isBlank(cell.at))) return undefined
    const naming = row.cells.filter((_, index) => index !== column && isNaming(table.columns[index]?.text ?? ''))
    const name = naming.map(({ text }) => oneLine(text)).filter((text) => text !== '')
    if (name.length === 0 || saysNone(name[0] ?? '')) return undefined
    return { name: name.slice(0, 2).join(': '), workaround: oneLine(row.cells[column]?.text ?? '') }
  }

  /** The sections that are not internal. */
  #sections(): Section[] {
    const { outline, sections } = this.#match
    const kept = [...sections].filter(([, part]) => part.internal).map(([section]) => section)
    return outline.sections.filter(
      (section) =>
        !outline.pathOf(section).some((heading) => internalWords.test(heading)) &&
        !kept.some((internal) => outline.isWithin(section, internal)),
    )
  }

  #isInternal(field: Field): boolean {
    return internalWords.test(field.label) || (this.#match.fields.get(field)?.internal ?? false)
  }

  #isWritten({ value }: Field): boolean {
    return !value.empty && !this.#isBlank(value.at)
  }

  /** True for a place with a blank of the template. */
  #isBlank(at: Place): boolean {
    const meets = (other: Place) => other.block === at.block && other.start < at.end && at.start < other.end
    return (
      placeholdersIn(at.block).some((blank) => meets(blank.at)) ||
      this.#match.deviations.some((deviation) => deviation.rule === 'placeholder-text' && meets(deviation.at))
    )
  }

  /** The content of a section itself, without the template's guidance. */
  #linesIn(section: Section): StatementLine[] {
    const prompts = this.#match.sections.get(section)?.prose.split('\n') ?? []
    return this.#linesOf(section.elements.filter((element) => !(element.type === 'paragraph' && prompts.includes(element.text))))
  }

  #linesOf(elements: readonly Element[]): StatementLine[] {
    return elements.flatMap((element): StatementLine[] => {
      switch (element.type) {
        case 'paragraph': {
          const fields = element.fields.filter((field) => this.#isWritten(field) && !this.#isInternal(field) && field.value.text !== '')
          const own = this.#isBlank(element.at) ? '' : oneLine(element.text)
          const lines = [own, ...fields.map(({ label, value }) => `${label}: ${oneLine(value.text)}`)]
          return lines.filter((text) => text !== '').map((text) => ({ text, item: false }))
        }
        case 'list':
          return element.items.flatMap((item) => {
            const open = item.text === '' || this.#isBlank(item.textAt) || (item.field !== undefined && this.#isInternal(item.field))
            return [...(open ? [] : [{ text: oneLine(item.text), item: true }]), ...this.#linesOf(item.elements)]
          })
        case 'quote':
          return this.#linesOf(element.elements)
        default:
          return []
      }
    })
  }
}

function workaroundColumn(table: Table): number {
  return table.columns.findIndex((column) => isWorkaround(column.text))
}

/** True for a column that identifies the issue. */
function isNaming(column: string): boolean {
  return /^(?:(?:known )?(?:issue|problem|bug|incident|limitation)s?\b.*|id|ticket|key|description|summary|title|what|nr\.?|no\.?|beschreibung|problem|fehler|問題|问题|説明|描述)$/i.test(
    column.trim(),
  )
}

/** The title without the template's words before its blank: `Status Update: Sign-in fails` becomes *Sign-in fails*. */
function titleOf({ outline, kind }: Match): string {
  const heading = outline.title?.heading ?? outline.sections.find((section) => section.heading?.text)?.heading
  const isBlank = heading && placeholdersIn(heading.at.block).some(({ at }) => heading.at.start <= at.start && at.end <= heading.at.end)
  if (heading === undefined || isBlank) return ''
  const title = oneLine(heading.text)
  const stem = /^([^[<{_]*[\p{L}\p{N}])\s*[:–—-]\s*[[<{_]/u.exec(kind.root.name)?.[1]
  if (stem === undefined || !title.toLowerCase().startsWith(stem.toLowerCase())) return title
  return title.slice(stem.length).replace(/^[\s:–—-]+/, '') || title
}

/** The owner behind the moment of a next update. */
function ownerBeside({ field, moment }: NextUpdate, document: Document): string {
  const text = oneLine(field.value.text)
  const { start, end } = document.spanOf(field.value.at)
  const momentStart = document.spanOf(moment.at).start
  if (momentStart < start || momentStart > end) return ''
  const owner = /[,;(|–—]\s*(?:by |von )?([\p{L}@][^,;()|]{1,60})\)?\s*$/u.exec(text)?.[1]?.trim() ?? ''
  return /^(?:utc|z|gmt)$/i.test(owner) ? '' : owner
}

function frontMatterWord(document: Document, key: string): string {
  const value = document.frontMatter?.entries.get(key)?.value
  return typeof value === 'string' ? oneLine(value) : ''
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
