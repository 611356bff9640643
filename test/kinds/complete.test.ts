/**
 * Every built-in kind with a document that has everything: it gets no finding, and one for each thing that is taken out of it, at
 * the place where that was.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { builtInKinds } from '../../server/kinds/index.ts'
import type { Finding } from '../../server/src/core/check.ts'
import type { Document, Place } from '../../server/src/core/markdown/document.ts'
import { editDocument, parseDocument } from '../../server/src/core/markdown/parse.ts'
import { endOfSection } from '../../server/src/core/markdown/sections.ts'
import { isAskedFor } from '../../server/src/core/template/stages.ts'
import { inEnglish } from '../../server/src/core/util/phrase.ts'
import { checked, kindOf } from '../support/check.ts'

const kinds = [...builtInKinds.keys()].filter((kind) => kindOf({ kind }).root.sections.length + kindOf({ kind }).root.parts.length > 0)

/** Something that the kind asks for, taken out, and where the one finding is to be. */
interface Case {
  readonly name: string
  readonly text: string
  readonly from: number
  readonly to: number
}

for (const kind of kinds) {
  describe(`a complete document of the kind ${kind}`, () => {
    const text = readFileSync(`test/fixtures/kinds/${kind}.md`, 'utf8')
    const document = parseDocument(text)

    it('has no finding, and is ready', () => {
      const { findings, readiness } = checked(document, { kind })
      assert.deepEqual(findings.map(inWords), [])
      assert.equal(readiness?.percent, 100)
      assert.equal(readiness?.ready, true)
    })

    it('is told from all other kinds by its likeness', () => {
      const found = checked(document, { path: 'docs/release.md' })
      assert.deepEqual([found.kind?.id, found.kindFrom], [kind, 'likeness'])
    })

    for (const { name, text: changed, from, to } of casesOf(kind, document)) {
      it(`without ${name}`, () => {
        const findings = checked(editDocument(document, [{ text: changed }]), { kind }).findings.filter(
          (finding) => finding.rule !== 'contradicted-item',
        )
        const [finding] = findings
        assert.ok(finding && findings.length === 1, `found ${findings.map(inWords).join('; ') || 'nothing'}`)
        assert.ok(finding.span.start >= from && finding.span.end <= to, `found ${inWords(finding)} outside ${from}-${to}`)
      })
    }
  })
}

function casesOf(kind: string, document: Document): Case[] {
  const { match } = checked(document, { kind })
  if (!match) return []
  const { text } = document
  const cases: Case[] = []
  const isAsked = (part: { optional: boolean; from: Parameters<typeof isAskedFor>[0] }) =>
    !part.optional && isAskedFor(part.from, undefined)
  /** Takes a range out; the finding is to be where it was, or within `slack` characters around. */
  const cut = (name: string, start: number, end: number, slack: number, instead = '') =>
    cases.push({
      name,
      text: text.slice(0, start) + instead + text.slice(end),
      from: start - slack,
      to: start + instead.length + slack,
    })
  const lines = (name: string, start: number, end: number) => {
    const first = text.lastIndexOf('\n', start - 1) + 1
    const last = text.indexOf('\n', end)
    const rest = /^\n*/.exec(text.slice(last))?.[0].length ?? 0
    const before = text.slice(0, first).trimEnd().length
    // Of the blank lines before and behind it one is left.
    const after = last + (text.slice(0, first).endsWith('\n\n') ? rest : 1)
    cases.push({ name, text: text.slice(0, first) + text.slice(after), from: before, to: first + 2 })
  }
  const spanOf = (place: Place) => document.spanOf(place)
  for (const [field, part] of match.fields) {
    if (part.type !== 'field' || !isAsked(part) || field.value.text === '') continue
    const { start, end } = spanOf(field.value.at)
    if (field.value.options.length > 1) cut(`the choice of "${field.label}"`, start, end, 0, text.slice(start, end).replace('[x]', '[ ]'))
    else cut(`the value of "${field.label}" (${start})`, start, end, 1)
    if (field.form !== 'table') lines(`the line of "${field.label}" (${start})`, spanOf(field.at).start, spanOf(field.at).end)
  }
  for (const [item, part] of match.items) {
    if (!isAsked(part) || !item.box) continue
    const { start, end } = spanOf(item.box.at)
    cut(`the tick of "${part.name}"`, start, end, 0, '[ ]')
    lines(`the line of "${part.name}"`, spanOf(item.at).start, spanOf(item.at).end)
  }
  for (const [table, part] of match.tables) {
    for (const row of table.rows) {
      for (const [index, cell] of row.cells.entries()) {
        const column = part.columns[index]
        const { start, end } = spanOf(cell.at)
        if (column && !column.optional && (index > 0 || part.rows.length === 0)) cut(`the cell "${cell.text}"`, start, end, 1)
      }
    }
  }
  for (const [section, part] of match.sections) {
    if (!section.heading || part === match.kind.root || !isAsked(part) || part.repeats) continue
    const { start } = spanOf(section.heading.at)
    const end = spanOf(endOfSection(section)).end
    lines(`the section "${section.heading.text}"`, start, end)
    // Where all that stands in a section is asked for later, or something in it has a heading of its own, its body is another case.
    if (part.parts.some(isAsked) && part.sections.length === 0) {
      const body = start + text.slice(start).indexOf('\n')
      cases.push({ name: `the body of "${section.heading.text}"`, text: text.slice(0, body) + text.slice(end), from: start, to: body + 1 })
    }
  }
  return cases
}

function inWords({ rule, problem, span }: Finding): string {
  return `${span.start}-${span.end} ${rule}: ${inEnglish(problem.message)}`
}
