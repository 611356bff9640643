/** The timeline, also drawn to scale, and durations. */
import type { OverviewTimeline, TimelineEvent } from '../../../core/summary/timeline.ts'
import { shownDay, shownTime } from '../../../core/summary/when.ts'
import { localWhen, machineWhen, shownDuration } from '../times.ts'
import { type Html, html, said, type View } from '../view.ts'
import { say } from '../words.ts'

/** The section; `undefined` without events. */
export function timelineSection(timeline: OverviewTimeline | undefined, view: View): Html | undefined {
  if (!timeline) return undefined
  const { words } = view
  const { events, dated, durations } = timeline
  return html`<section aria-labelledby="timeline">
<h2 id="timeline">${words.timeline} <span class="note">${words.inUtc}</span></h2>
${durations.length > 0 && html`<dl class="durations">${durations.map(({ of, milliseconds, at }) => html`<div class="row"><dt>${words.durations[of]}</dt><dd>${view.link(at, shownDuration(milliseconds))}</dd></div>`)}</dl>`}
${scale(timeline, view)}
<ol class="events">${events.map((event, index) => row(event, events[index - 1], dated, view))}</ol>
</section>`
}

function row(event: TimelineEvent, before: TimelineEvent | undefined, dated: boolean, view: View): Html {
  const { when, label, note, owner, isEnd, milestone, at } = event
  const { words } = view
  const isNewDay = dated && (!before || shownDay(before.when.instant) !== shownDay(when.instant))
  const gap = before ? when.instant - before.when.instant : 0
  const local = dated ? localWhen(when, view.zone, view.words) : undefined
  return html`<li class="event row${milestone ? ' is-milestone' : ''}">
${isNewDay && html`<span class="day">${shownDay(when.instant)}</span> `}
<span class="clock"><time${dated ? html` datetime="${machineWhen(when)}"` : ''}${local === undefined ? '' : html` title="${local}"`}>${shownTime(when.instant)}</time></span>
<span class="what">${view.link(at, said(label))}${isEnd && html` <span class="note">${words.end}</span>`}${owner !== '' && html` <span class="owner">${said(owner)}</span>`}${note !== '' && html` <span class="about">${said(note)}</span>`}</span>
${gap > 0 && html`<span class="gap">${say(words.later, shownDuration(gap))}</span>`}
</li>`
}

/** The events on a line to scale; the list below has the same in words. */
function scale({ events, dated }: OverviewTimeline, { now }: View): Html | undefined {
  const start = events[0]?.when.instant ?? 0
  const last = events.at(-1)?.when.instant ?? 0
  if (last <= start) return undefined
  // An ongoing incident is drawn up to now, unless that would leave too little room for its events.
  const end = dated && now > last && now - start < 3 * (last - start) ? now : last
  const position = (instant: number) => `${(2 + (96 * (instant - start)) / (end - start)).toFixed(2)}%`
  const width = (from: number, to: number) => `${((96 * (to - from)) / (end - start)).toFixed(2)}%`
  const find = (milestone: TimelineEvent['milestone']) => events.find((event) => event.milestone === milestone)?.when.instant
  const detected = find('detection')
  const over = find('resolution') ?? find('mitigation')
  const isNowShown = dated && now >= start && now <= end
  return html`<svg class="scale" width="100%" height="26" aria-hidden="true" focusable="false">
<line class="scale-axis" x1="2%" x2="98%" y1="13" y2="13"/>
${detected !== undefined && over !== undefined && over > detected && html`<rect class="scale-span" x="${position(detected)}" y="10" width="${width(detected, over)}" height="6" rx="3"/>`}
${isNowShown && html`<line class="scale-now" x1="${position(now)}" x2="${position(now)}" y1="2" y2="24"/>`}
${events.map(({ when, milestone }) => html`<circle class="scale-dot${milestone ? html` ${milestone}` : ''}" cx="${position(when.instant)}" cy="13" r="${milestone ? 5 : 3.5}"/>`)}
</svg>
<p class="scale-ends" aria-hidden="true"><span>${shownTime(start)}</span><span>${shownDuration(end - start)}</span><span>${shownTime(end)}</span></p>`
}
