/** The quick test for what is no handoff: it may let a text pass that is none, but takes none for one that the whole detection finds. */
import { deepEqual, equal } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'
import { detectKind } from '../../../server/src/core/template/detect.ts'
import { prefilter } from '../../../server/src/core/template/prefilter.ts'
import { readKind } from '../../../server/src/core/template/template.ts'
import { optionsOf } from '../../support/check.ts'
import { change, changed, markdown } from '../../support/markdown.ts'

const { kinds: builtIn } = optionsOf({ path: 'note.md' })
/** A kind that asks for little, so that much is like it. */
const small = readKind(
  '# Shift\n\n## What is new?\n\n**Hand-over to**:\n\n## Policies\n\n## FAQ\n\n- [ ] Sign off\n- [ ] Tell ops\n',
  'small',
)
const kinds = new Map([...builtIn, [small.id, small]])

/** Titles of handoffs, as people deface them. */
const titled = fc
  .tuple(
    fc.constantFrom(
      'On-call handoff',
      'Post-mortem: search',
      'Übergabe',
      'Incident 2026-03-04',
      '引き継ぎ',
      '인수인계',
      'Passaggio di consegne',
    ),
    fc.constantFrom('', 'Some words.\n\n', '![logo](x.png)\n\n'),
    fc.constantFrom<(title: string) => string>(
      (title) => `# ${title}`,
      (title) => `${title}\n===`,
      (title) => `## **${title.slice(0, 2)}**${title.slice(2)}`,
      (title) => `# ${title.slice(0, 3)}<b>${title.slice(3)}</b>`,
      (title) => `# ${title.normalize('NFD')}`,
      (title) => `# ${title.toUpperCase()} #`,
      (title) => `# [${title}](#x)`,
      (title) => `# ${title.slice(0, 2)}&shy;${title.slice(2)}`,
      (title) => `# ${title.slice(0, 2)}[^1]${title.slice(2)}\n\n[^1]: x`,
    ),
    fc.constantFrom('', '---\ntitle: x\n---\n'),
  )
  .map(([title, before, write, front]) => `${front}${before}${write(title)}\n\nSince 14:30 CET.\n`)

/** What is told of an incident, under headings of several languages. */
const shaped = fc
  .tuple(
    fc.constantFrom(
      'Timeline',
      'Sequence of events',
      'Zeitlicher Ablauf',
      'Línea de tiempo',
      'Chronologie',
      '経緯',
      '时间线',
      '타임라인',
      'Tijdslijn',
    ),
    fc.constantFrom('Root cause', 'Contributing factors', 'Ursachen', '原因'),
    fc.constantFrom('- 14:30 stop\n- 15:10 go', '| 14h30 | stop |\n|---|---|\n| 15h10 | go |', '14:30\n: stop\n\n15:10\n: go'),
    fc.constantFrom<(heading: string) => string>(
      (heading) => `## ${heading}`,
      (heading) => `${heading}\n---`,
      (heading) => `## *${heading.slice(0, 2)}*${heading.slice(2)}`,
      (heading) => `## ${heading.toUpperCase()} (UTC)`,
      (heading) => `## 2. ${heading}:`,
    ),
  )
  .map(([timeline, cause, times, write]) => `# Search\n\n${write(timeline)}\n\n${times}\n\n${write(cause)}\n\nAge.\n\n## Impact\n\nAll.\n`)

/** True if the quick test is wrong about a text. */
const isWrong = (text: string) =>
  prefilter(text, kinds, 'note.md') !== undefined && detectKind(parseDocument(text), kinds, 'note.md').kind !== undefined

const isRejected = (text: string, path = 'docs/note.md') => prefilter(text, kinds, path) !== undefined

function markdownFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => /\.(?:md|markdown)$/i.test(name)).map((name) => join(folder, name))
}

const templates = markdownFiles('server/kinds')
  .concat(markdownFiles('test/fixtures'))
  .map((path) => readFileSync(path, 'utf8'))
/** Text of a kind as people deface it: with marks within words, other spellings, line breaks. */
const defaced = fc
  .tuple(
    fc.constantFrom(...templates),
    fc.array(change, { maxLength: 4 }),
    fc.constantFrom<[RegExp, string]>(
      [/(?!)/g, ''],
      [/\b(\w{2})(\w{3,})/g, '$1**$2**'],
      [/\b(\w{2})(\w{3,})/g, '$1<b>$2</b>'],
      [/\b(\w{2})(\w{3,})/g, '[$1](#x)$2'],
      [/\b(\w{2})(\w{3,})/g, '$1[$2](#x)'],
      [/\b(\w{2})(\w{3,})/g, '[$1](#x)[$2](#y)'],
      [/\b(\w{2})(\w{3,})/g, '$1[^1]$2'],
      [/\b(\w{2})(\w{3,})/g, '$1<!-- -->$2'],
      [/e/g, '&#101;'],
      [/ /g, '&nbsp;'],
      [/ /g, '-'],
      [/ /g, '\u00a0'],
      [/information/gi, 'info'],
      [/([A-Za-z])/g, '$1\u00ad'],
      [/Frequently Asked Questions/gi, 'FAQs'],
      [/^(#+ .*)$/gm, '$1 #'],
    ),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([text, changes, [pattern, by], ending]) => {
    const body = text.replace(/^---\n[\s\S]*?\n---\n/, '')
    return changes.reduce(changed, body.replace(pattern, by)).replace(/\r\n|\n|\r/g, ending)
  })

describe('the quick test for what is no handoff', () => {
  it('never rejects what is found to be one, however it is written', () => {
    fc.assert(
      fc.property(defaced, (text) => !isWrong(text)),
      { numRuns: 120 },
    )
  })

  it('never rejects what is called one, however its title is written', () => {
    fc.assert(
      fc.property(titled, (text) => !isWrong(text)),
      { numRuns: 200 },
    )
  })

  it('never rejects what is told of an incident', () => {
    fc.assert(
      fc.property(shaped, (text) => !isWrong(text)),
      { numRuns: 200 },
    )
  })

  it('never rejects what is found to be one, in any text', () => {
    fc.assert(
      fc.property(markdown, (text) => !isWrong(text)),
      { numRuns: 100 },
    )
  })

  it('never rejects what is found to be one, in the documents at hand', () => {
    const paths = [
      'examples',
      'docs',
      'test/fixtures',
      'server/kinds',
      'server/src/core/rules',
      'node_modules/remark-gfm',
      'node_modules/yaml',
      'node_modules/commander',
    ]
    const wrong = paths.flatMap(markdownFiles).filter((path) => isWrong(readFileSync(path, 'utf8')))
    deepEqual(wrong, [])
  })

  it('rejects most of what is none', () => {
    const readmes = readdirSync('node_modules')
      .map((name) => join('node_modules', name, 'readme.md'))
      .flatMap((path) => {
        try {
          return [readFileSync(path, 'utf8')]
        } catch {
          return []
        }
      })
      .slice(0, 60)
    equal(readmes.filter((text) => isRejected(text)).length > readmes.length / 2, true)
  })

  it('reads a link as its text', () => {
    const names = ['State', 'What was done', 'Next steps', 'Decisions', 'Open questions', 'How verified', 'Key files', 'Gotchas']
    const links: ((name: string) => string)[] = [
      (name) => `${name.slice(0, 2)}[${name.slice(2)}](#x)`,
      (name) => `[${name.slice(0, 2)}](#x)${name.slice(2)}`,
      (name) => `[${name.slice(0, 2)}](#x)[${name.slice(2)}](#y)`,
      (name) => `\`${name}[, options]\``,
    ]
    const texts = links.map((link) => names.map((name) => `## ${link(name)}\n\nText.\n`).join('\n'))
    deepEqual(
      texts.map((text) => isRejected(text)),
      [false, false, false, false],
    )
    deepEqual(
      ['f(a[, b])', '[a](#x)', '[a](#x), b[c](#y)', '[a](#x)b'].map((text) => isRejected(`# ${text}\n`)),
      [true, true, true, false],
    )
  })

  it('asks the front matter, the path and the configuration first', () => {
    const note = '# Note\n\nNothing to see here.\n'
    deepEqual(
      [isRejected(note), isRejected(`---\nkind: general\n---\n\n${note}`), isRejected(`\uFEFF---\n"k\\u0069nd": general\n---\n\n${note}`)],
      [true, false, false],
    )
    deepEqual([isRejected(`---\ntitle: x\n---\n\n${note}`), isRejected(note, 'shift-handoff.md')], [true, false])
    equal(prefilter(note, kinds, 'a.md', { id: 'general', from: 'configuration' }), undefined)
    equal(prefilter(`---\nstage: ready\n---\n${note}`, kinds, 'a.md')?.frontMatter?.entries.get('stage')?.value, 'ready')
  })
})
