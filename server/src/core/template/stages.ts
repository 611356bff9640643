/** Which parts are asked for at which stage. */
import type { Document } from '../markdown/document.ts'
import { type Stage, stages } from './kind.ts'

/** The stage in a document's front matter; `undefined` if it names none, or an unknown one. */
export function stageOf(document: Document): Stage | undefined {
  const value = document.frontMatter?.entries.get('stage')?.value
  return typeof value === 'string' ? stages.find((stage) => stage === value.trim().toLowerCase()) : undefined
}

/** The stage at which a document is checked: the given one if any (`none` for no stage), else its own. */
export function stageFor(document: Document, given: Stage | 'none' | undefined): Stage | undefined {
  return given === 'none' ? undefined : (given ?? stageOf(document))
}

/** True if a part that is asked for from a stage on is asked for now. Without a stage, parts from after *ready* are not. */
export function isAskedFor(from: Stage | undefined, stage: Stage | undefined): boolean {
  if (from === undefined) return true
  return stages.indexOf(stage ?? 'ready') >= stages.indexOf(from)
}
