/** A bold label directly below the items of a list ends the list. */
import assert from 'node:assert/strict'
import { faultsIn } from '../../support/check.ts'

const template = '# Feature\n\n**Abilities**:\n-\n\n**Use cases**:\n1.\n\n**Limits**:\n-\n'

describe('bold labels directly below list items', () => {
  it('are labels with the lists below them as values', () => {
    for (const bold of ['**Use cases:**', '**Use cases**:', '__Use cases:__', '**Use cases**：'])
      for (const end of ['\n', '\r\n']) {
        const source = `# Feature\n\n**Abilities:**\n- video\n- screen\n${bold}\n- stand-ups\n**Limits:**\n- no sound\n`
        assert.deepEqual(faultsIn(source.replace(/\n/g, end), { template }), [], bold)
      }
    assert.deepEqual(
      faultsIn('# Feature\n\n**Abilities:**\n1. video\n**Use cases:** stand-ups\n**Limits:**\n* no sound\n', { template }),
      [],
    )
  })

  it('are unfilled without one', () => {
    const source = '# Feature\n\n**Abilities:**\n- video\n**Use cases:**\n**Limits:**\n- no sound\n'
    assert.deepEqual(faultsIn(source, { template }), ['unfilled-field: line 5'])
  })

  it('are words of the item if they are indented, or not alone at the beginning of their line', () => {
    const indented = '# Feature\n\n**Abilities:**\n- video\n  **Use cases:** stand-ups\n- screen\n**Limits:**\n- no sound\n'
    assert.deepEqual(faultsIn(indented, { template }), [])
    const within = '# Feature\n\n**Abilities:**\n- video with\n**loud sound** and more\n\n**Use cases:**\n1. calls\n\n**Limits:**\n- none\n'
    assert.deepEqual(faultsIn(within, { template }), [])
  })
})
