/** Quick fixes that change the project's configuration, and those for mistakes in it. */
import { type CodeAction, type CodeActionContext, CodeActionKind, type Range } from 'vscode-languageserver-types'
import type { Finding } from '../../../core/check.ts'
import { severitySettings } from '../../../core/configuration/configuration.ts'
import type { Examined } from '../../../workspace/examine.ts'
import type { ClientFeatures } from '../../../workspace/host.ts'
import { pathIn } from '../../../workspace/project.ts'
import { rangeOf, spanOf, touches, workspaceEdit } from '../../convert/ranges.ts'
import { type Translate, translateTo } from '../../l10n/texts.ts'
import { asksFor } from '../codeActionKinds.ts'
import { diagnosticOf, diagnosticsOf, outOf } from '../diagnostics.ts'
import { folderOf, globForAllLike, type Wish } from './changes.ts'

/** The kind of actions that change the configuration, so that a client can ask for them alone. */
export const configureKind = `${CodeActionKind.QuickFix}.configure`

/** With findings of more rules selected, nobody means to switch one off. */
const maxRules = 3

/** An action that is resolved when it is chosen, and its change. */
export interface Offered {
  readonly action: CodeAction
  readonly wish: Wish
}

/** The changes of the configuration for the findings in a range; actions with a command have no edit. */
export function configurationActions(
  examined: Examined,
  range: Range,
  context: CodeActionContext,
  features: ClientFeatures,
): { readonly commands: readonly CodeAction[]; readonly edits: readonly Offered[] } {
  const none = { commands: [], edits: [] }
  const { project, uri, document, role, findings } = examined
  const path = pathIn(project, uri)
  if (project.root === undefined || path === '' || role === 'configuration' || !asksFor(context, configureKind)) return none
  const span = spanOf(document.lines, range)
  const here = findings.filter((finding) => touches(finding.span, span))
  const rules = new Map<string, Finding[]>()
  for (const finding of here) rules.set(finding.rule, [...(rules.get(finding.rule) ?? []), finding])
  if (rules.size === 0 || rules.size > maxRules) return none
  const t = translateTo(features.locale)
  const commands: CodeAction[] = []
  const edits: Offered[] = []
  for (const [rule, found] of rules) {
    const shown = diagnosticsFor(examined, found, t, features)
    const offer = (title: string, wish: Wish) => edits.push({ action: { title, kind: configureKind, ...shown }, wish })
    offer(t('Turn off {0} in this project', rule), { rule, severity: 'off' })
    const title = t('Change severity of {0} in this project…', rule)
    if (features.commands)
      commands.push({
        title,
        kind: configureKind,
        ...shown,
        command: { title, command: 'handoff.changeSeverity', arguments: [{ uri, rule }] },
      })
    else
      for (const severity of severitySettings)
        if (severity !== 'off' && severity !== found[0]?.severity)
          offer(t('Change severity of {0} in this project to {1}', rule, severity), { rule, severity })
  }
  const all = diagnosticsFor(examined, here, t, features)
  const { kind, kindFrom } = examined.result ?? {}
  if (kind && kindFrom === 'likeness') {
    const title = t('Choose the kind for all files in {0}…', globForAllLike(path))
    if (features.commands)
      commands.push({
        title,
        kind: configureKind,
        ...all,
        command: { title, command: 'handoff.chooseKind', arguments: [{ scope: 'folder' }] },
      })
    else
      edits.push({
        action: { title: t('Take all files in {0} for {1}', globForAllLike(path), kind.id), kind: configureKind, ...all },
        wish: { kind: kind.id },
      })
  }
  if (role === 'document') {
    edits.push({ action: { title: t('Ignore this file'), kind: configureKind, ...all }, wish: { ignore: 'file' } })
    if (folderOf(path) !== '')
      edits.push({ action: { title: t('Ignore the folder {0}', folderOf(path)), kind: configureKind, ...all }, wish: { ignore: 'folder' } })
  }
  return { commands, edits }
}

function diagnosticsFor(
  examined: Examined,
  findings: readonly Finding[],
  t: Translate,
  features: ClientFeatures,
): Pick<CodeAction, 'diagnostics'> {
  return { diagnostics: findings.map((finding) => diagnosticOf(examined, finding, outOf(examined.document, t, features.rulePages))) }
}

/** For a mistake in a configuration, the replacement that was probably meant. */
export function mistakeFixes(
  examined: Examined,
  version: number,
  range: Range,
  context: CodeActionContext,
  features: ClientFeatures,
): CodeAction[] {
  if (!asksFor(context, CodeActionKind.QuickFix)) return []
  const { document, mistakes, uri } = examined
  const t = translateTo(features.locale)
  const span = spanOf(document.lines, range)
  return mistakes.flatMap((mistake) => {
    if (mistake.replacement === undefined || !touches(mistake.span, span)) return []
    const edits = [{ range: rangeOf(document.lines, mistake.span), newText: mistake.replacement }]
    return {
      title: t('Change to {0}', mistake.replacement),
      kind: CodeActionKind.QuickFix,
      isPreferred: true,
      diagnostics: diagnosticsOf({ ...examined, mistakes: [mistake] }, t),
      edit: workspaceEdit({ uri, version }, edits, features.versionedEdits),
    }
  })
}
