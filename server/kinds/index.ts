// Written by generate.mjs.
import agentHandoff from './agent-handoff.md'
import csHandoff from './cs-handoff.md'
import customerHandoff from './customer-handoff.md'
import escalationPacket from './escalation-packet.md'
import general from './general.md'
import incidentReport from './incident-report.md'
import onCallHandoff from './on-call-handoff.md'
import releaseGuide from './release-guide.md'
import releaseNotes from './release-notes.md'
import statusUpdate from './status-update.md'
import supportHandoff from './support-handoff.md'

/** The built-in kinds: the text of each template by its id. */
export const builtInKinds: ReadonlyMap<string, string> = new Map([
  ['agent-handoff', agentHandoff],
  ['cs-handoff', csHandoff],
  ['customer-handoff', customerHandoff],
  ['escalation-packet', escalationPacket],
  ['general', general],
  ['incident-report', incidentReport],
  ['on-call-handoff', onCallHandoff],
  ['release-guide', releaseGuide],
  ['release-notes', releaseNotes],
  ['status-update', statusUpdate],
  ['support-handoff', supportHandoff],
])
