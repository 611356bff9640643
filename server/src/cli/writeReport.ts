/** `handoff report` */
import { writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { URI } from 'vscode-uri'
import { readText } from '../node/disk.ts'
import { makeFolder } from '../node/regular.ts'
import { shownOf, viewOptionsOf } from '../service/preview/preview.ts'
import { type ReportEntry, reportOf } from '../service/preview/report.ts'
import { cannotRead, findInputs, reasonOf, shownPath, workspaceHere } from './inputs.ts'
import { unknownName } from './names.ts'
import { type NotChecked, reasonsNotChecked } from './notChecked.ts'
import { complain, shown } from './terminal.ts'

/** The arguments, parsed. */
export interface ReportCommand {
  readonly paths: readonly string[]
  /** The file to write, `-` for standard output. */
  readonly output: string
  readonly kind: string | undefined
  /** The language of the page, such as `de`. */
  readonly language: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Writes one page about all handoffs among the files and returns the exit code. */
export async function runReport({ paths, output, kind, language, now }: ReportCommand): Promise<number> {
  const inputs = await findInputs(paths)
  for (const problem of inputs.problems) complain(problem)
  let isComplete = inputs.problems.length === 0
  const workspace = workspaceHere(now)
  const reader = { locale: language, zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
  const entries: ReportEntry[] = []
  const notChecked: NotChecked[] = []
  for (const path of inputs.files) {
    const uri = URI.file(path).toString()
    const project = await workspace.projects.of(uri)
    if (kind !== undefined && !project.kinds.has(kind)) {
      complain(unknownName('kind', kind, project.kinds.keys()))
      return 2
    }
    try {
      const { text } = await readText(path)
      const examined = await workspace.examine(uri, text, { now, kind })
      if (examined.ended) {
        complain(`${shownPath(path)} is not checked: it took too long`)
        isComplete = false
      }
      const shown = await workspace.withQueries(project, uri, (around) => shownOf(examined, around, language))
      if (shown) entries.push({ uri, shown, view: viewOptionsOf(examined, reader, true) })
      else if (inputs.named.has(path)) notChecked.push({ path, project })
    } catch (error) {
      complain(cannotRead(path, error))
      isComplete = false
    }
  }
  for (const reason of reasonsNotChecked(notChecked)) complain(reason)
  if (entries.length === 0) {
    // Each named file was reported already.
    const isSaid = inputs.files.length > 0 && inputs.files.every((path) => inputs.named.has(path))
    if (isComplete && !isSaid) complain(`no handoff among ${paths.join(', ')}; --kind says what a document is`)
    return 2
  }
  return (await write(reportOf(entries).html, output)) && isComplete ? 0 : 2
}

async function write(page: string, output: string): Promise<boolean> {
  if (output === '-') {
    process.stdout.write(page)
    return true
  }
  try {
    makeFolder(dirname(resolve(output)))
    await writeFile(output, page)
    process.stdout.write(`Created ${shown(shownPath(resolve(output)))}\n`)
    return true
  } catch (error) {
    complain(`cannot write ${shownPath(resolve(output))}: ${reasonOf(error)}`)
    return false
  }
}
