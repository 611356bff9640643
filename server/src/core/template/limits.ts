/** How long or how many a part may be, from a directive or from the template's own words. */
import type { List, Section } from '../markdown/document.ts'
import type { Directive } from './directives.ts'
import type { Bounds, Limits } from './kind.ts'

/** The limits in a directive. */
export function limitsOf(directive: Directive | undefined): Limits {
  const { least, most, words, sentences, paragraphs, minutes } = directive ?? {}
  const items = most !== undefined || (least ?? 0) > 1 ? { least: least ?? 0, most: most ?? Number.POSITIVE_INFINITY } : undefined
  return { items, words, sentences, paragraphs, minutes }
}

const numberWords: Readonly<Record<string, number>> = { a: 1, one: 1, single: 1, two: 2, three: 3, four: 4, five: 5 }

/** The limits that a blank or guidance names: `2-3 sentences`, `<one-sentence state>`, `max. 50 words`. */
function limitsIn(text: string): Limits {
  const number = '(\\d{1,3}|a|one|single|two|three|four|five)'
  const read = (unit: string): Bounds | undefined => {
    const range = new RegExp(`\\b${number}(?:\\s*[-–]\\s*|\\s+(?:or|to)\\s+)${number}[\\s-]+${unit}s?\\b`, 'i').exec(text)
    if (range) return { least: numberOf(range[1]), most: numberOf(range[2]) }
    const most = new RegExp(`(?:\\b(?:max(?:imum|\\.)?|at most|up to|no more than)\\s+|[<≤]\\s*)${number}\\s+${unit}s?\\b`, 'i').exec(text)
    if (most) return { least: 1, most: numberOf(most[1]) }
    const one = new RegExp(`\\b(?:one|single|1)[\\s-]${unit}\\b`, 'i').test(text)
    return one ? { least: 1, most: 1 } : undefined
  }
  return { sentences: read('sentence'), words: read('word'), paragraphs: read('paragraph') }
}

function numberOf(word: string | undefined): number {
  return numberWords[word?.toLowerCase() ?? ''] ?? Number(word)
}

/** The limits of a directive, else those in the text. */
export function withStated(limits: Limits, text: string): Limits {
  const stated = limitsIn(text)
  return {
    ...limits,
    sentences: limits.sentences ?? stated.sentences,
    words: limits.words ?? stated.words,
    paragraphs: limits.paragraphs ?? stated.paragraphs,
  }
}

/** The minutes in a heading or label: `Agenda (60-90 min)`. */
export function minutesIn(name: string): Bounds | undefined {
  const found = /(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*min(?:utes?|s)?\b/i.exec(name)
  return found ? { least: Number(found[1]), most: Number(found[2] ?? found[1]) } : undefined
}

/** The minutes in a heading count as an agenda only if the items of its list name durations. */
export function agendaMinutes(name: string, section: Section): Bounds | undefined {
  const lists = section.elements.filter((element): element is List => element.type === 'list')
  // Boxes are tasks, whose minutes need not add up.
  return lists.some((list) => list.items.filter((item) => !item.box && minutesIn(item.text)).length > 1) ? minutesIn(name) : undefined
}
