/**
 * Reads files for the server through VS Code, in the same way for the disk, remote folders and virtual ones. The same server can so run in
 * a browser, which has no disk.
 */
import picomatch from 'picomatch'
import * as vscode from 'vscode'
import type {
  ExistsParams,
  ExistsResult,
  ListFilesParams,
  ListFilesResult,
  ReadFileParams,
  ReadFileResult,
} from '../../../server/src/protocol.ts'

/** Larger files are not read: no text is that long. */
const maxFileBytes = 64 * 1024 * 1024

/** Answers `handoff/readFile`. Anything that is not a regular file (a pipe, a device, a link to one) may be endless or block forever. */
export async function readFile({ uri }: ReadFileParams): Promise<ReadFileResult> {
  const file = vscode.Uri.parse(uri)
  try {
    const { type, size } = await vscode.workspace.fs.stat(file)
    if ((type & vscode.FileType.File) === 0 || size > maxFileBytes) return { text: null }
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(file)) }
  } catch {
    return { text: null }
  }
}

/** Answers `handoff/exists`. */
export async function exists({ uri }: ExistsParams): Promise<ExistsResult> {
  try {
    await vscode.workspace.fs.stat(vscode.Uri.parse(uri))
    return { exists: true }
  } catch {
    return { exists: false }
  }
}

/** Answers `handoff/listFiles`. */
export async function listFiles({ folder, glob }: ListFilesParams, token: vscode.CancellationToken): Promise<ListFilesResult> {
  // Only the constant base of the glob is searched, because the folder may be the root of a disk.
  const { base, glob: rest } = picomatch.scan(glob)
  const start = vscode.Uri.joinPath(vscode.Uri.parse(folder), base)
  const found = rest.includes('**') ? await search(start, rest, token) : []
  const uris = found.length > 0 ? found : await walk(start, rest, token)
  return { uris: uris.map(String) }
}

/** The editor's own search is fast and applies the user's excludes. */
async function search(folder: vscode.Uri, glob: string, token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  try {
    return await vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), '**/node_modules/**', undefined, token)
  } catch {
    return []
  }
}

/**
 * Reads folder by folder: a few folders, or all where the editor's search finds nothing, as in some virtual file systems. Symbolic links to
 * folders are not followed, since they may be circular.
 */
async function walk(folder: vscode.Uri, glob: string, token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  const matches = picomatch(glob, { dot: true, windows: false })
  const deepest = glob.includes('**') ? Number.POSITIVE_INFINITY : glob.split('/').length
  const found: vscode.Uri[] = []
  const pending = [{ uri: folder, path: '', depth: 1 }]
  for (let next = pending.pop(); next !== undefined && !token.isCancellationRequested; next = pending.pop()) {
    const { uri, path, depth } = next
    const entries = await vscode.workspace.fs.readDirectory(uri).then(undefined, () => [])
    for (const [name, type] of entries) {
      const entry = { uri: vscode.Uri.joinPath(uri, name), path: path + name }
      if (type === vscode.FileType.Directory && depth < deepest && !passedOver.has(name))
        pending.push({ uri: entry.uri, path: `${entry.path}/`, depth: depth + 1 })
      else if ((type & vscode.FileType.File) !== 0 && matches(entry.path)) found.push(entry.uri)
    }
  }
  return found
}

const passedOver: ReadonlySet<string> = new Set(['node_modules', '.git'])
