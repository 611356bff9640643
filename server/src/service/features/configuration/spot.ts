/** A position in a configuration: its top-level key, and the text before it on its line. */
import type { Position } from 'vscode-languageserver-types'
import type { Document } from '../../../core/markdown/document.ts'

export interface ConfigurationSpot {
  readonly line: number
  readonly before: string
  readonly after: string
  /** The top-level key of the line; `undefined` for an unindented line without one. */
  readonly key: string | undefined
  /** True if the key is on this line. */
  readonly isAtKey: boolean
}

/** Reads lines instead of YAML, because unfinished text is not valid. */
export function configurationSpotAt({ text, lines }: Document, { line, character }: Position): ConfigurationSpot {
  const all = text.split(/\r\n|\n|\r/)
  const own = all[line] ?? ''
  const at = Math.min(character, own.length)
  const spot = { line: Math.min(line, lines.lineCount - 1), before: own.slice(0, at), after: own.slice(at) }
  const atMargin = marginKey.exec(own)?.[1]
  if (atMargin !== undefined) return { ...spot, key: atMargin, isAtKey: true }
  if (/^[^\s#-]/.test(own) || (own.trim() === '' && at === 0)) return { ...spot, key: undefined, isAtKey: false }
  for (let above = Math.min(line, all.length) - 1; above >= 0; above--) {
    const key = marginKey.exec(all[above] ?? '')?.[1]
    if (key !== undefined) return { ...spot, key, isAtKey: false }
  }
  return { ...spot, key: undefined, isAtKey: false }
}

const marginKey = /^["']?([\w-]+)["']?[ \t]*:(?=\s|$)/
