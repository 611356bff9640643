/** What a thread of `handoff check` does: it examines the files that it is sent. */
import { workerData } from 'node:worker_threads'
import { Examiner } from '../node/examiner.ts'
import { answerBatches, type ThreadData } from '../node/pool.ts'
import { describe } from './check.ts'

/** Serves the main thread until it ends this one. */
export function serveMainThread(): void {
  const { setup } = workerData as ThreadData
  const examiner = new Examiner(setup, describe)
  answerBatches(examiner.examine.bind(examiner))
}
