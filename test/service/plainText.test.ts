import { equal } from 'node:assert/strict'
import { plainTextOf } from '../../server/src/service/convert/plainText.ts'

describe('Markdown as plain text', () => {
  for (const [markdown, text] of [
    ['UTC\\+02:00 \\*not bold\\*', 'UTC+02:00 *not bold*'],
    ['**Owner**\n\nWho *acts*, as `name`.', 'Owner\n\nWho acts, as name.'],
    ['one  \ntwo', 'one\ntwo'],
    ['- [Search](file:///a.md#L1): open\n- two\n  - three', '- Search: open\n- two\n  - three'],
    ['# Rule\n\n```yaml\na: 1\n```\n\n<!-- x -->\n\n> said', 'Rule\n\na: 1\n\nsaid'],
    ['| a | b |\n|---|---|\n| 1 | **2** |', 'a | b\n1 | 2'],
    ['', ''],
  ] as const)
    it(JSON.stringify(markdown), () => equal(plainTextOf(markdown), text))
})
