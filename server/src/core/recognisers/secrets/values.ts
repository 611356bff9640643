/** What looks like a password or a key, and what only stands where one would. */

/** A value behind a label that names a password: words mix letters with digits or signs, as no word of a sentence does. */
export function isPassword(value: string): boolean {
  if (value.length < 5 || isReference(value) || isMethod.test(value) || isMeasure.test(value) || isSetting.test(value)) return false
  // A sentence in a writing without spaces.
  if (/[\u3000-\u9fff\uac00-\ud7af]/.test(value)) return false
  // A tag of YAML: `!vault |`.
  if (/^!{1,2}[A-Za-z][\w/]*$/.test(value)) return false
  // Dates, versions and issue ids mix too.
  if (/^[A-Za-z]{1,10}[-_ ]?\d{1,6}$/.test(value) && /^[A-Z]+-\d+$|^v\d|^[A-Za-z]\d{0,3}$/.test(value)) return false
  if (/^\d{1,4}[-/.:]\d{1,2}|^v?\d{1,3}(?:\.\d{1,5})+/.test(value)) return false
  const letters = /\p{L}/u.test(value)
  const digits = /\d/.test(value)
  const signs = /[!@#$%^&*+=?~]/.test(value)
  return (letters && digits) || (letters && signs) || (signs && digits)
}

/** A value that nothing but a sentence introduces: it has to look as no name, version or measure does. */
export function looksRandom(value: string): boolean {
  if (value.length < 6 || !isPassword(value) || !/\p{L}/u.test(value) || isUuid(value)) return false
  // The beginning of a hash, or the whole of it.
  if (/^(?:[\da-f]{6,16}|[\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/.test(value)) return false
  // Somebody at a machine, a setting, a heading or an issue.
  if (/^[A-Za-z][\w.+-]*@[A-Za-z][\w.-]*$|^[A-Za-z][\w.-]*=|^#/.test(value) && turns(value) < 5) return false
  if (/[!@#$%^&*+=?~]/.test(value) && /\d/.test(value)) return value.length >= 8 || turns(value) >= 3
  return value.split(/[-_./:\\]/).some((piece) => turns(piece) >= 3 || (piece.length >= 8 && isMixed(piece)))
}

/** How often letters, digits and signs take turns. */
function turns(text: string): number {
  return (text.match(/[\p{L}]+|\d+|[^\p{L}\d]+/gu)?.length ?? 1) - 1
}

/** Small letters, capitals and digits, and not a name with its number: `Keycloak24`. */
function isMixed(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text) && !/^(?:[A-Z]?[a-z]+|[A-Z]+)+\d{1,6}$/.test(text)
}

/** Names of ways to store, send or prove a secret, which mix letters and digits as well. */
const isMethod =
  /^(?:base(?:32|64)|b64\w*|sha-?\d+|md5|bcrypt\d?|scrypt|argon2\w*|aes-?\d*|rsa-?\d*|oauth-?[12]?|utf-?8|pbkdf2|[rhep]s(?:256|384|512)|ed25519|x\.?509|pkcs#?\d+|ntlmv?\d?|mfa|2fa|totp|saml2?|ldap\d?|1password|keepass\w*|bitwarden\w*|mdm\d?|ascii\d?|i18n|k8s|s3|ec2|win32)(?![\p{L}\d])/iu
/** An option, or a setting by its name: `--site=1`, `DB_HOST=db`. */
const isSetting = /^--?[a-z]|^[a-z][\w.]*=(?!=*$)/i
/** `16GB`, `90days`, `12-character`, `8+`. */
const isMeasure =
  /^[<>≥≤~]?\d{1,5}(?:[+%*]|[-_ ]?(?:[A-Za-z]{1,2}|bytes?|bits?|chars?|characters?|digits?|hours?|days?|weeks?|minutes?|mins?|secs?|seconds?|times|zeichen|tage))$/i

/** A key is long and without sense: letters and digits mixed, no words joined by hyphens. */
export function isKey(value: string): boolean {
  if (value.length < 10 || isReference(value) || isUuid(value) || isMethod.test(value) || !/^[\w.~+/=:-]+$/.test(value)) return false
  const digits = value.replace(/\D/g, '').length
  const letters = value.replace(/[^A-Za-z]/g, '').length
  if (digits < 2 || letters < 2) return false
  const parts = value.split(/[-_./:]/)
  // `prod-eu-west-1-payments`, `2026-03-01T10`: pieces that are all words or all numbers.
  if (parts.length > 1 && parts.every((part) => /^(?:[A-Za-z]{0,14}|\d{0,8}|[a-z]{1,6}\d{1,3}|\d{1,4}[a-zA-Z]{0,2})$/.test(part)))
    return false
  // What a cluster makes of a name: `payments-db-credentials-6wl6b`.
  if (parts.length > 2 && /^[a-z][a-z\d-]*$/.test(value) && parts.every((part) => /^(?:[a-z]{1,20}|[a-z\d]{1,6})$/.test(part))) return false
  // What is short has to change all the time, as names and the first digits of a hash do not.
  if (value.length < 16) return !/^[\da-f]+$/i.test(value) && isMixed(value) && turns(value) >= 3
  return entropy(value) > 3
}

/** The user names and passwords of headers are a word in base64, however short. */
export function isHeaderValue(value: string): boolean {
  return value.length >= 8 && !isReference(value) && !isUuid(value) && /[\d=+/]/.test(value) && !/^[a-z]+(?:[-_][a-z\d]+)+$/.test(value)
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
    /:\/\/|^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)|^(?:arn|op|vault|ssm|env|file|secretref|keyvault|kms|keepass|bw)[:/]/i.test(value) ||
    /^\[|\]\(|[()]|^(?:process|os|env|secrets?|vars?|config|settings|self|this|context|data|values|local|module)[.[]/i.test(value) ||
    // Names of a module, of a constant, of somebody, of a value in code, of a host, of a user.
    (/^[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)+$/.test(value) && value.split('.').every((part) => turns(part) < 2)) ||
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) ||
    (/^[@#][\w./-]+$/.test(value) && turns(value) < 4) ||
    /^[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(value) ||
    // A package with its version, a digest.
    /^@?[\w./-]+@(?:v\d+$|[v^~]?\d+\.[\w.-]*$)/.test(value) ||
    /^(?:sha\d{1,3}|md5|sha)[-:]/i.test(value) ||
    // The id of a public key, the address of an account.
    /^(?:[\dA-F]{16}|[\dA-F]{40}|0x[\da-fA-F]{40})$/.test(value) ||
    /&#?\w{2,8};?$|\\[nrt]/.test(value) ||
    /\.(?:md|txt|ya?ml|json|env|pem|key|crt|gpg|enc|conf|ini|ts|js|py|sh|p12|pfx|jks|kdbx|asc|pub|html?|pdf|png)$/i.test(value)
  )
}

/** Words that stand in for a secret in instructions and examples. */
const standIns =
  /example|sample|dummy|placeholder|redacted|removed|masked|hidden|omitted|change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|this|with)?|your[-_ ]?(?:own)?|insert|fake|foobar|foo_?bar|(?:^|[-_])(?:test|todo|tbd|none|null|undefined|true|false|empty|unset|required|optional|unchanged|rotated|expired)(?:$|[-_])|^(?:p[a@]ss(?:w[o0]rd)?|secret|token|key|api|user|admin|root|string|value|test|demo|foo|bar|abc|xyz)[-_@]?\d{0,6}[!.]?$|geschwärzt|entfernt|beispiel|ejemplo|exemple|esempio/i

/** The words themselves, as examples spell them: `MySecretPassword123!`, `newUserPasswd1`, `P@ssw0rd!`, `s3cret`. */
const named =
  /^[a-z_.-]{0,24}(?:p[a@4][s$5]{2}[_-]?(?:w[o0]r[dt]|wd|phrase)|kennw[o0]rt)[a-z_.-]{0,12}\d{0,3}[a-z_.!-]{0,2}$|^(?:my|our|top|t0p|some|super|very|a|the|not?)?[-_]?s[e3]cr[e3]t[-_]?\d{0,3}!?$/i

/** The first two segments of the token on jwt.io, and the key of Stripe's documentation, in parts so that scanners of sources stay calm. */
const documented = [['eyJzdWIiOiIx', 'MjM0NTY3ODkw'].join(''), ['4eC39HqLyj', 'WDarjtT1zdp7dc'].join('')]

/** True for what only stands where a secret would: masks, blanks, variables, examples. */
export function isStandIn(value: string): boolean {
  return (
    /[*•●█]{3,}|[•●█…]|\.{3,}|x{4,}|_{4,}|(?<!\d)0{8,}|(?<!\d)12345\d{0,5}(?!\d)/i.test(value) ||
    /^(.)\1*$/s.test(value) ||
    /^[<[{(%$]|[<{]\w+[>}]|\$[A-Z_]{2}|\$[{(]|[}>]$|%[A-Z_]{2,40}%/.test(value) ||
    /^[a-z]{3,}1234?$/i.test(value) ||
    standIns.test(value) ||
    named.test(value) ||
    documented.some((part) => value.includes(part))
  )
}
