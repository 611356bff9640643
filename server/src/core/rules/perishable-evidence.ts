import type { Rule } from '../linter/rule.ts'
import { fromBlocks, sourceOf } from '../markdown/blocks.ts'
import { surroundings } from '../markdown/context.ts'
import type { Link, Place } from '../markdown/document.ts'
import { addressOf } from '../markdown/links.ts'
import { type Phrase, phrase } from '../util/phrase.ts'

/** Names of addresses for present use: instructions, environments, live dashboards. */
const inUse =
  /\b(?:steps?|setup|set up|install\w*|getting started|quick ?start|run|running|start(?:ing)?|develop\w*|local\w*|environments?|env|access|how to|usage|commands?|build|demo|config\w*|prerequisites?|troubleshoot\w*|health|verif\w*|test(?:s|ing)?|try|endpoints?|ports?|services?|schritte?|einrichtung|umgebung\w*|zugang)\b|手順|起動|環境|セットアップ|步骤|环境|安装/i

/** Names of dashboards to watch, whose moving window is intended. */
const watched =
  /\b(?:monitor\w*|dashboards?|alerts?|metrics?|observability|resources?|useful links|bookmarks?|quick links|überwachung|kennzahlen)\b|監視|监控|ダッシュボード/i

/** Names of links that are evidence. */
const proof =
  /\b(?:evidence|proofs?|logs?|traces?|telemetry|impact\w*|screenshots?|recordings?|attachments?|artifacts?|bundles?|timeline|what happened|findings?|observ\w*|symptoms?|root cause|analysis|incident|details?|actual|results?|nachweise?|belege?|auswirkung\w*|protokolle?|zeitverlauf|ergebnisse?)\b|証拠|証跡|ログ|影響|时间线|证据|日志|タイムライン/i

/** A link that will show something else later, or to other people. */
export const perishableEvidence: Rule = {
  id: 'perishable-evidence',
  summary: 'A link leads to this machine only, expires, or shows a window that moves on.',
  severity: 'information',
  blank: false,
  *check({ document }) {
    for (const fault of faultsIn(document)) {
      const { names, steps } = surroundings(document, fault.link.at)
      const meaning = names.map(meaningOf).find((found) => found !== undefined)
      // Links in steps, and live dashboards, are no evidence.
      if (steps || meaning === 'in use') continue
      if (fault.sort === 'local' && meaning !== 'proof') continue
      if (fault.sort === 'relative' && meaning === 'watched') continue
      yield { message: fault.message, at: fault.at }
    }
  },
}

function meaningOf(name: string): 'proof' | 'in use' | 'watched' | undefined {
  if (proof.test(name)) return 'proof'
  if (watched.test(name)) return 'watched'
  return inUse.test(name) ? 'in use' : undefined
}

interface Fault {
  readonly link: Link
  readonly sort: 'local' | 'expires' | 'relative'
  readonly message: Phrase
  readonly at: Place
}

const faultsIn = fromBlocks(({ links }) => links.flatMap((link) => perishableBy(link) ?? []))

function perishableBy(link: Link): Fault | undefined {
  const { url } = link
  if (!/^https?:\/\//i.test(url)) return undefined
  const host =
    /^https?:\/\/(?:[^@/?#]{1,256}@)?((?:localhost|[\w.-]{1,256}\.localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1\])(?::\d{1,5})?)(?=[/?#]|$)/i.exec(
      url,
    )
  if (host?.[1]) {
    return {
      link,
      sort: 'local',
      at: partOf(link, host[1]),
      message: phrase`"${host[1]}" is only on the writer's machine; expected a link that the receiver can open`,
    }
  }
  const expiry = expiryOf(url)
  if (expiry)
    return {
      link,
      sort: 'expires',
      at: partOf(link, expiry),
      message: phrase`Signed link expires ("${expiry}"); expected a link that lasts, or the file itself`,
    }
  const window = windowOf(url)
  if (window)
    return {
      link,
      sort: 'relative',
      at: partOf(link, window),
      message: phrase`Window "${window}" moves on with the clock; expected a fixed start and end`,
    }
  return undefined
}

/** The parameter with the expiry of a signed link. The signature itself must not be shown. */
function expiryOf(url: string): string | undefined {
  const parameter = (name: string) => new RegExp(`[?&;](${name}=[^&#;]{1,60})`, 'i').exec(url)?.[1]
  // AWS Signature 4, Google Cloud Storage
  if (/[?&]X-(?:Amz|Goog)-Signature=/i.test(url)) return parameter('X-(?:Amz|Goog)-Expires') ?? parameter('X-(?:Amz|Goog)-Date')
  // AWS Signature 2, CloudFront, Google before version 4
  if (/[?&]Signature=/i.test(url)) return parameter('Expires')
  // Azure shared access signature
  if (/[?&]sig=/i.test(url)) return parameter('se')
  return undefined
}

/** A window relative to now: Grafana, Kibana, Datadog, Splunk, New Relic, CloudWatch, Sentry and the like. */
function windowOf(url: string): string | undefined {
  const plain = url.replace(/%28/gi, '(').replace(/%29/gi, ')').replace(/%3A/gi, ':').replace(/%2C/gi, ',').replace(/%27/gi, "'")
  const found =
    /[?&#(,;](from[=:]'?now-[\w/]{1,12})/i.exec(plain) ??
    /[?&#(,;]((?:earliest|start|begin|from_ts)=-\d{1,6}[a-z]{0,3}(?:@[a-z]{1,3})?)/i.exec(plain) ??
    /[?&#]((?:time|timeRange|timeframe|range|period|statsPeriod|time_range|timespan|tr|last|since|duration|relative)=(?:last|past|now)?[-_ ]?\d{0,5}_?(?:last|[smhdw]|min|mins|minutes?|hours?|days?|weeks?|ms)?)(?=[&#]|$)/i.exec(
      plain,
    ) ??
    /[?&#(,;~](start[=:~]'?-P?T?\d{1,8}[a-z]?)/i.exec(plain)
  const words = found?.[1]
  if (!words || /=$|=\d{9,}$/.test(words)) return undefined
  return words
}

function partOf(link: Link, words: string): Place {
  const address = addressOf(link)
  const at = sourceOf(address).toLowerCase().indexOf(words.toLowerCase())
  return at < 0 ? address : { ...address, start: address.start + at, end: address.start + at + words.length }
}
