/** The document that a tool is about: a file below the served folder, or a text. */
import { realpathSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { URI } from 'vscode-uri'
import * as z from 'zod'
import { type FileText, readText } from '../node/disk.ts'
import { diskWorkspace } from '../node/diskWorkspace.ts'
import type { Examined } from '../workspace/examine.ts'
import type { WorkspaceIndex } from '../workspace/workspaceIndex.ts'

/** What a tool cannot do, in a sentence for whoever called it. */
export class ToolError extends Error {}

/** Arguments that name a document. */
export const subjectShape = {
  path: z.string().optional().describe('A Markdown file, relative to the served folder. Give this or text.'),
  text: z.string().max(5_000_000).optional().describe('The Markdown itself, for a document that is no file. Give this or path.'),
  kind: z
    .string()
    .optional()
    .describe('Take it for a document of this kind (see list_kinds); only if the document does not say its kind itself.'),
}

export interface Subject {
  readonly path?: string | undefined
  readonly text?: string | undefined
  readonly kind?: string | undefined
}

/** A document that was checked. */
export interface CheckedSubject {
  readonly examined: Examined
  /** Absolute; `undefined` for a text. */
  readonly path: string | undefined
  /** What was read of the file. */
  readonly read: FileText | undefined
}

/** The folder that is served, with everything below it. */
export class ServedFolder {
  readonly folder: string

  constructor(folder: string) {
    this.folder = realpathSync(folder)
  }

  /** The workspace as it is now: files may change between two calls. */
  workspace(): WorkspaceIndex {
    return diskWorkspace({ now: Date.now(), folders: [this.uri()] })
  }

  uri(path = this.folder): string {
    return URI.file(path).toString()
  }

  /** The absolute path of a file below the folder. Throws for one outside, also where a link leads there. */
  pathOf(path: string): string {
    const wanted = resolve(this.folder, path)
    const real = realOf(wanted)
    const from = relative(this.folder, real)
    if (from === '' || from === '..' || from.startsWith(`..${sep}`) || isAbsolute(from))
      throw new ToolError(`${path} is outside of the served folder; expected a path below it`)
    return wanted
  }

  /** Checks a document. Throws if it cannot be read or there is no such kind. */
  async check({ path, text, kind }: Subject): Promise<CheckedSubject> {
    if ((path === undefined) === (text === undefined)) throw new ToolError('expected either path or text')
    const workspace = this.workspace()
    const file = path === undefined ? undefined : this.pathOf(path)
    const read = file === undefined ? undefined : await this.#read(file, path ?? '')
    const uri = this.uri(file ?? resolve(this.folder, 'untitled.md'))
    const { kinds } = await workspace.projects.of(uri)
    if (kind !== undefined && !kinds.has(kind))
      throw new ToolError(`unknown kind "${kind}"; expected one of ${[...kinds.keys()].join(', ')}`)
    const examined = await workspace.examine(uri, read?.text ?? text ?? '', { now: Date.now(), kind })
    return { examined, path: file, read }
  }

  async #read(file: string, shown: string): Promise<FileText> {
    try {
      return await readText(file)
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      throw new ToolError(isMissing ? `there is no file ${shown}` : `${shown} cannot be read`)
    }
  }
}

/** The path behind links; for a file that is not there, that of its nearest folder with the rest. */
function realOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const above = dirname(path)
    return above === path ? path : resolve(realOf(above), relative(above, path))
  }
}
