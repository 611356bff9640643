/** The changes of a workspace's readiness that the client does not have yet. */
import type { DocumentReadiness, WorkspaceReadinessResult } from '../../protocol.ts'
import { unlessKnown } from '../../service/features/readiness.ts'

export interface Differences {
  /** Sends the handoffs that the client does not have, if any. */
  send(handoffs: readonly DocumentReadiness[]): void
  /** The final result: handoffs that the client has are only named. */
  rest(handoffs: readonly DocumentReadiness[]): WorkspaceReadinessResult
}

/** @param previousResultIds The results that the client has, by URI; empty if left out. */
export function differencesTo(
  previousResultIds: Readonly<Record<string, string>> | undefined,
  sendOn: ((handoffs: readonly DocumentReadiness[]) => void) | undefined,
): Differences {
  const known = new Map(Object.entries(previousResultIds ?? {}))
  return {
    send(handoffs) {
      const fresh = handoffs.filter(({ uri, resultId }) => known.get(uri) !== resultId)
      if (sendOn === undefined || fresh.length === 0) return
      for (const { uri, resultId } of fresh) known.set(uri, resultId)
      sendOn(fresh)
    },
    rest: (handoffs) => handoffs.map((handoff) => unlessKnown(handoff, known.get(handoff.uri))),
  }
}
