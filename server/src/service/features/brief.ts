/** A handoff at a glance, for tooltips. */
import type { CheckResult } from '../../core/check.ts'
import { redactorOf } from '../../core/recognisers/secrets/redaction.ts'
import { actionsOf } from '../../core/summary/actions.ts'
import { knownIssuesOf } from '../../core/summary/issues.ts'
import { type SituationTopic, situationOf } from '../../core/summary/situation.ts'
import { shortened } from '../../core/summary/visibleText.ts'
import { shownDay, shownWhen } from '../../core/summary/when.ts'
import { type Phrase, phrase, type Say } from '../../core/util/phrase.ts'
import type { DocumentReadiness } from '../../protocol.ts'

/** Longer words do not fit into a tooltip. */
const maxTextLength = 200
/** Next steps, and open issues behind them. */
const maxFirst = 3

const names: Readonly<Record<SituationTopic, Phrase>> = {
  summary: phrase`Summary`,
  impact: phrase`Impact`,
  state: phrase`State`,
  mitigation: phrase`Mitigation`,
}

/** How things stand and what to do first; nothing for a document that says neither. */
export function briefOf({ document, match, stage }: CheckResult, say: Say): Pick<DocumentReadiness, 'brief'> {
  if (!match) return {}
  const redact = redactorOf(document)
  const words = (text: string) => redact(shortened(redact(text), maxTextLength))
  const situation = situationOf(match).map(({ topic, lines }) => ({
    topic: say(names[topic]),
    text: words(lines.map(({ text }) => text).join(' ')),
  }))
  const actions = stage === 'closed' ? [] : actionsOf(document, match).slice(0, maxFirst)
  const issues = knownIssuesOf(document, match).slice(0, maxFirst)
  const first = [
    ...actions.map(({ text, owner, due }) => [
      text,
      text.includes(owner) ? '' : owner,
      due && !text.includes(shownDay(due.instant)) ? shownWhen(due) : '',
    ]),
    ...issues.map(({ severity, id, text }) => [severity, [id, text].filter(Boolean).join(' ')]),
  ].map((facts) => words(facts.filter(Boolean).join(' · ')))
  return situation.length + first.length > 0 ? { brief: { situation, first } } : {}
}
