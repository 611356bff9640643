/** Front matter with the place of each key and value: YAML between lines of dashes, or simple TOML between lines of plus signs. */

import { isMap, isScalar } from 'yaml'
import { phrase } from '../../util/phrase.ts'
import { readYaml } from '../../util/yaml.ts'
import type { Block, FrontMatter, FrontMatterEntry, Place } from '../document.ts'

/** Reads a block of front matter, including its fences. If it is no mapping, there are no entries but a problem. */
export function readFrontMatter(block: Block): FrontMatter {
  const opener = /^(?:---|\+{3})[ \t]*(?:\r\n|\n|\r)/.exec(block.text)?.[0].length ?? 0
  const closer = /(?:^|\r\n|\n|\r)(?:---|\+{3})[ \t]*(?:\r\n|\n|\r)?$/.exec(block.text.slice(opener))
  const source = block.text.slice(opener, opener + (closer?.index ?? 0))
  const place = (start: number, end: number): Place => ({ block, start: opener + start, end: opener + Math.max(start, end) })
  return { at: place(0, source.length), ...(block.text.startsWith('+') ? readToml : readMapping)(source, place) }
}

type Contents = Omit<FrontMatter, 'at'>
type PlaceOf = (start: number, end: number) => Place

/** Keys match in any case, as kinds and stages do. An unmatched key would silently switch the check off. */
function wordOf(key: string): string {
  const word = key.toLowerCase()
  return /^time[-_ ]zone$/.test(word) ? 'timezone' : word
}

/** Of two spellings of one key, the exact one wins. */
function keep(entries: Map<string, FrontMatterEntry>, entry: FrontMatterEntry): void {
  const word = wordOf(entry.key)
  if (entry.key === word || !entries.has(word)) entries.set(word, entry)
}

function readMapping(source: string, place: PlaceOf): Contents {
  const entries = new Map<string, FrontMatterEntry>()
  const yaml = readYaml(source)
  const { contents } = yaml
  if (isMap(contents)) {
    for (const { key, value } of contents.items) {
      if (!isScalar(key) || !key.range) continue
      const [keyStart, keyEnd] = key.range
      const range = (value as { range?: readonly number[] | null } | null)?.range
      const valueStart = range?.[0] ?? keyEnd + 1
      keep(entries, {
        key: String(key.value),
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
    problems.push({
      message: phrase`Front matter is not a mapping; expected lines such as "kind: support-handoff"`,
      at: place(0, source.length),
    })
  return { entries, problems }
}

const tomlEntry =
  /^([ \t]*["']?)([\w-]+)(["']?[ \t]*=[ \t]*)(?:(")((?:[^"\\\r\n]|\\[^\r\n])*)"|(')([^'\r\n]*)'|([^\s"'[{#][^#\r\n]*?))[ \t]*(?:#[^\r\n]*)?$/gm

/** Keys above the first table with one value on their line. Lists and multi-line texts are never asked for. */
function readToml(source: string, place: PlaceOf): Contents {
  const entries = new Map<string, FrontMatterEntry>()
  const table = /^[ \t]*\[/m.exec(source)?.index ?? source.length
  for (const { 0: _, 1: before = '', 2: key = '', 3: sign = '', 5: double, 7: single, 8: bare, index } of source
    .slice(0, table)
    .matchAll(tomlEntry)) {
    const text = double ?? single ?? bare ?? ''
    const start = index + before.length
    const valueStart = start + key.length + sign.length + (bare === undefined ? 1 : 0)
    keep(entries, {
      key,
      value: bare === 'true' ? true : bare === 'false' ? false : text,
      keyAt: place(start, start + key.length),
      valueAt: place(valueStart, valueStart + text.length),
    })
  }
  return { entries, problems: [] }
}
