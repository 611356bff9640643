/** The entry of `dist/server.cjs`, which also serves as a thread of that server. */
import { isMainThread } from 'node:worker_threads'

if (isMainThread) void import('./nodeServer.ts').then(({ startNodeServer }) => startNodeServer())
else void import('./scanThread.ts').then(({ serveScan }) => serveScan())
