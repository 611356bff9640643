/** Declarations of a zone for the times of a document, and their scopes. */
import { allFields, blocksOf, reads, sourceOf } from '../../markdown/blocks.ts'
import type { Block, Document, Field, FrontMatter, Place, TextRun } from '../../markdown/document.ts'
import { findZoneDeclarations, findZonesInTitle, type Zone, type ZoneDeclaration, zoneLabels, zoneOf } from '../../time/index.ts'
import { perObject } from '../../util/perObject.ts'
import type { Span } from '../../util/text.ts'

/** A declaration of the zone of all times that it covers. */
export interface Declaration {
  readonly zone: Zone
  readonly written: string
  /** The place of the zone's words. */
  readonly at: Place
  /** True if two declarations contradict each other. */
  readonly contradicted?: boolean
  /** True if it is the zone of the first entry of a list or table, which applies to those below. */
  readonly ofEntry?: boolean
}

/** A span of a text at a place, as a place. */
export function placeIn(origin: Place, span: Span): Place {
  return { block: origin.block, start: origin.start + span.start, end: origin.start + span.end }
}

const zoneReader = reads((block) => declarationsInBlock(block).length > 0)

/** The declarations of a document outside labels and columns, in order. */
export function declarationsOf(document: Document): Declaration[] {
  return declarationScopes(document).map(({ declaration }) => declaration)
}

/** The label of a row with the zone: `| Time zone | Europe/Berlin |`. */
const zoneLabel = new RegExp(`^(?:${zoneLabels})$`, 'iu')

export interface DeclarationScope {
  readonly declaration: Declaration
  /** Offsets in the document. */
  readonly start: number
  readonly end: number
}

/** A declaration in a block and the offset from which it applies. In a heading it applies to the heading's section. */
interface BlockDeclaration {
  readonly declaration: Declaration
  /** `undefined` for a row of a table, which also applies to the text above it. */
  readonly start: number | undefined
  readonly heading: boolean
  readonly above: boolean
}

/**
 * The scope of each declaration: a heading's is its section, one in text or a table covers all that follows, and what stands above it in
 * its section where it speaks of times that it does not call the ones below; the front matter's everything.
 */
export function declarationScopes(document: Document): DeclarationScope[] {
  const scopes: DeclarationScope[] = []
  const whole = document.frontMatter && frontMatterDeclaration(document.frontMatter)
  if (whole) scopes.push({ declaration: whole, start: 0, end: document.length + 1 })
  for (const block of blocksOf(document, zoneReader)) {
    const origin = document.startOf(block)
    for (const { declaration, start, heading, above } of declarationsInBlock(block)) {
      const sections = document.sectionsIn(block)
      const own = heading ? sections.find((section) => section.heading?.textAt.start === start) : undefined
      const after = own && document.sectionAt(own.behind)?.heading
      let from = start === undefined ? document.startOf(aboveTable(block, document)) : origin + start
      if (above && !heading) {
        const around = sections.findLast((section) => section.heading?.at.block !== block || section.heading.at.start <= (start ?? 0))
        const begin = around?.heading ? document.spanOf(around.heading.at).start : 0
        // What an earlier declaration in the section covers stays with it.
        if (!scopes.some((scope) => scope.start >= begin)) from = begin
      }
      scopes.push({ declaration, start: from, end: after ? document.spanOf(after.at).start : document.length + 1 })
    }
  }
  return scopes.sort((a, b) => a.start - b.start)
}

/** The block in which a block's first table begins; a long table spans several. */
function aboveTable(block: Block, document: Document): Block {
  const { blocks } = document
  let index = document.indexOf(block)
  while (index > 0 && (blocks[index]?.continuation || blocks[index]?.contents[0]?.type === 'table')) index--
  return blocks[index] ?? block
}

const frontMatterDeclaration = perObject((frontMatter: FrontMatter): Declaration | undefined => {
  const entry = frontMatter.entries.get('timezone')
  const zone = typeof entry?.value === 'string' ? zoneOf(entry.value) : undefined
  return entry && zone && { zone, written: String(entry.value), at: entry.valueAt }
})

/** The declarations in a block outside labels and columns. */
const declarationsInBlock = perObject((block: Block): readonly BlockDeclaration[] => {
  const found: BlockDeclaration[] = []
  for (const { form, label, value } of allFields(block.contents)) {
    const zone = form === 'table' && zoneLabel.test(label) ? zoneOf(value.text) : undefined
    if (zone) found.push({ declaration: { zone, written: value.text, at: value.at }, start: undefined, heading: false, above: false })
  }
  for (const run of block.runs) {
    if (run.where === 'cell') continue
    for (const { zone, written, span, contradicted, above } of declarationsIn(run)) {
      const at = placeIn(run.at, span)
      // A label with a zone covers only its own value.
      if (fieldAround(block, at)) continue
      found.push({ declaration: { zone, written, at, contradicted }, start: run.at.start, heading: run.where === 'heading', above })
    }
  }
  return found
})

/** A line in bold or italics is a title or caption as well. */
function declarationsIn(run: TextRun): readonly ZoneDeclaration[] {
  const isTitle = run.where === 'heading' || (run.where === 'paragraph' && /^([*_]{1,3})[^*_\n]{1,80}\1[:：]?\s*$/.test(sourceOf(run.at)))
  return isTitle ? findZonesInTitle(run.text) : findZoneDeclarations(run.text)
}

function fieldAround(block: Block, place: Place): Field | undefined {
  return allFields(block.contents).find(
    (field) =>
      field.labelAt.start <= place.start && place.end <= field.labelAt.end && field.value.text !== '' && !/zone/i.test(field.label),
  )
}
