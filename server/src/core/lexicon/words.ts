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
const unseenSigns = /[\u00ad\u200b-\u200d\u2060\ufeff\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021]|[\d#*]\ufe0f?\u20e3/g
/** Tags, footnotes, `:shortcodes:`, and `{#anchors}` and `{.classes}` of other dialects of Markdown. */
const markup =
  /<su[pb]>[^<]{0,40}<\/su[pb]>|<\/?(?:a|abbr|b|big|br|center|code|del|div|em|font|h[1-6]|i|img|ins|kbd|mark|p|q|s|small|span|strong|su[bp]|summary|u)(?:\s[^<>]{0,200})?\/?>|\[\^[^\]\s]{1,40}\]|(?<![\w)]):[a-z][\w+-]{1,40}:(?!\w)|\{[#.:][^{}]{0,250}(?:\}|$)/g

/** A number or a letter with a bracket before a name, with any signs before the first word. */
const numbering = withLetters('^[^\\p{L}\\p{N}]*(?:(?:\\d+(?:\\.\\d+)*|[ivx]{1,5}|[a-z](?=\\)))[.)\\s:–—-]+)?(?=.*\\p{L})')

/** A name without markup and the pictures around it. */
export function unmarked(name: string): string {
  return name.slice(0, maxNameLength).replace(markup, ' ').replace(aroundName, '').trim()
}

const aroundName = /^(?:\s|\uFE0F|\p{Extended_Pictographic})+|(?:\s|\uFE0F|\p{Extended_Pictographic})+$/gu

/** A name in lower case, without numbers before it, markup and signs that say nothing. */
export function cleanName(name: string): string {
  const start = name.slice(0, maxNameLength)
  const text = (/^[ -~]*$/.test(start) ? start : start.replace(unseenSigns, '').normalize('NFKC')).toLowerCase()
  const bare = /[<{:]|\[\^/.test(text) ? text.replace(markup, ' ') : text
  return bare.replace(numbering(bare), '')
}

const brackets = /[([（［【][^)\]）］】]*[)\]）］】]/g
const behindDash = /^(.+?)(?:\s+[-–—|]{1,3}\s+|\s*[—|]\s*|\s*[:：](?=\s|[\u3040-\uffdc]))(.*)$/

/** An amount behind a sign, which is an aside as well: `Agenda ⏱ 70 min`. */
const amount = withLetters("[^\\p{L}\\p{N}\\s%+#&/'’-][^\\p{L}\\p{N}]{0,8}\\d{1,4}(?:[-–]\\d{1,4})?\\s?\\p{L}{1,8}\\.?$")

/** Cuts a clean name where its aside begins. */
export function cutName(name: string): CutName {
  const asides: string[] = []
  const bare = name.replace(brackets, (aside) => {
    asides.push(aside)
    return ' '
  })
  const [, cut = bare, behind = ''] = behindDash.exec(bare.trim()) ?? []
  const head = /\d/.test(cut)
    ? cut.replace(amount(cut), (aside) => {
        asides.push(aside)
        return ''
      })
    : cut
  return { head, aside: [behind, ...asides].join(' ').trim() }
}

/** The words of a name as written, without a number before them, markup around them or an aside behind them. */
export function wordsOfHead(name: string): string {
  const bare = unmarked(name)
  const numbers = numbering(bare).exec(bare.toLowerCase())?.[0].length ?? 0
  return cutName(bare.slice(numbers)).head.trim()
}

/** Compounds that are written as one word, with a hyphen or as two. */
const compounds =
  /\b(e(?=\Wmail)|pre(?=\Wreq)|hand(?=\Wo)|roll(?=\Wback)|work(?=\Waround)|run(?=\Wbook)|hot(?=\Wfix)|time(?=\Wline)|sign(?=\Woff)|follow(?=\Wup)|on(?=\Wcall)|check(?=\W(?:in|list)))[\s-](mail|requisite|off|over|back|around|book|fix|line|up|call|in|list)/g

const ordinals = ['first', 'second', 'third']

const betweenWords = withLetters('[^\\p{L}\\p{N}%+#]+')

/** Scripts that write words without blanks between them. */
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/

/** Percent behind a number. */
const percent = /(?<=\d)\s{0,2}(?:%|\b(?:percent|per cent|prozent|pour cent|por ciento|por cento|per cento|procent)\b)/g
/** Where such a script meets letters and digits of another: *1%時点*. */
const besideUnspaced = /(?<=[a-z\d%])(?=[\u3040-\u30ff\u3400-\u9fff])|(?<=[\u3040-\u30ff\u3400-\u9fff])(?=[a-z\d])/g

let segmenter: Intl.Segmenter | undefined

/** The words of a clean name. */
export function wordsIn(name: string): string[] {
  const text = name
    .replace(/\bwhat(?:['’`´]|\u0020\u0301)?s\b/g, 'what is')
    .replace(/['’`´](?:s\b)?|\u0020\u0301s?\b/g, ' ')
    .replace(compounds, '$1$2')
    .replace(percent, '%')
    .replace(besideUnspaced, ' ')
    .replace(/\b(?:1st|2nd|3rd)\b/g, (number) => ordinals[Number(number[0]) - 1] ?? number)
  const words = text.split(betweenWords(text)).filter((word) => word !== '')
  return unspaced.test(text) ? words.flatMap((word) => (unspaced.test(word) ? segmentsOf(word) : word)) : words
}

/** Words of scripts without blanks. All others are cut at their blanks and signs, as a segmenter would, in a tenth of the time. */
function segmentsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  return Array.from(segmenter.segment(text))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
}
