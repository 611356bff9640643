/** *Accept Handoff*: sets the stage and writes the receiver's name, the moment and the summary, as one edit. */

import { utcMinute } from '../../core/linter/fixes/values.ts'
import { accept } from '../../core/summary/accept.ts'
import type { Say } from '../../core/util/phrase.ts'
import type { Acceptance, AcceptParams, CommandEdit } from '../../protocol.ts'
import type { Examined } from '../../workspace/examine.ts'
import type { ClientFeatures } from '../../workspace/host.ts'
import { minimalEdits } from '../convert/minimalEdits.ts'
import { escapeSnippet, textEdits } from '../convert/ranges.ts'
import { readinessOf, stateInFull } from '../features/readiness.ts'

/** The text of the tab stop for the receiver's summary. */
const prompt = 'What you take over, in your own words'

/** Used while the receiver's name is unknown. */
const standIn = 'Receiver'

/** The edits that accept a handoff, with its progress; `null` for a document that cannot be accepted. */
export function acceptanceOf(
  examined: Examined,
  version: number,
  { name, summary }: Omit<AcceptParams, 'uri'>,
  features: Pick<ClientFeatures, 'snippetEdits'>,
  say: Say,
): Acceptance | null {
  const { document, options, result: found } = examined
  if (found?.kind === undefined) return null
  const mark = summary === undefined ? unusedCharacter(document.text) : ''
  // Without a name, the request only asks what else is open.
  const words = { name: oneLine(name) || standIn, moment: utcMinute(options.now), summary: summary ?? mark }
  const accepted = accept(document.text, options, words)
  if (accepted === undefined) return null
  const { text, result, written } = accepted
  const readiness = readinessOf({ ...examined, result }, say)
  const edits = textEdits(document.lines, minimalEdits(document.text, text))
  return {
    version,
    edits: mark === '' ? edits : edits.map((edit) => withStop(edit, mark, features)),
    ready: readiness?.ready ?? true,
    state: readiness ? stateInFull(readiness) : '',
    written: Object.fromEntries(written),
  }
}

/** The edit with a tab stop in place of the mark; without the mark if the client has no snippets. */
function withStop(edit: CommandEdit, mark: string, { snippetEdits }: Pick<ClientFeatures, 'snippetEdits'>): CommandEdit {
  const parts = edit.newText.split(mark)
  if (parts.length < 2) return edit
  if (!snippetEdits) return { ...edit, newText: parts.join('').replace(/[ \t]+(?=\r?\n|$)/g, '') }
  return { ...edit, newText: parts.map(escapeSnippet).join(`\${1:${prompt}}`), isSnippet: true }
}

/** A private-use character that does not occur in the text. */
function unusedCharacter(text: string): string {
  let code = 0xe000
  while (text.includes(String.fromCharCode(code))) code++
  return String.fromCharCode(code)
}

/** A name for one line: line breaks and repeated blanks become one blank. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
