/** The service without a server: files and open documents in memory. */
import picomatch from 'picomatch'
import type { Diagnostic } from 'vscode-languageserver-types'
import { createService, type Service } from '../../server/src/service/service.ts'
import type { Budget } from '../../server/src/workspace/budget.ts'
import type { Host, OpenDocument, ReadDocument, Settings } from '../../server/src/workspace/host.ts'
import { defaultSettings } from '../../server/src/workspace/host.ts'

export interface InMemory {
  readonly uri?: string
  readonly version?: number
  /** Text by URI. */
  readonly files?: Readonly<Record<string, string>>
  readonly settings?: Partial<Settings>
  readonly log?: (message: string) => void
  readonly features?: Partial<Host['features']>
  readonly within?: Budget
  /** The text as it was read, if the editor's document keeps that. */
  readonly read?: () => ReadDocument
}

/** The moment that is now in tests. */
export const now = Date.parse('2026-03-01T12:00Z')

/** A service with one open document. */
export function serviceWith(
  text: string,
  { uri = 'file:///handoff.md', version = 1, files = {}, settings, log, features, within, read }: InMemory = {},
): Service {
  const document = { uri, version, getText: () => text, ...(read && { read }) }
  const allSettings = { ...defaultSettings, ...settings }
  return createService({
    document: (wanted) => (wanted === uri ? document : undefined),
    open: () => [uri],
    folders: () => [],
    settings: async () => allSettings,
    files: {
      readFile: async (wanted) => files[wanted],
      exists: async (wanted) => wanted in files,
      listFiles: async () => Object.keys(files),
      topOf: async () => undefined,
    },
    affected: () => undefined,
    now: () => now,
    log: log ?? fail,
    within,
    features: { ...usualFeatures, ...features },
  })
}

const usualFeatures: Host['features'] = {
  versionedEdits: true,
  lazyEdits: false,
  snippetEdits: false,
  createsFiles: true,
  commands: false,
  watchesFiles: true,
  snippets: true,
  labelDetails: false,
  rulePages: undefined,
  locale: 'en',
  timeZone: 'UTC',
}

function fail(message: string): never {
  throw new Error(message)
}

/** A project of files in memory, some of them open in an editor. */
export class Desk {
  readonly #files: Map<string, string>
  readonly #open = new Map<string, OpenDocument>()
  readonly service: Service
  /** The paths that were read, in order. */
  readonly reads: string[] = []
  /** The paths of the documents that the editor was told to ask for again. */
  readonly affected: string[] = []
  now = now
  settings: Settings = defaultSettings

  /** Text by path. */
  constructor(
    files: Readonly<Record<string, string>>,
    {
      watchesFiles = true,
      features = {},
      within,
      log = fail,
      machine,
    }: Pick<InMemory, 'features' | 'within' | 'log'> & { readonly watchesFiles?: boolean; readonly machine?: Host['machine'] } = {},
  ) {
    this.#files = new Map(Object.entries(files))
    this.service = createService({
      document: (uri) => this.#open.get(pathOf(uri)),
      open: () => [...this.#open.keys()].map(uriOf),
      folders: () => [top],
      settings: async () => this.settings,
      files: {
        readFile: async (uri) => {
          this.reads.push(pathOf(uri))
          return this.#files.get(pathOf(uri))
        },
        exists: async (uri) => [...this.#files.keys()].some((path) => path === pathOf(uri) || path.startsWith(`${pathOf(uri)}/`)),
        listFiles: async (folder, glob) => {
          const inFolder = folder === top ? '' : `${pathOf(folder)}/`
          const matches = picomatch(glob, { dot: true })
          return [...this.#files.keys()]
            .filter((path) => path.startsWith(inFolder) && matches(path.slice(inFolder.length)))
            .map((path) => uriOf(path))
        },
        topOf: async (folder) => (folder === top ? 'project' : undefined),
      },
      machine,
      affected: (uris) => this.affected.push(...uris.map(pathOf)),
      now: () => this.now,
      log,
      within,
      features: { ...usualFeatures, watchesFiles, ...features },
    })
  }

  /** Opens a file as it is, or sets the text of its document. */
  edit(path: string, text = this.#files.get(path) ?? '', more: Pick<OpenDocument, 'unload'> = {}): void {
    const version = (this.#open.get(path)?.version ?? 0) + 1
    this.#open.set(path, { uri: uriOf(path), version, getText: () => text, ...more })
    this.service.edited(uriOf(path))
  }

  /** Replaces words of an open document. */
  replace(path: string, words: string, by: string): void {
    const text = this.#open.get(path)?.getText() ?? ''
    if (!text.includes(words)) throw new Error(`found no ${JSON.stringify(words)} in ${JSON.stringify(text)}`)
    this.edit(path, text.replace(words, by))
  }

  /** The text of an open document. */
  text(path: string): string {
    return this.#open.get(path)?.getText() ?? ''
  }

  close(path: string): void {
    this.#open.delete(path)
    this.service.close(uriOf(path))
  }

  /** Writes files beside the editor, or removes those without a text, and tells the service of it. */
  write(files: Readonly<Record<string, string | undefined>>): void {
    this.service.touched(
      Object.entries(files).map(([path, text]) => {
        const known = this.#files.has(path)
        if (text === undefined) this.#files.delete(path)
        else this.#files.set(path, text)
        return { uri: uriOf(path), type: text === undefined ? 'deleted' : known ? 'changed' : 'created' }
      }),
    )
  }

  /** The same without telling. */
  writeInSecret(path: string, text: string): void {
    this.#files.set(path, text)
  }

  async diagnostics(path: string): Promise<Diagnostic[]> {
    return (await this.service.diagnostics(uriOf(path)))?.items ?? []
  }

  /** The messages of the diagnostics of some rules, or of all. */
  async messages(path: string, ...rules: string[]): Promise<string[]> {
    const found = await this.diagnostics(path)
    return found.filter(({ code }) => rules.length === 0 || rules.includes(String(code))).map(({ message }) => String(message))
  }
}

const top = 'file:///project'

/** The URI of a path of a desk. */
export function uriOf(path: string): string {
  return `${top}/${path.split('/').map(encodeURIComponent).join('/')}`
}

function pathOf(uri: string): string {
  return decodeURIComponent(uri.slice(top.length + 1))
}
