/** The chain of documents, and the hand-offs between roles. */
import type { ChainLink, RoleHandOff } from '../../../core/summary/chain.ts'
import { stateInWords } from '../../features/readiness.ts'
import { type Html, html, joined, said, type View } from '../view.ts'
import { count } from '../words.ts'

/** The documents before and after this one; `undefined` if there are none. */
export function chainSection(chain: readonly ChainLink[], view: View): Html | undefined {
  if (chain.length === 0) return undefined
  const { words } = view
  return html`<section aria-labelledby="chain">
<h2 id="chain">${words.chain}</h2>
<ol class="chain">${chain.map((link) => linkRow(link, view))}</ol>
</section>`
}

function linkRow({ place, path, state, stage, progress, at }: ChainLink, view: View): Html {
  const { words } = view
  const name = said(path.slice(path.lastIndexOf('/') + 1))
  const says =
    state === 'missing'
      ? words.missingFile
      : state === 'other'
        ? words.noHandoff
        : joined([stage && words.stages[stage], progress && stateInWords(progress, view.t)], ' · ')
  const isDone = progress?.open === 0 && progress.toCorrect === 0
  const named = place === 'this' ? name : state === 'missing' && at ? view.link(at, name) : view.linkToFile(path, name)
  return html`<li class="row ${progress ? (isDone ? 'done' : 'open') : state}${place === 'this' ? ' is-this' : ''}"${place === 'this' ? html` aria-current="true"` : ''}><span class="node" aria-hidden="true"></span><span class="what">${named}${place === 'this' && html` <span class="note">${words.thisOne}</span>`} <span class="facts">${says}</span></span></li>`
}

/** Hand-offs between roles; `undefined` if the document has none. */
export function handOffsSection(handOffs: readonly RoleHandOff[], view: View): Html | undefined {
  if (handOffs.length === 0) return undefined
  const { words } = view
  return html`<section aria-labelledby="hand-offs">
<h2 id="hand-offs">${words.handOffs}</h2>
<ol class="chain">${handOffs.map(
    ({ from, to, what, action, timing, open, at }) =>
      html`<li class="row ${open > 0 ? 'open' : 'done'}"><span class="node" aria-hidden="true"></span><span class="what">${view.link(at, html`${said(from)} → ${said(to)}`)} <span class="facts">${open > 0 ? count(open, words.open) : words.settled}${timing !== '' && html` <span aria-hidden="true">·</span> ${said(timing)}`}</span>${joined(
        [what, action].map((words) => words !== '' && html`<span class="about">${said(words)}</span>`),
        ' ',
      )}</span></li>`,
  )}</ol>
</section>`
}
