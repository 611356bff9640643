/** Our own requests for commands of the editor. */

import * as protocol from '../protocol.ts'
import type { Commands } from '../service/commands/index.ts'
import type { createAnswer } from './safely.ts'

/** Registers them. A failed request is answered like one about a document that is not open, unless it took too long. */
export function serveCommands(answer: ReturnType<typeof createAnswer>, commands: Commands): void {
  answer(protocol.frontMatterRequest, 'edit the front matter', null, commands.frontMatter)
  answer(protocol.acceptRequest, 'accept the handoff', null, commands.accept)
  answer(protocol.signOffsRequest, 'find sign-offs', [], ({ uri }) => commands.signOffs(uri))
  answer(protocol.signRequest, 'sign', null, commands.sign)
  answer(protocol.waiveRequest, 'waive a problem', null, commands.waive)
  answer(protocol.statusUpdateRequest, 'write a status update', null, commands.statusUpdate)
  answer(protocol.updateWaysRequest, 'find ways to write the update', null, ({ uri }) => commands.updateWays(uri))
  answer(protocol.writeUpdateRequest, 'write the update', null, commands.writeUpdate)
  answer(protocol.convertTimesRequest, 'convert times', null, ({ uri }) => commands.convertTimes(uri))
  answer(protocol.timelineRequest, 'paste a timeline', null, commands.timeline)
  answer(protocol.utcNowRequest, 'tell the time', [], ({ uri, ranges }) => commands.utcNow(uri, ranges))
}
