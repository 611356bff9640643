/** For programs. The shape is a contract; `version` changes when it does. */
import type { Reporter } from './index.ts'

/** One object with everything in it but what was waived, of which the waivers tell. */
export const json: Reporter = ({ version, files, summary }) => {
  const shown = files.map(({ waived, ...file }) => file)
  return `${JSON.stringify({ version, files: shown, summary }, undefined, 2)}\n`
}
