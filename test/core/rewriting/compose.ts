/** Rewritings applied one after the other, each to the whole document or to some of its sections. */
import type { Rewriting } from './rewriting.ts'

export interface Step {
  readonly rewriting: Rewriting
  /** One bit for each section that is rewritten, the text above the first among them; -1 for all. */
  readonly where: number
}

export function composed(text: string, steps: readonly Step[]): string {
  const inOrder = steps.toSorted((a, b) => Number(a.rewriting.last ?? false) - Number(b.rewriting.last ?? false))
  return inOrder.reduce((before, { rewriting, where }) => {
    if (rewriting.whole || where === -1) return rewriting.rewrite(before)
    return before
      .split(/(?=^## )/m)
      .map((section, index) => ((where >> (index % 31)) & 1 ? rewriting.rewrite(section) : section))
      .join('')
  }, text)
}
