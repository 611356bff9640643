/**
 * Reads files for the server. Going through VS Code makes one path for the disk, remote folders and virtual ones,
 * and lets the same server run in a browser, which has no disk.
 */
import picomatch from 'picomatch'
import * as vscode from 'vscode'
import type { ListFilesParams, ListFilesResult, ReadFileParams, ReadFileResult } from '../../server/src/protocol.ts'

/** Answers `handoff/readFile`. */
export async function readFile({ uri }: ReadFileParams): Promise<ReadFileResult> {
  try {
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri))) }
  } catch {
    return { text: null }
  }
}

/** Answers `handoff/listFiles`. */
export async function listFiles({ folder, glob }: ListFilesParams, token: vscode.CancellationToken): Promise<ListFilesResult> {
  const folderUri = vscode.Uri.parse(folder)
  const found = await search(folderUri, glob, token)
  const uris = found.length > 0 ? found : await walk(folderUri, glob, token)
  return { uris: uris.map(String) }
}

/** The editor's own search, which knows what the user excludes. */
async function search(folder: vscode.Uri, glob: string, token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  try {
    return await vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), '**/node_modules/**', undefined, token)
  } catch {
    return []
  }
}

/**
 * For folders where the editor has no search and finds nothing: virtual file systems that bring none.
 * Symbolic links to folders are not followed, since they can lead in circles.
 */
async function walk(folder: vscode.Uri, glob: string, token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  const { base, glob: rest } = picomatch.scan(glob)
  const matches = picomatch(rest || '*', { dot: true })
  const found: vscode.Uri[] = []
  const pending = [{ uri: vscode.Uri.joinPath(folder, base), path: '' }]
  for (let next = pending.pop(); next !== undefined && !token.isCancellationRequested; next = pending.pop()) {
    const { uri, path } = next
    const entries = await vscode.workspace.fs.readDirectory(uri).then(undefined, () => [])
    for (const [name, type] of entries) {
      const entry = { uri: vscode.Uri.joinPath(uri, name), path: path + name }
      if (type === vscode.FileType.Directory && name !== 'node_modules' && name !== '.git')
        pending.push({ ...entry, path: `${entry.path}/` })
      else if ((type & vscode.FileType.File) !== 0 && matches(entry.path)) found.push(entry.uri)
    }
  }
  return found
}
