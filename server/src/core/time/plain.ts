/** One spelling for what people write in several, so that patterns stay short. */

const lookalikes: Readonly<Record<string, string>> = { '、': ',', '。': '.', '〜': '~', '∼': '~' }

/**
 * The text with full-width characters, odd spaces and dashes as their ASCII likes, and emphasis and line breaks of HTML as spaces.
 * Its length is that of the text, so offsets in one are offsets in the other.
 */
export function plainText(text: string): string {
  if (!/[^\n\r -~]|[*_~`<]|&[#a-z]/.test(text)) return text
  return (
    text
      .replace(/&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#8239|#x202f);/gi, (entity) => ' '.repeat(entity.length))
      .replace(/&(?:ndash|mdash|minus|#8211|#8212);/gi, (entity) => `-${' '.repeat(entity.length - 1)}`)
      .replace(/[\uff01-\uff5e]/g, (full) => String.fromCharCode(full.charCodeAt(0) - 0xfee0))
      // Behind the time of `2026-03-01T14:30` a dash is no minus, and what follows no offset.
      .replace(/(\dT\d\d:\d\d(?::\d\d)?)[\u2012-\u2015](?=\d)/g, '$1~')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      // An escaped hyphen, which is within a day or before an offset.
      .replace(/(?<=:\d\d)\u2060(?=-\d)/g, ' ')
      .replace(/[、。〜∼]/g, (letter) => lookalikes[letter] ?? letter)
      .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f\u3000*`]/g, ' ')
      .replace(/~~|<br ?\/?>/gi, (mark) => ' '.repeat(mark.length))
      .replace(/(?<![\p{L}\d_:])_{1,3}(?=[^\s_:])|(?<=[^\s_:])_{1,3}(?![\p{L}\d_:])/gu, (mark) => ' '.repeat(mark.length))
  )
}
