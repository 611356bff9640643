/** For code scanning: SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). */
import { isAbsolute } from 'node:path'
import { URI } from 'vscode-uri'
import { version } from '../../../../package.json'
import type { Severity } from '../../core/linter/rule.ts'
import { rules } from '../../core/rules/index.ts'
import { rulePageOf } from '../../service/features/rulePages.ts'
import { createCounter } from '../fingerprints.ts'
import { findingsIn, type IdentifiedReport, type WaivedReport, wholeReport } from '../report.ts'
import type { Reporter } from './reporter.ts'

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note' }

/**
 * One run with all rules and a result per finding. What is waived is left out unless it is asked for: code scanning shows suppressed results
 * as open ones.
 */
export const sarif: Reporter = function* ({ files, failures }, { showWaived }) {
  const countOf = createCounter()
  const resultOf = (path: string, diagnostic: IdentifiedReport | WaivedReport) => {
    const { rule, severity, message, range } = diagnostic
    const ruleIndex = rules.findIndex(({ id }) => id === rule)
    return {
      ruleId: rule,
      ...(ruleIndex >= 0 && { ruleIndex }),
      level: levels[severity],
      message: { text: message },
      locations: [{ physicalLocation: { artifactLocation: locationOf(path), region: regionOf(range) } }],
      // The only key that code scanning reads.
      partialFingerprints: { primaryLocationLineHash: `${diagnostic.fingerprint}:${countOf(path, diagnostic.fingerprint)}` },
      ...('reason' in diagnostic && {
        suppressions: [{ kind: 'inSource', ...(diagnostic.reason !== '' && { justification: diagnostic.reason }) }],
      }),
    }
  }
  const driver = {
    name: 'Handoff Docs',
    semanticVersion: version,
    rules: rules.map(({ id, summary, severity }) => ({
      id,
      name: id,
      shortDescription: { text: summary },
      fullDescription: { text: summary },
      help: helpOf(id),
      defaultConfiguration: { level: levels[severity] },
    })),
  }
  const invocation = {
    executionSuccessful: failures.length === 0,
    toolExecutionNotifications: failures.map(({ path, message }) => ({
      level: 'error',
      message: { text: message },
      ...(path !== undefined && { locations: [{ physicalLocation: { artifactLocation: locationOf(path) } }] }),
    })),
  }
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${JSON.stringify({ driver })},`
  yield `"invocations":${JSON.stringify([invocation])},"columnKind":"utf16CodeUnits","results":[`
  let separator = '\n'
  for (const file of files) {
    if (findingsIn(file.summary) + (showWaived ? file.summary.waived : 0) === 0) continue
    const { path, diagnostics, waived } = wholeReport(file)
    for (const one of [...diagnostics, ...(showWaived ? waived : [])]) {
      yield `${separator}${JSON.stringify(resultOf(path, one))}`
      separator = ',\n'
    }
  }
  yield '\n]}]}\n'
}

/** The page of a rule as text and as Markdown. */
function helpOf(id: string) {
  const markdown = rulePageOf(id, 'en') ?? id
  return { text: markdown.replace(/\*\*/g, ''), markdown }
}

function locationOf(path: string) {
  return { uri: uriOf(path), ...(!isAbsolute(path) && { uriBaseId: '%SRCROOT%' }) }
}

/** A relative reference for a file below the current folder, which code scanning takes as the top of the repository. */
function uriOf(path: string): string {
  // A name with invalid Unicode has no URI.
  const wellFormed = path.replace(/[\ud800-\udfff]/gu, '\ufffd')
  return isAbsolute(path) ? URI.file(wellFormed).toString() : wellFormed.split('/').map(encodeURIComponent).join('/')
}

function regionOf({ start, end }: IdentifiedReport['range']) {
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 }
}
