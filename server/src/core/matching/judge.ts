/** Judges the fields and items of the template's parts: met, open, or not applicable. */
import { named, sure } from '../lexicon/names.ts'
import { labelsOfItem } from '../markdown/asked.ts'
import { contains, sourceOf } from '../markdown/blocks.ts'
import type { Element, Field, List, ListItem, Option, Place, Value } from '../markdown/document.ts'
import { cleaned } from '../markdown/elements/fields.ts'
import { hasContent } from '../markdown/elements/values.ts'
import type { FieldEntry, ItemEntry } from '../markdown/outline.ts'
import { placesOf } from '../markdown/parser/continued.ts'
import { saysNotApplicable } from '../recognisers/answers.ts'
import { saysNothing, saysPending } from '../recognisers/blankValues.ts'
import { isClosingField, saysClosed } from '../recognisers/closed.ts'
import { codeBlanksIn, findInCode, hasBlank, type Placeholder, placeholdersIn } from '../recognisers/placeholders.ts'
import { readSignOff } from '../recognisers/signOff.ts'
import { timesIn } from '../recognisers/times/moments.ts'
import { isAnswered } from '../recognisers/workarounds.ts'
import type { FieldPart, ItemPart, Part } from '../template/kind.ts'
import { blanksLeftIn, isLeft, isRemark, textAt } from '../template/ownText.ts'
import { isAskedFor } from '../template/stages.ts'
import { asksForValue } from '../template/value.ts'
import type { Scope } from './assign.ts'
import { isOffered, isOfTemplate, sameText } from './given.ts'
import { type Insertion, lineEnd } from './insert.ts'
import { type MatchBuilder, pushDeviation, pushLine } from './regionMatch.ts'
import { nameScore } from './scores.ts'
import { ruleOfCell } from './tables.ts'

/** A part with its source in the template. */
type Sourced = Part & { readonly source: string }

/** Records for each field and item whether it is met, open or not applicable, and its deviation if it is open. */
export class Judge {
  readonly #builder: MatchBuilder

  constructor(builder: MatchBuilder) {
    this.#builder = builder
  }

  /** Judges a field. If the document has none, `entry` is `undefined` and `insertion` is where it belongs. */
  field(part: FieldPart, entry: FieldEntry | undefined, scope: Scope, insertion: () => Insertion): void {
    const asked = isAskedFor(part.from, this.#builder.stage)
    if (!entry) {
      const about = aboutIssue(part, scope)
      if (!asked || part.optional || about?.closed) this.line(part.name, scope, 'not-applicable', scope.section.endsAt)
      else {
        const { at, text } = insertion()
        const { section } = scope
        if (about && scope.subject)
          pushDeviation(this.#builder, {
            rule: 'missing-workaround',
            at,
            label: about.name,
            section,
            part,
            severity: about.severity,
            insert: text,
          })
        else pushDeviation(this.#builder, { rule: 'missing-field', at, label: part.name, section, part, insert: text })
      }
      return
    }
    const { field } = entry
    if (!asked || (part.optional && field.value.empty)) {
      this.#claimValue(field)
      this.line(part.name, scope, 'not-applicable', field.at)
      return
    }
    this.#filledField(part, entry, scope)
  }

  /** Judges a field that is in the document. */
  #filledField(part: FieldPart, entry: FieldEntry, scope: Scope): void {
    const { field } = entry
    const { value } = field
    const { section } = scope
    const label = part.name
    if (part.signOff) {
      const signature = readSignOff(field, /^[^_]*/.exec(part.blank)?.[0])
      if (!signature.name) {
        this.#builder.claimed.push(field.at, ...value.elements.flatMap(placesOf))
        pushDeviation(this.#builder, { rule: 'unsigned', at: signature.nameAt, label, section, part, field })
      } else if (!signature.date) {
        this.#builder.claimed.push(signature.dateAt)
        pushDeviation(this.#builder, { rule: 'undated-sign-off', at: signature.dateAt, label, section, part, field })
      } else this.line(label, scope, 'met', field.at)
      return
    }
    const below = value.elements.filter((element): element is List => element.type === 'list')
    const options = value.options.length > 0 || !part.boxes ? value.options : below.flatMap(optionsIn)
    const ticked = options.filter((option) => option.box.ticked).length
    // Of boxes below each other, several may be meant.
    const isChosen = value.options.length > 0 ? ticked === 1 : ticked > 0
    if (options.length > 1 && (part.boxes || part.choices.length > 0)) {
      for (const one of below) this.#builder.handled.add(one)
      const at = spanOfOptions(options) ?? value.at
      if (isChosen) this.line(label, scope, 'met', field.at)
      else pushDeviation(this.#builder, { rule: 'unchosen-option', at, label, section, part, name: field.label, options, ticked })
      return
    }
    const list = value.elements.find((element): element is List => element.type === 'list')
    if (value.text === '' && part.list !== 'none' && list?.items.every((item) => item.empty)) {
      this.#builder.handled.add(list)
      pushDeviation(this.#builder, { rule: 'empty-list-item', at: list.at, label, section, part, list, items: list.items })
      return
    }
    if (value.empty || (part.list === 'none' && this.#hasOnlySiblings(value.text, value.elements))) {
      for (const element of value.elements) if (!hasContent(element)) this.#builder.handled.add(element)
      const about = aboutIssue(part, scope)
      if (about?.closed) this.line(label, scope, 'not-applicable', field.at)
      else if (about)
        pushDeviation(this.#builder, {
          rule: 'missing-workaround',
          at: value.at,
          label: about.name,
          section,
          part,
          field,
          severity: about.severity,
        })
      else pushDeviation(this.#builder, { rule: 'unfilled-field', at: value.at, label, section, part, field })
      return
    }
    if (
      part.blank !== '' &&
      sameText(value.text, part.blank) &&
      findInCode(codeBlanksIn(part.source), value.at).length === 0 &&
      !hasBlank(value.at)
    ) {
      pushDeviation(this.#builder, { rule: 'placeholder-text', at: value.at, label, section, part, text: value.text })
      return
    }
    if (isOffered(part, value.text)) {
      this.#builder.claimed.push(value.at)
      this.line(label, scope, 'met', field.at)
      return
    }
    const saysLater = saysNothing(value.text) || (part.choices.length === 0 && saysPending(value.text, field.label))
    if (value.elements.length === 0 && !hasBlank(value.at) && saysLater) {
      pushDeviation(this.#builder, { rule: 'placeholder-text', at: value.at, label, section, part, text: value.text, blank: true })
      return
    }
    const issue = value.text === '' ? undefined : aboutIssue(part, scope)
    if (issue && !issue.closed && !isAnswered(value)) {
      pushDeviation(this.#builder, {
        rule: 'missing-workaround',
        at: value.at,
        label: issue.name,
        section,
        part,
        field,
        severity: issue.severity,
      })
      return
    }
    if (!hasBlank(value.at) && isOfTemplate(part, entry, scope) && (value.text !== '' || part.preset !== '')) {
      if (value.text !== '' && part.preset === '' && asksForValue(value.text))
        pushDeviation(this.#builder, { rule: 'placeholder-text', at: value.at, label, section, part, text: value.text })
      // What the template gives is not asked for.
      else this.line(label, scope, 'not-applicable', field.at)
      return
    }
    if (part.owned && !namesOwner(value)) {
      pushDeviation(this.#builder, { rule: 'missing-owner', at: { ...value.at, start: value.at.end }, label, section, part, field })
      return
    }
    if (value.text !== '' || part.preset !== '')
      this.judgeBlanks(label, scope, [value.at, ...value.elements.flatMap(placesOf)], field.at, part)
    else if (this.#isLeft(value.elements, scope) && value.elements.every((element) => element.type === 'paragraph' || !hasContent(element)))
      pushDeviation(this.#builder, { rule: 'unfilled-field', at: value.at, label, section, part, field })
    else this.written(label, scope, value.elements, field.at, part)
  }

  /** True for content that is all the template's, with nothing that would be reported as a blank. */
  #isLeft(elements: readonly Element[], { texts }: Scope): boolean {
    const solid = elements.filter(hasContent)
    return solid.length > 0 && solid.every((element) => isLeft(element, texts)) && !solid.flatMap(placesOf).some(hasBlank)
  }

  /** Records a line as met unless the content is the template's own, or has a blank of it. */
  written(label: string, scope: Scope, elements: readonly Element[], at: Place, part: Sourced): void {
    const [first, ...others] = elements.filter(hasContent)
    const isLater = first?.type === 'paragraph' && others.length === 0 && !hasBlank(first.at) && saysPending(first.text, label)
    if (first && (isLater || this.#isLeft(elements, scope))) {
      const text = cleaned(sourceOf(first.at))
      pushDeviation(this.#builder, { rule: 'placeholder-text', at: first.at, label, section: scope.section, part, text, blank: isLater })
    } else this.judgeBlanks(label, scope, elements.flatMap(placesOf), at, part)
  }

  /** True if the list below an empty label consists of other fields, as in a troubleshooting block. */
  #hasOnlySiblings(text: string, elements: readonly Element[]): boolean {
    return (
      text === '' &&
      elements.length > 0 &&
      elements.every(
        (element) =>
          element.type === 'list' && element.items.every((item) => item.field !== undefined && this.#builder.fields.has(item.field)),
      )
    )
  }

  /** Records a line as met unless a blank is left at one of its places. */
  judgeBlanks(label: string, scope: Scope, places: readonly Place[], at: Place, part?: Sourced): void {
    const left = part ? this.#blanksLeft(part, places, scope) : []
    const open = left.length > 0 || places.some(hasBlank)
    pushLine(this.#builder, label, scope.section, open ? 'open' : 'met', at, open ? 'placeholder-text' : undefined)
  }

  /** Records the blanks of the template that are still in the document, as far as they cannot be recognised without it. */
  #blanksLeft(part: Sourced, places: readonly Place[], { section }: Scope): readonly Placeholder[] {
    const wanted = codeBlanksIn(part.source)
    const isKnown = (at: Place) => placeholdersIn(at.block).some((known) => known.at.start < at.end && at.start < known.at.end)
    const blanks = places.flatMap((place) => [
      ...findInCode(wanted, place),
      ...blanksLeftIn(part, place).flatMap((at) => (isKnown(at) ? [] : [{ at, text: sourceOf(at) }])),
    ])
    for (const { at, text } of blanks)
      this.#builder.deviations.push({ rule: 'placeholder-text', at, label: part.name, section, part, text, blank: true })
    return blanks
  }

  #claimValue(field: Field): void {
    const { claimed, handled } = this.#builder
    claimed.push(field.value.at)
    for (const element of field.value.elements) {
      claimed.push(...placesOf(element))
      handled.add(element)
    }
  }

  /** Judges an item of a checklist in the same way. */
  item(part: ItemPart, entry: ItemEntry | undefined, scope: Scope, insertion: () => Insertion): void {
    const { section } = scope
    const asked = isAskedFor(part.from, this.#builder.stage)
    if (!entry) {
      if (!asked || part.optional) this.line(part.name, scope, 'not-applicable', section.endsAt)
      else {
        const { at, text } = insertion()
        pushDeviation(this.#builder, { rule: 'missing-item', at, label: part.name, section, part, insert: text })
      }
      return
    }
    const { item } = entry
    const value = item.field?.value ?? evidenceBeside(part, item)
    const source = item.at.block.text.slice(item.textAt.start, item.textAt.end)
    if (!asked || saysNotApplicable(value?.text ?? '') || /^(?:~~.*~~|<(del|s|strike)>.*<\/\1>)$/is.test(source.trim())) {
      this.line(part.name, scope, 'not-applicable', item.at)
      return
    }
    // Where no item has a box or mark, a listed item counts as done.
    const isMarked = (other: ItemEntry) => other.item.box !== undefined || /[✅✔☑❌✗☐⬜]/u.test(sourceOf(other.item.textAt))
    const isTicked = /[✅✔☑]/u.test(source)
    const done = item.box ? item.box.ticked : isTicked || !scope.items.some(isMarked)
    const places = value ? [value.at, ...item.elements.flatMap(placesOf)] : item.elements.flatMap(placesOf)
    if (!done) {
      if (!part.optional)
        for (const { at } of this.#blanksLeft(part, places, scope))
          pushLine(this.#builder, part.name, section, 'open', at, 'placeholder-text')
      if (part.optional) this.line(part.name, scope, 'not-applicable', item.at)
      else pushDeviation(this.#builder, { rule: 'unticked-item', at: item.box?.at ?? item.markerAt, label: part.name, section, part, item })
      return
    }
    if (part.evidence && !item.box && item.field && !isTicked) {
      // A label that nobody ticked is filled in or not.
      if (!item.field.value.empty || item.elements.some(hasContent))
        this.judgeBlanks(part.name, scope, [item.textAt, ...places], item.at, { ...part, optional: false })
      else pushDeviation(this.#builder, { rule: 'unfilled-field', at: item.field.value.at, label: part.name, section, field: item.field })
      return
    }
    if (part.evidence) {
      const wanted = codeBlanksIn(part.source)
      const [blank] = places.flatMap((place) => [
        ...placeholdersIn(place.block).filter((candidate) => contains(place, candidate.at)),
        ...findInCode(wanted, place),
      ])
      const isOpen = value !== undefined && scope.texts.has(textAt(item.textAt))
      const given = (value !== undefined && !value.empty && !isOpen && !saysNothing(value.text)) || item.elements.some(hasContent)
      if (!given || blank) {
        if (blank) this.#builder.claimed.push(...places)
        for (const element of item.elements) if (!hasContent(element)) this.#builder.handled.add(element)
        const behind = value?.at ?? lineEnd(item.textAt)
        pushDeviation(this.#builder, { rule: 'ticked-without-evidence', at: blank?.at ?? behind, label: part.name, section, part, item })
        return
      }
    }
    if (this.#claimsOwnWords(item, scope)) this.line(part.name, scope, 'met', item.at)
    else this.judgeBlanks(part.name, scope, [item.textAt], item.at, part)
  }

  /** Words of the template in brackets, such as `[Contact: IT desk]`, are no blank of an item that stands as it is. True if there are any. */
  #claimsOwnWords({ textAt: at }: ListItem, { texts }: Scope): boolean {
    if (!texts.has(textAt(at))) return false
    const own = placeholdersIn(at.block).filter((blank) => contains(at, blank.at) && isRemark(blank.text))
    for (const blank of own) this.#builder.claimed.push(blank.at)
    return own.length > 0
  }

  /** Records a line that is not open. */
  line(label: string, scope: Scope, state: 'met' | 'not-applicable', at: Place): void {
    pushLine(this.#builder, label, scope.section, state, at)
  }
}

function aboutIssue(part: FieldPart, scope: Scope): { name: string; severity: string; closed: boolean } | undefined {
  if (ruleOfCell(part) !== 'missing-workaround') return undefined
  const { name, severity } = scope.subject ?? { name: scope.section.heading?.text ?? part.name, severity: '' }
  const closed = saysClosed(name) || (scope.subject !== undefined && scope.fields.some(({ field }) => isClosingField(field)))
  return { name, severity, closed }
}

/** The value behind the words of an item that is asked for, where no colon stands between them. */
function evidenceBeside(part: ItemPart, item: ListItem): Value | undefined {
  if (!part.evidence) return undefined
  // An aside of the item's own name is no evidence, but the address of its link is.
  const isWhole = nameScore(part, named(item.text)) === 1
  return labelsOfItem(item).find(
    ({ label, value }) => nameScore(part, named(label)) >= sure && !(isWhole && item.text.includes(value.text)),
  )?.value
}

function namesOwner({ at, text, elements }: Value): boolean {
  const times = timesIn(at.block).filter((time) => contains(at, time.at))
  if (times.length === 0 || elements.length > 0 || hasBlank(at)) return true
  let rest = text
  for (const time of times) rest = rest.replace(at.block.text.slice(time.at.start, time.at.end), ' ')
  return /\p{L}{2}/u.test(rest.replace(/\b(?:at|by|on|from|until|utc|gmt|owner)\b/gi, ' '))
}

export function choiceAt(field: Field): Place {
  return spanOfOptions(field.value.options) ?? field.value.at
}

/** From the first box to the end of the last option in the same block; `undefined` for no options. */
export function spanOfOptions(options: readonly Option[]): Place | undefined {
  const [first] = options
  const last = options.findLast(({ at }) => at.block === first?.at.block)
  return first && last && { ...first.box.at, end: last.at.end }
}

/** The items of a list with boxes as the options of a choice. */
export function optionsIn({ items }: List): Option[] {
  return items.flatMap(({ box, text, textAt }) => (box ? [{ box, text, at: textAt }] : []))
}
