import { withoutItems } from '../linter/fixes/removal.ts'
import { none, noneFix } from '../linter/fixes/values.ts'
import type { Fix, Rule } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { ListItem } from '../markdown/document.ts'
import { filling } from '../markdown/edits.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A list whose items are all empty, or empty items left over in one. */
export const emptyListItem: Rule = {
  id: 'empty-list-item',
  summary: 'A list has nothing behind its bullets or numbers.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'empty-list-item')) {
      const whole = deviation.list.items.every((item) => item.empty)
      const { ordered } = deviation.list
      const sort = ordered ? phrase`step` : phrase`item`
      const list = deviation.label ? phrase`List "${deviation.label}"` : phrase`List`
      const message = whole
        ? phrase`${list} is empty; expected at least one ${sort}, or "None"`
        : phrase`Unexpected empty ${sort}; expected text behind "${markerOf(deviation.items[0])}", or no ${sort}`
      yield { message, at: deviation.at, fixes: whole ? nothing(deviation.items) : removal(deviation.items, ordered) }
    }
  },
}

/** The bullet or number of an item. */
function markerOf(item: ListItem | undefined): string {
  return item ? sourceOf(item.markerAt) : '-'
}

/** Writes into the first empty item and removes the others, if nothing else is on their lines. */
function nothing([first, ...others]: readonly ListItem[]): Fix[] {
  if (!first || first.elements.length > 0) return []
  const { edits, count } = withoutItems(others.map(({ at }) => at))
  if (count < others.length) return []
  const { title, certain, edits: own } = noneFix(filling(first.textAt, none))
  return [{ title, certain, edits: [...own, ...edits] }]
}

/** Removes the lines of empty items, if nothing else is on them. */
function removal(items: readonly ListItem[], ordered: boolean): Fix[] {
  const { edits, count } = withoutItems(items.map(({ at }) => at))
  if (edits.length === 0) return []
  const one = ordered ? phrase`Remove the empty step` : phrase`Remove the empty item`
  const several = ordered ? phrase`Remove ${count} empty steps` : phrase`Remove ${count} empty items`
  return [{ title: count === 1 ? one : several, certain: true, edits }]
}
