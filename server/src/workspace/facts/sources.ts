/** All sources of facts. Each has one reader; a new source is a line in `core/template/factSources.ts` and one here. */
import type { FactResult, FactScope, Facts, FactTarget } from '../../core/facts/fact.ts'
import type { FactSource } from '../../core/template/factSources.ts'
import { type Phrase, phrase } from '../../core/util/phrase.ts'
import type { FactsAround } from './around.ts'
import { previousIssues, previousOpen, workspaceIssues } from './handoffs.ts'

type Reader = (scope: FactScope, around: FactsAround, target: FactTarget) => FactResult | Promise<FactResult>

const silent = (reason: Phrase): FactResult => ({ silent: reason })

/** Sources of the machine: Git, and what belongs to the user. */
const ofMachine =
  (source: FactSource): Reader =>
  (scope, { machine }) =>
    machine?.find(source, scope) ?? silent(phrase`nothing outside of the editor can be read here`)

const readers: Readonly<Record<FactSource, Reader>> = {
  'git.tag': ofMachine('git.tag'),
  'git.date': ofMachine('git.date'),
  'git.bump': ofMachine('git.bump'),
  'git.commits': ofMachine('git.commits'),
  'git.contributors': ofMachine('git.contributors'),
  'git.branch': ofMachine('git.branch'),
  'git.commit': ofMachine('git.commit'),
  'git.changes': ofMachine('git.changes'),
  'git.files': ofMachine('git.files'),
  'package.version': () => silent(phrase`there is no package.json`),
  'package.scripts': () => silent(phrase`there is no package.json`),
  'package.homepage': () => silent(phrase`there is no package.json`),
  'package.bugs': () => silent(phrase`there is no package.json`),
  'package.repository': () => silent(phrase`there is no package.json`),
  changelog: () => silent(phrase`there is no change log`),
  codeowners: () => silent(phrase`there is no CODEOWNERS`),
  'user.name': ofMachine('user.name'),
  'user.email': ofMachine('user.email'),
  today: ({ now }) => ({ fact: { type: 'moment', at: now, day: true }, origin: phrase`today` }),
  now: ({ now }) => ({ fact: { type: 'moment', at: now, day: false }, origin: phrase`now` }),
  title: ({ title }) =>
    title === undefined ? silent(phrase`the handoff has no title`) : { fact: { type: 'text', text: title }, origin: phrase`the title` },
  product: ({ product }) =>
    product === undefined ? silent(phrase`no product is named`) : { fact: { type: 'text', text: product }, origin: phrase`the product` },
  'previous.open': previousOpen,
  'previous.issues': previousIssues,
  'previous.value': () => silent(phrase`no previous handoff is named`),
  'workspace.issues': workspaceIssues,
}

/** The sources of a workspace. */
export function createFacts(around: FactsAround): Facts {
  return { find: async (source, scope, target) => readers[source](scope, around, target) }
}
