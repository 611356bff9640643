/** Reads a Markdown template as a kind: whatever it shows is asked for. */

import { nameKey } from '../lexicon/names.ts'
import type { Document, Section } from '../markdown/document.ts'
import { parseDocument } from '../markdown/parse.ts'
import { endOfSection } from '../markdown/sections.ts'
import { type Directive, readDirectives } from './directives.ts'
import { base, type Template } from './fieldPart.ts'
import type { Kind, SectionPart } from './kind.ts'
import { agendaMinutes } from './limits.ts'
import { textsIn } from './ownText.ts'
import { guidanceOf, isExplained, leavesOf } from './parts.ts'
import { mayBeLeftOut } from './stays.ts'
import { problemsOf } from './templateProblems.ts'
import { blankPattern } from './value.ts'
import { beginsWith, endsWith, says, withoutWord } from './words.ts'

/** Reads a template. `id` is the file's name without `.md`, which front matter may override. Never throws. */
export function readKind(text: string, id: string, uri?: string): Kind {
  const document = parseDocument(text)
  const { directives, problems } = readDirectives(document)
  const template = templateOf(document, directives)
  const entries = document.frontMatter?.entries
  const word = (key: string) => {
    const value = entries?.get(key)?.value
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  }
  const isIssue = entries?.has('name') === true && (entries.has('about') || entries.has('labels'))
  const titled = titleSection(document.root)
  const match = entries?.get('match')?.value
  const own = sectionPart(titled ?? document.root, template)
  const above = titled ? textsIn(document.root.elements) : []
  const root = above.length > 0 ? { ...own, prose: [...above, own.prose].join('\n') } : own
  return {
    id: word('kind') ?? id,
    // The title of an issue template is the default title of an issue.
    title: (isIssue ? word('name') : word('title')) || nameIn(titled?.heading?.text ?? '') || inWords(word('kind') ?? id),
    description: word('description') || word('summary') || word('about') || '',
    version: word('version'),
    match:
      typeof match === 'string' ? [match] : Array.isArray(match) ? match.filter((glob): glob is string => typeof glob === 'string') : [],
    uri,
    template: document,
    root,
    problems: [...problems, ...(document.frontMatter?.problems ?? []), ...problemsOf(root, directives, document)],
  }
}

/** The title: the only heading of the first depth, or of the second if sections stand below it. */
function titleSection(root: Section): Section | undefined {
  const [first, ...others] = root.sections
  if (!first || others.length > 0) return undefined
  return first.depth === 1 || (first.depth === 2 && first.sections.length > 0) ? first : undefined
}

/**
 * The name of the kind in a template's heading: the words before its blanks, else those behind them. `Shift note: [Date]` is a *Shift
 * note*.
 */
function nameIn(heading: string): string {
  const [before = '', ...behind] = withoutWord('template', heading)
    .split(new RegExp(blankPattern, 'gu'))
    .map((words) => words.replace(/^[\s:：,–—|/-]+|[\s:：,–—|/(-]+$/g, '').replace(joiningWord, ''))
  return before || (behind.find((words) => words !== '') ?? '')
}

/** A word that joined a name with a removed blank: `Handoff of [Feature]`. */
const joiningWord = /\s+(?:of|for|from|to|on|by|in|at|for the|of the|von|vom|für|zu|zum|zur|am|an|de|du|des|para|pour)$/i

/** A file name as words: `shift-note` becomes `Shift note`. */
function inWords(id: string): string {
  return (
    id
      .replace(/[-_]+/g, ' ')
      .trim()
      .replace(/^./u, (letter) => letter.toUpperCase()) || id
  )
}

function templateOf(document: Document, directives: readonly Directive[]): Template {
  const byPlace = directives.map((directive) => ({ directive, offset: document.spanOf(directive.at).start }))
  return {
    document,
    directiveAt(place) {
      // A directive is on the part's line, or below it with only white space between.
      const { start, end } = document.spanOf(place)
      return byPlace.find(
        ({ offset }) => (offset >= start && offset < end) || (offset >= end && /^\s*$/.test(document.text.slice(end, offset))),
      )?.directive
    },
    source: (start, end) => withoutDirectives(document.text.slice(document.spanOf(start).start, document.spanOf(end).end)),
  }
}

/** A template's source as inserted into a document: without directives, and without lines that held nothing else. */
export function withoutDirectives(source: string): string {
  let text = ''
  let at = 0
  for (let start = source.indexOf('<!--'); start >= 0; start = source.indexOf('<!--', start + 4)) {
    if (!/^<!--\s{0,20}handoff[\s:]/.test(source.slice(start, start + 40))) continue
    const end = source.indexOf('-->', start)
    if (end < 0) break
    text += source.slice(at, start).replace(trailingSpace, '')
    at = end + '-->'.length
    start = end
  }
  return text + source.slice(at)
}

/** White space at the end. The lookbehind keeps the search linear. */
const trailingSpace = /(?<!\s)\s+$/

function sectionPart(section: Section, template: Template): SectionPart {
  const { heading } = section
  const name = withoutAside(heading?.text ?? '')
  const at = heading?.at ?? section.endsAt
  const directive = heading ? template.directiveAt(heading.at) : undefined
  const blank = blankOf(name)
  const guidance = guidanceOf(section.elements)
  const parts = heading || section.elements.length > 0 ? leavesOf(section.elements, section, template) : []
  // A bold line below a heading may only repeat it.
  const others = section.sections.filter(({ heading: other }) => !other?.bold || nameKey(other.text) !== nameKey(name))
  const sections = mergeRepeated(others.flatMap((child) => sectionParts(child, template)))
  const part = base(name, at, directive, guidance)
  return {
    type: 'section',
    ...part,
    optional:
      directive?.optional ??
      (part.optional ||
        isConditional(name) ||
        saysMayBeLeftOut(guidance) ||
        mayBeLeftOut(section, parts) ||
        (parts.length === 0 && isExplained(section, template))),
    // Notes on an event and its review are written after it. A post-mortem is the document itself.
    from: part.from ?? (/^\W*post[-\s]\p{L}+\s+(?:notes?|reviews?|retrospectives?)\b/iu.test(name) ? 'closed' : undefined),
    depth: section.depth,
    repeats: blank !== undefined,
    stem: blank?.stem ?? '',
    parts,
    sections,
    limits: { ...part.limits, minutes: part.limits.minutes ?? agendaMinutes(name, section) },
    least: directive?.least ?? 1,
    prose: textsIn(section.elements).join('\n'),
    ordered: directive?.ordered ?? false,
    // A line between sections belongs to the template. At the top of a document, behind another one, it would make front matter.
    source: template.source(at, endOfSection(section)).replace(/(?:[\r\n]+[ \t]*---+[ \t]*)?\s*$/, ''),
  }
}

/** The parts of a section. A heading without words, which exports of other programs leave, or in brackets stands for nothing. */
function sectionParts(section: Section, template: Template): SectionPart[] {
  if (/^(?:\(.*\)|（.*）)?$/.test(section.heading?.text.trim() ?? '-'))
    return section.sections.flatMap((child) => sectionParts(child, template))
  return [sectionPart(section, template)]
}

/** A heading without an aside that is a blank: *Before (sent [date])*. */
function withoutAside(heading: string): string {
  const name = heading.replace(/\s*[(（][^()（）]*[)）]/g, (aside) => (blankPattern.test(aside) ? '' : aside))
  return /\p{L}/u.test(name) && !blankPattern.test(name) ? name : heading
}

/** The constant words of a heading with a blank or an example's number: `Feature 1: [Name]`, `[Date] Builder`, `FND-001 — Title`. */
function blankOf(name: string): { stem: string } | undefined {
  const blank = blankPattern.exec(name) ?? /(?<=^\W*\p{Lu}{2,})-0+\d+\b/u.exec(name)
  if (!blank) return undefined
  const before = name.slice(0, blank.index).replace(/[\s\d.:#–—-]+$/, '')
  const behind = name.slice(blank.index + blank[0].length).replace(new RegExp(blankPattern, 'gu'), ' ')
  const isFirst = !/\p{L}/u.test(before)
  return { stem: (isFirst ? behind.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})）]+$/gu, '') : before).trim() }
}

/** True for a heading that says when its section is asked for: *For patch releases only*. */
function isConditional(name: string): boolean {
  return beginsWith('only for', name) || (endsWith('only for', name) && /\S\s+\S+\s+\S|[\u3040-\u9fff\uac00-\ud7af]{4}/u.test(name))
}

/** True for guidance that says that the section may be left out: *Delete this section if there are none*. */
function saysMayBeLeftOut(guidance: string): boolean {
  return guidance
    .split(/(?<=[.!。])\s*|[()（）]/)
    .some(
      (sentence) =>
        (says('leave out', sentence) && says('when', sentence)) || (/^\W*\p{L}+\W*$/u.test(sentence) && says('optional', sentence)),
    )
}

/** Sections that repeat are one part: those with the same words, `Q: [a question]`, and those with other numbers, `Feature 2`. */
function mergeRepeated(sections: readonly SectionPart[]): SectionPart[] {
  const merged: SectionPart[] = []
  for (const section of sections) {
    const same = section.repeats ? merged.findIndex((other) => other.repeats && nameKey(other.stem) === nameKey(section.stem)) : -1
    const first = merged[same]
    if (first) {
      merged[same] = withTextsOf(first, section)
      continue
    }
    const [, stem = ''] = numbered.exec(section.name) ?? []
    // Levels and phases are told apart by their numbers.
    const twins =
      stem === '' || says('level', stem)
        ? []
        : sections.filter((other) => numbered.exec(other.name)?.[1] === stem && shapeOf(other) === shapeOf(section))
    if (twins.length < 2) merged.push(section)
    else if (twins[0] === section) merged.push({ ...section, repeats: true, stem })
  }
  return merged
}

/** A section whose texts are also those of another with the same parts. */
function withTextsOf(section: SectionPart, other: SectionPart): SectionPart {
  return {
    ...section,
    prose: `${section.prose}\n${other.prose}`,
    sections: section.sections.map((inner) => {
      const same = other.sections.find(({ name }) => nameKey(name) === nameKey(inner.name))
      return same ? withTextsOf(inner, same) : inner
    }),
  }
}

/** A name that ends with its number or letter. */
const numbered = /^\W*(\p{L}[^\d:]*?)\s*#?(?:\d{1,2}|[A-Z])$/u

function shapeOf({ parts, sections }: SectionPart): string {
  return JSON.stringify([parts.map((part) => [part.type, part.type === 'prose' ? '' : part.name]), sections.map(shapeOf)])
}
