// Writes what is derived: the list of built-in kinds, the snippets, the table of rules in the README, the documentation of rules.
// `--check` writes nothing and fails if something is not up to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const check = process.argv.includes('--check')
const stale = []

/** Writes a file if its text is another than the one on disk. */
function put(path, text) {
  let known = ''
  try {
    known = readFileSync(path, 'utf8')
  } catch {}
  if (known === text) return
  if (check) stale.push(path)
  else writeFileSync(path, text)
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function putBetween(path, name, text) {
  const source = readFileSync(path, 'utf8')
  const pattern = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`)
  if (!pattern.test(source)) throw new Error(`${path} has no place for "${name}"`)
  put(
    path,
    source.replace(pattern, (_all, start, end) => `${start}${text}${end}`),
  )
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

// The rest comes out of the product's own code.
const outfile = 'out/generate.mjs'
await build({
  stdin: {
    contents: `export { rules } from './server/src/core/rules/index.ts'
export { readKind } from './server/src/core/kind/template.ts'
export { skeletonOf } from './server/src/core/kind/skeleton.ts'
export { builtInKinds } from './server/kinds/index.ts'`,
    resolveDir: process.cwd(),
    loader: 'ts',
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  loader: { '.md': 'text' },
  outfile,
  logLevel: 'error',
})
const { rules, readKind, skeletonOf, builtInKinds } = await import(pathToFileURL(outfile).href)

const snippets = {}
for (const [id, text] of builtInKinds) {
  const kind = readKind(text, id)
  if (kind.root.parts.length + kind.root.sections.length === 0) continue
  snippets[kind.title] = { prefix: id, description: kind.description, body: skeletonOf(kind, {}).snippet.split('\n') }
}
put('snippets/handoff.code-snippets', `${JSON.stringify(snippets, undefined, 2)}\n`)

const letters = { error: 'error', warning: 'warning', information: 'information' }
const table = [
  '| rule | severity | what it finds |',
  '| --- | --- | --- |',
  ...rules.map((rule) => `| [\`${rule.id}\`](server/src/core/rules/${rule.id}.md) | ${letters[rule.severity]} | ${rule.summary} |`),
]
putBetween('README.md', 'rules', `${table.join('\n')}\n`)

if (stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run "npm run generate".`)
  process.exitCode = 1
}
