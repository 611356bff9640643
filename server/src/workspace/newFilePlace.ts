/** Whether a new handoff may be written to a path, for the extension and the command line. */
import { pathProblem } from '../core/configuration/newFile.ts'
import { type Phrase, phrase } from '../core/util/phrase.ts'
import type { Files } from './host.ts'
import { below, normalized, pathFrom, upwards } from './locations.ts'

/** Why it may not, in words that end a sentence; `undefined` if it may. Links are followed where there are any. */
export async function newFilePlaceProblem(files: Pick<Files, 'realPath'>, folder: string, path: string): Promise<Phrase | undefined> {
  const wrong = pathProblem(path)
  if (wrong !== undefined || !files.realPath) return wrong
  const top = await files.realPath(folder)
  if (typeof top !== 'string') return undefined
  // For missing folders, the deepest existing one decides.
  for (const place of upwards(normalized(below(folder, path)), folder)) {
    const real = await files.realPath(place)
    if (real === undefined) continue
    const inside = real === null ? undefined : pathFrom(top, real)
    if (inside === undefined) return phrase`a link leads out of the project; expected a folder within it`
    return inside.split('/').some((part) => part.startsWith('.')) ? phrase`a link leads into a folder that begins with a dot` : undefined
  }
  return undefined
}
