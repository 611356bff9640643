/** Front matter: YAML between two lines of dashes, with the place of each key and value. */

import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { phrase } from '../phrase.ts'
import type { Block, FrontMatter, FrontMatterEntry, Place } from './document.ts'

/** Reads a block that is front matter, both lines of dashes included. What is no mapping yields no entries but a problem. */
export function readFrontMatter(block: Block): FrontMatter {
  const opener = /^---[ \t]*(?:\r\n|\n|\r)/.exec(block.text)?.[0].length ?? 0
  const closer = /(?:^|\r\n|\n|\r)---[ \t]*(?:\r\n|\n|\r)?$/.exec(block.text.slice(opener))
  const source = block.text.slice(opener, opener + (closer?.index ?? 0))
  const place = (start: number, end: number): Place => ({ block, start: opener + start, end: opener + Math.max(start, end) })
  const at = place(0, source.length)
  const entries = new Map<string, FrontMatterEntry>()
  const lineCounter = new LineCounter()
  // A line ending that YAML does not know would make one line of all; lengths stay the same.
  const yaml = parseDocument(source.replace(/\r(?!\n)/g, '\n'), { lineCounter, prettyErrors: false, logLevel: 'silent' })
  const problems = yaml.errors.map((error) => ({
    message: phrase`Front matter is not valid YAML: ${error.message}`,
    at: place(Math.min(error.pos[0], source.length), Math.min(error.pos[1], source.length)),
  }))
  if (isMap(yaml.contents)) {
    for (const pair of yaml.contents.items) {
      if (!isScalar(pair.key) || !pair.key.range) continue
      const value = pair.value as { range?: [number, number, number] | null; toJSON?: () => unknown } | null
      const [keyStart, keyEnd] = pair.key.range
      const valueStart = value?.range?.[0] ?? keyEnd + 1
      const key = String(pair.key.value)
      entries.set(key, {
        key,
        value: readValue(yaml.toJS.bind(yaml), key, value),
        keyAt: place(keyStart, keyEnd),
        valueAt: place(valueStart, value?.range?.[1] ?? valueStart),
      })
    }
  } else if (yaml.contents !== null && problems.length === 0) {
    problems.push({ message: phrase`Front matter is not a mapping; expected lines such as "kind: support-handoff"`, at })
  }
  return { at, entries, problems }
}

function readValue(toJS: (options?: { maxAliasCount: number }) => unknown, key: string, value: { toJSON?: () => unknown } | null): unknown {
  if (isScalar(value)) return value.value
  try {
    return (toJS({ maxAliasCount: 100 }) as Record<string, unknown>)[key]
  } catch {
    // Aliases that expand without end are no value.
    return undefined
  }
}
