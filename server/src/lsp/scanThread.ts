/** What a thread of the server does while the workspace is read: it looks how ready the files are that it is sent. */
import { workerData } from 'node:worker_threads'
import { Examiner } from '../node/examiner.ts'
import { answerBatches, type ThreadData } from '../node/pool.ts'
import { describeReadiness } from './readinessReport.ts'
import { settingsFrom } from './settings.ts'

/** Serves the main thread until it ends this one. */
export function serveScan(): void {
  const { setup } = workerData as ThreadData
  const examiner = new Examiner(setup, describeReadiness(setup.language ?? 'en'), { settingsOf: settingsFrom(setup.sections ?? []) })
  answerBatches(examiner.examine.bind(examiner))
}
