/** The people whom the next handoff names in the same places as the last one. */
import { conceptsIn } from '../../lexicon/names.ts'
import type { Field } from '../../markdown/document.ts'
import { acceptanceRole } from '../../matching/acceptance.ts'
import type { Match } from '../../matching/documentMatch.ts'
import { isNobody } from '../../recognisers/owners.ts'
import type { FieldPart } from '../../template/kind.ts'
import { visibleTextAt } from '../visibleText.ts'

/** Who stays responsible from one handoff to the next. Who wrote, signed or took over one has done so once. */
const lasting: ReadonlySet<string> = new Set('owner,contact,lead,manager,decision maker,stakeholder'.split(','))

/** The fields with names, each with the part that it fills in the next handoff. Who took over one hands over the next. */
export function ownersFor({ fields }: Match): ReadonlyMap<Field, FieldPart> {
  const parts = [...fields.values()].filter((part) => part.type === 'field')
  const owners = new Map<Field, FieldPart>()
  for (const [field, part] of fields) {
    const { at, text } = field.value
    if (part.type !== 'field' || part.signOff || acceptanceRole(part) !== undefined) continue
    if (text === '' || visibleTextAt(at, text) === '' || isNobody(text.trim())) continue
    const concepts = conceptsIn(part.name)
    const isReceiver = concepts.includes('incoming')
    const next = isReceiver ? parts.find(({ name }) => conceptsIn(name).includes('outgoing')) : part
    if (next && (isReceiver || concepts.some((concept) => lasting.has(concept)))) owners.set(field, next)
  }
  return owners
}
