/** Issue ids in a document and in the workspace. */
import { type DocumentHighlight, DocumentHighlightKind, type Location, type Position, type Range } from 'vscode-languageserver-types'
import { issueIdIn, issueIdPattern, issueRowsOf } from '../../core/linter/facts.ts'
import type { Block, Place } from '../../core/markdown/document.ts'
import { addressOf } from '../../core/markdown/links.ts'
import { placeIn } from '../../core/recognisers/times/moments.ts'
import type { Kind } from '../../core/template/kind.ts'
import { withLetters } from '../../core/util/anyCase.ts'
import { perObject } from '../../core/util/perObject.ts'
import type { Examined } from '../../workspace/examine.ts'
import { rangeOf, textEdits } from '../convert/ranges.ts'

/** What is needed of a document, open or not. */
export interface Handoff extends Pick<Examined, 'uri' | 'project' | 'document'> {
  /** Without a kind it is no handoff. */
  readonly result: { readonly kind: Kind | undefined } | undefined
}

/** An id in a text: `SHOP-12`, `#12`. */
export interface IssueMention {
  readonly id: string
  readonly at: Place
}

/** The id at a position; `undefined` for none, and outside of handoffs. */
export function issueAt({ document, result }: Handoff, position: Position): IssueMention | undefined {
  const offset = document.lines.offsetAt(position)
  const block = document.blocks.findLast((one) => document.startOf(one) <= offset)
  if (result?.kind === undefined || block === undefined) return undefined
  const inBlock = offset - document.startOf(block)
  return mentionsIn(block).find(({ at }) => at.start <= inBlock && inBlock <= at.end)
}

/** The id at a position and its range, for renaming. */
export function renamedAt(examined: Handoff, position: Position): { range: Range; placeholder: string } | null {
  const { document } = examined
  const mention = issueAt(examined, position)
  return mention ? { range: rangeOf(document.lines, document.spanOf(mention.at)), placeholder: mention.id } : null
}

/** True for a valid issue id. */
export function isIssueId(text: string): boolean {
  return issueIdIn(text) === text
}

/** All mentions of an id in a document in order, including those in addresses. */
export function mentionsOf({ document, result }: Handoff, id?: string): IssueMention[] {
  if (result?.kind === undefined) return []
  return document.blocks.flatMap((block) => mentionsIn(block).filter((mention) => id === undefined || mention.id === id))
}

/** The table rows about the issue, which define it. */
export function definitionsOf(examined: Handoff, id: string): Location[] {
  const isDefinition = definitions(examined, id)
  return locationsOf(examined, mentionsOf(examined, id).filter(isDefinition))
}

/** All mentions; those in defining rows only if `withDefinitions`. */
export function referencesOf(examined: Handoff, id: string, withDefinitions: boolean): Location[] {
  const mentions = mentionsOf(examined, id)
  if (withDefinitions) return locationsOf(examined, mentions)
  const isDefinition = definitions(examined, id)
  return locationsOf(
    examined,
    mentions.filter((mention) => !isDefinition(mention)),
  )
}

/** The mentions of the id at a position in its own document. */
export function highlightsOf(examined: Handoff, position: Position): DocumentHighlight[] {
  const here = issueAt(examined, position)
  if (here === undefined) return []
  return locationsOf(examined, mentionsOf(examined, here.id)).map(({ range }) => ({ range, kind: DocumentHighlightKind.Text }))
}

/** The edits that rename an issue in a document. */
export function renameEdits(examined: Handoff, id: string, newId: string) {
  const { document } = examined
  const edits = mentionsOf(examined, id).map(({ at }) => ({ span: document.spanOf(at), text: newId }))
  return textEdits(document.lines, edits)
}

/** True if an id means the same issue in both documents: a mere number is unique within a project only. */
export function shareIssues(one: Handoff, other: Handoff, id: string): boolean {
  return !id.startsWith('#') || one.project === other.project
}

const issueIds = withLetters(issueIdPattern, 'gu')

/** Looks like an id, but is a zone, a standard, an encoding or a severity. */
const notIssues = /^(?:UTC|GMT|UTF|ISO|DIN|RFC|SHA|MD|AES|RSA|SEV|PRIO)-/

/** The ids in a block: in text, inline code, and web addresses, but not in code blocks. */
const mentionsIn = perObject((block: Block): readonly IssueMention[] => {
  const found = new Map<number, IssueMention>()
  const look = (at: Place, text: string, inAddress = false) => {
    for (const { 0: id, index } of text.matchAll(issueIds(text))) {
      // Behind the hash of an address is an anchor.
      if (notIssues.test(id) || (inAddress && id.startsWith('#'))) continue
      const place = placeIn(at, { start: index, end: index + id.length })
      found.set(place.start, { id, at: place })
    }
  }
  for (const { at, text, code } of block.runs) {
    look(at, text)
    for (const place of code) look(place, block.text.slice(place.start, place.end))
  }
  for (const link of block.links) {
    // Renaming an issue does not rename files.
    if (link.form === 'reference' || !/^https?:/i.test(link.url)) continue
    const address = addressOf(link)
    look(address, block.text.slice(address.start, address.end), true)
  }
  return [...found.values()].sort((a, b) => a.at.start - b.at.start)
})

/** Returns a test for mentions in the defining rows of an issue. */
function definitions({ document }: Handoff, id: string): (mention: IssueMention) => boolean {
  const starts = new Map<Block, Set<number>>()
  for (const { id: named, idAt } of issueRowsOf(document)) {
    if (named !== id) continue
    const { block, start, end } = idAt
    const inBlock = starts.get(block) ?? new Set()
    starts.set(block, inBlock.add(start + block.text.slice(start, end).indexOf(id)))
  }
  return ({ at }) => starts.get(at.block)?.has(at.start) ?? false
}

function locationsOf({ uri, document }: Handoff, mentions: readonly IssueMention[]): Location[] {
  return mentions.map(({ at }) => ({ uri, range: rangeOf(document.lines, document.spanOf(at)) }))
}
