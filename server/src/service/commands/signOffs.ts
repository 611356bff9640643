/** *Sign Off*: lists the open sign-offs, and signs one. */
import type { Position } from 'vscode-languageserver-types'
import { check, type Finding } from '../../core/check.ts'
import { certainFix, editsOf } from '../../core/fix.ts'
import { deviationsOf } from '../../core/matching/deviations.ts'
import type { DocumentEdit, OpenSignOff } from '../../protocol.ts'
import type { Examined } from '../../workspace/examine.ts'
import { rangeOf, textEdits } from '../convert/ranges.ts'
import { oneLine } from './accept.ts'

const states: ReadonlyMap<string, OpenSignOff['state']> = new Map([
  ['unsigned', 'unsigned'],
  ['undated-sign-off', 'undated'],
  ['changed-since-sign-off', 'changed'],
])

/** The open sign-offs in document order, whatever severities and waivers apply to their rules. */
export function openSignOffs(examined: Examined): OpenSignOff[] {
  return findingsOf(examined, '').map((finding) => openSignOff(examined, finding))
}

/** The edit for the open sign-off on the line of a position; `null` for none. */
export function signatureFor(examined: Examined, version: number, position: Position, name: string): DocumentEdit | null {
  const { document } = examined
  const signer = oneLine(name)
  const onLine = findingsOf(examined, signer).filter(({ span }) => document.lines.positionAt(span.start).line === position.line)
  // Two sign-offs may share a line: the one at the position counts, else the first.
  const offset = document.lines.offsetAt(position)
  const finding = onLine.find(({ span }) => span.start === offset) ?? onLine[0]
  const fix = finding && (certainFix(finding) ?? finding.problem.fixes?.[0])
  return fix === undefined || signer === '' ? null : { version, edits: textEdits(document.lines, editsOf(document, fix)) }
}

/** The findings of the rules on sign-offs if a user of that name signs. */
function findingsOf({ document, options, result }: Examined, user: string): Finding[] {
  if (result?.kind === undefined) return []
  const severities = new Map([...(options.severities ?? []), ...[...states.keys()].map((rule) => [rule, 'warning'] as const)])
  const { findings, waived } = check(document, { ...options, severities, user })
  const all = [...findings, ...waived.map(({ finding }) => finding)].filter(({ rule }) => states.has(rule))
  return all.sort((a, b) => a.span.start - b.span.start)
}

function openSignOff({ document, result }: Examined, { rule, span, problem }: Finding): OpenSignOff {
  const deviations = result?.match
    ? [...deviationsOf(result.match.deviations, 'unsigned'), ...deviationsOf(result.match.deviations, 'undated-sign-off')]
    : []
  const deviation = deviations.find(({ at }) => at.block === problem.at.block && at.start === problem.at.start)
  const { line } = document.lines.positionAt(span.start)
  // A digest is behind its signature, so the words of the line tell whose it is.
  const words = document.text.slice(document.lines.lineStart(line), span.start).replace(/^[\s>|*+-]+|\*\*|\[[ xX]\]/g, '')
  const outline = result?.match?.outline
  const path = deviation && outline ? outline.pathOf(deviation.section) : []
  return {
    label: deviation?.label ?? words.trim(),
    section: path.slice(path[0] === outline?.title?.heading?.text ? 1 : 0).join(' › '),
    state: states.get(rule) ?? 'unsigned',
    range: rangeOf(document.lines, span),
  }
}
