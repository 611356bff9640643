/** A fix that removes takes out what is empty, and nothing that somebody wrote. */
import { equal } from 'node:assert/strict'
import { fixed, fixesIn } from '../../support/check.ts'

const table = '| Task | Owner | Due |\n|---|---|---|\n'

describe('what is not empty stays', () => {
  const kept: Readonly<Record<string, string>> = {
    'rows with a name only': `## To do\n\n${table}| Rotate the signing keys before Friday | | |\n| Tell the three customers by phone | | |\n`,
    'a sentence below an empty table': `## To do\n\n${table}The rest is told by phone.\n`,
    'a row with a comment': `## To do\n\n${table}| Call | Ann | |\n| | <!-- ask Dana --> | |\n`,
    'a row with an image of HTML': `## To do\n\n${table}| Call | Ann | |\n| <img src="queue.png"> | | |\n`,
    'a row with a tag': `## To do\n\n${table}| Call | Ann | |\n| | <br> | |\n`,
    'an item with a comment': '## Open\n\n- <!-- ask Dana whether this may be told -->\n- b\n',
    'an item with a definition': '## Open\n\nSee [rb].\n\n- [rb]: runbook.md\n- b\n',
    'an item with the definition of a footnote': '## Open\n\nSee it.[^1]\n\n- [^1]: from the log\n- b\n',
    'an item that is the header of a table': '## Open\n\n- Ask Dana |\n  ---|\n- b\n',
    'an item with an image of HTML': '## Open\n\n- [x] <img src="queue.png">\n- b\n',
    'an item with a video': '## Open\n\n- b\n- <video src="queue.mp4"></video>\n',
    'an item with a ticked box': '## Open\n\n- b\n- [x]\n',
    'an item without which other text would be struck through': '## Open\n\n- ~~Search\n-\n is slow~~\n',
    'an item with a comment below': '## Open\n\n- b\n-\n  <!-- ask Dana -->\n- c\n',
    'an entity for a sign': '## Open\n\n- b\n- &#8203;&hearts;\n',
  }
  for (const [name, text] of Object.entries(kept)) it(name, () => equal(fixed(text), text))
})

describe('what is empty goes', () => {
  const removed: Readonly<Record<string, readonly [string, string]>> = {
    'a row of bars': [`${table}| Call | Ann | Friday |\n|  |  |  |\n`, `${table}| Call | Ann | Friday |\n`],
    'a row above a sentence': [`${table}|  |  |  |\nThe rest is told by phone.\n`, `${table}The rest is told by phone.\n`],
    'a row of boxes': [`${table}| Call | Ann | Friday |\n| [ ] |  |  |\n`, `${table}| Call | Ann | Friday |\n`],
    'an item in the middle': ['- a\n-\n- c\n', '- a\n- c\n'],
    'an item at the beginning': ['-\n- b\n', '- b\n'],
    'an item in a quote': ['> - a\n> -\n> - c\n', '> - a\n> - c\n'],
    'several steps': ['1. a\n2.\n3. [ ]\n', '1. a\n'],
  }
  for (const [name, [bad, good]] of Object.entries(removed)) {
    it(name, () => equal(fixed(bad), good))
    it(`${name}, with other line endings`, () => equal(fixed(bad.replaceAll('\n', '\r')), good.replaceAll('\n', '\r')))
  }
})

describe('a list or table with nothing in it', () => {
  it('is left to whoever fills it in, or says that there is nothing', () => {
    // What needs no choice is marked.
    for (const text of [`## To do\n\n${table}|  |  |  |\n`, '## Open\n\n-\n-\n'])
      equal(fixesIn(text).filter((title) => title.startsWith('*')).length, 0)
  })
})
