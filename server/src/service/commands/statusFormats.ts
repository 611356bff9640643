/** How a status update is written for each place it goes to. */
import { phrase, type Say } from '../../core/util/phrase.ts'
import type { StatusFormat } from '../../protocol.ts'

export interface Format {
  /** True where customers read it. */
  readonly isPublic: boolean
  readonly bullet: string
  /** Text of the document as it may stand there, with nothing in it that means anything but itself. */
  readonly escape: (text: string) => string
  /** The first lines, from escaped words of which all but the title may be empty. */
  readonly heading: (title: string, severity: string, state: string, say: Say) => string
  readonly label: (label: string) => string
}

/** The formats by their names. */
export const formats: Readonly<Record<StatusFormat, Format>> = {
  slack: {
    isPublic: false,
    bullet: '•',
    escape: escapeSlack,
    heading: (title, severity, state, say) =>
      [`*${title}*${severity && ` (${severity})`}`, ...(state ? [`*${say(phrase`Status`)}:* ${state}`] : [])].join('\n'),
    label: (label) => `*${label}:*`,
  },
  email: {
    isPublic: true,
    bullet: '-',
    escape: printable,
    heading: (title, severity, state, say) =>
      [
        `${say(phrase`Subject`)}: ${severity && `[${severity}] `}${title}${state && ` (${state})`}`,
        ...(state ? ['', `${say(phrase`Status`)}: ${state}`] : []),
      ].join('\n'),
    label: (label) => `${label}:`,
  },
  'status-page': {
    isPublic: true,
    bullet: '-',
    escape: escapePage,
    heading: (title, severity, state, say) =>
      [title, ...(state ? [`${say(phrase`Status`)}: ${state}`] : []), ...(severity ? [`${say(phrase`Severity`)}: ${severity}`] : [])].join(
        '\n',
      ),
    label: (label) => `${label}:`,
  },
}

/**
 * As Slack asks for it (https://docs.slack.dev/messaging/formatting-message-text): `&`, `<` and `>` as entities, so that no link, mention or
 * date comes about. A name behind an @ loses it, since Slack would call that person or everybody; pairs of marks are kept apart from
 * their words by a character without width, and links of Markdown, which its field for messages knows, are taken apart.
 */
function escapeSlack(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/(^|[^\p{L}\p{N}_.+-])[@＠](?=[\p{L}\p{N}_])/gu, '$1')
    .replace(/(^|[^\p{L}\p{N}])([*_~`])(?=\S)/gu, '$1$2\u200b')
    .replace(markdownLink, '] ')
}

/** Status pages show some Markdown and HTML: what looks like a tag, a link or an image is taken apart. */
function escapePage(text: string): string {
  return printable(text)
    .replace(/<(?=[\p{L}/!?])/gu, '< ')
    .replace(markdownLink, '] ')
    .replace(/&(?=#?\w+;)/g, '& ')
    .replace(/(?<![\p{L}\p{N}])(?:[*_`]+|~~+)(?=\S)|(?<=\S)(?:[*_`]+|~~+)(?![\p{L}\p{N}])/gu, '')
}

/** Where the words of a link or an image meet its address. */
const markdownLink = /\](?=[([])/g

/** On one line and without control characters, those included that turn the direction of the text. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
}
