/** Finds problems of a template as a whole. */

import { nameKey } from '../lexicon/names.ts'
import type { Document } from '../markdown/document.ts'
import { readGlob } from '../util/globs.ts'
import { phrase } from '../util/phrase.ts'
import type { Directive } from './directives.ts'
import type { Part, SectionPart, TemplateProblem } from './kind.ts'

/** The problems of a template's parts and of the directives that refer to them. */
export function problemsOf(root: SectionPart, directives: readonly Directive[], document: Document): TemplateProblem[] {
  return [...wrongGlobs(document), ...duplicateHeadings(root), ...unknownNames(root, directives), ...emptyTemplate(root, document)]
}

/** Globs of the front matter that are invalid. They match nothing. */
function wrongGlobs({ frontMatter }: Document): TemplateProblem[] {
  const entry = frontMatter?.entries.get('match')
  if (entry === undefined) return []
  const globs: readonly unknown[] = Array.isArray(entry.value) ? entry.value : [entry.value]
  return globs.flatMap((glob) => {
    const wrong = typeof glob === 'string' ? readGlob(glob).problem : phrase`a list of globs, or one, is expected`
    return wrong ? [{ at: entry.valueAt, message: phrase`Unexpected glob: ${wrong}` }] : []
  })
}

/** Sections that occur twice. */
function duplicateHeadings(root: SectionPart): TemplateProblem[] {
  const problems: TemplateProblem[] = []
  const visit = (section: SectionPart) => {
    const seen = new Map<string, SectionPart>()
    for (const child of section.sections) {
      const key = nameKey(child.name)
      if (key !== '' && seen.has(key) && !child.repeats && child.at) {
        problems.push({
          at: child.at,
          message: phrase`Unexpected second section "${child.name}"; expected each section of a template once`,
        })
      }
      seen.set(key, child)
      visit(child)
    }
  }
  visit(root)
  return problems
}

/** Names in directives that no part has. */
function unknownNames(root: SectionPart, directives: readonly Directive[]): TemplateProblem[] {
  const names = new Set<string>()
  const visit = (part: Part) => {
    for (const name of [part.name, ...part.aliases]) names.add(nameKey(name))
    if (part.type === 'table') for (const column of part.columns) names.add(nameKey(column.name))
    if (part.type === 'record') part.fields.forEach(visit)
    if (part.type === 'section') for (const child of [...part.parts, ...part.sections]) visit(child)
  }
  visit(root)
  return directives.flatMap(({ at, before, after, dependsOn }) =>
    [before, after, dependsOn].flatMap((name) =>
      name === undefined || names.has(nameKey(name))
        ? []
        : [{ at, message: phrase`Unknown part "${name}" in a directive; expected the name of a part of this template` }],
    ),
  )
}

/** A template that asks for nothing. */
function emptyTemplate(root: SectionPart, document: Document): TemplateProblem[] {
  const [block] = document.blocks
  const at = block ? { block, start: 0, end: 0 } : root.at
  if (root.sections.length > 0 || root.parts.length > 0 || !at) return []
  return [{ at, message: phrase`Template has no heading and no field; expected sections such as "## Known issues"` }]
}
