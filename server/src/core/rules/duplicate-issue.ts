import { issueIdPattern, issueRowsIn } from '../linter/facts.ts'
import type { Rule } from '../linter/rule.ts'
import { blocksOf, reads, sourceOf } from '../markdown/blocks.ts'
import type { Block, BlockReader, Document, Element, Heading, Place } from '../markdown/document.ts'
import { isKnownIssues } from '../matching/issues.ts'
import { withLetters } from '../util/anyCase.ts'
import { perObject } from '../util/perObject.ts'
import { phrase } from '../util/phrase.ts'

/** An issue that is listed twice, so that readers do not know which entry is valid. */
export const duplicateIssue: Rule = {
  id: 'duplicate-issue',
  summary: 'An issue is listed twice among the known issues.',
  severity: 'warning',
  blank: false,
  *check({ document }) {
    const first = new Map<string, Place>()
    for (const { id, at, form } of repeatedIssues(document)) {
      const key = `${form} ${id}`
      const before = first.get(key)
      if (!before) {
        first.set(key, at)
        continue
      }
      yield {
        message: phrase`Issue "${id}" is listed twice; expected one entry that says all`,
        at,
        related: [{ message: phrase`"${id}" is first listed here`, at: before }],
      }
    }
  },
}

interface Named {
  readonly id: string
  readonly at: Place
  readonly form: 'row' | 'item' | 'heading' | 'field'
}

interface Entry extends Named {
  /** The heading above it. */
  readonly heading: Heading | undefined
}

/** The entries of a block. A table followed by a block per issue is one list with details. */
const entryReader: BlockReader = perObject(keysIn)
const repeatReader = reads((block) => keysIn(block).some(isRepeated))

function keysIn(block: Block): string[] {
  return entriesIn(block).map(({ form, id }) => `${form} ${id}`)
}

function isRepeated(key: string, index: number, keys: readonly string[]): boolean {
  return keys.indexOf(key) !== index
}

/** The entries of issues that are listed several times, in document order. */
function repeatedIssues(document: Document): Entry[] {
  const index = document.blocksBy(entryReader)
  const keys = new Set<string>()
  for (const [key, blocks] of index) if (blocks.length > 1) keys.add(key)
  for (const block of blocksOf(document, repeatReader)) for (const key of keysIn(block).filter(isRepeated)) keys.add(key)
  const blocks = new Set<Block>()
  for (const key of keys) for (const block of index.get(key) ?? []) blocks.add(block)
  return [...blocks]
    .sort((a, b) => document.indexOf(a) - document.indexOf(b))
    .flatMap((block) => {
      const sections = document.sectionsIn(block)
      return entriesIn(block).filter(
        ({ form, id, heading }) =>
          keys.has(`${form} ${id}`) &&
          (form === 'row' || isKnownIssues(sections.find((section) => section.heading === heading) ?? sections[0] ?? document.root)),
      )
    })
}

/** The issue ids that name an entry, in order: in rows, and at the start of list items and headings. */
const entriesIn = perObject((block: Block): readonly Entry[] => {
  const found: Entry[] = issueRowsIn(block).map(({ id, idAt }) => ({ id, at: within(idAt, id), form: 'row', heading: undefined }))
  for (const { heading, elements } of block.bodies) {
    const own = heading && leadingId(heading.textAt, 'heading')
    for (const entry of [...(own ? [own] : []), ...elements.flatMap(inElement)]) found.push({ ...entry, heading })
  }
  found.sort((a, b) => a.at.start - b.at.start)
  return found
})

function inElement(element: Element): Named[] {
  if (element.type === 'quote') return element.elements.flatMap(inElement)
  if (element.type === 'list') {
    return element.items.flatMap((item) => {
      const id =
        item.field && /^(?:issue|id|ticket|bug|problem|fehler|課題|问题)\b/i.test(item.field.label)
          ? leadingId(item.field.value.at, 'item')
          : leadingId(item.textAt, 'item')
      return id ? [id] : []
    })
  }
  if (element.type !== 'paragraph') return []
  return element.fields.flatMap((field) => {
    const id = /^(?:issue|issue id|id|ticket|bug)$/i.test(field.label) ? leadingId(field.value.at, 'field') : undefined
    return id ? [id] : []
  })
}

const atStart = withLetters(`^[^\\p{L}\\p{N}]*?(${issueIdPattern})`)

/** The id at the start of a text, after marks and brackets. */
function leadingId(at: Place, form: Named['form']): Named | undefined {
  const source = at.block.text.slice(at.start, Math.min(at.end, at.start + 80))
  const [all = '', id] = atStart(source).exec(source) ?? []
  if (id === undefined) return undefined
  const start = at.start + all.length - id.length
  return { id, form, at: { ...at, start, end: start + id.length } }
}

function within(at: Place, id: string): Place {
  const index = sourceOf(at).indexOf(id)
  return index < 0 ? at : { ...at, start: at.start + index, end: at.start + index + id.length }
}
