import { deepEqual, equal } from 'node:assert/strict'
import { fork, spawn } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { folderOf } from '../folder.ts'
import { cleanUp, connect } from './support.ts'

const bundle = resolve('dist/server.cjs')

describe('server: transports', () => {
  afterEach(cleanUp)

  it('serves over the IPC of Node, as in VS Code', async () => {
    const child = fork(bundle, ['--node-ipc'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child))
    const server = await connect(connection, {}, child)
    const document = await server.open('---\nkind: general\n---\n\n# A\n\n- [Name]\n')
    deepEqual(await document.problems(), ['6:2 "[Name]" warning placeholder-text'])
  })

  it('ends when its client is gone', async () => {
    const child = spawn(process.execPath, [bundle, '--stdio'], { stdio: ['pipe', 'ignore', 'inherit'] })
    const gone = new Promise((settle) => child.once('exit', settle))
    child.stdin.end()
    equal(await gone, 1)
  })

  it('is one file that can be copied', async () => {
    const copy = join(folderOf({}).path, 'server.cjs')
    copyFileSync(bundle, copy)
    const child = spawn(process.execPath, [copy, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
    const server = await connect(connection, {}, child)
    const document = await server.open('---\nkind: general\n---\n\n# A\n\n- [Name]\n')
    deepEqual(await document.problems(), ['6:2 "[Name]" warning placeholder-text'])
  })

  it('tells what it can do', async () => {
    const child = fork(bundle, ['--node-ipc'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child))
    const { initialized } = await connect(connection, { capabilities: {} }, child)
    deepEqual(initialized.capabilities.diagnosticProvider, {
      identifier: 'handoff',
      interFileDependencies: true,
      workspaceDiagnostics: false,
    })
    deepEqual(initialized.capabilities.textDocumentSync, { openClose: true, change: 2, save: true })
  })
}).timeout(30_000)
