/** *What do I do first?* */

import type { Action } from '../../../core/summary/actions.ts'
import { endOf } from '../../../core/summary/when.ts'
import { type Html, html, said, type View } from '../view.ts'

/** Longer lists do not answer what comes first. */
const maxActions = 25

/** The actions, the most urgent first; `undefined` if there are none. */
export function firstSection(actions: readonly Action[], view: View): Html | undefined {
  if (actions.length === 0) return undefined
  const { words } = view
  const shown = view.standing ? actions : actions.slice(0, maxActions)
  const next = actions[shown.length]
  return html`<section aria-labelledby="do-first">
<h2 id="do-first">${words.first}</h2>
<ol class="actions">${shown.map((action) => row(action, view))}</ol>
${next && view.more(next.at, actions.length - shown.length)}
</section>`
}

function row({ text, about, owner, due, at }: Action, view: View): Html {
  const overdue = due !== undefined && endOf(due) < view.now
  return html`<li class="row${overdue ? ' is-overdue' : ''}">
<p class="what">${view.link(at, said(text))}</p>
<p class="facts">${owner === '' ? html`<span class="nobody">${view.words.nobody}</span>` : html`<span class="owner">${said(owner)}</span>`}${due && html` ${view.dueFacts(due)}`}${about !== '' && html` <span class="about">${said(about)}</span>`}</p>
</li>`
}
