/** Kinds whose templates are read when they are needed: to read all of them takes longer than everything else at the start. */
import type { Kind, KindOutline, SectionPart } from './kind.ts'
import { readKind } from './template.ts'

/**
 * The kind of a template without problems. Its parts are made of JSON when they are asked for, and the template is read only when a text
 * is made of it.
 */
export function kindLater(text: string, id: string, { title, description, version, match, names, parts }: KindOutline): Kind {
  let read: Kind | undefined
  let root: SectionPart | undefined
  return {
    ...{ id, title, description, version, match, names, uri: undefined, problems: [] },
    get template() {
      read ??= readKind(text, id)
      return read.template
    },
    get root() {
      root ??= JSON.parse(parts) as SectionPart
      return root
    },
  }
}
