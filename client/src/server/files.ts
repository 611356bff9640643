/**
 * Reads files for the server. Going through VS Code makes one path for the disk, remote folders and virtual ones,
 * and lets the same server run in a browser, which has no disk.
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

/** Bytes above which nothing is read: far more than any text that people write. */
const maxFileBytes = 64 * 1024 * 1024

/** Answers `handoff/readFile`. What is no file (a pipe, a device, a link to one) may have no end, or nobody who writes it. */
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
  // Only what lies below the constant part of the glob is looked at: the folder may be the root of a disk.
  const { base, glob: rest } = picomatch.scan(glob)
  const start = vscode.Uri.joinPath(vscode.Uri.parse(folder), base)
  const found = rest.includes('**') ? await search(start, rest, token) : []
  const uris = found.length > 0 ? found : await walk(start, rest, token)
  return { uris: uris.map(String) }
}

/** The editor's own search, which is fast and knows what the user excludes. */
async function search(folder: vscode.Uri, glob: string, token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  try {
    return await vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), '**/node_modules/**', undefined, token)
  } catch {
    return []
  }
}

/**
 * Reads folder by folder: few of them, or all where the editor's search finds nothing, as virtual file systems may bring none.
 * Symbolic links to folders are not followed, since they can lead in circles.
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
