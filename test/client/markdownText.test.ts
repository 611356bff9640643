import assert from 'node:assert/strict'
import { commandLink, literalMarkdown } from '../../client/src/editor/markdownText.ts'

describe('markdownText', () => {
  it('leaves no mark, link, address, HTML or icon of a text in force', () => {
    const hostile = '](command:x) **b** <img src=x> https://a.example a@b.example $(error) `c` &lt; | ~~d~~\n# e'
    const literal = literalMarkdown(hostile)
    assert.match(literal, /^(?:[\p{L}\p{N} ]|&#\d+;)*$/u)
    const read = literal.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    assert.equal(read, hostile.replace('\n', ' '))
  })

  it('keeps what stands outside the basic plane', () => {
    assert.equal(literalMarkdown('é 漢 😀'), 'é 漢 &#128512;')
  })

  it('writes the arguments of a command so that they end no link', () => {
    const link = commandLink('Go', 'handoff.open', "file:///a (1)'s.md", { start: 1 })
    assert.match(link, /^\[Go\]\(command:handoff\.open\?[^()\s']+\)$/)
    assert.deepEqual(JSON.parse(decodeURIComponent(link.slice(link.indexOf('?') + 1, -1))), ["file:///a (1)'s.md", { start: 1 }])
    assert.equal(commandLink('Fill', 'handoff.fillIn'), '[Fill](command:handoff.fillIn)')
  })
})
