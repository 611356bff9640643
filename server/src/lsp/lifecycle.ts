/** The order of messages that the protocol requires: nothing before `initialize`, which comes once, and only `exit` after `shutdown`. */
import { type Connection, ErrorCodes, type Message, type RequestMessage, ResponseError } from 'vscode-languageserver'

/** Invalid requests get one of these names, whose handlers answer with an error. */
const refusals: Readonly<Record<string, readonly [code: number, message: string]>> = {
  'handoff/tooEarly': [ErrorCodes.ServerNotInitialized, 'The server has not been initialized.'],
  'handoff/initializedTwice': [ErrorCodes.InvalidRequest, 'The server has been initialized already.'],
  'handoff/tooLate': [ErrorCodes.InvalidRequest, 'The server has been shut down.'],
}

/** Decides which incoming messages of a connection are handled: its message strategy. */
export class Lifecycle {
  #state: 'new' | 'initialized' | 'shut down' = 'new'

  handleMessage(message: Message, next: (message: Message) => void): void {
    const admitted = this.#admit(message)
    if (admitted) next(admitted)
  }

  /** The message to handle; `undefined` to drop it. */
  #admit(message: Message): Message | undefined {
    // Responses to our own requests are always valid.
    if (!('method' in message) || message.method === 'exit') return message
    const { method } = message as RequestMessage
    const isRequest = 'id' in message
    if (method === 'initialize' && this.#state === 'new') {
      this.#state = 'initialized'
      // A client without capabilities may leave them out.
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

/** Answers invalid requests with errors. */
export function refuse(connection: Connection): void {
  for (const [method, [code, message]] of Object.entries(refusals))
    connection.onRequest(method, () => new ResponseError<never>(code, message))
}
