/** The readiness preview: a page of sections. Only changed sections are sent. */

import { redactorOf } from '../../core/recognisers/secrets/redaction.ts'
import { overviewOf } from '../../core/summary/overview.ts'
import type { PreviewResult, PreviewSection } from '../../protocol.ts'
import type { Examined } from '../../workspace/examine.ts'
import { below, nameOf } from '../../workspace/locations.ts'
import { pathIn } from '../../workspace/project.ts'
import type { QueryRecorder } from '../../workspace/queries.ts'
import { readinessOf, stateInFull } from '../features/readiness.ts'
import { translateTo } from '../l10n/texts.ts'
import { type Drawn, drawNothing, drawSections } from './sections/index.ts'
import type { Shown, ViewOptions } from './view.ts'
import { wordsOf } from './words.ts'

/** The reader of the page. */
export interface Reader {
  /** The language, such as `de-AT`. */
  readonly locale: string
  /** The IANA zone. */
  readonly zone: string
}

/** The content for a document; `undefined` if it is no handoff. `around` looks up the documents of the chain. */
export function shownOf(examined: Examined, around: QueryRecorder | undefined, locale: string): Shown | undefined {
  const { result, options, project, uri } = examined
  const readiness = readinessOf(examined, translateTo(locale))
  if (!result || !readiness) return undefined
  const path = project.root === undefined ? '' : pathIn(project, uri)
  const overview = overviewOf(result, { ...options, ...around?.environment }, path)
  const title = redactorOf(result.document)(readiness.title)
  return overview && { result, readiness: { ...readiness, title }, overview }
}

/** The display options of a document. */
export function viewOptionsOf({ options, project }: Examined, { locale, zone }: Reader, standing: boolean): ViewOptions {
  const { root } = project
  const uriOf = (path: string) => (root === undefined ? undefined : below(root, path))
  return { words: wordsOf(locale), t: translateTo(locale), now: options.now, zone, standing, uriOf }
}

/** The preview of an examined document; `known` are the hashes of the sections that the client has. */
export function previewOf(
  examined: Examined,
  shown: Shown | undefined,
  reader: Reader,
  known: Readonly<Record<string, string>>,
): PreviewResult {
  const { uri } = examined
  const view = viewOptionsOf(examined, reader, false)
  if (!shown) return withoutHandoff(uri, 'none', reader, known)
  const { readiness } = shown
  const summary = stateInFull(readiness)
  return { uri, title: readiness.title, state: 'handoff', summary, sections: drawSections(shown, view).map((drawn) => sent(drawn, known)) }
}

/** The page for a document that is no handoff. */
export function withoutHandoff(
  uri: string,
  state: 'none' | 'gone',
  reader: Reader,
  known: Readonly<Record<string, string>>,
): PreviewResult {
  const words = wordsOf(reader.locale)
  const drawn = drawNothing(
    { words, t: translateTo(reader.locale), now: 0, zone: reader.zone, standing: false, uriOf: () => undefined },
    state,
  )
  const summary = state === 'none' ? words.emptyTitle : words.goneTitle
  return { uri, title: nameOf(uri), state, summary, sections: [sent(drawn, known)] }
}

function sent({ id, slot, html, places }: Drawn, known: Readonly<Record<string, string>>): PreviewSection {
  const hash = hashOf(html)
  return { id, slot, hash, places, ...(Object.hasOwn(known, id) && known[id] === hash ? {} : { html }) }
}

/** A hash of a text: 32-bit FNV-1a and the length. A section is only compared with its own last version. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return `${(hash >>> 0).toString(36)}.${text.length.toString(36)}`
}
