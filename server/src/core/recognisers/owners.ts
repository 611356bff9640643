/** Labels and columns of people and of their tasks, in the languages of the lexicon. */

import { isAnswer } from '../lexicon/lexicon.ts'
import { conceptsIn, saysOnly } from '../lexicon/names.ts'
import { remembered } from '../util/remembered.ts'

const people: ReadonlySet<string> = new Set(
  'owner,contact,on call,lead,manager,author,outgoing,incoming,accepted by,decision maker,stakeholder,emergency + contact'.split(','),
)
const work: ReadonlySet<string> = new Set('action,step,task,ask,action item,next step'.split(','))
const moments: ReadonlySet<string> = new Set(['due', 'eta'])

/** True for a label or column of an owner. */
export function asksForOwner(label: string): boolean {
  return conceptsIn(label).includes('owner')
}

/** True for a label or column that asks for a person or a team. */
export const namesPerson = remembered(
  (label: string): boolean =>
    conceptsIn(label).some((concept) => people.has(concept)) ||
    /^(?:names?|by|who|wer|von|qui|quién|quem|chi|wie|氏名|姓名|이름)$/i.test(label.trim()),
)

/** True for a column of tasks. */
export function namesAction(label: string): boolean {
  return saysOnly(label, work)
}

/** True for a column that says when something is due. */
export function asksForDue(label: string): boolean {
  return conceptsIn(label).some((concept) => moments.has(concept))
}

/** True for a whole value that names nobody, as people and trackers write it. */
export function isNobody(words: string): boolean {
  const lower = words.toLowerCase()
  return isAnswer('not assigned', lower) || isAnswer('not owned', lower)
}
