/** Data in a text that may identify a person: addresses and numbers, without reserved ones. The context decides whose they are. */

import type { Block } from '../markdown/document.ts'
import { anyCase } from '../util/anyCase.ts'
import { perObject } from '../util/perObject.ts'
import { applyEdits, type Span } from '../util/text.ts'

export type PersonalKind = 'e-mail' | 'phone number' | 'card number' | 'bank account' | 'national number' | 'IP address'

export interface Personal {
  readonly kind: PersonalKind
  readonly span: Span
}

/** Such data in the source of a block, including code and link addresses, in order. */
export const personalIn = perObject((block: Block): readonly Personal[] => findPersonal(block.text))

/** A text without such data, for words that leave their document. */
export function withoutPersonal(text: string): string {
  return applyEdits(
    text,
    findPersonal(text).map(({ span, kind }) => ({ span, text: `[redacted ${kind}]` })),
  )
}

/** Such data in a text, in order and without overlaps; the match with more digits to check wins. */
export function findPersonal(text: string): Personal[] {
  const found: Personal[] = []
  const add = (kind: PersonalKind, start: number, length: number) => {
    const span = { start, end: start + length }
    if (!found.some((other) => other.span.start < span.end && span.start < other.span.end)) found.push({ kind, span })
  }
  if (!/[@\d]/.test(text)) return found
  for (const match of text.includes('@') ? text.matchAll(email) : [])
    if (isEmail(match[0], match.index, text)) add('e-mail', match.index, match[0].length)
  for (const match of text.matchAll(iban)) if (isIban(match[0])) add('bank account', match.index, match[0].trimEnd().length)
  for (const match of text.matchAll(card)) if (isCard(match[0], match.index, text)) add('card number', match.index, match[0].length)
  for (const { pattern, accepts } of nationalNumbers) {
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? ''
      if (accepts(value)) add('national number', match.index + match[0].length - value.length, value.length)
    }
  }
  for (const { span, ofMachine } of publicAddresses(text)) if (!ofMachine) add('IP address', span.start, span.end - span.start)
  for (const match of text.matchAll(international))
    if (isPhone(match[0], match.index, text)) add('phone number', match.index, match[0].length)
  // The slowest search runs only if there is such a number.
  for (const match of /\d{3}[-.]\d{4}/.test(text) ? text.matchAll(northAmerican) : []) {
    const value = match[0].trimStart()
    if (!isFictionalNorthAmerican(value.replace(/\D/g, '').slice(-10)))
      add('phone number', match.index + match[0].length - value.length, value.length)
  }
  for (const match of /(?<![\d-])0\d[\d ()/.-]{5}/.test(text) ? text.matchAll(national(text)) : []) {
    const value = (match[1] ?? '').trimEnd()
    const start = match.index + match[0].length - (match[1] ?? '').length
    const digits = value.replace(/\D/g, '')
    if (digits.length >= 7 && digits.length <= 15 && !isSequence(digits) && !isFictionalNorthAmerican(digits.slice(-10)))
      add('phone number', start, value.length)
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

const email = /(?<![\w.%+@/-])[\p{L}\p{N}_.%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}(?![\w@])/gu

/** Mailboxes of a role rather than a person. */
const roles =
  /^(?:no-?_?reply|do-?not-?reply|support|help|helpdesk|service-?desk|info|contact|kontakt|hello|office|ops|operations|sre|oncall|on-call|noc|soc|devops|platform|infra|security|abuse|postmaster|webmaster|hostmaster|mailer-daemon|admin|administrator|root|team|sales|vertrieb|billing|rechnung|accounting|invoices?|legal|privacy|datenschutz|dpo|press|marketing|hr|jobs|career|careers|success|customer-?success|cs|cx|engineering|product|release|releases|alerts?|alerting|monitoring|notifications?|incidents?|escalations?|status|feedback|community|dev|developer|developers|api|service|services|system|bot|git|github|jenkins|ci|build|test|tests|testing|tester|qa|demo|example|sample|user|username|name|someone|customer|you|me|x+)(?:[-_.+]|\d|$)|(?:[-_.](?:team|support|alerts?|oncall|ops|bot|list|noreply|admins?|leads?))$/i

/** RFC 2606 and RFC 6761, and the company names that documentation uses as examples. */
const reservedNames =
  /(?:^|\.)(?:example(?:\.[a-z]{2,3}){0,2}|[\w-]+\.example|test|invalid|localhost|local|internal|lan|corp|localdomain|gserviceaccount\.com|googlegroups\.com|lists\.[\w.-]+)$/i
const standInNames =
  /^(?:(?:your|my|our|the)-?(?:company|domain|org|organi[sz]ation|team|site|email)|company|domain|email|mail|customer|client|acme|contoso|fabrikam|northwind|foo|bar|test|sample|x{2,})\.\w{2,6}$/i

function isEmail(value: string, start: number, text: string): boolean {
  const at = value.lastIndexOf('@')
  const name = value.slice(0, at).replace(/^[.'-]+/, '')
  const host = value.slice(at + 1)
  const top = host.slice(host.lastIndexOf('.') + 1)
  if (!/^\p{L}{2,}$/u.test(top) || name === '') return false
  // Files such as `logo@2x.png`, addresses of shells and of repositories: `git@host:path`.
  if (/^(?:png|jpe?g|gif|svg|webp|js|ts|css|md|html?)$/i.test(top)) return false
  if (/:\/\/\S{0,80}$/.test(text.slice(Math.max(0, start - 90), start))) return false
  if (/^:[^\s]/.test(text.slice(start + value.length, start + value.length + 2))) return false
  if (/(?:ssh|scp|sftp|rsync|git|mosh)\s(?:[^\n]{0,60}\s)?$/.test(text.slice(Math.max(0, start - 70), start))) return false
  return !roles.test(name) && !reservedNames.test(host) && !standInNames.test(host) && !/x{3,}/i.test(name)
}

const iban = /(?<![\w])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\w])/g

/** Lengths of ISO 13616's registry. */
const ibanLengths: Readonly<Record<string, number>> = Object.fromEntries(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** The registry's own examples for the most used countries. */
const exampleIbans = new Set([
  'DE89370400440532013000',
  'GB29NWBK60161331926819',
  'GB82WEST12345698765432',
  'FR1420041010050500013M02606',
  'CH9300762011623852957',
  'AT611904300234573201',
  'NL91ABNA0417164300',
  'ES9121000418450200051332',
  'BE68539007547034',
  'IT60X0542811101000000123456',
])

function isIban(value: string): boolean {
  const compact = value.replace(/ /g, '')
  if (compact.length !== ibanLengths[compact.slice(0, 2)] || exampleIbans.has(compact)) return false
  let rest = 0
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const number = Number.parseInt(character, 36)
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97
  }
  return rest === 1
}

const card = /(?<![\w.,/#+-])\d(?:[ -]?\d){12,18}(?![\w]|[.,-]\d)/g

/** Test numbers of payment providers. */
const testCards = new Set(
  '4111111111111111 4242424242424242 4012888888881881 4000056655665556 4222222222222 5555555555554444 5105105105105100 2223003122003222 5200828282828210 378282246310005 371449635398431 378734493671000 6011111111111117 6011000990139424 30569309025904 38520000023237 3056930009020004 3530111333300000 3566002020360505 6200000000000005'.split(
    ' ',
  ),
)

/** By brand: first digits (ISO/IEC 7812) and length. */
const brands =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|2720\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17})$/

function isCard(value: string, start: number, text: string): boolean {
  const digits = value.replace(/\D/g, '')
  // Cards are grouped by four, or by four, six and five; other groups are another number.
  if (/[ -]/.test(value) && !/^\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}$|^\d{4}([ -])\d{6}\2\d{4,5}$/.test(value)) return false
  if (!brands.test(digits) || testCards.has(digits) || isSequence(digits)) return false
  if (
    /\b(?:id|no|nr|ref|order|ticket|trace|request|span|account|build|offset|serial|imei|snowflake)["'`]?\s{0,2}[:=#]?\s{0,2}["'`]?$/i.test(
      text.slice(Math.max(0, start - 16), start),
    )
  )
    return false
  return passesLuhn(digits)
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** The same digit repeated, or 1234…: nobody's number. */
function isSequence(digits: string): boolean {
  return /^(\d)\1+$/.test(digits) || '01234567890123456789'.includes(digits) || '98765432109876543210'.includes(digits)
}

const nationalNumbers: readonly { readonly pattern: RegExp; accepts(value: string): boolean }[] = [
  {
    // United States: never 000, 666 or 9xx in front, and never zeros in a group. Two were printed in advertisements.
    pattern: /\b(?:SSN|social security)(?:\s+(?:number|no\.?|nr\.?))?[^\n\d]{0,20}(\d{3}-\d{2}-\d{4})(?![\d-])/gi,
    accepts: (value) => !/^(?:000|666|9)|-00-|-0000$|^(?:078-05-1120|219-09-9999|123-45-6789|111-11-1111)$/.test(value),
  },
  {
    // United Kingdom; QQ is reserved for examples.
    pattern: /\b(?:NINO|NI number|[Nn]ational [Ii]nsurance)[^\n\d]{0,20}?\b((?!QQ)[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D])\b/g,
    accepts: () => true,
  },
  {
    pattern: /(?:マイナンバー|個人番号)[^\n\d]{0,10}(\d{4}[ -]?\d{4}[ -]?\d{4})(?!\d)/g,
    accepts: (value) => !isSequence(value.replace(/\D/g, '')),
  },
  {
    pattern:
      /(?:Steuer-?ID|Steueridentifikationsnummer|Sozialversicherungsnummer|AHV-?(?:Nummer|Nr\.?))[^\n\d]{0,10}(\d[\d .]{9,16}\d)(?!\d)/gi,
    accepts: (value) => !isSequence(value.replace(/\D/g, '')),
  },
  {
    // China, GB 11643: the last character is a check digit.
    pattern: /(?<![\w.-])(\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dX])(?![\w.-])/g,
    accepts: (value) => {
      const sum = Array.from(value.slice(0, 17)).reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
      return '10X98765432'[sum % 11] === value[17]
    },
  },
]

const ipv4 = /(?<![\w.@-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d|\/\d)/g

/** Loopback, private, link-local, shared, documentation, benchmark, multicast and reserved addresses: RFC 6890, RFC 5737. */
const specialV4 =
  /^(?:0|10|127)\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.|^192\.168\.|^192\.0\.[02]\.|^198\.51\.100\.|^203\.0\.113\.|^198\.1[89]\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^(?:22[4-9]|2[3-5]\d)\./

/** Well-known public resolvers. */
const resolvers =
  /^(?:8\.8\.(?:8\.8|4\.4)|1\.[01]\.[01]\.[123]|9\.9\.9\.\d{1,2}|149\.112\.112\.\d{1,3}|208\.67\.22[02]\.\d{3}|4\.2\.2\.[1-6]|64\.6\.6[45]\.6|94\.140\.1[45]\.1[45]|77\.88\.8\.[128]|114\.114\.11[45]\.11[45]|223\.[56]\.[56]\.[56]|119\.29\.29\.29|185\.222\.222\.222|2001:4860:4860::\d{4}|2606:4700:4700::\d{4}|2620:(?:fe|119:3[5]?)::[\da-f:]+)$/i
/** Digits that stand for any address or for a version: `1.2.3.4`, `11.22.33.44`, `123.45.67.89`. */
const standInV4 =
  /^(?:\d\.){3}\d$|^1\.2\.3\.|^(\d{1,3})(?:\.\1){3}$|^(?:11\.22\.33\.44|12\.34\.56\.78|111\.222\.\d+\.\d+|123\.45\.67\.\d+|123\.123\.\d+\.\d+)$/

/** Words for a machine and for operating one. Its address identifies no person. */
const machine = anyCase(
  String.raw`(?<![\p{L}])(?:\p{L}{0,12}servers?|(?:web|mail|db|api|data|jump)?hosts?(?:name)?|nodes?|instances?|vms?|vps|ec2|droplets?|pods?|gateways?|load ?balancers?|lb|vip|endpoints?|upstreams?|origins?|dns|(?:a|aaaa|mx|ptr|cname)[ -](?:records?|einträge?|eintrag)|records?|resolvers?|nameservers?|ns\d?|domains?|databases?|db|clusters?|proxy|proxies|reverse proxy|nginx|apache|haproxy|caddy|cdn|bastion|jump ?box|egress|ingress|outbound|nat|nats|routers?|switch|firewalls?|targets?|destination|dst|dest|backends?|replicas?|primary|static|elastic|floating|reserved|public|external|wan|vpn|tunnel|peer gateway|connect(?:ed|ing)? to|ssh|scp|sftp|rsync|ping|curl|wget|dig|nslookup|traceroute|telnet|nc|listen(?:s|ing)?|bind|deploy(?:ed|ment|s)?|production|prod|staging|environments?|infra(?:structure)?|network|hosting|machines?|devices?|boxe?s?|allow-?list(?:ed)?|white-?list(?:ed)?|monitor(?:ing|ed)?|our|own|statische?|öffentliche?|feste|eigene?|unsere?|rechner|maschinen?|netz(?:werk)?|umgebung|サーバー?|ホスト|服务器|主机)(?![\p{L}])`,
  'gu',
)
/** Words for a client, whose address may be a person's. */
const caller = anyCase(
  String.raw`(?<![\p{L}])(?:clients?|customers?|users?|visitors?|remote(?:_addr|-addr|addr)?|src|source|from|x-forwarded-for|xff|x-real-ip|callers?|logins?|logged in|signed in|sign-ins?|sessions?|requests? by|subscribers?|guests?|buyers?|patients?|kund(?:e|en|in)|nutzer(?:in)?|benutzer(?:in)?|von|clientes?|usuarios?|utilisateurs?|utilisatrices?|usuários?|utent[ei]|clienti|klant(?:en)?|gebruikers?|desde|depuis|access(?:[ _-]logs?)?|logs?|protokolle?|journaux|registros?|顧客|利用者|ユーザー|ログ|客户|用户|日志|고객|사용자|로그)(?![\p{L}])`,
  'gu',
)

/** True for words that name a machine and no client behind it. */
export function namesMachine(words: string): boolean {
  return lastOf(words, machine(words)) > lastOf(words, caller(words))
}

/** True for words that name somebody who calls: a customer, a user, a request in a log. */
export function namesCaller(words: string): boolean {
  return lastOf(words, caller(words)) >= 0
}

/** Where the last match of a pattern begins; -1 if there is none. */
function lastOf(words: string, pattern: RegExp): number {
  let last = -1
  for (const { index } of words.matchAll(pattern)) last = index
  return last
}

function isPublicV4(value: string, start: number, text: string): boolean {
  const parts = value.split('.')
  if (parts.some((part) => Number(part) > 255 || /^0\d/.test(part)) || specialV4.test(`${value}.`)) return false
  if (resolvers.test(value) || standInV4.test(value)) return false
  const before = lineBefore(text, start)
  if (
    /\b(?:version|v|ver|release|build|chrome|firefox|safari|edge|driver|firmware|package|sdk|plugin)\b[^\d,;]{0,12}$|[/_]$|==\s?$|[<>~^]=?\s?$/i.test(
      before,
    )
  )
    return false
  return true
}

/** The text on the line before an offset, up to 60 characters. */
function lineBefore(text: string, start: number): string {
  const line = text.slice(Math.max(0, start - 60), start)
  return line.slice(Math.max(line.lastIndexOf('\n'), line.lastIndexOf('\r')) + 1)
}

/** The public IP addresses in a text, and whether the text calls each a machine's. */
function publicAddresses(text: string): { readonly span: Span; readonly ofMachine: boolean }[] {
  const found = [
    ...Array.from(text.matchAll(ipv4)).filter(({ 0: value, index }) => isPublicV4(value, index, text)),
    ...Array.from(text.matchAll(ipv6)).filter(({ 0: value }) => isPublicV6(value)),
  ]
  return found.map(({ 0: value, index }) => {
    const end = index + value.length
    return { span: { start: index, end }, ofMachine: isOfMachine(lineBefore(text, index), text.slice(end, end + 60)) }
  })
}

/** The IP addresses that a block calls a machine's. They count as such elsewhere too. */
export const machinesIn = perObject((block: Block): readonly string[] => {
  const { text } = block
  return (/\d[.:][\da-f]/i.test(text) ? publicAddresses(text) : []).flatMap(({ span, ofMachine }) =>
    ofMachine ? [text.slice(span.start, span.end)] : [],
  )
})

/** True for the address of a machine, by the words before it on its line or in brackets behind it. */
function isOfMachine(before: string, behind: string): boolean {
  const near = /[^.;|]*$/.exec(before.replace(/(?<=\d)\.(?=\d)/g, ' '))?.[0] ?? ''
  if (namesMachine(near)) return true
  // An address with a listening port is a server's, not a client's.
  const port = Number(/^:(\d{2,5})(?!\d)/.exec(behind)?.[1] ?? Infinity)
  if (port < 32768 && lastOf(near, caller(near)) < 0) return true
  const named =
    /^["'`*_]{0,3}\s{0,2}\(([^()\n]{1,50})\)/.exec(behind)?.[1] ?? /^["'`*_]{0,3}\s(?:is|was|ist|war)\s([^.;\n|]{1,40})/.exec(behind)?.[1]
  return named !== undefined && lastOf(near, caller(near)) < 0 && namesMachine(named)
}

/** Global unicast addresses only: at least three groups, the first in 2000::/3. */
const ipv6 = /(?<![\w:.])[23][\da-f]{3}(?::[\da-f]{1,4}){2,7}(?:::(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,4})?)?(?![\w:]|\/\d|\.\d)/gi

function isPublicV6(value: string): boolean {
  const groups = value.split(':').filter((group) => group !== '').length
  if (value.includes('::') ? groups > 7 : groups !== 8) return false
  // RFC 3849, RFC 9637
  return !/^2001:0?db8:|^3fff:/i.test(value) && !resolvers.test(value)
}

const international = /(?<![\w.+/=:-])\+[1-9]\d{0,3}(?:[ ./-]?(?:\(\d{1,5}\)|\d{1,5})){2,6}(?![\w%]|[:.,]\d|-\d)/g
const northAmerican = /(?:(?<![\w.+/=#-])|(?<=\b1[ .-]))(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-.])[2-9]\d{2}[-.]\d{4}(?![\w-]|\.\d)/g
const national = anyCase(
  String.raw`(?<!\p{L})(?:phone|tel|telephone|mobile|cell|fax|whatsapp|telefon|handy|mobil|rufnummer|tél|téléphone|móvil|teléfono|電話(?:番号)?|携帯|手机(?:号码?)?|电话)(?:\s?(?:number|no|nr|nummer))?["'\x60*_.]{0,4}\s{0,3}[:：=|]?["'\x60*_]{0,3}\s{0,3}(\(?0\d[\d ()/.-]{5,18})(?!\d)`,
  'gu',
)

function isPhone(value: string, start: number, text: string): boolean {
  const digits = value.replace(/\D/g, '')
  if (digits.length < 8 || digits.length > 15 || isSequence(digits) || isSequence(digits.slice(1)) || isSequence(digits.slice(2)))
    return false
  // A bare number is a difference: `+12000000`.
  if (!/[ ./()-]/.test(value) && (digits.length < 10 || !/[\s:(|"'`*>]$|^$/.test(text.slice(Math.max(0, start - 1), start)))) return false
  if (/^\+\d+[./]\d+$/.test(value)) return false
  return !isFictional(digits)
}

/** Numbers reserved for films and documents: NANP 555-01xx, Ofcom's, the Bundesnetzagentur's. */
function isFictional(digits: string): boolean {
  return (
    (digits.startsWith('1') && isFictionalNorthAmerican(digits.slice(1))) ||
    /^44(?:7700900|2079460|1[1-9]\d{1,2}4960|1632960)\d+$/.test(digits) ||
    /^49(?:3023125|4066969|22147493|8999998|69900(?:00|09))\d+$|^4915(?:0|2)2817\d+$|^491(?:71|76|79)(?:39200|0426)\d+$/.test(digits)
  )
}

function isFictionalNorthAmerican(digits: string): boolean {
  return /^\d{3}555(?:01\d\d|1212)$/.test(digits) || /^555/.test(digits)
}
