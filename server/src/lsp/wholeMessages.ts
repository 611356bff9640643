/** Messages in one piece each. */
import { Writable } from 'node:stream'

/** What ends the head of a message; its body is JSON and does not end so. */
const endOfHead = '\r\n\r\n'

/**
 * Writes each message to the output as a whole. The protocol's library writes the head by itself, and every write costs a call of the system
 * and wakes the client, which can do nothing with a head.
 */
export function wholeMessages(output: NodeJS.WritableStream): Writable {
  let head = ''
  const messages = new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      const text = chunk.toString()
      if (head === '' && text.endsWith(endOfHead)) {
        head = text
        done()
        return
      }
      output.write(head + text, done)
      head = ''
    },
    final: (done) => void output.end(done),
  })
  // A client that is gone is nobody's fault, and told to whoever writes.
  output.on('error', (error: Error) => messages.destroy(error))
  return messages
}
