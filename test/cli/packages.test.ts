/** The ways in which others install the command line: from npm, as a hook, as an action. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { folderOf, removeFolders } from '../folder.ts'

const half = '---\nkind: general\n---\n\n# Handoff\n\n- [Name]\n'
const npm = (cwd: string, ...args: string[]) => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

describe('the npm package', () => {
  afterEach(removeFolders)

  it('is small, needs no other, and runs in an empty folder: init, new, check', () => {
    const { path } = folderOf({ 'package.json': '{"name":"team","version":"1.0.0"}' })
    npm(resolve('.'), 'pack', '--ignore-scripts', '--pack-destination', path)
    const tarball = readdirSync(path).find((name) => name.endsWith('.tgz')) ?? ''
    npm(path, 'install', '--offline', '--no-audit', '--no-fund', `./${tarball}`)
    deepEqual(
      readdirSync(join(path, 'node_modules')).filter((name) => !name.startsWith('.')),
      ['handoff-docs'],
    )
    deepEqual(readdirSync(join(path, 'node_modules/handoff-docs')).sort(), ['LICENSE', 'README.md', 'dist', 'package.json', 'server'])
    match(npm(path, 'exec', '--offline', '--', 'handoff', 'init', '--yes'), /^0 handoffs found\.\nCreated \.handoff\/config\.yaml\n/)
    npm(path, 'exec', '--offline', '--', 'handoff', 'new', 'status-update', 'update.md')
    const { status, stdout } = spawnSync('npm', ['exec', '--offline', '--', 'handoff', 'check', '--min-readiness', '90', 'update.md'], {
      cwd: path,
      encoding: 'utf8',
    })
    equal(status, 1)
    match(stdout, /update\.md {2}status-update/)
  })
}).timeout(600_000)

describe('the hook of pre-commit', () => {
  it('runs a command that the package has', () => {
    const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'))
    const { bin, scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    ok(hook.entry.split(' ')[0] in bin)
    // It is installed from a clone, in which nothing is built.
    equal(scripts.prepare, scripts.build)
  })
})

describe('the GitHub Action', () => {
  afterEach(removeFolders)

  interface Step {
    readonly name?: string
    readonly run?: string
    readonly env?: Readonly<Record<string, string>>
  }
  const action = parse(readFileSync('action.yml', 'utf8'))

  /** Runs the steps that are commands, with what GitHub would put in. */
  const runSteps = (cwd: string, inputs: Readonly<Record<string, string>>) => {
    const values: Record<string, string> = { 'github.action_path': resolve('.') }
    for (const [name, { default: usual }] of Object.entries<{ default: string }>(action.inputs))
      values[`inputs.${name}`] = inputs[name] ?? usual
    const filled = (text: string) => text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_all, name: string) => values[name] ?? '')
    const summary = join(cwd, 'summary.md')
    const steps: Step[] = action.runs.steps.filter(({ run }: Step) => run !== undefined)
    const runs = steps.map(({ run = '', env = {} }) => {
      const own = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)]))
      const options = { cwd, encoding: 'utf8', env: { ...process.env, ...own, GITHUB_STEP_SUMMARY: summary } } as const
      const inFolder = steps.find((step) => step.run === run)?.name === 'Build' ? { ...options, cwd: resolve('.') } : options
      return spawnSync('bash', ['-e', '-o', 'pipefail', '-c', filled(run)], inFolder)
    })
    const last = runs.at(-1)
    return { status: last?.status, out: last?.stdout ?? '', summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '' }
  }

  it('annotates, summarizes and fails', () => {
    const { path } = folderOf({ 'docs/a b.md': half, 'other/c.md': half })
    const { status, out, summary } = runSteps(path, { paths: 'docs\n\n' })
    deepEqual([status, out.match(/^::/gm)?.length], [1, 1])
    match(out, /^::warning file=docs\/a b\.md,line=7,/)
    match(summary, /^\| docs\/a b\.md \| 0 % · 1 open \| 0 \| 1 \| 0 \|$/m)
  })

  it('passes its inputs on as they are', () => {
    const { path } = folderOf({ 'a;b $(c).md': half })
    equal(runSteps(path, { paths: 'a;b $(c).md', 'fail-on': 'error' }).status, 0)
    equal(runSteps(path, { 'fail-on': 'error', 'min-readiness': '50' }).status, 1)
    match(runSteps(path, { arguments: '--quiet\n--fail-on\ninformation' }).summary, /\| 0 \| 0 \| 0 \|/)
  })
}).timeout(120_000)
