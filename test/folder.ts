/** Folders of files that a test writes and that are gone after it. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { URI } from 'vscode-uri'

const made: string[] = []

/** Text by path, or bytes. */
export type Files = Readonly<Record<string, string | Uint8Array>>

export class Folder {
  readonly path: string

  constructor(files: Files) {
    this.path = realpathSync(mkdtempSync(join(tmpdir(), 'handoff-')))
    made.push(this.path)
    this.write(files)
  }

  write(files: Files): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, path)), { recursive: true })
      writeFileSync(join(this.path, path), content)
    }
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8')
  }

  remove(path: string): void {
    rmSync(join(this.path, path), { recursive: true })
  }

  /** The URI of a file or, without a path, of the folder. */
  uri(path = ''): string {
    return URI.parse(pathToFileURL(join(this.path, path)).href).toString()
  }
}

/** A folder with these files; `removeFolders` removes it. */
export function folderOf(files: Files): Folder {
  return new Folder(files)
}

/** Removes the folders of a test; for `afterEach`. */
export function removeFolders(): void {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true })
}
