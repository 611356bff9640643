/** All sections of the page in reading order. */
import { redactMarkup, redactorOf } from '../../../core/recognisers/secrets/redaction.ts'
import type { PreviewSection } from '../../../protocol.ts'
import { type Html, html, type Shown, View, type ViewOptions } from '../view.ts'
import { chainSection, handOffsSection } from './chain.ts'
import { correctSection } from './correct.ts'
import { deadlinesSection } from './deadlines.ts'
import { firstSection } from './first.ts'
import { headOf } from './head.ts'
import { issuesSection, waiversSection } from './issues.ts'
import { openHeading, openSection } from './open.ts'
import { ladderSection, signOffsSection } from './people.ts'
import { situationSection } from './situation.ts'
import { timelineSection } from './timeline.ts'

/** A rendered section. */
export interface Drawn extends Pick<PreviewSection, 'id' | 'slot' | 'places'> {
  readonly html: string
}

/** Renders the sections of a document. Those without content are left out. */
export function drawSections(shown: Shown, options: ViewOptions): Drawn[] {
  const { result, readiness, overview } = shown
  const redact = redactorOf(result.document)
  const drawn: Drawn[] = []
  const draw = (id: string, slot: Drawn['slot'], markup: (view: View) => Html | undefined) => {
    const view = new View(result.document, options)
    const made = markup(view)
    // The page may be copied, shown to others and sent.
    if (made) drawn.push({ id, slot, html: redactMarkup(made.text, redact), places: view.places })
  }
  draw('head', 'head', (view) => headOf(shown, view))
  // The receiver first sees what is broken, then what to do first, then the rest.
  draw('situation', 'head', (view) => situationSection(overview.situation, view))
  draw('deadlines', 'top', (view) => deadlinesSection(overview.deadlines, view))
  draw('first', 'main', (view) => firstSection(overview.actions, view))
  draw('issues', 'main', (view) => issuesSection(overview.issues, view))
  draw('open', 'main', (view) => openHeading(shown, view))
  const groups = readiness.sections
    .map((section) => ({ ...section, lines: section.lines.filter(({ isOpen }) => isOpen) }))
    .filter(({ lines }) => lines.length > 0)
  for (const [index, group] of groups.entries())
    draw(`open/${group.title}`, 'main', (view) => openSection(group, readiness.open, index === 0, view))
  draw('correct', 'main', (view) => correctSection(shown, view))
  draw('timeline', 'main', (view) => timelineSection(overview.timeline, view))
  draw('waivers', 'main', (view) => waiversSection(result, view))
  draw('chain', 'side', (view) => chainSection(overview.chain, view))
  draw('hand-offs', 'side', (view) => handOffsSection(overview.handOffs, view))
  draw('ladder', 'side', (view) => ladderSection(overview.ladder, view))
  draw('sign-offs', 'side', (view) => signOffsSection(overview.signOffs, view))
  return drawn
}

/** Rendered instead of a document. */
export function drawNothing({ words }: ViewOptions, state: 'none' | 'gone'): Drawn {
  const [title, text] = state === 'none' ? [words.emptyTitle, words.emptyText] : [words.goneTitle, words.goneText]
  const made = html`<div class="nothing"><h1>${title}</h1><p>${text}</p>
<p><button type="button" class="primary" data-command="handoff.new">${words.newHandoff}</button>${state === 'none' && html` <button type="button" data-command="handoff.chooseKind">${words.chooseKind}</button>`}</p></div>`
  return { id: `nothing/${state}`, slot: 'head', html: made.text, places: [] }
}
