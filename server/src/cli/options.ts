/** How the options of several commands are parsed. */
import { InvalidArgumentError, Option } from 'commander'
import { parseMoment } from './moment.ts'
import { unknownName } from './names.ts'

/** Parses one of some names, or throws a usage error that suggests the nearest. */
export const oneOf =
  <Name extends string>(what: string, names: readonly Name[]) =>
  (value: string): Name => {
    const found = names.find((name) => name === value)
    if (found === undefined) throw new InvalidArgumentError(unknownName(what, value, names))
    return found
  }

/** The moment of a command, which tests and repeatable builds set. */
export const nowOption = () =>
  new Option('--now <moment>', 'take this moment for now: 2026-03-01T00:00Z').argParser((value) => {
    const moment = parseMoment(value)
    if (moment === undefined) throw new InvalidArgumentError(`"${value}" is no moment in UTC; expected one such as 2026-03-01T00:00Z`)
    return moment
  })

/** What Commander gives a command beside its arguments: an option that is not there has no key. */
export type OptionsOf<Of, Arguments extends keyof Of> = Omit<Of, Arguments | 'now'> & { readonly now?: number }

/** An option that may be given several times. */
export const collect = (value: string, others: string[] = []): string[] => [...others, value]
