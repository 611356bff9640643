/** What the document is and how far it has come. */
import { type Html, heard, html, joined, type Shown, said, type View } from '../view.ts'
import { count, say } from '../words.ts'

/** The title with the share that is met. */
export function headOf({ result, readiness }: Shown, view: View): Html {
  const { words } = view
  const { title, kindTitle, stage, percent, met, open, waived, errors, ready } = readiness
  const applies = met + open + waived
  const counts = joined(
    [
      say(words.met, met, applies),
      open > 0 && count(open, words.open),
      waived > 0 && count(waived, words.waived),
      errors > 0 && html`<span class="error">${count(errors, words.errors)}</span>`,
    ],
    html` <span aria-hidden="true">·</span> `,
  )
  const known = result.stage
  return html`<a class="skip" href="#still-open">${words.skip}</a>
<div class="headline">
${ring(percent, ready)}
<div>
<p class="kind">${said(kindTitle)}${stage !== null && known && html` <span class="stage" data-stage="${known}">${say(words.stage, words.stages[known])}</span>`}</p>
<h1>${said(title)}</h1>
<p class="verdict ${ready ? 'is-ready' : 'is-open'}">${ready ? words.ready : words.notReady}${heard(`, ${percent} %.`)}</p>
<p class="counts">${counts}</p>
</div>
</div>
${bar(met, waived, open)}`
}

/** The share as a ring; the words beside it say the same. */
function ring(percent: number, ready: boolean): Html {
  return html`<svg class="ring${ready ? ' is-ready' : ''}" viewBox="0 0 100 100" width="88" height="88" aria-hidden="true" focusable="false">
<circle class="ring-track" cx="50" cy="50" r="43" fill="none" stroke-width="9"/>
<circle class="ring-share" cx="50" cy="50" r="43" fill="none" stroke-width="9" pathLength="100" stroke-dasharray="${percent} 100" transform="rotate(-90 50 50)"/>
<text x="50" y="52" text-anchor="middle" dominant-baseline="middle" class="ring-text">${percent}<tspan class="ring-unit"> %</tspan></text>
</svg>`
}

function bar(met: number, waived: number, open: number): Html | undefined {
  const all = met + waived + open
  if (all === 0) return undefined
  const share = (part: number) => `${((part * 100) / all).toFixed(2)}%`
  return html`<svg class="bar" width="100%" height="6" aria-hidden="true" focusable="false">
<rect class="bar-open" width="100%" height="6" rx="3"/>
<rect class="bar-waived" width="${share(met + waived)}" height="6" rx="3"/>
<rect class="bar-met" width="${share(met)}" height="6" rx="3"/>
</svg>`
}
