/** What a thread of `handoff check` does: it examines the files that it is sent. */
import { parentPort, workerData } from 'node:worker_threads'
import { Examiner, type ExaminerSetup, type Job } from '../node/examiner.ts'
import type { Batch, Results } from '../node/pool.ts'
import { describe } from './check.ts'

/** Serves the main thread until it ends this one. */
export function serveMainThread(): void {
  const { handoffExaminer } = workerData as { handoffExaminer: ExaminerSetup }
  const examiner = new Examiner(handoffExaminer, describe)
  parentPort?.on('message', async ({ jobs }: Batch<Job>) => {
    const results = []
    for (const job of jobs) results.push(await examiner.examine(job))
    parentPort?.postMessage({ results } satisfies Results<unknown>)
  })
}
