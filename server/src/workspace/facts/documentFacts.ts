/** The facts of a document that is being written. */
import type { FactScope, Facts } from '../../core/facts/fact.ts'
import { type FillTarget, targetsOf } from '../../core/facts/targets.ts'
import { perObject } from '../../core/util/perObject.ts'
import type { Phrase } from '../../core/util/phrase.ts'
import type { Examined } from '../examine.ts'
import type { Files } from '../host.ts'
import { askFor, type Gathered, type Silence } from './gather.ts'
import { askedIn, type ScopeAsked, scopeOf } from './scope.ts'

export interface DocumentFacts {
  /** The places with sources, in document order; empty for a document that is no handoff. */
  readonly targets: readonly FillTarget[]
  /** What the first source of a place says that has something to write, else why each is silent. */
  ask(target: FillTarget, asked?: ScopeAsked): Promise<Gathered | readonly Silence[]>
}

/** Gives the facts of a document. `now` is in milliseconds since 1970. */
export type FactsOf = (examined: Examined) => DocumentFacts

export function createFactsOf(facts: Facts, files: Files, now: () => number): FactsOf {
  return perObject((examined: Examined): DocumentFacts => {
    const { document, project, result, uri } = examined
    const { match } = result ?? {}
    const scopes = new Map<string, Promise<FactScope | { problem: Phrase }>>()

    /** One object for what is asked together, since sources remember what they read for it. */
    function scopeFor(asked: ScopeAsked): Promise<FactScope | { problem: Phrase }> {
      const key = JSON.stringify(asked)
      const title = match?.outline.title?.heading?.text
      const scope =
        scopes.get(key) ??
        scopeOf(files, project, uri, match?.kind.id ?? '', { title, ...askedIn(project, uri, document), ...asked }, now())
      scopes.set(key, scope)
      return scope
    }

    return {
      targets: match ? targetsOf(match) : [],
      async ask(target, asked = {}) {
        const scope = await scopeFor(asked)
        return 'problem' in scope ? target.sources.map((source) => ({ source, reason: scope.problem })) : askFor(facts, scope, target)
      },
    }
  })
}
