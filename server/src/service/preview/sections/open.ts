/** What is still open, by section of the document. */
import type { OpenLine, SectionReadiness } from '../../../protocol.ts'
import { type Html, heard, html, type Shown, said, type View } from '../view.ts'
import { count } from '../words.ts'

/** Listed lines per group; the tree has all of them. */
export const maxListedLines = 100
/** With more lines in total, only the first section is unfolded. */
const maxUnfoldedLines = 60

/** The heading above the sections. */
export function openHeading({ readiness: { open, ready } }: Shown, view: View): Html {
  const { words } = view
  const nothing = open === 0
  return html`<h2 id="still-open" tabindex="-1">${words.stillOpen}${!nothing && html` <span class="badge">${open}</span>`}</h2>
${nothing && html`<p class="all-met">${ready ? words.nothingWrong : words.nothingOpen}</p>`}`
}

/** One section with open lines. `isFirst` is unfolded regardless of the number. */
export function openSection({ title, lines }: SectionReadiness, all: number, isFirst: boolean, view: View): Html {
  const { words } = view
  const name = title === '' ? html`<span class="whole">${words.document}</span>` : said(title)
  const shown = view.standing ? lines : lines.slice(0, maxListedLines)
  const isUnfolded = view.standing || isFirst || all <= maxUnfoldedLines
  return html`<details class="group"${isUnfolded ? html` open` : ''}>
<summary><h3>${name}</h3> <span class="badge">${lines.length}${heard(` ${count(lines.length, words.open).replace(/^\d+ /, '')}`)}</span></summary>
<ul class="lines">${shown.map((line) => row(line, view))}</ul>
${lines.length > shown.length && html`<p class="more"><button type="button" data-command="handoff.showReadiness">${count(lines.length - shown.length, words.more)}</button></p>`}
</details>`
}

/** All faults of a line. The line's label is added if a message does not contain it. */
function row({ label, severity, faults, range }: OpenLine, view: View): Html {
  const message = faults.map((fault) => fault.message).join(' · ')
  const named = label !== '' && !message.includes(label) && html`<strong>${said(label)}</strong>: `
  return html`<li class="row"><span class="mark ${severity}" aria-hidden="true"></span>${heard(`${view.words.severities[severity]}: `)}${view.linkToRange(range, html`${named}${said(message)}`)}</li>`
}
