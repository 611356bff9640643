/** Which kind is this document? The front matter says it, then a choice from outside, then a glob, then likeness, then the file's name. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { check } from '../../../server/src/core/check.ts'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'
import type { Kind } from '../../../server/src/core/template/kind.ts'
import { readKind } from '../../../server/src/core/template/template.ts'
import { inEnglish } from '../../../server/src/core/util/phrase.ts'
import escalation from '../../fixtures/filled-escalation.md'
import supportTemplate from '../../fixtures/support-template.md'
import { checked, now, optionsOf, text } from '../../support/check.ts'

const support = readFileSync('examples/ready-support-handoff.md', 'utf8')
const note = '# Checkout\n\nNothing to see here.\n'

interface Case {
  readonly source: string
  readonly path?: string
  readonly forced?: { readonly id: string; readonly from: 'option' | 'configuration' | 'setting' }
  readonly kinds?: readonly Kind[]
}

/** The kind of a document and how it was found. */
function kindOf({ source, path = 'docs/note.md', forced, kinds = [] }: Case): string {
  const options = optionsOf({ path })
  const all = new Map([...options.kinds, ...kinds.map((kind) => [kind.id, kind] as const)])
  const { kind, kindFrom } = check(parseDocument(source), { ...options, kinds: all, path, forced, now })
  return `${kind?.id} by ${kindFrom}`
}

const shift = readKind('---\nkind: shift\nmatch: "shifts/**/*.md"\n---\n\n# Shift\n\n## Summary\n\n-\n', 'shift')
const frontMatter = (kind: string) => `---\nkind: ${kind}\n---\n\n${note}`

describe('the kind', () => {
  const cases: Readonly<Record<string, readonly [Case, string]>> = {
    'stands in the front matter': [{ source: frontMatter('escalation-packet') }, 'escalation-packet by front-matter'],
    'stands in the front matter, whatever a glob says': [
      { source: frontMatter('general'), path: 'shifts/a.md', kinds: [shift] },
      'general by front-matter',
    ],
    'stands in the front matter, whatever the configuration says': [
      { source: frontMatter('general'), forced: { id: 'escalation-packet', from: 'configuration' } },
      'general by front-matter',
    ],
    'is chosen for one run, whatever the front matter says': [
      { source: frontMatter('general'), forced: { id: 'escalation-packet', from: 'option' } },
      'escalation-packet by option',
    ],
    'stands in the front matter in capitals': [
      { source: `---\nKind: Escalation-Packet\n---\n\n${note}` },
      'escalation-packet by front-matter',
    ],
    'stands in front matter in TOML': [{ source: `+++\nkind = "escalation-packet"\n+++\n\n${note}` }, 'escalation-packet by front-matter'],
    'is the general one where front matter is not closed': [
      { source: `---\nkind: escalation-packet\nstage: ready\n\n${note}` },
      'general by likeness',
    ],
    'is the general one where front matter begins too late': [{ source: `\n${frontMatter('escalation-packet')}` }, 'general by likeness'],
    'is none where such lines are those of another tool': [{ source: `\n---\nkind: Deployment\n---\n\n${note}` }, 'undefined by none'],
    'is none where such lines stand in the text': [{ source: `${note}\n---\nkind: general\n---\n` }, 'undefined by none'],
    'is chosen by a setting, in any case': [
      { source: note, forced: { id: 'Escalation-Packet', from: 'setting' } },
      'escalation-packet by configuration',
    ],
    'is chosen by the configuration': [{ source: note, forced: { id: 'general', from: 'configuration' } }, 'general by configuration'],
    'is chosen by the configuration, whatever the document is like': [
      { source: support, forced: { id: 'general', from: 'configuration' } },
      'general by configuration',
    ],
    'is that of a template whose glob matches': [{ source: note, path: 'shifts/2026/march.md', kinds: [shift] }, 'shift by configuration'],
    'is not that of a template whose glob does not match': [{ source: note, path: 'docs/march.md', kinds: [shift] }, 'undefined by none'],
    'is the one that the document is like': [{ source: support }, 'support-handoff by likeness'],
    'is the one that the document is like, though half of it is missing': [
      { source: support.slice(0, support.length / 2) },
      'support-handoff by likeness',
    ],
    'is the one that a template is like which was copied and not filled in': [{ source: supportTemplate }, 'support-handoff by likeness'],
    'is the one that an escalation is like': [{ source: escalation }, 'escalation-packet by likeness'],
    'is likeness before the name of the file': [{ source: support, path: 'escalation.md' }, 'support-handoff by likeness'],
    'is the general one for a file of that name': [{ source: note, path: 'docs/search-handoff.md' }, 'general by likeness'],
    'is the general one for a file of that name, written otherwise': [{ source: note, path: 'Hand-over 2026.md' }, 'general by likeness'],
    'is the general one for an escalation': [{ source: note, path: 'docs/ESCALATION_4711.md' }, 'general by likeness'],
    'is none for a folder of that name': [{ source: note, path: 'handoff/notes.md' }, 'undefined by none'],
    'is none for a word that only contains it': [{ source: note, path: 'docs/handoffsets-deescalations.md' }, 'undefined by none'],
    'is none for anything else': [{ source: note }, 'undefined by none'],
    'is none for an empty file': [{ source: '' }, 'undefined by none'],
    'is looked for elsewhere if the front matter names none that exists': [{ source: frontMatter('nothing') }, 'undefined by none'],
    'is not looked for in front matter that is no mapping': [{ source: '---\n- kind: general\n---\n' }, 'undefined by none'],
  }
  for (const [name, [input, expected]] of Object.entries(cases)) it(name, () => assert.equal(kindOf(input), expected))

  it('of a README is never guessed', () => {
    const readme = text(`
      # Checkout

      A library for payments.

      ## What's new

      - Saved cards

      ## Getting started

      1. Install it
      2. Run it

      ## Documentation

      - [x] API
      - [ ] Guides

      ## Known issues

      | Issue | Description | Severity | Workaround |
      |-------|-------------|----------|------------|
      | 1     | Slow        |          |            |

      ## FAQ

      ### Q: Is it free?

      Yes.

      ## Contact

      **Email**:
    `)
    assert.equal(kindOf({ source: readme, path: 'README.md' }), 'undefined by none')
    assert.deepEqual(checked(readme, { path: 'README.md' }).findings, [])
  })

  it('decides whether anything is found at all', () => {
    const source = '# Notes\n\n- **Owner**:\n- [Name]\n'
    assert.deepEqual(checked(source, { path: 'notes.md' }).findings, [])
    assert.equal(checked(source, { path: 'notes.md' }).readiness, undefined)
    assert.equal(checked(source, { path: 'handoff.md' }).findings.length, 2)
  })
})

describe('a kind that a setting names and nobody knows', () => {
  const said = (source: string, id: string, from: 'setting' | 'configuration' = 'setting') => {
    const options = optionsOf({ path: 'docs/note.md' })
    const { findings } = check(parseDocument(source), { ...options, path: 'docs/note.md', forced: { id, from }, now })
    return findings.map(({ problem }) => inEnglish(problem.message))
  }

  it('is told in the documents that it is meant for, with what is near', () => {
    assert.deepEqual(said(note, 'suport-handoff'), ['Setting handoff.kinds: unknown kind "suport-handoff"; expected "support-handoff"'])
    assert.ok(said('', 'nothing-like-it')[0]?.startsWith('Setting handoff.kinds: unknown kind "nothing-like-it"; expected one of '))
  })

  it('is not told of where it decides nothing, or is reported elsewhere', () => {
    assert.deepEqual(said(frontMatter('general'), 'suport-handoff'), [])
    assert.deepEqual(said(note, 'suport-handoff', 'configuration'), [])
    assert.deepEqual(said(note, 'General'), [])
  })
})
