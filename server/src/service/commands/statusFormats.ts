/** The formats of a status update. */
import { phrase, type Say } from '../../core/util/phrase.ts'
import type { StatusFormat } from '../../protocol.ts'

export interface Format {
  /** True if customers read it. */
  readonly isPublic: boolean
  readonly bullet: string
  /** Escapes text of the document, so that nothing in it has a meaning in the format. */
  readonly escape: (text: string) => string
  /** The first lines, from escaped words. All but the title may be empty. */
  readonly heading: (title: string, severity: string, state: string, say: Say) => string
  readonly label: (label: string) => string
}

/** The formats by name. */
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
 * Escapes text for Slack (https://docs.slack.dev/messaging/formatting-message-text): `&`, `<` and `>` become entities, so that there are no
 * links, mentions or dates. The @ of a name is removed, since Slack would notify somebody. Pairs of marks are separated from their words by
 * a zero-width character, and Markdown links are broken, because Slack's message field knows them.
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

/** Status pages show some Markdown and HTML, so tags, links and images are broken. */
function escapePage(text: string): string {
  return printable(text)
    .replace(/<(?=[\p{L}/!?])/gu, '< ')
    .replace(markdownLink, '] ')
    .replace(/&(?=#?\w+;)/g, '& ')
    .replace(/(?<![\p{L}\p{N}])(?:[*_`]+|~~+)(?=\S)|(?<=\S)(?:[*_`]+|~~+)(?![\p{L}\p{N}])/gu, '')
}

/** Between the words and the address of a link or image. */
const markdownLink = /\](?=[([])/g

/** Text on one line, without control characters and direction marks. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
}
