import { deepEqual, equal } from 'node:assert/strict'
import { Writable } from 'node:stream'
import { StreamMessageWriter } from 'vscode-languageserver/node'
import { wholeMessages } from '../../server/src/lsp/wholeMessages.ts'

describe('server: messages', () => {
  it('are written in one piece each, in order', async () => {
    const written: string[] = []
    const output = new Writable({ write: (chunk: Buffer, _, done) => done(void written.push(chunk.toString()) as undefined) })
    const writer = new StreamMessageWriter(wholeMessages(output))
    await Promise.all(['größer', '\r\n\r\n'].map((method) => writer.write({ jsonrpc: '2.0', method } as { jsonrpc: string })))
    deepEqual(written, [
      'Content-Length: 37\r\n\r\n{"jsonrpc":"2.0","method":"größer"}',
      'Content-Length: 37\r\n\r\n{"jsonrpc":"2.0","method":"\\r\\n\\r\\n"}',
    ])
    writer.end()
    await new Promise((settle) => output.on('finish', settle))
  })

  it('tell their writer that nobody reads them', async () => {
    const output = new Writable({ write: (_, __, done) => done(new Error('gone')) })
    const writer = new StreamMessageWriter(wholeMessages(output))
    const failed = new Promise<Error>((settle) => writer.onError(([error]) => settle(error)))
    writer.write({ jsonrpc: '2.0' }).catch(() => undefined)
    equal((await failed).message, 'gone')
  })
})
