/** The one guard around all handlers. */
import { CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { Method } from '../protocol.ts'
import { OutOfTime } from '../workspace/budget.ts'

/** Answers a request. */
export type Handler<Params, Result> = (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>>

/**
 * Wraps the handler of a request. A request that is cancelled is answered at once, whatever the handler is doing; a handler that throws is
 * logged with what it was asked and answered with the empty result. Work that took too long is answered with an error, as an empty result
 * would say that there is nothing. `what` completes the sentence "Failed to …".
 */
export function createSafely(log: (message: string) => void) {
  return <Params, Result>(what: string, empty: Result | ResponseError<never>, handler: Handler<Params, Result>): Handler<Params, Result> =>
    // A request of ours without parameters comes with nothing but a token.
    (params, token = CancellationToken.None) =>
      new Promise((resolve) => {
        const cancel = () => resolve(new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'The request was cancelled.'))
        if (token.isCancellationRequested) return cancel()
        const listener = token.onCancellationRequested(cancel)
        handler(params, token)
          .catch((error: unknown) => {
            if (error instanceof OutOfTime)
              return new ResponseError<never>(LSPErrorCodes.RequestFailed, `Failed to ${what}: ${error.message}`)
            log(`Failed to ${what}: ${describe(error)}\n${JSON.stringify(params)?.slice(0, 1000)}`)
            return empty
          })
          .then(resolve)
          .finally(() => listener.dispose())
      })
}

/** Registers handlers of our own requests, each wrapped as `safely` does. */
export function createAnswer(connection: Connection, safely: ReturnType<typeof createSafely>) {
  return <Params, Result>(
    method: Method<Params, Result>,
    what: string,
    empty: NoInfer<Result> | ResponseError<never>,
    handler: Handler<NoInfer<Params>, NoInfer<Result>>,
  ) => connection.onRequest<unknown, never>(method, safely<Params, Result>(what, empty, handler))
}

/** An error with its stack where it has one. */
export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
