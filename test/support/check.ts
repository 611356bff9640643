/** The one door from the tests to the core: text in, text out. */
import { builtInKinds } from '../../server/kinds/index.ts'
import { type CheckOptions, type CheckResult, check, type Finding } from '../../server/src/core/check.ts'
import { editsOf, fixAll, withMissingParts } from '../../server/src/core/fix.ts'
import type { Files } from '../../server/src/core/linter/environment.ts'
import { factsOf, type Workspace } from '../../server/src/core/linter/facts.ts'
import type { Severity } from '../../server/src/core/linter/rule.ts'
import type { Document } from '../../server/src/core/markdown/document.ts'
import { anchorsOf } from '../../server/src/core/markdown/links.ts'
import { parseDocument } from '../../server/src/core/markdown/parse.ts'
import { rules } from '../../server/src/core/rules/index.ts'
import type { Kind, Stage } from '../../server/src/core/template/kind.ts'
import { readKind } from '../../server/src/core/template/template.ts'
import { inEnglish } from '../../server/src/core/util/phrase.ts'
import { applyEdits, type Lines, type Span } from '../../server/src/core/util/text.ts'

/** What a text is checked with. By default its kind is `general`, whatever the text says of itself. */
export interface Setting {
  /** The text of a template that is the kind. */
  readonly template?: string | undefined
  /** The name of a built-in kind. */
  readonly kind?: string | undefined
  /** The document's path. With a path alone the kind is detected, as for a file of a project. */
  readonly path?: string | undefined
  readonly stage?: Stage | undefined
  readonly timeZone?: string | undefined
  readonly severities?: ReadonlyMap<string, Severity | 'off'>
  /** Other documents of the project, by path. */
  readonly files?: ReadonlyMap<string, string>
  /** True if links are looked up among these documents, which are all that there are. */
  readonly linksToFiles?: boolean
  /** True for a text that is itself a template, and checked as such. */
  readonly isTemplate?: boolean
}

/** The moment at which every test runs. */
export const now = Date.parse('2026-03-01T12:00Z')

const templated = 'templated'
const builtIn = new Map(Array.from(builtInKinds, ([id, text]) => [id, readKind(text, id)]))
const readKinds = new Map<string, Kind>()

/** A built-in kind by its name, or the one that a template is. */
export function kindOf(setting: Setting): Kind {
  const { template } = setting
  if (template === undefined) {
    const kind = builtIn.get(setting.kind ?? 'general')
    if (!kind) throw new Error(`no built-in kind "${setting.kind}"`)
    return kind
  }
  const known = readKinds.get(template)
  if (known) return known
  const kind = readKind(template, templated)
  readKinds.set(template, kind)
  return kind
}

export function optionsOf(setting: Setting): CheckOptions {
  const { template, kind, path = '', stage, timeZone, severities } = setting
  const detected = setting.path !== undefined && kind === undefined
  const own = template === undefined ? [] : [[templated, kindOf(setting)] as const]
  return {
    kinds: new Map([...own, ...builtIn]),
    path,
    stage,
    now,
    timeZone,
    ...(severities ? { severities } : {}),
    ...(setting.files && setting.linksToFiles ? { files: filesOf(setting.files) } : {}),
    ...(setting.files?.size ? { workspace: workspaceOf(setting.files) } : {}),
    ...(detected ? {} : { forced: { id: template === undefined ? (kind ?? 'general') : templated, from: 'option' } }),
  }
}

/** Texts as the files around a document. */
function filesOf(files: ReadonlyMap<string, string>): Files {
  return {
    exists: (path) => files.has(path.replace(/^\.\//, '')),
    anchors: (path) => {
      const text = files.get(path.replace(/^\.\//, ''))
      return text === undefined ? undefined : anchorsOf(parseDocument(text))
    },
    near: () => [...files.keys()],
  }
}

/** A project of texts, each checked on its own. */
function workspaceOf(files: ReadonlyMap<string, string>): Workspace {
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)
  const handoff = (path: string) => {
    const text = files.get(path)
    return text === undefined ? undefined : factsOf(check(parseDocument(text), { kinds: builtIn, path, now, timeZone: undefined }), path)
  }
  return {
    handoff,
    exists: (path) => files.has(path),
    sameIssue: (own, id) =>
      [...files.keys()]
        .filter((other) => other !== own.path && folderOf(other) === folderOf(own.path))
        .flatMap((other) => handoff(other) ?? [])
        .filter(({ kind, product, example, stage }) => kind === own.kind && product === own.product && !example && stage !== 'closed')
        .flatMap(({ path, issues }) => {
          const issue = issues.findLast((one) => one.id === id)
          return issue && !issue.closed ? [{ path, severity: issue.severity, workaround: issue.workaround }] : []
        }),
  }
}

/** The whole result, for what the shorter helpers leave out. Throws what a rule threw. */
export function checked(text: string | Document, setting: Setting = {}): CheckResult {
  const result = typeof text === 'string' && setting.isTemplate ? checkedTemplate(text) : check(documentOf(text), optionsOf(setting))
  for (const failure of result.failures) throw new Error(`${failure.rule} threw`, { cause: failure.error })
  return result
}

function documentOf(text: string | Document): Document {
  return typeof text === 'string' ? parseDocument(text) : text
}

/** A template is looked at for its own mistakes only; all else in it is meant to be blank. */
function checkedTemplate(text: string): CheckResult {
  const kind = kindOf({ template: text })
  const others = rules.filter((rule) => rule.id !== 'invalid-template').map((rule) => [rule.id, 'off'] as const)
  return check(kind.template, optionsOf({ template: text, severities: new Map(others) }))
}

/** The findings in document order, each as `line:character-line:character rule message`, counted from one. */
export function findingsIn(text: string, setting: Setting = {}): string[] {
  const { document, findings } = checked(text, setting)
  return findings.map((finding) => `${rangeOf(document.lines, finding.span)} ${finding.rule} ${inEnglish(finding.problem.message)}`)
}

/** The findings in document order, each as `line:character rule`, counted from one. */
export function placesIn(text: string, setting: Setting = {}): string[] {
  const { document, findings } = checked(text, setting)
  return findings.map((finding) => `${positionOf(document.lines, finding.span.start)} ${finding.rule}`)
}

/** The findings in document order, each as `rule: the words at fault`; for what is missing, with the line on which it is inserted. */
export function faultsIn(text: string, setting: Setting = {}): string[] {
  const { document, findings } = checked(text, setting)
  return findings.map(({ rule, span }) => {
    const words = text.slice(span.start, span.end)
    return `${rule}: ${words === '' ? `line ${document.lines.positionAt(span.start).line + 1}` : words}`
  })
}

/** The text with all certain fixes applied, of one rule or of all. */
export function fixed(text: string | Document, setting: Setting = {}, rule?: string): string {
  return fixAll(documentOf(text), optionsOf(setting), rule)
}

/** The text with everything put in that is missing, with blanks, by one rule or by all. */
export function completed(text: string, setting: Setting = {}, rule?: string): string {
  return withMissingParts(documentOf(text), optionsOf(setting), rule).text
}

/** The text with one fix applied: the first of the first finding that has any, of one rule, or one with a certain title. */
export function fixedOnce(text: string, setting: Setting = {}, rule?: string, title?: string): string {
  const { document, findings } = checked(text, setting)
  for (const finding of findings) {
    if (rule !== undefined && finding.rule !== rule) continue
    const fix = (finding.problem.fixes ?? []).find((candidate) => title === undefined || inEnglish(candidate.title) === title)
    if (fix) return applyEdits(text, editsOf(document, fix))
  }
  return text
}

/** The titles of all fixes, of one rule or of all, those that *fix all* applies marked with a star. */
export function fixesIn(text: string, setting: Setting = {}, rule?: string): string[] {
  return checked(text, setting)
    .findings.filter((finding) => rule === undefined || finding.rule === rule)
    .flatMap(titlesOf)
}

function titlesOf(finding: Finding): string[] {
  return (finding.problem.fixes ?? []).map((fix) => `${fix.certain ? '* ' : ''}${inEnglish(fix.title)}`)
}

/** All places that a check names, those of fixes and of readiness included, as spans of the whole text. */
export function spansIn(text: string, setting: Setting = {}): Span[] {
  const { document, findings, readiness } = checked(text, setting)
  const fixes = findings.flatMap(({ problem }) => problem.fixes ?? [])
  return [
    ...findings.map(({ span }) => span),
    ...findings.flatMap(({ problem }) => problem.related ?? []).flatMap((one) => ('at' in one ? document.spanOf(one.at) : [])),
    ...fixes.flatMap((fix) => editsOf(document, fix)).map(({ span }) => span),
    ...(readiness?.requirements ?? []).map(({ at }) => document.spanOf(at)),
  ]
}

/** The lines of readiness, each as `state section > section: label`. */
export function linesOf(text: string, setting: Setting = {}): string[] {
  const { readiness } = checked(text, setting)
  return (readiness?.requirements ?? []).map(({ state, section, label }) => `${state} ${[section.join(' > '), label].join(': ')}`)
}

/** A span as `line:character-line:character`, counted from one. */
export function rangeOf(lines: Lines, span: Span): string {
  return `${positionOf(lines, span.start)}-${positionOf(lines, span.end)}`
}

function positionOf(lines: Lines, offset: number): string {
  const { line, character } = lines.positionAt(offset)
  return `${line + 1}:${character + 1}`
}

/** A text without the margin that all its lines share and without its first and last line break, for texts within code. */
export function text(source: string): string {
  const lines = source
    .replace(/^\n/, '')
    .replace(/\n[ ]*$/, '\n')
    .split('\n')
  const margins = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0)
  const margin = Math.min(...margins)
  return lines.map((line) => line.slice(margin)).join('\n')
}
