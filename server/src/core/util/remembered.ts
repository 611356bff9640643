/** Caches results that depend on a text only, such as those for the cells of a table while one of them is edited. */

/** Longer texts change more often than they recur. */
const maxTextLength = 400
const maxEntries = 4000

/** A function with cached results. Only a few thousand recent ones are kept. Results must not be modified. */
export function remembered<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  let young = new Map<string, Answer>()
  let old = new Map<string, Answer>()
  return (text) => {
    if (text.length > maxTextLength) return read(text)
    const known = young.get(text)
    if (known !== undefined || young.has(text)) return known as Answer
    const answer = old.has(text) ? (old.get(text) as Answer) : read(text)
    if (young.size >= maxEntries) [young, old] = [new Map(), young]
    young.set(text, answer)
    return answer
  }
}
