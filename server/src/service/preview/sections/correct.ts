/** What is to be corrected, by rule. */
import type { Finding } from '../../../core/check.ts'
import type { OpenLine } from '../../../core/linter/readiness.ts'
import { nonUtcTimestamp } from '../../../core/rules/non-utc-timestamp.ts'
import type { Correction } from '../../../protocol.ts'
import { type Html, heard, html, type Shown, said, type View } from '../view.ts'
import { count } from '../words.ts'
import { maxListedLines } from './open.ts'

/** The section; `undefined` if nothing is to be corrected. */
export function correctSection({ result, readiness: { corrections, toCorrect } }: Shown, view: View): Html | undefined {
  const { readiness } = result
  if (toCorrect === 0 || readiness === undefined) return undefined
  const labels = new Map(readiness.lines.flatMap((line) => line.findings.map((finding) => [finding, line])))
  return html`<section aria-labelledby="to-correct">
<h2 id="to-correct" tabindex="-1">${view.words.toCorrect} <span class="badge">${toCorrect}</span></h2>
${corrections.map((correction) =>
  group(
    correction,
    readiness.toCorrect.filter(({ rule }) => rule === correction.rule),
    labels,
    view,
  ),
)}
</section>`
}

/** A button that applies certain fixes, of all rules or of one; `undefined` on a static page or without such fixes. */
export function fixButton(corrections: readonly Correction[], view: View, rule?: string): Html | undefined {
  const fixable = corrections.filter((correction) => correction.fixable > 0)
  if (view.standing || fixable.length === 0) return undefined
  const isTimes = fixable.every((correction) => correction.rule === nonUtcTimestamp.id)
  if (isTimes) return html`<button type="button" class="fix" data-command="handoff.convertTimes">${view.words.convertAll}</button>`
  return html`<button type="button" class="fix" data-command="handoff.fixAll"${rule !== undefined && html` data-rule="${rule}"`}>${view.words.fixAll}</button>`
}

function group(correction: Correction, findings: readonly Finding[], lines: ReadonlyMap<Finding, OpenLine>, view: View): Html {
  const shown = view.standing ? findings : findings.slice(0, maxListedLines)
  return html`<div class="correction">
<h3>${correction.words}</h3>${fixButton([correction], view, correction.rule)}
<ul class="lines">${shown.map((finding) => row(finding, lines.get(finding)?.label ?? '', view))}</ul>
${findings.length > shown.length && html`<p class="more"><button type="button" data-command="handoff.showReadiness">${count(findings.length - shown.length, view.words.more)}</button></p>`}
</div>`
}

function row({ severity, problem }: Finding, label: string, view: View): Html {
  const message = view.t(problem.message)
  const named = label !== '' && !message.includes(label) && html`<strong>${said(label)}</strong>: `
  return html`<li class="row"><span class="mark ${severity}" aria-hidden="true"></span>${heard(`${view.words.severities[severity]}: `)}${view.link(problem.at, html`${named}${said(message)}`, true)}</li>`
}
