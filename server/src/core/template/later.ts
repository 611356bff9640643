/** Kinds whose templates are read on demand: reading all of them would take longer than everything else at the start. */
import type { Kind, KindOutline, SectionPart } from './kind.ts'
import { readKind } from './template.ts'

/**
 * The kind of a template. Its parts come from JSON on first use. The template itself is read only where its text or its problems are
 * needed.
 */
export function kindLater(text: string, id: string, outline: KindOutline): Kind {
  const { title, description, version, match, hasProblems, names, parts } = outline
  let read: Kind | undefined
  let root: SectionPart | undefined
  const whole = () => {
    read ??= readKind(text, id)
    return read
  }
  return {
    ...{ id, title, description, version, match, names, uri: undefined },
    get template() {
      return whole().template
    },
    get problems() {
      return hasProblems ? whole().problems : []
    },
    get root() {
      root ??= JSON.parse(parts) as SectionPart
      return root
    },
  }
}
