/** The rules' pages: a title, prose, and examples whose fences say what they are. */
import { readdirSync, readFileSync } from 'node:fs'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

export const pagesFolder = 'server/src/core/rules'

export interface Page {
  /** The file's name without `.md`. */
  readonly name: string
  /** The words of the first heading. */
  readonly title: string
  readonly examples: readonly Example[]
}

/** What stands under one heading of a page; a text is `undefined` where the page has no such fence. */
export interface Example {
  readonly title: string
  readonly template: string | undefined
  readonly bad: string | undefined
  /** A line each: where, and the message; findings of other rules name theirs in parentheses at the end. */
  readonly diagnostics: readonly string[]
  readonly fixed: string | undefined
  readonly good: string | undefined
  /** Other documents of the project, by path: fences called `file <path>`. */
  readonly files: ReadonlyMap<string, string>
}

/** The pages beside the rules, by name. Tests run in the project's folder. */
export function readPages(): Page[] {
  return readdirSync(pagesFolder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readPage(name.slice(0, -'.md'.length), readFileSync(`${pagesFolder}/${name}`, 'utf8')))
}

export function readPage(name: string, source: string): Page {
  let title = ''
  const examples: { title: string; fences: Map<string, string> }[] = []
  for (const node of unified().use(remarkParse).parse(source).children) {
    if (node.type === 'heading') {
      const words = source.slice(node.children[0]?.position?.start.offset, node.children.at(-1)?.position?.end.offset)
      if (node.depth === 1) title = words
      else examples.push({ title: words, fences: new Map() })
    } else if (node.type === 'code' && node.meta) {
      const fences = examples.at(-1)?.fences
      if (!fences || fences.has(node.meta)) throw new Error(`${name}.md has a fence "${node.meta}" without a heading, or two under one`)
      fences.set(node.meta, `${node.value}\n`)
    }
  }
  return { name, title, examples: examples.map(exampleOf) }
}

const roles = ['template', 'bad', 'diagnostics', 'fixed', 'good']

function exampleOf({ title, fences }: { title: string; fences: ReadonlyMap<string, string> }): Example {
  const unknown = [...fences.keys()].find((role) => !roles.includes(role) && !role.startsWith('file '))
  if (unknown) throw new Error(`"${title}" has a fence "${unknown}"; expected one of ${roles.join(', ')}`)
  return {
    title,
    template: fences.get('template'),
    bad: fences.get('bad'),
    diagnostics: (fences.get('diagnostics') ?? '').split('\n').filter((line) => line !== ''),
    fixed: fences.get('fixed'),
    good: fences.get('good'),
    files: new Map([...fences].flatMap(([role, text]) => (role.startsWith('file ') ? [[role.slice('file '.length), text] as const] : []))),
  }
}
