import assert from 'node:assert/strict'
import fc from 'fast-check'
import { frontMatterEdit } from '../../../server/src/core/markdown/frontMatterEdit.ts'

describe('frontMatterEdit', () => {
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
    ['knows a key in capitals', '---\nKind: a\n---\n', '---\nKind: general\n---\n'],
    ['knows TOML', '+++\nkind = "a" # why\n+++\n', '+++\nkind = "general" # why\n+++\n'],
    ['adds a key of TOML above its tables', '+++\n[menu]\nkind = "a"\n+++\n', '+++\nkind = "general"\n[menu]\nkind = "a"\n+++\n'],
    ['takes an unclosed fence as text', '---\ntitle: A\n', '---\nkind: general\n---\n\n---\ntitle: A\n'],
    ['takes a fence further down as text', 'A\n\n---\nkind: a\n---\n', '---\nkind: general\n---\n\nA\n\n---\nkind: a\n---\n'],
  ]
  for (const [name, before, after] of cases) it(name, () => assert.equal(apply(before, 'kind', 'general'), after))

  const stages: readonly (readonly [name: string, before: string, after: string])[] = [
    ['begins a front matter', '# Title\n', '---\nstage: ready\n---\n\n# Title\n'],
    ['stands behind the kind', '---\nkind: a # why\ntitle: A\n---\n', '---\nkind: a # why\nstage: ready\ntitle: A\n---\n'],
    ['does not split a kind over several lines', '---\nkind: >\n  a\n---\n', '---\nstage: ready\nkind: >\n  a\n---\n'],
    ['stands first without a kind', '---\ntitle: A\n---\n', '---\nstage: ready\ntitle: A\n---\n'],
    ['replaces the value', '---\nkind: a\nstage: draft # until Monday\n---\n', '---\nkind: a\nstage: ready # until Monday\n---\n'],
    ['keeps the line ending', '---\r\nkind: a\r\n---\r\n', '---\r\nkind: a\r\nstage: ready\r\n---\r\n'],
    ['knows braces', '---\n{ kind: a, stage: draft }\n---\n', '---\n{ kind: a, stage: ready }\n---\n'],
  ]
  for (const [name, before, after] of stages) it(`of a stage ${name}`, () => assert.equal(apply(before, 'stage', 'ready'), after))

  for (const [name, text] of [
    ['a list', '---\n- a\n---\n'],
    ['a sentence', '---\nJust words\n---\n'],
  ] as const)
    it(`does not break ${name}`, () => assert.equal(frontMatterEdit(text, 'kind', 'general'), undefined))

  it('changes nothing when done twice, whatever the text', () => {
    const line = fc.constantFrom(
      '---',
      'kind: a',
      'kind:',
      'stage: draft # c',
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
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), fc.constantFrom('kind', 'stage'), (lines, eol, key) => {
        const once = apply(lines.join(eol), key, 'general')
        assert.equal(apply(once, key, 'general'), once)
      }),
    )
  })
})

/** The text after the edit; the same text if there is none. */
function apply(text: string, key: string, value: string): string {
  const edit = frontMatterEdit(text, key, value)
  return edit ? text.slice(0, edit.start) + edit.newText + text.slice(edit.end) : text
}
