/** *Choose Kind* and *Mark Stage*: set a key of the front matter. */
import { frontMatterEdit } from '../../core/markdown/frontMatterEdit.ts'
import type { DocumentEdit, FrontMatterParams } from '../../protocol.ts'
import type { Examined } from '../../workspace/examine.ts'
import { textEdits } from '../convert/ranges.ts'

/** The smallest edit that sets the key; `null` if the front matter is no mapping, or key or value are no plain words. */
export function frontMatterEditOf(
  { document }: Examined,
  version: number,
  { key, value }: Omit<FrontMatterParams, 'uri'>,
): DocumentEdit | null {
  if (![key, value].every((word) => /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(word))) return null
  const edit = frontMatterEdit(document.text, key, value)
  if (edit === undefined) return null
  const { start, end, newText } = edit
  return { version, edits: textEdits(document.lines, [{ span: { start, end }, text: newText }]) }
}
