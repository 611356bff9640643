/** What rules on missing parts share: the question whether a part is there under another name, and the fixes. */
import { wordsOfHead } from '../../lexicon/words.ts'
import { sourceOf } from '../../markdown/blocks.ts'
import type { Document, Place } from '../../markdown/document.ts'
import type { Question } from '../../matching/deviations.ts'
import type { Part } from '../../template/kind.ts'
import { type Phrase, phrase } from '../../util/phrase.ts'
import type { Fix, Problem } from '../rule.ts'

/** A deviation whose part is missing. */
interface Absence {
  readonly at: Place
  readonly label: string
  readonly part?: Part | undefined
  readonly question?: Question
  /** The text that puts the part in; `undefined` where its label is there. */
  readonly insert: string | undefined
}

/**
 * The problem of a missing part. `says` is what is wrong, in words without an end; `expected` is the end if there is no question. With a
 * question nothing is put in unasked: the part may be there.
 */
export function absence(deviation: Absence, says: Phrase, expected: Phrase, title: Phrase, document: Document): Problem {
  const { at, question, part, insert } = deviation
  const put: Fix[] = insert === undefined ? [] : [{ title, certain: false, blank: question === undefined, edits: [{ at, text: insert }] }]
  if (!question || !part) return { message: phrase`${says}; ${expected}`, at, fixes: put }
  const line = document.lines.positionAt(document.spanOf(question.at).start).line + 1
  return {
    message: phrase`${says}; is it "${question.name}" (line ${line})?`,
    at,
    related: [{ message: phrase`It may be this`, at: question.at }],
    question: { part, name: question.name },
    fixes: [
      {
        title: phrase`Rename "${question.name}" to "${part.name}"`,
        certain: false,
        edits: [{ at: renamedAt(question.at, part.name), text: part.name }],
      },
      ...put,
    ],
  }
}

/** The words that a new name replaces. A number before them and an aside behind them stay, unless the new name has its own. */
function renamedAt(at: Place, name: string): Place {
  const source = sourceOf(at)
  const head = wordsOfHead(source)
  const start = source.indexOf(head)
  const before = source.slice(0, Math.max(0, start))
  // Emphasis around all the words stays around the new ones.
  const marks = /[*_~`]+/.exec(before)?.[0] ?? ''
  const isAround = marks !== '' && head.endsWith(marks)
  const [words, ahead] = isAround ? [head.slice(0, -marks.length), before.replace(marks, '')] : [head, before]
  const end = start + words.length
  // Where other emphasis, code or a link begins in what stays or goes, it could lose its end.
  const isApart = words !== '' && start >= 0 && !/[*_~`[\]]/.test(ahead + words)
  return isApart && wordsOfHead(name) === name ? { ...at, start: at.start + start, end: at.start + end } : at
}
