/** Completion of what is missing: fields and items of the current section, sections, and another instance of repeating ones. */
import { CompletionItemKind } from 'vscode-languageserver-types'
import type { Section } from '../../../core/markdown/document.ts'
import type { Deviation } from '../../../core/matching/deviations.ts'
import type { Part, SectionPart } from '../../../core/template/kind.ts'
import { snippetOf } from '../../../core/template/skeleton.ts'
import { lineEndingOf } from '../../../core/util/text.ts'
import type { Examined } from '../../../workspace/examine.ts'
import type { Translate } from '../../l10n/texts.ts'
import { documentationOf, holdsLetters } from '../../l10n/words.ts'
import type { Offer, Target } from './offer.ts'
import { type Spot, sectionAt } from './spot.ts'

/** The marks at the start of a line, and a few words behind them. */
const beginning =
  /^([ \t>]*)(#{1,6}(?=\s|$)|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$))?(\s*)(\[[ xX]?\]?\s*)?((?:\*\*|__)?[\p{L}\p{N}'’/&() -]{0,40})$/u

/** Offers for a line that has just begun; `undefined` if it has other content. */
export function missingOffers(examined: Examined, spot: Spot): { offers: Offer[]; target: Target } | undefined {
  const { before, after, line } = spot
  const begun = beginning.exec(before)
  if (!begun || after.trim() !== '' || examined.result?.match === undefined) return undefined
  const [, margin = '', mark = '', , , words = ''] = begun
  const bold = /^(?:\*\*|__)/.exec(words)?.[0].length ?? 0
  // Words without a mark below a line of prose are prose.
  if (mark === '' && words.trim() !== '' && lineText(examined, line - 1).trim() !== '') return undefined
  const skipped = before.slice(margin.length, before.length - words.length + bold)
  const target = { line, start: margin.length, end: before.length + after.length, skipped }
  const isHeading = mark.startsWith('#')
  const isItem = mark !== '' && !isHeading
  const offers = [...(isHeading ? [] : leafOffers(examined, spot, mark)), ...(isItem || margin !== '' ? [] : sectionOffers(examined, spot))]
  // Text without a mark may be the start of a sentence.
  const wanted = mark === '' ? words.slice(bold).toLowerCase() : ''
  return { offers: offers.filter(({ label }) => holdsLetters(label.toLowerCase(), wanted)), target }
}

/** The missing fields and items of the current section. */
function leafOffers({ document, result }: Examined, { offset }: Spot, mark: string): Offer[] {
  const { deviations = [], outline } = result?.match ?? {}
  const here = outline && sectionAt(document, outline.sections, offset)
  return deviations.flatMap((deviation): Offer[] => {
    if (deviation.section !== here) return []
    const inserted = textOf(deviation)
    if (inserted === undefined || deviation.part === undefined || deviation.part.type === 'section') return []
    if (/^\s*\|/.test(inserted)) return []
    // The author's mark stays; a line without one gets that of its neighbours.
    const lines = withoutMargin(inserted)
    const text = mark === '' ? lines : lines.replace(/^(?:[-*+]|\d{1,9}[.)])(?=\s)/, mark)
    return [
      offerOf(deviation.part, text, deviation.part.type === 'field' ? (t) => t('Missing field') : (t) => t('Missing item'), document.text),
    ]
  })
}

/** The missing sections, those within the current section first, and another instance of each repeating one. */
function sectionOffers({ document, result }: Examined, { line }: Spot): Offer[] {
  const match = result?.match
  if (match === undefined) return []
  const { outline } = match
  // A heading that has just begun is a section of its own.
  const here = sectionAt(document, outline.sections, document.lines.lineStart(line) - 1)
  const apart = (text: string) => {
    const above = line > 0 && document.text.slice(document.lines.lineStart(line - 1), document.lines.lineEnd(line - 1)).trim() !== ''
    const below =
      document.lines.lineEnd(line) < document.text.length && lineBelow(document.text, document.lines.lineEnd(line)).trim() !== ''
    return `${above ? '\n' : ''}${text}${below ? '\n' : ''}`
  }
  const missing = match.deviations.flatMap((deviation) => {
    const text = deviation.part?.type === 'section' ? textOf(deviation) : undefined
    return text !== undefined && deviation.part?.type === 'section' && !/^\s*\|/.test(text)
      ? [{ deviation, part: deviation.part, text }]
      : []
  })
  const within = missing.filter(
    ({ deviation }) =>
      here && deviation.section.heading && outline.isWithin(here, deviation.section) && deviation.section !== outline.title,
  )
  const ordered = [...within, ...missing.filter((one) => !within.includes(one))]
  const repeated = [...match.sections].filter(([section, part]) => part.repeats && part !== match.kind.root && isNear(section))
  return [
    ...ordered.map(({ part, text }) => offerOf(part, apart(withoutMargin(text)), (t) => t('Missing section'), document.text)),
    ...Array.from(new Map(repeated.map(([{ depth }, part]) => [part, depth])), ([part, depth]) =>
      offerOf(part, apart(oneMore(part, depth)), (t) => t('One more'), document.text),
    ),
  ]

  /** True for a section around the cursor, or directly below the current one. */
  function isNear(section: Section): boolean {
    return here !== undefined && (outline.isWithin(here, section) || here.sections.includes(section))
  }
  /** The template's section at the depth of the others, with the next number. */
  function oneMore(part: SectionPart, depth: number): string {
    const others = [...(match?.sections.values() ?? [])].filter((other) => other === part)
    const heading = part.source.trim().replace(/^#+[ \t]*/, `${'#'.repeat(Math.min(6, depth))} `)
    return heading.replace(/^([^\n\d]*)\d+/, (_all, words) => `${words}${others.length + 1}`)
  }
}

function offerOf(part: Part, text: string, detail: (t: Translate) => string, document: string): Offer {
  const ending = lineEndingOf(document)
  const kind = part.type === 'section' ? CompletionItemKind.Module : CompletionItemKind.Field
  return {
    label: part.name,
    kind,
    detail,
    documentation: (t) => documentationOf(part, t),
    text: (/[:：]\**$/.test(text) ? `${text} ` : text).replaceAll('\n', ending),
    snippet: snippetOf(text).replaceAll('\n', ending),
    words: part.name,
  }
}

/** The text that a fix inserts for a deviation; `undefined` if nothing is to be inserted. */
function textOf(deviation: Deviation): string | undefined {
  return 'insert' in deviation && deviation.insert !== undefined
    ? deviation.insert.replace(/\r\n|\r/g, '\n').replace(/^[\s]*\n|\s+$/g, '')
    : undefined
}

function withoutMargin(text: string): string {
  const margin = /^[ \t>]*/.exec(text)?.[0] ?? ''
  return text
    .split('\n')
    .map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line.trimStart()))
    .join('\n')
}

function lineText({ document: { text, lines } }: Examined, line: number): string {
  return line < 0 ? '' : text.slice(lines.lineStart(line), lines.lineEnd(line))
}

function lineBelow(text: string, lineEnd: number): string {
  return /^(?:\r\n|\n|\r)([^\r\n]*)/.exec(text.slice(lineEnd))?.[1] ?? ''
}
