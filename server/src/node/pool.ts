/** Threads that work through jobs. */
import { parentPort, Worker, workerData } from 'node:worker_threads'
import type { Examiner, Job as ExaminerJob, ExaminerSetup } from './examiner.ts'

/** How many jobs are sent at once: enough that the messages do not count, few enough that all threads end at the same time. */
const jobsPerBatch = 8
/**
 * Megabytes of a thread. Young objects: more saves no time worth the memory. All others: that few documents need so much is not the
 * point, but that V8 lets garbage grow the less the less it may have. A document that needs more is done on the main thread.
 */
const memory = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1024 }

/** What a thread is sent and sends back. */
export interface Batch<Job> {
  readonly jobs: readonly Job[]
}

export interface Results<Result> {
  readonly results: readonly Result[]
}

/** What a thread is told when it starts. */
export interface ThreadData {
  readonly setup: ExaminerSetup
  /** What it makes of a file: a report of the command line, or readiness for an editor. */
  readonly makes: 'report' | 'readiness'
}

export interface ThreadOptions<Job, Result> {
  /** The script of a thread, which answers every batch with its results. */
  readonly entry: string
  readonly threads: number
  readonly data: ThreadData
  /** Does a job here that a thread did not do, since it failed or could not be started. */
  readonly instead: (job: Job) => Promise<Result>
  /** Told of each result as it comes, in no order. */
  readonly onResult: (index: number, result: Result) => void
  /** Ends the work early. */
  readonly signal?: AbortSignal | undefined
}

/** Does jobs on some threads. What cannot be done there is done here. */
export async function runOnThreads<Job, Result>(jobs: readonly Job[], options: ThreadOptions<Job, Result>): Promise<void> {
  const { entry, threads, data, instead, onResult, signal } = options
  if (signal?.aborted) return
  const done: boolean[] = new Array(jobs.length).fill(false)
  let next = 0
  const work = (worker: Worker) =>
    new Promise<void>((resolve) => {
      let from = 0
      let to = 0
      const goOn = () => {
        from = next
        to = Math.min(jobs.length, from + jobsPerBatch)
        next = to
        if (from === to) return resolve()
        worker.postMessage({ jobs: jobs.slice(from, to) } satisfies Batch<Job>)
      }
      signal?.addEventListener('abort', () => resolve(), { once: true })
      worker.on('message', ({ results }: Results<Result>) => {
        if (signal?.aborted) return
        for (const [index, result] of results.entries()) {
          done[from + index] = true
          onResult(from + index, result)
        }
        goOn()
      })
      // What it was working on is done below.
      worker.on('error', () => resolve())
      worker.on('exit', () => resolve())
      goOn()
    })
  const workers = Array.from({ length: Math.min(threads, Math.ceil(jobs.length / jobsPerBatch)) }).flatMap(() => {
    try {
      return [new Worker(entry, { workerData: data, resourceLimits: memory })]
    } catch {
      // Where no thread can be started, the work is done here.
      return []
    }
  })
  try {
    await Promise.all(workers.map(work))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  for (const [index, job] of jobs.entries()) {
    if (signal?.aborted) return
    if (!done[index]) onResult(index, await instead(job))
  }
}

/** Serves the main thread until that ends this one: examines the files of every batch. */
export function serveThread(create: (setup: ExaminerSetup) => Examiner<unknown>): void {
  const examiner = create((workerData as ThreadData).setup)
  parentPort?.on('message', async ({ jobs }: Batch<ExaminerJob>) => {
    const results: unknown[] = []
    for (const job of jobs) results.push(await examiner.examine(job))
    parentPort?.postMessage({ results } satisfies Results<unknown>)
  })
}
