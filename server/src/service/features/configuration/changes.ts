/** Changes of a project's configuration as edits of its file, which may be open or missing. */
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-types'
import { severitySettings } from '../../../core/configuration/configuration.ts'
import { type ConfigurationChange, configurationWith } from '../../../core/configuration/configurationEdit.ts'
import { rules } from '../../../core/rules/index.ts'
import { readGlob } from '../../../core/util/globs.ts'
import { LineIndex } from '../../../core/util/text.ts'
import type { ConfigurationEdit, ConfigurationFile, ConfigureParams } from '../../../protocol.ts'
import type { ClientFeatures, Host } from '../../../workspace/host.ts'
import { below } from '../../../workspace/locations.ts'
import { type Project, pathIn } from '../../../workspace/project.ts'
import { minimalEdits } from '../../convert/minimalEdits.ts'
import { textEdits } from '../../convert/ranges.ts'
import type { Translate } from '../../l10n/texts.ts'
import { configurationWords } from './words.ts'

/** A change of the configuration; see `ConfigureParams`. */
export type Wish = ConfigureParams['change']

/** Parses a change from a client, field by field; `undefined` if it is invalid. */
export function readWish(sent: unknown): Wish | undefined {
  if (typeof sent !== 'object' || sent === null) return undefined
  if ('rule' in sent && 'severity' in sent) {
    const rule = rules.find(({ id }) => id === sent.rule)?.id
    const severity = severitySettings.find((one) => one === sent.severity)
    return rule === undefined || severity === undefined ? undefined : { rule, severity }
  }
  if ('ignore' in sent) return sent.ignore === 'file' || sent.ignore === 'folder' ? { ignore: sent.ignore } : undefined
  return 'kind' in sent && typeof sent.kind === 'string' && sent.kind !== '' ? { kind: sent.kind } : undefined
}

/** An action whose edit is resolved when it is chosen. */
export function unresolved(uri: string, { action, wish }: { readonly action: CodeAction; readonly wish: Wish }): CodeAction {
  return { ...action, data: { uri, wish } }
}

/** The change of an action without an edit; `undefined` for other actions. The data comes back from the client. */
export function wishOf({ data }: CodeAction): { readonly uri: string; readonly wish: Wish } | undefined {
  if (typeof data !== 'object' || data === null || !('wish' in data) || !('uri' in data) || typeof data.uri !== 'string') return undefined
  const wish = readWish(data.wish)
  return wish && { uri: data.uri, wish }
}

/** The edit that makes the change; `undefined` for a document without a project, or an invalid configuration. */
export async function configurationEditFor(
  host: Pick<Host, 'document' | 'files'>,
  project: Project,
  uri: string,
  wish: Wish,
): Promise<ConfigurationEdit | undefined> {
  const { root, configurationPath } = project
  const path = pathIn(project, uri)
  const change = changeFor(project, path, wish)
  if (root === undefined || path === '' || change === undefined) return undefined
  const target = below(root, configurationPath)
  const open = host.document(target)
  const text = open?.getText() ?? (await host.files.readFile(target))
  const made = configurationWith(text ?? '', change)
  if (made === undefined) return undefined
  const edits = textEdits(new LineIndex(text ?? ''), minimalEdits(text ?? '', made))
  return { uri: open?.uri ?? target, version: open?.version ?? null, isNew: text === undefined, edits, text: made }
}

function changeFor({ configuration }: Project, path: string, wish: Wish): ConfigurationChange | undefined {
  if ('rule' in wish) return { rule: wish.rule, severity: wish.severity }
  if ('ignore' in wish) return { ignore: wish.ignore === 'file' ? `/${escaped(path)}` : `/${escaped(folderOf(path))}/` }
  const match = globForAllLike(path)
  const decided = configuration.documents.find((one) => readGlob(one.match).matches(path))
  return { match, kind: wish.kind, first: decided !== undefined && !(decided.match === match && decided.kind === wish.kind) }
}

/** The glob of all files like this one, in its folder and those below. */
export function globForAllLike(path: string): string {
  const folder = folderOf(path)
  return folder === '' ? '/*.md' : `${escaped(folder)}/**`
}

/** The folder of a path without a trailing slash; empty for the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** A path as a pattern that matches only it. */
function escaped(path: string): string {
  return path.replace(/[\\[\]*?{}!#@+]| $/g, '\\$&')
}

/** An edit of the configuration in LSP's format; `undefined` if the client cannot create the missing file. */
export function configurationWorkspaceEdit(
  { uri, version, isNew, edits }: ConfigurationEdit,
  features: ClientFeatures,
): WorkspaceEdit | undefined {
  if (!features.versionedEdits) return isNew ? undefined : { changes: { [uri]: [...edits] } }
  if (isNew && !features.createsFiles) return undefined
  const change = { textDocument: { uri, version }, edits: [...edits] }
  return { documentChanges: isNew ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change] : [change] }
}

/** The configuration of a project, or the text of a new one, with all keys described and commented out. */
export async function configurationFileOf(
  host: Pick<Host, 'document' | 'files'>,
  { root, configurationPath }: Project,
  t: Translate,
): Promise<ConfigurationFile | undefined> {
  if (root === undefined) return undefined
  const uri = below(root, configurationPath)
  const isThere = host.document(uri) !== undefined || (await host.files.readFile(uri)) !== undefined
  return { uri, text: isThere ? null : newConfigurationText(t) }
}

/** A configuration that explains itself and says nothing yet. */
export function newConfigurationText(t: Translate): string {
  const intro = t('The configuration of Handoff Docs for this project. Every key is optional: take away the "# " before what you need.')
  const keys = Object.values(configurationWords).map(({ about, example }) => [about(t), ...example].map((line) => `# ${line}\n`).join(''))
  return [`# ${intro}\n`, ...keys].join('\n')
}
