/** References and footnotes are global: a block that mentions a label which another block defines is parsed as if it stood in it. */
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import { readAgain } from './cut.ts'
import type { Block, Document } from './document.ts'
import type { Exchange } from './exchange.ts'

/** The blocks as they are with the labels of the others, and how many blocks define each label. */
export interface Resolved {
  readonly blocks: readonly Block[]
  readonly labels: ReadonlyMap<string, number>
}

/** Parses anew the blocks that mention a label which another block defines, or no longer does. */
export function resolveReferences({ blocks, from, to, removed }: Exchange, previous: Document | undefined): Resolved {
  const isSame = previous !== undefined && sameLabels(removed, blocks.slice(from, to))
  const labels = isSame ? previous.labels : labelsOf(blocks)
  let resolved: Block[] | undefined
  const resolve = (index: number) => {
    const block = blocks[index] as Block
    if (labels.size === 0 && block.seeds === '') return
    const foreign = mentionsOf(block).filter((label) => (labels.get(label) ?? 0) > (block.definitions.includes(label) ? 1 : 0))
    const seeds = [...new Set(foreign)].sort()
    if (seeds.join('\n') === block.seeds) return
    resolved ??= [...blocks]
    resolved[index] = readAgain(block, seeds)
  }
  for (let index = from; index < to; index++) resolve(index)
  const changed = isSame ? new Set<string>() : changedLabels(labels, previous?.labels)
  if (changed.size > 0) {
    for (const [index, block] of blocks.entries())
      if ((index < from || index >= to) && mentionsOf(block).some((label) => changed.has(label))) resolve(index)
  }
  return { blocks: resolved ?? blocks, labels }
}

function sameLabels(before: readonly Block[], now: readonly Block[]): boolean {
  const labels = (blocks: readonly Block[]) =>
    blocks.map((block) => [...new Set(block.definitions)].sort().join('\n')).filter((own) => own !== '')
  const [some, others] = [labels(before), labels(now)]
  return some.length === others.length && some.every((own, index) => own === others[index])
}

function labelsOf(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const labels = new Map<string, number>()
  for (const block of blocks) for (const label of new Set(block.definitions)) labels.set(label, (labels.get(label) ?? 0) + 1)
  return labels
}

/** The labels of which another number of blocks defines them. */
function changedLabels(now: ReadonlyMap<string, number>, before: ReadonlyMap<string, number> = new Map()): ReadonlySet<string> {
  const changed = new Set<string>()
  for (const [label, count] of now) if (before.get(label) !== count) changed.add(label)
  for (const label of before.keys()) if (!now.has(label)) changed.add(label)
  return changed
}

const mentions = new WeakMap<Block, readonly string[]>()

function mentionsOf(block: Block): readonly string[] {
  const known = mentions.get(block)
  if (known) return known
  const found = Array.from(block.text.matchAll(/\[([^[\]]{1,999})\]/g), ([, label = '']) => {
    const footnote = label.startsWith('^')
    return (footnote ? '^' : '') + normalizeIdentifier(footnote ? label.slice(1) : label)
  })
  mentions.set(block, found)
  return found
}
