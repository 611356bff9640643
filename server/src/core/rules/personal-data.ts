import { inBrackets } from '../linter/fixes/brackets.ts'
import type { Rule } from '../linter/rule.ts'
import { blocksOf, reads, sourceOf } from '../markdown/blocks.ts'
import { surroundings } from '../markdown/context.ts'
import type { Document, Link, Place } from '../markdown/document.ts'
import type { PlacedEdit } from '../markdown/edits.ts'
import { machinesIn, namesCaller, namesMachine, type Personal, type PersonalKind, personalIn } from '../recognisers/personal.ts'
import { type Phrase, phrase } from '../util/phrase.ts'

/** Headings, labels and columns of staff contacts. */
const staff =
  /\b(?:contacts?|owners?|on[- ]?call|escalat\w*|sign-?offs?|signed|approv\w*|authors?|assignees?|assigned|prepared|reviewed|reviewers?|leads?|managers?|team|teams|stakeholders?|participants?|attendees?|responders?|commander|scribe|reporters?|reported by|(?:handed|hand) ?(?:over|off)? (?:by|to)|handoff (?:by|to|from)|outgoing|incoming|roster|rota|schedule|distribution|recipients?|audience|vendors?|partners?|suppliers?|people|persons?|roles?|channels?|support|e?-?mails?|phones?|who|cc|from|to|by|lead|ansprechpartner\w*|kontakte?|verantwortlich\w*|zuständig\w*|eskalation\w*|freigabe\w*|bereitschaft\w*|übergeben|teilnehmer\w*|rollen)\b|連絡先|担当|責任者|承認|エスカレーション|联系|负责|责任|审批|升级|值班/i

/** Headings, labels and columns of customers. */
const customers =
  /\b(?:reproduc\w*|repro|steps?|recipe|evidence|impact\w*|details?|logs?|actual|expected|payloads?|requests?|responses?|traces?|samples?|sample data|test data|data|symptoms?|status|summary|descriptions?|issues?|problems?|errors?|observ\w*|findings?|timeline|what happened|background|notes?|tickets?|cases?|affected|telemetry|outputs?|queries|query|investigation|diagnos\w*|analysis|root cause|mitigation\w*|message|updates?|customers?|users?|clients?|examples?|screenshots?|attachments?|reprodu\w*|schritte?|nachweise?|auswirkung\w*|einzelheiten|protokolle?|symptome?|zusammenfassung|beschreibung|kunden?|kundin\w*|betroffene?\w*|fehler\w*)\b|再現|証拠|影響|詳細|ログ|現象|状況|概要|顧客|利用者|复现|重现|证据|影响|详情|日志|症状|状态|客户|用户/i

/** A label or column that names both the owner and the data: *Customer phone*, *E-Mail des Kunden*. */
const ofCustomer =
  /^\W*(?:affected |end[- ]?)?(?:customers?|clients?|users?|callers?|subscribers?|patients?|kunden?|kundin|nutzer|benutzer)(?:['’]s?)?[\s-]*(?:e-?mail|phone|mobile|cell|tel|telephone|telefon|handy|fax|ip)(?:[\s-]*(?:address|number|no\.?|nr\.?|nummer|adresse))?\W*$|^\W*(?:e-?mail|phone|mobile|tel|telephone|telefon|handy|fax|ip|correo|teléfono|téléphone|telefone|telefono|telefoon)(?:[\s-]*(?:address|number|nummer|adresse))? (?:of|des|der|du|del|do|da|van) (?:the |our |an? |de |la |el |il |het )?(?:affected )?(?:customers?|clients?|users?|kunden|kundin|nutzers|benutzers|cliente|klant)\W*$/i

/** The innermost name around the data that names an owner decides. */
function standsForCustomer(document: Document, place: Place, kind: PersonalKind): boolean | undefined {
  for (const name of surroundings(document, place).names) {
    if (ofCustomer.test(name)) return true
    if (staff.test(name) || (kind === 'IP address' && namesMachine(name))) return false
    // Most addresses with a name are those of one's own servers: somebody must call from there.
    if (customers.test(name)) return kind !== 'IP address' || namesCaller(name) || callsFrom(lineBefore(place))
  }
  return undefined
}

/** The words of a line before a place. */
function lineBefore({ block, start }: Place): string {
  return /[^\r\n]*$/.exec(block.text.slice(Math.max(0, start - 120), start))?.[0] ?? ''
}

function callsFrom(before: string): boolean {
  return !/\p{L}/u.test(before) || namesCaller(before)
}

/** Numbers with a checksum are a customer's unless staff is named. */
const proven: ReadonlySet<PersonalKind> = new Set(['card number', 'bank account', 'national number'])

/** Data of a customer in what is handed on. */
export const personalData: Rule = {
  id: 'personal-data',
  summary: "A customer's e-mail, phone, card, account or national number or IP address stands in the text that is handed on.",
  severity: 'warning',
  blank: false,
  *check({ document }) {
    const colleagues = new Set<string>()
    const suspects: { personal: Personal; at: Place }[] = []
    for (const block of blocksOf(document, personalReader)) {
      for (const address of machinesIn(block)) colleagues.add(nameOfNumber(address))
      for (const personal of personalIn(block)) {
        const at = { block, ...personal.span }
        const customer = block === document.frontMatter?.at.block ? false : standsForCustomer(document, at, personal.kind)
        if (customer === false) for (const name of namesOf(at, personal)) colleagues.add(name)
        else if (customer || proven.has(personal.kind)) suspects.push({ personal, at })
      }
    }
    const redacted = new Set<Link>()
    for (const { personal, at } of suspects) {
      // A contact named elsewhere is no customer, and neither are others of the same company.
      if (namesOf(at, personal).some((name) => colleagues.has(name))) continue
      const link = at.block.links.find((candidate) => candidate.at.start <= at.start && at.end <= candidate.at.end)
      // An address and the words of its link are one finding.
      if (link && redacted.has(link)) continue
      if (link) redacted.add(link)
      yield {
        message: phrase`Unexpected ${names[personal.kind]} of a customer; expected "[${redactedWords(personal)}]", or a reserved one such as ${examples[personal.kind]}`,
        at,
        fixes: [
          {
            title: phrase`Redact the ${names[personal.kind]}`,
            certain: false,
            takesMarkup: true,
            saysAnew: true,
            edits: [redaction(personal, at, link)],
          },
        ],
      }
    }
  },
}

const personalReader = reads((block) => personalIn(block).length > 0 || machinesIn(block).length > 0)

/** Mail hosts that customers and colleagues share. */
const freeMail =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|t-online|proton|protonmail|posteo|mail|qq|163|126|naver|yandex|orange|free|wanadoo|libero)\./i

/** A number or IP address without separators. */
function nameOfNumber(text: string): string {
  return text.toLowerCase().replace(/[^\d+a-f:.]/g, '')
}

/** The address or number, and for a company address its host. */
function namesOf(at: Place, { kind }: Personal): string[] {
  const text = sourceOf(at).toLowerCase()
  if (kind !== 'e-mail') return [nameOfNumber(text)]
  const host = text.slice(text.lastIndexOf('@') + 1)
  return freeMail.test(host) ? [text] : [text, host]
}

const names: Readonly<Record<PersonalKind, Phrase>> = {
  'e-mail': phrase`e-mail`,
  'phone number': phrase`phone number`,
  'card number': phrase`card number`,
  'bank account': phrase`bank account`,
  'national number': phrase`national number`,
  'IP address': phrase`IP address`,
}

/** Reserved for documents: RFC 2606, RFC 5737, NANP, ISO 13616, and cards of payment providers for tests. */
const examples: Readonly<Record<PersonalKind, string>> = {
  'e-mail': 'name@example.com',
  'phone number': '+1 202-555-0123',
  'card number': '4242 4242 4242 4242',
  'bank account': 'DE89 3704 0044 0532 0130 00',
  'national number': '123-45-6789',
  'IP address': '203.0.113.7',
}

function redactedWords({ kind }: Personal): string {
  return `redacted ${kind}`
}

/** A link is redacted as a whole, since brackets inside would end it. */
function redaction(personal: Personal, at: Place, link: Link | undefined): PlacedEdit {
  const whole = link && link.form === 'link' && /^mailto:|^tel:/i.test(link.url) ? link.at : at
  return { at: whole, text: inBrackets(whole, redactedWords(personal)) }
}
