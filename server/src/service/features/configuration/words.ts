/** Descriptions of the configuration's keys: for completion, hovers, the comments of a new file, and the JSON schema. */
import type { configurationKeys } from '../../../core/configuration/configuration.ts'
import type { Translate } from '../../l10n/texts.ts'

export type ConfigurationKey = (typeof configurationKeys)[number]

export interface KeyWords {
  /** A sentence in plain text. */
  readonly about: (t: Translate) => string
  /** An example value, as lines of YAML. */
  readonly example: readonly string[]
}

export const configurationWords: Readonly<Record<ConfigurationKey, KeyWords>> = {
  documents: {
    about: (t) => t('Which files are of which kind; the first glob that matches decides.'),
    example: ['documents:', '  - match: docs/handoffs/**', '    kind: support-handoff'],
  },
  rules: {
    about: (t) => t('The severity of each rule: error, warning, information, or off.'),
    example: ['rules:', '  missing-time-zone: error', '  unticked-item: off'],
  },
  timezone: {
    about: (t) => t('The IANA zone in which times without a zone are read; they are still reported.'),
    example: ['timezone: Europe/Berlin'],
  },
  severities: {
    about: (t) => t('The severity scale, highest first; without it the usual ones are known.'),
    example: ['severities: [SEV1, SEV2, SEV3]'],
  },
  cadence: {
    about: (t) => t('How soon after an update the next one is due, by severity, kind or default: minutes, or PT1H.'),
    example: ['cadence:', '  default: PT1H', '  SEV1: PT30M'],
  },
  leadTime: {
    about: (t) => t('How long before the release a handoff is written, by kind or default: minutes, or P7D.'),
    example: ['leadTime:', '  cs-handoff: P7D'],
  },
  newFile: {
    about: (t) => t('The name of new files within the project, with {kind}, {date} and {title}.'),
    example: ['newFile: docs/handoffs/{date}-{kind}.md'],
  },
  ignore: {
    about: (t) => t('Files that are never handoffs, as in .gitignore.'),
    example: ['ignore:', '  - archive/'],
  },
}
