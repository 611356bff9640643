/** The command line. Each command loads its own modules when it runs, so that `--help` and `--version` answer at once. */
import { isMainThread, workerData } from 'node:worker_threads'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { version } from '../../../package.json'
import { serveThread, type ThreadData } from '../node/pool.ts'
import { statusFormats } from '../protocol.ts'
import { addCheckCommands } from './checkCommands.ts'
import type { ExplainCommand } from './explain.ts'
import type { InitCommand } from './init.ts'
import { parseMoment } from './moment.ts'
import type { NewCommand } from './new.ts'
import { nowOption, type OptionsOf, oneOf } from './options.ts'
import type { StatusCommand } from './status.ts'
import { complain, endWithReader } from './terminal.ts'
import type { TimelineCommand } from './timeline.ts'
import type { ReportCommand } from './writeReport.ts'

/** The names are those of `Intl`, which also knows offsets; the time engine would take a second to load. */
const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function createProgram(): Command {
  const program = new Command('handoff')
    .description('Checks handoff and escalation documents in Markdown: what is open in them, and what is wrong.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({ outputError: (message) => complain(message.replace(/^error: (?:option .* is invalid\. )?/, '')) })

  addCheckCommands(program)

  program
    .command('init')
    .description('find the handoffs and templates of this folder, and write a configuration for them')
    .option('-y, --yes', 'write it without asking')
    .addOption(nowOption())
    .action(async (options: Omit<InitCommand, 'now'> & { readonly now?: number }) => {
      const { runInit } = await import('./init.ts')
      process.exitCode = await runInit({ now: Date.now(), ...options })
    })

  program
    .command('kinds')
    .description('list the kinds of document')
    .option('--json', 'print them as JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { runKinds } = await import('./kinds.ts')
      process.exitCode = await runKinds({ json })
    })

  program
    .command('new')
    .description('begin a document, in the file that the configuration names; without one it is printed')
    .argument('<kind>', 'see "handoff kinds"')
    .argument('[file]', 'the file to write, - to print it')
    .option('--title <title>', 'its first heading')
    .option('--since <start>', 'where what it covers begins: a tag, a commit or a day; without it the likely range')
    .option('--previous <file>', 'the handoff before this one; what is open in it is carried over')
    .option('--product <name>', 'the package or folder that it is about')
    .option('--no-facts', 'fill in nothing of what Git, package.json and other files know')
    .option('--force', 'replace a file that exists')
    .addOption(nowOption())
    .action(async (kind: string, file: string | undefined, options: OptionsOf<NewCommand, 'kind' | 'file'>) => {
      const { runNew } = await import('./new.ts')
      process.exitCode = await runNew({ now: Date.now(), ...options, kind, file })
    })

  program
    .command('status')
    .description('print what a handoff says of the state of things, to be sent out')
    .argument('<file>', 'the handoff')
    .requiredOption(
      '--format <format>',
      `where it goes: ${statusFormats.join(', ')}; or document, to begin a new status update`,
      oneOf('format', [...statusFormats, 'document'] as const),
    )
    .option('--previous <file>', 'the last status update on it: a new one tells what changed since, for the same readers')
    .option('--kind <kind>', 'take the file for a document of this kind')
    .addOption(nowOption())
    .addHelpText(
      'after',
      '\nWhat is internal is left out, and secrets and personal data are redacted. What readers will miss is said on standard error.\nExits with 0, or with 2 for a file that cannot be read or is no handoff.',
    )
    .action(async (file: string, options: OptionsOf<StatusCommand, 'file'>) => {
      const { runStatus } = await import('./status.ts')
      process.exitCode = await runStatus({ now: Date.now(), ...options, file })
    })

  program
    .command('timeline')
    .description('make rows of a timeline, in UTC, from a chat, mails, logs, alerts or commits')
    .argument('<transcript>', 'the file with the transcript, - for standard input')
    .option('--zone <zone>', 'the zone of times that name none: Europe/Berlin', (value: string) => {
      if (!isZone(value)) throw new InvalidArgumentError(`"${value}" is no time zone; expected one such as Europe/Berlin or UTC`)
      return value
    })
    .option('--date <day>', 'the day of the first message: 2026-03-01', (value: string) => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || parseMoment(value) === undefined)
        throw new InvalidArgumentError(`"${value}" is no day; expected one such as 2026-03-01`)
      return value
    })
    .option('--into <file>', 'the document whose timeline takes the rows; without it they are printed as a table')
    .option('--milestones', 'name the messages that say "acknowledged", "rolled back" or "resolved" by the milestones of the timeline')
    .option('--kind <kind>', 'take the document for one of this kind')
    .addOption(nowOption())
    .addHelpText(
      'after',
      '\nSecrets and personal data are redacted, and what the timeline says already is left out. A zone or day that the transcript leaves open is\nproposed on standard error; a document is only written if nothing is open.\nExits with 0, or with 2 if the transcript has no times, something is open, or a file cannot be read or written.',
    )
    .action(async (transcript: string, options: OptionsOf<TimelineCommand, 'transcript'>) => {
      const { runTimeline } = await import('./timeline.ts')
      process.exitCode = await runTimeline({ now: Date.now(), ...options, transcript })
    })

  program
    .command('explain')
    .description('say what a rule asks for; or which parts of its template headings, labels and items of a handoff were taken for, and why')
    .argument('<rule | file[:line]>', 'the rule, or the handoff, with the line if not all are asked for')
    .option('--kind <kind>', 'take the file for a document of this kind')
    .addOption(nowOption())
    .addHelpText(
      'after',
      '\nFor a line without a name the nearest above it counts. What was taken for no part is told with the parts that are most like it.\nExits with 0, or with 2 for a file that cannot be read or is no handoff.',
    )
    .action(async (place: string, options: OptionsOf<ExplainCommand, 'file' | 'line'>) => {
      const [, file = place, line] = /^(.+?):(\d{1,9})$/.exec(place) ?? []
      const { runExplain, runExplainRule } = await import('./explain.ts')
      process.exitCode =
        runExplainRule(place) ??
        (await runExplain({ now: Date.now(), ...options, file, line: line === undefined ? undefined : Number(line) }))
    })

  program
    .command('report')
    .description('write a page that shows how far handoffs have come, to be kept or sent')
    .argument('[paths...]', 'files, folders or globs', ['.'])
    .option('-o, --output <file>', 'the file to write, - to print it', '-')
    .option('--kind <kind>', 'take every file for a document of this kind')
    .option('--language <language>', 'the language of the page: en, de', 'en')
    .addOption(nowOption())
    .action(async (paths: string[], options: OptionsOf<ReportCommand, 'paths'>) => {
      const { runReport } = await import('./writeReport.ts')
      process.exitCode = await runReport({ now: Date.now(), ...options, paths })
    })

  program
    .command('mcp')
    .description('serve agents with the Model Context Protocol, for the files below this folder')
    .action(async () => {
      const { serveMcp } = await import('../mcp/server.ts')
      await serveMcp()
    })

  program
    .command('lsp')
    .description('serve an editor with the language server protocol')
    .option('--stdio', 'over standard input and output (the default)')
    .action(async () => {
      // The server reads its transport from the arguments, as if an editor had started it.
      if (!process.argv.includes('--stdio')) process.argv.push('--stdio')
      const { startNodeServer } = await import('../lsp/nodeServer.ts')
      startNodeServer()
    })

  return program
}

async function main(): Promise<void> {
  endWithReader()
  const program = createProgram()
  try {
    if (process.argv.length <= 2) {
      program.outputHelp({ error: true })
      process.exitCode = 2
      return
    }
    await program.parseAsync()
  } catch (error) {
    // Commander exits with 1 on wrong usage, which means findings here. It has printed the error already.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
    else {
      complain(`internal error: ${error instanceof Error ? error.message : error}`)
      process.exitCode = 2
    }
  }
}

if (isMainThread) void main()
else if ((workerData as ThreadData).makes === 'readiness')
  void import('../lsp/scan/readinessExaminer.ts').then(({ createReadinessExaminer }) => serveThread(createReadinessExaminer))
else void import('./check.ts').then(({ createReportExaminer }) => serveThread(createReportExaminer))
