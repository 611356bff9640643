/** The report: the same sections as a stand-alone page in one file, without script. */

import { shownWhen } from '../../core/summary/when.ts'
import type { Report } from '../../protocol.ts'
import { nameOf } from '../../workspace/locations.ts'
import lightStyle from './light.css'
import pageStyle from './page.css'
import reportStyle from './report.css'
import { drawSections } from './sections/index.ts'
import { Html, html, type Shown, said, type ViewOptions } from './view.ts'
import { count, say } from './words.ts'

/** One document of a report. */
export interface ReportEntry {
  readonly uri: string
  readonly shown: Shown
  readonly view: ViewOptions
}

/** A page of one or several handoffs. The first entry decides its language and its moment. */
export function reportOf(entries: readonly ReportEntry[]): Report {
  const [first] = entries
  const title = entries.length === 1 && first ? first.shown.readiness.title : first ? count(entries.length, first.view.words.reportOf) : ''
  const page = html`<!doctype html>
<html lang="${first?.view.words.language ?? 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Html(`${lightStyle}\n${pageStyle}\n${reportStyle}`)}</style>
</head>
<body>
${entries.length > 1 && first && index(entries, title)}
<main>
${entries.map((entry, at) => article(entry, at, entries.length > 1))}
</main>
${first && html`<footer><p>${say(first.view.words.asOf, shownWhen({ instant: first.view.now, wholeDay: false }))}</p></footer>`}
</body>
</html>
`
  return { html: page.text, fileName: `${stem(first?.uri ?? 'report')}.html` }
}

function article({ shown, view }: ReportEntry, at: number, isOneOfMany: boolean): Html {
  const sections = drawSections(shown, view)
  // On a page with several documents, each has its own ids.
  const own = (text: string) => (isOneOfMany ? numbered(text, at) : text)
  const inSlot = (slot: string) =>
    sections.filter((section) => section.slot === slot).map((section) => html`<div>${new Html(own(section.html))}</div>\n`)
  return html`<article class="page"${isOneOfMany && html` id="handoff-${at}"`}>
<header>${inSlot('head')}</header>
<div class="columns">
<div class="top">${inSlot('top')}</div>
<div class="main">${inSlot('main')}</div>
<div class="side">${inSlot('side')}</div>
</div>
</article>`
}

/**
 * Unescaped quotes occur in tags only, so no text of a document changes. Sections are no landmarks here, because those of several documents
 * would have the same names.
 */
function numbered(markup: string, at: number): string {
  return markup
    .replace(/ aria-labelledby="[a-z-]+"/g, '')
    .replace(/ id="([a-z-]+)"/g, (_all, id) => ` id="${id}-${at}"`)
    .replace(/ href="#([a-z-]+)"/g, (_all, id) => ` href="#${id}-${at}"`)
}

function index(entries: readonly ReportEntry[], title: string): Html {
  const rows = entries.map(
    ({ shown: { readiness } }, at) =>
      html`<li><a href="#handoff-${at}">${said(readiness.title)}</a> <span class="facts">${readiness.state}</span></li>`,
  )
  return html`<nav class="page index" aria-labelledby="index"><p class="report-title" id="index">${title}</p><ol>${rows}</ol></nav>`
}

/** The file's name without extension and without characters that file systems may reject. */
function stem(uri: string): string {
  const name = nameOf(uri).replace(/\.[^.]*$/, '')
  return name.replace(/[\u0000-\u001f<>:"/\\|?*]+/g, '-') || 'report'
}
