/** YAML of documents, configurations and templates has limits: what goes beyond is reported at its place, and the rest is read. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { parseConfiguration } from '../../../server/src/core/configuration/configuration.ts'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'
import { readKind } from '../../../server/src/core/template/template.ts'
import { inEnglish, phrase } from '../../../server/src/core/util/phrase.ts'
import { readYaml } from '../../../server/src/core/util/yaml.ts'

/** Each nests in another way; with keys that are mappings, a parser may need time to the power of the levels. */
const pieces = ['? ', '{? {? ', '[', '{', '- ', '{a: ', '[{', '? - ', '- ? ', '[? ', ': ', '!!map {a: ', '&a [', '[[], ', '"[', "'", '{{ ']

/** Milliseconds of the processor for a whole run of a case: what a limit bounds takes some ten of them, what none bounds takes minutes. */
const limit = 5000

function within(run: () => void): void {
  const start = process.cpuUsage()
  run()
  const took = process.cpuUsage(start).user / 1000
  ok(took < limit, `${took} ms`)
}

describe('YAML', () => {
  for (const piece of pieces) {
    const nested = piece.repeat(5000)
    it(`${JSON.stringify(piece)}, nested without end, is read in a configuration, front matter, a template and a directive`, () =>
      within(() => {
        equal(
          parseConfiguration(`x:\n  ${nested}\ntimezone: Europe/Berlin\n`).configuration.timeZone,
          piece === '"[' ? undefined : 'Europe/Berlin',
        )
        parseConfiguration(nested)
        equal(parseDocument(`---\nkind: general\nx: ${nested}\n---\n\n# A\n`).frontMatter?.entries.get('kind')?.value, 'general')
        equal(readKind(`---\nkind: tiny\nx:\n  ${nested}\n---\n\n# A\n\n- **B**: [b]\n`, 'a').id, 'tiny')
        readKind(`# A\n\n<!-- handoff: ${nested} -->\n\n<!-- handoff:\n${nested}\n-->\n\n- **B**: [b]\n`, 'a')
      })).timeout(0)
  }

  it('that is nested too deeply is reported where it is, and what stands on the other lines is read', () => {
    const { contents, problems, value } = readYaml(`a: 1\nb:\n  - ${'['.repeat(60)}\n  - 2\nc: 3\nd: {? ${'{? '.repeat(60)}\ne: [4]\n`)
    deepEqual(value(contents), { a: 1, c: 3, e: [4] })
    deepEqual(
      problems.map(({ message, span }) => [inEnglish(phrase`${message}`), span]),
      [
        ['nested more than 50 levels deep, which is not read', { start: 61, end: 72 }],
        ['nested more than 50 levels deep, which is not read', { start: 235, end: 269 }],
      ],
    )
  })

  it('that is nested as deeply as people write is read', () => {
    const { contents, problems, value } = readYaml(`a: ${'['.repeat(40)}${']'.repeat(40)}\n`)
    equal(JSON.stringify(value(contents)), `{"a":${'['.repeat(40)}${']'.repeat(40)}}`)
    deepEqual(problems, [])
  })

  it('that is nested too deeply in many places is read up to the last of twenty', () => {
    const { contents, problems, value } = readYaml(`a: 1\n${`x: ${'['.repeat(60)}\n`.repeat(1000)}b: 2\n`)
    deepEqual(value(contents), { a: 1 })
    equal(problems.length, 21)
  })

  it('that is too long is read up to a line', () => {
    const { contents, problems, value } = readYaml(`a: 1\n${'# comment\n'.repeat(12_000)}b: 2\n`)
    deepEqual(value(contents), { a: 1 })
    deepEqual(
      problems.map(({ span }) => span),
      [{ start: 99_995, end: 120_010 }],
    )
  })

  it('takes time in proportion to its keys', () =>
    within(() => {
      const { problems } = readYaml(Array.from({ length: 12_000 }, (_, index) => `k${index}: `).join('\n'))
      deepEqual(problems, [])
    })).timeout(0)

  it('may use anchors and aliases', () => {
    const { contents, problems, value } = readYaml('a: &one [1, &two x]\nb: *one\nc: [*two, *two]\n')
    deepEqual(value(contents), { a: [1, 'x'], b: [1, 'x'], c: ['x', 'x'] })
    deepEqual(problems, [])
    const { configuration } = parseConfiguration(
      'ignore: &globs [a/**]\ndocuments:\n  - &some { match: "b/**", kind: general }\n  - *some\n',
    )
    deepEqual(configuration.ignore, [{ pattern: 'a/**', line: 0 }])
    deepEqual(configuration.documents, [
      { match: 'b/**', kind: 'general' },
      { match: 'b/**', kind: 'general' },
    ])
  })

  const endless = {
    'that name themselves': 'a: &a [*a]\n',
    'of aliases of aliases': `a: &a0 [x]\n${Array.from({ length: 20 }, (_, index) => `b${index}: &a${index + 1} [${`*a${index}, `.repeat(9)}]\n`).join('')}`,
  }
  for (const [name, source] of Object.entries(endless))
    it(`aliases ${name} are no value, and reported once a key`, () =>
      within(() => {
        const { frontMatter } = parseDocument(`---\nkind: general\n${source}---\n`)
        equal(frontMatter?.entries.get('kind')?.value, 'general')
        ok(frontMatter?.problems.some(({ message }) => inEnglish(message).endsWith('aliases that expand to more than 20000 values')))
      })).timeout(0)

  it('reports an alias of nothing where it is, as a glob without quotes is one', () => {
    const { problems } = parseConfiguration('ignore:\n  - *.md\n')
    deepEqual(
      problems.map(({ message, span }) => [inEnglish(message), span]),
      [
        [
          'Configuration is not valid YAML: unknown alias "*.md"; expected an anchor before it, or quotes around a text',
          { start: 12, end: 16 },
        ],
      ],
    )
  })

  it('keeps keys that objects have of themselves as what they are', () => {
    const { contents, value } = readYaml('__proto__: 1\nconstructor: { valueOf: 2 }\n')
    deepEqual(Object.entries(value(contents) as object), [
      ['__proto__', 1],
      ['constructor', { valueOf: 2 }],
    ])
  })

  it('reports a key that stands twice', () => {
    deepEqual(readYaml('a: 1\nb: 2\na: 3\n').problems, [{ message: 'Map keys must be unique', span: { start: 10, end: 11 } }])
  })
})
