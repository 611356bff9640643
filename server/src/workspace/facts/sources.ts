/** All sources of facts. Each has one reader; a new source is a line in `core/template/factSources.ts` and one here. */
import type { FactResult, FactScope, Facts } from '../../core/facts/fact.ts'
import type { FactSource } from '../../core/template/factSources.ts'
import { type Phrase, phrase } from '../../core/util/phrase.ts'
import type { FactsAround } from './around.ts'
import { changeLog, codeOwners, packageLink, packageScripts, packageVersion } from './files.ts'
import { previousIssues, previousOpen, workspaceIssues } from './handoffs.ts'
import { createPreviousValue } from './previous.ts'

type Reader = (scope: FactScope, around: FactsAround) => FactResult | Promise<FactResult>

const silent = (reason: Phrase): FactResult => ({ silent: reason })

const noMachine = phrase`nothing outside of the editor can be read here`

/** Sources of the machine: Git, and what belongs to the user. */
const ofMachine =
  (source: FactSource): Reader =>
  (scope, { machine }) =>
    machine?.find(source, scope) ?? silent(noMachine)

const readers: Readonly<Record<Exclude<FactSource, 'previous.value'>, Reader>> = {
  'git.tag': ofMachine('git.tag'),
  'git.date': ofMachine('git.date'),
  'git.bump': ofMachine('git.bump'),
  'git.commits': ofMachine('git.commits'),
  'git.log': ofMachine('git.log'),
  'git.state': ofMachine('git.state'),
  'git.contributors': ofMachine('git.contributors'),
  'git.branch': ofMachine('git.branch'),
  'git.commit': ofMachine('git.commit'),
  'git.changes': ofMachine('git.changes'),
  'git.files': ofMachine('git.files'),
  'package.version': packageVersion,
  'package.scripts': packageScripts,
  'package.homepage': (scope, around) => packageLink('homepage', scope, around),
  'package.bugs': (scope, around) => packageLink('bugs', scope, around),
  'package.repository': (scope, around) => packageLink('repository', scope, around),
  changelog: changeLog,
  codeowners: codeOwners,
  'user.name': async (scope, around) => {
    const { user } = await around.settings(scope.uri)
    return user === undefined
      ? ofMachine('user.name')(scope, around)
      : { fact: { type: 'text', text: user }, origin: phrase`your settings` }
  },
  'user.email': ofMachine('user.email'),
  today: ({ now }) => ({ fact: { type: 'moment', at: now, day: true }, origin: phrase`today` }),
  now: ({ now }) => ({ fact: { type: 'moment', at: now, day: false }, origin: phrase`now` }),
  title: ({ title }) =>
    title === undefined ? silent(phrase`the handoff has no title`) : { fact: { type: 'text', text: title }, origin: phrase`the title` },
  product: ({ product }) =>
    product === undefined
      ? silent(phrase`nothing names the product`)
      : { fact: { type: 'text', text: product }, origin: phrase`the product` },
  'previous.open': previousOpen,
  'previous.issues': previousIssues,
  'workspace.issues': workspaceIssues,
}

/** The sources of a workspace. */
export function createFacts(around: FactsAround): Facts {
  const { machine } = around
  const previousValue = createPreviousValue(around)
  return {
    find: async (source, scope, target) => (source === 'previous.value' ? previousValue(scope, target) : readers[source](scope, around)),
    coverages: async (scope) => machine?.coverages(scope) ?? { silent: noMachine },
  }
}
