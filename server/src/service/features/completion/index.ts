/** Completion. Each source has a file of its own; this one decides which sources apply. */
import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver-types'
import type { Examined } from '../../../workspace/examine.ts'
import type { ClientFeatures } from '../../../workspace/host.ts'
import { factOffer } from './facts.ts'
import { frontMatterOffers } from './frontMatter.ts'
import { kindOffers } from './kinds.ts'
import { type Around, addressOffers } from './links.ts'
import { missingOffers } from './missing.ts'
import { issueOffers } from './names.ts'
import { itemsOf, type Offer, type Target } from './offer.ts'
import { slotAt } from './slot.ts'
import { sourceOffers } from './sources.ts'
import { addressBefore, commentBefore, isInCode, isInFrontMatter, type Spot, spotAt } from './spot.ts'
import type { Reader } from './times.ts'
import { valueOffers } from './values.ts'
import { waiverOffers } from './waivers.ts'

/** The characters that trigger completion. */
export const completionTriggers = [' ', '|', '(', '/', '#', '+'] as const

export interface CompletionAsked {
  readonly position: Position
  /** The character that triggered completion; `undefined` if the user asked. */
  readonly trigger: string | undefined
  readonly reader: Reader
}

/** The items for a position in display order; none in code, in prose, and outside of handoffs. */
export async function completionsOf(
  examined: Examined,
  asked: CompletionAsked,
  around: Around,
  features: ClientFeatures,
): Promise<CompletionItem[]> {
  const spot = spotAt(examined.document, asked.position)
  if (examined.role === 'template') {
    const comment = commentBefore(examined.document, spot)
    const found = comment === undefined ? undefined : sourceOffers(comment, spot)
    return found ? itemsOf(found.offers, found.target, features) : []
  }
  if (examined.role !== 'document') return []
  if (asked.trigger !== undefined && !isWorthAsking(asked.trigger, spot)) return []
  const found = await offersAt(examined, spot, asked, around)
  const known = isInFrontMatter(examined.document, spot) ? undefined : await factOffer(examined, spot, around.facts)
  const others = found ? itemsOf(found.offers, withWholeValue(found, spot), features) : []
  // What is known comes before what may be chosen.
  return known ? [...itemsOf([known.offer], known.target, features), ...others].map(inOrder) : others
}

/** The item with a place among all that are shown. */
function inOrder(item: CompletionItem, index: number): CompletionItem {
  return { ...item, sortText: String(index).padStart(4, '0') }
}

type Found = { readonly offers: Offer[]; readonly target: Target } | undefined

async function offersAt(examined: Examined, spot: Spot, { trigger, reader }: CompletionAsked, around: Around): Promise<Found> {
  const { document, result } = examined
  const isAsked = trigger === undefined
  if (isInFrontMatter(document, spot)) return frontMatterOffers(examined, spot, around)
  const comment = commentBefore(document, spot)
  if (comment !== undefined) return waiverOffers(examined, comment, spot)
  const whole = isAsked ? kindOffers(examined, spot) : undefined
  if (whole) return whole
  if (result?.kind === undefined || isInCode(document, spot)) return undefined
  const { line, before, after } = spot
  const address = addressBefore(spot)
  if (address !== undefined) {
    const { offers, typed } = await addressOffers(examined, address, around)
    const rest = /^[^\s()<>#]*/.exec(after)?.[0].length ?? 0
    return { offers, target: { line, start: before.length - typed.length, end: before.length + rest } }
  }
  if (/\[[ xX]?$/.test(before) && /^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]?$/.test(before)) return boxOffers(spot)
  const choice = choiceOffers(spot)
  if (choice) return choice
  const slot = slotAt(examined, spot)
  if (slot) return { offers: await valueOffers(examined, slot, around, reader, isAsked), target: slot.target }
  const mention = /(?<![\p{L}\p{N}])(?:#\d*|[A-Z][A-Z0-9]{1,9}-\d*)$/u.exec(before)?.[0]
  if (mention !== undefined && isAsked && before.trim() !== mention)
    return {
      offers: issueOffers(examined, await around.handoffs()),
      target: { line, start: before.length - mention.length, end: before.length },
    }
  return missingOffers(examined, spot)
}

/** The cursor may be in a complete value that the user wants to change. Then its letters do not filter the others. */
function withWholeValue({ offers, target }: NonNullable<Found>, { before, after }: Spot): Target {
  const { start, end, skipped = '' } = target
  const written = (before + after).slice(start, end).trim()
  const isWhole = written !== '' && offers.some(({ label, text = label }) => text === written)
  return isWhole && skipped === '' ? { ...target, skipped: before.slice(start) } : target
}

/** A tick, or none, in a box. */
function boxOffers({ line, before, after }: Spot): Found {
  const start = before.lastIndexOf('[')
  const rest = /^[ xX]?\]?/.exec(after)?.[0].length ?? 0
  const target = { line, start, end: before.length + rest, skipped: before.slice(start) }
  const space = /^\s/.test(after.slice(rest)) ? '' : ' '
  return {
    offers: [
      { label: '[x]', detail: (t) => t('Done'), words: 'x done', kind: CompletionItemKind.Value, text: `[x]${space}` },
      { label: '[ ]', detail: (t) => t('Open'), words: 'open', kind: CompletionItemKind.Value, text: `[ ]${space}` },
    ],
    target,
  }
}

/**
 * Several boxes behind a label are a choice. Each option ticks its own box and unticks the others. Typed text is removed; the boxes change
 * in additional edits, so that a snippet session continues.
 */
function choiceOffers({ line, before, after }: Spot): Found {
  const [, label = '', typed = '', boxes = ''] =
    /^(.*?[:：][*_]*[ \t]*)([^[\]:：]*)(\[[ xX]\] [^[\]]+(?:\[[ xX]\] [^[\]]+)+)$/.exec(before + after) ?? []
  if (boxes === '' || before.length < label.length || /^[\s>]*[-*+]\s+\[[ xX]\]/.test(label)) return undefined
  const first = label.length + typed.length
  const found = [...boxes.matchAll(/\[([ xX])\] ([^[\]]+)/g)].map(([, tick = '', name = ''], index, all) => ({
    name: name.trim(),
    ticked: tick !== ' ',
    at: first + (all[index]?.index ?? 0) + 1,
  }))
  const isTyping = before.length <= first
  // Tab accepts the first item, which must therefore choose nothing.
  const later: Offer = { label: '[ ]', text: '', detail: (t) => t('Choose later'), kind: CompletionItemKind.EnumMember }
  const names = found.map(
    (wanted): Offer => ({
      label: wanted.name,
      text: '',
      detail: `[x] ${wanted.name}`,
      kind: CompletionItemKind.EnumMember,
      beside: found.flatMap((box) =>
        box.ticked === (box === wanted) ? [] : [{ start: box.at, end: box.at + 1, text: box === wanted ? 'x' : ' ' }],
      ),
    }),
  )
  return {
    offers: found.some(({ ticked }) => ticked) ? names : [later, ...names],
    target: isTyping ? { line, start: label.length, end: first } : { line, start: before.length, end: before.length },
  }
}

/** Most spaces are between words, and most bars, hashes and slashes need no completion, so they are rejected first. */
function isWorthAsking(trigger: string, { before }: Spot): boolean {
  switch (trigger) {
    case ' ':
      return /(?:[:：][*_]*|\||^[\s>]*(?:[-*+]|\d+[.)]|#{1,6})(?: \[[ xX]\])?|handoff-ignore(?:-file)?(?: [\w-]+,)*|[\p{L}\p{N})][,;]|_ Date:|<!--) $/u.test(
        before,
      )
    case '#':
      return /(?:^[\s>]*#+|\]\([^()\s]*#|\]:\s*\S*#|[|:]\s*#)$/.test(before)
    case '(':
      return before.endsWith('](')
    case '/':
      return /\]\([^()\s]*\/$|\]:\s*\S*\/$|^\w+:\s*\S*\/$/.test(before)
    default:
      return true
  }
}
