/** Offsets from UTC as people write them: `+02:00`, `-3.5`, `+5½`, `+5h30`, `+2hrs`. */

/** An offset that was read. */
export interface ReadOffset {
  /** Minutes east of UTC. */
  readonly minutes: number
  /** How many characters it takes. */
  readonly length: number
}

/** The farthest that a zone lies from UTC in the IANA database: Kiribati, 14 hours. */
const maxOffsetMinutes = 14 * 60

const written =
  /^([+-]) ?(\d{1,2})(?:(\d{2})|([:.,h])(\d{1,2})|([¼½¾]))?(?: ?(?:h|hrs?|hours?|Std\.?|Stunden?)(?![A-Za-z\u00c0-\u024f\d]))?/i
const fractions: Readonly<Record<string, number>> = { '¼': 15, '½': 30, '¾': 45 }
/** Digits behind a point or comma: those of a clock, or the fraction of an hour. */
const decimals: Readonly<Record<string, number>> = { '0': 0, '00': 0, '15': 15, '25': 15, '30': 30, '45': 45, '5': 30, '50': 30, '75': 45 }

/** The offset with which a text begins, its sign first; undefined where digits or letters go on, or no zone has such an offset. */
export function readOffset(text: string): ReadOffset | undefined {
  const match = written.exec(text)
  if (match === null || goesOn.test(text.slice(match[0].length))) return undefined
  const [all, sign, hours, digits, mark, behind, fraction] = match
  const rest =
    fraction !== undefined
      ? fractions[fraction]
      : mark === '.' || mark === ','
        ? decimals[behind ?? '']
        : behind?.length === 1
          ? undefined
          : Number(behind ?? digits ?? 0)
  // Zones lie a number of quarter hours from UTC.
  if (rest === undefined || rest > 59 || rest % 15 !== 0) return undefined
  const minutes = (Number(hours) * 60 + rest) * (sign === '-' ? -1 : 1)
  return Math.abs(minutes) > maxOffsetMinutes ? undefined : { minutes: minutes + 0, length: all.length }
}

const goesOn = /^(?:[A-Za-z_\u00c0-\u024f\d¼½¾]|[.,:]\d)/

/** The length of `UTC+5.5`, `GMT +1`, `UTC plus 2` or `UTC+1/+2` at the beginning of a text; undefined when there is no such zone. */
export function offsetNameLength(text: string): number | undefined {
  const first = withOffset(text)
  if (first === undefined) return undefined
  const second = /^ ?\/ ?(?=(?:UTC|GMT)? ?[+-]\d)/i.exec(text.slice(first))
  if (second === null) return first
  const from = first + second[0].length
  const length = withOffset(text.slice(from)) ?? readOffset(text.slice(from))?.length
  return length === undefined ? first : from + length
}

/** An offset behind its `UTC`. Not the begin of a second time: `08:00 UTC-10:00 UTC`, `08:00 UTC - 10:00`. */
function withOffset(text: string): number | undefined {
  const lead = /^(?:UTC|GMT)(?: ?[+-](?=\d)| ?\+ (?=\d)| (?:plus|minus) (?=\d))/i.exec(text)?.[0]
  if (lead === undefined) return undefined
  const sign = /minus|-/i.test(lead) ? '-' : '+'
  const offset = readOffset(sign + text.slice(lead.length))
  if (offset === undefined) return undefined
  const length = lead.length + offset.length - 1
  return /^ ?(?:UTC|GMT|[ap]m)\b/i.test(text.slice(length)) ? undefined : length
}

/** The offsets, in minutes, of a name such as `UTC+5.5`, `+05:30` or `UTC+1/+2`; empty when it is none. */
export function offsetsOfName(name: string): number[] {
  const found = name.split('/').map((part) => {
    const bare = part
      .trim()
      .replace(/^(?:UTC|GMT) ?(?=\D)/i, '')
      .replace(/^plus /i, '+')
      .replace(/^minus /i, '-')
    const offset = readOffset(bare)
    return offset?.length === bare.length ? offset.minutes : undefined
  })
  return found.length <= 2 && found.every((minutes) => minutes !== undefined) ? found : []
}
