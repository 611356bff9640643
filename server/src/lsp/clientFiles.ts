/** Files read through the client: the only way in a browser and for remote and virtual folders. */
import type { Connection } from 'vscode-languageserver'
import {
  type ExistsParams,
  type ExistsResult,
  existsRequest,
  type ListFilesParams,
  type ListFilesResult,
  listFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '../protocol.ts'
import type { Files } from '../workspace/host.ts'
import { below } from '../workspace/locations.ts'
import { configurationPaths } from '../workspace/project.ts'

/** Asks the client for files. A failed request is logged and counts as a missing file. The client does not follow links. */
export function clientFiles(
  connection: Connection,
  log: (message: string) => void,
  disk: Pick<Files, 'leadsOut' | 'realPath'> = {},
): Files {
  async function ask<Params, Result>(method: string, params: Params, empty: Result): Promise<Result> {
    try {
      return await connection.sendRequest<Result>(method, params)
    } catch (error) {
      log(`The client did not answer ${method} ${JSON.stringify(params)}: ${error}`)
      return empty
    }
  }
  const readFile = async (uri: string) => {
    const { text } = await ask<ReadFileParams, ReadFileResult>(readFileRequest, { uri }, { text: null })
    return text ?? undefined
  }
  const listFiles = async (folder: string, glob: string) => {
    const { uris } = await ask<ListFilesParams, ListFilesResult>(listFilesRequest, { folder, glob }, { uris: [] })
    return uris
  }
  return {
    readFile,
    listFiles,
    ...(disk.leadsOut && { leadsOut: disk.leadsOut }),
    ...(disk.realPath && { realPath: disk.realPath }),
    async exists(uri) {
      const { exists } = await ask<ExistsParams, Partial<ExistsResult>>(existsRequest, { uri }, {})
      return exists
    },
    // A client cannot check folders, so their content is listed. In a worktree `.git` is a file.
    async topOf(folder) {
      const anyOf = async (paths: readonly string[]) =>
        (await Promise.all(paths.map((path) => readFile(below(folder, path))))).some((text) => text !== undefined)
      const [isConfigured, templates, isRepository] = await Promise.all([
        anyOf(configurationPaths),
        listFiles(folder, '.handoff/kinds/*.md'),
        anyOf(['.git/HEAD', '.git']),
      ])
      return isConfigured || templates.length > 0 ? 'project' : isRepository ? 'repository' : undefined
    },
  }
}
