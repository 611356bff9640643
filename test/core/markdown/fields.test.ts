/** The forms in which people write a label and its value. All of them are one field. */
import assert from 'node:assert/strict'
import { fieldsOf, placesOfFields } from '../../support/read.ts'

/** Each text with the fields that it has. */
const forms: Readonly<Record<string, readonly [text: string, fields: readonly string[]]>> = {
  'bold, colon behind': ['**Owner**: Ann', ['Owner = Ann']],
  'bold, colon within': ['**Owner:** Ann', ['Owner = Ann']],
  'bold with underscores': ['__Owner__: Ann', ['Owner = Ann']],
  emphasised: ['*Owner:* Ann', ['Owner = Ann']],
  'bold and emphasised': ['***Owner:*** Ann', ['Owner = Ann']],
  'bold item': ['- **Owner**: Ann', ['Owner = Ann']],
  'bold item, colon within': ['* **Owner:** Ann', ['Owner = Ann']],
  'plain item': ['- Owner: Ann', ['Owner = Ann']],
  'numbered item': ['1. Owner: Ann', ['Owner = Ann']],
  'task with a value': ['- [x] Owner: Ann', ['Owner = Ann']],
  'plain lines': ['Owner: Ann\nTeam: Search', ['Owner = Ann', 'Team = Search']],
  'one plain line, which may be a sentence': ['Owner: Ann', ['Owner? = Ann']],
  'plain lines with hard breaks': ['Owner: Ann  \nTeam: Search\\\nSince: May', ['Owner = Ann', 'Team = Search', 'Since = May']],
  'in a quote': ['> **Owner:** Ann\n> **Team:** Search', ['Owner = Ann', 'Team = Search']],
  'plain in a quote': ['> Owner: Ann\n> Team: Search', ['Owner = Ann', 'Team = Search']],
  'row of two cells': ['| Field | Value |\n|---|---|\n| Owner | Ann |\n| **Team:** | Search |', ['Owner = Ann', 'Team = Search']],
  'row without bars at the edge': ['Field | Value\n--- | ---\nOwner | Ann', ['Owner = Ann']],
  'several on one line': ['**Owner**: Ann **Team**: Search', ['Owner = Ann', 'Team = Search']],
  'several on one line with bars': ['**Owner:** Ann | **Team:** Search', ['Owner = Ann', 'Team = Search']],
  'dash instead of a colon': ['**Owner** - Ann', ['Owner = Ann']],
  'long dash': ['**Owner** — Ann', ['Owner = Ann']],
  'full-width colon': ['- 担当者：山田', ['担当者 = 山田']],
  'bold, full-width colon': ['**担当者**：山田', ['担当者 = 山田']],
  'bold, full-width colon within': ['**負責人：**李', ['負責人 = 李']],
  'bold, full-width colon within, in a list': ['- **負責人：**李\n- **期限：** 5月', ['負責人 = 李', '期限 = 5月']],
  emoji: ['- 👤 **Owner:** Ann', ['Owner = Ann']],
  'emoji within the label': ['**👤 Owner**: Ann', ['👤 Owner = Ann']],
  number: ['1) **Owner**: Ann', ['Owner = Ann']],
  'code as a label': ['- **`owner`**: Ann', ['owner = Ann']],
  'link as a label': [
    '- [Owner](https://example.com/owners): Ann\n- [Team][teams]: Search\n\n[teams]: https://example.com',
    ['Owner = Ann', 'Team = Search'],
  ],
  'value in code': ['**Flag**: `new-search`', ['Flag = new-search']],
  'value that is a link': ['**Log**: [the log](https://logs.example.com)', ['Log = [the log](https://logs.example.com)']],
  'value with a colon': ['**Time**: 10:30 UTC', ['Time = 10:30 UTC']],
  'value that is continued': [
    '**Impact**: Half of the users\ncannot sign in.\n**Owner**: Ann',
    ['Impact = Half of the users cannot sign in.', 'Owner = Ann'],
  ],
  'value on the next line': ['**Impact**:\nHalf of the users', ['Impact = Half of the users']],
  'comment behind the label': ['**Owner**: <!-- who leads --> Ann', ['Owner = Ann']],
  'choice of boxes': ['**Type**: [ ] Major [x] Minor', ['Type = -Major +Minor']],
  'choice of boxes with slashes': ['- Type: [x] Major / [ ] Minor', ['Type = +Major -Minor']],
  'nested list': ['- **Steps**:\n  - one\n  - two', ['Steps = [list one; two]']],
  'nested steps': ['- **Steps**:\n  1. one\n  2. two', ['Steps = [steps one; two]']],
}

/** An empty label is rarely empty. */
const below: Readonly<Record<string, readonly [text: string, fields: readonly string[]]>> = {
  list: ['**Steps**:\n\n- one\n- two', ['Steps = [list one; two]']],
  'list without a blank line': ['**Steps**:\n- one\n- two', ['Steps = [list one; two]']],
  'numbers without a blank line': ['**Steps:**\n1. one\n2. two', ['Steps = [steps one; two]']],
  tasks: ['**Steps:**\n\n- [ ] one\n- [x] two', ['Steps = [list [ ] one; [x] two]']],
  code: ['**Query**:\n\n```sql\nselect 1\n```', ['Query = [code select 1]']],
  'indented code': ['**Query**:\n\n    select 1', ['Query = [code select 1]']],
  paragraph: ['**Cause**:\n\nA full disk.', ['Cause = [text A full disk.]']],
  table: ['**Hosts**:\n\n| Host | Disk | Free |\n|---|---|---|\n| a | b | c |', ['Hosts = [table Host | Disk | Free (1 rows)]']],
  quote: ['**Report**:\n\n> It is slow.', ['Report = [quote of text It is slow.]']],
  'two paragraphs': ['**Cause**:\n\nA full disk.\n\nIt was never cleaned.', ['Cause = [text A full disk., text It was never cleaned.]']],
  'the last plain item of a list': ['- Owner: Ann\n- Steps:\n\n```\nreboot\n```', ['Owner = Ann', 'Steps = [code reboot]']],
  'up to the next label': ['**A**:\n\n- one\n\n**B**:\n\n- two', ['A = [list one]', 'B = [list two]']],
  'up to the next heading': ['**A**:\n\n## Next\n\n- two', ['A = nothing']],
  'up to a thematic break': ['**A**:\n\n---\n\n- two', ['A = nothing']],
  'nothing at the end': ['**A**:', ['A = nothing']],
  'nothing but blanks': ['**A**:   \n\n\n', ['A = nothing']],
  'nothing but a comment': ['**A**: <!-- to do -->', ['A = nothing']],
  'an empty list': ['**A**:\n\n-\n-', ['A = nothing [list –; –]']],
  'an empty list without a blank line': ['**A**:\n-\n-', ['A = nothing [list –; –]']],
  'one bullet without a blank line, which CommonMark takes for a heading': ['**A**:\n-', ['A = nothing [list –]']],
  'empty steps without a blank line': ['**A**:\n1.\n2.', ['A = nothing [steps –; –]']],
  'an empty nested list': ['- **A**:\n  1.\n  2.', ['A = nothing [steps –; –]']],
  'a list of which one bullet has words': ['**A**:\n-\n- two\n-', ['A = [list –; two; –]']],
}

/** What looks like a label and is none. */
const others: Readonly<Record<string, readonly [text: string, fields: readonly string[]]>> = {
  'a sentence': ['We did this because of that: it was slow. And so on.', []],
  'a question': ['Is it slow?: yes', []],
  'an address': ['See https://example.com: it is there', []],
  'an address in a list': ['- See https://example.com: it is there', []],
  'a time of day': ['10:30 the alarm went off', []],
  'a long sentence with a colon': ['- The customer told us yesterday on the phone: it is slow', []],
  'bold words within a sentence': ['As we saw, it was **many**: too many of them.', []],
  'bold words without a colon': ['**Many** customers call.', []],
  'a bold line that stands for a heading': ['**Known issues**\n\nNone', []],
  'a line in code': ['```\nOwner: Ann\n```', []],
  'a comment': ['<!--\nOwner: Ann\n-->', []],
  'a table of three columns': ['| A | B | C |\n|---|---|---|\n| Owner | Ann | x |', []],
}

describe('fields', () => {
  for (const [title, cases] of Object.entries({ 'are written as': forms, 'have their value below:': below, 'are not:': others })) {
    describe(title, () => {
      for (const [name, [text, fields]] of Object.entries(cases)) {
        it(name, () => assert.deepEqual(fieldsOf(text), fields))
        it(`${name}, with other line endings`, () => {
          assert.deepEqual(fieldsOf(text.replace(/\n/g, '\r\n')), fields)
          assert.deepEqual(fieldsOf(text.replace(/\n/g, '\r')), fields)
        })
      }
    })
  }

  it('have exact places', () => {
    assert.deepEqual(placesOfFields('- **Owner**: Ann  \n'), ['1:5-1:10 Owner', '1:14-1:17 Ann'])
    assert.deepEqual(placesOfFields('> **Owner:**   Ann\n'), ['1:5-1:10 Owner', '1:16-1:19 Ann'])
    assert.deepEqual(placesOfFields('| Owner | Ann |\n|---|---|\n| Team  |  Search |\n'), ['3:3-3:7 Team', '3:12-3:18 Search'])
    assert.deepEqual(placesOfFields('Owner: Ann | Team: Search\nSince: May'), [
      '1:1-1:6 Owner',
      '1:8-1:26 Ann | Team: Search',
      '2:1-2:6 Since',
      '2:8-2:11 May',
    ])
    assert.deepEqual(placesOfFields('- **担当者：**山田'), ['1:5-1:8 担当者', '1:11-1:13 山田'])
    assert.deepEqual(placesOfFields('- 👤 担当者：山田'), ['1:6-1:9 担当者', '1:10-1:12 山田'])
  })

  it('have an empty place for a value that is missing, where it belongs', () => {
    assert.deepEqual(placesOfFields('**Owner**:'), ['1:3-1:8 Owner', '1:11-1:11'])
    assert.deepEqual(placesOfFields('**Owner**: '), ['1:3-1:8 Owner', '1:12-1:12'])
    assert.deepEqual(placesOfFields('**Owner:**   \n'), ['1:3-1:8 Owner', '1:12-1:12'])
    assert.deepEqual(placesOfFields('| Field | Value |\n|---|---|\n| Owner |     |\n'), ['3:3-3:8 Owner', '3:11-3:11'])
    assert.deepEqual(placesOfFields('| Field | Value |\n|---|---|\n| Owner ||\n'), ['3:3-3:8 Owner', '3:10-3:10'])
  })
})
