import type { Fix, Problem, Rule, RuleContext } from '../linter/rule.ts'
import { fromBlocks, sourceOf } from '../markdown/blocks.ts'
import type { Link, Place, TextRun } from '../markdown/document.ts'
import { addressOf, anchorsOf, decoded, hasAnchor, indexInAddress, writtenAs } from '../markdown/links.ts'
import { nearOnes } from '../util/nearest.ts'
import { perObject } from '../util/perObject.ts'
import { type Phrase, phrase } from '../util/phrase.ts'
import { shortened } from '../util/text.ts'

/** A link within the project that leads nowhere. */
export const brokenLink: Rule = {
  id: 'broken-link',
  summary: 'A link leads to a file, a heading or a reference that does not exist.',
  severity: 'warning',
  blank: false,
  *check(context) {
    for (const link of innerLinks(context.document)) {
      const problem = checkLink(link, context)
      if (problem) yield problem
    }
    for (const reference of undefinedReferences(context.document)) {
      const problem = checkReference(reference, labelsOf(context.document))
      if (problem) yield problem
    }
  },
}

/** The links of a document that may lead to a place in the project. */
const innerLinks = fromBlocks(({ links }) => links.filter((link) => link.form !== 'reference' && !leadsOut(link)))

/** Addresses with a scheme or a host lead out of the project; variables and blanks are filled in later. */
function leadsOut({ url }: Link): boolean {
  return url === '' || url === '#' || /^[a-z][a-z\d+.-]*:|^\/\/|[{}<>$[\]]/i.test(url)
}

function checkLink(link: Link, context: RuleContext): Problem | undefined {
  const hash = link.url.indexOf('#')
  const file = (hash < 0 ? link.url : link.url.slice(0, hash)).replace(/\?.*$/s, '')
  const anchor = hash < 0 ? '' : decoded(link.url.slice(hash + 1))
  if (file === '')
    return anchor === '' || link.url.startsWith('?')
      ? undefined
      : checkAnchor(link, anchor, anchorsOf(context.document), phrase`this document`)
  const path = decoded(file)
  const { files } = context.environment
  const exists = files?.exists(path)
  if (exists === undefined) return undefined
  if (!exists) {
    // Wikis link to pages without their extension, sites by routes from their root.
    const named = /\.[^./]+$/.test(path)
    if (!named && (path.startsWith('/') || (!path.endsWith('/') && files?.exists(`${path}.md`) !== false))) return undefined
    const address = addressOf(link)
    const ends = indexInAddress(sourceOf(address), '#?')
    const at = ends < 0 ? address : { ...address, end: address.start + ends }
    if (isHost(path)) {
      const whole = { ...address, end: address.start }
      const fixes = [{ title: phrase`Put "https://" before it`, certain: false, edits: [{ at: whole, text: 'https://' }] }]
      return {
        message: phrase`Address "${shortened(link.url)}" is read as the name of a file; expected "https://" before it`,
        at: address,
        fixes,
      }
    }
    const near = nearFiles(path, files?.near?.(path) ?? [])
    const fixes = fixesFor(at, near, (word) => writtenAs(word, sourceOf(at)))
    const wanted = expected(near, phrase`a file of the project`)
    return { message: phrase`File "${path}" does not exist; expected ${wanted}`, at, fixes }
  }
  if (anchor === '' || !/\.(?:md|markdown|mdown|mkd)$/i.test(path)) return undefined
  const anchors = files?.anchors?.(path)
  return anchors && checkAnchor(link, anchor, anchors, phrase`"${path}"`)
}

/** True for a text that begins with a host name: `www.example.com`, `github.com/owner/name`. */
function isHost(path: string): boolean {
  return /^www\.[\w-]+\.|^(?:[\w-]{1,63}\.){1,4}(?:com|org|net|io|dev|app|ai|cloud|gov|edu|info|co|de|ch|at|fr|uk|eu|jp|cn|example)\//i.test(
    path,
  )
}

function checkAnchor(link: Link, anchor: string, anchors: readonly string[], where: Phrase): Problem | undefined {
  // Hosts generate anchors for the top of a page, lines of a source, text fragments and footnotes.
  if (/^(?:top|L\d+.*|:~:.*|fn.*|user-content-fn.*|\^.*)$/i.test(anchor) || hasAnchor(anchors, anchor)) return undefined
  const address = addressOf(link)
  const hash = indexInAddress(sourceOf(address), '#')
  // The sign may be an entity.
  const sign = /^(?:\\#|&[^;]*;|#)/.exec(sourceOf(address).slice(Math.max(0, hash)))?.[0].length ?? 0
  const at = hash < 0 ? address : { ...address, start: address.start + hash + sign }
  const near = nearOnes(anchor, anchors)
  const wanted = expected(near, phrase`the anchor of one of its headings`)
  return {
    message: phrase`Heading "#${anchor}" is not in ${where}; expected ${wanted}`,
    at,
    fixes: hash < 0 ? [] : fixesFor(at, near, (word) => writtenAs(word, sourceOf(at))),
  }
}

interface Near {
  readonly word: string
  readonly edits: number
}

/** Files with a similar path, or with the same name in another folder. */
function nearFiles(path: string, candidates: readonly string[]): Near[] {
  const nameOf = (candidate: string) => candidate.slice(candidate.lastIndexOf('/') + 1).toLowerCase()
  const moved = candidates.filter((candidate) => nameOf(candidate) === nameOf(path)).map((word) => ({ word, edits: 1 }))
  const near = nearOnes(path, candidates).filter(({ word }) => !moved.some((other) => other.word === word))
  return [...moved, ...near].sort((a, b) => a.edits - b.edits)
}

function expected(near: readonly Near[], otherwise: Phrase): Phrase {
  return near[0] ? phrase`"${near[0].word}"` : otherwise
}

/** The three nearest. A fix is certain if there is only one and it differs by a typing error. */
function fixesFor(at: Place, near: readonly Near[], write: (word: string) => string = (word) => word): Fix[] {
  const [first, second] = near
  const certain = first !== undefined && first.edits <= 2 && (second === undefined || second.edits > first.edits + 1)
  return near.slice(0, 3).map(({ word }, index) => ({
    title: phrase`Change to "${word}"`,
    certain: certain && index === 0,
    edits: [{ at, text: write(word) }],
  }))
}

/** `[text][label]` without a definition of the label. It is shown with its brackets. */
interface UndefinedReference {
  readonly text: string
  readonly label: string
  readonly labelAt: Place
}

/** A single pair of brackets may be no reference at all, so it is not reported. */
const undefinedReferences = fromBlocks(({ runs }) => runs.flatMap(referencesIn))

function referencesIn({ at: { block, start: origin }, text: source }: TextRun): UndefinedReference[] {
  // Without these characters there is no reference, and the search below is slower.
  if (!source.includes('][')) return []
  const references = source.matchAll(/(?<![\p{L}\p{N}\]\\])\[([^[\]\n]{1,200})\]\[([^[\]\n]{1,200})\](?![[(:])/gu)
  return Array.from(references, ({ 0: whole, 1: text = '', 2: label = '', index }) => {
    const start = origin + index + whole.length - 1 - label.length
    return { text, label, labelAt: { block, start, end: start + label.length } }
  }).filter(({ text, label }) => /\p{L}/u.test(text) && !/^[\^!]|^[ xX]$/.test(label))
}

function checkReference({ text, label, labelAt: at }: UndefinedReference, known: readonly string[]): Problem | undefined {
  // In a document without references, `[ERROR][auth]` is a tag and `[0][1]` is code.
  if (known.length === 0 && !/\S\s+\S/.test(text.trim())) return undefined
  const near = nearLabels(label, known)
  const wanted = expected(near, phrase`a definition of it, or an address`)
  return {
    message: phrase`Reference "${label}" is not defined; expected ${wanted}`,
    at,
    // If a label has escapes or emphasis, the right form of another one is unknown.
    fixes: sourceOf(at) === label ? fixesFor({ ...at, start: at.start - 1, end: at.end + 1 }, near, (word) => `[${word}]`) : [],
  }
}

const nearOf = perObject((_known: readonly string[]) => new Map<string, readonly Near[]>())

/** Remembers the last result, since the labels of a document are compared on every edit. */
function nearLabels(label: string, known: readonly string[]): readonly Near[] {
  const before = nearOf(known)
  const near = before.get(label) ?? nearOnes(label, known)
  before.set(label, near)
  return near
}

/** The labels that are defined anywhere in a document, in order. */
const labelsOf = fromBlocks(({ links }) => links.filter(({ form }) => form === 'definition').map(({ text }) => text))
