/** The next deadlines. */
import type { Deadline } from '../../../core/summary/deadlines.ts'
import { localWhen } from '../times.ts'
import { type Html, html, said, type View } from '../view.ts'

/** Deadlines listed behind the first. */
const maxFollowing = 4

/** The next deadline, and the few after it; `undefined` if there is none. */
export function deadlinesSection(deadlines: readonly Deadline[], view: View): Html | undefined {
  const [next, ...others] = deadlines
  if (!next) return undefined
  const { words } = view
  const local = localWhen(next.when, view.zone, view.words)
  return html`<section class="card deadline${next.overdue ? ' is-overdue' : ''}" aria-labelledby="next-deadline">
<h2 id="next-deadline">${next.overdue ? words.overdueDeadline : words.nextDeadline}</h2>
<p class="due-in">${view.countdown(next.when)}</p>
<div class="row"><p class="what">${view.link(next.at, said(next.label))}${next.owner !== '' && html` <span class="owner">${said(next.owner)}</span>`}</p>
<p class="when">${view.time(next.when)}${local !== undefined && html` <span class="local">${local}</span>`}</p></div>
${
  others.length > 0 &&
  html`<h3>${words.afterThat}</h3>
<ul class="plain">${others.slice(0, maxFollowing).map((one) => row(one, view))}</ul>`
}
</section>`
}

function row(deadline: Deadline, view: View): Html {
  const { label, owner, when, at, overdue } = deadline
  return html`<li class="row${overdue ? ' is-overdue' : ''}"><p class="what">${view.link(at, said(label))}</p>
<p class="facts">${view.dueFacts(when, owner)}</p></li>`
}
