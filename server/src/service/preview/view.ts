/** What all sections share: words, the clock, and the targets of links. */

import type { CheckResult } from '../../core/check.ts'
import type { Document, Place } from '../../core/markdown/document.ts'
import type { Overview } from '../../core/summary/overview.ts'
import { shownWhen, type When } from '../../core/summary/when.ts'
import type { DocumentReadiness, OpenLine, PreviewPlace } from '../../protocol.ts'
import type { Translate } from '../l10n/texts.ts'
import { type Content, Html, html } from './html.ts'
import { localWhen, machineWhen, shownDistance } from './times.ts'
import { say, type Words } from './words.ts'

/** The content for a document. */
export interface Shown {
  readonly result: CheckResult
  readonly readiness: DocumentReadiness
  readonly overview: Overview
}

/** Display options. */
export interface ViewOptions {
  readonly words: Words
  readonly t: Translate
  /** Milliseconds since 1970. */
  readonly now: number
  /** The reader's IANA zone. */
  readonly zone: string
  /** True for a static page, without links and countdowns. */
  readonly standing: boolean
  /** The URI of a file of the project by path; `undefined` for none. */
  readonly uriOf: (path: string) => string | undefined
}

/** A section while it is rendered. It collects the places of its links. */
export class View {
  readonly words: Words
  readonly t: Translate
  readonly now: number
  readonly zone: string
  readonly standing: boolean
  readonly places: PreviewPlace[] = []
  readonly #document: Document
  readonly #uriOf: ViewOptions['uriOf']

  constructor(document: Document, { words, t, now, zone, standing, uriOf }: ViewOptions) {
    this.words = words
    this.t = t
    this.now = now
    this.zone = zone
    this.standing = standing
    this.#document = document
    this.#uriOf = uriOf
  }

  /** Content that links to a place of the document. On a static page, its line is shown if `counted`. */
  link(at: Place, content: Content, counted = false): Html {
    const { start, end } = this.#document.spanOf(at)
    const { lines } = this.#document
    const [from, to] = [lines.positionAt(start), lines.positionAt(end)]
    const made = this.#button([from.line, from.character, to.line, to.character], content)
    return counted ? html`${made}${this.#lineNumber(from.line)}` : made
  }

  /** How many more there are than are shown, with a link to the first of them. */
  more(at: Place, count: number): Html {
    return html`<p class="more">${this.link(at, `+ ${count}`)}</p>`
  }

  /** Content that links to a range of the document. On a static page, its line is shown. */
  linkToRange({ start, end }: OpenLine['range'], content: Content): Html {
    return html`${this.#button([start.line, start.character, end.line, end.character], content)}${this.#lineNumber(start.line)}`
  }

  /** Content that links to another file of the project. */
  linkToFile(path: string, content: Content): Html {
    const uri = this.#uriOf(path)
    return uri === undefined || this.standing ? html`<span>${content}</span>` : this.#button(uri, content)
  }

  /** A moment or day in UTC, with the reader's local time as its title. */
  time(when: When): Html {
    const local = localWhen(when, this.zone, this.words)
    return html`<time datetime="${machineWhen(when)}"${local === undefined ? '' : html` title="${local}"`}>${shownWhen(when)}</time>`
  }

  /** The distance of a moment from now, which is updated on the page. */
  countdown(when: When): Html {
    const { words, now } = this
    const text = shownDistance(when, now, words)
    if (this.standing || when.wholeDay) return html`<span class="count">${text}</span>`
    return html`<span class="count" data-until="${when.instant}" data-ahead="${words.ahead}" data-overdue="${words.overdue}">${text}</span>`
  }

  /** The distance of a moment, the moment, and its owner; none if left out. */
  dueFacts(when: When, owner = ''): Html {
    const named = owner !== '' && html` <span class="owner">${said(owner)}</span>`
    return html`<span class="when">${this.countdown(when)}</span> <span class="date">${this.time(when)}</span>${named}`
  }

  #lineNumber(line: number): Html | undefined {
    return this.standing ? html` <span class="line">${say(this.words.line, line + 1)}</span>` : undefined
  }

  #button(place: PreviewPlace, content: Content): Html {
    if (this.standing) return html`<span class="place">${content}</span>`
    this.places.push(place)
    return html`<button type="button" class="go" data-place="${this.places.length - 1}">${content}</button>`
  }
}

/** Longer texts of the document are cut, to be read at a glance. */
const maxWordsLength = 400

/** Words of the document, isolated so that their writing direction does not affect their surroundings. */
export function said(text: string): Html {
  return html`<bdi>${text.length > maxWordsLength ? `${text.slice(0, maxWordsLength).replace(/[\uD800-\uDBFF]$/, '')}…` : text}</bdi>`
}

/** Text for screen readers only. */
export function heard(text: string): Html {
  return html`<span class="heard">${text}</span>`
}

/** Joins contents that are not empty. */
export function joined(contents: readonly Content[], separator: Content): Content {
  const kept = contents.filter((content) => content !== undefined && content !== false && content !== '')
  return kept.map((content, index) => (index === 0 ? content : [separator, content]))
}

export { type Content, Html, html }
