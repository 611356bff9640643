/** Parses the user's settings and the client's options, field by field; nothing is trusted. */
import type { ClientCapabilities } from 'vscode-languageserver'
import type { Severity } from '../../core/linter/rule.ts'
import { rules as allRules } from '../../core/rules/index.ts'
import { readGlob } from '../../core/util/globs.ts'
import { nearest } from '../../core/util/nearest.ts'
import { type Phrase, phrase } from '../../core/util/phrase.ts'
import type { ClientOptions } from '../../protocol.ts'
import { globLookup } from '../../workspace/globs.ts'
import { type ClientFeatures, defaultSettings, type FeatureName, featureNames, type Settings } from '../../workspace/host.ts'
import { pathFrom } from '../../workspace/locations.ts'
import type { Sections } from '../runtime.ts'

const ruleIds = allRules.map(({ id }) => id)
const severities: readonly string[] = ['error', 'warning', 'information', 'off'] satisfies readonly (Severity | 'off')[]

/** Parses the section `handoff` of the user's settings. Wrong values are reported and left out. */
export function parseSettings(section: unknown, report: (problem: Phrase) => void): Settings {
  if (!isRecord(section)) return defaultSettings
  const wrong = (name: string, value: unknown, expected: Phrase) => {
    if (value !== undefined && value !== null) report(phrase`Setting handoff.${name} is ${JSON.stringify(value)}; expected ${expected}`)
  }
  /** The entries of an object; anything else is reported. */
  const entriesOf = (name: string, expected: Phrase) => {
    const value = section[name]
    if (!isRecord(value)) wrong(name, value, expected)
    return Object.entries(isRecord(value) ? value : {})
  }
  const rules = new Map<string, Severity | 'off'>()
  for (const [rule, severity] of entriesOf('rules', phrase`severities by rule, such as { "missing-eta": "off" }`)) {
    const unknown = unknownRule(rule)
    if (unknown !== undefined) report(unknown)
    else if (isSeverity(severity)) rules.set(rule, severity)
    else report(phrase`Setting handoff.rules: "${rule}" is ${JSON.stringify(severity)}; expected one of ${severities.join(', ')}`)
  }
  const kinds = entriesOf('kinds', phrase`kinds by glob, such as { "docs/*.md": "support-handoff" }`).flatMap(([glob, kind]) => {
    const unreadable = readGlob(glob).problem
    if (unreadable) report(phrase`Setting handoff.kinds: unexpected glob "${glob.slice(0, 60)}": ${unreadable}`)
    if (typeof kind === 'string') return [[glob, kind] as const]
    report(phrase`Setting handoff.kinds: "${glob}" is ${JSON.stringify(kind)}; expected a kind, such as "support-handoff"`)
    return []
  })
  if (typeof section['validate'] !== 'boolean') wrong('validate', section['validate'], phrase`true or false`)
  if (typeof section['user'] !== 'string') wrong('user', section['user'], phrase`a name`)
  const off = new Set<FeatureName>()
  for (const [name, isOn] of entriesOf('features', phrase`true or false by feature, such as { "hover": false }`)) {
    const feature = featureNames.find((one) => one === name)
    if (feature === undefined)
      report(phrase`Setting handoff.features: there is no feature "${name}"; expected one of ${featureNames.join(', ')}`)
    else if (typeof isOn !== 'boolean')
      report(phrase`Setting handoff.features: "${name}" is ${JSON.stringify(isOn)}; expected true or false`)
    else if (!isOn) off.add(feature)
  }
  const hints = section['inlayHints']
  if (typeof hints !== 'boolean' && !inlayHintWords.some((word) => word === hints))
    wrong('inlayHints', hints, phrase`one of ${inlayHintWords.join(', ')}`)
  return {
    validate: section['validate'] !== false,
    kindOf: globLookup(kinds),
    rules,
    timeZone: parseTimeZone(section['timezone'], report),
    user: typeof section['user'] === 'string' ? section['user'].trim() || undefined : undefined,
    inlayHints: parseInlayHints(section['inlayHints']),
    off,
  }
}

/** The settings of each file, from the folders' settings as sent by the client, whose problems were reported before. */
export function settingsFrom(sections: Sections): (uri: string) => Settings {
  const parsed = sections.map(([folder, section]) => [folder, parseSettings(section, () => undefined)] as const)
  return (uri) => parsed.find(([folder]) => pathFrom(folder, uri) !== undefined)?.[1] ?? defaultSettings
}

/** Parses the client's options; `undefined` for a client without any, which is not our own. */
export function parseClientOptions(options: unknown): ClientOptions | undefined {
  if (!isRecord(options)) return undefined
  const { readsFiles, rulePages, timeZone, resultFolder, isTrusted } = options
  if (typeof readsFiles !== 'boolean') return undefined
  return {
    readsFiles,
    ...(typeof rulePages === 'string' && { rulePages }),
    ...(typeof timeZone === 'string' && { timeZone }),
    ...(typeof resultFolder === 'string' && { resultFolder }),
    ...(typeof isTrusted === 'boolean' && { isTrusted }),
  }
}

/** Parses the capabilities of the client that answers depend on. */
export function parseFeatures(
  { textDocument, workspace }: ClientCapabilities,
  options: ClientOptions | undefined,
  locale = 'en',
): ClientFeatures {
  return {
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    lazyEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false,
    snippetEdits: (workspace?.workspaceEdit?.documentChanges && workspace.workspaceEdit.snippetEditSupport) ?? false,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false,
    commands: options !== undefined,
    // Our own client watches files itself.
    watchesFiles: options !== undefined || (workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false),
    snippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    labelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport ?? false,
    rulePages: options?.rulePages,
    locale,
    // Computed on first use, because the first formatter is slow to create.
    get timeZone() {
      return options?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    },
  }
}

const inlayHintWords = ['all', 'localTime', 'elapsed', 'off']

/** One of the setting's words; `true` and `false` mean *all* and *off*. */
function parseInlayHints(value: unknown): Settings['inlayHints'] {
  if (value === 'off' || value === false) return { localTime: false, elapsed: false }
  return { localTime: value !== 'elapsed', elapsed: value !== 'localTime' }
}

function parseTimeZone(value: unknown, report: (problem: Phrase) => void): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  try {
    if (typeof value === 'string') return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
  } catch {
    // Reported below, like a value that is no text.
  }
  report(phrase`Setting handoff.timezone is ${JSON.stringify(value)}; expected a time zone such as "Europe/Berlin"`)
  return undefined
}

/** The problem with the id of a rule; `undefined` for a known one. */
function unknownRule(id: string): Phrase | undefined {
  if (ruleIds.includes(id)) return undefined
  const near = nearest(id, ruleIds)
  if (near === undefined) return phrase`Setting handoff.rules: there is no rule "${id}"`
  return phrase`Setting handoff.rules: there is no rule "${id}"; did you mean "${near}"?`
}

function isSeverity(value: unknown): value is Severity | 'off' {
  return typeof value === 'string' && severities.includes(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
