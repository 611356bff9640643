/** The service without a server: one document, files in memory. */
import type { Host, Settings } from '../../server/src/service/host.ts'
import { defaultSettings } from '../../server/src/service/host.ts'
import { createService, type Service } from '../../server/src/service/service.ts'

export interface InMemory {
  readonly uri?: string
  readonly version?: number
  /** Text by URI. */
  readonly files?: Readonly<Record<string, string>>
  readonly settings?: Partial<Settings>
  readonly log?: (message: string) => void
}

/** The moment that is now in tests. */
export const now = Date.parse('2026-03-01T12:00Z')

/** A service with one open document. */
export function serviceWith(text: string, { uri = 'file:///handoff.md', version = 1, files = {}, settings, log }: InMemory = {}): Service {
  const document = { uri, version, getText: () => text }
  const allSettings = { ...defaultSettings, ...settings }
  const host: Host = {
    document: (wanted) => (wanted === uri ? document : undefined),
    folders: () => [],
    settings: async () => allSettings,
    files: {
      readFile: async (wanted) => files[wanted],
      listFiles: async () => Object.keys(files),
      topOf: async () => undefined,
    },
    now: () => now,
    log:
      log ??
      ((message) => {
        throw new Error(message)
      }),
    features: { versionedEdits: true, lazyEdits: false, snippets: true, rulePages: undefined, timeZone: 'UTC' },
  }
  return createService(host)
}
