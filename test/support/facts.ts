/** Facts that a test knows without any machine. */

import { check } from '../../server/src/core/check.ts'
import type { Fact, FactResult } from '../../server/src/core/facts/fact.ts'
import { targetsOf } from '../../server/src/core/facts/targets.ts'
import { editsOf } from '../../server/src/core/fix.ts'
import { parseDocument } from '../../server/src/core/markdown/parse.ts'
import type { FactSource } from '../../server/src/core/template/factSources.ts'
import { phrase } from '../../server/src/core/util/phrase.ts'
import { applyEdits } from '../../server/src/core/util/text.ts'
import type { Machine } from '../../server/src/workspace/host.ts'
import { optionsOf } from './check.ts'

export type KnownFacts = Readonly<Partial<Record<FactSource, Fact>>>

/** A document with its blanks filled in by what is known, by the sources that its template names. */
export function filledIn(template: string, document: string, facts: KnownFacts): string {
  const { document: read, match } = check(parseDocument(document), optionsOf({ template }))
  const edits = (match ? targetsOf(match) : [])
    .filter(({ isBlank }) => isBlank)
    .flatMap(({ sources, write }) => {
      const fact = sources.map((source) => facts[source]).find((known) => known !== undefined)
      return fact ? editsOf(read, { edits: write(fact) }) : []
    })
  return applyEdits(read.text, edits)
}

/** A machine that knows these facts and is silent about all others. */
export function machineOf(facts: KnownFacts): Machine {
  const find = async (source: FactSource): Promise<FactResult> => {
    const fact = facts[source]
    return fact ? { fact, origin: phrase`the repository` } : { silent: phrase`Git knows nothing of it` }
  }
  return {
    find,
    coverages: async () => ({ coverages: [{ since: undefined, name: phrase`since ${'v1.0.0'}`, commits: 3 }] }),
    isReleased: async () => false,
  }
}
