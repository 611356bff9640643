/** Programs on this machine are asked only about folders that the user trusts. */
import { phrase } from '../core/util/phrase.ts'
import type { Machine } from '../workspace/host.ts'

export function whileTrusted(machine: Machine, isTrusted: () => boolean): Machine {
  const untrusted = { silent: phrase`this folder is not trusted` }
  return {
    find: async (source, scope) => (isTrusted() ? machine.find(source, scope) : untrusted),
    coverages: async (scope) => (isTrusted() ? machine.coverages(scope) : untrusted),
    isReleased: async (version, scope) => isTrusted() && machine.isReleased(version, scope),
  }
}
