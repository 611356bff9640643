/** Ends work that takes too long, on any thread, and lets a busy process end at once when it is told to. */
import { Script } from 'node:vm'
import { isMainThread } from 'node:worker_threads'
import { type Budget, OutOfTime } from '../workspace/budget.ts'

/** On a busy machine a check may wait for the processor, so it is given more time as long as it has hardly run. */
const maxAttempts = 4

declare global {
  // The function that the script below calls.
  var handoffWork: (() => void) | undefined
}

let script: Script | undefined
let isInside = false

/** The process was told to end while it was busy; listeners have been called. */
export class Interrupted extends Error {}

/**
 * Runs work that V8 interrupts after some milliseconds, even within a regular expression. Nested work belongs to the outer call. The
 * environment may set another limit, for tests.
 */
export const budgetOf = (limitMs: number): Budget => {
  const milliseconds = Number(process.env['HANDOFF_BUDGET']) || limitMs
  return (work) => (isInside ? work() : patiently(work, milliseconds))
}

/** A limit for programs in which nothing else waits. */
export const withinBudget = budgetOf(30_000)

function patiently<Result>(work: () => Result, milliseconds: number): Result {
  let time = milliseconds
  for (let tried = 1; ; tried++, time *= 2) {
    const before = process.cpuUsage()
    try {
      return run(work, time)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') {
        process.emit('SIGINT')
        throw new Interrupted()
      }
      if (code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
      const { user, system } = process.cpuUsage(before)
      if (tried === maxAttempts || (user + system) / 1000 >= milliseconds / 2) throw new OutOfTime(time / 1000)
    }
  }
}

function run<Result>(work: () => Result, timeout: number): Result {
  const done: Result[] = []
  script ??= new Script('handoffWork()')
  globalThis.handoffWork = () => void done.push(work())
  isInside = true
  // A listener for a signal runs only once the thread is idle, and keeps the process alive until then.
  const listens = isMainThread && process.listenerCount('SIGTERM') > 0
  const listeners = listens ? process.listeners('SIGTERM') : []
  for (const listener of listeners) process.off('SIGTERM', listener)
  try {
    script.runInThisContext({ timeout, breakOnSigint: isMainThread && process.listenerCount('SIGINT') > 0 })
    return done[0] as Result
  } finally {
    isInside = false
    globalThis.handoffWork = undefined
    for (const listener of listeners) process.on('SIGTERM', listener as NodeJS.SignalsListener)
  }
}
