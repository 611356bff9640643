/** Keys and tokens of known vendors, found by secretlint. This is most of the code on secrets, and few texts need it. */
import { rules as detectors } from '@secretlint/secretlint-rule-preset-recommend'
import { type Phrase, phrase } from '../../util/phrase.ts'
import type { Span } from '../../util/text.ts'

/** Something that must not be handed on. */
export interface Secret {
  /** What it is, without its value: `GitHub token`. */
  readonly category: Phrase
  /** The value, without label and quotes. */
  readonly span: Span
}

/** The part of secretlint's detector interface that is used here. */
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

/** Words for secretlint's messages. A message that is not listed is named after its detector. */
const categories: Readonly<Record<string, Phrase>> = {
  AWSSecretAccessKey: phrase`AWS secret access key`,
  AWSAccessKeyID: phrase`AWS access key ID`,
  NPM_ACCESS_TOKEN: phrase`npm token`,
  SLACK_TOKEN: phrase`Slack token`,
  IncomingWebhook: phrase`Slack webhook`,
  PrivateKey: phrase`private key`,
}

/** Vendor names whose spelling needs more than capital letters. */
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

/**
 * An account is no secret. The other detectors are for files of their own and for secretlint's comments; `forms.ts` finds passwords in
 * addresses of any scheme.
 */
const unwanted = /AWSAccountID/
const unwantedDetectors = /-(?:gcp|filter-comments|basicauth|database-connection-string)$/

const reports: { detector: string; message: Message; range: readonly [number, number] }[] = []

/** The detectors report into one list, which is cleared after each text. They are synchronous. */
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
  // The path must not be package.json or .npmrc, whose checks would take everything behind a label.
  for (const scanner of scanners) scanner.file({ content: text, filePath: 'handoff.md' })
  return reports.splice(0).flatMap(({ detector, message, range }): Secret[] => {
    if (unwanted.test(message.id)) return []
    const vendor = vendors[detector] ?? detector.replace(/^./, (letter) => letter.toUpperCase())
    const category = categories[message.id] ?? phrase`${vendor} token`
    // Some ranges begin at the label and miss the end of the value; the message contains the value itself.
    const value = message.values.find((candidate) => candidate.length > 7 && text.startsWith(candidate, text.indexOf(candidate, range[0])))
    const start = value === undefined ? range[0] : Math.max(range[0], text.indexOf(value, range[0]))
    const end = value === undefined ? range[1] : start + value.length
    return [{ category, span: { start, end } }]
  })
}
