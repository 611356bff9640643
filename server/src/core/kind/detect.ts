/** Which kind is this document? */
import picomatch from 'picomatch'
import type { Document } from '../model/document.ts'
import { allSections } from '../model/sections.ts'
import { nameKey } from '../names.ts'
import type { Kind, SectionPart } from './kind.ts'
import { elementsOf, fieldsIn, itemsIn } from './outline.ts'

/** How the kind of a document was found. */
export type KindSource = 'front-matter' | 'configuration' | 'likeness' | 'option' | 'none'

export interface Detection {
  readonly kind: Kind | undefined
  readonly from: KindSource
  /** The kind that the front matter names, if there is none of that name. */
  readonly unknown?: string
}

/** The kind that has no template; a file that only looks like a handoff by its name is of this kind. */
export const generalKind = 'general'

/** The least share of a template's names, and the least number, that make a document alike. */
const alike = { share: 0.4, names: 6, sections: 3 }

/** Finds the kind: the front matter, then a choice from outside, then globs of templates, then likeness, then the file's name. */
export function detectKind(
  document: Document,
  kinds: ReadonlyMap<string, Kind>,
  path: string,
  forced?: { readonly id: string; readonly from: 'option' | 'configuration' },
): Detection {
  if (forced?.from === 'option') return { kind: kinds.get(forced.id), from: 'option' }
  const named = document.frontMatter?.entries.get('kind')?.value
  if (typeof named === 'string') {
    const kind = kinds.get(named)
    if (kind) return { kind, from: 'front-matter' }
  }
  if (forced) return { kind: kinds.get(forced.id), from: 'configuration' }
  const globbed = [...kinds.values()].find((kind) => kind.match.length > 0 && picomatch.isMatch(path, [...kind.match], { dot: true }))
  if (globbed) return { kind: globbed, from: 'configuration' }
  const like = mostAlike(document, kinds)
  if (like) return { kind: like, from: 'likeness' }
  if (/(?:^|[^\p{L}])(?:hand-?(?:off|over)s?|escalations?)(?=$|[^\p{L}])/iu.test(path.slice(path.lastIndexOf('/') + 1))) {
    return { kind: kinds.get(generalKind), from: 'likeness' }
  }
  return { kind: undefined, from: 'none' }
}

/** The kind whose template shares most names with the document, if it shares enough. */
function mostAlike(document: Document, kinds: ReadonlyMap<string, Kind>): Kind | undefined {
  const names = namesIn(document)
  let best: { kind: Kind; share: number } | undefined
  for (const kind of kinds.values()) {
    const wanted = namesOf(kind)
    const sections = wanted.sections.filter((name) => names.has(name)).length
    const hits = sections + wanted.others.filter((name) => names.has(name)).length
    const share = hits / Math.max(1, wanted.sections.length + wanted.others.length)
    if (share < alike.share || hits < alike.names || sections < Math.min(alike.sections, wanted.sections.length)) continue
    if (!best || share > best.share) best = { kind, share }
  }
  return best?.kind
}

function namesIn(document: Document): Set<string> {
  const names = new Set<string>()
  for (const section of allSections(document.root)) {
    const heading = nameKey(section.heading?.text ?? '')
    names.add(heading)
    // A numbered or named instance of a repeating section counts by its first word.
    names.add(heading.split(' ')[0] ?? '')
    for (const entry of fieldsIn(section.elements)) names.add(entry.key)
    for (const entry of itemsIn(section.elements)) if (entry.item.box) names.add(entry.key)
    for (const table of elementsOf(section.elements, 'table')) for (const column of table.columns) names.add(nameKey(column.text))
  }
  return names
}

const wantedNames = new WeakMap<Kind, { sections: string[]; others: string[] }>()

function namesOf(kind: Kind): { sections: string[]; others: string[] } {
  const known = wantedNames.get(kind)
  if (known) return known
  const sections = new Set<string>()
  const others = new Set<string>()
  const visit = (part: SectionPart) => {
    for (const leaf of part.parts) {
      if (leaf.type === 'field' || leaf.type === 'item') others.add(nameKey(leaf.name))
      else if (leaf.type === 'table') for (const column of leaf.columns) others.add(nameKey(column.name))
      else if (leaf.type === 'record') for (const field of leaf.fields) others.add(nameKey(field.name))
    }
    for (const child of part.sections) {
      sections.add(child.repeats ? nameKey(child.stem) : nameKey(child.name))
      visit(child)
    }
  }
  visit(kind.root)
  sections.delete('')
  const found = { sections: [...sections], others: [...others].filter((name) => name !== '' && !sections.has(name)) }
  wantedNames.set(kind, found)
  return found
}
