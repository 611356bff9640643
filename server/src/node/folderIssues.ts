/** What the handoffs of one folder say of issues, while they are compared. */
import { contradicts, type HandoffFacts, type StatedIssue } from '../core/facts.ts'
import { statementsOf } from '../service/issueIndex.ts'
import { idOfIssueQuestion } from '../service/view.ts'

/** All that is said of one issue. */
interface Said {
  readonly statements: StatedIssue[]
  readonly severities: Set<string>
  readonly workarounds: Set<string>
}

export class FolderIssues {
  readonly #said = new Map<string, Said>()

  /** Takes in what a handoff says; in the order of their paths. */
  add(facts: HandoffFacts | undefined): void {
    for (const [question, statement] of statementsOf(facts)) {
      let said = this.#said.get(question)
      if (said === undefined) {
        said = { statements: [], severities: new Set(), workarounds: new Set() }
        this.#said.set(question, said)
      }
      said.statements.push(statement)
      said.severities.add(statement.severity)
      said.workarounds.add(statement.workaround)
    }
  }

  /**
   * What others than the handoff at a path say of an issue and it does not say itself. Handoffs that say the same of an issue need not
   * hear of each other: most do, and each would have to be examined again.
   */
  answer(question: string, path: string, facts: HandoffFacts | null): StatedIssue[] {
    const said = this.#said.get(question)
    if (said === undefined) return []
    const others = () => said.statements.filter((other) => other.path !== path)
    if (facts === null) return others()
    const id = idOfIssueQuestion(question)
    const own = facts.issues.filter((issue) => issue.id === id)
    // What all say is looked at before who says it: there may be thousands who say the same.
    const isNews = own.some((mine) => isOtherwise(mine.severity, said.severities) || isOtherwise(mine.workaround, said.workarounds))
    if (!isNews) return []
    return others().filter((other) =>
      own.some((mine) => contradicts(mine.severity, other.severity) || contradicts(mine.workaround, other.workaround)),
    )
  }
}

function isOtherwise(mine: string, known: ReadonlySet<string>): boolean {
  for (const one of known) if (one !== mine && contradicts(mine, one)) return true
  return false
}
