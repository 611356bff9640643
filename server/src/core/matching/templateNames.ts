/** The names in a template, which tell what a heading or label of a document is. */
import { nameKey } from '../lexicon/names.ts'
import type { Part, SectionPart } from '../template/kind.ts'
import { perObject } from '../util/perObject.ts'

export interface TemplateNames {
  /** How many parts have a name. Only a unique name is looked for in the whole document. */
  readonly uses: ReadonlyMap<string, number>
  /** How many fields have a name. A section with such a name is not taken for another part. */
  readonly labels: ReadonlyMap<string, number>
  /** The keys of all sections with their aliases, and of the words with which those that repeat begin. */
  readonly all: ReadonlySet<string>
  readonly stems: readonly string[]
}

export const templateNames = perObject((root: SectionPart): TemplateNames => {
  const uses = new Map<string, number>()
  const labels = new Map<string, number>()
  const all = new Set<string>()
  const stems: string[] = []
  const count = (names: Map<string, number>, name: string) => names.set(nameKey(name), (names.get(nameKey(name)) ?? 0) + 1)
  const label = (leaf: Part) => {
    if (leaf.type === 'field') count(labels, leaf.name)
    if (leaf.type === 'record') leaf.fields.forEach(label)
  }
  const visit = (part: SectionPart) => {
    part.parts.forEach(label)
    count(uses, part.name)
    if (part.stem !== '') stems.push(nameKey(part.stem))
    for (const name of [part.name, ...part.aliases]) all.add(nameKey(name))
    part.sections.forEach(visit)
  }
  visit(root)
  return { uses, labels, all, stems }
})
