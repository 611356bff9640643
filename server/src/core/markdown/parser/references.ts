/** References and footnotes are global: a block that uses a label of another block is parsed with that definition. */
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import { perObject } from '../../util/perObject.ts'
import type { Block } from '../document.ts'
import { readAgain } from './cut.ts'

/** The blocks, with those parsed again whose external labels have changed. */
export function resolveReferences(blocks: readonly Block[], labels: ReadonlyMap<string, number>): readonly Block[] {
  return blocks.map((block) => {
    if (labels.size === 0 && block.externalLabels === '') return block
    const foreign = mentionsOf(block).filter((label) => (labels.get(label) ?? 0) > (block.definitions.includes(label) ? 1 : 0))
    const externalLabels = foreign.length > 0 ? [...new Set(foreign)].sort() : foreign
    return externalLabels.join('\n') === block.externalLabels ? block : readAgain(block, externalLabels)
  })
}

/** How many blocks define each label. */
export function labelsOf(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const labels = new Map<string, number>()
  for (const { definitions } of blocks)
    if (definitions.length > 0) for (const label of new Set(definitions)) labels.set(label, (labels.get(label) ?? 0) + 1)
  return labels
}

const mentionsOf = perObject((block: Block): readonly string[] =>
  Array.from(block.text.matchAll(/\[([^[\]]{1,999})\]/g), ([, label = '']) => {
    const footnote = label.startsWith('^')
    return (footnote ? '^' : '') + normalizeIdentifier(footnote ? label.slice(1) : label)
  }),
)
