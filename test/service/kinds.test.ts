import { deepEqual, equal } from 'node:assert/strict'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { DocumentSymbol, Range } from 'vscode-languageserver-types'
import { builtInKinds } from '../../server/kinds/index.ts'
import { skeletonOf } from '../../server/src/core/template/skeleton.ts'
import { readKind } from '../../server/src/core/template/template.ts'
import { serviceWith } from './support.ts'

const uri = 'file:///handoff.md'

/** Every kind's own skeleton: all that a kind can ask for is open in it. */
const skeletons = [...builtInKinds]
  .map(([id, template]) => [id, readKind(template, id)] as const)
  .filter(([, kind]) => kind.root.sections.length > 0)
  .map(([id, kind]) => [id, `---\nkind: ${id}\n---\n\n${skeletonOf(kind, {}).text}`] as const)

describe('service: documents of every kind', () => {
  for (const [id, text] of skeletons) {
    const document = TextDocument.create(uri, 'markdown', 1, text)
    const whole = { start: document.positionAt(0), end: document.positionAt(text.length) }

    it(`${id}: symbols lie within each other, and their names within them`, async () => {
      const check = (symbol: DocumentSymbol, around: Range) => {
        equal(contains(around, symbol.range), true, `${symbol.name} lies outside of what it belongs to`)
        equal(contains(symbol.range, symbol.selectionRange), true, `the name of ${symbol.name} lies outside of it`)
        for (const child of symbol.children ?? []) check(child, symbol.range)
      }
      const symbols = await serviceWith(text).documentSymbols(uri)
      equal(symbols.length > 0, true)
      for (const symbol of symbols) check(symbol, whole)
    })

    it(`${id}: each fix can be applied, and never adds to what it is for`, async () => {
      const codesIn = async (body: string) => ((await serviceWith(body).diagnostics(uri))?.items ?? []).map(({ code }) => code)
      const codes = await codesIn(text)
      const tried = new Set<string>()
      const actions = await serviceWith(text).codeActions(uri, whole, { diagnostics: [], only: ['quickfix'] })
      for (const { title, edit, diagnostics } of actions) {
        const edits = (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []))
        const fixed = TextDocument.applyEdits(
          document,
          edits.filter((one) => 'newText' in one),
        )
        const rule = diagnostics?.[0]?.code
        // What is offered at many places in the same words is tried at the first of them.
        if (tried.has(`${rule} ${title}`)) continue
        tried.add(`${rule} ${title}`)
        equal(fixed !== text, true, `${title} changes nothing`)
        // As many are left where a part has to stand several times.
        const counted = (all: readonly unknown[]) => all.filter((code) => code === rule).length
        equal(counted(await codesIn(fixed)) <= counted(codes), true, `${title} leaves more ${rule}`)
      }
    })

    it(`${id}: every open line of readiness has its diagnostic`, async () => {
      const service = serviceWith(text)
      const readiness = await service.readiness(uri)
      const found = (await service.diagnostics(uri))?.items ?? []
      const places = new Set(found.map(({ code, range }) => `${code} ${JSON.stringify(range)}`))
      const lines = readiness?.sections.flatMap((section) => section.lines) ?? []
      deepEqual(
        lines.flatMap(({ faults }) => faults).filter(({ rule, range }) => !places.has(`${rule} ${JSON.stringify(range)}`)),
        [],
      )
      equal(lines.length, readiness?.open)
    })

    it(`${id}: every place has a hover and completions, if only none`, async () => {
      const service = serviceWith(text)
      for (let line = 0; line < document.lineCount; line++) {
        for (const character of [0, 3, 1000]) {
          await service.hover(uri, { line, character })
          await service.completions(uri, { line, character })
        }
      }
    })
  }
}).timeout(60_000)

function contains(outer: Range, inner: Range): boolean {
  return notAfter(outer.start, inner.start) && notAfter(inner.end, outer.end)
}

function notAfter(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character)
}
