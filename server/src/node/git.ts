/** The program Git: fixed arguments, no shell, limits of time and output, nothing from a network, nothing that a repository may run. */
import { execFile } from 'node:child_process'

/** The output of a command as bytes, one character each, or why there is none. */
export type GitOutput = { readonly output: string } | { readonly failed: GitFailure }

/** `status` is that of the program, `text` what it said; `limit` is `time` or `output` if it was ended. */
export type GitFailure =
  | { readonly reason: 'missing' }
  | { readonly reason: 'limit'; readonly limit: 'time' | 'output' }
  | { readonly reason: 'error'; readonly text: string }

/** Runs one command of Git in a folder. Never rejects. */
export type Git = (folder: string, ...args: readonly string[]) => Promise<GitOutput>

export interface GitOptions {
  /** Milliseconds for one command. */
  readonly timeLimitMs: number
  /** The program; defaults to `git`. */
  readonly program?: string
}

const maxOutputBytes = 32 * 1024 * 1024

/** What a repository's own configuration might run or ask for is switched off. */
const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=',
  'core.quotePath=false',
  'core.pager=cat',
  'log.showSignature=false',
  'diff.external=',
  'i18n.logOutputEncoding=UTF-8',
  'protocol.allow=never',
].flatMap((setting) => ['-c', setting])

export function createGit({ timeLimitMs, program = 'git' }: GitOptions): Git {
  return (folder, ...args) =>
    new Promise((resolve) => {
      const options = {
        cwd: folder,
        encoding: 'latin1',
        timeout: timeLimitMs,
        killSignal: 'SIGKILL',
        maxBuffer: maxOutputBytes,
        windowsHide: true,
        env: environment(),
      } as const
      const child = execFile(program, ['--no-pager', ...settings, ...args], options, (error, output, errors) => {
        if (!error) resolve({ output })
        else if (error.code === 'ENOENT') resolve({ failed: { reason: 'missing' } })
        else if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') resolve({ failed: { reason: 'limit', limit: 'output' } })
        else if (error.killed) resolve({ failed: { reason: 'limit', limit: 'time' } })
        else resolve({ failed: { reason: 'error', text: errors } })
      })
      child.stdin?.end()
    })
}

/** The user's environment without what would lead to another repository, or to a question. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_EXTERNAL_DIFF, ...env } = process.env
  return { ...env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' }
}

/** A piece of Git's output as text: UTF-8, else what older programs on Windows wrote. */
export function decoded(bytes: string): string {
  const buffer = Buffer.from(bytes, 'latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer)
  } catch {
    return new TextDecoder('windows-1252').decode(buffer)
  }
}
