/** Facts that were found, as they are shown before they are written. */
import type { Fact } from '../../core/facts/fact.ts'
import type { FoundFact } from '../../protocol.ts'
import type { Gathered } from '../../workspace/facts/gather.ts'
import type { Translate } from '../l10n/texts.ts'

/** The id of a fact within its document. */
export function factId({ target }: Pick<Gathered, 'target'>): string {
  return target.path.join(' / ')
}

/** A found fact for its reader. */
export function foundFact(gathered: Gathered, t: Translate): FoundFact {
  const { target, source, fact, edits, origin } = gathered
  const { label, path } = target
  // A list or table without a name is called after its section.
  const own = path.at(-1) === label ? 1 : 2
  return {
    id: factId(gathered),
    label,
    section: path.slice(0, -own).join(' / '),
    value: previewOf(fact, edits[0]?.text ?? '', t),
    source,
    origin: t(origin),
  }
}

const maxPreviewLength = 120

/** One line: the value, or the first of several with how many there are. */
export function previewOf(fact: Fact, written: string, t: Translate): string {
  if (fact.type === 'text') return fact.text
  if (fact.type === 'entries') {
    const [first, ...others] = fact.entries
    const more = others.length + fact.omitted
    const text = (first?.text ?? '').slice(0, maxPreviewLength)
    return more === 0 ? text : t('{0} and {1} more', text, more)
  }
  const [line = '', ...others] = written.trim().split(/\r\n|\n|\r/)
  return others.length === 0 ? line.slice(0, maxPreviewLength) : t('{0} and {1} more', line.slice(0, maxPreviewLength), others.length)
}
