/** Ends work that takes too long, on whatever thread it runs, and has the process end at once when it is told to although it is busy. */
import { Script } from 'node:vm'
import { isMainThread } from 'node:worker_threads'
import { type Budget, OutOfTime } from '../workspace/budget.ts'

/** A machine that is busy with something else lets a check wait: it is given more time, as long as it has hardly had the processor. */
const maxAttempts = 4

declare global {
  // What the script below calls.
  var handoffWork: (() => void) | undefined
}

let script: Script | undefined
let isInside = false

/** The person has told the process to end while it was busy; who listens has been told so. */
export class Interrupted extends Error {}

/**
 * Does work of which V8 ends whatever is going on in it, a regular expression included, once its time is over, in milliseconds. Work within
 * it belongs to the outer one. The environment may set another time, for tests.
 */
export const budgetOf = (limitMs: number): Budget => {
  const milliseconds = Number(process.env['HANDOFF_BUDGET']) || limitMs
  return (work) => (isInside ? work() : patiently(work, milliseconds))
}

/** Where nobody else waits. */
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
  // Who listens to a signal hears of it only when nothing else is going on, and keeps it from ending the process until then.
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
