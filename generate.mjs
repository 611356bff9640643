// Writes what is derived: the index of the lexicon, the list of built-in kinds, the snippets, what rules say of themselves.
// `--check` writes nothing and fails if something is not up to date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const check = process.argv.includes('--check')
const stale = []

/** Writes a file if its text is another than the one on disk. */
function put(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  if (check) stale.push(path)
  else writeFileSync(path, text)
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function putBetween(path, name, text) {
  const source = readFileSync(path, 'utf8')
  const pattern = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`)
  if (!pattern.test(source)) throw new Error(`${path} has no place for "${name}"`)
  const written = source.replace(pattern, (_all, start, end) => `${start}${text}${end}`)
  put(path, written)
}

const kinds = readdirSync('server/kinds')
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => basename(name, '.md'))
const variable = (id) => id.replace(/-(\w)/g, (_all, letter) => letter.toUpperCase())
put(
  'server/kinds/index.ts',
  `// Written by generate.mjs.\n${kinds.map((id) => `import ${variable(id)} from './${id}.md'\n`).join('')}
/** The built-in kinds: the text of each template by its id. */
export const builtInKinds: ReadonlyMap<string, string> = new Map([
${kinds.map((id) => `  ['${id}', ${variable(id)}],\n`).join('')}])
`,
)

/** Imports what a text exports out of the product's own code. */
async function importBuilt(contents) {
  const outfile = `out/generate-${importBuilt.count++}.mjs`
  await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    loader: { '.md': 'text' },
    outfile,
    logLevel: 'error',
  })
  return await import(pathToFileURL(outfile).href)
}
importBuilt.count = 0

// All that reads names needs the index of the lexicon, so that it comes first.
const { indexOfLexicon } = await importBuilt(`export { indexOfLexicon } from './server/src/core/lexicon/indexing.ts'`)
put('server/src/core/lexicon/index.json', `${JSON.stringify(indexOfLexicon(), undefined, 2)}\n`)

const {
  rules,
  readKind,
  namesOf,
  configurationKeys,
  configurationWords,
  severitySettings,
  newFrontMatter,
  skeletonOf,
  builtInKinds,
  kindRequirements,
  factSources,
  meaningOf,
  inEnglish,
} = await importBuilt(`export { rules } from './server/src/core/rules/index.ts'
export { readKind } from './server/src/core/template/template.ts'
export { namesOf } from './server/src/core/template/likeness.ts'
export { newFrontMatter, skeletonOf } from './server/src/core/template/skeleton.ts'
export { configurationKeys, severitySettings } from './server/src/core/configuration/configuration.ts'
export { configurationWords } from './server/src/service/features/configuration/words.ts'
export { factSources, meaningOf } from './server/src/core/template/factSources.ts'
export { inEnglish } from './server/src/core/util/phrase.ts'
export { builtInKinds } from './server/kinds/index.ts'
export { kindRequirements } from './test/kinds/requirements.ts'`)

const readKinds = Array.from(builtInKinds, ([id, text]) => readKind(text, id))

/** What is known of a kind without reading its template (`KindOutline`): to read all of them would take longer than to check a document. */
function outlineOf(kind) {
  const { title, description, version, match } = kind
  // The parts are JSON in JSON, so that only those of the document's kind are made. Where in the template they stand is read from it.
  const parts = JSON.stringify(kind.root, (key, value) => (key === 'at' ? undefined : value))
  const hasProblems = kind.problems.length > 0 || undefined
  return { title, description, version, match, hasProblems, names: namesOf(kind), parts }
}
const outlines = readKinds.map((kind) => `${JSON.stringify(kind.id)}: ${JSON.stringify(outlineOf(kind))}`)
put('server/kinds/outlines.json', `{\n${outlines.join(',\n')}\n}\n`)

const snippets = {}
for (const kind of readKinds) {
  if (kind.root.parts.length + kind.root.sections.length === 0) continue
  // Without a prefix it is offered for whole files only, and not within a handoff.
  snippets[kind.title] = {
    isFileTemplate: true,
    description: kind.description,
    body: (newFrontMatter(kind.id, '\n') + skeletonOf(kind, {}).snippet).split('\n'),
  }
}
put('snippets/handoff.code-snippets', `${JSON.stringify(snippets, undefined, 2)}\n`)

const durations = { type: ['number', 'string'], description: 'Minutes, or an ISO 8601 duration such as PT1H.' }
const byName = { anyOf: [durations, { type: 'object', additionalProperties: durations }] }
const texts = { type: 'array', items: { type: 'string' } }
const shapes = {
  documents: {
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['match', 'kind'],
      properties: {
        match: { type: 'string', description: 'A glob relative to the root, such as docs/handoffs/**/*.md.' },
        kind: { type: 'string', description: `The id of a kind: ${[...builtInKinds.keys()].join(', ')}, or one of .handoff/kinds/.` },
      },
    },
  },
  rules: {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      rules.map((rule) => [rule.id, { enum: severitySettings, description: rule.summary, default: rule.severity }]),
    ),
  },
  timezone: { type: 'string' },
  severities: texts,
  cadence: byName,
  leadTime: byName,
  newFile: { type: 'string' },
  ignore: texts,
}
// What the keys say stands where the editor says it, too.
const described = (key) => ({ description: configurationWords[key].about((text) => text), ...shapes[key] })
const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Configuration of Handoff Docs',
  description: 'The file .handoff/config.yaml at the root of a project.',
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(configurationKeys.map((key) => [key, described(key)])),
}
put('server/config.schema.json', `${JSON.stringify(schema, undefined, 2)}\n`)

/** The beginning of a rule's page, without its title and its examples. */
const introductionOf = ({ id }) =>
  readFileSync(`server/src/core/rules/${id}.md`, 'utf8')
    .split(/^## /m, 1)[0]
    .replace(/^# .*\n+/, '')
    .trim()
const introductions = Object.fromEntries(rules.map((rule) => [rule.id, introductionOf(rule)]))
put('server/src/core/rules/introductions.json', `${JSON.stringify(introductions, undefined, 2)}\n`)

const table = [
  '| rule | severity | what it finds |',
  '| --- | --- | --- |',
  ...rules.map((rule) => `| [\`${rule.id}\`](server/src/core/rules/${rule.id}.md) | ${rule.severity} | ${rule.summary} |`),
]
putBetween('README.md', 'rules', `${table.join('\n')}\n`)

const sourceRows = factSources.map((source) => `| \`${source}\` | ${inEnglish(meaningOf(source))} |`)
putBetween('server/kinds/README.md', 'sources', `\n${['| source | says |', '| --- | --- |', ...sourceRows].join('\n')}\n\n`)

/** The requirements of each kind's source, the rule that enforces each of them, and how many tests show it. */
function requirementTables() {
  const cell = (text) => text.replaceAll('|', '\\|')
  return kindRequirements
    .map(({ kind, source, requirements }) => {
      const rows = requirements.map(({ says, part, breaches }) => {
        const rulesOf = [...new Set(breaches.map(({ rule }) => `[\`${rule}\`](../src/core/rules/${rule}.md)`))].join(', ')
        const tests = breaches.length === 0 ? '' : `${breaches.length} in \`requirements of ${kind}\``
        return `| ${cell(says)} | ${cell(part)} | ${rulesOf || 'guidance on hover'} | ${tests} |`
      })
      return `### ${kind}\n\nSource: *${source}*. Complete document: [\`${kind}.md\`](../../test/fixtures/kinds/${kind}.md).\n\n| requirement | part of the kind | rule | tests |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
    })
    .join('\n')
}
putBetween('server/kinds/README.md', 'requirements', `\n${requirementTables()}\n`)

if (stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run "npm run generate".`)
  process.exitCode = 1
}
