/** All German, by the English. */
import { editor } from './editor.ts'
import { facts } from './facts.ts'
import { findings } from './findings.ts'
import { kinds } from './kinds.ts'
import { plainWords } from './plainWords.ts'
import { rules } from './rules.ts'
import { setup } from './setup.ts'
import { values } from './values.ts'

/** German for the texts and phrases that a person reads at an editor. */
export const german: Readonly<Record<string, string>> = {
  ...editor,
  ...findings,
  ...plainWords,
  ...values,
  ...setup,
  ...kinds,
  ...rules,
  ...facts,
}
