/** What a file's name, its folder and its first heading say: that this is a document of the job, or that it speaks about such documents. */
import { titleEntries } from '../lexicon/lexicon.ts'
import { unitsIn } from '../lexicon/names.ts'
import type { Document } from '../markdown/document.ts'
import { once } from '../util/once.ts'
import type { Kind } from './kind.ts'

/** The names in `lexicon/titles/` for what words say beside names of documents; all other names there are such. */
const besideDocuments = ['kin', 'occasion', 'several', 'present', 'form', 'about', 'matter'] as const
type Concept = 'document' | (typeof besideDocuments)[number]

/** The first heading counts if it ends before this offset, in UTF-16 units. */
const headLength = 2000

/** True for a file whose name, or name and folder, make it a handoff. What has a day or a number is one of several, and no page about all. */
export function isNamedLikeHandoff(path: string): boolean {
  const segments = wordsOfPath(path)
  const [name = [], folder = []] = segments
  if (speaksAbout(segments) || ofSource.test(path)) return false
  if (isCalled(name, 'document')) return true
  const isOfSeveral = isOccasion(folder) || isCalled(folder, 'document')
  if (isOfSeveral && (/\d\d/.test(name.join()) || phraseAt(name, 0, 'present') > 0)) return true
  // A number before all other words, or one that belongs to a word, says where the page stands in a book.
  return isOccasion(name) && /\d\d/.test(name.filter((word, at) => at > 0 || /^(?:19|20)\d\d/.test(word)).join())
}

/** True if the first heading says that the document is the form of others, and its name does not say which one it is. */
export function isTitledAsForm(document: Document, path: string): boolean {
  const title = titleOf(document)
  return title !== undefined && isCalled(wordsOf(title), 'form') && !/\d\d/.test(wordsOfPath(path)[0]?.join() ?? '')
}

/** True if the first heading makes the document a handoff. */
export function isTitledLikeHandoff(document: Document, path: string): boolean {
  const title = titleOf(document)
  if (title === undefined || ofSource.test(path) || isAboutHandoffs(document, path)) return false
  const words = wordsOf(title)
  return isCalled(words, 'document') || (isOfOccasion(title) && moment.test(path + headOf(document)))
}

/** True if the first heading, or the title in the front matter, names what is a handoff if it is like a kind. */
export function isTitledLikeKin(document: Document, path: string): boolean {
  const isKin = titlesOf(document)
    .map(wordsOf)
    .some((words) => (isCalled(words, 'kin') || isCalled(words, 'document')) && !isAbout(words))
  return isKin && !isAboutHandoffs(document, path)
}

/** The kinds that the first heading, or the title in the front matter, names. */
export function kindsInTitles(document: Document, kinds: Iterable<Kind>): Kind[] {
  const titles = titlesOf(document).map(unitsInOrder)
  return Array.from(kinds).filter(({ title }) => titles.some((units) => units.includes(unitsInOrder(title))))
}

/** What a name says, in its order, with a sign before and behind each unit. */
function unitsInOrder(name: string): string {
  return `\t${unitsIn(name).join('\t')}\t`
}

function titlesOf(document: Document): string[] {
  const told = document.frontMatter?.entries.get('title')?.value
  return [titleOf(document), told].filter((title) => typeof title === 'string')
}

/** True if the path, the front matter or the first heading says that the document only speaks about handoffs, or is the form of one. */
export function isAboutHandoffs(document: Document, path: string): boolean {
  const title = titleOf(document)
  return speaksAbout(wordsOfPath(path)) || isPrompt(document) || (title !== undefined && (blank.test(title) || isAbout(wordsOf(title))))
}

/** True for the path of a form: a template, a prompt, or anything in a folder of them. Whatever is in it, it reports nothing. */
export function isFormByPath(path: string): boolean {
  return isOfForm(wordsOfPath(path))
}

function isOfForm(segments: readonly Words[]): boolean {
  return segments.some((words) => isCalled(words, 'form'))
}

/** True if the title of a text may say that it is a handoff; may be wrong, but never says no wrongly. */
export function mayBeTitledLikeHandoff(text: string): boolean {
  // A heading is read without its footnotes.
  const letters = joined(wordsOf(text.slice(0, headLength).replace(/\[\^[^\]\s]{1,40}\]/g, '')))
  return titleRoots().some((root) => letters.includes(root))
}

/** The start of a document. */
export function headOf({ blocks }: Document): string {
  let head = ''
  for (const { text } of blocks) {
    head += text
    if (head.length > headLength) break
  }
  return head.slice(0, headLength)
}

type Words = readonly string[]

/** The path of a page about a file of a program: `handoff.ts.md`. */
const ofSource = /\.(?:[cm]?[jt]sx?|json|ya?ml|py|go|rs|rb|java|kt|cs|php|sql|sh|css|html|md)\.\w+$/i

/** A year, a day or a time. */
const moment = /(?:19|20)\d\d|\d[:h.]\d\d/
/** What is still to be filled in; `[RESOLVED]` is a tag. */
const blank = /[[<{][^\]>}]*\p{Ll}[^\]>}]*[\]>}]/u

/** The words of a path's segments, the last one first. */
function wordsOfPath(path: string): Words[] {
  const segments = path.replace(/\.[^./]*$/, '').split('/')
  return segments.reverse().map((segment) => wordsOf(segment.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')))
}

/** True for the path of what is about handoffs: a guide, a template, or anything in a folder of them. */
function speaksAbout(segments: readonly Words[]): boolean {
  const [name = [], ...folders] = segments
  const [folder = []] = folders
  // Beside others of its sort, one of a day is one of them, whatever it is about.
  const isOfDay = /^(?:19|20)\d\d(?:\d{4})?$/.test(name[0] ?? '') && (isCalled(folder, 'document') || isCalled(folder, 'several'))
  return isOfForm(segments) || (isAbout(name) && !isOfDay) || folders.some((one) => isWhole(one, 'about'))
}

function isAbout(words: Words): boolean {
  if (isCalled(words, 'form') || words.some((_word, at) => phraseAt(words, at, 'about') > 0 && !isInKin(words, at))) return true
  return words.some((_word, at) => {
    const length = phraseAt(words, at, 'document') || phraseAt(words, at, 'occasion')
    return length > 0 && phraseAt(words, at + length, 'matter') > 0
  })
}

/** True for a word that belongs to what a document is called: *Release guide*. */
function isInKin(words: Words, at: number): boolean {
  return words.slice(0, at + 1).some((_word, start) => start + phraseAt(words, start, 'kin') > at)
}

function isOccasion(words: Words): boolean {
  return !isAbout(words) && (isCalled(words, 'occasion') || isCalled(words, 'several'))
}

/** True for *Incident: …*, *Outage 2026-03-04*, but not for *Incident review board*. */
function isOfOccasion(title: string): boolean {
  const [before = ''] = title.replace(/\b[A-Z]{2,}-\d+\b/g, ' ').split(/[:：—–|(（]|\s-\s/)
  const words = wordsOf(before).filter((word) => !/\d/.test(word))
  return isWhole(words, 'occasion')
}

/** True if the front matter is that of a prompt or an issue form: it has a name and says what the file is for. */
function isPrompt({ frontMatter }: Document): boolean {
  return frontMatter?.entries.has('name') === true && (frontMatter.entries.has('description') || frontMatter.entries.has('about'))
}

function titleOf({ blocks }: Document): string | undefined {
  let start = 0
  for (const { text, bodies } of blocks) {
    const heading = bodies.find((body) => body.heading)?.heading
    if (heading) return start + heading.textAt.end <= headLength ? heading.text : undefined
    start += text.length
    if (start > headLength) return undefined
  }
  return undefined
}

/** True for words that are one phrase of a concept and no more. */
function isWhole(words: Words, concept: Concept): boolean {
  return words.length > 0 && phraseAt(words, 0, concept) === words.length
}

function isCalled(words: Words, concept: Concept): boolean {
  return words.some((_word, at) => phraseAt(words, at, concept) > 0)
}

/** The number of words of the longest phrase of a concept at a word; 0 for none. Where words are not parted, a part of one is enough. */
function phraseAt(words: Words, at: number, concept: Concept): number {
  const { parted, unparted, longest } = phrasesOf(concept)
  for (let length = Math.min(longest, words.length - at); length > 0; length--) {
    if (parted.has(joined(words.slice(at, at + length)))) return length
  }
  const word = words[at]
  return word !== undefined &&
    unpartedScript.test(word) &&
    unparted.some((phrase) => joined(words.slice(at)).startsWith(phrase) || word.includes(phrase))
    ? 1
    : 0
}

function joined(words: Words): string {
  return words.join('')
}

/** The words of a text in lower case, without marks on letters. */
function wordsOf(text: string): Words {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => `${letter.normalize('NFD').charAt(0)}e`)
  const bare = plain
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
  return bare.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

/** Chinese, Japanese and Korean, where a title is often one word. */
const unpartedScript = /[\u3040-\uffdc]/

interface Phrases {
  /** Of languages that write blanks between words, without them. */
  readonly parted: ReadonlySet<string>
  readonly unparted: readonly string[]
  /** The number of words of the longest phrase. */
  readonly longest: number
}

const phrases = once(() => {
  const known = new Map<Concept, { parted: Set<string>; unparted: string[]; longest: number }>()
  for (const entry of titleEntries()) {
    const [name = ''] = entry.concepts
    const concept = besideDocuments.find((one) => one === name) ?? 'document'
    const of = known.get(concept) ?? { parted: new Set(), unparted: [], longest: 0 }
    known.set(concept, of)
    for (const phrase of entry.phrases) {
      const words = wordsOf(phrase)
      const letters = joined(words)
      of.longest = Math.max(of.longest, words.length)
      if (unpartedScript.test(letters)) of.unparted.push(letters)
      else of.parted.add(letters)
    }
  }
  return known
})

function phrasesOf(concept: Concept): Phrases {
  return phrases().get(concept) ?? { parted: new Set(), unparted: [], longest: 0 }
}

/** The phrases of titles, without those that contain another one. */
const titleRoots = once(() => {
  const all = (['document', 'kin', 'occasion'] as const).flatMap((concept) => {
    const { parted, unparted } = phrasesOf(concept)
    return [...parted, ...unparted]
  })
  return [...new Set(all)].filter((phrase) => !all.some((other) => other !== phrase && phrase.includes(other)))
})
