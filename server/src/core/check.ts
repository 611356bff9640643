/** The one door to a checked document: the editor, the command line and the worker all come through here. */
import type { Document } from './model/document.ts'
import type { Kind, Stage } from './kind/kind.ts'
import type { Environment, Problem, Severity } from './rule.ts'
import type { Readiness } from './readiness.ts'
import type { Span } from './text.ts'
import type { KindSource } from './kind/detect.ts'

/** What a check needs beside the document. */
export interface CheckOptions extends Environment {
  /** The kinds that there are, by id, `general` included. */
  readonly kinds: ReadonlyMap<string, Kind>
  /** The document's path relative to the project, with `/`; decides by glob and by name. Empty for an untitled one. */
  readonly path: string
  /** A kind that was chosen from outside (`--kind`, a setting by glob), with where the choice came from. */
  readonly forced?: { readonly id: string; readonly from: 'option' | 'configuration' } | undefined
  /** Overrides of the rules' severities, `off` included. */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>
}

export interface CheckResult {
  readonly document: Document
  /** `undefined` for a document that is no handoff, which gets no problem either. */
  readonly kind: Kind | undefined
  readonly kindFrom: KindSource
  readonly stage: Stage | undefined
  /** In document order. */
  readonly findings: readonly Finding[]
  /** `undefined` without a kind. */
  readonly readiness: Readiness | undefined
}

/** A problem with the rule that found it, its place counted from the start of the document. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly span: Span
  readonly problem: Problem
}
