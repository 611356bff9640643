/** The entry of `dist/server.cjs`. */
import { startNodeServer } from './nodeServer.ts'

startNodeServer()
