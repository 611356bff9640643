/** A pool of threads for jobs. */
import { parentPort, Worker, workerData } from 'node:worker_threads'
import type { Examiner, Job as ExaminerJob, ExaminerSetup } from './examiner.ts'

/** Jobs per message: enough to make messages cheap, few enough that all threads finish together. */
const jobsPerBatch = 8
/**
 * Megabytes per thread. A larger young generation saves too little time. The old generation is small not because documents need little, but
 * because V8 lets garbage grow with its limit. A document that needs more is checked on the main thread.
 */
const memory = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1024 }

/** A message to a thread, or its answer. */
export interface Batch<Job> {
  readonly jobs: readonly Job[]
}

export interface Results<Result> {
  readonly results: readonly Result[]
}

/** The start-up data of a thread. */
export interface ThreadData {
  readonly setup: ExaminerSetup
  /** What it returns for each file: a report for the command line, or readiness for an editor. */
  readonly makes: 'report' | 'readiness'
}

export interface ThreadOptions<Job, Result> {
  /** The script of a thread, which answers each batch with its results. */
  readonly entry: string
  readonly threads: number
  readonly data: ThreadData
  /** Runs a job on this thread if a thread failed or could not be started. */
  readonly instead: (job: Job) => Promise<Result>
  /** Called for each result, in any order. */
  readonly onResult: (index: number, result: Result) => void
  /** Ends the run early. */
  readonly signal?: AbortSignal | undefined
}

/** Runs jobs on some threads; what fails there runs here. */
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
      // Its unfinished jobs run below.
      worker.on('error', () => resolve())
      worker.on('exit', () => resolve())
      goOn()
    })
  const workers = Array.from({ length: Math.min(threads, Math.ceil(jobs.length / jobsPerBatch)) }).flatMap(() => {
    try {
      return [new Worker(entry, { workerData: data, resourceLimits: memory })]
    } catch {
      // If no thread can be started, all jobs run on this one.
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

/** Serves the main thread until it terminates this one: examines the files of each batch. */
export function serveThread(create: (setup: ExaminerSetup) => Examiner<unknown>): void {
  const examiner = create((workerData as ThreadData).setup)
  parentPort?.on('message', async ({ jobs }: Batch<ExaminerJob>) => {
    const results: unknown[] = []
    for (const job of jobs) results.push(await examiner.examine(job))
    parentPort?.postMessage({ results } satisfies Results<unknown>)
  })
}
