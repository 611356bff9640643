/** Names of new files, which a project may suggest: a foreign project must not lead out of its folder, nor into what tools keep there. */
import { nearest } from '../util/nearest.ts'
import { type Phrase, phrase } from '../util/phrase.ts'

/** What stands in braces in the pattern of a name. */
export const newFileKeys = ['kind', 'date', 'title'] as const
export type NewFileValues = Readonly<Record<(typeof newFileKeys)[number], string>>

const markdownEnding = /\.(?:md|markdown|mdown|mkd|qmd)$/i

/** What is wrong with a pattern such as `docs/{date}-{kind}.md`, in words that end a sentence; `undefined` if nothing is. */
export function newFileProblem(pattern: string): Phrase | undefined {
  const unknown = Array.from(pattern.matchAll(/\{(\w+)\}/g), ([, key = '']) => key).find((key) => !newFileKeys.some((name) => name === key))
  if (unknown !== undefined) {
    const near = nearest(unknown, newFileKeys)
    const expected = near === undefined ? phrase`{kind}, {date} or {title}` : phrase`"{${near}}"`
    return phrase`unknown "{${unknown}}"; expected ${expected}`
  }
  return pathProblem(fileName(pattern, { kind: 'x', date: 'x', title: 'x' }))
}

/** The path that a pattern makes, with the ending of Markdown if it has none. */
export function fileName(pattern: string, values: NewFileValues): string {
  const name = pattern.replace(/\{(kind|date|title)\}/g, (_whole, key: keyof NewFileValues) => values[key])
  return /\.\w+$/.test(name) ? name : `${name}.md`
}

/**
 * Why no new handoff may have this path, which counts from the top of the project: it would leave the project, lie in a folder that begins
 * with a dot, or be no Markdown file. `undefined` if it may. Where links lead is for whoever sees the disk to say.
 */
export function pathProblem(path: string): Phrase | undefined {
  const parts = path.split(/[\\/]/)
  if (/^\s*(?:[\\/]|[A-Za-z]:|~)/.test(path) || parts.some((part) => part.trim() === '..'))
    return phrase`it is outside of the project; expected a path within it`
  if (parts.some((part) => /^\s*\.(?!\s*$)/.test(part)))
    return phrase`a part of it begins with a dot; expected folders and files that are shown`
  if (!markdownEnding.test(path)) return phrase`it is no Markdown file; expected the ending .md`
  if (/[\u0000-\u001f\u007f]/.test(path)) return phrase`it holds a character that no name has`
  return undefined
}
