/** The title of the document and its progress. */
import { stateInFull } from '../../features/readiness.ts'
import { type Html, html, joined, type Shown, said, type View } from '../view.ts'
import { count, say } from '../words.ts'
import { fixButton } from './correct.ts'

/** The title with the share of met requirements, and the progress in a sentence. */
export function headOf({ result, readiness }: Shown, view: View): Html {
  const { words } = view
  const { title, kindTitle, stage, percent, met, open, waived, ready, corrections } = readiness
  const counts = joined(
    [say(words.met, met, met + open + waived), waived > 0 && count(waived, words.waived)],
    html` <span aria-hidden="true">·</span> `,
  )
  const known = result.stage
  return html`<a class="skip" href="#still-open">${words.skip}</a>
<div class="headline">
${ring(percent, ready)}
<div>
<p class="kind">${said(kindTitle)}${stage !== null && known && html` <span class="stage" data-stage="${known}">${say(words.stage, words.stages[known])}</span>`}</p>
<h1>${said(title)}</h1>
<p class="verdict ${ready ? 'is-done' : 'is-open'}">${stateInFull(readiness)}${fixButton(corrections, view)}</p>
<p class="counts">${counts}</p>
</div>
</div>`
}

/** The share as a ring; the words beside it say the same. It is only green if nothing is to be corrected. */
function ring(percent: number, ready: boolean): Html {
  return html`<svg class="ring${ready ? ' is-done' : ''}" viewBox="0 0 100 100" width="88" height="88" aria-hidden="true" focusable="false">
<circle class="ring-track" cx="50" cy="50" r="43" fill="none" stroke-width="9"/>
<circle class="ring-share" cx="50" cy="50" r="43" fill="none" stroke-width="9" pathLength="100" stroke-dasharray="${percent} 100" transform="rotate(-90 50 50)"/>
<text x="50" y="52" text-anchor="middle" dominant-baseline="middle" class="ring-text">${percent}<tspan class="ring-unit"> %</tspan></text>
</svg>`
}
