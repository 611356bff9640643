/** Where the id of an issue stands: in a document, and in all of the workspace. */
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

/** What has to be known of a document, be it open or not. */
export interface Handoff extends Pick<Examined, 'uri' | 'project' | 'document'> {
  /** Without a kind it is no handoff. */
  readonly result: { readonly kind: Kind | undefined } | undefined
}

/** An id as it stands in a text: `SHOP-12`, `#12`. */
export interface IssueMention {
  readonly id: string
  readonly at: Place
}

/** The id at a position; `undefined` if there is none, and in what is no handoff. */
export function issueAt({ document, result }: Handoff, position: Position): IssueMention | undefined {
  const offset = document.lines.offsetAt(position)
  const block = document.blocks.findLast((one) => document.startOf(one) <= offset)
  if (result?.kind === undefined || block === undefined) return undefined
  const inBlock = offset - document.startOf(block)
  return mentionsIn(block).find(({ at }) => at.start <= inBlock && inBlock <= at.end)
}

/** The range of the id at a position with the id itself, which is what can be renamed. */
export function renamedAt(examined: Handoff, position: Position): { range: Range; placeholder: string } | null {
  const { document } = examined
  const mention = issueAt(examined, position)
  return mention ? { range: rangeOf(document.lines, document.spanOf(mention.at)), placeholder: mention.id } : null
}

/** True for what can be the id of an issue. */
export function isIssueId(text: string): boolean {
  return issueIdIn(text) === text
}

/** All mentions of an id in a document, in order; those in an address are of it too. */
export function mentionsOf({ document, result }: Handoff, id?: string): IssueMention[] {
  if (result?.kind === undefined) return []
  return document.blocks.flatMap((block) => mentionsIn(block).filter((mention) => id === undefined || mention.id === id))
}

/** The rows of tables that are about the issue: what is known of it is said there. */
export function definitionsOf(examined: Handoff, id: string): Location[] {
  const isDefinition = definitions(examined, id)
  return locationsOf(examined, mentionsOf(examined, id).filter(isDefinition))
}

/** All mentions; those in the rows about the issue only if `withDefinitions`. */
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

/** The edits that give an issue another id in a document. */
export function renameEdits(examined: Handoff, id: string, newId: string) {
  const { document } = examined
  const edits = mentionsOf(examined, id).map(({ at }) => ({ span: document.spanOf(at), text: newId }))
  return textEdits(document.lines, edits)
}

/** True if two documents mean the same issue by an id: a number alone is one of its own project. */
export function shareIssues(one: Handoff, other: Handoff, id: string): boolean {
  return !id.startsWith('#') || one.project === other.project
}

const issueIds = withLetters(issueIdPattern, 'gu')

/** What is written like an id but names a zone, a standard, an encoding or a severity. */
const notIssues = /^(?:UTC|GMT|UTF|ISO|DIN|RFC|SHA|MD|AES|RSA|SEV|PRIO)-/

/** The ids in a block, found once: in its text, in code within the text, and in addresses on the web, but not in blocks of code. */
const mentionsIn = perObject((block: Block): readonly IssueMention[] => {
  const found = new Map<number, IssueMention>()
  const look = (at: Place, text: string, inAddress = false) => {
    for (const { 0: id, index } of text.matchAll(issueIds(text))) {
      // Behind the hash of an address stands a place in its page.
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
    // The name of a file does not change with the id of an issue.
    if (link.form === 'reference' || !/^https?:/i.test(link.url)) continue
    const address = addressOf(link)
    look(address, block.text.slice(address.start, address.end), true)
  }
  return [...found.values()].sort((a, b) => a.at.start - b.at.start)
})

/** Tells a mention that names the row about the issue from all others. */
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
