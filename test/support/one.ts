/** One rule by itself, so that a test of it does not see the others. */

import type { Environment } from '../../server/src/core/linter/environment.ts'
import type { Problem, Rule } from '../../server/src/core/linter/rule.ts'
import { runRules } from '../../server/src/core/linter/runner.ts'
import { sourceOf } from '../../server/src/core/markdown/blocks.ts'
import type { Block, Document } from '../../server/src/core/markdown/document.ts'
import { parseDocument } from '../../server/src/core/markdown/parse.ts'
import { matchKind } from '../../server/src/core/matching/match.ts'
import { timesOfBlock } from '../../server/src/core/recognisers/times/moments.ts'
import { kindOf, now, type Setting } from './check.ts'

/** The problems that one rule finds, in its own order. */
export function runRule(
  rule: Rule,
  text: string,
  environment: Partial<Environment> = {},
  setting: Setting = {},
): { document: Document; problems: Problem[] } {
  const document = parseDocument(text)
  const kind = kindOf(setting)
  const match = matchKind(document, kind, undefined)
  const context = {
    document,
    match,
    kind,
    stage: undefined,
    kept: false,
    unknownKind: undefined,
    environment: { now, timeZone: undefined, ...environment },
    kindIds: [],
    ruleIds: [],
    waivers: [],
    facts: undefined,
    timesIn: (block: Block) => timesOfBlock(document, block),
  }
  return { document, problems: runRules([rule], context).reported.map(({ problem }) => problem) }
}

/** What one rule finds: the words at fault, and behind an arrow what its first fix would put there. */
export function faultsOf(rule: Rule, text: string, environment: Partial<Environment> = {}, setting: Setting = {}): string[] {
  return runRule(rule, text, environment, setting).problems.map(({ at, fixes }) => {
    const words = sourceOf(at)
    const edit = fixes?.[0]?.edits[0]
    return edit ? `${words} → ${edit.text}` : words
  })
}
