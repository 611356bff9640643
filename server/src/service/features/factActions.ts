/** Quick fixes that fill a blank with what its source says. */
import { type CodeAction, type CodeActionContext, CodeActionKind, type Range } from 'vscode-languageserver-types'
import type { FillTarget } from '../../core/facts/targets.ts'
import { editsOf } from '../../core/fix.ts'
import { endOfSection } from '../../core/markdown/sections.ts'
import type { Span } from '../../core/util/text.ts'
import type { Examined } from '../../workspace/examine.ts'
import type { DocumentFacts } from '../../workspace/facts/documentFacts.ts'
import type { ClientFeatures } from '../../workspace/host.ts'
import { rangeOf, spanOf, textEdits, touches, workspaceEdit } from '../convert/ranges.ts'
import { type Translate, translateTo } from '../l10n/texts.ts'
import { asksFor } from './codeActionKinds.ts'
import { diagnosticOf, outOf } from './diagnostics.ts'
import { previewOf } from './foundFacts.ts'

/** With more selected, nobody means to fill in each of them alone. */
const maxActions = 3

/** The values for the blanks at a range, and the command for all of a selection or a section. */
export async function factActions(
  examined: Examined,
  version: number,
  range: Range,
  context: CodeActionContext,
  { targets, ask }: DocumentFacts,
  features: ClientFeatures,
): Promise<CodeAction[]> {
  if (!asksFor(context, CodeActionKind.QuickFix)) return []
  const { document, uri, findings } = examined
  const span = spanOf(document.lines, range)
  const blank = targets.filter(({ isBlank }) => isBlank)
  const here = blank.filter(({ at }) => touches(document.spanOf(at), span))
  const t = translateTo(features.locale)
  if (here.length === 0 && features.commands) return sectionAction(examined, span, blank, t)
  if (here.length === 0 || here.length > maxActions) return []
  const answers = await Promise.all(here.map((target) => ask(target)))
  return answers.flatMap((answer): CodeAction[] => {
    if (!('edits' in answer)) return []
    const { target, fact, edits, origin } = answer
    const written = previewOf(fact, edits[0]?.text ?? '', t)
    const own = findings.filter((finding) => touches(finding.span, document.spanOf(target.at)))
    return [
      {
        title: t('Fill in "{0}", from {1}', written, t(origin)),
        kind: CodeActionKind.QuickFix,
        diagnostics: own.map((finding) => diagnosticOf(examined, finding, outOf(document, t, features.rulePages))),
        isPreferred: true,
        edit: workspaceEdit({ uri, version }, textEdits(document.lines, editsOf(document, { edits })), features.versionedEdits),
      },
    ]
  })
}

/** At a heading, the command for all blanks of its section. What they are filled with is shown by the command. */
function sectionAction({ document, result }: Examined, span: Span, blank: readonly FillTarget[], t: Translate): CodeAction[] {
  const section = result?.match?.outline.sections.find(({ heading }) => heading && touches(document.spanOf(heading.at), span))
  if (!section?.heading) return []
  const own = { start: document.spanOf(section.heading.at).start, end: document.spanOf(endOfSection(section)).end }
  if (!blank.some(({ at }) => touches(document.spanOf(at), own))) return []
  const title = t('Fill in this section from facts…')
  const command = { title, command: 'handoff.fillFromFacts', arguments: [{ range: rangeOf(document.lines, own) }] }
  return [{ title, kind: CodeActionKind.QuickFix, command }]
}
