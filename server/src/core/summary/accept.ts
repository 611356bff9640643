/** Accepts a handoff: writes the receiver's name, the moment and their summary where the kind has a place for each. */
import { type CheckOptions, type CheckResult, check } from '../check.ts'
import type { Field, Place } from '../markdown/document.ts'
import { filling } from '../markdown/edits.ts'
import { frontMatterEdit } from '../markdown/frontMatterEdit.ts'
import { editDocument, parseDocument } from '../markdown/parse.ts'
import { type AcceptanceRole, acceptanceRole } from '../matching/acceptance.ts'
import { marginOf } from '../matching/insert.ts'
import { placeholdersIn } from '../recognisers/placeholders.ts'
import type { Part } from '../template/kind.ts'
import { stageOf } from '../template/stages.ts'
import { applyEdits, type TextEdit, withLineEndings } from '../util/text.ts'

/** The receiver's words, as they are to be written. */
export type ReceiverWords = Readonly<Record<AcceptanceRole, string>>

/** An accepted handoff. */
export interface Accepted {
  readonly text: string
  /** The result of a check at the stage of the handover, which shows what was open before the acceptance. */
  readonly result: CheckResult
  /** The words that were there before, which stay. */
  readonly written: ReadonlyMap<AcceptanceRole, string>
}

/**
 * Accepts a handoff; words of the receiver that are there already stay. `undefined` for a document that is no handoff, or whose front
 * matter has no keys.
 */
export function accept(text: string, options: CheckOptions, words: ReceiverWords): Accepted | undefined {
  const staged = { ...options, stage: undefined }
  const stageEdit = frontMatterEdit(text, 'stage', 'accepted')
  if (stageEdit === undefined) return undefined
  const { start, end, newText } = stageEdit
  let result = check(parseDocument(applyEdits(text, [{ span: { start, end }, text: newText }])), staged)
  if (result.match === undefined) return undefined
  const apply = (edit: TextEdit) => {
    result = check(editDocument(result.document, [{ text: applyEdits(result.document.text, [edit]) }]), staged)
  }
  // Inserting a part may bring others of its section with it.
  for (let round = 0; round < 3; round++) {
    const edit = insertionIn(result)
    if (edit === undefined) break
    apply(edit)
  }
  const written = new Map<AcceptanceRole, string>()
  for (const role of ['name', 'moment', 'summary'] as const) {
    const place = placeOf(role, result)
    if (place === undefined) continue
    if (place.written === undefined) apply(place.write(words[role]))
    else written.set(role, place.written)
  }
  const { document } = result
  const handedOver = { ...options, stage: stageOf(parseDocument(text)) ?? 'none' } as const
  return { text: document.text, result: check(document, handedOver), written }
}

/** Inserts the first part of the acceptance that is missing. */
function insertionIn({ document, match }: CheckResult): TextEdit | undefined {
  for (const deviation of match?.deviations ?? []) {
    if ((deviation.rule !== 'missing-section' && deviation.rule !== 'missing-field') || !asksReceiver(deviation.part)) continue
    const span = document.spanOf(deviation.at)
    return { span, text: withLineEndings(deviation.insert, document.text, span) }
  }
  return undefined
}

function asksReceiver(part: Part): boolean {
  return acceptanceRole(part) !== undefined || (part.type === 'section' && [...part.parts, ...part.sections].some(asksReceiver))
}

/** A place for the receiver's words: with its current words, or with an edit that writes them. */
interface Said {
  readonly written: string | undefined
  readonly write: (words: string) => TextEdit
}

function placeOf(role: AcceptanceRole, result: CheckResult): Said | undefined {
  const { document, match } = result
  const editAt = (at: Place, text: string): TextEdit => {
    const span = document.spanOf(at)
    return { span, text: withLineEndings(text, document.text, span) }
  }
  for (const [field, part] of match?.fields ?? []) {
    if (acceptanceRole(part) !== role) continue
    const { at, empty } = field.value
    const isOpen = empty || placeholdersIn(at.block).some((blank) => blank.at.start <= at.start && at.end <= blank.at.end)
    const write = (words: string) => {
      const edit = filling(at, asValueOf(field, words))
      return editAt(edit.at, edit.text)
    }
    return { written: isOpen ? undefined : field.value.text || '…', write }
  }
  for (const [section, part] of match?.sections ?? []) {
    if (acceptanceRole(part) !== role) continue
    const deviation = match?.deviations.find((candidate) => candidate.section === section)
    const prompts = part.prose.split('\n')
    const prompt = section.elements.find((element) => element.type === 'paragraph' && prompts.includes(element.text))
    const at = prompt?.at ?? deviation?.at ?? section.endsAt
    const isWritten = deviation === undefined
    return {
      written: isWritten ? '…' : undefined,
      write: (words) => editAt(at, at.start === at.end ? `\n\n${words.trim()}` : words.trim()),
    }
  }
  return undefined
}

/** Several lines of words stay inside the item, quote or cell in which they begin. */
function asValueOf(field: Field, words: string): string {
  const lines = words.trim().split(/[ \t]*(?:\r\n|\n|\r)/)
  if (field.form === 'table') return lines.map((line) => line.replaceAll('|', '\\|')).join('<br>')
  const margin = marginOf({ ...field.at, end: field.at.start })
  return lines.map((line, index) => (index === 0 || line === '' ? line : margin + line)).join('\n')
}
