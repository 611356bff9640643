import assert from 'node:assert/strict'
import fc from 'fast-check'
import { kindEdit } from '../../client/src/kindEdit.ts'

describe('kindEdit', () => {
  const cases: readonly (readonly [name: string, before: string, after: string])[] = [
    ['begins a front matter', '# Title\n', '---\nkind: general\n---\n\n# Title\n'],
    ['in an empty document', '', '---\nkind: general\n---\n'],
    ['in a blank document', '\n', '---\nkind: general\n---\n\n'],
    ['keeps the line ending', '# Title\r\n', '---\r\nkind: general\r\n---\r\n\r\n# Title\r\n'],
    ['adds a key', '---\ntitle: A\n---\n', '---\nkind: general\ntitle: A\n---\n'],
    ['fills an empty front matter', '---\n---\nText\n', '---\nkind: general\n---\nText\n'],
    ['fills one that holds comments', '---\n# why\n---\n', '---\nkind: general\n# why\n---\n'],
    ['replaces the value', '---\ntitle: A\nkind: release-notes\nstage: draft\n---\n', '---\ntitle: A\nkind: general\nstage: draft\n---\n'],
    ['keeps the comment behind the value', '---\nkind: a # chosen by hand\n---\n', '---\nkind: general # chosen by hand\n---\n'],
    ['takes a # in a word as part of it', '---\nkind: a#b\n---\n', '---\nkind: general\n---\n'],
    ['replaces a quoted value', '---\nkind: "a # b"  # c\n---\n', '---\nkind: general  # c\n---\n'],
    ['knows a quoted key', "---\n'kind': 'it''s'\n---\n", "---\n'kind': general\n---\n"],
    ['fills an empty value', '---\nkind:\nstage: draft\n---\n', '---\nkind: general\nstage: draft\n---\n'],
    ['fills an empty value before a comment', '---\nkind: # which?\n---\n', '---\nkind: general # which?\n---\n'],
    ['replaces a value over several lines', '---\nkind: >\n  a\n  b\nstage: draft\n---\n', '---\nkind: general\nstage: draft\n---\n'],
    ['replaces a list', '---\nkind:\n- a\n- b\nstage: draft\n---\n', '---\nkind: general\nstage: draft\n---\n'],
    ['leaves a nested key alone', '---\nmeta:\n  kind: a\n---\n', '---\nkind: general\nmeta:\n  kind: a\n---\n'],
    ['leaves a longer key alone', '---\nkinds: a\n---\n', '---\nkind: general\nkinds: a\n---\n'],
    ['keeps an indentation', '---\n  title: A\n---\n', '---\n  kind: general\n  title: A\n---\n'],
    ['knows braces', '---\n{ title: A, kind: b }\n---\n', '---\n{ title: A, kind: general }\n---\n'],
    ['adds within braces', '---\n{ title: A }\n---\n', '---\n{ kind: general, title: A }\n---\n'],
    ['adds within empty braces', '---\n{}\n---\n', '---\n{ kind: general}\n---\n'],
    ['takes an unclosed fence as text', '---\ntitle: A\n', '---\nkind: general\n---\n\n---\ntitle: A\n'],
    ['takes a fence further down as text', 'A\n\n---\nkind: a\n---\n', '---\nkind: general\n---\n\nA\n\n---\nkind: a\n---\n'],
  ]
  for (const [name, before, after] of cases) it(name, () => assert.equal(apply(before, 'general'), after))

  for (const [name, text] of [
    ['a list', '---\n- a\n---\n'],
    ['a sentence', '---\nJust words\n---\n'],
  ] as const)
    it(`does not break ${name}`, () => assert.equal(kindEdit(text, 'general'), undefined))

  it('changes nothing when done twice, whatever the text', () => {
    const line = fc.constantFrom(
      '---',
      'kind: a',
      'kind:',
      'title: A # b',
      '# c',
      '  b',
      '- x',
      '',
      '{ kind: a, b: c }',
      'kind: "a',
      '# Title',
    )
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, eol) => {
        const once = apply(lines.join(eol), 'general')
        assert.equal(apply(once, 'general'), once)
      }),
    )
  })
})

/** The text after the edit; the same text if there is none. */
function apply(text: string, kind: string): string {
  const edit = kindEdit(text, kind)
  return edit ? text.slice(0, edit.start) + edit.newText + text.slice(edit.end) : text
}
