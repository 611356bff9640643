/**
 * Globs for paths with `/`, and ignore lists in the syntax of `.gitignore`. Both may come from a foreign repository, so patterns are not
 * compiled to regular expressions: matching takes at most the length of the path times that of the pattern.
 */
import { type Phrase, phrase } from './phrase.ts'

/** A parsed pattern. */
export interface Glob {
  /** Tests a path relative to the project with `/` as separator. */
  readonly matches: (path: string) => boolean
  /** Why the pattern is invalid, in which case it matches nothing; `undefined` if it is valid. */
  readonly problem: Phrase | undefined
}

/** Longer patterns are a mistake or an attack. */
const maxPatternLength = 1000
/** The number of patterns that braces may expand to. */
const maxAlternatives = 200

/** A token of a part, which matches one character or a run. */
type Token =
  | '*'
  | '?'
  | { readonly literal: string }
  | { readonly ranges: readonly (readonly [string, string])[]; readonly negated: boolean }
/** The tokens of one part of a path, or any number of parts. */
type Part = '**' | readonly Token[]

/**
 * Parses a glob: `*`, `?`, `[a-z]`, `**` for any number of folders, `{a,b}` for alternatives. Without a slash it matches the name in every
 * folder; a leading slash anchors it to the top; a trailing slash matches everything in the folder.
 */
export function readGlob(pattern: string): Glob {
  const problem = problemOf(pattern) ?? unsupported(pattern)
  const alternatives = problem === undefined ? expand(pattern) : []
  if (problem !== undefined || alternatives === undefined)
    return { matches: () => false, problem: problem ?? phrase`more than ${maxAlternatives} alternatives` }
  const compiled = alternatives.map((one) => {
    const path = one.endsWith('/') ? `${one}**` : one
    return partsOf(path.includes('/') ? path.replace(/^\.?\//, '') : `**/${path}`)
  })
  return {
    matches: (path) => {
      if (path === '') return false
      const names = namesIn(path)
      return compiled.some((parts) => matchesUpTo(parts, names).at(-1) ?? false)
    },
    problem: undefined,
  }
}

/** One line of an ignore list. */
interface IgnoreRule {
  readonly index: number
  readonly isNegated: boolean
  readonly foldersOnly: boolean
  readonly parts: readonly Part[]
}

/**
 * Parses an ignore list like `.gitignore`: the last matching line decides, `!` negates, `archive/` is a folder, a slash before the end
 * anchors to the top, and nothing in an ignored folder can be included again. The function returns the index of the line that ignores a
 * path.
 */
export function readIgnored(lines: readonly string[]): (path: string) => number | undefined {
  const rules = lines.flatMap((line, index) => ignoreRule(line, index) ?? [])
  if (rules.length === 0) return () => undefined
  return (path) => {
    if (path === '') return undefined
    const names = namesIn(path)
    const matched = rules.map((rule) => ({ ...rule, upTo: matchesUpTo(rule.parts, names) }))
    for (const depth of names.keys()) {
      const isFolder = depth < names.length - 1
      const last = matched.findLast(({ foldersOnly, upTo }) => upTo[depth] && (isFolder || !foldersOnly))
      if (last && !last.isNegated) return last.index
    }
    return undefined
  }
}

function namesIn(path: string): readonly (readonly string[])[] {
  return path.split('/').map((name) => Array.from(name))
}

/** Why a line of an ignore list is invalid; `undefined` if it is valid. Git has no braces. */
export function ignoreProblem(line: string): Phrase | undefined {
  return problemOf(line) ?? (/(?<!\\)\{[^{}]*,[^{}]*\}/.test(line) ? phrase`alternatives in braces; write a line for each` : undefined)
}

function ignoreRule(line: string, index: number): IgnoreRule | undefined {
  if (ignoreProblem(line) !== undefined) return undefined
  const isNegated = line.startsWith('!')
  let pattern = withoutBlanksBehind(isNegated ? line.slice(1) : line)
  if (pattern === '' || line.startsWith('#')) return undefined
  const foldersOnly = pattern.endsWith('/')
  if (foldersOnly) pattern = pattern.slice(0, -1)
  const path = pattern.includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`
  // `archive/**` is everything in the folder, but not the folder.
  const parts = partsOf(path)
  return { index, isNegated, foldersOnly, parts: parts.at(-1) === '**' ? [...parts, ['*']] : parts }
}

/** Trailing spaces do not count unless escaped. */
function withoutBlanksBehind(line: string): string {
  let end = line.length
  while (end > 0 && line[end - 1] === ' ' && line[end - 2] !== '\\') end--
  return line.slice(0, end)
}

function problemOf(pattern: string): Phrase | undefined {
  if (pattern.trim() === '') return phrase`no characters`
  if (pattern.length > maxPatternLength) return phrase`${pattern.length} characters; ${maxPatternLength} at most are read`
  return undefined
}

/** Syntax of other tools that is not supported is reported, so that nobody relies on it. */
function unsupported(pattern: string): Phrase | undefined {
  const group = /(?<!\\)[@!+?*]\(/.exec(pattern)
  if (group) return phrase`"${group[0]}"; known are *, **, ?, [a-z] and {a,b}`
  return pattern.startsWith('!') ? phrase`"!" at its beginning; write what it does match` : undefined
}

/** The patterns that the braces expand to; `undefined` if there are too many. */
function expand(pattern: string): readonly string[] | undefined {
  const done: string[] = []
  const pending = [pattern]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const braces = firstBraces(next)
    if (braces === undefined) done.push(next)
    else {
      const { start, end, alternatives } = braces
      for (const one of alternatives) pending.push(next.slice(0, start) + one + next.slice(end))
    }
    if (done.length + pending.length > maxAlternatives) return undefined
  }
  return done
}

/** The first braces to close that contain a comma. */
function firstBraces(pattern: string): { start: number; end: number; alternatives: string[] } | undefined {
  const open: { start: number; commas: number[] }[] = []
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]
    if (character === '\\') at++
    else if (character === '{') open.push({ start: at, commas: [] })
    else if (character === ',') open.at(-1)?.commas.push(at)
    else if (character === '}') {
      const closed = open.pop()
      if (closed === undefined || closed.commas.length === 0) continue
      const cuts = [closed.start, ...closed.commas, at]
      const alternatives = cuts.slice(1).map((end, index) => pattern.slice((cuts[index] ?? 0) + 1, end))
      return { start: closed.start, end: at + 1, alternatives }
    }
  }
  return undefined
}

function partsOf(pattern: string): Part[] {
  const parts: Part[] = []
  for (const part of pattern.split('/')) {
    if (part !== '**') parts.push(tokensOf(part))
    else if (parts.at(-1) !== '**') parts.push('**')
  }
  return parts
}

function tokensOf(part: string): Token[] {
  const characters = Array.from(part)
  const tokens: Token[] = []
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? ''
    if (character === '*') {
      if (tokens.at(-1) !== '*') tokens.push('*')
    } else if (character === '?') tokens.push('?')
    else if (character === '[') {
      const found = classAt(characters, at)
      if (found === undefined) tokens.push({ literal: '[' })
      else {
        tokens.push({ ranges: found.ranges, negated: found.negated })
        at = found.end
      }
    } else if (character === '\\' && at + 1 < characters.length) tokens.push({ literal: characters[++at] ?? '' })
    else tokens.push({ literal: character })
  }
  return tokens
}

/** The characters in brackets and the index of the closing one; `undefined` if it is missing. */
function classAt(characters: readonly string[], start: number) {
  let at = start + 1
  const negated = characters[at] === '!' || characters[at] === '^'
  if (negated) at++
  const ranges: [string, string][] = []
  for (let first = true; at < characters.length; at++, first = false) {
    if (characters[at] === ']' && !first) return { ranges, negated, end: at }
    if (characters[at] === '\\') at++
    const from = characters[at] ?? ''
    const isRange = characters[at + 1] === '-' && characters[at + 2] !== undefined && characters[at + 2] !== ']'
    if (isRange) at += 2
    if (isRange && characters[at] === '\\') at++
    ranges.push([from, isRange ? (characters[at] ?? '') : from])
  }
  return undefined
}

/** For each prefix of the names, whether the parts match it. All readings of `**` are followed at once. */
function matchesUpTo(parts: readonly Part[], names: readonly (readonly string[])[]): boolean[] {
  let reached = withRuns([0], parts)
  return names.map((name) => {
    const next: number[] = []
    for (const at of reached) {
      const part = parts[at]
      if (part === '**') next.push(at)
      else if (part !== undefined && matchesName(part, name)) next.push(at + 1)
    }
    reached = withRuns(next, parts)
    return reached.has(parts.length)
  })
}

/** Positions among the parts, and those reachable because `**` may match nothing. */
function withRuns(places: readonly number[], parts: readonly Part[]): ReadonlySet<number> {
  const all = new Set<number>()
  for (let at of places) {
    all.add(at)
    while (parts[at] === '**') all.add(++at)
  }
  return all
}

/** Backtracks to the last `*` only, because earlier ones never need to take more. */
function matchesName(tokens: readonly Token[], name: readonly string[]): boolean {
  let at = 0
  let run: { readonly next: number; from: number } | undefined
  for (let index = 0; index < name.length; ) {
    const token = tokens[at]
    if (token === '*') run = { next: ++at, from: index }
    else if (token !== undefined && fits(token, name[index] ?? '')) {
      at++
      index++
    } else if (run === undefined) return false
    else {
      index = ++run.from
      at = run.next
    }
  }
  while (tokens[at] === '*') at++
  return at === tokens.length
}

function fits(token: Token, character: string): boolean {
  if (token === '*') return false
  if (token === '?') return true
  if ('literal' in token) return token.literal === character
  return token.ranges.some(([from, to]) => from <= character && character <= to) !== token.negated
}
