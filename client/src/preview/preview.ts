/** The readiness preview: one panel beside the text that follows the active handoff. */
import * as vscode from 'vscode'
import { type PreviewPlace, type PreviewResult, previewRequest } from '../../../server/src/protocol.ts'
import { editorInView } from '../editor/editorInView.ts'
import { openPlace } from '../editor/openPlace.ts'
import type { Server } from '../server/server.ts'
import type { FromPage, PageState, ToPage } from '../webview/messages.ts'
import { previewPage } from './previewPage.ts'

/** The type of the panel, by which VS Code restores it. */
const viewType = 'handoff.preview'
/** Milliseconds for which changes are collected. */
const gatherIntervalMs = 200
/** Times on the page are exact to the minute. */
const minute = 60_000
/** The commands that buttons of the page may run. */
const commands: ReadonlySet<string> = new Set(['handoff.new', 'handoff.chooseKind', 'handoff.showReadiness', 'handoff.restartServer'])
const fixes: ReadonlySet<string> = new Set(['handoff.fixAll', 'handoff.convertTimes'])

/** Opens the panel, updates it, and restores it after a reload. */
export class Preview implements vscode.Disposable, vscode.WebviewPanelSerializer<PageState | undefined> {
  readonly #server: Server
  readonly #folder: vscode.Uri
  readonly #log: vscode.LogOutputChannel
  readonly #parts: vscode.Disposable
  #shown: Shown | undefined

  constructor(server: Server, extensionUri: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#server = server
    this.#folder = vscode.Uri.joinPath(extensionUri, 'dist')
    this.#log = log
    this.#parts = vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(viewType, this),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#shown?.follow(editor)),
      server.onDidChangeReadiness(() => this.#shown?.refreshSoon()),
      server.onDidChangeState(() => this.#shown?.serverChanged()),
    )
  }

  /** Shows the active document; the focus stays in the text. */
  open(): void {
    const uri = markdownIn(editorInView())
    if (this.#shown) {
      this.#shown.reveal(uri)
      return
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }
    this.#adopt(vscode.window.createWebviewPanel(viewType, vscode.l10n.t('Handoff Preview'), column), uri)
  }

  /** Called by VS Code with a panel of the previous session. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: PageState | undefined): Promise<void> {
    const uri = typeof state?.uri === 'string' ? state.uri : undefined
    this.#adopt(panel, uri ?? markdownIn(vscode.window.activeTextEditor))
  }

  dispose(): void {
    this.#shown?.dispose()
    this.#parts.dispose()
  }

  #adopt(panel: vscode.WebviewPanel, uri: string | undefined): void {
    // There is only one panel: the restored one is closed if another was opened first.
    if (this.#shown) {
      panel.dispose()
      return
    }
    const shown = new Shown(panel, this.#server, this.#folder, this.#log, uri)
    this.#shown = shown
    panel.onDidDispose(() => {
      shown.dispose()
      if (this.#shown === shown) this.#shown = undefined
    })
  }
}

/** A panel and its document. */
class Shown implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel
  readonly #server: Server
  readonly #log: vscode.LogOutputChannel
  readonly #clock = setInterval(() => this.refreshSoon(), minute)
  #uri: string | undefined
  #state: PreviewResult['state'] = 'none'
  /** The hashes of the sections on the page. */
  #known = new Map<string, string>()
  #places = new Map<string, readonly PreviewPlace[]>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #round: Promise<void> = Promise.resolve()
  /** False until the page's script is ready, and while the panel is hidden. */
  #listens = false
  #disposed = false

  constructor(panel: vscode.WebviewPanel, server: Server, folder: vscode.Uri, log: vscode.LogOutputChannel, uri: string | undefined) {
    this.#panel = panel
    this.#server = server
    this.#log = log
    this.#uri = uri
    panel.webview.options = { enableScripts: true, localResourceRoots: [folder] }
    panel.webview.onDidReceiveMessage((message: FromPage) => this.#received(message))
    panel.onDidChangeViewState(() => {
      // A hidden page is discarded; its script reports again when it restarts.
      if (!panel.visible) this.#listens = false
    })
    panel.webview.html = previewPage(panel.webview, folder)
  }

  /** Shows the panel, with another document if given. */
  reveal(uri: string | undefined): void {
    this.#panel.reveal(undefined, true)
    if (uri === undefined || uri === this.#uri) return
    this.#uri = uri
    this.#refresh()
  }

  /** Follows the editor to another handoff; for other documents the page stays. */
  follow(editor: vscode.TextEditor | undefined): void {
    const uri = markdownIn(editor)
    if (uri !== undefined && uri !== this.#uri) this.#refresh(uri)
  }

  /** Shows that the server is gone, and requests the page again, which waits for a server that is starting. */
  serverChanged(): void {
    if (this.#listens && this.#server.state === 'starting' && this.#known.size > 0) this.#notice()
    this.refreshSoon()
  }

  /** Requests the page again once changes stop. */
  refreshSoon(): void {
    if (!this.#listens) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#refresh(), gatherIntervalMs)
  }

  dispose(): void {
    this.#disposed = true
    clearInterval(this.#clock)
    clearTimeout(this.#timer)
  }

  /** One request at a time, so that the known hashes match the page. */
  #refresh(candidate?: string): void {
    this.#round = this.#round
      .then(() => this.#ask(candidate))
      .catch((error) => {
        if (!this.#disposed) this.#log.error('The preview could not be drawn.', error instanceof Error ? error : String(error))
      })
  }

  async #ask(candidate: string | undefined): Promise<void> {
    if (this.#disposed || !this.#listens) return
    if (this.#server.state === 'failed') return this.#notice()
    const uri = candidate ?? this.#uri ?? ''
    const result = await this.#server.request(previewRequest, { uri, locale: vscode.env.language, known: Object.fromEntries(this.#known) })
    if (this.#disposed || !this.#listens || !result) return
    if (candidate !== undefined && result.state !== 'handoff' && this.#state === 'handoff') return
    // The panel shows another document by now.
    if (candidate === undefined && this.#uri !== undefined && uri !== this.#uri) return
    this.#show(result)
  }

  #show({ uri, title, state, summary, sections }: PreviewResult): void {
    this.#uri = uri === '' ? undefined : uri
    this.#state = state
    this.#known = new Map(sections.map(({ id, hash }) => [id, hash]))
    this.#places = new Map(sections.map(({ id, places }) => [id, places]))
    this.#panel.title = state === 'handoff' ? vscode.l10n.t('Preview: {0}', title) : vscode.l10n.t('Handoff Preview')
    this.#post({
      type: 'update',
      uri,
      summary,
      sections: sections.map(({ id, slot, html }) => ({ id, slot, ...(html !== undefined && { html }) })),
    })
  }

  /** The content stays on the page, dimmed. */
  #notice(): void {
    this.#post({
      type: 'notice',
      title:
        this.#server.state === 'starting'
          ? vscode.l10n.t('The server is gone; restarting…')
          : vscode.l10n.t('The server that checks handoffs is not running.'),
      button: { title: vscode.l10n.t('Restart Server'), command: 'handoff.restartServer' },
    })
  }

  #post(message: ToPage): void {
    // A page that is being discarded requests again when it returns.
    void this.#panel.webview.postMessage(message)
  }

  #received(message: FromPage): void {
    switch (message.type) {
      case 'ready':
        this.#listens = true
        this.#known.clear()
        this.#refresh()
        this.follow(vscode.window.activeTextEditor)
        break
      case 'go':
        void this.#go(this.#places.get(message.section)?.[message.place])
        break
      case 'command':
        if (commands.has(message.command)) void vscode.commands.executeCommand(message.command)
        // Fixes apply to the document of the page, not to the active one.
        else if (fixes.has(message.command) && this.#uri !== undefined)
          void vscode.commands.executeCommand(message.command, {
            uri: this.#uri,
            ...(message.rule !== undefined && { rule: message.rule }),
          })
        break
    }
  }

  async #go(place: PreviewPlace | undefined): Promise<void> {
    if (place === undefined || this.#uri === undefined) return
    // Beside the preview if the document is not visible, never in its place.
    const column = this.#panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One
    try {
      if (typeof place === 'string') return await openPlace(place, undefined, false, column)
      const [startLine, start, endLine, end] = place
      const range = { start: { line: startLine, character: start }, end: { line: endLine, character: end } }
      await openPlace(this.#uri, range, false, column)
    } catch {
      void vscode.window.showInformationMessage(vscode.l10n.t('The document is not there any more.'))
      this.#refresh()
    }
  }
}

function markdownIn(editor: vscode.TextEditor | undefined): string | undefined {
  return editor?.document.languageId === 'markdown' ? editor.document.uri.toString() : undefined
}
