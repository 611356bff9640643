/** Keys, tokens and passwords in a text, whatever it is part of. */
import { elementsIn } from './context.ts'
import { byVendor, type Secret } from './detectors.ts'
import type { Block } from './model/document.ts'
import { type Phrase, phrase } from './phrase.ts'

const known = new WeakMap<Block, readonly Secret[]>()

/** The secrets in the source of a block, code and front matter included, in order; found once. */
export function secretsIn(block: Block): readonly Secret[] {
  const before = known.get(block)
  if (before) return before
  const found = findSecrets(block.text, inColumns(block))
  known.set(block, found)
  return found
}

/** Any secret has one of these: a long word, an address with its scheme, the head of a key, or a label. Most paragraphs have none. */
const marks =
  /(?<![\w+/=.~-])[_+/=.~-]*[a-z\d][\w+/=.~-]{15}|:\/\/|-----BEGIN|pass|pwd|secret|token|key|auth|credential|cookie|kennwort|senha|\b(?:curl|wget|http)\b/i
const otherMarks = /schlüssel|contraseña|パスワード|暗証番号|APIキー|トークン|密[码碼钥]|令牌/i

function mayHold(text: string): boolean {
  return marks.test(text) || (/[^\0-\x7f]/.test(text) && otherMarks.test(text))
}

/** What is known by its vendor has one of these: a word of twenty characters, one of the shorter marks, a password in an address, a head. */
const mayHoldVendors = /[\w/+=-]{20}|\b(?:xox|xapp-|SG\.)|_authToken|hooks\.slack|:\/\/.{1,600}@|-----BEGIN/i

/** The secrets in a text, in order; of two that overlap the one found by its form comes before the one found by its label. */
export function findSecrets(text: string, others: readonly Secret[] = []): Secret[] {
  if (others.length === 0 && !mayHold(text)) return []
  const found: Secret[] = []
  for (const secret of [...(mayHoldVendors.test(text) ? byVendor(text) : []), ...byForm(text), ...byLabel(text), ...others]) {
    const { start, end } = secret.span
    if (isStandIn(text.slice(start, end))) continue
    if (!found.some((other) => other.span.start < end && start < other.span.end)) found.push(secret)
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** Secrets whose form is their own, and headers that carry nothing else. */
const forms: readonly { readonly category: Phrase; readonly pattern: RegExp }[] = [
  // RFC 7519; header and payload begin with `{"` in base64.
  { category: phrase`JSON web token`, pattern: /(?<![\w-])(eyJ[\w-]{10,4000}\.eyJ[\w-]{10,8000}\.[\w-]{10,2000})(?![\w-])/g },
  { category: phrase`Google API key`, pattern: /(?<![\w-])(AIza[\w-]{35})(?![\w-])/g },
  { category: phrase`Stripe key`, pattern: /(?<![\w-])([sr]k_live_[A-Za-z0-9]{16,200})(?![\w-])/g },
  {
    category: phrase`credential in a header`,
    pattern: /\bauthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:bearer|basic|token|digest|apikey)\s{1,4}([\w.~+/=:-]{8,4000})/gi,
  },
  {
    category: phrase`credential in a header`,
    pattern:
      /\b(?:x-api-key|x-auth-token|x-access-token|private-token|api-key|cookie: session(?:id)?)["']?\s{0,4}[:=]\s{0,4}["']?([\w.~+/=-]{12,4000})/gi,
  },
  {
    category: phrase`password on a command line`,
    pattern: /\b(?:curl|wget|http)\b[^\n]{0,400}?\s(?:-u|--user|--auth)[ =]{1,2}["']?[^\s:"'<>]{1,100}:([^\s"'`<>|]{4,200})/g,
  },
  { category: phrase`npm token`, pattern: /_authToken=["']?([\w-]{20,200})/g },
]

function byForm(text: string): Secret[] {
  return forms.flatMap(({ category, pattern }) =>
    Array.from(text.matchAll(pattern), (match): Secret => {
      const value = match[1] ?? ''
      const start = match.index + match[0].length - value.length
      return { category, span: { start, end: start + value.length } }
    }),
  )
}

const passwordLabel =
  'password|passwd|passphrase|passcode|pwd|passwort|kennwort|contraseña|mot de passe|senha|パスワード|密码|密碼|暗証番号'
const keyLabel =
  '(?:api|secret|access|private|signing|encryption|account|storage|client|shared|webhook|auth|bearer|refresh|session|service|bot|personal access|id)[ _-]{0,2}(?:key|token|secret)|apikey|secret|token|zugangstoken|schlüssel|APIキー|トークン|密钥|令牌'
/** The cells of a column that is called a password or a key. */
function inColumns(block: Block): Secret[] {
  const found: Secret[] = []
  for (const table of elementsIn(block, 'table')) {
    for (const [index, column] of table.columns.entries()) {
      const match = columnName.exec(column.text)
      if (!match) continue
      for (const row of table.rows) {
        const cell = row.cells[index]
        if (!cell || cell.empty || /\s/.test(cell.text)) continue
        const start = block.text.indexOf(cell.text, cell.at.start)
        if (start >= cell.at.end || start < 0 || !(match[1] ? isPassword(cell.text) : isKey(cell.text))) continue
        found.push({ category: match[1] ? phrase`password` : phrase`key or token`, span: { start, end: start + cell.text.length } })
      }
    }
  }
  return found
}

/** A label, marks of emphasis, code and quotes around it, a colon or equals sign, and the value up to a space or mark. */
const labelled = new RegExp(
  `(?:(${passwordLabel})|(${keyLabel}))["'\`*_]{0,4}[ \\t]{0,40}(?:=>|:=|[:：=|])[*_]{0,3}[ \\t]{0,40}(["'\`]{0,3})((?:[^\\s"'\`|,;&、。]|[,;&](?![\\s&]|\\w{1,40}=)){4,4000})(["'\`]{0,3})`,
  'gi',
)
const columnName = new RegExp(`^\\W*(?:(${passwordLabel})|(${keyLabel}))\\W*$`, 'i')
const flagged = /(?<=\s)--?(?:password|passwd|pass|token|api-key|apikey|secret|client-secret)[ =]["']?([^\s"'`|;<>]{6,400})/g

function byLabel(text: string): Secret[] {
  const found: Secret[] = []
  for (const match of text.matchAll(labelled)) {
    const [whole, password, , quote = '', raw = '', closing = ''] = match
    const value = password ? raw.replace(/[*_]{2}$/, '') : raw.replace(/[).\]}>*_]+$/, '')
    const start = match.index + whole.length - closing.length - raw.length
    const rest = /^[^\r\n|]{0,200}/.exec(text.slice(start + raw.length + closing.length))?.[0] ?? ''
    // A value is one word; what goes on is a sentence about it, unless the value is set off.
    if (quote === '' && /^[ \t]*[\p{L}\p{N}(]/u.test(rest) && !isMachineWritten(text, match.index, rest)) continue
    if (password ? isPassword(value) : isKey(value))
      found.push({ category: password ? phrase`password` : phrase`key or token`, span: { start, end: start + value.length } })
  }
  for (const match of text.matchAll(flagged)) {
    const value = match[1] ?? ''
    const start = match.index + match[0].length - value.length
    if (isPassword(value)) found.push({ category: phrase`password on a command line`, span: { start, end: start + value.length } })
  }
  return found
}

/** True within a line of settings, a link's query or a log: `user=ops password=… host=…`. */
function isMachineWritten(text: string, start: number, rest: string): boolean {
  return /^[ \t]*[\w.-]{1,40}[=:]/.test(rest) || /[?&]$/.test(text.slice(Math.max(0, start - 1), start))
}

/** Short words count as passwords if they mix letters with digits or signs, as no word of a sentence does. */
function isPassword(value: string): boolean {
  if (value.length < 5 || isReference(value) || isMethod.test(value)) return false
  const letters = /\p{L}/u.test(value)
  const digits = /\d/.test(value)
  const signs = /[!@#$%^&*+=?~]/.test(value)
  // Dates, versions and issue ids mix too.
  if (/^[A-Za-z]{1,10}[-_ ]?\d{1,6}$/.test(value) && /^[A-Z]+-\d+$|^v\d|^[A-Za-z]\d{0,3}$/.test(value)) return false
  if (/^\d{1,4}[-/.:]\d{1,2}/.test(value)) return false
  return (letters && digits) || (letters && signs) || (signs && digits)
}

/** Names of ways to store or send a password, which mix letters and digits as well. */
const isMethod = /^(?:base64|sha-?\d+|md5|bcrypt\d?|argon2\w*|aes-?\d*|oauth-?2?|utf-?8|pbkdf2|[rhep]s(?:256|384|512))\b/i

/** A key is long and without sense: letters and digits mixed, no words joined by hyphens. */
function isKey(value: string): boolean {
  if (value.length < 16 || isReference(value) || !/^[\w.~+/=:-]+$/.test(value)) return false
  if (isUuid(value)) return false
  const digits = value.replace(/\D/g, '').length
  const letters = value.replace(/[^A-Za-z]/g, '').length
  if (digits < 2 || letters < 2) return false
  const parts = value.split(/[-_./:]/)
  // `prod-eu-west-1-payments`, `2026-03-01T10`: pieces that are all words or all numbers.
  if (parts.length > 1 && parts.every((part) => /^(?:[A-Za-z]{0,14}|\d{0,8}|[a-z]{1,6}\d{1,3}|\d{1,4}[a-zA-Z]{0,2})$/.test(part)))
    return false
  return entropy(value) > 3
}

/** Shannon's, in bits per character; words stay below that of random letters. */
function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

function isUuid(value: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)
}

/** True for what says where a secret is, and for code that fetches it. */
function isReference(value: string): boolean {
  return (
    /:\/\/|^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)|^(?:arn|op|vault|ssm|env|file|secretref|keyvault)[:/]/i.test(value) ||
    /^\[|\]\(|[()]|^(?:process|os|env|secrets?|vars?|config|settings|self|this|context|data|values|local|module)[.[]/i.test(value) ||
    /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/.test(value) ||
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) ||
    /^[@#][\w./-]+$/.test(value) ||
    /^(?:sha\d{1,3}|md5|sha)[-:]/i.test(value) ||
    /\.(?:md|txt|ya?ml|json|env|pem|key|crt|gpg|enc|conf|ini|ts|js|py|sh)$/i.test(value)
  )
}

/** Words that stand in for a secret in instructions and examples. */
const standIns =
  /example|sample|dummy|placeholder|redacted|removed|masked|hidden|omitted|change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|this|with)?|your[-_ ]?(?:own)?|insert|fake|foobar|foo_?bar|(?:^|[-_])(?:test|todo|tbd|none|null|undefined|true|false|empty|unset|required|optional|unchanged|rotated|expired)(?:$|[-_])|^(?:p[a@]ss(?:w[o0]rd)?|secret|token|key|api|user|admin|root|string|value)[-_]?\d{0,3}$|geschwärzt|entfernt|beispiel/i

/** The first two segments of the token on jwt.io, and the key of Stripe's documentation, in parts so that scanners of sources stay calm. */
const documented = [['eyJzdWIiOiIx', 'MjM0NTY3ODkw'].join(''), ['4eC39HqLyj', 'WDarjtT1zdp7dc'].join('')]

/** True for what only stands where a secret would: masks, blanks, variables, examples. */
function isStandIn(value: string): boolean {
  return (
    /[*•●…█]{3,}|\.{3,}|x{4,}|_{4,}|(?<!\d)0{8,}|1234567/i.test(value) ||
    /^(.)\1*$/s.test(value) ||
    /^[<[{(%$]|[<{]\w|\$\w|[}>]$|%[A-Z_]{2,40}%/.test(value) ||
    standIns.test(value) ||
    documented.some((part) => value.includes(part))
  )
}
