/** Lists, those that are still half typed too: CommonMark reads headings and text where people mean a list. */
import assert from 'node:assert/strict'
import { outlineOf } from '../../support/read.ts'

const cases: Readonly<Record<string, readonly [text: string, outline: readonly string[]]>> = {
  bullets: ['- a\n- b', ['list a; b']],
  'other bullets': ['* a\n* b\n\n+ c', ['list a; b', 'list c']],
  numbers: ['1. a\n2. b', ['steps a; b']],
  'numbers with parentheses': ['1) a\n2) b', ['steps a; b']],
  nested: ['- a\n  - b\n    1. c', ['list a (list b (steps c))']],
  tasks: ['- [ ] a\n- [x] b\n- [X] c', ['list [ ] a; [x] b; [x] c']],
  'a box that was typed without a space': ['- [] a', ['list [ ] a']],
  'a box with nothing behind it': ['- [ ]\n- [x]', ['list [ ] –; [x] –']],
  'numbered tasks': ['1. [ ] a\n2. [x] b', ['steps [ ] a; [x] b']],
  'a link is no box': ['- [x](https://example.com) a', ['list x a']],
  'an item with code below': ['- a\n\n  ```\n  b\n  ```', ['list a (code b)']],
  'an item with a paragraph below': ['- a\n\n  b', ['list a (text b)']],
  'an item that is continued': ['- a\n  b', ['list a b']],
  'all items empty': ['-\n-\n-', ['list –; –; –']],
  'all numbers empty': ['1.\n2.', ['steps –; –']],
  'the first item empty': ['-\n- b', ['list –; b']],
  'the last item empty': ['- a\n-', ['list a; –']],
  'an empty item in between': ['1. a\n2.\n3. c', ['steps a; –; c']],
  'with trailing blanks': ['-  \n- \n', ['list –; –']],
  'one bullet below prose, which CommonMark takes for a heading': ['What is new?\n-', ['text What is new?', 'list –']],
  'two bullets below prose': ['What is new?\n-\n-', ['text What is new?', 'list –; –']],
  'one bullet below prose, with a space behind it': ['What is new?\n- ', ['text What is new?', 'list –']],
  'numbers below prose, which cannot interrupt it': ['To take it back:\n1.\n2.', ['text To take it back:', 'steps –; –']],
  'numbers below prose, the second with words': ['To take it back:\n1.\n2. b', ['text To take it back:', 'steps –; b']],
  'stars below prose': ['What is new?\n*\n*', ['text What is new?', 'list –; –']],
  'below a label': ['**Limits**:\n-\n-', ['fields Limits', 'list –; –']],
  'below a label in a list': ['- **Steps**:\n  1.\n  2.', ['list Steps: (steps –; –)']],
  'one bullet below a label in a list, which CommonMark takes for a heading': ['- **Steps**:\n  -', ['list Steps: (list –)']],
  'bullets below a label in a list': ['- **Steps**:\n  -\n  -\n- b', ['list Steps: (list –; –); b']],
  'one bullet below a task': ['- [x] FAQ:\n  -', ['list [x] FAQ: (list –)']],
  'bullets below prose in a quote': ['> What?\n> -\n> -', ['quote of text What?, list –; –']],
  'one bullet below a heading': ['## New\n-', ['## New', '  list –']],
  'a real underline is a heading': ['What is new?\n---', ['## What is new?']],
  'two dashes are a heading': ['What is new?\n--', ['## What is new?']],
  'an underline of equals signs is a heading': ['What is new?\n=', ['# What is new?']],
  'a thematic break is no list': ['a\n\n---\n\nb', ['text a', 'break', 'text b']],
  'a year at the start of a line is no list': ['It began in\n2024. Then it went on.', ['text It began in 2024. Then it went on.']],
  'in a quote': ['> - a\n> -', ['quote of list a; –']],
  'below a label in a quote': ['> **Steps**:\n> 1. a', ['quote of fields Steps, steps a']],
}

describe('lists', () => {
  for (const [name, [text, outline]] of Object.entries(cases)) {
    it(name, () => {
      assert.deepEqual(outlineOf(text), outline)
      assert.deepEqual(outlineOf(`${text}\n`), outline)
      assert.deepEqual(outlineOf(text.replace(/\n/g, '\r\n')), outline)
    })
  }
})
