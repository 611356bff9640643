/** When a client may send what, as the protocol says: nothing before `initialize`, that once, and nothing but `exit` after `shutdown`. */
import { type Connection, ErrorCodes, type Message, type RequestMessage, ResponseError } from 'vscode-languageserver'

/** Under these names come requests that may not be made, so that they are answered as such. */
const refusals: Readonly<Record<string, readonly [code: number, message: string]>> = {
  'handoff/tooEarly': [ErrorCodes.ServerNotInitialized, 'The server has not been initialized.'],
  'handoff/initializedTwice': [ErrorCodes.InvalidRequest, 'The server has been initialized already.'],
  'handoff/tooLate': [ErrorCodes.InvalidRequest, 'The server has been shut down.'],
}

export class Lifecycle {
  #state: 'new' | 'initialized' | 'shut down' = 'new'

  /** The message as it is to be handled; `undefined` for one that is not. */
  admit(message: Message): Message | undefined {
    // An answer to a request of ours is always welcome.
    if (!('method' in message) || message.method === 'exit') return message
    const { method } = message as RequestMessage
    const isRequest = 'id' in message
    if (method === 'initialize' && this.#state === 'new') {
      this.#state = 'initialized'
      // A client that can do nothing may say so by saying nothing.
      return { ...message, params: { capabilities: {}, ...(message as RequestMessage).params } } as Message
    }
    const refusal =
      this.#state === 'new'
        ? 'handoff/tooEarly'
        : this.#state === 'shut down'
          ? 'handoff/tooLate'
          : method === 'initialize'
            ? 'handoff/initializedTwice'
            : undefined
    if (method === 'shutdown' && refusal === undefined) this.#state = 'shut down'
    if (refusal === undefined) return message
    return isRequest ? ({ ...message, method: refusal, params: undefined } as Message) : undefined
  }
}

/** Answers requests that may not be made. */
export function refuse(connection: Connection): void {
  for (const [method, [code, message]] of Object.entries(refusals))
    connection.onRequest(method, () => new ResponseError<never>(code, message))
}
