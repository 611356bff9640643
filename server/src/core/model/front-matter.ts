/** Front matter: YAML between two lines of dashes, with the place of each key and value. */

import { isMap, isScalar } from 'yaml'
import { phrase } from '../phrase.ts'
import { readYaml } from '../yaml.ts'
import type { Block, FrontMatter, FrontMatterEntry, Place } from './document.ts'

/** Reads a block that is front matter, both lines of dashes included. What is no mapping yields no entries but a problem. */
export function readFrontMatter(block: Block): FrontMatter {
  const opener = /^---[ \t]*(?:\r\n|\n|\r)/.exec(block.text)?.[0].length ?? 0
  const closer = /(?:^|\r\n|\n|\r)---[ \t]*(?:\r\n|\n|\r)?$/.exec(block.text.slice(opener))
  const source = block.text.slice(opener, opener + (closer?.index ?? 0))
  const place = (start: number, end: number): Place => ({ block, start: opener + start, end: opener + Math.max(start, end) })
  const at = place(0, source.length)
  const entries = new Map<string, FrontMatterEntry>()
  const yaml = readYaml(source)
  const { contents } = yaml
  if (isMap(contents)) {
    for (const { key, value } of contents.items) {
      if (!isScalar(key) || !key.range) continue
      const [keyStart, keyEnd] = key.range
      const range = (value as { range?: readonly number[] | null } | null)?.range
      const valueStart = range?.[0] ?? keyEnd + 1
      const name = String(key.value)
      entries.set(name, {
        key: name,
        value: yaml.value(value),
        keyAt: place(keyStart, keyEnd),
        valueAt: place(valueStart, range?.[1] ?? valueStart),
      })
    }
  }
  const problems = yaml.problems.map(({ message, span }) => ({
    message: phrase`Front matter is not valid YAML: ${message}`,
    at: place(span.start, span.end),
  }))
  if (contents !== null && !isMap(contents) && problems.length === 0)
    problems.push({ message: phrase`Front matter is not a mapping; expected lines such as "kind: support-handoff"`, at })
  return { at, entries, problems }
}
