/** Asks the sources of all targets of a document. */
import type { Fact, FactScope, Facts } from '../../core/facts/fact.ts'
import type { FillTarget } from '../../core/facts/targets.ts'
import type { PlacedEdit } from '../../core/markdown/edits.ts'
import type { FactSource } from '../../core/template/factSources.ts'
import type { Phrase } from '../../core/util/phrase.ts'

/** A target with what fills it. */
export interface Gathered {
  readonly target: FillTarget
  readonly source: FactSource
  readonly fact: Fact
  readonly origin: Phrase
  /** At least one. */
  readonly edits: readonly PlacedEdit[]
}

/** Why a source says nothing. */
export interface Silence {
  readonly source: FactSource
  readonly reason: Phrase
}

/** The first source of a target that has something to write, else why each is silent. */
export async function askFor(facts: Facts, scope: FactScope, target: FillTarget): Promise<Gathered | readonly Silence[]> {
  const silences: Silence[] = []
  for (const source of target.sources) {
    const result = await facts.find(source, scope, target)
    if ('silent' in result) {
      silences.push({ source, reason: result.silent })
      continue
    }
    const edits = target.write(result.fact)
    if (edits.length > 0) return { target, source, fact: result.fact, origin: result.origin, edits }
  }
  return silences
}

/** What fills the targets, in their order. */
export async function gather(facts: Facts, scope: FactScope, targets: readonly FillTarget[]): Promise<Gathered[]> {
  const answers = await Promise.all(targets.map((target) => askFor(facts, scope, target)))
  return answers.filter((answer): answer is Gathered => 'edits' in answer)
}
