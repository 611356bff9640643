import { deepEqual, equal } from 'node:assert/strict'
import { join } from 'node:path'
import { runOnThreads, type ThreadOptions } from '../../server/src/node/pool.ts'
import { folderOf, removeFolders } from '../folder.ts'

const jobs = Array.from({ length: 50 }, (_, index) => index)
const data = { setup: { now: 0, folders: [] }, makes: 'report' } as const

/** Runs a script of threads over all jobs; a job done there gives its double, one done here the same below zero. */
async function run(script: string, options: Partial<ThreadOptions<number, number>> = {}): Promise<(number | undefined)[]> {
  const entry = join(folderOf({ 'thread.cjs': `const { parentPort } = require('node:worker_threads')\n${script}` }).path, 'thread.cjs')
  const results: (number | undefined)[] = new Array(jobs.length).fill(undefined)
  await runOnThreads(jobs, {
    ...{ entry, threads: 2, data, instead: async (job: number) => -2 * job },
    onResult: (index, result) => {
      equal(results[index], undefined)
      results[index] = result
    },
    ...options,
  })
  return results
}

const doubles = `parentPort.on('message', ({ jobs }) => parentPort.postMessage({ results: jobs.map((job) => 2 * job) }))`

describe('threads', () => {
  afterEach(removeFolders)

  it('do every job once', async () => {
    deepEqual(
      await run(doubles),
      jobs.map((job) => 2 * job),
    )
  })

  it('what one leaves undone when it ends, fails or does not start is done here', async () => {
    for (const script of [
      'process.exit(1)',
      'throw new Error("never mind")',
      `${doubles}; parentPort.on('message', ({ jobs }) => { if (jobs.includes(20)) process.exit() })`,
      `parentPort.on('message', ({ jobs }) => { throw jobs })`,
      'this is no script',
    ])
      deepEqual(
        (await run(script)).map((result) => Math.abs(result ?? -1)),
        jobs.map((job) => 2 * job),
      )
  })

  it('end when nobody waits any more, be it before the first or after some', async () => {
    const before = await run(doubles, { signal: AbortSignal.abort() })
    deepEqual(
      before.filter((result) => result !== undefined),
      [],
    )
    const ending = new AbortController()
    let seen = 0
    await run(doubles, {
      signal: ending.signal,
      onResult: () => {
        seen++
        ending.abort()
      },
    })
    // A batch that has come is taken as a whole.
    equal(seen > 0 && seen < jobs.length, true)
  })
})
