/** The user's settings and the client's options as typed values. Whatever arrives is read field by field; nothing is taken on trust. */
import type { ClientCapabilities } from 'vscode-languageserver'
import type { Severity } from '../core/rule.ts'
import type { ClientOptions } from '../protocol.ts'
import { globLookup } from '../service/globs.ts'
import { type ClientFeatures, defaultSettings, type Settings } from '../service/host.ts'

const severities: readonly string[] = ['error', 'warning', 'information', 'off'] satisfies readonly (Severity | 'off')[]

/** Reads the section `handoff` of the user's settings; what is wrong in it is reported and left out. */
export function parseSettings(section: unknown, report: (message: string) => void): Settings {
  if (!isRecord(section)) return defaultSettings
  const rules = new Map<string, Severity | 'off'>()
  for (const [rule, severity] of Object.entries(isRecord(section['rules']) ? section['rules'] : {})) {
    if (isSeverity(severity)) rules.set(rule, severity)
    else report(`Setting handoff.rules: "${rule}" is ${JSON.stringify(severity)}; expected one of ${severities.join(', ')}`)
  }
  const kinds = Object.entries(isRecord(section['kinds']) ? section['kinds'] : {})
  return {
    validate: section['validate'] !== false,
    kindOf: globLookup(kinds.flatMap(([glob, kind]) => (typeof kind === 'string' ? [[glob, kind] as const] : []))),
    rules,
    timeZone: parseTimeZone(section['timezone'], report),
    user: typeof section['user'] === 'string' ? section['user'].trim() || undefined : undefined,
    inlayHints: parseInlayHints(section['inlayHints']),
  }
}

/** Reads the client's options; `undefined` for a client that tells none, which is not our own. */
export function parseClientOptions(options: unknown): ClientOptions | undefined {
  if (!isRecord(options)) return undefined
  const { readsFiles, rulePages, timeZone } = options
  if (typeof readsFiles !== 'boolean') return undefined
  return {
    readsFiles,
    ...(typeof rulePages === 'string' && { rulePages }),
    ...(typeof timeZone === 'string' && { timeZone }),
  }
}

/** What the client can do, as far as answers depend on it. */
export function parseFeatures({ textDocument, workspace }: ClientCapabilities, options: ClientOptions | undefined): ClientFeatures {
  return {
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    lazyEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false,
    snippetEdits: (workspace?.workspaceEdit?.documentChanges && workspace.workspaceEdit.snippetEditSupport) ?? false,
    commands: options !== undefined,
    // Our own client watches by itself.
    watchesFiles: options !== undefined || (workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false),
    snippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    labelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport ?? false,
    rulePages: options?.rulePages,
    timeZone: options?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
}

/** One word of those that the setting has; `true` and `false` are *all* and *off*. */
function parseInlayHints(value: unknown): Settings['inlayHints'] {
  if (value === 'off' || value === false) return { localTime: false, elapsed: false }
  return { localTime: value !== 'elapsed', elapsed: value !== 'localTime' }
}

function parseTimeZone(value: unknown, report: (message: string) => void): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  try {
    if (typeof value === 'string') return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
  } catch {
    // Said below, as for a value that is no text.
  }
  report(`Setting handoff.timezone is ${JSON.stringify(value)}; expected a time zone such as "Europe/Berlin"`)
  return undefined
}

function isSeverity(value: unknown): value is Severity | 'off' {
  return typeof value === 'string' && severities.includes(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
