/** Code actions: single fixes, all of a rule, all of a document, and waivers. */
import { type CodeAction, type CodeActionContext, CodeActionKind, type Range, type WorkspaceEdit } from 'vscode-languageserver-types'
import type { Finding } from '../../core/check.ts'
import { blankFix, certainFix, fixAll, safeEditsOf } from '../../core/fix.ts'
import { none } from '../../core/linter/fixes/values.ts'
import type { Fix } from '../../core/linter/rule.ts'
import { redactorOf } from '../../core/recognisers/secrets/redaction.ts'
import { aliasEdit } from '../../core/template/alias.ts'
import { snippetOf } from '../../core/template/skeleton.ts'
import { lineEndingAt, withLineEndings } from '../../core/util/text.ts'
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

/** The kind of the action that fixes the whole document, for `editor.codeActionsOnSave`; with `.<rule>` added, only one rule. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.handoff`

/** The kind of the action *Fill In What Is Missing*. */
export const fillInKind = `${CodeActionKind.Source}.fillIn.handoff`

/** The data of an action without an edit, from which `resolveCodeAction` makes the edit. */
interface ActionData {
  readonly uri: string
  /** The rule whose problems are fixed or waived; `undefined` for all. */
  readonly rule?: string | undefined
  /** The start of the problem to waive; `undefined` for fixes. */
  readonly waived?: number | undefined
  /** True for *Fill In What Is Missing*. */
  readonly fillIn?: boolean
}

/** The kind of waivers, so that a client can ask for them alone. */
const waiveKind = `${CodeActionKind.QuickFix}.waive`

/** With more selected, nobody means to waive it. */
const maxWaivers = 8

/** The code actions for a range, limited to the kinds in the context. */
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
    // Our own client inserts the snippet without changing its white space.
    const command = { title: filling.title, command: 'handoff.fillIn' }
    actions.push(features.commands ? { ...filling, command } : lazily(filling, { uri: examined.uri, fillIn: true }))
  }
  if (asksFor(context, waiveKind) && here.length <= maxWaivers) {
    // One comment waives all that is missing at one place.
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
  // A request for all fixes does not get those of each rule as well.
  for (const kind of context.only?.filter((wanted) => wanted.startsWith(`${fixAllKind}.`)) ?? []) {
    const rule = kind.slice(fixAllKind.length + 1)
    if (examined.findings.some((finding) => finding.rule === rule && isFixable(finding)))
      actions.push(lazily({ title: fixAllTitle(rule, t), kind }, { uri: examined.uri, rule }))
  }
  return actions
}

/** The action with its edit for the current document. */
export function resolveCodeAction(action: CodeAction, examined: Examined, version: number, features: ClientFeatures): CodeAction {
  const data = actionData(action)
  return data === undefined ? action : withEdit(action, data, examined, version, features)
}

/** The document of an action without an edit; `undefined` for one that needs no edit. */
export function documentOf(action: CodeAction): string | undefined {
  return actionData(action)?.uri
}

function quickFixes(examined: Examined, version: number, finding: Finding, features: ClientFeatures, t: Translate): CodeAction[] {
  const fixes = fixesFor(examined, finding, features.timeZone).filter((fix) => safeEditsOf(examined.document, fix).length > 0)
  const preferred = certainFix(finding) ?? blankFix(finding)
  return [
    ...namingActions(examined, finding, features, t),
    ...fixes.map((fix) => ({
      ...actionFor(fix, examined, version, finding, features, t),
      ...(fix === preferred && { isPreferred: true }),
    })),
  ]
}

/** The answer *yes* to the question whether a part is there under another name: the team's template gets that name. */
function namingActions(examined: Examined, finding: Finding, features: ClientFeatures, t: Translate): CodeAction[] {
  const { question } = finding.problem
  const kind = examined.result?.kind
  if (question === undefined || kind?.uri === undefined || redactorOf(examined.document)(question.name) !== question.name) return []
  const edit = aliasEdit(kind, question.part, question.name)
  if (edit === undefined) return []
  const { template, uri } = kind
  const span = template.spanOf(edit.at)
  const edits = textEdits(template.lines, [{ span, text: withLineEndings(edit.text, template.text, span) }])
  return [
    {
      title: t('It is "{0}": add this name to the template', question.name),
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(examined, finding, outOf(examined.document, t, features.rulePages))],
      edit: workspaceEdit({ uri, version: null }, edits, features.versionedEdits),
    },
  ]
}

function actionFor(fix: Fix, examined: Examined, version: number, finding: Finding, features: ClientFeatures, t: Translate): CodeAction {
  return {
    title: t(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(examined, finding, outOf(examined.document, t, features.rulePages))],
    edit: editOf(examined, version, fix, features),
  }
}

/** *Fill In What Is Missing*: a quick fix at something open, elsewhere an action of the document. */
function fillInAction({ result }: Examined, here: readonly Finding[], t: Translate) {
  const open = result?.match === undefined ? 0 : (result.readiness?.open ?? 0)
  if (open < 2) return undefined
  const isOpenHere = here.some(({ rule }) => isFilledIn(rule, result?.match))
  return { title: t('Fill in what is missing ({0} places)', open), kind: isOpenHere ? CodeActionKind.QuickFix : fillInKind }
}

/** A fix as an edit. One that inserts a missing part has tab stops if the client supports them. */
function editOf({ uri, document }: Examined, version: number, fix: Fix, features: ClientFeatures): WorkspaceEdit {
  const edits = safeEditsOf(document, fix)
  const [edit, ...others] = edits
  if (features.snippetEdits && edit && others.length === 0 && (edit.span.start === edit.span.end || edit.text === none)) {
    const lines = edit.text.replace(/\r\n|\r/g, '\n')
    const snippet = snippetOf(lines)
    // Editors indent all lines of a snippet like its first, but these are indented already.
    const isIndented = /^[ \t]/.test(document.text.slice(document.lines.lineStart(document.lines.positionAt(edit.span.start).line)))
    if (snippet !== escapeSnippet(lines) && !(isIndented && lines.includes('\n'))) {
      const value = snippet.replaceAll('\n', lineEndingAt(document.text, edit.span.start))
      return snippetWorkspaceEdit({ uri, version }, { range: rangeOf(document.lines, edit.span), snippet: { kind: 'snippet', value } })
    }
  }
  return workspaceEdit({ uri, version }, textEdits(document.lines, edits), features.versionedEdits)
}

/** Without tab stops the reason is left empty, and the waiver gets a finding there. */
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

/** The data comes back from the client, so it is checked. */
function actionData({ data }: CodeAction): ActionData | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || typeof data.uri !== 'string') return undefined
  return {
    uri: data.uri,
    rule: 'rule' in data && typeof data.rule === 'string' ? data.rule : undefined,
    waived: 'waived' in data && typeof data.waived === 'number' ? data.waived : undefined,
    fillIn: 'fillIn' in data && data.fillIn === true,
  }
}
