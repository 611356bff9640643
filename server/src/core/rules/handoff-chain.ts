import { resolvePath } from '../linter/facts.ts'
import type { Rule } from '../linter/rule.ts'
import { successors } from '../recognisers/successors.ts'
import { phrase } from '../util/phrase.ts'

/** A handoff hands over to a document that is missing, not complete or not correct. */
export const handoffChain: Rule = {
  id: 'handoff-chain',
  summary: 'A handoff hands over to a document that is missing, not complete or not correct.',
  severity: 'warning',
  blank: false,
  *check({ document, environment, facts }) {
    const { workspace } = environment
    if (!workspace || !facts || facts.example) return
    for (const { target, at } of successors(document)) {
      const path = resolvePath(facts.path, target)
      if (path === undefined || path === facts.path) continue
      const other = workspace.handoff(path)
      if (!other && !workspace.exists(path))
        yield { message: phrase`Hands over to "${target}", which is missing; expected a handoff there`, at }
      else if (other && !other.example && !other.ready)
        yield {
          message:
            other.open > 0
              ? phrase`Hands over to "${target}", which is ${other.percent} % complete; expected all of it`
              : phrase`Hands over to "${target}", which is complete with ${other.toCorrect} to correct; expected none`,
          at,
          related: [{ message: phrase`The handoff that is not done`, path }],
        }
    }
  },
}
