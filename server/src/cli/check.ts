/** `handoff check` */
import { resolve } from 'node:path'
import { URI } from 'vscode-uri'
import { fixAll } from '../core/fix.ts'
import type { Stage } from '../core/kind/kind.ts'
import type { Severity } from '../core/rule.ts'
import { rules } from '../core/rules/index.ts'
import { decode, diskFiles, type FileText, readText, writeText } from '../node/disk.ts'
import { type Examined, examine } from '../service/examine.ts'
import { below } from '../service/locations.ts'
import { configurationPath, type Project } from '../service/project.ts'
import { Projects } from '../service/projects.ts'
import { cannotRead, findInputs, reasonOf, shownPath } from './inputs.ts'
import { unknownName } from './names.ts'
import { type FileReport, fails, fileReport, reportOf } from './report.ts'
import type { Reporter } from './reporters/index.ts'
import { complain, Progress, styleOf } from './terminal.ts'

/** The options, parsed. */
export interface CheckCommand {
  readonly paths: readonly string[]
  readonly reporter: Reporter
  readonly kind: string | undefined
  /** The rules to report; `undefined` for all. */
  readonly rules: readonly string[] | undefined
  readonly fix: boolean
  /** Milliseconds since 1970. */
  readonly now: number
  readonly stage: Stage | undefined
  readonly failOn: Severity
  /** The path that standard input stands for. */
  readonly stdinPath: string
}

/** A file to check: one on the disk, or standard input. */
interface Input {
  readonly path: string
  readonly read: () => Promise<FileText>
  /** Takes the repaired text; `undefined` where there is nothing to write to. */
  readonly write: (text: string, read: FileText) => Promise<void>
}

/** Checks what the command names, writes the report, and gives the exit code. */
export async function runCheck(command: CheckCommand): Promise<number> {
  const run = new CheckRun(command)
  return run.run()
}

class CheckRun {
  readonly #command: CheckCommand
  readonly #projects = new Projects({ files: diskFiles, folders: () => [URI.file(process.cwd()).toString()] })
  readonly #reported = new Set<Project>()
  #unreadable = false

  constructor(command: CheckCommand) {
    this.#command = command
  }

  async run(): Promise<number> {
    const { paths, reporter, failOn, fix } = this.#command
    const onDisk = await findInputs(paths.filter((path) => path !== '-'))
    for (const problem of onDisk.problems) this.#fail(problem)
    const inputs = [...onDisk.files.map(fileInput), ...(paths.includes('-') ? [this.#standardInput()] : [])]
    const mistyped = await this.#unknownKind(inputs)
    if (mistyped !== undefined) {
      complain(mistyped)
      return 2
    }
    const files: FileReport[] = []
    const progress = new Progress(inputs.length)
    for (const [index, input] of inputs.entries()) {
      progress.show(index)
      files.push(...(await this.#check(input)))
    }
    progress.clear()
    const report = reportOf(files)
    // The repaired text of standard input goes to standard output, so the report makes room for it.
    const stream = fix && paths.includes('-') ? process.stderr : process.stdout
    stream.write(reporter(report, styleOf(stream)))
    return this.#unreadable ? 2 : fails(report, failOn) ? 1 : 0
  }

  async #check(input: Input): Promise<FileReport[]> {
    const { kind, now, stage, fix, rules: wanted } = this.#command
    let read: FileText
    try {
      read = await input.read()
    } catch (error) {
      this.#fail(cannotRead(input.path, error))
      return []
    }
    const uri = URI.file(input.path).toString()
    const project = await this.#projects.of(uri)
    const options = { now, kind, stage, only: wanted }
    const examined = examine(project, uri, read.text, options)
    const repaired = fix ? await this.#fix(input, examined, read) : examined.document.text
    const final =
      repaired === examined.document.text ? examined : examine(project, uri, repaired, { ...options, previous: examined.document })
    for (const { rule, error } of final.result?.failures ?? []) complain(`rule ${rule} failed on ${shownPath(input.path)}: ${error}`)
    const own = fileReport(shownPath(input.path), final)
    // What the walk finds but the configuration leaves out is not there at all.
    const left = final.role === 'document' && final.result === undefined ? [] : [own]
    return [...(await this.#configurationReport(project)), ...left]
  }

  /** The repaired text; that which was read if it cannot be written. */
  async #fix(input: Input, { role, document, options, result }: Examined, read: FileText): Promise<string> {
    const repaired = role === 'document' && result ? fixAll(document, options) : document.text
    if (repaired !== document.text && read.readOnly !== undefined) {
      this.#fail(`cannot repair ${shownPath(input.path)}: ${read.readOnly}`)
      return document.text
    }
    try {
      await input.write(repaired, read)
      return repaired
    } catch (error) {
      this.#fail(`cannot write ${shownPath(input.path)}: ${reasonOf(error)}`)
      return document.text
    }
  }

  /** Mistakes of the configuration are reported with the first file that it holds for: it is no Markdown file, so no walk finds it. */
  async #configurationReport(project: Project): Promise<FileReport[]> {
    if (project.root === undefined || this.#reported.has(project)) return []
    this.#reported.add(project)
    const uri = below(project.root, configurationPath)
    const text = await diskFiles.readFile(uri)
    const report = text === undefined ? undefined : fileReport(shownPath(URI.parse(uri).fsPath), examine(project, uri, text, this.#command))
    return report && report.diagnostics.length > 0 ? [report] : []
  }

  /** What is wrong with `--kind`: each project has kinds of its own. */
  async #unknownKind(inputs: readonly Input[]): Promise<string | undefined> {
    const { kind } = this.#command
    if (kind === undefined) return undefined
    const uris = inputs.length > 0 ? inputs.map(({ path }) => URI.file(path).toString()) : [undefined]
    for (const uri of uris) {
      const { kinds } = await this.#projects.of(uri)
      if (!kinds.has(kind)) return unknownName('kind', kind, kinds.keys())
    }
    return undefined
  }

  #standardInput(): Input {
    return {
      path: resolve(this.#command.stdinPath),
      read: async () => {
        const chunks: Buffer[] = []
        for await (const chunk of process.stdin) chunks.push(chunk)
        return decode(Buffer.concat(chunks))
      },
      write: async (text, { mark }) => void process.stdout.write(mark + text),
    }
  }

  /** Something could not be read or written: said at once, and the exit code tells of it; the rest goes on. */
  #fail(message: string): void {
    this.#unreadable = true
    complain(message)
  }
}

function fileInput(path: string): Input {
  return { path, read: () => readText(path), write: async (text, read) => void (text !== read.text && (await writeText(path, text, read))) }
}

/** The ids of all rules, for options. */
export const ruleIds = rules.map(({ id }) => id)
