/** The escalation ladder and the sign-offs. */
import type { EscalationLevel } from '../../../core/summary/ladder.ts'
import type { SignOffLine } from '../../../core/summary/signOffs.ts'
import { type Html, html, said, type View } from '../view.ts'

/** The escalation ladder; `undefined` if there is none. */
export function ladderSection(ladder: readonly EscalationLevel[], view: View): Html | undefined {
  if (ladder.length === 0) return undefined
  const { words } = view
  return html`<section aria-labelledby="escalation">
<h2 id="escalation">${words.ladder}</h2>
<ol class="ladder">${ladder.map(({ name, contact, response, use, at }) => html`<li class="row"><p class="level">${view.link(at, said(name))}</p>${contact !== '' && html`<p class="contact">${said(contact)}</p>`}${response !== '' && html`<p class="facts">${words.answersIn} <strong>${said(response)}</strong></p>`}${use !== '' && html`<p class="about">${said(use)}</p>`}</li>`)}</ol>
</section>`
}

/** The sign-offs; `undefined` if there are none. */
export function signOffsSection(signOffs: readonly SignOffLine[], view: View): Html | undefined {
  if (signOffs.length === 0) return undefined
  const { words } = view
  const signed = signOffs.filter(({ name }) => name !== '').length
  return html`<section aria-labelledby="sign-offs">
<h2 id="sign-offs">${words.signOffs} <span class="badge">${signed}/${signOffs.length}</span></h2>
<ul class="sign-offs">${signOffs.map((line) => row(line, view))}</ul>
</section>`
}

function row({ role, name, date, at }: SignOffLine, view: View): Html {
  const { words } = view
  const state = name === '' ? 'open' : date === '' ? 'undated' : 'signed'
  return html`<li class="row ${state}"><span class="node" aria-hidden="true"></span><span class="what">${view.link(at, said(role))} <span class="facts">${name === '' ? words.unsigned : html`${said(name)} <span aria-hidden="true">·</span> ${date === '' ? words.undated : said(date)}`}</span></span></li>`
}
