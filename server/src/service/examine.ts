/** One file looked at as what it is to its project. The editor and the command line both come through here, so that they say the same. */
import { type CheckOptions, type CheckResult, check, type Finding } from '../core/check.ts'
import { type ConfigurationProblem, parseConfiguration } from '../core/configuration.ts'
import type { Stage } from '../core/kind/kind.ts'
import { readAsNoHandoff } from '../core/kind/quick.ts'
import type { Document } from '../core/model/document.ts'
import { parseDocument } from '../core/model/parse.ts'
import { phrase } from '../core/phrase.ts'
import { rules } from '../core/rules/index.ts'
import { defaultSettings, type Host, type Settings } from './host.ts'
import { type Project, pathIn, type Role, readTemplate, roleOf } from './project.ts'
import type { View } from './view.ts'

export interface Examined {
  readonly uri: string
  readonly role: Role
  readonly project: Project
  readonly document: Document
  readonly options: CheckOptions
  /** `undefined` for what is not checked as a handoff: a template, the configuration, an ignored file. */
  readonly result: CheckResult | undefined
  /** In document order. */
  readonly findings: readonly Finding[]
  /** What is wrong with a configuration; empty for all else. */
  readonly mistakes: readonly ConfigurationProblem[]
}

export interface ExamineOptions {
  /** Milliseconds since 1970. */
  readonly now: number
  /** The document as it was, whose unchanged blocks are taken over. */
  readonly previous?: Document | undefined
  readonly settings?: Settings
  /** A kind that overrides every other way to find one. */
  readonly kind?: string | undefined
  /** A stage that overrides the document's own. */
  readonly stage?: Stage | undefined
  /** The ids of the rules that are wanted; all others are off. */
  readonly only?: readonly string[] | undefined
  /** The name with which the person signs, where no settings say it. */
  readonly user?: string | undefined
  /** The files and handoffs around the document; without them nothing is said of them. */
  readonly around?: View | undefined
  /** Told of each moment with which now is compared. */
  readonly onCompared?: ((moment: number) => void) | undefined
  /** The kind that the document was like when it was looked at before. */
  readonly known?: string | undefined
  /** True if nobody asks for the document itself: of a text that is no handoff only the front matter is read then. */
  readonly quick?: boolean
}

/** Looks at a file: at its text, or at what was read of it. Never throws. */
export function examine(project: Project, uri: string, source: string | Document, options: ExamineOptions): Examined {
  const path = pathIn(project, uri)
  const role = roleOf(project, uri)
  const checking = checkOptions(project, path, options)
  const unread =
    options.quick && role === 'document' && typeof source === 'string' && options.previous?.text !== source
      ? quickDocument(project, source, checking)
      : undefined
  const document = unread ?? (typeof source === 'string' ? parseDocument(source, options.previous) : source)
  const examined = {
    uri,
    role,
    project,
    document,
    options: checking,
    result: undefined,
    findings: [],
    mistakes: [],
  }
  if (role === 'configuration') return { ...examined, mistakes: mistakesIn(project, path, document.text) }
  if (role === 'template') return { ...examined, ...templateFindings(project, uri, document.text) }
  if (project.ignoredBy(path) !== undefined) return examined
  const result = check(document, checking)
  return { ...examined, result, findings: result.findings }
}

/** Tells the developer of rules that threw. */
export function logFailures(host: Pick<Host, 'log'>, { uri, result }: Examined): void {
  for (const { rule, error } of result?.failures ?? [])
    host.log(`Rule ${rule} failed on ${uri}: ${error instanceof Error ? (error.stack ?? error.message) : error}`)
}

/** A document that stands for a text which is no handoff; `undefined` for one that may be a handoff and has to be read. */
function quickDocument(project: Project, text: string, { kinds, path, forced }: CheckOptions): Document | undefined {
  return project.ignoredBy(path) !== undefined ? parseDocument('') : readAsNoHandoff(text, kinds, path, forced)
}

/** What a check of a document of the project depends on. */
export function checkOptions(
  project: Project,
  path: string,
  { now, onCompared, settings = defaultSettings, kind, stage, only, user = settings.user, around, known }: ExamineOptions,
): CheckOptions {
  const { configuration } = project
  const configured = settings.kindOf(path) ?? project.kindOf(path)
  const unwanted = rules.flatMap(({ id }) => (only === undefined || only.includes(id) ? [] : [[id, 'off'] as const]))
  return {
    now,
    onCompared,
    timeZone: settings.timeZone ?? configuration.timeZone,
    kinds: project.kinds,
    path,
    known,
    forced:
      kind !== undefined ? { id: kind, from: 'option' } : configured !== undefined ? { id: configured, from: 'configuration' } : undefined,
    stage,
    severities: new Map([...configuration.rules, ...settings.rules, ...unwanted]),
    severityScale: configuration.severities,
    cadence: configuration.cadence,
    leadTime: configuration.leadTime,
    user,
    ...around?.environment,
  }
}

/** What is wrong with a configuration; one beside that which is read says nothing at all. */
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
