/** Adds another name to a part of a template. */
import type { PlacedEdit } from '../markdown/edits.ts'
import { isDirective } from './directives.ts'
import type { Kind, Part } from './kind.ts'

/**
 * The edit of a kind's template after which a part has another name; `undefined` for a part that does not stand in it, or a name that a
 * comment cannot hold.
 */
export function aliasEdit({ template }: Kind, { at, type }: Part, name: string): PlacedEdit | undefined {
  if (!at || template.indexOf(at.block) < 0 || name.includes('--')) return undefined
  const { start, end } = template.spanOf(at)
  const origin = template.startOf(at.block)
  const put = (offset: number, text: string): PlacedEdit => ({
    at: { block: at.block, start: offset - origin, end: offset - origin },
    text,
  })
  const alias = /^\p{L}[\p{L}\p{N} ]*$/u.test(name) && !/^(?:true|false|yes|no|on|off|null)$/i.test(name) ? name : JSON.stringify(name)
  const directive = template.blocks
    .flatMap((block) => block.comments)
    .filter(isDirective)
    .map((comment) => template.spanOf(comment.at))
    .find((span) => span.start >= start && (span.start < end || /^\s*$/.test(template.text.slice(end, span.start))))
  if (!directive) {
    const comment = `<!-- handoff: { aliases: [${alias}] } -->`
    if (type === 'section') return put(template.text.slice(0, end).trimEnd().length, `\n${comment}`)
    const line = /^[^\r\n]*/.exec(template.text.slice(start))?.[0] ?? ''
    return put(start + line.trimEnd().length, ` ${comment}`)
  }
  const source = template.text.slice(directive.start, directive.end)
  const listed = /^<!--\s*handoff:?\s*\{[^{}]*?(?<![\w-])aliases:\s*\[|(?<=[\r\n])aliases:[ \t]*\[/.exec(source)
  if (listed) {
    const behind = listed.index + listed[0].length
    return put(directive.start + behind, /^\s*\]/.test(source.slice(behind)) ? alias : `${alias}, `)
  }
  const flow = /^<!--\s*handoff:?\s*\{/.exec(source)
  if (flow) return put(directive.start + flow[0].length, ` aliases: [${alias}],`)
  const block = /^<!--\s*handoff:?[ \t]*(?=[\r\n])/.exec(source)
  return block && !/^aliases:/m.test(source) ? put(directive.start + block[0].length, `\naliases: [${alias}]`) : undefined
}
