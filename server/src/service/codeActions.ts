/** Fixes as code actions: one by one, all of a rule, all of a document. */
import { type CodeAction, type CodeActionContext, CodeActionKind, type Range } from 'vscode-languageserver-types'
import type { Finding } from '../core/check.ts'
import { certainFix, editsOf, fixAll } from '../core/fix.ts'
import { diagnosticOf, isFixable } from './diagnostics.ts'
import type { Examined } from './examine.ts'
import type { ClientFeatures } from './host.ts'
import { minimalEdits } from './minimalEdits.ts'
import { spanOf, textEdits, touches, workspaceEdit } from './ranges.ts'

/** The kind of the action that fixes the whole document, for `editor.codeActionsOnSave`. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.handoff`

/** What an action without an edit carries, so that `resolveCodeAction` can make it. */
interface ActionData {
  readonly uri: string
  /** The rule whose problems are fixed; `undefined` for all. */
  readonly rule?: string | undefined
}

/** The actions for a range, those of the kinds that the context asks for. */
export function codeActionsOf(
  examined: Examined,
  version: number,
  range: Range,
  context: CodeActionContext,
  features: ClientFeatures,
): CodeAction[] {
  const span = spanOf(examined.document.lines, range)
  const here = examined.findings.filter((finding) => touches(finding.span, span))
  const lazily = (action: CodeAction, data: ActionData): CodeAction =>
    features.lazyEdits ? { ...action, data } : withEdit(action, data, examined, version, features)
  const actions: CodeAction[] = []
  if (asksFor(context, CodeActionKind.QuickFix)) {
    for (const finding of here) actions.push(...quickFixes(examined, version, finding, features))
    for (const [rule, findings] of fixableByRule(examined.findings)) {
      const touched = findings.filter((finding) => here.includes(finding))
      if (findings.length < 2 || touched.length === 0) continue
      const diagnostics = touched.map((finding) => diagnosticOf(examined, finding, features.rulePages))
      actions.push(
        lazily(
          { title: `Fix all ${rule} problems in this document`, kind: CodeActionKind.QuickFix, diagnostics },
          { uri: examined.uri, rule },
        ),
      )
    }
  }
  if (asksFor(context, fixAllKind) && examined.findings.some(isFixable))
    actions.push(lazily({ title: 'Fix all handoff problems that need no choice', kind: fixAllKind }, { uri: examined.uri }))
  return actions
}

/** The action with its edit, made from the document as it is now. */
export function resolveCodeAction(action: CodeAction, examined: Examined, version: number, features: ClientFeatures): CodeAction {
  const data = actionData(action)
  return data === undefined ? action : withEdit(action, data, examined, version, features)
}

/** The document that an action without an edit is for; `undefined` for one that needs no edit. */
export function documentOf(action: CodeAction): string | undefined {
  return actionData(action)?.uri
}

function quickFixes(examined: Examined, version: number, finding: Finding, features: ClientFeatures): CodeAction[] {
  const { fixes = [] } = finding.problem
  const preferred = certainFix(finding)
  const diagnostics = [diagnosticOf(examined, finding, features.rulePages)]
  return fixes.map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    ...(fix === preferred && { isPreferred: true }),
    edit: workspaceEdit(
      { uri: examined.uri, version },
      textEdits(examined.document.lines, editsOf(examined.document, fix)),
      features.versionedEdits,
    ),
  }))
}

function withEdit(
  action: CodeAction,
  { rule }: ActionData,
  { uri, document, options }: Examined,
  version: number,
  features: ClientFeatures,
): CodeAction {
  const edits = minimalEdits(document.text, fixAll(document, options, rule))
  return { ...action, edit: workspaceEdit({ uri, version }, textEdits(document.lines, edits), features.versionedEdits) }
}

function fixableByRule(findings: readonly Finding[]): Map<string, Finding[]> {
  const byRule = new Map<string, Finding[]>()
  for (const finding of findings.filter(isFixable)) {
    const sameRule = byRule.get(finding.rule)
    if (sameRule) sameRule.push(finding)
    else byRule.set(finding.rule, [finding])
  }
  return byRule
}

/** Kinds are hierarchical: who asks for `source.fixAll` is given `source.fixAll.handoff`. */
function asksFor({ only }: CodeActionContext, kind: string): boolean {
  return only === undefined || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`))
}

/** The client sends the data back as it was, but nothing is taken on trust. */
function actionData({ data }: CodeAction): ActionData | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || typeof data.uri !== 'string') return undefined
  return { uri: data.uri, rule: 'rule' in data && typeof data.rule === 'string' ? data.rule : undefined }
}
