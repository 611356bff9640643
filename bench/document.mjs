// Writes docs/performance.md: the words of performance.template.md with the tables of the last run.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { goalRows } from './goals.mjs'
import { tableOf, tablesOf } from './tables.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

/** The text of docs/performance.md for some results. */
export function documentOf(results) {
  const tables = new Map(tablesOf(results).map(({ name, title, text }) => [name, `**${title}**\n\n${text.trimEnd()}`]))
  const values = {
    node: results.node,
    machine: results.machine,
    goals: tableOf(['', 'measured', 'reached'], goalRows(results)).trimEnd(),
  }
  return readFileSync(at('performance.template.md'), 'utf8').replace(
    /\{\{([\w-]+)\}\}/g,
    (_, name) => values[name] ?? tables.get(name) ?? '*Not measured.*',
  )
}

/** Writes the page. */
export function writeDocument(results) {
  writeFileSync(at('../docs/performance.md'), documentOf(results))
}
