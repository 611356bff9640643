import type { Problem, Rule } from '../linter/rule.ts'
import type { Block, Element, Place } from '../markdown/document.ts'
import { fieldsIn } from '../markdown/outline.ts'
import { phrase } from '../util/phrase.ts'

/** *Not applicable* and nothing else. */
const bare =
  /^[\s*_~`([<"'–—-]*(n\s?[/.]\s?a\.?|not applicable|entfällt|nicht (?:zutreffend|relevant|anwendbar)|k\.\s?a\.|no aplica|sans objet|対象外|該当なし|不适用|不適用)[\s*_~`)\]>"'.。–—-]*$/i

/** Columns in which these words answer a question of the handoff. In others they are a value of a comparison. */
const asking =
  /\b(?:work-?\s?arounds?|owners?|contacts?|next steps?|actions?|evidence|links?|mitigations?|escalations?|response times?|rollback|status|eta|umgehung\w*|verantwortlich\w*|maßnahmen?|nachweise?)\b|回避策|対処|担当|规避|负责/i

/** A value that says that nothing belongs there, but not why. */
export const bareNotApplicable: Rule = {
  id: 'bare-not-applicable',
  summary: '`N/A` stands without a reason.',
  severity: 'information',
  blank: false,
  *checkRegion({ match }) {
    for (const { elements } of match.own) {
      const fields = new Map<Block, Set<number>>()
      for (const { field } of fieldsIn(elements)) {
        const { value } = field
        if (field.tentative || value.elements.length > 0) continue
        fields.set(value.at.block, (fields.get(value.at.block) ?? new Set()).add(value.at.start))
        const problem = checkValue(value.at, value.text)
        if (problem) yield problem
      }
      for (const problem of inElements(elements, fields, (table) => match.tables.has(table))) yield problem
    }
  },
}

function* inElements(
  elements: readonly Element[],
  done: ReadonlyMap<Block, ReadonlySet<number>>,
  asked: (table: Element & { type: 'table' }) => boolean,
): Iterable<Problem> {
  for (const element of elements) {
    if (element.type === 'quote') yield* inElements(element.elements, done, asked)
    if (element.type === 'list') {
      for (const item of element.items) {
        const problem = item.field || item.elements.length > 0 ? undefined : checkValue(item.textAt, item.text)
        if (problem) yield problem
        yield* inElements(item.elements, done, asked)
      }
    }
    if (element.type === 'paragraph' && element.fields.length === 0) {
      const problem = checkValue(element.at, element.text)
      if (problem) yield problem
    }
    if (element.type !== 'table') continue
    const all = asked(element)
    // The first cell names the row.
    const columns = element.columns.flatMap(({ text }, index) => (index > 0 && (all || asking.test(text)) ? [index] : []))
    for (const { cells } of columns.length > 0 ? element.rows : []) {
      for (const index of columns) {
        const cell = cells[index]
        // A table of labels and values is read as fields.
        if (!cell || cell.empty || done.get(cell.at.block)?.has(cell.at.start)) continue
        const problem = checkValue(cell.at, cell.text)
        if (problem) yield problem
      }
    }
  }
}

function checkValue(at: Place, text: string): Problem | undefined {
  if (text.length > 40) return undefined
  const words = bare.exec(text)?.[1]
  if (!words) return undefined
  return {
    message: phrase`"${words}" has no reason; expected "${words} – <reason>"`,
    at,
    fixes: [{ title: phrase`Add a reason`, certain: false, edits: [{ at: { ...at, start: at.end }, text: ' – [reason]' }] }],
  }
}
