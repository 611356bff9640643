/** In a folder that the user does not trust, nothing is run. */
import { deepEqual, equal } from 'node:assert/strict'
import { inEnglish } from '../../server/src/core/util/phrase.ts'
import { whileTrusted } from '../../server/src/lsp/trust.ts'
import { machineOf } from '../support/facts.ts'

describe('programs on this machine', () => {
  const scope = { uri: 'file:///a/new.md', root: 'file:///a', folder: 'file:///a', now: 0 }
  let isTrusted = false
  const machine = whileTrusted(machineOf({ 'git.tag': { type: 'text', text: 'v1' } }), () => isTrusted)
  const said = async () => {
    const result = await machine.find('git.tag', scope)
    return 'silent' in result ? inEnglish(result.silent) : result.fact
  }

  it('are silent and say why until the folder is trusted', async () => {
    equal(await said(), 'this folder is not trusted')
    equal('silent' in (await machine.coverages(scope)), true)
    equal(await machine.isReleased('1.0.0', scope), false)
    isTrusted = true
    deepEqual(await said(), { type: 'text', text: 'v1' })
    equal('coverages' in (await machine.coverages(scope)), true)
  })
})
