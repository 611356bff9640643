/** Requests about the project's configuration: changes of it, and the places of files. */
import type { CodeAction } from 'vscode-languageserver-types'
import type { CheckNewFileParams, CheckNewFileResult, ConfigurationFileResult, ConfigureParams, ConfigureResult } from '../../protocol.ts'
import type { Host } from '../../workspace/host.ts'
import { newFilePlaceProblem } from '../../workspace/newFilePlace.ts'
import type { Project } from '../../workspace/project.ts'
import type { Offered } from '../features/configuration/actions.ts'
import { configurationEditFor, configurationFileOf, configurationWorkspaceEdit, readWish } from '../features/configuration/changes.ts'
import { translateTo } from '../l10n/texts.ts'

export interface ConfigurationCommands {
  /** Changes the configuration; `null` if that is impossible. */
  configure(params: ConfigureParams): Promise<ConfigureResult>
  /** The configuration file, and the text of a new one; for `undefined`, that of the first workspace folder. */
  configurationFile(uri: string | undefined): Promise<ConfigurationFileResult>
  /** Why a new handoff may not be written to a path; `null` if it may. */
  checkNewFile(params: CheckNewFileParams): Promise<CheckNewFileResult>
}

/** The projects of documents, and of folders. */
export interface ProjectsAround {
  of(uri: string): Promise<Project>
  at(folder: string | undefined): Promise<Project>
}

export function createConfigurationCommands(host: Host, projects: ProjectsAround): ConfigurationCommands {
  const t = translateTo(host.features.locale)
  return {
    async configure({ uri, change }) {
      const wish = readWish(change)
      return (wish && (await configurationEditFor(host, await projects.of(uri), uri, wish))) ?? null
    },
    async configurationFile(uri) {
      return (await configurationFileOf(host, await projects.at(uri), t)) ?? null
    },
    async checkNewFile({ folder, path }) {
      const wrong = await newFilePlaceProblem(host.files, folder, path)
      return wrong ? t(wrong) : null
    },
  }
}

/** An action with its edit of the configuration; `undefined` for none. */
export async function withConfigurationEdit(
  host: Host,
  project: Project,
  uri: string,
  { action, wish }: Offered,
): Promise<CodeAction | undefined> {
  const made = await configurationEditFor(host, project, uri, wish)
  const edit = made && configurationWorkspaceEdit(made, host.features)
  return edit && { ...action, edit }
}
