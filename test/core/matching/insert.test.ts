/** Missing parts are put in where the template has them, as the author writes them. */
import assert from 'node:assert/strict'
import { fixedOnce, text, completed as withMissing } from '../../support/check.ts'

const fields = '# T\n\n- **A**:\n- **B**:\n- **C**:\n'
const lines = '# T\n\n**A**:\n\n**B**:\n\n**C**:\n'
const tasks = '# T\n\n- [ ] Docs written\n- [ ] Team trained\n- [ ] Calls made\n'
const sections = '# T\n\n## A\n\n-\n\n## B\n\n-\n\n## C\n\n-\n'

interface Case {
  readonly template: string
  readonly before: string
  readonly after: string
}

const cases: Readonly<Record<string, Case>> = {
  'a field between two others': { template: fields, before: '- **A**: x\n- **C**: z', after: '- **A**: x\n- **B**:\n- **C**: z' },
  'the first field': { template: fields, before: '- **B**: y\n- **C**: z', after: '- **A**:\n- **B**: y\n- **C**: z' },
  'the last field': { template: fields, before: '- **A**: x\n- **B**: y\n\nEnd.', after: '- **A**: x\n- **B**: y\n- **C**:\n\nEnd.' },
  'a section behind a text of which nothing is seen': {
    template: '# T\n\n## A\n\n-\n',
    before: '---\na: b\n---\n\uFEFF\u00A0',
    after: '---\na: b\n---\n\uFEFF\u00A0\n\n## A\n\n-',
  },
  'two fields in a row': { template: fields, before: '- **A**: x', after: '- **A**: x\n- **B**:\n- **C**:' },
  'all fields': { template: fields, before: '# T', after: '# T\n\n- **A**:\n\n- **B**:\n\n- **C**:' },
  'a field above an underlined heading': {
    template: '# T\n\n- **A**:\n\n## B\n\n-\n',
    before: '# T\n\n```\nlog\n```\nB\n---\n\nEnd.',
    after: '# T\n\n```\nlog\n```\n\n- **A**:\n\nB\n---\n\nEnd.',
  },
  'a section above an underlined heading': {
    template: '# T\n\n## A\n\nSay it.\n\n## C\n\nSay it.\n\n## D\n\nSay it.\n',
    before: '# T\n\n## A\n\n***\nD\n---\n\nEnd.',
    after: '# T\n\n## A\n\n***\n\n## C\n\nSay it.\n\nD\n---\n\nEnd.',
  },
  'other bullets': { template: fields, before: '* A: x\n* C: z', after: '* A: x\n* **B**:\n* C: z' },
  'bullets set apart by several spaces': {
    template: fields,
    before: '-   **A**: x\n-   **C**: z',
    after: '-   **A**: x\n-   **B**:\n-   **C**: z',
  },
  'an indented list': { template: fields, before: '  - **A**: x\n  - **C**: z', after: '  - **A**: x\n  - **B**:\n  - **C**: z' },
  'a loose list': { template: fields, before: '- **A**: x\n\n- **C**: z', after: '- **A**: x\n\n- **B**:\n\n- **C**: z' },
  'a field whose label stands behind other words': {
    template: fields,
    before: '-~~ **B**: y\n**C**: z',
    after: '**A**:\n-~~ **B**: y\n**C**: z',
  },
  numbers: { template: fields, before: '1. A: x\n2. C: z', after: '1. A: x\n2. **B**:\n2. C: z' },
  'an item with something below': {
    template: fields,
    before: '- **A**:\n  - x\n  - y\n- **C**: z',
    after: '- **A**:\n  - x\n  - y\n- **B**:\n- **C**: z',
  },
  'lines where the template has a list': {
    template: fields,
    before: '**A**: x\n**C**: z',
    after: '**A**: x\n**B**:\n**C**: z',
  },
  'a list where the template has lines': { template: lines, before: '- **A**: x\n- **C**: z', after: '- **A**: x\n- **B**:\n- **C**: z' },
  'lines of their own': { template: lines, before: '**A**: x\n\n**C**: z', after: '**A**: x\n\n**B**:\n\n**C**: z' },
  'lines of one paragraph': { template: lines, before: '**A**: x\n**C**: z', after: '**A**: x\n**B**:\n**C**: z' },
  'lines with hard breaks': { template: lines, before: '**A**: x  \n**C**: z  ', after: '**A**: x  \n**B**:  \n**C**: z  ' },
  'lines with hard breaks, at the end': { template: lines, before: '**A**: x\\\n**B**: y', after: '**A**: x\\\n**B**: y\\\n**C**:' },
  'lines with hard breaks, at the start': { template: lines, before: '**B**: y  \n**C**: z', after: '**A**:  \n**B**: y  \n**C**: z' },
  'a quote': { template: lines, before: '> **A**: x\n> **C**: z', after: '> **A**: x\n> **B**:\n> **C**: z' },
  'a quote with blank lines': { template: lines, before: '> **A**: x\n>\n> **C**: z', after: '> **A**: x\n>\n> **B**:\n>\n> **C**: z' },
  'behind a value that stands below its label': {
    template: lines,
    before: '**A**:\n\n- x\n- y\n\n**C**: z',
    after: '**A**:\n\n- x\n- y\n\n**B**:\n\n**C**: z',
  },
  'behind a value that is continued': { template: lines, before: '**A**: x\ny\n\n**C**: z', after: '**A**: x\ny\n\n**B**:\n\n**C**: z' },
  'a row of fields': {
    template: fields,
    before: '| F | V |\n|---|---|\n| A | x |\n| C | z |',
    after: '| F | V |\n|---|---|\n| A | x |\n| B |   |\n| C | z |',
  },
  'a row of fields without bars at the edge': {
    template: fields,
    before: 'F | V\n--- | ---\nA | x\nC | z',
    after: 'F | V\n--- | ---\nA | x\nB |\nC | z',
  },
  'a heading among headings that are fields': {
    template: fields,
    before: '# T\n\n## A\n\nx\n\n## C\n\nz',
    after: '# T\n\n## A\n\nx\n\n## B\n\n## C\n\nz',
  },
  'a bold line among bold lines that are fields': {
    template: fields,
    before: '# T\n\n**A**\n\nx\n\n**C**\n\nz',
    after: '# T\n\n**A**\n\nx\n\n**B**\n\n**C**\n\nz',
  },
  'never into the front matter': {
    template: fields,
    before: '---\nA: x\nB: y\n---\n\n# T\n\nText.',
    after: '---\nA: x\nB: y\n---\n\n# T\n\nText.\n\n- **C**:',
  },
  'a task between two others': {
    template: tasks,
    before: '- [x] Docs written\n- [x] Calls made',
    after: '- [x] Docs written\n- [ ] Team trained\n- [x] Calls made',
  },
  'a task among numbers': {
    template: tasks,
    before: '1) [x] Docs written\n2) [x] Calls made',
    after: '1) [x] Docs written\n2) [ ] Team trained\n2) [x] Calls made',
  },
  'a task behind one with evidence below': {
    template: tasks,
    before: '- [x] Docs written\n  https://example.com\n- [x] Calls made',
    after: '- [x] Docs written\n  https://example.com\n- [ ] Team trained\n- [x] Calls made',
  },
  'a section between two others': {
    template: sections,
    before: '# T\n\n## A\n\n- x\n\n## C\n\n- z',
    after: '# T\n\n## A\n\n- x\n\n## B\n\n-\n\n## C\n\n- z',
  },
  'the first section': {
    template: sections,
    before: '# T\n\nText.\n\n## B\n\n- y\n\n## C\n\n- z',
    after: '# T\n\nText.\n\n## A\n\n-\n\n## B\n\n- y\n\n## C\n\n- z',
  },
  "the last section, before what is the author's own": {
    template: sections,
    before: '# T\n\n## A\n\n- x\n\n## B\n\n- y\n\n## More\n\nText.',
    after: '# T\n\n## A\n\n- x\n\n## B\n\n- y\n\n## C\n\n-\n\n## More\n\nText.',
  },
  'a section behind one with subsections': {
    template: sections,
    before: '# T\n\n## A\n\n- x\n\n### More\n\nText.\n\n## C\n\n- z',
    after: '# T\n\n## A\n\n- x\n\n### More\n\nText.\n\n## B\n\n-\n\n## C\n\n- z',
  },
  'a section at the depth of its neighbours': {
    template: sections,
    before: '# A\n\n- x\n\n# C\n\n- z',
    after: '# A\n\n- x\n\n# B\n\n-\n\n# C\n\n- z',
  },
  'a section among deeper ones': {
    template: sections,
    before: '# T\n\n### A\n\n- x\n\n### C\n\n- z',
    after: '# T\n\n### A\n\n- x\n\n### B\n\n-\n\n### C\n\n- z',
  },
  'sections into front matter alone': {
    template: '## A\n\n-\n\n## B\n\n-\n',
    before: '---\ntitle: x\n---',
    after: '---\ntitle: x\n---\n\n## A\n\n-\n\n## B\n\n-',
  },
  'a section with subsections, once': {
    template: '# T\n\n## A\n\n-\n\n## B\n\n### C\n\n-\n\n### D\n\n-\n',
    before: '# T\n\n## A\n\n- x',
    after: '# T\n\n## A\n\n- x\n\n## B\n\n### C\n\n-\n\n### D\n\n-',
  },
  'a part without its directives': {
    template: '# T\n\n- **A**: <!-- handoff: { type: text } -->\n- **B**: <!-- handoff: { aliases: [X] } -->\n',
    before: '- **A**: x',
    after: '- **A**: x\n- **B**:',
  },
}

const rules = new Set(['missing-field', 'missing-item', 'missing-section'])

/** The text with all that is missing put in, blanks at the ends of lines left out. */
function completed(source: string, template: string): string {
  let complete = source
  for (const rule of rules) complete = withMissing(complete, { template }, rule)
  return complete
}

describe('missing parts', () => {
  for (const [name, { template, before, after }] of Object.entries(cases)) {
    describe(name, () => {
      it('are put in', () => assert.equal(completed(`${before}\n`, template), `${after}\n`))
      it('are put in without a line break at the end', () => assert.equal(completed(before, template).trimEnd(), after.trimEnd()))
      it('keep the line endings', () =>
        assert.equal(completed(`${before}\n`.replace(/\n/g, '\r\n'), template), `${after}\n`.replace(/\n/g, '\r\n')))
      it('are put in once', () => assert.equal(completed(`${after}\n`, template), `${after}\n`))
    })
  }

  it('keep a byte order mark where it is', () => {
    assert.equal(completed('\uFEFF# T\n\n- **B**: y\n- **C**: z\n', fields), '\uFEFF# T\n\n- **A**:\n- **B**: y\n- **C**: z\n')
    assert.ok(completed('\uFEFF', fields).startsWith('\uFEFF'))
  })

  it('go into an empty document', () => {
    assert.equal(completed('', sections).trim(), sections.replace('# T\n\n', '').trim())
  })

  it('that are none are said above an underlined heading', () => {
    const none = { kind: 'general' }
    assert.equal(fixedOnce('## State\nRisks\n---\n\nOne.\n', none, 'empty-section'), '## State\n\nNone – [reason]\n\nRisks\n---\n\nOne.\n')
    assert.equal(fixedOnce('## State\n## Risks\n\nOne.\n', none, 'empty-section'), '## State\n\nNone – [reason]\n## Risks\n\nOne.\n')
  })

  it('of a template with other line endings take those of the document', () => {
    const template = fields.replace(/\n/g, '\r\n')
    assert.equal(completed('- **A**: x\n- **C**: z\n', template), '- **A**: x\n- **B**:\n- **C**: z\n')
  })

  it('of a table join it in the order of its columns', () => {
    const template = text(`
      # T

      | Milestone | Time (UTC) | Owner |
      |-----------|------------|-------|
      | Start     | hh:mmZ     | [A]   |
      | End       | hh:mmZ     | [B]   |
    `)
    const document = text(`
      # T

      > | Owner | Milestone | Region |
      > |-------|-----------|--------|
      > | Ann   | Start     | EU     |
    `)
    assert.equal(
      withMissing(document, { template }, 'missing-milestone'),
      text(`
        # T

        > | Owner | Milestone | Region |
        > |-------|-----------|--------|
        > | Ann   | Start     | EU     |
        > | [B]   | End       |        |
      `),
    )
  })
})
