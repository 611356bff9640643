/** Known issues with their workarounds, and waived findings. */
import type { CheckResult } from '../../../core/check.ts'
import { isHighSeverity, severityRank } from '../../../core/recognisers/severity.ts'
import type { KnownIssue } from '../../../core/summary/issues.ts'
import { type Html, html, joined, said, type View } from '../view.ts'
import { say } from '../words.ts'

/** Issues that are shown; the most severe come first. */
const maxIssues = 25

/** The open issues; `undefined` if there are none. */
export function issuesSection(issues: readonly KnownIssue[], view: View): Html | undefined {
  if (issues.length === 0) return undefined
  const shown = view.standing ? issues : issues.slice(0, maxIssues)
  const next = issues[shown.length]
  return html`<section aria-labelledby="issues">
<h2 id="issues">${view.words.issues} <span class="badge">${issues.length}</span></h2>
<ul class="issues">${shown.map((issue) => row(issue, view))}</ul>
${next && view.more(next.at, issues.length - shown.length)}
</section>`
}

function row({ id, text, severity, status, owner, workaround, lacksWorkaround, fix, at }: KnownIssue, view: View): Html {
  const { words } = view
  const rank = isHighSeverity(severity) ? 'high' : severityRank(severity) === undefined ? 'unknown' : 'low'
  const name = joined([id !== '' && html`<span class="id">${said(id)}</span>`, text !== '' && said(text)], ' ')
  const told =
    workaround !== ''
      ? html`<span class="note">${words.workaround}:</span> ${said(workaround)}`
      : lacksWorkaround
        ? html`<span class="nobody">${words.noWorkaround}</span>`
        : undefined
  return html`<li class="row">
<p class="what">${severity !== '' && html`<span class="severity ${rank}">${said(severity)}</span> `}${view.link(at, name)}</p>
${told !== undefined && html`<p class="workaround">${told}</p>`}
${status + owner + fix !== '' && html`<p class="facts">${joined([status !== '' && said(status), owner !== '' && html`<span class="owner">${said(owner)}</span>`, fix !== '' && html`${words.fix}: ${said(fix)}`], html` <span aria-hidden="true">·</span> `)}</p>`}
</li>`
}

/** Waived findings; `undefined` if there are none. */
export function waiversSection({ waived }: CheckResult, view: View): Html | undefined {
  if (waived.length === 0) return undefined
  const { words } = view
  return html`<section aria-labelledby="waivers">
<h2 id="waivers">${words.waivers} <span class="badge">${waived.length}</span></h2>
<ul class="waivers">${waived.map(({ finding, waiver }) => html`<li class="row"><p class="what">${view.link(finding.problem.at, said(view.t(finding.problem.message)))}</p><p class="facts">${joined([waiver.reason === '' ? words.noReason : said(waiver.reason), waiver.until && say(words.until, waiver.until.text), waiver.by && say(words.by, waiver.by)], html` <span aria-hidden="true">·</span> `)}</p></li>`)}</ul>
</section>`
}
