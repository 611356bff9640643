/** New handoffs and documents, filled in with what is known. */
import type { FactScope, Facts } from '../../core/facts/fact.ts'
import type { FillTarget } from '../../core/facts/targets.ts'
import { editsOf } from '../../core/fix.ts'
import type { SectionPart } from '../../core/template/kind.ts'
import { type Phrase, phrase } from '../../core/util/phrase.ts'
import type {
  CoveragesParams,
  CoveragesResult,
  DocumentFact,
  DocumentFactsParams,
  DocumentFactsResult,
  FactsAsked,
  NewHandoffParams,
  NewHandoffResult,
} from '../../protocol.ts'
import type { Examined } from '../../workspace/examine.ts'
import type { FactsOf } from '../../workspace/facts/documentFacts.ts'
import type { Gathered, Silence } from '../../workspace/facts/gather.ts'
import { previousOfKind } from '../../workspace/facts/previousOfKind.ts'
import { scopeOf } from '../../workspace/facts/scope.ts'
import type { Host } from '../../workspace/host.ts'
import { below, isMarkdown, nameOf, parentOf, pathFrom } from '../../workspace/locations.ts'
import { previousHandoff } from '../../workspace/previousHandoff.ts'
import type { Project } from '../../workspace/project.ts'
import type { WorkspaceIndex } from '../../workspace/workspaceIndex.ts'
import { rangeOf, spanOf, touches } from '../convert/ranges.ts'
import { foundFact } from '../features/foundFacts.ts'
import { fillTemplate, keysOf, newHandoffOf } from '../features/newHandoff.ts'
import { translateTo } from '../l10n/texts.ts'

export interface FactCommands {
  /** A new handoff; `undefined` if there is no such kind. */
  newHandoff(params: NewHandoffParams): Promise<NewHandoffResult | undefined>
  /** What a new handoff may cover. */
  coverages(params: CoveragesParams): Promise<CoveragesResult>
  /** What an open document can be filled with. */
  documentFacts(params: DocumentFactsParams): Promise<DocumentFactsResult>
}

/** What the commands need beside the host. */
export interface FactSurroundings {
  readonly facts: Facts
  readonly factsOf: FactsOf
  readonly index: WorkspaceIndex
  projectAt(uri: string | undefined): Promise<Project>
  look(uri: string): Promise<{ readonly version: number; readonly examined: Examined } | undefined>
}

export function createFactCommands(host: Pick<Host, 'features' | 'now' | 'files'>, around: FactSurroundings): FactCommands {
  const { facts, factsOf, index, projectAt, look } = around
  const t = translateTo(host.features.locale)

  function scopeIn(project: Project, uri: string | undefined, kind: string, asked: FactsAsked & { readonly title?: string | undefined }) {
    const at = uri === undefined ? (project.root ?? 'untitled:new.md') : below(uri, 'new.md')
    return scopeOf(host.files, project, at, kind, asked, host.now())
  }

  return {
    async newHandoff({ kind: id, uri, title, facts: wanted, previous: carriedOn, file }) {
      const project = await projectAt(uri)
      const kind = project.kinds.get(id)
      if (!kind) return undefined
      const now = host.now()
      const template = { ...newHandoffOf(project, kind, { title, now }), found: [] }
      const pathOf = (of: string) => (project.root === undefined ? undefined : pathFrom(project.root, of))
      const path = carriedOn === undefined ? undefined : pathOf(carriedOn)
      if (carriedOn !== undefined && path === undefined)
        return { ...template, problem: t(phrase`${nameOf(carriedOn)} is not in the project`) }
      const asked = path === undefined ? wanted : { ...wanted, previous: path, isNamed: true }
      if (!asked) return template
      const scope = await scopeIn(project, uri, id, { ...asked, title })
      if ('problem' in scope) return { ...template, problem: t(scope.problem) }
      // Facts may be those of a previous handoff that the new one does not carry on.
      const from = asked.isNamed ? asked.previous : undefined
      const previous =
        from === undefined
          ? undefined
          : await previousHandoff(index, project, { from, to: (file && pathOf(file)) ?? folderOf(template.fileName, uri, project) })
      if (previous && 'problem' in previous) return { ...template, problem: t(previous.problem) }
      const filled = await fillTemplate(project, kind, { facts, scope, leaveOut: asked.leaveOut, previous })
      const keys = asked.isNamed ? keysOf(asked.product, previous) : {}
      return {
        ...newHandoffOf(project, kind, { title, now, keys, filled }),
        found: filled.found.map((one) => foundFact(one, t)),
        carried: filled.carried,
        ...titleOf(scope, filled.found),
      }
    },
    async coverages({ uri, kind: id }) {
      const project = await projectAt(uri)
      const kind = project.kinds.get(id)
      if (!kind || !hasSources(kind.root)) return { coverages: [] }
      const previous = await previousOfKind(index, project, id)
      const scope = await scopeIn(project, uri, id, {})
      if ('problem' in scope) return { coverages: [], reason: t(scope.problem) }
      const known = await facts.coverages(scope)
      const ranges = 'silent' in known ? [] : known.coverages
      const values = previous === undefined ? {} : { previous }
      const ofPrevious = previous === undefined ? [] : [await sinceHandoff(scope, previous)]
      const others = ranges.map(({ since, name, commits }) => ({
        facts: { ...(since !== undefined && { since }), ...values },
        name: t(name),
        detail: t(commitsOf(commits)),
      }))
      return {
        coverages: [...others.slice(0, 1), ...ofPrevious, ...others.slice(1)],
        ...('silent' in known && { reason: t(known.silent) }),
      }
    },
    async documentFacts({ uri, range, facts: asked }) {
      const looked = await look(uri)
      if (!looked?.examined.result?.match) return null
      const { examined, version } = looked
      const { targets, ask } = factsOf(examined)
      const { document } = examined
      const span = range && spanOf(document.lines, range)
      const here = span ? targets.filter(({ at }) => touches(document.spanOf(at), span)) : targets
      const answers = await Promise.all(here.map(async (target) => ({ target, answer: await ask(target, asked) })))
      const found = answers.flatMap(({ target, answer }): DocumentFact[] => {
        if (!('edits' in answer)) return []
        const edits = editsOf(document, answer)
        const isThere = edits.every(({ span: { start, end }, text }) => document.text.slice(start, end).trim() === text.trim())
        if (isThere) return []
        const written = target.isBlank ? '' : target.written
        return [
          {
            ...foundFact(answer, t),
            written,
            edits: edits.map(({ span: own, text }) => ({ range: rangeOf(document.lines, own), newText: text })),
          },
        ]
      })
      const silent = answers.flatMap(({ target, answer }) => (target.isBlank && !('edits' in answer) ? [silenceOf(target, answer)] : []))
      return { version, found, silent }
    },
  }

  /** The range since another handoff was written. */
  async function sinceHandoff(scope: FactScope, previous: string) {
    const known = await facts.coverages({ ...scope, previous })
    const likely = 'silent' in known ? undefined : known.coverages[0]
    // What is not committed yet has no place in the history: the likely range holds.
    const detail = likely && `${t(commitsOf(likely.commits))} ${t(likely.name)}`
    return {
      facts: { previous, isNamed: true },
      name: t('since the previous handoff'),
      detail: [previous, detail].filter(Boolean).join(' · '),
    }
  }

  function silenceOf({ label }: FillTarget, silences: readonly Silence[]): string {
    return `${label}: ${silences.map(({ reason }) => t(reason)).join('; ')}`
  }
}

/** The product and its release as a title, if the release is known. */
function titleOf({ product }: FactScope, found: readonly Gathered[]): Pick<NewHandoffResult, 'title'> {
  const release = found.find(({ source }) => source === 'git.tag' || source === 'package.version')?.fact
  if (release?.type !== 'text') return {}
  const isNamed = product === undefined || release.text.toLowerCase().includes(product.toLowerCase())
  return { title: isNamed ? release.text : `${product} ${release.text.replace(/^v(?=\d)/, '')}` }
}

/** Where a new file will most likely be: in the folder of its suggested name, else in the one that was asked for; `uri` may be a file in it. */
function folderOf(fileName: string, uri: string | undefined, { root }: Project): string {
  if (fileName.includes('/') || uri === undefined || root === undefined) return fileName.slice(0, fileName.lastIndexOf('/') + 1)
  const folder = pathFrom(root, isMarkdown(uri) ? parentOf(uri) : uri)
  return folder === undefined || folder === '' ? '' : `${folder}/`
}

function commitsOf(count: number): Phrase {
  return count === 1 ? phrase`one commit` : phrase`${count} commits`
}

/** True if a part of a template, or anything in it, has a source. */
function hasSources(part: SectionPart): boolean {
  return part.fill !== undefined || part.parts.some(({ fill }) => fill !== undefined) || part.sections.some(hasSources)
}
