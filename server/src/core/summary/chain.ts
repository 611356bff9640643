/** The chain of a handoff: earlier ones, those that it hands over to, and the progress of each. */

import { plainName } from '../lexicon/names.ts'
import { type HandoffFacts, resolvePath, type Workspace } from '../linter/facts.ts'
import type { OpenLine } from '../linter/readiness.ts'
import type { Document, Place } from '../markdown/document.ts'
import { fieldsIn } from '../markdown/outline.ts'
import type { Match } from '../matching/documentMatch.ts'
import { successors } from '../recognisers/successors.ts'
import type { Stage } from '../template/kind.ts'
import { visibleTextOf } from './visibleText.ts'

/** A document of the chain. */
export interface ChainLink {
  readonly place: 'before' | 'this' | 'after'
  /** Relative to the project, with `/`. */
  readonly path: string
  /** `missing` if the file does not exist, `other` if it is no handoff. */
  readonly state: 'handoff' | 'missing' | 'other'
  readonly stage: Stage | undefined
  /** `undefined` for what is no handoff. */
  readonly progress: Progress | undefined
  /** Where this document names it; `undefined` for this document and those further away. */
  readonly at: Place | undefined
}

/** The progress of a handoff. */
export type Progress = Pick<HandoffFacts, 'percent' | 'open' | 'toCorrect'>

/** A hand-off between roles that the document describes. */
export interface RoleHandOff {
  readonly from: string
  readonly to: string
  readonly what: string
  readonly action: string
  readonly timing: string
  /** The number of its open lines. */
  readonly open: number
  readonly at: Place
}

/** Longer chains are cut. */
const maxChainLength = 8

/** The documents before and after a handoff, with itself in between; empty if it stands alone. */
export function chainOf(
  document: Document,
  self: Pick<ChainLink, 'path' | 'stage' | 'progress'>,
  workspace: Workspace | undefined,
): ChainLink[] {
  if (!workspace || self.path === '') return []
  const seen = new Set([self.path])
  const before: ChainLink[] = []
  const entry = document.frontMatter?.entries.get('previous')
  let target = typeof entry?.value === 'string' ? resolvePath(self.path, entry.value) : undefined
  while (target !== undefined && !seen.has(target) && before.length < maxChainLength) {
    seen.add(target)
    const facts = workspace.handoff(target)
    before.unshift(linkTo(target, facts, workspace, 'before', before.length === 0 ? entry?.valueAt : undefined))
    target = facts?.previous === undefined ? undefined : resolvePath(target, facts.previous)
  }
  const after: ChainLink[] = []
  for (const { target, at } of successors(document)) {
    const path = resolvePath(self.path, target)
    if (path === undefined || seen.has(path)) continue
    seen.add(path)
    after.push(linkTo(path, workspace.handoff(path), workspace, 'after', at))
  }
  if (before.length + after.length === 0) return []
  return [...before, { place: 'this', state: 'handoff', at: undefined, ...self }, ...after]
}

function linkTo(
  path: string,
  facts: HandoffFacts | undefined,
  workspace: Workspace,
  place: 'before' | 'after',
  at: Place | undefined,
): ChainLink {
  if (!facts) return { place, path, state: workspace.exists(path) ? 'other' : 'missing', stage: undefined, progress: undefined, at }
  return { place, path, state: 'handoff', stage: facts.stage, progress: facts, at }
}

const arrow = '\\s*(?:→|⇒|->|=>)\\s*'
/** `UX Designer → Developers`, alone or in parentheses behind the name of the step. */
const inParentheses = new RegExp(`\\(([^()]{2,60}?)${arrow}([^()]{2,60})\\)`, 'u')
const alone = new RegExp(`^[\\s\\d.]*(\\S[^()]{1,60}?)${arrow}([^()]{2,60})$`, 'u')

/** The hand-offs between roles: sections such as `QA Lead → DevOps Engineer`, with what is handed over and expected. */
export function roleHandOffsOf({ outline }: Match, lines: readonly OpenLine[]): RoleHandOff[] {
  return outline.sections.flatMap((section) => {
    const { heading } = section
    const roles = heading && section !== outline.title ? (inParentheses.exec(heading.text) ?? alone.exec(heading.text)) : null
    if (!roles || !heading) return []
    const said = (words: RegExp) => {
      const found = fieldsIn(section.elements).find(({ field }) => words.test(plainName(field.label)) && !field.value.empty)
      return found ? visibleTextOf(found.field) : ''
    }
    const path = outline.pathOf(section).join('\n')
    return {
      from: roles[1]?.trim() ?? '',
      to: roles[2]?.trim() ?? '',
      what: said(/^hand ?(?:off|over)|^what\b|^übergabe/),
      action: said(/\baction\b|\bexpected\b|\berwartet/),
      timing: said(/^timing$|^when$|^zeitpunkt$/),
      open: lines.filter(({ open, section: names }) => open.length > 0 && names.join('\n') === path).length,
      at: heading.textAt,
    }
  })
}
