/** A name as words: without what is written around them, in normal form. */
import { withLetters } from '../util/anyCase.ts'

/** Longer texts are no names; their start is enough to tell them apart. */
const maxNameLength = 300

/** A name without what stands in brackets or behind a dash, a colon or a bar, and that aside. */
export interface CutName {
  readonly head: string
  readonly aside: string
}

/** Signs that change nothing: soft hyphens, joiners, marks of footnotes. */
const unseenSigns = /[\u00ad\u200b-\u200d\u2060\ufeff\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021]/g
/** Tags, footnotes, keycaps, `:shortcodes:`, and `{#anchors}` and `{.classes}` of other dialects of Markdown. */
const markup =
  /<su[pb]>[^<]{0,40}<\/su[pb]>|<\/?(?:a|abbr|b|big|br|center|code|del|div|em|font|h[1-6]|i|img|ins|kbd|mark|p|q|s|small|span|strong|su[bp]|summary|u)(?:\s[^<>]{0,200})?\/?>|\[\^[^\]\s]{1,40}\]|[\d#*]\ufe0f?\u20e3|(?<![\w)]):[a-z][\w+-]{1,40}:(?!\w)|\{[#.:][^{}]{0,80}\}/gi

/** A name without markup and signs that say nothing. */
export function cleanName(name: string): string {
  return name.slice(0, maxNameLength).replace(unseenSigns, '').replace(markup, ' ')
}

const brackets = /[([（［【][^)\]）］】]*[)\]）］】]/g
const behindDash = /^(.+?)(?:\s+[-–—|]\s+|\s*[:：]\s|\s[-–—]{2}\s|[|：])(.*)$/

/** Cuts a clean name where its aside begins. */
export function cutName(name: string): CutName {
  const asides: string[] = []
  const bare = name.replace(brackets, (aside) => {
    asides.push(aside)
    return ' '
  })
  const [, head = bare, behind = ''] = behindDash.exec(bare.trim()) ?? []
  return { head, aside: [behind, ...asides].join(' ').trim() }
}

/** Compounds that are written as one word, with a hyphen or as two. */
const compounds =
  /\b(e(?=\Wmail)|pre(?=\Wreq)|hand(?=\Wo)|roll(?=\Wback)|work(?=\Waround)|run(?=\Wbook)|hot(?=\Wfix)|time(?=\Wline)|sign(?=\Woff)|follow(?=\Wup)|on(?=\Wcall)|check(?=\W(?:in|list)))[\s-](mail|requisite|off|over|back|around|book|fix|line|up|call|in|list)/g

/** A number before a name, with any signs before the first word. */
const numbering = withLetters('^[^\\p{L}\\p{N}]*(?:(?:\\d+(?:\\.\\d+)*|[ivx]{1,5})[.)\\s:–—-]+)?(?=.*\\p{L})')
const betweenWords = withLetters('[^\\p{L}\\p{N}%+#]+')

/** Scripts that write words without blanks between them. */
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/

let segmenter: Intl.Segmenter | undefined

/** The words of a clean name in lower case. `isStart` is true where a number may be the number of the name. */
export function wordsIn(name: string, isStart = true): string[] {
  const text = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\bwhat(?:['’`´]|\u0020\u0301)?s\b/g, 'what is')
    .replace(/['’`´](?:s\b)?|\u0020\u0301s?\b/g, ' ')
    .replace(compounds, '$1$2')
  const words = (isStart ? text.replace(numbering(text), '') : text).split(betweenWords(text)).filter((word) => word !== '')
  return unspaced.test(text) ? words.flatMap((word) => (unspaced.test(word) ? segmentsOf(word) : word)) : words
}

/** Words of scripts without blanks. All others are cut at their blanks and signs, as a segmenter would, in a tenth of the time. */
function segmentsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  return Array.from(segmenter.segment(text))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
}
