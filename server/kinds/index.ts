// Written by generate.mjs.
import escalationPacket from './escalation-packet.md'
import general from './general.md'
import supportHandoff from './support-handoff.md'

/** The built-in kinds: the text of each template by its id. */
export const builtInKinds: ReadonlyMap<string, string> = new Map([
  ['escalation-packet', escalationPacket],
  ['general', general],
  ['support-handoff', supportHandoff],
])
