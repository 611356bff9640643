/** Sources in the files of a project: package.json, CODEOWNERS, the change log. */
import ignore from 'ignore'
import { listed } from '../../core/facts/commits.ts'
import type { Fact, FactEntry, FactResult, FactScope } from '../../core/facts/fact.ts'
import { sourceOf } from '../../core/markdown/blocks.ts'
import type { List, Section } from '../../core/markdown/document.ts'
import { parseDocument } from '../../core/markdown/parse.ts'
import { allSections } from '../../core/markdown/sections.ts'
import { phrase } from '../../core/util/phrase.ts'
import { below, pathFrom, upwards } from '../locations.ts'
import type { FactsAround } from './around.ts'
import { packageIn } from './product.ts'

type Package = Readonly<Record<string, unknown>>

/** The nearest package.json at or above the product's folder that has a key. */
async function packageWith(key: string, { folder, root }: FactScope, { files }: FactsAround): Promise<Package | undefined> {
  if (folder === undefined || root === undefined) return undefined
  for (const at of [...upwards(folder, root), root]) {
    const own = await packageIn(files, at)
    if (own[key] !== undefined) return own
  }
  return undefined
}

const noPackage: FactResult = { silent: phrase`there is no package.json that says it` }
const ofPackage = (fact: Fact): FactResult => ({ fact, origin: phrase`package.json` })

/** The version, unless it was released before: then it is not the one of what is handed over. */
export async function packageVersion(scope: FactScope, around: FactsAround): Promise<FactResult> {
  const version = (await packageWith('version', scope, around))?.['version']
  if (typeof version !== 'string' || version === '') return noPackage
  if (await around.machine?.isReleased(version, scope)) return { silent: phrase`${version} in package.json was released before` }
  return ofPackage({ type: 'text', text: version })
}

/** Scripts whose name says that they show whether it works. */
const checking = /(?:^|[:\-_])(?:test|tests|check|checks|lint|types?|typecheck|tsc|build|e2e|verify|spec|ci)(?:$|[:\-_])/

/** The commands that check something. */
export async function packageScripts(scope: FactScope, around: FactsAround): Promise<FactResult> {
  const scripts = (await packageWith('scripts', scope, around))?.['scripts']
  if (typeof scripts !== 'object' || scripts === null) return noPackage
  const names = Object.keys(scripts).filter((name) => checking.test(name) && !/^(?:pre|post)/.test(name))
  if (names.length === 0) return { silent: phrase`no script in package.json checks anything` }
  const program = await packageManager(scope, around)
  const entries = names.map((name): FactEntry => ({ text: name === 'test' ? `${program} test` : `${program} run ${name}`, code: true }))
  return ofPackage({ type: 'entries', entries, omitted: 0 })
}

const lockFiles = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
] as const

async function packageManager({ root }: FactScope, { files }: FactsAround): Promise<string> {
  if (root !== undefined) for (const [name, program] of lockFiles) if (await files.exists(below(root, name))) return program
  return 'npm'
}

/** An address in package.json: `homepage`, `bugs` or `repository`. */
export async function packageLink(key: 'homepage' | 'bugs' | 'repository', scope: FactScope, around: FactsAround): Promise<FactResult> {
  const value = (await packageWith(key, scope, around))?.[key]
  const written = typeof value === 'object' && value !== null && 'url' in value ? value.url : value
  const url = typeof written === 'string' ? addressOf(written) : undefined
  return url === undefined ? noPackage : ofPackage({ type: 'link', url })
}

/** The address of a page: `git+https://host/a/b.git` and `github:a/b` are ways to write one. */
function addressOf(written: string): string | undefined {
  const [, host, path] = /^(?:(github|gitlab|bitbucket):)?([\w.-]+\/[\w.-]+)$/.exec(written) ?? []
  if (path !== undefined) return `https://${host ?? 'github'}.${host === 'bitbucket' ? 'org' : 'com'}/${path}`
  const url = written
    .replace(/^git\+/, '')
    .replace(/^(?:git|ssh):\/\/(?:git@)?/, 'https://')
    .replace(/^git@([^:/]+):/, 'https://$1/')
    .replace(/\.git$/, '')
  return /^https?:\/\/[^\s<>]+$/.test(url) ? url : undefined
}

const ownerFiles = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS']

/** The owners of the product's folder: those of the last line that holds for it. */
export async function codeOwners({ root, folder }: FactScope, { files }: FactsAround): Promise<FactResult> {
  if (root === undefined || folder === undefined) return { silent: phrase`there is no CODEOWNERS` }
  // A file that nobody owns by its name is owned by who owns all of its folder.
  const path = [pathFrom(root, folder), '-'].filter(Boolean).join('/')
  for (const name of ownerFiles) {
    const text = await files.readFile(below(root, name))
    if (text === undefined) continue
    const owners = ownersIn(text, path)
    if (owners.length === 0) return { silent: phrase`${name} names no owner of this folder` }
    const entries = owners.map((owner): FactEntry => ({ text: owner, cells: { owner } }))
    return { fact: { type: 'entries', entries, omitted: 0 }, origin: phrase`the owners in ${name}` }
  }
  return { silent: phrase`there is no CODEOWNERS` }
}

const maxOwnerLines = 5_000

/** The owners of a path. Sections of GitLab and comments are passed over. */
export function ownersIn(text: string, path: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/, maxOwnerLines)
  for (const line of lines.toReversed()) {
    const [pattern = '', ...owners] = line
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/(?<!\\)\s+/)
    if (pattern === '' || /^[![^]/.test(pattern)) continue
    if (ignore().add(pattern).ignores(path)) return owners.filter((owner) => owner.includes('@'))
  }
  return []
}

const changeLogs = ['CHANGELOG.md', 'Changelog.md', 'changelog.md', 'CHANGES.md', 'HISTORY.md', 'docs/CHANGELOG.md']
const maxChangeLogLength = 500_000

/** What the change log says of the release, else of what is not released yet. */
export async function changeLog(scope: FactScope, around: FactsAround): Promise<FactResult> {
  const { folder, root } = scope
  const tag = await around.machine?.find('git.tag', scope)
  const release = tag && 'fact' in tag && tag.fact.type === 'text' ? tag.fact.text : undefined
  for (const at of new Set([folder, root])) {
    if (at === undefined) continue
    for (const name of changeLogs) {
      const text = await around.files.readFile(below(at, name))
      if (text === undefined) continue
      const section = sectionOf(allSections(parseDocument(text.slice(0, maxChangeLogLength)).root), release)
      const entries = section ? [section, ...section.sections].flatMap(entriesOf) : []
      if (entries.length === 0)
        return {
          silent:
            release === undefined ? phrase`${name} says nothing of what is not released yet` : phrase`${name} says nothing of ${release}`,
        }
      return { fact: listed(entries), origin: phrase`${name}, ${section?.heading?.text ?? ''}` }
    }
  }
  return { silent: phrase`there is no change log` }
}

function sectionOf(sections: Iterable<Section>, release: string | undefined): Section | undefined {
  const number = release === undefined ? undefined : /\d+\.\d[\w.-]*/.exec(release)?.[0]
  for (const section of sections) {
    const title = section.heading?.text ?? ''
    if (number === undefined ? /\b(?:unreleased|next|upcoming)\b/i.test(title) : wordsOf(title).includes(number)) return section
  }
  return undefined
}

function wordsOf(title: string): readonly string[] {
  return title.match(/\d+\.\d[\w.-]*/g) ?? []
}

/** The items of a section's lists; below a heading of its own, they are a group. */
function entriesOf({ heading, depth, elements, parent }: Section): FactEntry[] {
  const isGroup =
    heading !== undefined && parent?.heading !== undefined && depth > parent.depth && !/\d+\.\d|unreleased/i.test(heading.text)
  const group = isGroup ? { group: heading.text } : {}
  return elements
    .filter((element): element is List => element.type === 'list')
    .flatMap(({ items }) =>
      items.filter(({ text }) => text !== '').map(({ text, textAt }) => ({ text, markdown: movable(sourceOf(textAt)), ...group })),
    )
}

/** Markdown on one line, in which links that lead nowhere from another file are their words. */
function movable(source: string): string {
  return source
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(!?)\[([^[\]]*)\](?:\(([^()\s]*)[^()]*\)|\[[^[\]]*\])/g, (link, _image, words: string, url = '') =>
      /^https?:/.test(url) ? link : words,
    )
}
