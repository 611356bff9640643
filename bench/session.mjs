// A language server as a process, and the client's side of one: what an editor sends, and how long the answer takes.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'

/** What VS Code's client can do, as far as the servers here ask. */
const capabilities = {
  textDocument: { diagnostic: { dynamicRegistration: false }, publishDiagnostics: { versionSupport: true } },
  workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
}

/** A server gave no answer, for it took longer than it was given or is gone. */
export class NoAnswer extends Error {}

/** Settles as the promise does, or rejects with `NoAnswer` after so many milliseconds. */
export function within(milliseconds, promise) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`no answer within ${milliseconds / 1000} s`)), milliseconds)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** One server that runs. */
export class Session {
  #child
  #ended
  #connection
  #checker
  #takesRanges = false
  #published = new Map()
  #listeners = new Set()
  #resultIds = new Map()

  /** Starts a server (see `checkers.mjs`) on a folder, and settles once it has answered `initialize`. */
  static async start(checker, folder) {
    const session = new Session()
    session.#checker = checker
    const [command, ...rest] = checker.server
    session.#child = spawn(command, rest, {
      stdio: ['pipe', 'pipe', 'ignore'],
      cwd: new URL(folder),
      env: { ...process.env, ...checker.environment },
      detached: checker.wrapped ?? false,
    })
    // A server that was ended in the middle of a message is no failure of the benchmark.
    session.#child.stdin.on('error', () => undefined)
    session.#ended = new Promise((_, reject) => {
      session.#child.once('exit', (code, signal) => reject(new NoAnswer(`its process ended (${signal ?? code})`)))
    })
    session.#ended.catch(() => undefined)
    const connection = createMessageConnection(
      new StreamMessageReader(session.#child.stdout),
      new StreamMessageWriter(session.#child.stdin),
    )
    session.#connection = connection
    connection.onError(() => undefined)
    connection.onRequest((method, params) => (method === 'workspace/configuration' ? params.items.map(() => ({})) : null))
    connection.onNotification('textDocument/publishDiagnostics', (params) => {
      session.#published.set(params.uri, params)
      for (const listener of [...session.#listeners]) listener()
    })
    connection.listen()
    const workspaceFolders = [{ uri: folder, name: 'bench' }]
    const initialized = await session.request('initialize', { processId: process.pid, rootUri: folder, workspaceFolders, capabilities })
    const { textDocumentSync } = initialized.capabilities
    session.#takesRanges = (textDocumentSync?.change ?? textDocumentSync) === 2
    await connection.sendNotification('initialized', {})
    return session
  }

  open(uri, text) {
    return this.#connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } })
  }

  /** Sends an edit, or the whole text as it is behind the edit to a server that takes nothing else. */
  change(uri, version, { range, text, whole }) {
    const contentChanges = [this.#takesRanges ? { range, text } : { text: whole }]
    return this.#connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
  }

  /** The diagnostics of a version: asked for, with the id of the last answer, or awaited where the server only sends them. */
  async diagnostics(uri, version) {
    if (this.#checker.pushes) return (await this.#awaitPublished(uri, version)).diagnostics
    const report = await this.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId: this.#resultIds.get(uri) })
    this.#resultIds.set(uri, report.resultId)
    return report.items ?? []
  }

  request(method, params) {
    return Promise.race([this.#connection.sendRequest(method, params), this.#ended])
  }

  /** Megabytes of memory that the process has now. */
  residentMegabytes() {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8')) ?? []
    return Math.round(Number(kilobytes) / 1024)
  }

  /** Asks the server to end, and waits until it has. */
  async end() {
    const gone = new Promise((settle) => this.#child.once('exit', settle))
    await this.request('shutdown')
    await this.#connection.sendNotification('exit')
    await gone
    this.#connection.dispose()
  }

  /** Ends the server, whatever it is doing. */
  async stop() {
    this.#connection.dispose()
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = new Promise((settle) => this.#child.once('exit', settle))
    // A server that was started by another process is ended with it.
    if (this.#checker.wrapped) process.kill(-this.#child.pid, 'SIGKILL')
    else this.#child.kill('SIGKILL')
    await gone
    for (const stream of this.#child.stdio) stream?.destroy()
  }

  #awaitPublished(uri, version) {
    const published = new Promise((settle) => {
      const look = () => {
        const params = this.#published.get(uri)
        if (params === undefined || (params.version ?? version) < version) return
        this.#listeners.delete(look)
        settle(params)
      }
      this.#listeners.add(look)
      look()
    })
    return Promise.race([published, this.#ended])
  }
}
