/** The names of the sources from which a part of a template may be filled: the words of the directive `fill`. */
import { type Phrase, phrase } from '../util/phrase.ts'

/** Each source with what it says. Where a value comes from is decided by its reader in `workspace/facts/`. */
const sources = {
  'git.tag': phrase`the newest tag of what is covered: the release`,
  'git.date': phrase`the day of that tag`,
  'git.bump': phrase`major, minor or patch: what the release changes in the version`,
  'git.commits': phrase`the commits of what is covered, by type, else by folder`,
  'git.log': phrase`these commits with time and hash, the newest first`,
  'git.contributors': phrase`who wrote these commits, the most frequent first`,
  'git.branch': phrase`the branch`,
  'git.commit': phrase`the newest commit`,
  'git.state': phrase`the branch, the newest commit, and how much is not committed`,
  'git.changes': phrase`the files with changes that are not committed`,
  'git.files': phrase`the files that changed`,
  'package.version': phrase`the version in package.json`,
  'package.scripts': phrase`the scripts in package.json, as commands`,
  'package.homepage': phrase`the home page in package.json`,
  'package.bugs': phrase`the issue tracker in package.json`,
  'package.repository': phrase`the repository in package.json`,
  changelog: phrase`what the change log says of the release`,
  codeowners: phrase`the owners of the product in CODEOWNERS`,
  'user.name': phrase`the name of the user`,
  'user.email': phrase`the e-mail address of the user`,
  today: phrase`the day in UTC`,
  now: phrase`the moment in UTC`,
  title: phrase`the title of the handoff`,
  product: phrase`the product: the one that was named, else that of package.json`,
  'previous.open': phrase`the open items of the previous handoff`,
  'previous.issues': phrase`the unresolved issues of the previous handoff`,
  'previous.value': phrase`what the previous handoff says at the same place`,
  'workspace.issues': phrase`the open known issues of the product in all handoffs`,
} satisfies Record<string, Phrase>

export type FactSource = keyof typeof sources

/** All sources, in the order in which they are explained. */
export const factSources = Object.keys(sources) as readonly FactSource[]

/** True for the name of a source. */
export function isFactSource(name: unknown): name is FactSource {
  return typeof name === 'string' && Object.hasOwn(sources, name)
}

/** What a source says, as a phrase for completion and hover. */
export function meaningOf(source: FactSource): Phrase {
  return sources[source]
}
