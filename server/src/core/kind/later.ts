/** Kinds whose templates are read when they are needed: to read all of them takes longer than everything else at the start. */
import type { Kind, KindOutline } from './kind.ts'
import { readKind } from './template.ts'

/** The kind of a template without problems, of which nothing is read until something is asked for that the outline does not say. */
export function kindLater(text: string, id: string, { title, description, version, match, names }: KindOutline): Kind {
  let read: Kind | undefined
  const kind = () => {
    read ??= readKind(text, id)
    return read
  }
  return {
    ...{ id, title, description, version, match, names, uri: undefined, problems: [] },
    get template() {
      return kind().template
    },
    get root() {
      return kind().root
    },
  }
}
