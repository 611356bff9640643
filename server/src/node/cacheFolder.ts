/** Where the system keeps what can be made again. */
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** Our folder for results, if no other is named. */
export function defaultCacheFolder({ env, platform } = process): string {
  const { XDG_CACHE_HOME = '', LOCALAPPDATA = '' } = env
  if (isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'handoff-docs')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'handoff-docs')
  if (platform === 'win32' && isAbsolute(LOCALAPPDATA)) return join(LOCALAPPDATA, 'handoff-docs', 'Cache')
  return join(homedir(), '.cache', 'handoff-docs')
}

/** Writes a file of that folder as another one that takes its place, so that two processes at a time do no harm. */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.${process.pid}.${Date.now()}.writing`
  try {
    writeFileSync(temporary, bytes, { mode: 0o600 })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
