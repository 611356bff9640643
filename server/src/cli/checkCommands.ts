/** The commands `check` and `baseline` with their options. */
import { join } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { stages } from '../core/template/kind.ts'
import { defaultCacheFolder } from '../node/cacheFolder.ts'
import type { Comparison } from './changes.ts'
import type { CheckCommand } from './check.ts'
import { unknownName } from './names.ts'
import { collect, nowOption, type OptionsOf, oneOf } from './options.ts'

const defaultBaseline = '.handoff/baseline.json'
const formats = ['pretty', 'concise', 'markdown', 'json', 'sarif', 'junit', 'github', 'gitlab'] as const
const severities = ['error', 'warning', 'information'] as const

const parsePercent = (value: string): number => {
  const percent = /^\d{1,3}$/.test(value) ? Number(value) : Number.NaN
  if (!(percent <= 100)) throw new InvalidArgumentError(`"${value}" is no share; expected whole percent, from 0 to 100`)
  return percent
}

const parseCount = (value: string): number => {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError(`"${value}" is no number; expected a whole one, such as 0`)
  return Number(value)
}

/** A format, and the file that its report goes to. */
interface Wanted {
  readonly format: (typeof formats)[number]
  readonly file?: string
}

/** The options `--format` and `--output`, which belong together in their order. */
function reportOptions(): readonly [Option, Option, () => readonly Wanted[]] {
  const parse = oneOf('format', formats)
  const wanted: Wanted[] = []
  const format = new Option('--format <format>', `how to report: ${formats.join(', ')}; may be given several times`)
  const output = new Option('--output <file>', 'the file for the report of the --format before it')
  return [
    format.argParser((value) => wanted.push({ format: parse(value) })),
    output.argParser((file) => {
      const { format = 'pretty' } = wanted.pop() ?? {}
      wanted.push({ format, file })
    }),
    () => (wanted.length > 0 ? wanted : [{ format: 'pretty' }]),
  ]
}

/** Which lines a check is about; more than one if the options contradict each other. */
function comparisonsOf({ changed = false, staged = false, since }: CheckOptions): Comparison[] {
  return [
    ...(changed ? [{ with: 'last commit' } as const] : []),
    ...(staged ? [{ with: 'index' } as const] : []),
    ...(since === undefined ? [] : [{ with: 'branch', ref: since } as const]),
  ]
}

/** Adds both commands to the program. */
export function addCheckCommands(program: Command): void {
  const [formatOption, outputOption, wantedReports] = reportOptions()
  program
    .command('check')
    .description('check documents; folders stand for their Markdown files, - for standard input')
    .argument('[paths...]', 'files, folders or globs', ['.'])
    .addOption(formatOption)
    .addOption(outputOption)
    .option('--kind <kind>', 'take every file for a document of this kind; "general" needs no template')
    .option('--stage <stage>', `take every document to be at this stage: ${stages.join(', ')}`, oneOf('stage', stages))
    .option('--rule <rule>', 'report this rule only; may be given several times', collect)
    .option('--fix', 'repair what needs no choice')
    .option('--diff', 'print what --fix would change, and change nothing')
    .option('--fail-on <severity>', `from which severity on to fail: ${severities.join(', ')}`, oneOf('severity', severities), 'warning')
    .option('--min-readiness <percent>', 'fail if less of a handoff is there; what is to correct counts as open', parsePercent, 0)
    .option('--max-warnings <number>', 'fail if there are more warnings', parseCount)
    .option('--quiet', 'report errors only')
    .option('--show-waived', 'report waived findings in formats that can tell them from others')
    .option('--statistics', 'say how often each rule was found, on standard error')
    .option('--changed', 'report only what stands on lines that changed since the last commit')
    .option('--staged', 'report only what stands on lines that are staged')
    .option('--since <ref>', 'report only what stands on lines that changed since the branch left this one')
    .option('--baseline [file]', `leave out findings that are known, from ${defaultBaseline} or another file`)
    .option('--ignore <glob>', 'leave files out; may be given several times, as may !glob among the paths', collect)
    .option('--user <name>', 'the name with which you sign')
    .option('--stdin-path <path>', 'the path that standard input stands for', 'stdin.md')
    .option('--no-cache', 'examine every file anew, and keep no results')
    .option('--cache-location <folder>', 'the folder for results, in one of their own, instead of that of the system')
    .option('--verbose', 'say how much work it was')
    .addOption(nowOption())
    .addHelpText(
      'after',
      '\nExits with 0 if nothing at or above the failing severity was found and as much of every handoff is there as\n--min-readiness demands, with 1 if not, with 2 for wrong use, a file that cannot be read, or a folder or glob with no handoff in it.\nA handoff says "kind:" in its front matter, is like a kind, or is given one by the configuration or --kind.\nA file that is named and is no handoff, or is ignored, is told of on standard error.',
    )
    .action(async (paths: string[], options: CheckOptions, command: Command) => {
      const [{ runCheck, ruleIds }, { reporters }] = await Promise.all([import('./check.ts'), import('./reporters/index.ts')])
      const { rule: rules, ignore: ignored = [], cache, cacheLocation, ...others } = options
      // A folder named by the user may contain other files.
      const folder = cacheLocation === undefined ? defaultCacheFolder() : join(cacheLocation, 'handoff-docs')
      const cacheFolder = cache ? folder : undefined
      const wrong = rules?.find((id) => !ruleIds().includes(id))
      if (wrong !== undefined) command.error(unknownName('rule', wrong, ruleIds()))
      const comparisons = comparisonsOf(options)
      if (comparisons.length > 1) command.error('--changed, --staged and --since cannot be used together')
      const baseline = options.baseline === true ? defaultBaseline : options.baseline
      const outputs = wantedReports().flatMap(({ format, file }) =>
        [reporters.get(format)].flatMap((reporter) => (reporter ? [{ reporter, file }] : [])),
      )
      process.exitCode = await runCheck({
        now: Date.now(),
        ...others,
        paths,
        ignored,
        outputs,
        rules,
        cacheFolder,
        baseline,
        changed: comparisons[0],
      })
    })

  program
    .command('baseline')
    .description('write down what is found today, so that "check --baseline" fails for what is new only')
    .argument('[paths...]', 'files, folders or globs', ['.'])
    .option('--output <file>', 'the file to write', defaultBaseline)
    .option('--kind <kind>', 'take every file for a document of this kind')
    .option('--ignore <glob>', 'leave files out; may be given several times', collect)
    .addOption(nowOption())
    .action(async (paths: string[], { output, ...options }: BaselineOptions) => {
      const { runBaseline } = await import('./check.ts')
      const ignored = options.ignore ?? []
      process.exitCode = await runBaseline({ ...checkDefaults, now: Date.now(), ...options, paths, ignored }, output)
    })
}

interface CheckOptions extends OptionsOf<CheckCommand, 'paths' | 'outputs' | 'ignored' | 'rules' | 'cacheFolder' | 'changed' | 'baseline'> {
  readonly rule?: string[]
  readonly ignore?: string[]
  readonly changed?: boolean
  readonly staged?: boolean
  readonly since?: string
  readonly baseline?: string | true
  readonly cache: boolean
  readonly cacheLocation?: string
}

interface BaselineOptions {
  readonly output: string
  readonly kind: string | undefined
  readonly ignore?: string[]
  readonly now?: number
}

/** A check of everything, as `handoff baseline` makes it. */
const checkDefaults = {
  failOn: 'error',
  minReadiness: 0,
  maxWarnings: undefined,
  stage: undefined,
  user: undefined,
  rules: undefined,
  stdinPath: 'stdin.md',
  cacheFolder: undefined,
  changed: undefined,
  baseline: undefined,
} as const
