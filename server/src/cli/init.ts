/** `handoff init`: finds the handoffs and templates of a folder, and writes a configuration that says what they are. */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { URI } from 'vscode-uri'
import { configurationWith } from '../core/configuration/configurationEdit.ts'
import { readKind } from '../core/template/template.ts'
import { isFormByPath, mayBeTitledLikeHandoff } from '../core/template/titles.ts'
import { groupBy } from '../core/util/groups.ts'
import { readText } from '../node/disk.ts'
import { newConfigurationText } from '../service/features/configuration/changes.ts'
import { translateTo } from '../service/l10n/texts.ts'
import { configurationPaths } from '../workspace/project.ts'
import type { WorkspaceIndex } from '../workspace/workspaceIndex.ts'
import { cannotRead, findInputs, reasonOf, shownPath, workspaceHere } from './inputs.ts'
import { complain, Progress, shown } from './terminal.ts'

export interface InitCommand {
  /** True to write without asking. */
  readonly yes?: boolean
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What was found, each with the reason for which it is taken for that. */
interface Finds {
  /** Folders of which every document is of one kind that no document names. */
  readonly documents: readonly { readonly match: string; readonly kind: string; readonly why: string }[]
  /** Templates of this job: they become kinds. */
  readonly templates: readonly { readonly from: string; readonly to: string; readonly why: string }[]
  readonly handoffs: number
}

const kindsFolder = '.handoff/kinds'
/** With fewer parts a file that is called a template asks for nothing. */
const minParts = 3

/** Returns the exit code. */
export async function runInit({ yes = false, now }: InitCommand): Promise<number> {
  const existing = configurationPaths.find((path) => existsSync(path))
  if (existing !== undefined) {
    complain(`${existing} exists already; nothing is written`)
    return 2
  }
  const found = await findThings(workspaceHere(now))
  say(found)
  if (!yes && !(await agrees())) return 2
  try {
    mkdirSync(kindsFolder, { recursive: true })
    for (const { from, to } of found.templates) copyFileSync(from, to)
    writeFileSync(configurationPaths[0], configurationOf(found))
  } catch (error) {
    complain(`cannot write ${configurationPaths[0]}: ${reasonOf(error)}`)
    return 2
  }
  process.stdout.write(`Created ${[configurationPaths[0], ...found.templates.map(({ to }) => to)].map(shown).join(', ')}\n`)
  process.stdout.write('Next: "handoff check", or "handoff check --fail-on error" in a pipeline.\n')
  return 0
}

async function findThings(workspace: WorkspaceIndex): Promise<Finds> {
  const inputs = await findInputs(['.'])
  for (const problem of inputs.problems) complain(problem)
  const progress = new Progress(inputs.files.length)
  const read: { path: string; kind: string | undefined; isNamed: boolean }[] = []
  const templates: { from: string; to: string; why: string }[] = []
  for (const file of inputs.files) {
    progress.next()
    const path = shownPath(file)
    try {
      const { text } = await readText(file)
      if (isTemplate(path, text))
        templates.push({ from: path, to: kindPathFor(path, templates), why: 'its name says that it is a template' })
      const { result } = await workspace.examine(URI.file(file).toString(), text, { now: Date.now(), quick: true })
      read.push({ path, kind: result?.kind?.id, isNamed: result?.kindFrom === 'front-matter' })
    } catch (error) {
      complain(cannotRead(file, error))
    }
  }
  progress.clear()
  const documents = [...groupBy(read, ({ path }) => dirname(path))].flatMap(([folder, files]) => {
    const [first] = files
    // A README says what is in its folder.
    const others = files.filter(({ path }) => !/^readme\.md$/i.test(basename(path)))
    const isOne = folder !== '.' && others.length > 1 && others.every(({ kind, isNamed }) => kind === others[0]?.kind && !isNamed)
    const kind = others[0]?.kind
    if (first === undefined || !isOne || kind === undefined || others.length < files.length) return []
    return [{ match: `${folder}/*.md`, kind, why: `all ${others.length} documents there are like it` }]
  })
  return { documents, templates, handoffs: read.filter(({ kind }) => kind !== undefined).length }
}

function isTemplate(path: string, text: string): boolean {
  if (!isFormByPath(path) || !mayBeTitledLikeHandoff(text)) return false
  const { root } = readKind(text, 'template')
  return root.parts.length + root.sections.length >= minParts
}

/** A place for a kind: the name of the template without the word. */
function kindPathFor(path: string, taken: readonly { readonly to: string }[]): string {
  const name = basename(path, '.md')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^(?:template-)|(?:-template)$/g, '')
    .replace(/^-|-$/g, '')
  const wanted = name === '' || name === 'template' ? basename(dirname(path)).toLowerCase() : name
  for (let count = 1; ; count++) {
    const to = join(kindsFolder, `${wanted}${count > 1 ? `-${count}` : ''}.md`).replaceAll('\\', '/')
    if (!existsSync(to) && !taken.some((other) => other.to === to)) return to
  }
}

function say({ documents, templates, handoffs }: Finds): void {
  const lines = [
    `${handoffs} ${handoffs === 1 ? 'handoff' : 'handoffs'} found.`,
    ...documents.map(({ match, kind, why }) => `${match} is of the kind ${kind}: ${why}.`),
    ...templates.map(({ from, to, why }) => `${from} becomes the kind ${basename(to, '.md')} in ${to}: ${why}.`),
  ]
  for (const line of lines) process.stdout.write(`${shown(line)}\n`)
}

/** True if a person at a terminal agrees; without one nobody is asked. */
async function agrees(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    complain('nothing is written; "handoff init --yes" writes it without asking')
    return false
  }
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return /^(?:y|yes|)$/i.test((await asking.question(`Write ${configurationPaths[0]}? [Y/n] `)).trim())
  } finally {
    asking.close()
  }
}

/** The configuration with what was found, each with its reason, above all other keys as comments. */
function configurationOf({ documents }: Finds): string {
  const rest = newConfigurationText(translateTo('en'))
  return documents.reduceRight((text, { match, kind, why }) => {
    const made = configurationWith(text, { match, kind, first: true }) ?? text
    return made.replace(`- match: ${match}`, (line) => `# ${why}\n  ${line}`)
  }, rest)
}
