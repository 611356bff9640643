import { EventEmitter, type FileChangeEvent, FileSystemError, type FileSystemProvider, FileType, Uri, window, workspace } from 'vscode'
import { activeApi, closeEditors, readinessOf, tinyKind, typeBehind } from './handoffs.ts'
import { diagnosticsOf, equal } from './support.ts'

const scheme = 'suite-memory'
const files: ReadonlyMap<string, string> = new Map([
  ['/team/.handoff/kinds/tiny.md', tinyKind],
  ['/team/docs/printer.md', '---\nkind: tiny\n---\n\n# Printer\n\n- **Owner**: \n- **Detected**: 2026-03-01T14:05Z\n'],
])

describe('a folder that is on no disk', () => {
  before(async () => {
    await activeApi()
    workspace.registerFileSystemProvider(scheme, memory)
  })
  after(closeEditors)

  it('is read for templates, and its documents are checked', async () => {
    const editor = await window.showTextDocument(Uri.from({ scheme, path: '/team/docs/printer.md' }))
    const diagnostics = await diagnosticsOf(editor.document)
    equal(
      diagnostics.map(({ range }) => range.start.line),
      [6],
    )
    const { kindTitle, open } = await readinessOf(editor.document)
    equal([kindTitle, open], ['Tiny handoff', 1])
    await typeBehind(editor, '- **Owner**: ', 'Support Lead')
    await readinessOf(editor.document, ({ ready }) => ready)
  })
})

/** A file system of the files above, which can be read only. */
const memory: FileSystemProvider = {
  onDidChangeFile: new EventEmitter<FileChangeEvent[]>().event,
  watch: () => ({ dispose: () => undefined }),
  stat(uri) {
    const text = files.get(uri.path)
    if (text !== undefined) return { type: FileType.File, ctime: 0, mtime: 0, size: text.length }
    if (entriesOf(uri).length === 0) throw FileSystemError.FileNotFound(uri)
    return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 }
  },
  readDirectory: entriesOf,
  readFile(uri) {
    const text = files.get(uri.path)
    if (text === undefined) throw FileSystemError.FileNotFound(uri)
    return new TextEncoder().encode(text)
  },
  createDirectory: refuse,
  writeFile: refuse,
  delete: refuse,
  rename: refuse,
}

function entriesOf(folder: Uri): [string, FileType][] {
  const start = folder.path.endsWith('/') ? folder.path : `${folder.path}/`
  const below = [...files.keys()].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length).split('/'))
  return [...new Map(below.map(([name = '', ...rest]) => [name, rest.length > 0 ? FileType.Directory : FileType.File]))]
}

function refuse(): never {
  throw FileSystemError.NoPermissions()
}
