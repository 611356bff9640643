/** Threads that work through jobs. */
import { Worker } from 'node:worker_threads'

/** How many jobs are sent at once: enough that the messages do not count, few enough that all threads end at the same time. */
const batch = 8
/** Megabytes of young objects: three times as much saves no time worth the memory. */
const youngGeneration = 16

/** What a thread is sent and sends back. */
export interface Batch<Job> {
  readonly jobs: readonly Job[]
}

export interface Results<Result> {
  readonly results: readonly Result[]
}

/**
 * Does jobs on some threads, each of which runs `entry` and answers every batch with its results. What a thread did not do, since it failed
 * or could not be started, `instead` does here. Results come in the order of the jobs.
 */
export async function runOnThreads<Job, Result>(
  jobs: readonly Job[],
  {
    entry,
    threads,
    data,
    instead,
    onDone,
  }: {
    readonly entry: string
    readonly threads: number
    readonly data: unknown
    readonly instead: (job: Job) => Promise<Result>
    readonly onDone: (count: number) => void
  },
): Promise<Result[]> {
  const results: Result[] = new Array(jobs.length)
  const done: boolean[] = new Array(jobs.length).fill(false)
  let next = 0
  const work = (worker: Worker) =>
    new Promise<void>((resolve) => {
      let from = 0
      let to = 0
      const goOn = () => {
        from = next
        to = Math.min(jobs.length, from + batch)
        next = to
        if (from === to) return resolve()
        worker.postMessage({ jobs: jobs.slice(from, to) } satisfies Batch<Job>)
      }
      worker.on('message', (message: Results<Result>) => {
        for (const [index, result] of message.results.entries()) {
          results[from + index] = result
          done[from + index] = true
        }
        onDone(to - from)
        goOn()
      })
      // What it was working on is done below.
      worker.on('error', () => resolve())
      worker.on('exit', () => resolve())
      goOn()
    })
  const workers = Array.from({ length: Math.min(threads, Math.ceil(jobs.length / batch)) }).flatMap(() => {
    try {
      return [new Worker(entry, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: youngGeneration } })]
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
    if (done[index]) continue
    results[index] = await instead(job)
    onDone(1)
  }
  return results
}
