/** Finds keys, tokens and passwords in a text. */

import { blocksOf, reads } from '../../markdown/blocks.ts'
import type { Block, Document, Place } from '../../markdown/document.ts'
import { perObject } from '../../util/perObject.ts'
import type { Phrase } from '../../util/phrase.ts'
import type { Span } from '../../util/text.ts'
import { inColumns } from './columns.ts'
import { byVendor, type Secret } from './detectors.ts'
import { byForm } from './forms.ts'
import { belowLabel, byLabel, endsWithLabel } from './labels.ts'
import { isStandIn } from './standIns.ts'

/** The secrets in the source of a block, code and front matter included, in order. */
export const secretsIn = perObject((block: Block): readonly Secret[] => findSecrets(block.text, inColumns(block)))

/** A secret of a document. */
export interface PlacedSecret {
  /** What it is, without its value. */
  readonly category: Phrase
  /** The value alone. */
  readonly at: Place
}

const labelsNext = reads((block) => mayHoldLabel(block.text) && endsWithLabel(block.text))

/** The secrets whose label is in the previous block: the list or code below a line that ends in a colon, or below a heading. */
export function secretsBelow(document: Document): PlacedSecret[] {
  return blocksOf(document, labelsNext).flatMap((block) => {
    const next = document.blocks[document.indexOf(block) + 1]
    if (!next) return []
    const own = secretsIn(next)
    return apart(
      belowLabel(block.text, next.text).filter(({ span }) => !standsFor(next.text, span)),
      own,
    ).map(({ category, span }) => ({ category, at: { block: next, ...span } }))
  })
}

/**
 * Every secret has one of these: a long word, an address with its scheme, the start of a key, a command, or a label. Most paragraphs have
 * none.
 */
const marks =
  /(?<![\w+/=.~-])[_+/=.~-]*[a-z\d][\w+/=.~-]{15}|:\/\/|-----BEGIN|auth|cookie|\b(?:curl|wget|http|redis-cli|mysql|sudo|requirepass|mongo\w*|ldap\w*|sqlcmd|bcp|ipmitool|7z|zip|rdesktop|net use|xfreerdp|identified by|rabbitmq\w*)\b/i
/** Every label contains one of these. */
const labelMarks =
  /pass|phrase|pwd|(?<![a-z])ps?w(?![a-z])|secret|token|key|cred|log-?\s?(?:ged )?in|sign[ -]?in|ssh|wi-?fi|wlan|vpn|rdp|ftp|clave|zugang|daten|wort|mdp|mot. de|senha|contrase|wachtw|hesl|parola|salasana|adgangskode|kata sandi|identif|inlog|dane log/i
const otherLabelMarks =
  /schlüssel|contraseña|wört|clé|hasł|парол|токен|ключ|lösenord|jelszó|şifre|mật khẩu|パスワード|暗証番号|APIキー|トークン|ログイン情報|密[码碼钥]|口令|令牌|비밀번호|암호|账号/i

/** False if a text certainly contains no secret. */
export function mayHold(text: string): boolean {
  return marks.test(text) || mayHoldLabel(text)
}

function mayHoldLabel(text: string): boolean {
  return labelMarks.test(text) || (/[^\0-\x7f]/.test(text) && otherLabelMarks.test(text))
}

/** Every vendor's secret contains one of these, which are the starts of what detectors look for. */
const mayHoldVendors =
  /gh[pousr]_|github_pat_|vc[piark]_|shp(?:pa|ca|at|ss)_|SG\.|dapi|dckr_pat_|figd_|glc_|glpat-|glsa_|gsk_|hf_|hv[bsr]\.|lin_api_|npm_|ntn_|ops_ey|sk-|A3T|A(?:KI|GP|ID|RO|IP|NP|NV|SI)A|xox[bpaor]-|xapp-|[Hh][Oo][Oo][Kk][Ss]\.|-----BEGIN|_authToken|x-oauth-basic|_?(?:KEY|key|Key)["'\s]*(?::|=>|=)/

/** The secrets in a text, in order. Of two that overlap, one found by its form wins over one found by its label. */
export function findSecrets(text: string, others: readonly Secret[] = []): Secret[] {
  if (others.length === 0 && !mayHold(text)) return []
  const all = [...asWritten(text), ...others].filter(({ span }) => !standsFor(text, span))
  if (hides.test(text)) all.push(...asShown(text))
  return apart(all)
}

function asWritten(text: string): Secret[] {
  return [...(mayHoldVendors.test(text) ? byVendor(text) : []), ...byForm(text), ...(mayHoldLabel(text) ? byLabel(text) : [])]
}

/** Markup within a word. */
const hides = /[\w!@#$%^+=?](?:\*{1,3}|__|~~|<\/?[a-z][^<>\n]{0,200}>|&#?\w{2,8};|\\)[\w!@#$%^+=?&]/i
const markup = /<\/?[a-z][^<>\n]{0,200}>|\*{1,3}|__|~~|\\([!-/:-@[-`{-~])|&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** A source as readers see it, as far as secrets are concerned: without escapes, entities, tags and emphasis marks. */
export function shown(source: string): string {
  return source.replace(markup, (all, escaped, decimal, hexadecimal, name) => signOf(all, escaped, decimal, hexadecimal, name))
}

function signOf(all: string, escaped?: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (escaped !== undefined) return escaped
  if (name !== undefined) return entities[name.toLowerCase()] ?? all
  if (decimal === undefined && hexadecimal === undefined) return ''
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : all
}

/** The secrets that only readers see, because they or their labels contain markup. Their places are in the source. */
function asShown(source: string): Secret[] {
  const text = shown(source)
  const found = asWritten(text).filter(({ span }) => !standsFor(text, span))
  if (found.length === 0) return []
  // The offset in the source of each character of the text, and of its end.
  const starts: number[] = []
  const ends: number[] = []
  const add = (words: string, start: number, length: number) => {
    for (let index = 0; index < words.length; index++) {
      starts.push(start + (length === words.length ? index : 0))
      ends.push(length === words.length ? start + index + 1 : start + length)
    }
  }
  let from = 0
  for (const match of source.matchAll(markup)) {
    add(source.slice(from, match.index), from, match.index - from)
    add(signOf(match[0], match[1], match[2], match[3], match[4]), match.index, match[0].length)
    from = match.index + match[0].length
  }
  add(source.slice(from), from, source.length - from)
  return found.map(({ category, span }) => ({ category, span: { start: starts[span.start] ?? 0, end: ends[span.end - 1] ?? 0 } }))
}

/** True for text in place of a secret, and for the start of a shortened one: `ghp_a1b2…`. */
function standsFor(text: string, { start, end }: Span): boolean {
  return isStandIn(text.slice(start, end)) || /^["'`]?(?:\.{3}|…|\*{3}|•)/.test(text.slice(end, end + 4))
}

/**
 * The first of secrets that overlap, in the order of the text. Those that overlap `others` are left out; `others` do not overlap each
 * other.
 */
function apart(secrets: readonly Secret[], others: readonly Secret[] = []): Secret[] {
  const taken = others.map(({ span }) => span)
  const found: Secret[] = []
  for (const secret of secrets) {
    const index = firstBehind(taken, secret.span.start)
    const next = taken[index]
    if (next && next.start < secret.span.end) continue
    taken.splice(index, 0, secret.span)
    found.push(secret)
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** The index of the first span that ends behind an offset. The spans are sorted and do not overlap. */
function firstBehind(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
