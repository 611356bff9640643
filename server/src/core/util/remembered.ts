/** Answers that depend on a text alone, kept for as long as the text comes up again: the cells of a table while one of them is edited. */

/** Longer texts are edited more than they come up again. */
const maxTextLength = 400
const maxEntries = 4000

/** The function with its answers remembered; of those that are not asked for again, only the last few thousand. Answers must not be changed. */
export function remembered<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  let young = new Map<string, Answer>()
  let old = new Map<string, Answer>()
  return (text) => {
    if (text.length > maxTextLength) return read(text)
    const known = young.get(text)
    if (known !== undefined) return known
    const answer = old.get(text) ?? read(text)
    if (young.size >= maxEntries) [young, old] = [new Map(), young]
    young.set(text, answer)
    return answer
  }
}
