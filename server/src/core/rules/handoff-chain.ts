import { resolvePath } from '../facts.ts'
import { fieldsOfBlock } from '../model/blocks.ts'
import type { Place } from '../model/document.ts'
import type { Rule } from '../rule.ts'

/** A handoff hands over to a document that is missing or not ready. */
export const handoffChain: Rule = {
  id: 'handoff-chain',
  summary: 'A handoff hands over to a document that is missing or not ready.',
  severity: 'warning',
  blank: false,
  *check({ document, environment, facts }) {
    const { workspace } = environment
    if (!workspace || !facts || facts.example) return
    for (const { target, at } of handedOver()) {
      const path = resolvePath(facts.path, target)
      if (path === undefined || path === facts.path) continue
      const other = workspace.handoff(path)
      if (!other && !workspace.exists(path)) yield { message: `Hands over to "${target}", which is missing; expected a handoff there`, at }
      else if (other && !other.example && !other.ready)
        yield { message: `Hands over to "${target}", which is ${other.percent} % ready; expected it to be ready first`, at }
    }

    /** Links to Markdown files behind a label of handing over, and `next:` in the front matter. */
    function* handedOver(): Generator<{ target: string; at: Place }> {
      const next = document.frontMatter?.entries.get('next')
      if (typeof next?.value === 'string') yield { target: next.value, at: next.valueAt }
      for (const block of document.blocks) {
        const labels = fieldsOfBlock(block).filter((field) =>
          /^(?:hand-?\s?(?:off|over)s?|handover document|übergabe(?:dokument)?|引き?継ぎ)/i.test(field.label),
        )
        for (const link of block.links) {
          if (link.form !== 'link' || !/^(?![a-z][a-z0-9+.-]*:|#)[^?#]+\.(?:md|markdown)(?:#.*)?$/i.test(link.url)) continue
          if (labels.some(({ value }) => link.at.start >= value.at.start && link.at.end <= value.at.end))
            yield { target: link.url, at: link.at }
        }
      }
    }
  },
}
