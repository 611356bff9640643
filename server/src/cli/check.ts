/** `handoff check` */
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { URI } from 'vscode-uri'
import { fixAll } from '../core/fix.ts'
import type { Severity } from '../core/linter/rule.ts'
import type { Document } from '../core/markdown/document.ts'
import { rules } from '../core/rules/index.ts'
import type { Stage } from '../core/template/kind.ts'
import { withinBudget } from '../node/budget.ts'
import { type Checked, checkFiles, type Effort } from '../node/checkFiles.ts'
import { decode, type FileText, readText, writeText } from '../node/disk.ts'
import { Examiner, type ExaminerContext, type ExaminerSetup, type Unreadable } from '../node/examiner.ts'
import { thisProgram } from '../node/program.ts'
import type { FileResult } from '../node/resultCache.ts'
import { OutOfTime } from '../workspace/budget.ts'
import type { Examined, ExamineOptions } from '../workspace/examine.ts'
import type { Files } from '../workspace/host.ts'
import { below } from '../workspace/locations.ts'
import { configurationPaths, type Project, roleOf } from '../workspace/project.ts'
import type { WorkspaceIndex } from '../workspace/workspaceIndex.ts'
import { cannotRead, findInputs, projectFilesTelling, reasonOf, shownPath, workspaceHere } from './inputs.ts'
import { unknownName } from './names.ts'
import { type NotChecked, reasonsNotChecked } from './notChecked.ts'
import { countFrom, describeFile, type FileSummary, type ReportedFile, reportOf } from './report.ts'
import type { Reporter } from './reporters/reporter.ts'
import { complain, Progress, print, styleOf, untilInterrupted } from './terminal.ts'

/** The options, parsed. */
export interface CheckCommand {
  readonly paths: readonly string[]
  readonly reporter: Reporter
  readonly kind: string | undefined
  /** The rules to report; `undefined` for all. */
  readonly rules: readonly string[] | undefined
  readonly fix?: boolean
  /** Milliseconds since 1970. */
  readonly now: number
  readonly stage: Stage | undefined
  readonly failOn: Severity
  /** The minimum share, in percent, of every handoff that must be present and correct. */
  readonly minReadiness: number
  /** The name with which the user signs. */
  readonly user: string | undefined
  /** The path under which standard input is checked. */
  readonly stdinPath: string
  /** The folder for cached results; `undefined` for none. */
  readonly cacheFolder: string | undefined
  /** True to print statistics. */
  readonly verbose?: boolean
}

/** A file to check: one on the disk, or standard input. */
interface Input {
  readonly path: string
  /** False for standard input. */
  readonly isFile: boolean
  /** Returns the last text written, if any. */
  readonly read: () => Promise<FileText>
  /** Stores the fixed text. */
  readonly write: (text: string, read: FileText) => Promise<void>
}

/** Below this size of all files, starting threads costs more than it saves. */
const minBytesForThreads = 400_000
/** A fix may enable another: once a link leads to a file, its heading may turn out to be missing. */
const maxFixRounds = 5

/** Checks the inputs of the command, writes the report, and returns the exit code. */
export async function runCheck(command: CheckCommand): Promise<number> {
  const run = new CheckRun(command)
  return run.run()
}

class CheckRun {
  readonly #command: CheckCommand
  readonly #files: Files
  readonly #workspace: WorkspaceIndex
  readonly #reported = new Set<Project>()
  /** Files and standard input that were named explicitly. */
  #named: ReadonlySet<string> = new Set()
  readonly #notChecked: NotChecked[] = []
  #unreadable = false
  #checksAny = false

  constructor(command: CheckCommand) {
    this.#command = command
    this.#files = projectFilesTelling((problem) => this.#fail(problem))
    this.#workspace = workspaceHere(command.now, this.#files)
  }

  async run(): Promise<number> {
    const { paths, reporter, failOn, fix } = this.#command
    const onDisk = await findInputs(paths.filter((path) => path !== '-'))
    for (const problem of onDisk.problems) this.#fail(problem)
    this.#named = new Set([...onDisk.named, ...(paths.includes('-') ? [resolve(this.#command.stdinPath)] : [])])
    const inputs = [...onDisk.files.map(fileInput), ...(paths.includes('-') ? [this.#standardInput()] : [])]
    const mistyped = await this.#unknownKind(inputs)
    if (mistyped !== undefined) {
      complain(mistyped)
      return 2
    }
    const progress = new Progress(fix ? 2 * inputs.length : inputs.length)
    // Documents are compared with each other, so all are fixed before the first is reported.
    const readable: Input[] = []
    for (const input of fix ? inputs : []) {
      progress.next()
      if (await this.#repair(input)) readable.push(input)
    }
    const checked = await untilInterrupted((signal) =>
      this.#checkFiles(fix ? readable : inputs, progress, signal).finally(() => progress.clear()),
    )
    const files = await this.#reportAll(fix ? readable : inputs, checked)
    const report = reportOf(files)
    // The fixed text of standard input goes to standard output, so the report goes to standard error.
    const stream = fix && paths.includes('-') ? process.stderr : process.stdout
    await print(stream, reporter(report, { style: styleOf(stream), failOn }))
    const unready = this.#unready(files)
    for (const problem of unready) complain(problem)
    // A gate must not pass because it checked nothing: a folder or a glob has to contain something.
    if (!this.#checksAny && !this.#unreadable && !(inputs.length > 0 && inputs.every(({ path }) => this.#named.has(path))))
      this.#fail(`nothing was checked: no handoff in ${paths.join(', ')}; "handoff help check" says what is one`)
    return this.#unreadable ? 2 : unready.length > 0 || countFrom(report.summary, failOn) > 0 ? 1 : 0
  }

  /** The handoffs below the minimum readiness, as messages. */
  #unready(files: readonly ReportedFile[]): string[] {
    const { minReadiness } = this.#command
    return files.flatMap(({ path, summary: { share, state } }) =>
      share !== null && share < minReadiness ? [`${path} counts as ${share} % (${state}); expected at least ${minReadiness} %`] : [],
    )
  }

  #checkFiles(inputs: readonly Input[], progress: Progress, signal: AbortSignal): Promise<Checked<FileSummary | null>> {
    const setup: ExaminerSetup = { ...this.#options, folders: [URI.file(process.cwd()).toString()] }
    return checkFiles(
      inputs.filter(({ isFile }) => isFile).map(({ path }) => path),
      {
        setup,
        workspace: this.#workspace,
        createExaminer: createReportExaminer,
        program: thisProgram(),
        makes: 'report',
        threads: (bytes) => (bytes < minBytesForThreads || availableParallelism() === 1 ? 0 : Math.min(availableParallelism(), 8)),
        cacheFolder: this.#command.cacheFolder,
        onDone: (count) => progress.next(count),
        pause: () => setImmediate(),
        signal,
      },
    )
  }

  /** The reports of all inputs, in order. */
  async #reportAll(inputs: readonly Input[], checked: Checked<FileSummary | null>): Promise<ReportedFile[]> {
    const files: ReportedFile[] = []
    for (const input of inputs) {
      const found = input.isFile ? checked.get(input.path) : undefined
      if (found === undefined) files.push(...(await this.#check(input)))
      else files.push(...(await this.#reportsOf(input.path, found)))
    }
    for (const reason of reasonsNotChecked(this.#notChecked)) complain(reason)
    if (this.#command.verbose) complain(effortInWords(checked.effort))
    return files
  }

  async #reportsOf(path: string, found: FileResult<FileSummary | null> | Unreadable): Promise<ReportedFile[]> {
    if ('unreadable' in found) {
      this.#fail(cannotRead(path, Object.assign(new Error(found.unreadable), { code: found.unreadable })))
      return []
    }
    const { examination, project, report } = found
    for (const { rule, error } of examination.failures) complain(`rule ${rule} failed on ${shownPath(path)}: ${error}`)
    const left = examination.summary === null ? [] : [{ path: shownPath(path), summary: examination.summary, report: () => String(report) }]
    this.#note(path, project, examination.summary)
    return [...(await this.#configurationReport(project)), ...left]
  }

  async #check(input: Input): Promise<ReportedFile[]> {
    const read = await this.#read(input)
    if (read === undefined) return []
    const uri = URI.file(input.path).toString()
    const examined = await this.#workspace.examine(uri, read.text, { ...this.#options, quick: true })
    const { project } = examined
    for (const { rule, error } of examined.result?.failures ?? []) complain(`rule ${rule} failed on ${shownPath(input.path)}: ${error}`)
    const reports = reportOn(input.path, examined)
    this.#note(input.path, project, reports[0]?.summary ?? null)
    return [...(await this.#configurationReport(project)), ...reports]
  }

  /** Records whether a file was checked. */
  #note(path: string, project: Project, summary: FileSummary | null): void {
    const uri = URI.file(path).toString()
    if (summary?.notChecked) this.#fail(`${shownPath(path)} is not checked: it took too long`)
    if (summary?.isHandoff || summary?.notChecked || roleOf(project, uri) !== 'document') this.#checksAny = true
    else if (this.#named.has(path)) this.#notChecked.push({ path, project })
  }

  /** The options of every check. */
  get #options(): Pick<ExamineOptions, 'now' | 'kind' | 'stage' | 'user' | 'only'> {
    const { now, kind, stage, user, rules: only } = this.#command
    return { now, kind, stage, user, only }
  }

  /** The text of an input; `undefined`, after a message, if it cannot be read. */
  async #read(input: Input): Promise<FileText | undefined> {
    try {
      return await input.read()
    } catch (error) {
      this.#fail(cannotRead(input.path, error))
      return undefined
    }
  }

  /** Fixes an input in place; false if it cannot be read. */
  async #repair(input: Input): Promise<boolean> {
    const read = await this.#read(input)
    if (read === undefined) return false
    const uri = URI.file(input.path).toString()
    const repaired = await this.#repairedText(uri, read.text)
    if (repaired !== read.text && read.readOnly !== undefined) {
      this.#fail(`cannot repair ${shownPath(input.path)}: ${read.readOnly}`)
      return true
    }
    try {
      await input.write(repaired, read)
      if (repaired !== read.text) this.#workspace.touched([{ uri, type: 'changed' }])
    } catch (error) {
      this.#fail(`cannot write ${shownPath(input.path)}: ${reasonOf(error)}`)
    }
    return true
  }

  async #repairedText(uri: string, text: string): Promise<string> {
    let current = text
    let document: Document | undefined
    for (let round = 0; round < maxFixRounds; round++) {
      const examined = await this.#workspace.examine(uri, current, { ...this.#options, previous: document })
      document = examined.document
      const rest = current.slice(document.length)
      const isRepairable = examined.role === 'document' && examined.result !== undefined
      let repaired = current
      try {
        if (isRepairable) repaired = withinBudget(() => fixAll(examined.document, examined.options)) + rest
      } catch (error) {
        if (!(error instanceof OutOfTime)) throw error
        this.#fail(`cannot repair ${shownPath(URI.parse(uri).fsPath)}: it took too long`)
      }
      if (repaired === current) break
      current = repaired
    }
    return current
  }

  /** Problems of the configuration are reported with its first file, because a walk finds Markdown files only. */
  async #configurationReport(project: Project): Promise<ReportedFile[]> {
    if (project.root === undefined || this.#reported.has(project)) return []
    this.#reported.add(project)
    const reports: ReportedFile[] = []
    for (const path of configurationPaths) {
      const uri = below(project.root, path)
      const text = await this.#files.readFile(uri)
      if (text === undefined) continue
      const examined = await this.#workspace.examine(uri, text, { now: this.#command.now })
      if (examined.mistakes.length > 0) reports.push(...reportOn(URI.parse(uri).fsPath, examined))
    }
    return reports
  }

  /** What is wrong with `--kind`, since each project has its own kinds. */
  async #unknownKind(inputs: readonly Input[]): Promise<string | undefined> {
    const { kind } = this.#command
    if (kind === undefined) return undefined
    const uris = inputs.length > 0 ? inputs.map(({ path }) => URI.file(path).toString()) : [undefined]
    for (const uri of uris) {
      const { kinds } = await this.#workspace.projects.of(uri)
      if (!kinds.has(kind)) return unknownName('kind', kind, kinds.keys())
    }
    return undefined
  }

  #standardInput(): Input {
    let known: FileText | undefined
    return {
      path: resolve(this.#command.stdinPath),
      isFile: false,
      read: async () => {
        if (known) return known
        const chunks: Buffer[] = []
        for await (const chunk of process.stdin) chunks.push(chunk)
        known = decode(Buffer.concat(chunks))
        return known
      },
      write: async (text, read) => {
        known = { ...read, text }
        process.stdout.write(read.mark + text)
      },
    }
  }

  /** Reports a file that cannot be read or written, and sets the exit code. The others are still checked. */
  #fail(message: string): void {
    this.#unreadable = true
    complain(message)
  }
}

/** The report of a file. Files that a walk found but the configuration ignores have none. */
function describe(examined: Examined): { readonly summary: FileSummary | null; readonly report: string } {
  const isNone = examined.role === 'document' && examined.result === undefined && examined.ended === undefined
  return isNone ? { summary: null, report: '' } : describeFile(examined)
}

/** Creates the examiner of the main thread or another. */
export function createReportExaminer(setup: ExaminerSetup, projects?: ExaminerContext['projects']): Examiner<FileSummary | null> {
  return new Examiner(setup, describe, { projects })
}

function reportOn(path: string, examined: Examined): ReportedFile[] {
  const { summary, report } = describe(examined)
  return summary === null ? [] : [{ path: shownPath(path), summary, report: () => report }]
}

function effortInWords({ kept, read, rejected, again, threads, stored }: Effort): string {
  const parts = [`${kept} unchanged`, `${read} read`, `${rejected} no handoffs at a glance`, `${again} looked at again`]
  return `${parts.join(', ')}; ${threads === 1 ? 'one thread' : `${threads} threads`}${stored ? '' : '; results could not be kept'}`
}

function fileInput(path: string): Input {
  return {
    path,
    isFile: true,
    read: () => readText(path),
    write: async (text, read) => void (text !== read.text && (await writeText(path, text, read))),
  }
}

/** The ids of all rules, for options. */
export const ruleIds = (): readonly string[] => rules.map(({ id }) => id)
