/** The error handling around all handlers. */
import { CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { Method } from '../protocol.ts'
import { OutOfTime } from '../workspace/budget.ts'

/** Answers a request. */
export type Handler<Params, Result> = (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>>

/**
 * Wraps a request handler. A cancelled request is answered at once, whatever the handler is doing. A handler that throws is logged with its
 * input and answered with the empty result. Work that took too long is answered with an error, because an empty result would be wrong.
 * `what` completes the sentence "Failed to …".
 */
export function createSafely(log: (message: string) => void) {
  return <Params, Result>(what: string, empty: Result | ResponseError<never>, handler: Handler<Params, Result>): Handler<Params, Result> =>
    // Our own requests without parameters pass only a token.
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
