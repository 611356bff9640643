/** `handoff check` */
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createTwoFilesPatch } from 'diff'
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
import { writeBaseline } from './baseline.ts'
import type { Comparison } from './changes.ts'
import { cannotRead, findInputs, projectFilesTelling, reasonOf, shownPath, workspaceHere } from './inputs.ts'
import { unknownName } from './names.ts'
import { type NotChecked, reasonsNotChecked } from './notChecked.ts'
import { type Output, writeReports } from './outputs.ts'
import { countFrom, describeFile, type Failure, type FileSummary, narrowed, type ReportedFile, type Summary, summaryOf } from './report.ts'
import type { Reporter } from './reporters/reporter.ts'
import { selectionOf } from './selection.ts'
import { statisticsOf } from './statistics.ts'
import { complain, Progress, print, untilInterrupted } from './terminal.ts'

/** The options, parsed. */
export interface CheckCommand {
  readonly paths: readonly string[]
  /** Globs of files to leave out. */
  readonly ignored: readonly string[]
  readonly outputs: readonly Output[]
  readonly kind: string | undefined
  /** The rules to report; `undefined` for all. */
  readonly rules: readonly string[] | undefined
  readonly fix?: boolean
  /** True to print what `fix` would change, and to change and report nothing. */
  readonly diff?: boolean
  /** Milliseconds since 1970. */
  readonly now: number
  readonly stage: Stage | undefined
  readonly failOn: Severity
  /** The minimum share, in percent, of every handoff that must be present and correct. */
  readonly minReadiness: number
  /** More warnings fail the check; `undefined` for any number. */
  readonly maxWarnings: number | undefined
  /** True to report errors only. */
  readonly quiet?: boolean
  /** Report only what stands on lines that changed, of files that changed. */
  readonly changed: Comparison | undefined
  /** The file of known findings, which are not reported. */
  readonly baseline: string | undefined
  /** True to report waived findings in formats that can tell them from others. */
  readonly showWaived?: boolean
  /** True to say how often each rule was found. */
  readonly statistics?: boolean
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

/** Writes the findings of the inputs down as known, for `--baseline`. Returns the exit code. */
export async function runBaseline(command: Omit<CheckCommand, 'outputs'>, file: string): Promise<number> {
  const write: Reporter = function* ({ files, failures }) {
    if (failures.length > 0) return
    const count = writeBaseline(file, files)
    yield `${count} ${count === 1 ? 'finding is' : 'findings are'} known in ${shownPath(resolve(file))}\n`
  }
  const code = await runCheck({ ...command, outputs: [{ reporter: write, file: undefined }] })
  return code === 1 ? 0 : code
}

class CheckRun {
  readonly #command: CheckCommand
  readonly #files: Files
  readonly #workspace: WorkspaceIndex
  readonly #reported = new Set<Project>()
  /** Files and standard input that were named explicitly. */
  #named: ReadonlySet<string> = new Set()
  readonly #notChecked: NotChecked[] = []
  /** What could not be read, checked or written. */
  readonly #failures: Failure[] = []
  #checksAny = false

  constructor(command: CheckCommand) {
    this.#command = command
    this.#files = projectFilesTelling((problem, path) => this.#fail(problem, path))
    this.#workspace = workspaceHere(command.now, this.#files)
  }

  async run(): Promise<number> {
    const { paths, outputs, failOn, fix, showWaived = false } = this.#command
    const selection = await selectionOf(this.#command).catch((error: unknown) => complain(reasonOf(error)))
    if (selection === undefined) return 2
    const onDisk = await findInputs(
      paths.filter((path) => path !== '-'),
      this.#command.ignored,
    )
    for (const problem of onDisk.problems) this.#fail(problem)
    this.#named = new Set([...onDisk.named, ...(paths.includes('-') ? [resolve(this.#command.stdinPath)] : [])])
    const all = [...onDisk.files.map(fileInput), ...(paths.includes('-') ? [this.#standardInput()] : [])]
    const inputs = all.filter(({ path }) => selection.hasFile(path))
    const mistyped = await this.#unknownKind(inputs)
    if (mistyped !== undefined) {
      complain(mistyped)
      return 2
    }
    if (this.#command.diff) return this.#printDiffs(inputs)
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
    const files = (await this.#reportAll(fix ? readable : inputs, checked)).map((file) => narrowed(file, selection.keeps(file.path)))
    const summary = summaryOf(files)
    // A gate must not pass because it checked nothing: a folder or a glob has to contain something.
    const isNothing = !this.#checksAny && this.#failures.length === 0 && !(all.length > 0 && all.every(({ path }) => this.#named.has(path)))
    if (isNothing && all.length === inputs.length)
      this.#fail(`nothing was checked: no handoff in ${paths.join(', ')}; "handoff help check" says what is one`)
    const falls = this.#shortfalls(files, summary)
    // The fixed text of standard input goes to standard output, so the report goes to standard error.
    const stream = fix && paths.includes('-') ? process.stderr : process.stdout
    await writeReports(outputs, { version: 1, files, summary, failures: [...this.#failures, ...falls] }, stream, {
      failOn,
      showWaived,
    }).catch((error: unknown) => this.#fail(`cannot write a report: ${reasonOf(error)}`))
    for (const { message } of falls) complain(message)
    if (this.#command.statistics) for (const line of statisticsOf(files)) process.stderr.write(`${line}\n`)
    const gone = selection.goneFrom(files.map(({ path }) => path))
    if (gone > 0)
      complain(
        `${gone} known ${gone === 1 ? 'finding is' : 'findings are'} gone; "handoff baseline" takes ${gone === 1 ? 'it' : 'them'} out`,
      )
    return this.#failures.length > 0 ? 2 : falls.length > 0 || countFrom(summary, failOn) > 0 ? 1 : 0
  }

  /** Prints what `--fix` would change as patches. Returns 1 if it would change anything. */
  async #printDiffs(inputs: readonly Input[]): Promise<number> {
    let changes = false
    for (const input of inputs) {
      const read = await this.#read(input)
      if (read === undefined) continue
      const repaired = await this.#repairedText(URI.file(input.path).toString(), read.text)
      if (repaired === read.text) continue
      changes = true
      const path = shownPath(input.path)
      // Endings of lines stay as they are: a patch has to fit the file.
      await print(process.stdout, [createTwoFilesPatch(`a/${path}`, `b/${path}`, read.text, repaired, '', '', { stripTrailingCr: false })])
    }
    return this.#failures.length > 0 ? 2 : changes ? 1 : 0
  }

  /** What fails the check beside its findings: handoffs below the minimum readiness, too many warnings. */
  #shortfalls(files: readonly ReportedFile[], { warnings }: Summary): Failure[] {
    const { minReadiness, maxWarnings = Number.POSITIVE_INFINITY } = this.#command
    const unready = files.flatMap(({ path, summary: { share, state } }) => {
      if (share === null || share >= minReadiness) return []
      return [{ path, message: `${path} counts as ${share} % (${state}); expected at least ${minReadiness} %`, isError: false }]
    })
    if (warnings <= maxWarnings) return unready
    const message = `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}; expected at most ${maxWarnings}`
    return [...unready, { path: undefined, message, isError: false }]
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
      this.#fail(cannotRead(path, Object.assign(new Error(found.unreadable), { code: found.unreadable })), path)
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
    if (summary?.notChecked) this.#fail(`${shownPath(path)} is not checked: it took too long`, path)
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
      this.#fail(cannotRead(input.path, error), input.path)
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
      this.#fail(`cannot repair ${shownPath(input.path)}: ${read.readOnly}`, input.path)
      return true
    }
    try {
      await input.write(repaired, read)
      if (repaired !== read.text) this.#workspace.touched([{ uri, type: 'changed' }])
    } catch (error) {
      this.#fail(`cannot write ${shownPath(input.path)}: ${reasonOf(error)}`, input.path)
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
        const path = URI.parse(uri).fsPath
        this.#fail(`cannot repair ${shownPath(path)}: it took too long`, path)
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
  #fail(message: string, path?: string): void {
    this.#failures.push({ path: path === undefined ? undefined : shownPath(path), message, isError: true })
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
