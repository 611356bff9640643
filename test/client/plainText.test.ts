import assert from 'node:assert/strict'
import { plainLabel, plainMessage } from '../../client/src/editor/plainText.ts'

/** What VS Code takes for a link in messages and prompts. */
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+/i

describe('plainText', () => {
  it('leaves no link in a message, and changes nothing that can be seen', () => {
    const hostile = 'Unexpected placeholder "[Quit](command:workbench.action.quit)" at [x](https://a.example "t") $(trash)'
    assert.match(hostile, link)
    assert.doesNotMatch(plainMessage(hostile), link)
    assert.doesNotMatch(plainMessage(hostile), /\$\(/)
    assert.equal(plainMessage(hostile).replaceAll('\u200b', ''), hostile)
    assert.equal(plainMessage('Field "Owner" is empty'), 'Field "Owner" is empty')
  })

  it('leaves no icon in a label', () => {
    assert.equal(plainLabel('Fix $(trash) now'), 'Fix \\$(trash) now')
  })
})
