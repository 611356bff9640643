/** What every kind asks for once a handoff is accepted: who took it over, when, and a summary in the receiver's own words. */

import { nameKey } from '../lexicon/names.ts'
import type { Part, SectionPart } from '../template/kind.ts'
import { readKind } from '../template/template.ts'

const template = `# Handoff

## Acceptance
<!-- handoff: { from: accepted, aliases: [Accepted, Receiver, Übernahme], about: The receiver confirms that the handoff arrived. } -->

- **Accepted by**: <!-- handoff: { type: person, aliases: [Taken over by, Received by, Übernommen von], about: Who takes it over from now on. } -->
- **Accepted at**: <!-- handoff: { type: timestamp, aliases: [Taken over at, Received at, Übernommen am], about: When, in UTC. } -->
- **Receiver summary**: <!-- handoff: { aliases: [Receiver's summary, Summary of the receiver, Read-back, Synthesis by receiver, Zusammenfassung des Empfängers], about: What was taken over, in the receiver's own words. } -->
`

let known: SectionPart | undefined

/** What the receiver writes: their name, the moment, and a summary. */
export type AcceptanceRole = 'name' | 'moment' | 'summary'
const roles: readonly AcceptanceRole[] = ['name', 'moment', 'summary']

/** The role of a template's part in the acceptance; `undefined` for any other part. */
export function acceptanceRole(part: Pick<Part, 'name' | 'aliases'>): AcceptanceRole | undefined {
  const names = [part.name, ...part.aliases].map(nameKey)
  const index = acceptancePart()?.parts.findIndex((own) => [own.name, ...own.aliases].some((name) => names.includes(nameKey(name))))
  return index === undefined ? undefined : roles[index]
}

/** A template's parts, with those of the acceptance that it does not have itself. */
export function withAcceptance(root: SectionPart): SectionPart {
  const acceptance = acceptancePart()
  if (!acceptance) return root
  const names = new Set(namesIn(root))
  const parts = acceptance.parts.filter((part) => ![part.name, ...part.aliases].some((name) => names.has(nameKey(name))))
  if (parts.length === 0) return root
  const source = [`## ${acceptance.name}\n`, ...parts.map((part) => ('source' in part ? part.source.trimEnd() : ''))].join('\n')
  return { ...root, sections: [...root.sections, { ...acceptance, parts, source }] }
}

function acceptancePart(): SectionPart | undefined {
  known ??= readKind(template, 'acceptance').root.sections[0]
  return known
}

function namesIn(part: Part): string[] {
  const own = [part.name, ...part.aliases].map(nameKey)
  if (part.type === 'section') return [...own, ...[...part.parts, ...part.sections].flatMap(namesIn)]
  return part.type === 'record' ? [...own, ...part.fields.flatMap(namesIn)] : own
}
