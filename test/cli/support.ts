/** The real command line as a child process: arguments in, text and exit code out. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { PrintedReport } from '../../server/src/cli/report.ts'

export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  /** The current folder. */
  readonly cwd?: string
  /** What is on standard input. */
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  /** Told of the process. */
  readonly started?: (child: ChildProcess) => void
}

/** Results are not kept where those of the person who tests are. */
const store = realpathSync(mkdtempSync(join(tmpdir(), 'handoff-results-')))
process.once('exit', () => rmSync(store, { recursive: true, force: true }))

/** Runs `dist/cli.cjs`. */
export function handoff(args: readonly string[], options?: RunOptions): Promise<Run> {
  return run(resolve('dist/cli.cjs'), args, options)
}

/** Runs a copy of it. */
export function run(program: string, args: readonly string[], { cwd, input = '', env = {}, started }: RunOptions = {}): Promise<Run> {
  return new Promise((settle, reject) => {
    const { NO_COLOR, FORCE_COLOR, CI, ...inherited } = process.env
    const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...inherited, XDG_CACHE_HOME: store, ...env } })
    started?.(child)
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (code) => settle({ code, out, err }))
    child.stdin.on('error', () => undefined).end(input)
  })
}

/** The report of `check --format json`. */
export async function checkJson(args: readonly string[], options?: RunOptions): Promise<PrintedReport> {
  return JSON.parse((await handoff(['check', '--format', 'json', ...args], options)).out)
}
