/**
 * Examines one file according to its role in the project. The editor and the command line share this function, so that their results agree.
 */
import { type CheckOptions, type CheckResult, check, type Finding } from '../core/check.ts'
import { type ConfigurationProblem, parseConfiguration } from '../core/configuration/configuration.ts'
import { endedFinding, isBinary, readable, unreadFinding } from '../core/linter/extent.ts'
import type { Document } from '../core/markdown/document.ts'
import { editDocument, parseDocument } from '../core/markdown/parse.ts'
import { rules } from '../core/rules/index.ts'
import type { Stage } from '../core/template/kind.ts'
import { prefilter } from '../core/template/prefilter.ts'
import { phrase } from '../core/util/phrase.ts'
import { type Budget, OutOfTime, unlimited } from './budget.ts'
import { defaultSettings, type Host, type ReadDocument, type Settings } from './host.ts'
import { type Project, pathIn, type Role, readTemplate, roleOf } from './project.ts'
import type { QueryRecorder } from './queries.ts'

export interface Examined {
  readonly uri: string
  readonly role: Role
  readonly project: Project
  readonly document: Document
  readonly options: CheckOptions
  /** `undefined` for a file that is not checked as a handoff: a template, the configuration, an ignored file. */
  readonly result: CheckResult | undefined
  /** The seconds after which the check was ended, which its only finding reports; `undefined` if it finished. */
  readonly ended: number | undefined
  /** In document order. */
  readonly findings: readonly Finding[]
  /** The problems of a configuration; empty for other files. */
  readonly mistakes: readonly ConfigurationProblem[]
}

export interface ExamineOptions {
  /** Milliseconds since 1970. */
  readonly now: number
  /** An earlier version of the document, whose unchanged blocks are reused. */
  readonly previous?: Document | undefined
  readonly settings?: Settings
  /** A kind that overrides all other ways to find one. */
  readonly kind?: string | undefined
  /** A stage that overrides the document's own. */
  readonly stage?: Stage | undefined
  /** The ids of the enabled rules; all others are off. */
  readonly only?: readonly string[] | undefined
  /** The name with which the user signs, if no setting gives one. */
  readonly user?: string | undefined
  /** The files and handoffs around the document. Without it, rules do not check them. */
  readonly around?: QueryRecorder | undefined
  /** Called with each moment that is compared with now. */
  readonly onCompared?: ((moment: number) => void) | undefined
  /** The kind that the document resembled in its last check. */
  readonly known?: string | undefined
  /** True if the document itself is not needed. A text that is no handoff is then parsed up to its front matter only. */
  readonly quick?: boolean
  /** The time limit. */
  readonly within?: Budget | undefined
}

/** Examines the text of a file, or its parsed document. Never throws. */
export function examine(
  project: Project,
  uri: string,
  source: string | Document | (() => ReadDocument),
  options: ExamineOptions,
): Examined {
  const { within = unlimited, quick = false, previous } = options
  const path = pathIn(project, uri)
  const role = roleOf(project, uri)
  const checking = checkOptions(project, path, options)
  try {
    const isQuick = quick && role === 'document' && typeof source === 'string' && previous?.text !== source
    const unread = isQuick ? quickDocument(project, source, checking) : undefined
    return within(() => {
      const nothing = { uri, role, project, options: checking, result: undefined, ended: undefined, findings: [], mistakes: [] }
      if (typeof source === 'function') {
        const { document, unread } = source()
        return found({ ...nothing, document, options: { ...checking, unread } })
      }
      if (typeof source !== 'string') return found({ ...nothing, document: source })
      const read = (text: string) => (previous ? editDocument(previous, [{ text }]) : parseDocument(text))
      if (role === 'configuration') return found({ ...nothing, document: read(source) })
      const length = readable(source)
      const document = unread ?? read(source.slice(0, length))
      return found({ ...nothing, document, options: { ...checking, unread: source.length - length } })
    })
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error
    const text = typeof source === 'string' ? source : typeof source === 'function' ? '' : source.text
    const document = parseDocument(/^[^\r\n]{0,200}/.exec(text)?.[0] ?? '')
    const findings = [endedFinding(document, error.seconds)]
    return { uri, role, project, document, options: checking, result: undefined, ended: error.seconds, findings, mistakes: [] }
  }
}

/** Adds the findings of the document. */
function found(examined: Examined): Examined {
  const { uri, role, project, document, options } = examined
  if (role === 'configuration') return { ...examined, mistakes: mistakesIn(project, options.path, document.text) }
  if (role === 'template') {
    const { document: template, findings } = templateFindings(project, uri, document.text)
    return { ...examined, document: template, findings: options.unread ? [...findings, unreadFinding(template, options.unread)] : findings }
  }
  if (project.ignoredBy(options.path) !== undefined || isBinary(beginningOf(document))) return examined
  const result = check(document, options)
  return { ...examined, result, findings: result.findings }
}

/** Some thousand characters from the start of a document. */
function beginningOf({ blocks }: Document): string {
  let text = ''
  for (const block of blocks) {
    text += block.text
    if (text.length > 8000) break
  }
  return text
}

/** Logs rules that threw. */
export function logFailures(host: Pick<Host, 'log'>, { uri, result }: Examined): void {
  for (const { rule, error } of result?.failures ?? [])
    host.log(`Rule ${rule} failed on ${uri}: ${error instanceof Error ? (error.stack ?? error.message) : error}`)
}

/** A document with the front matter of a text that is no handoff; `undefined` for a text that may be one and has to be parsed. */
function quickDocument(project: Project, text: string, { kinds, path, forced }: CheckOptions): Document | undefined {
  return project.ignoredBy(path) !== undefined ? parseDocument('') : prefilter(text, kinds, path, forced)
}

/** The options for checking a document of the project. */
export function checkOptions(
  project: Project,
  path: string,
  { now, onCompared, settings = defaultSettings, kind, stage, only, user = settings.user, around, known }: ExamineOptions,
): CheckOptions {
  const { configuration } = project
  const [set, configured] = [settings.kindOf(path), project.kindOf(path)]
  const chosen = set === undefined ? configured : set
  const unwanted = rules.flatMap(({ id }) => (only === undefined || only.includes(id) ? [] : [[id, 'off'] as const]))
  return {
    now,
    onCompared,
    timeZone: settings.timeZone ?? configuration.timeZone,
    kinds: project.kinds,
    path,
    known,
    forced:
      kind !== undefined
        ? { id: kind, from: 'option' }
        : chosen === undefined
          ? undefined
          : { id: chosen, from: set === undefined ? 'configuration' : 'setting' },
    stage,
    severities: new Map([...configuration.rules, ...settings.rules, ...unwanted]),
    severityScale: configuration.severities,
    cadence: configuration.cadence,
    leadTime: configuration.leadTime,
    user,
    ...around?.environment,
  }
}

/** The problems of a configuration. A second configuration file has none, because it is not read. */
function mistakesIn(project: Project, path: string, text: string): readonly ConfigurationProblem[] {
  const { problems } = parseConfiguration(text, project.kinds.keys())
  if (!project.hasSecondConfiguration || path === project.configurationPath) return problems
  const message = phrase`Configuration is not read, since ${project.configurationPath} stands beside it; expected one of the two`
  return [{ message, span: { start: 0, end: /^[^\r\n]*/.exec(text)?.[0].length ?? 0 } }, ...problems]
}

function templateFindings(project: Project, uri: string, text: string): Pick<Examined, 'document' | 'findings'> {
  const { template, problems } = readTemplate(text, uri)
  const rule = 'invalid-template'
  const severity = project.configuration.rules.get(rule) ?? 'error'
  if (severity === 'off') return { document: template, findings: [] }
  const findings = problems.map((problem) => ({ rule, severity, span: template.spanOf(problem.at), problem }))
  return { document: template, findings }
}
