/** For people. */

import type { Severity } from '../../core/linter/rule.ts'
import { inEnglish } from '../../core/util/phrase.ts'
import { stateInWords } from '../../service/features/readiness.ts'
import { findingsIn, isShown, type Report, type WholeReport, waiverText, wholeReport } from '../report.ts'
import { type Style, shown } from '../terminal.ts'
import type { Reporter } from './reporter.ts'

/** Each handoff with its problems and its readiness, then a summary. Files that are no handoffs are only counted. */
export const pretty: Reporter = function* (report, { style, toFile }) {
  for (const file of report.files) if (isShown(file)) yield `${fileText(wholeReport(file), style)}\n`
  yield summaryText(report, style)
  if (toFile) for (const { message } of report.failures) yield `${style.red(shown(message))}\n`
}

function fileText({ path, kind, kindFrom, stage, readiness, diagnostics, waivers = [] }: WholeReport, style: Style): string {
  const origin = kind === null ? [] : [kindFrom === 'likeness' ? `${kind} by likeness` : kind, ...(stage === null ? [] : [stage])]
  const places = diagnostics.map(({ range: { start } }) => `${start.line + 1}:${start.character + 1}`)
  const waiverPlaces = waivers.map(({ line }) => String(line + 1))
  const width = [...places, ...waiverPlaces].reduce((most, { length }) => Math.max(most, length), 0)
  const lines = [
    `${style.bold(style.underline(shown(path)))}${origin.length > 0 ? style.dim(`  ${shown(origin.join(', '))}`) : ''}`,
    ...diagnostics.map(({ severity, message, rule }, index) => {
      const place = style.dim((places[index] ?? '').padStart(width))
      return `  ${place}  ${colored(severity, style)}  ${shown(message)}  ${style.dim(shown(rule))}`
    }),
    ...waivers.map((waiver, index) => {
      const place = style.dim((waiverPlaces[index] ?? '').padStart(width))
      return `  ${place}  waiver   ${shown(waiverText(waiver))}  ${style.dim(shown(waiver.rules.join(', ')))}`
    }),
  ]
  if (readiness) {
    const { met, waived, ready } = readiness
    const state = stateInWords(readiness, inEnglish)
    const counts = [`${met} met`, ...(waived > 0 ? [`${waived} waived`] : [])].join(', ')
    lines.push(`  ${ready ? style.green(state) : style.yellow(state)}  ${style.dim(counts)}`)
  }
  return lines.map((line) => `${line}\n`).join('')
}

function summaryText({ files, summary }: Report, style: Style): string {
  const handoffs = files.filter(({ summary: { isHandoff } }) => isHandoff).length
  const seen = `${counted(handoffs, 'handoff')} in ${counted(summary.files, 'file')}`
  if (findingsIn(summary) === 0) return `${style.green('No problems')} in ${seen}.\n`
  const parts = [
    summary.errors > 0 && style.red(counted(summary.errors, 'error')),
    summary.warnings > 0 && style.yellow(counted(summary.warnings, 'warning')),
    summary.information > 0 && style.cyan(`${summary.information} information`),
  ].filter((part) => part !== false)
  const fixable = files.reduce((sum, { summary: { fixable: some } }) => sum + some, 0)
  return `${parts.join(', ')} in ${seen}${fixable > 0 ? `; --fix repairs ${fixable}` : ''}.\n`
}

const words: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'info' }

function colored(severity: Severity, style: Style): string {
  const word = words[severity].padEnd(7)
  return severity === 'error' ? style.red(word) : severity === 'warning' ? style.yellow(word) : style.cyan(word)
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
