/** Keys and tokens that are known by their vendors, as secretlint finds them: by far the most code on secrets, and needed by few texts. */
import { rules as detectors } from '@secretlint/secretlint-rule-preset-recommend'
import { type Phrase, phrase } from '../../util/phrase.ts'
import type { Span } from '../../util/text.ts'

/** What must not be handed on. */
export interface Secret {
  /** What it is, without its value: `GitHub token`. */
  readonly category: Phrase
  /** The value alone, without label and quotes. */
  readonly span: Span
}

/** What a detector of secretlint is handed and hands back, as far as it is used here. */
interface Detector {
  readonly meta: { readonly id: string }
  create(
    context: DetectorContext,
    options: { readonly enableIDScanRule: boolean },
  ): { file(source: { content: string; filePath: string }): unknown }
}
interface DetectorContext {
  createTranslator(): (id: string, values?: Readonly<Record<string, unknown>>) => Message
  report(report: { readonly message: Message; readonly range: readonly [number, number] }): void
}
interface Message {
  readonly id: string
  readonly values: readonly string[]
}

/** Words for what secretlint's messages mean; a message that is not listed is named after its detector. */
const categories: Readonly<Record<string, Phrase>> = {
  AWSSecretAccessKey: phrase`AWS secret access key`,
  AWSAccessKeyID: phrase`AWS access key ID`,
  NPM_ACCESS_TOKEN: phrase`npm token`,
  SLACK_TOKEN: phrase`Slack token`,
  IncomingWebhook: phrase`Slack webhook`,
  PrivateKey: phrase`private key`,
}

/** Names of vendors as they write themselves, where capital letters are not enough. */
const vendors: Readonly<Record<string, string>> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  openai: 'OpenAI',
  sendgrid: 'SendGrid',
  huggingface: 'Hugging Face',
  'hashicorp-vault': 'Vault',
  '1password': '1Password',
  npm: 'npm',
}

/** An account is no secret. These detectors are for files of their own and for comments of secretlint; passwords in addresses are found for any scheme (`secretForms.ts`). */
const unwanted = /AWSAccountID/
const unwantedDetectors = /-(?:gcp|filter-comments|basicauth|database-connection-string)$/

const reports: { detector: string; message: Message; range: readonly [number, number] }[] = []

/** The detectors report into one list, which is emptied after each text: they run to their end before they return. */
const scanners = (detectors as readonly unknown[] as readonly Detector[])
  .filter((detector) => !unwantedDetectors.test(detector.meta.id))
  .map((detector) =>
    detector.create(
      {
        createTranslator:
          () =>
          (id, values = {}) => ({ id, values: Object.values(values).filter((value) => typeof value === 'string') }),
        report: ({ message, range }) => reports.push({ detector: detector.meta.id.replace(/^.*rule-/, ''), message, range }),
      },
      { enableIDScanRule: true },
    ),
  )

/** The secrets of known vendors in a text. */
export function byVendor(text: string): Secret[] {
  reports.length = 0
  // A path that is neither package.json nor .npmrc: their own checks would take all that stands behind a label.
  for (const scanner of scanners) scanner.file({ content: text, filePath: 'handoff.md' })
  return reports.splice(0).flatMap(({ detector, message, range }): Secret[] => {
    if (unwanted.test(message.id)) return []
    const vendor = vendors[detector] ?? detector.replace(/^./, (letter) => letter.toUpperCase())
    const category = categories[message.id] ?? phrase`${vendor} token`
    // Some ranges begin at the label, so that the end of the value would be left out; the value itself is in the message.
    const value = message.values.find((candidate) => candidate.length > 7 && text.startsWith(candidate, text.indexOf(candidate, range[0])))
    const start = value === undefined ? range[0] : Math.max(range[0], text.indexOf(value, range[0]))
    const end = value === undefined ? range[1] : start + value.length
    return [{ category, span: { start, end } }]
  })
}
