/** Fixes as code actions: one by one, all of a rule, all of a document; and waivers, for what is to stay as it is. */
import { type CodeAction, type CodeActionContext, CodeActionKind, type Range, type WorkspaceEdit } from 'vscode-languageserver-types'
import type { Finding } from '../../core/check.ts'
import { blankFix, certainFix, fixAll, safeEditsOf } from '../../core/fix.ts'
import { none } from '../../core/linter/fixes/values.ts'
import type { Fix } from '../../core/linter/rule.ts'
import { snippetOf } from '../../core/template/skeleton.ts'
import { lineEndingAt } from '../../core/util/text.ts'
import type { Examined } from '../../workspace/examine.ts'
import type { ClientFeatures } from '../../workspace/host.ts'
import { minimalEdits } from '../convert/minimalEdits.ts'
import { escapeSnippet, rangeOf, snippetWorkspaceEdit, spanOf, textEdits, touches, workspaceEdit } from '../convert/ranges.ts'
import { type Translate, translateTo } from '../l10n/texts.ts'
import { asksFor } from './codeActionKinds.ts'
import { diagnosticOf, isFixable, outOf } from './diagnostics.ts'
import { fillInOf, isFilledIn } from './fillIn.ts'
import { fixesFor, fixesForAllTimes } from './timeFixes.ts'
import { isWaivable, waiverFor } from './waive.ts'

/** The kind of the action that fixes the whole document, for `editor.codeActionsOnSave`; with `.<rule>` behind it, of one rule only. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.handoff`

/** The kind of the action that leads through everything that is open. */
export const fillInKind = `${CodeActionKind.Source}.fillIn.handoff`

/** What an action without an edit carries, so that `resolveCodeAction` can make it. */
interface ActionData {
  readonly uri: string
  /** The rule whose problems are fixed or waived; `undefined` for all. */
  readonly rule?: string | undefined
  /** Where the problem begins that is waived, and not fixed. */
  readonly waived?: number | undefined
  /** True if all that is open is filled in. */
  readonly fillIn?: boolean
}

/** The kind of the actions that waive, by which a client asks for them alone. */
const waiveKind = `${CodeActionKind.QuickFix}.waive`

/** Whoever selects more than this is not about to waive it. */
const maxWaivers = 8

/** The actions for a range, those of the kinds that the context asks for. */
export function codeActionsOf(
  examined: Examined,
  version: number,
  range: Range,
  context: CodeActionContext,
  features: ClientFeatures,
): CodeAction[] {
  const t = translateTo(features.locale)
  const span = spanOf(examined.document.lines, range)
  const here = examined.findings.filter((finding) => touches(finding.span, span))
  const lazily = (action: CodeAction, data: ActionData): CodeAction =>
    features.lazyEdits ? { ...action, data } : withEdit(action, data, examined, version, features)
  const actions: CodeAction[] = []
  if (asksFor(context, CodeActionKind.QuickFix)) {
    for (const finding of here) actions.push(...quickFixes(examined, version, finding, features, t))
    for (const fix of fixesForAllTimes(examined, here, features.timeZone).filter((one) => safeEditsOf(examined.document, one).length > 0)) {
      const finding = here.find(({ rule }) => rule === 'missing-time-zone') as Finding
      actions.push(actionFor(fix, examined, version, finding, features, t))
    }
    for (const [rule, findings] of fixableByRule(examined.findings)) {
      const touched = findings.filter((finding) => here.includes(finding))
      if (findings.length < 2 || touched.length === 0) continue
      const diagnostics = touched.map((finding) => diagnosticOf(examined, finding, outOf(examined.document, t, features.rulePages)))
      actions.push(lazily({ title: fixAllTitle(rule, t), kind: CodeActionKind.QuickFix, diagnostics }, { uri: examined.uri, rule }))
    }
  }
  const filling = fillInAction(examined, here, t)
  if (filling && (features.commands || features.snippetEdits) && asksFor(context, filling.kind)) {
    // Our own client writes the snippet with its white space as it is.
    const command = { title: filling.title, command: 'handoff.fillIn' }
    actions.push(features.commands ? { ...filling, command } : lazily(filling, { uri: examined.uri, fillIn: true }))
  }
  if (asksFor(context, waiveKind) && here.length <= maxWaivers) {
    // Of what is missing at one place, one comment covers all.
    const waivable = new Map(here.filter(isWaivable).map((finding) => [`${finding.rule} ${finding.span.start}`, finding]))
    for (const { rule, span: at } of waivable.values()) {
      const same = here.filter((finding) => finding.rule === rule && finding.span.start === at.start)
      const action = lazily(
        {
          title: t('Waive {0} here with a reason…', rule),
          kind: waiveKind,
          diagnostics: same.map((finding) => diagnosticOf(examined, finding, outOf(examined.document, t, features.rulePages))),
        },
        { uri: examined.uri, rule, waived: at.start },
      )
      if (action.edit !== undefined || action.data !== undefined) actions.push(action)
    }
  }
  if (asksFor(context, fixAllKind) && examined.findings.some(isFixable))
    actions.push(lazily({ title: t('Fix all handoff problems that need no choice'), kind: fixAllKind }, { uri: examined.uri }))
  // Who asks for all fixes is not given those of each rule, too.
  for (const kind of context.only?.filter((wanted) => wanted.startsWith(`${fixAllKind}.`)) ?? []) {
    const rule = kind.slice(fixAllKind.length + 1)
    if (examined.findings.some((finding) => finding.rule === rule && isFixable(finding)))
      actions.push(lazily({ title: fixAllTitle(rule, t), kind }, { uri: examined.uri, rule }))
  }
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

function quickFixes(examined: Examined, version: number, finding: Finding, features: ClientFeatures, t: Translate): CodeAction[] {
  const fixes = fixesFor(examined, finding, features.timeZone).filter((fix) => safeEditsOf(examined.document, fix).length > 0)
  const preferred = certainFix(finding) ?? blankFix(finding)
  return fixes.map((fix) => ({
    ...actionFor(fix, examined, version, finding, features, t),
    ...(fix === preferred && { isPreferred: true }),
  }))
}

function actionFor(fix: Fix, examined: Examined, version: number, finding: Finding, features: ClientFeatures, t: Translate): CodeAction {
  return {
    title: t(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(examined, finding, outOf(examined.document, t, features.rulePages))],
    edit: editOf(examined, version, fix, features),
  }
}

/** One walk through everything that is open: a quick fix at something open, elsewhere an action of the document. */
function fillInAction({ result }: Examined, here: readonly Finding[], t: Translate) {
  const open = result?.match === undefined ? 0 : (result.readiness?.open ?? 0)
  if (open < 2) return undefined
  const isOpenHere = here.some(({ rule }) => isFilledIn(rule, result?.match))
  return { title: t('Fill in what is missing ({0} places)', open), kind: isOpenHere ? CodeActionKind.QuickFix : fillInKind }
}

/** A fix as an edit; one that puts in what is missing leads through its blanks where the client can. */
function editOf({ uri, document }: Examined, version: number, fix: Fix, features: ClientFeatures): WorkspaceEdit {
  const edits = safeEditsOf(document, fix)
  const [edit, ...others] = edits
  if (features.snippetEdits && edit && others.length === 0 && (edit.span.start === edit.span.end || edit.text === none)) {
    const lines = edit.text.replace(/\r\n|\r/g, '\n')
    const snippet = snippetOf(lines)
    // An editor indents all lines of a snippet as the one that it is put into, which they are already.
    const isIndented = /^[ \t]/.test(document.text.slice(document.lines.lineStart(document.lines.positionAt(edit.span.start).line)))
    if (snippet !== escapeSnippet(lines) && !(isIndented && lines.includes('\n'))) {
      const value = snippet.replaceAll('\n', lineEndingAt(document.text, edit.span.start))
      return snippetWorkspaceEdit({ uri, version }, { range: rangeOf(document.lines, edit.span), snippet: { kind: 'snippet', value } })
    }
  }
  return workspaceEdit({ uri, version }, textEdits(document.lines, edits), features.versionedEdits)
}

/** Without a tab stop the place of the reason is left empty: the waiver is then found to lack one, right there. */
function waived(
  action: CodeAction,
  { rule, waived: start }: ActionData,
  { uri, document, findings, options }: Examined,
  version: number,
  features: ClientFeatures,
): CodeAction {
  const finding = findings.find((candidate) => candidate.rule === rule && candidate.span.start === start)
  const made = finding && waiverFor(finding, document, options)
  if (made === undefined) return action
  const span = { start: made.offset, end: made.offset }
  if (!features.snippetEdits) {
    const text = `${made.before.trimEnd()}${made.after}`
    return { ...action, edit: workspaceEdit({ uri, version }, textEdits(document.lines, [{ span, text }]), features.versionedEdits) }
  }
  const value = `${escapeSnippet(made.before)}$0${escapeSnippet(made.after)}`
  return {
    ...action,
    edit: snippetWorkspaceEdit({ uri, version }, { range: rangeOf(document.lines, span), snippet: { kind: 'snippet', value } }),
  }
}

function withEdit(action: CodeAction, data: ActionData, examined: Examined, version: number, features: ClientFeatures): CodeAction {
  if (data.fillIn) {
    const made = fillInOf(examined, version)
    const snippet = made && { range: made.range, snippet: { kind: 'snippet' as const, value: made.snippet } }
    return snippet ? { ...action, edit: snippetWorkspaceEdit({ uri: examined.uri, version }, snippet) } : action
  }
  if (data.waived !== undefined) return waived(action, data, examined, version, features)
  const { uri, document, options } = examined
  const edits = minimalEdits(document.text, fixAll(document, options, data.rule))
  return { ...action, edit: workspaceEdit({ uri, version }, textEdits(document.lines, edits), features.versionedEdits) }
}

function fixAllTitle(rule: string, t: Translate): string {
  return t('Fix all {0} problems in this document', rule)
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

/** The client sends the data back as it was, but nothing is taken on trust. */
function actionData({ data }: CodeAction): ActionData | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || typeof data.uri !== 'string') return undefined
  return {
    uri: data.uri,
    rule: 'rule' in data && typeof data.rule === 'string' ? data.rule : undefined,
    waived: 'waived' in data && typeof data.waived === 'number' ? data.waived : undefined,
    fillIn: 'fillIn' in data && data.fillIn === true,
  }
}
