/** The system's folder for caches. */
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** The default folder for cached results. */
export function defaultCacheFolder({ env, platform } = process): string {
  const { XDG_CACHE_HOME = '', LOCALAPPDATA = '' } = env
  if (isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'handoff-docs')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'handoff-docs')
  if (platform === 'win32' && isAbsolute(LOCALAPPDATA)) return join(LOCALAPPDATA, 'handoff-docs', 'Cache')
  return join(homedir(), '.cache', 'handoff-docs')
}
