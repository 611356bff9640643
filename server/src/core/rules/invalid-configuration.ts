import type { Problem, Rule, RuleContext } from '../linter/rule.ts'
import type { Document, FrontMatterEntry } from '../markdown/document.ts'
import { frontMatterEdit } from '../markdown/frontMatterEdit.ts'
import { type StrayFrontMatter, strayFrontMatter } from '../template/detect.ts'
import { stages } from '../template/kind.ts'
import { headOf } from '../template/titles.ts'
import { zoneOf } from '../time/index.ts'
import { nearest } from '../util/nearest.ts'
import { type PhraseValue, phrase } from '../util/phrase.ts'

/** A mistake in the front matter. The project's configuration is checked where it is parsed. */
export const invalidConfiguration: Rule = {
  id: 'invalid-configuration',
  summary: 'A mistake in the front matter or in the configuration.',
  severity: 'error',
  blank: false,
  *check(context) {
    const { document, kindIds, unknownKind } = context
    if (context.kept) yield keptKind(context)
    if (unknownKind !== undefined) yield unknownSetting(unknownKind, context)
    const { frontMatter } = document
    if (!frontMatter) {
      const found = strayFrontMatter(headOf(document), kindIds)
      if (found) yield strayProblem(found, document)
      return
    }
    yield* frontMatter.problems
    // Problems that only follow from broken YAML are not reported.
    if (frontMatter.problems.length > 0) return
    const kind = frontMatter.entries.get('kind')
    if (kind && !isOneOf(kind, kindIds)) yield unknownWord(kind, kindIds)
    const stage = frontMatter.entries.get('stage')
    if (stage && !isOneOf(stage, stages)) yield unknownWord(stage, stages)
    const zone = frontMatter.entries.get('timezone')
    if (typeof zone?.value === 'string' && zone.value.trim() !== '') {
      const known = zoneOf(zone.value)
      if (known === undefined || known.suggestion !== undefined)
        yield unknown(zone, known?.suggestion, phrase`a zone such as UTC or Europe/Berlin`)
    }
  },
}

/** Lines that only look like front matter have no effect. */
function strayProblem({ isClosed, start }: StrayFrontMatter, document: Document): Problem {
  const block = document.blocks.findLast((one) => document.startOf(one) <= start) ?? document.root.endsAt.block
  const at = start - document.startOf(block)
  return {
    message: isClosed
      ? phrase`Front matter does not begin the document; expected it in the first line`
      : phrase`Front matter is not closed; expected a line "---" below its keys`,
    at: { block, start: at, end: at + '---'.length },
  }
}

/** Compares in any case, like the detection of kinds and stages. */
function isOneOf({ value }: FrontMatterEntry, words: readonly string[]): boolean {
  return typeof value === 'string' && words.some((word) => word.toLowerCase() === value.trim().toLowerCase())
}

function unknownWord(entry: FrontMatterEntry, words: readonly string[]): Problem {
  return unknown(entry, nearest(textOf(entry), words), phrase`one of ${words.join(', ')}`)
}

function unknown(entry: FrontMatterEntry, near: string | undefined, otherwise: PhraseValue): Problem {
  const expected = near === undefined ? otherwise : phrase`"${near}"`
  return {
    message: phrase`Unknown ${entry.key} "${textOf(entry)}"; expected ${expected}`,
    at: entry.valueAt,
    fixes: near === undefined ? [] : [{ title: phrase`Change to ${near}`, certain: false, edits: [{ at: entry.valueAt, text: near }] }],
  }
}

/** The string value, or the source of anything else: `{{ stage }}`. */
function textOf({ value, valueAt }: FrontMatterEntry): string {
  if (typeof value === 'string') return value
  const { block, start, end } = valueAt
  return block.text.slice(start, end).trim()
}

/** The setting is in no document, so it is reported on the first line of each document that it applies to. */
function unknownSetting(id: string, { document, kindIds }: RuleContext): Problem {
  const near = nearest(id, kindIds)
  const expected = near === undefined ? phrase`one of ${kindIds.join(', ')}` : phrase`"${near}"`
  const block = document.blocks[0] ?? document.root.endsAt.block
  return { message: phrase`Setting handoff.kinds: unknown kind "${id}"; expected ${expected}`, at: { block, start: 0, end: 0 } }
}

/** An open document keeps its kind, but other readers of the file cannot know it. */
function keptKind({ document, kind }: RuleContext): Problem {
  const [block] = document.blocks
  const text = document.frontMatter?.at.block.text ?? ''
  const edit = frontMatterEdit(text, 'kind', kind.id)
  const target = document.frontMatter?.at.block ?? block
  const at = { block: target ?? document.root.endsAt.block, start: edit?.start ?? 0, end: edit?.end ?? 0 }
  const line = document.frontMatter ? '' : '\n'
  return {
    message: phrase`Kind "${kind.id}" is known only as long as the document is open; expected "kind: ${kind.id}" in the front matter`,
    at,
    severity: 'information',
    fixes: edit
      ? [{ title: phrase`Write "kind: ${kind.id}" into the front matter`, certain: false, edits: [{ at, text: edit.newText + line }] }]
      : [],
  }
}
