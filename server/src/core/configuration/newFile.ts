/** Names of new files, which a project may suggest. A foreign project must not point outside its folder, or to folders of tools. */
import { nearest } from '../util/nearest.ts'
import { type Phrase, phrase } from '../util/phrase.ts'

/** The placeholders in the pattern of a name. */
export const newFileKeys = ['kind', 'date', 'title'] as const
export type NewFileValues = Readonly<Record<(typeof newFileKeys)[number], string>>

const markdownEnding = /\.(?:md|markdown|mdown|mkd|qmd)$/i

/** The problem of a pattern such as `docs/{date}-{kind}.md`, in words that end a sentence; `undefined` for none. */
export function newFileProblem(pattern: string): Phrase | undefined {
  const unknown = Array.from(pattern.matchAll(/\{(\w+)\}/g), ([, key = '']) => key).find((key) => !newFileKeys.some((name) => name === key))
  if (unknown !== undefined) {
    const near = nearest(unknown, newFileKeys)
    const expected = near === undefined ? phrase`{kind}, {date} or {title}` : phrase`"{${near}}"`
    return phrase`unknown "{${unknown}}"; expected ${expected}`
  }
  return pathProblem(fileName(pattern, { kind: 'x', date: 'x', title: 'x' }))
}

/** The path from a pattern, with a Markdown extension. */
export function fileName(pattern: string, values: NewFileValues): string {
  const name = pattern.replace(/\{(kind|date|title)\}/g, (_whole, key: keyof NewFileValues) => values[key])
  return /\.\w+$/.test(name) ? name : `${name}.md`
}

/**
 * Why no new handoff may have this path, relative to the project: it would leave the project, be in a folder that begins with a dot, or be
 * no Markdown file. `undefined` if it may. Links are not followed here.
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
