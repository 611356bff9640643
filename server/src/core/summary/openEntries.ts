/** What is open in a handoff as entries that another document lists. */
import type { FactEntry } from '../facts/fact.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { Document, Place } from '../markdown/document.ts'
import { itemsIn } from '../markdown/outline.ts'
import type { Match } from '../matching/documentMatch.ts'
import { saysNone } from '../recognisers/answers.ts'
import { saysClosed } from '../recognisers/closed.ts'
import { redactorOf } from '../recognisers/secrets/redaction.ts'
import { actionsOf } from './actions.ts'
import { knownIssuesOf } from './issues.ts'
import { visibleTextAt } from './visibleText.ts'
import { shownDay } from './when.ts'

/** The open items of a document, the most urgent first: next steps, and boxes that are not ticked. Items about a known issue go with it. */
export function openItemsOf(document: Document, match: Match): FactEntry[] {
  const ofIssues = new Set(knownIssuesOf(document, match).map(({ at }) => lineOf(at, document)))
  const entries = new Map<string, FactEntry>()
  const redact = redactorOf(document)
  const add = (text: string, at: Place, cells: FactEntry['cells'] = {}) => {
    const words = redact(text)
    if (words !== '' && !entries.has(words) && !ofIssues.has(lineOf(at, document)))
      entries.set(words, { text: words, cells: { description: words, ...cells } })
  }
  for (const { text, owner, due, at, isUpdate } of actionsOf(document, match))
    if (!isUpdate) add(text, at, { ...(owner !== '' && { owner: redact(owner) }), ...(due && { date: shownDay(due.instant) }) })
  for (const { elements } of document.sections)
    for (const { item } of itemsIn(elements)) {
      const text = item.box && !item.box.ticked && !match.items.has(item) ? visibleTextAt(item.textAt, item.text) : ''
      if (text !== '' && !saysNone(text) && !saysClosed(sourceOf(item.textAt))) add(text, item.textAt)
    }
  return [...entries.values()]
}

/** The open known issues of a document, the most severe first, each with what is done next. `idOf` is empty for one without an id. */
export function openIssuesOf(document: Document, match: Match): (FactEntry & { readonly id: string })[] {
  const redact = redactorOf(document)
  const steps = new Map(actionsOf(document, match).map(({ text, at }) => [lineOf(at, document), text]))
  return knownIssuesOf(document, match).map((issue) => {
    const { id, severity, status, owner, workaround, fix, at } = issue
    const text = [id, issue.text].filter(Boolean).join(' ')
    const cells = {
      id,
      description: issue.text || id,
      severity,
      status,
      owner,
      workaround,
      eta: fix,
      next: steps.get(lineOf(at, document)) ?? '',
    }
    const said = Object.entries(cells).flatMap(([column, words]) => (words === '' ? [] : [[column, redact(words)]]))
    return { id, text: redact(workaround === '' ? text : `${text}; workaround: ${workaround}`), cells: Object.fromEntries(said) }
  })
}

function lineOf(at: Place, document: Document): number {
  return document.lines.positionAt(document.spanOf(at).start).line
}
