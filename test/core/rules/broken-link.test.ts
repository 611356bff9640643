import assert from 'node:assert/strict'
import type { Files } from '../../../server/src/core/linter/environment.ts'
import { anchorsOf } from '../../../server/src/core/markdown/links.ts'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'
import { brokenLink } from '../../../server/src/core/rules/broken-link.ts'
import { inEnglish } from '../../../server/src/core/util/phrase.ts'
import { faultsOf, runRule } from '../../support/one.ts'

const runbook = '# Runbook\n\n## Restart\n\n## Fall back\n'

/** A folder with a runbook, a picture, a name with a space and a folder; nothing is known of what lies above. */
const files: Files = {
  exists: (path) =>
    path.startsWith('../../')
      ? undefined
      : ['runbooks/restart.md', 'image.png', 'two words.md', 'runbooks', 'runbooks/', 'Wiki.md', '/README.md'].includes(path),
  anchors: (path) => (path.endsWith('restart.md') ? anchorsOf(parseDocument(runbook)) : undefined),
  near: () => ['runbooks/restart.md', 'image.png', 'two words.md', 'Wiki.md'],
}

const found = (source: string) => faultsOf(brokenLink, source, { files })
const messages = (source: string) => runRule(brokenLink, source, { files }).problems.map(({ message }) => inEnglish(message))

describe('broken-link', () => {
  const whole = [
    '[x](runbooks/restart.md)',
    '[x](runbooks/restart.md "title")',
    '[x](runbooks/restart.md#fall-back)',
    '[x](runbooks/restart.md#Fall-Back)',
    '[x](runbooks/)',
    '[x](two%20words.md)',
    '[x](<two words.md>)',
    '[x](Wiki)',
    '[x](/README.md)',
    '[x](image.png#L10)',
    '![x](image.png)',
    '[x][r]\n\n[r]: runbooks/restart.md',
    '[x](../../elsewhere.md)',
    '[x](https://example.com/nowhere.md#x)',
    '[x](mailto:support@example.com)',
    '[x](//example.com/x)',
    '[x](/handbook/support)',
    '[x](/docs/guide/)',
    '[x]([Link])',
    '[x](#)',
    '[x](#top)',
    '[x](#L12)',
    '[x](?tab=readme)',
    '[x]({{ url }}/a.md)',
    '[x][]',
    '[x] [y]',
    '`[x](nowhere.md)`',
    '```\n[x](nowhere.md)\n```',
    'items[0][1] and [0][1]',
    '[ERROR][auth] it fell over',
    '[^1][^2]',
    '- [ ][x] odd',
  ]
  for (const source of whole) it(`whole: ${source.replace(/\n/g, ' ')}`, () => assert.deepEqual(found(source), []))

  const broken: readonly [string, string][] = [
    ['[x](runbooks/restrat.md)', 'runbooks/restrat.md → runbooks/restart.md'],
    ['[x](restart.md)', 'restart.md → runbooks/restart.md'],
    ['[x](runbooks/restart.md#fall-bakc)', 'fall-bakc → fall-back'],
    ['[x](twowords.md)', 'twowords.md → two%20words.md'],
    ['![x](imgae.png "title")', 'imgae.png → image.png'],
    ['[![x](image.png)](nowhere/at-all.md)', 'nowhere/at-all.md'],
    ['[r]: runbooks/restrat.md\n\n[x][r]', 'runbooks/restrat.md → runbooks/restart.md'],
    ['[x](nowhere/at-all.md#x)', 'nowhere/at-all.md'],
    ['[x](github.com/owner/name)', 'github.com/owner/name → https://'],
    ['[x](www.example.com)', 'www.example.com → https://'],
    ['[x](internal/page)', 'internal/page'],
    ['See [the runbook of it][nope]', 'nope'],
    ['# Say\n\n[x](#sya)', 'sya → say'],
  ]
  for (const [source, fault] of broken) it(`broken: ${source.replace(/\n/g, ' ')}`, () => assert.deepEqual(found(source), [fault]))

  it('says what was found and what is nearest', () => {
    assert.deepEqual(messages('[x](runbooks/restrat.md)'), ['File "runbooks/restrat.md" does not exist; expected "runbooks/restart.md"'])
    assert.deepEqual(messages('[x](runbooks/restart.md#nope)'), [
      'Heading "#nope" is not in "runbooks/restart.md"; expected the anchor of one of its headings',
    ])
  })

  it('is silent about files that nobody knows', () => {
    assert.deepEqual(faultsOf(brokenLink, '[x](nowhere.md) [y](nowhere.md#x)'), [])
    assert.deepEqual(faultsOf(brokenLink, '[x](nowhere.md)', { files: { exists: () => undefined } }), [])
    assert.deepEqual(faultsOf(brokenLink, '[x](some.md#x)', { files: { exists: () => true } }), [])
  })

  it('is certain only of a slip with nothing else so near', () => {
    const certain = (source: string) =>
      runRule(brokenLink, source, { files }).problems.map(({ fixes }) => (fixes ?? []).map((fix) => fix.certain))
    assert.deepEqual(certain('[x](runbooks/restrat.md)'), [[true]])
    assert.deepEqual(certain('# Part ab\n\n# Part ac\n\n[x](#part-aa)').flat().includes(true), false)
  })

  it('makes anchors as GitHub does', () => {
    const source =
      '# A & B\n## 🚦 Status\n## 日本語の見出し\n## `code` *and* [link](x)\n## A & B\n## Named {#own-name}\n<a id="html"></a>\n> ### Quoted\n\nÄnderung\n---\n'
    assert.deepEqual(anchorsOf(parseDocument(source)), [
      'a--b',
      '-status',
      '日本語の見出し',
      'code-and-link',
      'a--b-1',
      'named',
      'änderung',
      'own-name',
      'html',
      'quoted',
    ])
  })
})
