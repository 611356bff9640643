/** How things stand: summary, impact, state and mitigation, in the words of the document. */
import type { SituationEntry } from '../../../core/summary/situation.ts'
import type { StatementLine } from '../../../core/summary/statements.ts'
import { type Html, html, said, type View } from '../view.ts'

/** More lines on one topic are for the document. */
const maxLines = 6

/** The section; `undefined` if the document says nothing on these topics. */
export function situationSection(situation: readonly SituationEntry[], view: View): Html | undefined {
  if (situation.length === 0) return undefined
  const { words } = view
  return html`<section class="situation" aria-labelledby="situation">
<h2 id="situation" class="heard">${words.situation}</h2>
<dl>${situation.map(({ topic, lines }) => html`<div class="topic is-${topic}"><dt>${words.topics[topic]}</dt><dd>${linesOf(lines, view)}</dd></div>`)}</dl>
</section>`
}

function linesOf(lines: readonly StatementLine[], view: View): Html {
  const shown = view.standing ? lines : lines.slice(0, maxLines)
  const next = lines[shown.length]
  return html`${shown.map(({ text, item, at }) => html`<p class="row${item ? ' is-item' : ''}">${view.link(at, said(text))}</p>`)}${next && view.more(next.at, lines.length - shown.length)}`
}
