/** Completion of rules in a waiver. */
import { CompletionItemKind } from 'vscode-languageserver-types'
import { check, type Finding } from '../../../core/check.ts'
import { editDocument } from '../../../core/markdown/parse.ts'
import { rules, waiverRules } from '../../../core/rules/index.ts'
import type { Examined } from '../../../workspace/examine.ts'
import { nameIn, type Translate } from '../../l10n/texts.ts'
import type { Offer, Target } from './offer.ts'
import type { Spot } from './spot.ts'

/** The rules that a waiver may name, those of the problems behind it first, and the keywords of a waiver. */
export function waiverOffers(examined: Examined, comment: string, spot: Spot): { offers: Offer[]; target: Target } {
  const { line, before, after } = spot
  const rest = /^[\w-]*/.exec(after)?.[0].length ?? 0
  const typed = /[\w-]*$/.exec(comment)?.[0] ?? ''
  const target = { line, start: before.length - typed.length, end: before.length + rest }
  const named = /^<!--\s*handoff-ignore(?:-file)?\s+(.*)$/s.exec(comment)?.[1]
  if (named === undefined) {
    if (!/^<!--\s*[\w-]*$/.test(comment)) return { offers: [], target }
    const words = [
      ['handoff-ignore', (t: Translate) => t('Accepts what a rule finds in the next block')],
      ['handoff-ignore-file', (t: Translate) => t('Accepts what a rule finds in the document')],
    ] as const
    return {
      offers: words.map(([label, detail]) => ({ label, text: `${label} `, words: label, detail, kind: CompletionItemKind.Keyword })),
      target,
    }
  }
  // After the dashes follows the reason, in the writer's words.
  if (/(?:^|\s)--(?:\s|$)/.test(named)) return { offers: [], target }
  const behind = after.slice(rest)
  const isDone = behind.includes(' -- ')
  const closing = isDone || /^\s*-->/.test(behind) ? '' : ' -->'
  // An editor that closes brackets has added one for that of `<!--`.
  const closed = closing !== '' && behind.startsWith('>') ? { ...target, end: target.end + 1 } : target
  const others = new Set(named.slice(0, named.length - typed.length).split(/[\s,]+/))
  const found = rulesAround(examined, comment, spot)
  const order = new Map([...new Set(found)].map((rule, index) => [rule, index]))
  const offers = rules
    .filter(({ id }) => !others.has(id) && !waiverRules.some((rule) => rule.id === id))
    .toSorted((a, b) => (order.get(a.id) ?? Infinity) - (order.get(b.id) ?? Infinity) || (a.id < b.id ? -1 : 1))
    .map(({ id, summary }) => ({
      label: id,
      kind: CompletionItemKind.EnumMember,
      documentation: (t: Translate) => nameIn(t, summary),
      rule: id,
      words: id,
      ...(!isDone && { text: `${id} --${closing}`, snippet: `${id} -- \${1:reason}${closing}` }),
    }))
  return { offers, target: closed }
}

/** The rules with findings, the nearest first. */
function rulesAround({ document, options, findings }: Examined, comment: string, { offset, after }: Spot): string[] {
  const start = offset - comment.length
  if (after.includes('-->')) return byDistance(findings, start)
  // An unclosed comment swallows the following text, so the document is checked without it.
  const { lines } = document
  const end = lines.positionAt(offset + after.length)
  const without = editDocument(document, [{ range: { start: lines.positionAt(start), end }, text: '' }])
  return byDistance(check(without, options).findings, start)
}

function byDistance(findings: readonly Finding[], offset: number): string[] {
  return findings.toSorted((a, b) => distance(a.span.start, offset) - distance(b.span.start, offset)).map(({ rule }) => rule)
}

/** Problems behind the waiver come before those above it. */
function distance(start: number, offset: number): number {
  return start >= offset ? start - offset : 1e9 + offset - start
}
