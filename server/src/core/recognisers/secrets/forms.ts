/** Secrets recognised by their form: vendor keys, and passwords in addresses, headers and on command lines. */

import { type Phrase, phrase } from '../../util/phrase.ts'
import type { Secret } from './detectors.ts'
import { isHeaderValue, isPassword } from './values.ts'

/** The secrets with a known form in a text, in no particular order. */
export function byForm(text: string): Secret[] {
  const found: Secret[] = []
  for (const { needs, category, pattern, accepts } of anyNeeds.test(text) ? forms : []) {
    if (!needs.test(text)) continue
    for (const match of text.matchAll(pattern)) {
      const value = withoutEnd(match.slice(1).find((group) => group !== undefined) ?? '')
      const start = match.index + match[0].lastIndexOf(value)
      if (value !== '' && (accepts?.(value) ?? true)) found.push({ category, span: { start, end: start + value.length } })
    }
  }
  return [...found, ...inAddresses(text), ...byPrefix(text)]
}

/** A value without punctuation that follows it. */
function withoutEnd(value: string): string {
  return value.replace(/[;,]+$/, '')
}

interface Form {
  /** Occurs in every text with such a secret; tested first. */
  readonly needs: RegExp
  readonly category: Phrase
  /** The first group that matched is the value. */
  readonly pattern: RegExp
  readonly accepts?: (value: string) => boolean
}

const header = phrase`credential in a header`
const commandLine = phrase`password on a command line`
const isGiven = (value: string) => isPassword(value) || /^(?=.*[A-Z])(?=.*[a-z])\w{10,}$/.test(value)
/** A value on a command line, quoted or up to a space. */
const word = String.raw`(?:"([^"\n]{4,200})"|'([^'\n]{4,200})'|([^\s"'\x60|;<>\\]{4,200}))`

/** Commands with their short option for a password. Some take it only without a space; with one they prompt for it. */
const passwordOptions: readonly (readonly [names: string, option: string])[] = [
  [String.raw`(?:docker|podman|buildah|skopeo|nerdctl|oras|helm|oc|az|cf|argocd|crane|regctl|ibmcloud)\s[\w ]{0,30}login`, '-p[ =]?'],
  ['sshpass', '-p[ =]?'],
  ['(?:mysql|mariadb)(?:dump|admin|import|check|sh|binlog|-dump|-admin)?|xtrabackup|7z[ar]?|rar|unrar', '-p'],
  ['(?:redis|valkey)-cli', '(?:-a|--pass)[ =]'],
  ['mongo(?:sh|dump|restore|export|import)?|cqlsh|cypher-shell|rdesktop|rabbitmqadmin', '-p[ =]?'],
  ['ldap(?:search|modify|add|delete|whoami|passwd)', '-w[ =]?'],
  ['sqlcmd|bcp|zip|unzip|ipmitool', '-P[ =]?'],
]

const forms: readonly Form[] = [
  {
    needs: /eyJ/,
    category: phrase`JSON web token`,
    // RFC 7519: header and payload begin with `{"` in base64. In a link's path such a token counts clicks.
    pattern: /(?<![\w/-])(eyJ[\w-]{10,4000}\.eyJ[\w-]{10,8000}\.[\w-]{10,2000})(?![\w-])/g,
  },
  {
    needs: /authorization/i,
    category: header,
    pattern: /\bauthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:bearer|basic|token|digest|apikey|apitoken)\s{1,4}["']?([\w.~+/=:-]{8,4000})/gi,
    accepts: isHeaderValue,
  },
  {
    needs: /key|token|secret|cookie/i,
    category: header,
    pattern:
      /\b(?:x-(?:[a-z]{1,20}-){0,3}(?:key|token|secret)|(?:private|deploy|job|api|auth|access)-(?:token|key)|(?:set-)?cookie: (?:[\w.-]{0,30}sess(?:ion)?[\w.-]{0,20}|sid|connect\.sid|jsessionid|phpsessid))(?:["']\s{0,4}[:=]\s{0,4}["']|\s{0,4}[:=]\s{0,4})([\w.~+/=%-]{12,4000})/gi,
    accepts: isHeaderValue,
  },
  {
    needs: /\b(?:curl|wget|https?|xh|lftp|smbclient|nats|nats-cli|mc)\s/,
    category: commandLine,
    pattern:
      /\b(?:curl|wget|https?|xh|lftp|smbclient|nats)\s[^\n]{0,400}?(?<=\s)(?:-u|-U|-a|--user|--auth|--proxy-user)[ =]{0,2}["']?[^\s:%,"'<>]{1,100}[:%,]([^\s"'`<>|]{4,200})/g,
    accepts: isGiven,
  },
  { needs: /_authToken/, category: phrase`npm token`, pattern: /_authToken=["']?([\w-]{20,200})/g },
  ...passwordOptions.map(
    ([names, option]): Form => ({
      needs: new RegExp(names),
      category: commandLine,
      pattern: new RegExp(String.raw`\b(?:${names})\b[^\n|]{0,300}?\s${option}${word}`, 'g'),
      accepts: isGiven,
    }),
  ),
  {
    needs: /pass:/,
    category: commandLine,
    pattern: new RegExp(String.raw`(?<=[\s=])(?:-pass(?:in|out)?[ =]|/)?pass:${word}`, 'g'),
    accepts: isGiven,
  },
  {
    needs: /xfreerdp|net use|cmdkey/i,
    category: commandLine,
    pattern: /\b(?:xfreerdp\s[^\n]{0,200}?\/p:|net use\s[^\n]{0,200}?\/user:\S{1,80}\s{1,3})([^\s"'`|;<>]{4,200})/gi,
    accepts: isGiven,
  },
  {
    needs: /sudo -S|chpasswd|password-stdin|passwd --stdin|--with-token/,
    category: commandLine,
    pattern:
      /\b(?:echo|printf)\s(?:-n\s)?["']?(?:[\w.-]{1,40}:)?([^\s"'`|]{4,200})["']?\s{0,3}\|[^\n]{0,60}?(?:sudo -S|chpasswd|--?password-stdin|passwd --stdin)|(?:sudo -S|--?password-stdin|--with-token)\s{0,3}<<<\s{0,3}["']?([^\s"'`|]{4,200})/g,
    accepts: isGiven,
  },
  {
    needs: /htpasswd|rabbitmqctl|requirepass|identified by|\bauth\b|ConvertTo-SecureString|sqlplus/i,
    category: commandLine,
    pattern:
      /\b(?:htpasswd\s(?:-\w{1,5}\s){1,3}[\w./-]{0,80}\s?[\w.-]{1,40}\s|rabbitmqctl (?:add_user|change_password|authenticate_user) \S{1,60}\s|ConvertTo-SecureString (?:-String )?|requirepass |sqlplus [\w.-]{1,40}\/)["']?([^\s"'`|;<>@]{4,200})/gi,
    accepts: isGiven,
  },
  {
    needs: /identified|password/i,
    category: phrase`password`,
    pattern:
      /\b(?:identified (?:with \S{1,40} )?by|(?:with|set|user \S{1,60}|role \S{1,60}) (?:encrypted )?password) (?:=\s?)?'([^'\n]{4,200})'/gi,
    accepts: isPassword,
  },
  {
    needs: /jdbc:oracle/i,
    category: phrase`password in a connection string`,
    pattern: /jdbc:oracle:(?:thin|oci):[\w.$#-]{1,60}\/([^\s@"'`<>]{3,128})@/gi,
  },
  {
    needs: /\bmachine\s/,
    category: phrase`password`,
    pattern: /\bmachine\s{1,4}\S{1,200}\s{1,20}login\s{1,4}\S{1,100}\s{1,20}password\s{1,4}(\S{4,200})/g,
    accepts: isGiven,
  },
  { needs: /[?&]sig=/, category: phrase`signature in a link`, pattern: /[?&]sig=([\w%+/-]{40,120}(?:%3D|=){0,2})/gi },
  {
    needs: /AccountKey|SharedAccessKey/i,
    category: phrase`key or token`,
    pattern: /\b(?:Account|SharedAccess)Key=([A-Za-z\d+/]{40,100}={0,2})/g,
  },
  {
    needs: /\s--?[a-z]/i,
    category: commandLine,
    pattern: new RegExp(
      String.raw`(?<=\s)(?:--?(?:[a-z]{1,20}-){0,2}(?:password|passwd|passphrase|pass|pwd|pw|token|api-?key|secret|secret-key|access-key|storepass|keypass))(?:[ =]|:(?=\S))${word}`,
      'gi',
    ),
    accepts: (value) => isPassword(value) && !/^[a-z]{1,12}=/.test(value),
  },
]

/** All `needs` in one expression, since most texts have none of them. */
const anyNeeds = new RegExp(forms.map(({ needs }) => needs.source).join('|'), 'i')

/** An address of any scheme with a user and a password before its host. */
const address = /:\/\/([^\s:@/?#'"`<>|()[\]{}]{0,100}):([^\s/?'"`<>|[\]{}]{1,256})@([^\s/?#'"`<>|()[\]{},;]{1,253})/g

/** An address of a web scheme is a link; others connect to something. */
const web = /(?:^|[^a-z\d+.-])(?:https?|ftps?|sftp|wss?|webdavs?)$/i

function inAddresses(text: string): Secret[] {
  if (!/:\/\/[^\n]{0,400}@/.test(text)) return []
  return Array.from(text.matchAll(address)).flatMap((match): Secret[] => {
    const [, user = '', password = '', host = ''] = match
    const scheme = text.slice(Math.max(0, match.index - 40), match.index)
    if (!/[a-z\d]$/i.test(scheme) || !isRealAddress(user, password, host)) return []
    const start = match.index + '://'.length + user.length + 1
    const category = web.test(scheme) ? phrase`password in a link` : phrase`password in a connection string`
    return [{ category, span: { start, end: start + password.length } }]
  })
}

/** False for examples: `user:password@host`, `guest:guest@rabbit`, `USER:PASS@HOST`, and for reserved hosts. */
function isRealAddress(user: string, password: string, host: string): boolean {
  const name = host.replace(/:\d{0,5}$/, '').replace(/:.*/s, '')
  if (/(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|localhost)$|^(?:127\.|0\.0\.0\.0)/i.test(name)) return false
  if (/^\d{1,5}(?:#|$)/.test(password) || password.toLowerCase() === user.toLowerCase()) return false
  // A constant or a variable.
  if (/^[A-Z][A-Z\d_]*$/.test(password) && !/\d.*[A-Z].*\d/.test(password)) return false
  if (
    /^(?:my|your|the|some)?[-_]?(?:db|admin|root|user|app|postgres|mysql|redis|rabbit|mongo)?[-_]?(?:user)?(?:p(?:ass)?w(?:or)?d?|pass(?:wd|code|phrase)?|secret|token|key|creds?|x-oauth-basic)\d{0,3}$/i.test(
      password,
    )
  )
    return false
  // Between machines of one file, plain words are defaults.
  const isWord = /^[a-z]{1,12}\d{0,3}$|^[a-z]+(?:[-_][a-z]+)+$/i.test(password)
  const isAlone = !name.includes('.') || /^(?:your|my|some|the)[-.]|(?:^|\.)(?:host|hostname|server|domain|site)(?:\.|$)/i.test(name)
  return !(isWord && isAlone)
}

/** Documented prefixes and lengths of vendor keys that secretlint does not know. A key without a prefix has a sign inside. */
export const prefixes: readonly (readonly [vendor: string, form: string, sign?: string])[] = [
  ['Google', String.raw`AIza[\w-]{35}`],
  ['Google', String.raw`GOCSPX-[\w-]{28}`],
  ['Google', String.raw`ya29\.[\w-]{30,400}`],
  ['Stripe', String.raw`[sr]k_live_[A-Za-z\d]{16,200}`, 'k_live_'],
  ['Stripe', String.raw`whsec_[A-Za-z\d+/]{32,80}={0,2}`],
  ['GitLab', String.raw`gl(?:ptt|dt|rt|cbt|oas|agent|soat|imt|ft|ffct|wt)-[\w-]{20,60}`, 'gl[a-z]{2,5}-'],
  ['DigitalOcean', String.raw`do[opr]_v1_[a-f\d]{64}`, '_v1_'],
  ['PyPI', String.raw`pypi-AgE[\w-]{60,400}`],
  ['RubyGems', String.raw`rubygems_[a-f\d]{48}`],
  ['Twilio', String.raw`SK[a-f\d]{32}`, 'SK[a-f\\d]'],
  ['Mailgun', String.raw`key-[a-f\d]{32}`],
  ['Mailchimp', String.raw`[a-f\d]{32}-us\d{1,2}`, '-us\\d'],
  ['Brevo', String.raw`xkeysib-[a-f\d]{64}-[A-Za-z\d]{16}`],
  ['Square', String.raw`sq0(?:atp|csp)-[\w-]{22,43}`],
  ['Telegram', String.raw`\d{8,10}:AA[\w-]{33}`, ':AA'],
  ['New Relic', String.raw`NRAK-[A-Z\d]{27}`],
  ['Sentry', String.raw`sntry(?:s_eyJ[\w+/=-]{60,600}|u_[a-f\d]{64})`],
  ['Atlassian', String.raw`ATATT3[\w=-]{100,300}`],
  ['Microsoft Entra', String.raw`[\w.~-]{3}\dQ~[\w.~-]{31,34}`, 'Q~'],
  ['Doppler', String.raw`dp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z\d.-]{40,60}`],
  ['Terraform', String.raw`[A-Za-z\d]{14}\.atlasv1\.[\w=-]{60,70}`, 'atlasv1'],
  ['Postman', String.raw`PMAK-[a-f\d]{24}-[a-f\d]{34}`],
  ['Pulumi', String.raw`pul-[a-f\d]{40}`],
  ['Prefect', String.raw`pnu_[A-Za-z\d]{36}`],
  ['Tailscale', String.raw`tskey-(?:auth|api|client|scim|webhook)-[\w-]{20,80}`],
  ['Vault', String.raw`hv[sbr]\.[\w-]{24,200}`, 'hv[sbr]\\.'],
  ['age', String.raw`AGE-SECRET-KEY-1[A-Z\d]{58}`],
  ['JFrog', String.raw`AKCp[A-Za-z\d]{69}`],
  ['Cloudflare', String.raw`v1\.0-[a-f\d]{24}-[a-f\d]{146}`],
  ['Heroku', String.raw`HRKU-AA[\w-]{58}`],
  ['Netlify', String.raw`nfp_[A-Za-z\d]{36}`],
  ['Supabase', String.raw`sbp_[a-f\d]{40}`],
  ['PlanetScale', String.raw`pscale_(?:tkn|pw|oauth)_[\w.=-]{32,64}`],
  ['Airtable', String.raw`pat[A-Za-z\d]{14}\.[a-f\d]{64}`, 'pat\\w{14}\\.'],
  ['EasyPost', String.raw`EZ[AT]K[A-Za-z\d]{54}`, 'EZ[AT]K'],
  ['Perplexity', String.raw`pplx-[A-Za-z\d]{48}`],
  ['Replicate', String.raw`r8_[A-Za-z\d]{37}`],
  ['Buildkite', String.raw`bkua_[a-f\d]{40}`],
  ['SonarQube', String.raw`sq[upa]_[a-f\d]{40}`, 'sq[upa]_'],
  ['Sourcegraph', String.raw`sgp_(?:[a-f\d]{16}_)?[a-f\d]{40}`],
  ['Typeform', String.raw`tfp_[\w.=-]{59}`],
  ['Contentful', String.raw`CFPAT-[\w-]{43}`],
  ['Harness', String.raw`[ps]at\.[\w-]{22}\.[a-f\d]{24}\.[A-Za-z\d]{20}`, 'at\\.[\\w-]{22}'],
]

const anyPrefix = new RegExp(String.raw`(?<![\w-])(?:${prefixes.map(([, form]) => `(${form})`).join('|')})(?![\w-])`, 'g')
/** A quick test: without one of these there is no such key. */
const anySign = new RegExp(prefixes.map(([, form, sign]) => sign ?? /^(?:[\w-]|\\\.)+/.exec(form)?.[0]).join('|'))
/** Addresses that are keys themselves: whoever knows them may post. */
const webhooks =
  /https:\/\/(?:(?:ptb\.|canary\.)?discord(?:app)?\.com\/api\/webhooks\/\d{15,20}\/[\w-]{60,80}|[\w.-]{1,80}\.webhook\.office\.com\/webhookb2\/[\w@-]{36,120}\/IncomingWebhook\/[\w/-]{32,120}|chat\.googleapis\.com\/v1\/spaces\/[\w-]{1,40}\/messages\?key=[\w-]{20,80}&token=[\w%-]{20,120})/g

function byPrefix(text: string): Secret[] {
  const keys = Array.from(anySign.test(text) ? text.matchAll(anyPrefix) : [], (match): Secret => {
    const [vendor] = prefixes[match.slice(1).findIndex((group) => group !== undefined)] ?? ['']
    const category = vendor === 'Google' ? phrase`Google API key` : vendor === 'Stripe' ? phrase`Stripe key` : phrase`${vendor} token`
    return { category, span: { start: match.index, end: match.index + match[0].length } }
  })
  const hooks = text.includes('webhook') || text.includes('chat.googleapis') ? Array.from(text.matchAll(webhooks)) : []
  return [
    ...keys,
    ...hooks.map((match) => ({ category: phrase`webhook`, span: { start: match.index, end: match.index + match[0].length } })),
  ]
}
