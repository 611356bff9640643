/** What is asked for at which stage. */
import type { Document } from '../markdown/document.ts'
import { type Stage, stages } from './kind.ts'

/** The stage that a document's front matter names; `undefined` if it names none, or none that exists. */
export function stageOf(document: Document): Stage | undefined {
  const value = document.frontMatter?.entries.get('stage')?.value
  return typeof value === 'string' ? stages.find((stage) => stage === value.trim().toLowerCase()) : undefined
}

/** The stage at which a document is checked: another than its own where one is given, `none` for no stage at all. */
export function stageFor(document: Document, given: Stage | 'none' | undefined): Stage | undefined {
  return given === 'none' ? undefined : (given ?? stageOf(document))
}

/** True if a part that is asked for from a stage on is asked for now. Without a stage, what comes after *ready* is not. */
export function isAskedFor(from: Stage | undefined, stage: Stage | undefined): boolean {
  if (from === undefined) return true
  return stages.indexOf(stage ?? 'ready') >= stages.indexOf(from)
}
