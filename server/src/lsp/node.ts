/** The entry of `dist/server.cjs`, which also runs as a thread of the server. */
import { isMainThread } from 'node:worker_threads'
import { serveThread } from '../node/pool.ts'

if (isMainThread) void import('./nodeServer.ts').then(({ startNodeServer }) => startNodeServer())
else void import('./scan/readinessExaminer.ts').then(({ createReadinessExaminer }) => serveThread(createReadinessExaminer))
