import { equal } from 'node:assert/strict'
import { snippetOf } from '../../../server/src/core/template/skeleton.ts'

describe('a template as a snippet', () => {
  const cases: [name: string, text: string, snippet: string][] = [
    ['a blank', '# Handoff: [Name]', '# Handoff: @{1:[Name]}'],
    ['a label with nothing behind it', '- **Owner**:', '- **Owner**: @1'],
    ['a label with a list below it, once', '**Steps**:\n\n1.', '**Steps**:\n\n1. @1'],
    ['a blank that names choices', '- State: [open | done]', '- State: @{1|[open \\| done],open,done|}'],
    ['boxes of which one is to be ticked', '- **Type**: [ ] Big [ ] Small', '- **Type**: @1[ ] Big [ ] Small'],
    ['a task, which is no choice', '- [ ] Tell [Team]', '- [ ] Tell @{1:[Team]}'],
    ['the empty cells of a table', '| A | B |\n|---|---|\n|   |   |', '| A | B |\n|---|---|\n| @1  | @2  |'],
  ]
  // The linter takes `${` in plain text for a slip.
  for (const [name, text, snippet] of cases) it(name, () => equal(snippetOf(text).replaceAll('$', '@'), snippet))
})
