/** The requests of ours behind which stands a command of an editor. */
import type { Connection } from 'vscode-languageserver'
import * as protocol from '../protocol.ts'
import type { Commands } from '../service/commands/index.ts'
import type { createSafely } from './safely.ts'

/** Answers them; a request that fails is answered as one about a document that is not open, unless it took too long. */
export function serveCommands(connection: Connection, commands: Commands, safely: ReturnType<typeof createSafely>): void {
  connection.onRequest(
    protocol.frontMatterRequest,
    safely<protocol.FrontMatterParams, protocol.FrontMatterResult>('edit the front matter', null, commands.frontMatter),
  )
  connection.onRequest(
    protocol.acceptRequest,
    safely<protocol.AcceptParams, protocol.AcceptResult>('accept the handoff', null, commands.accept),
  )
  connection.onRequest<protocol.SignOffsResult, never>(
    protocol.signOffsRequest,
    safely<protocol.SignOffsParams, protocol.SignOffsResult>('find sign-offs', [], ({ uri }) => commands.signOffs(uri)),
  )
  connection.onRequest(protocol.signRequest, safely<protocol.SignParams, protocol.SignResult>('sign', null, commands.sign))
  connection.onRequest(protocol.waiveRequest, safely<protocol.WaiveParams, protocol.WaiveResult>('waive a problem', null, commands.waive))
  connection.onRequest<protocol.StatusUpdateResult, never>(
    protocol.statusUpdateRequest,
    safely<protocol.StatusUpdateParams, protocol.StatusUpdateResult>('write a status update', null, commands.statusUpdate),
  )
  connection.onRequest<protocol.ConvertTimesResult, never>(
    protocol.convertTimesRequest,
    safely<protocol.ConvertTimesParams, protocol.ConvertTimesResult>('convert times', null, ({ uri }) => commands.convertTimes(uri)),
  )
  connection.onRequest<protocol.UtcNowResult, never>(
    protocol.utcNowRequest,
    safely<protocol.UtcNowParams, protocol.UtcNowResult>('tell the time', [], ({ uri, ranges }) => commands.utcNow(uri, ranges)),
  )
}
