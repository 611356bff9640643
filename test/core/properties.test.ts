/** What holds for any text. fast-check prints the seed of a case that fails, and the shortest text that it could find. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { check, type Finding } from '../../server/src/core/check.ts'
import { certainEdits, certainFix, editsOf } from '../../server/src/core/fix.ts'
import type { Block, Document } from '../../server/src/core/markdown/document.ts'
import { readBlock } from '../../server/src/core/markdown/elements/read.ts'
import { editDocument, frontMatterLength, parseDocument } from '../../server/src/core/markdown/parse.ts'
import { parseMarkdown } from '../../server/src/core/markdown/parser/remark.ts'
import { readKind } from '../../server/src/core/template/template.ts'
import { LineIndex, type Span, type TextEdit } from '../../server/src/core/util/text.ts'
import escalationTemplate from '../fixtures/escalation-skeletons.md'
import supportTemplate from '../fixtures/support-template.md'
import { fixed, optionsOf, type Setting, spansIn } from '../support/check.ts'
import { change, changed, markdown, sentFor } from '../support/markdown.ts'
import { factor } from '../support/property.ts'
import { readingOf } from '../support/read.ts'

const runs = (numRuns: number): fc.Parameters<unknown> => ({ numRuns: numRuns * factor })

const settings: readonly Setting[] = [
  {},
  { kind: 'support-handoff' },
  { kind: 'escalation-packet', stage: 'ready' },
  { template: supportTemplate, stage: 'closed' },
  { template: escalationTemplate, timeZone: 'America/New_York' },
]

/** A text and a way to check it. */
const task = fc.tuple(markdown, fc.constantFrom(...settings))

/** Documents that have much to fix: those of the kinds with parts taken out, and other text put in. */
const damaged = fc
  .tuple(
    fc.constantFrom(supportTemplate, escalationTemplate),
    fc.array(change, { maxLength: 6 }),
    fc.constantFrom(...settings),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([template, changes, setting, ending]) => [changes.reduce(changed, template).replace(/\r\n|\n|\r/g, ending), setting] as const)

describe('any text', function () {
  this.timeout(60_000 * factor)

  it('is read without losing a character', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const document = parseDocument(text)
        assert.equal(document.text, text)
        assert.equal(document.blocks.map((block) => block.text).join(''), text)
      }),
      runs(400),
    )
  })

  it('is read block by block as it is read as a whole', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const document = parseDocument(text)
        assert.deepEqual(contentsOf(document.blocks), contentsOf(wholeOf(text)))
      }),
      runs(400),
    )
  })

  it('has only places within the text', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const document = parseDocument(text)
        for (const span of placesIn(document)) assertWithin(span, text)
      }),
      runs(200),
    )
  })

  it('is read after each edit as it is read anew', () => {
    fc.assert(
      fc.property(markdown, fc.array(change, { minLength: 1, maxLength: 6 }), (text, changes) => {
        let document = parseDocument(text)
        for (const edit of changes) {
          const next = changed(document.text, edit)
          document = editDocument(document, [{ text: next }])
          assert.deepEqual(readingOf(document), readingOf(parseDocument(next)))
        }
      }),
      runs(100),
    )
  })

  it('is read after the changes that an editor sends as it is read anew', () => {
    fc.assert(
      fc.property(markdown, fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (text, rounds) => {
        let document = parseDocument(text)
        let expected = text
        for (const edits of rounds) {
          const sent = edits.map((edit) => {
            const change = sentFor(expected, edit)
            expected = changed(expected, edit)
            return change
          })
          document = editDocument(document, sent)
          assert.equal(document.text, expected)
          assert.deepEqual(readingOf(document), readingOf(parseDocument(expected)))
          const lines = new LineIndex(expected)
          for (let at = 0; at <= expected.length; at++) {
            const position = lines.positionAt(at)
            assert.deepEqual(document.lines.positionAt(at), position)
            assert.equal(document.lines.offsetAt(position), lines.offsetAt(position))
          }
        }
      }),
      runs(150),
    )
  })

  it('keeps the blocks that an edit does not touch', () => {
    const long = parseDocument([supportTemplate, supportTemplate].join('\n'))
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (at) => {
        const document = editDocument(long, [{ text: changed(long.text, { at, removed: 0, inserted: 'x' }) }])
        const kept = document.blocks.filter((block) => long.blocks.includes(block)).length
        assert.ok(kept >= long.blocks.length - 3, `${kept} of ${long.blocks.length}`)
      }),
      runs(50),
    )
  })

  it('can be a template', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const kind = readKind(text, 'any')
        for (const { at } of kind.problems) assertWithin(kind.template.spanOf(at), text)
      }),
      runs(150),
    )
  })

  it('is checked by every rule, and all places are within it', () => {
    fc.assert(
      fc.property(task, ([text, setting]) => {
        for (const span of spansIn(text, setting)) assertWithin(span, text)
      }),
      runs(250),
    )
  })

  it('can be checked against any template', () => {
    fc.assert(
      fc.property(markdown, markdown, (text, template) => {
        for (const span of spansIn(text, { template })) assertWithin(span, text)
      }),
      runs(100),
    )
  })

  it('has fixes that do not overlap', () => {
    fc.assert(
      fc.property(fc.oneof(task, damaged), ([text, setting]) => {
        const document = parseDocument(text)
        const { findings } = check(document, optionsOf(setting))
        for (const fix of findings.flatMap(({ problem }) => problem.fixes ?? [])) assertApart(editsOf(document, fix), 'within one fix')
        assertApart(certainOf(document, findings), 'between fixes')
        assertApart(certainEdits(document, findings), 'of fix all')
      }),
      runs(80),
    )
  })

  it('is fixed once and for all', () => {
    fc.assert(
      fc.property(fc.oneof(task, damaged), ([text, setting]) => {
        const once = fixed(text, setting)
        assert.equal(fixed(once, setting), once)
        const document = parseDocument(once)
        assert.deepEqual(certainEdits(document, check(document, optionsOf(setting)).findings), [])
      }),
      runs(40),
    )
  })
})

/** The text read as a single block, its byte order mark and front matter left out as the block-wise reading leaves them out. */
function wholeOf(text: string): Block[] {
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  const head = mark + frontMatterLength(text.slice(mark))
  const body = text.slice(head)
  const block = readBlock(body, parseMarkdown(body)?.children ?? [], [], '')
  return [{ ...block, text: text.slice(0, head), contents: [], runs: [], links: [], comments: [] }, block]
}

/** What was read in blocks, with places counted from the start of the first. */
function contentsOf(blocks: readonly Block[]): unknown {
  const starts = new Map<Block, number>()
  let start = 0
  for (const block of blocks) {
    starts.set(block, start)
    start += block.text.length
  }
  const seen = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(seen)
    if (typeof value !== 'object' || value === null) return value
    if ('block' in value && 'start' in value && 'end' in value) {
      const offset = starts.get(value.block as Block) ?? Number.NaN
      return `${Number(value.start) + offset}-${Number(value.end) + offset}`
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, seen(inner)]))
  }
  const all = (key: 'contents' | 'runs' | 'links' | 'comments') => blocks.flatMap((block) => seen(block[key]))
  return [all('contents'), all('runs'), all('links'), all('comments')]
}

/** Every place that was read, as a span of the whole text. */
function placesIn(document: Document): Span[] {
  const spans: Span[] = []
  const visited = new Set<unknown>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || visited.has(value)) return
    visited.add(value)
    if ('block' in value && 'start' in value) spans.push(document.spanOf(value as Parameters<Document['spanOf']>[0]))
    else for (const inner of Array.isArray(value) ? value : value instanceof Map ? value.values() : Object.values(value)) visit(inner)
  }
  visit(document.root)
  visit(document.frontMatter)
  for (const block of document.blocks) visit([block.contents, block.runs, block.links, block.comments])
  return spans
}

function assertWithin({ start, end }: Span, text: string): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end} of ${text.length}`)
}

/** The edits of each finding's certain fix; fixes that are the same edit count once. */
function certainOf(document: Document, findings: readonly Finding[]): TextEdit[] {
  const edits = findings.flatMap((finding) => {
    const fix = certainFix(finding)
    return fix ? editsOf(document, fix) : []
  })
  return edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}

function assertApart(edits: readonly TextEdit[], where: string): void {
  for (const [index, { span }] of edits.entries()) {
    const next = edits[index + 1]?.span
    assert.ok(!next || span.end <= next.start, `${span.start}-${span.end} and ${next?.start}-${next?.end} overlap ${where}`)
  }
}
