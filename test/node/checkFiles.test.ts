/** What happens while many files are examined: they change, they go, nobody waits any more. Every result is of one version of its file. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createReportExaminer } from '../../server/src/cli/check.ts'
import { type CheckFilesOptions, checkFiles } from '../../server/src/node/checkFiles.ts'
import { diskWorkspace } from '../../server/src/node/diskWorkspace.ts'
import type { Projects } from '../../server/src/workspace/projects.ts'
import { type Files, type Folder, folderOf, removeFolders } from '../folder.ts'

const now = Date.parse('2026-03-01T12:00Z')
const general = (body: string, ...frontMatter: string[]) =>
  `---\n${['kind: general', ...frontMatter].join('\n')}\n---\n\n# Handoff\n\n${body}\n`
const issues = (severity: string) =>
  general(`- **Product**: Search\n\n| Issue | Severity | Workaround |\n| --- | --- | --- |\n| SRCH-7 | ${severity} | Restart it |`)

const files: Files = {
  '.git/HEAD': '',
  'a.md': general('All quiet. TBD', 'previous: b.md'),
  'b.md': general('- [ ] Rotate the key'),
  'c.md': general('See [that](a.md#handoff) and [this](gone.md).'),
  'high.md': issues('High'),
  'low.md': issues('Low'),
  'readme.md': '# Service\n\nWhat it is.\n',
}
const names = Object.keys(files).filter((name) => name.endsWith('.md'))

interface Options extends Partial<CheckFilesOptions<unknown>> {
  readonly projectsOf?: Projects['of']
}

/** What is found in all files of a folder, by name: rules, or the reason why it cannot be read; nothing for what was not come to. */
async function found(folder: Folder, options: (projects: Projects) => Options = () => ({})) {
  const setup = { now, folders: [folder.uri()] }
  const workspace = diskWorkspace(setup)
  const { projectsOf, ...others } = options(workspace.projects)
  const checked = await checkFiles<unknown>(
    names.map((name) => join(folder.path, name)),
    {
      ...{ setup, program: { entry: '', version: '1' }, makes: 'report', threads: () => 0, cacheFolder: undefined },
      workspace: {
        projects: { of: projectsOf ?? ((uri) => workspace.projects.of(uri)) },
        query: (project, kind, name) => workspace.query(project, kind, name),
      },
      createExaminer: createReportExaminer,
      onDone: () => undefined,
      ...others,
    },
  )
  const entries = names.flatMap((name) => {
    const result = checked.get(join(folder.path, name))
    if (result === undefined) return []
    if ('unreadable' in result) return [[name, result.unreadable]]
    const { diagnostics } = JSON.parse(String(result.report).split('\n')[0] ?? '') as { diagnostics: { rule: string }[] }
    return [[name, diagnostics.map(({ rule }) => rule).join(' ')]]
  })
  return { by: Object.fromEntries(entries) as Record<string, string>, effort: checked.effort }
}

const all = {
  'a.md': 'placeholder-text dropped-item',
  'b.md': '',
  'c.md': 'broken-link',
  'high.md': 'conflicting-issue',
  'low.md': 'conflicting-issue',
  'readme.md': '',
}

describe('files that are examined', () => {
  afterEach(removeFolders)

  it('have the same result with and without what was kept', async () => {
    const [folder, cacheFolder] = [folderOf(files), folderOf({}).path]
    const sorted = (rules: Record<string, string>) => Object.entries(rules).map(([name, some]) => [name, some.split(' ').sort()])
    for (const options of [{}, { cacheFolder }, { cacheFolder }]) deepEqual(sorted((await found(folder, () => options)).by), sorted(all))
  })

  it('one that goes or changes after it was listed is as it is when it is read', async () => {
    const folder = folderOf(files)
    const { by } = await found(folder, (projects) => ({
      projectsOf(uri) {
        folder.write({ 'b.md': general('All quiet.') })
        if (readdirSync(folder.path).includes('low.md')) folder.remove('low.md')
        return projects.of(uri)
      },
    }))
    deepEqual([by['b.md'], by['low.md'], by['high.md']], ['', 'ENOENT', ''])
  })

  it('those that change after they were read are of one version each, and are read again the next time', async () => {
    const [folder, cacheFolder] = [folderOf(files), folderOf({}).path]
    const { by } = await found(folder, () => ({
      cacheFolder,
      onFound: (path) => {
        // When the last one is known, all are others; what is examined again is read again.
        if (path.endsWith('readme.md'))
          folder.write({ 'a.md': general('Done. TBD'), 'b.md': general('TBD\n\nTBD'), 'low.md': issues('High') })
      },
    }))
    // The first follows the second, so it is checked again, with the text that it has then.
    deepEqual([by['a.md'], by['b.md']], ['placeholder-text', ''])
    deepEqual((await found(folder, () => ({ cacheFolder }))).by, (await found(folder)).by)
  })

  it('whoever ends the work at any moment has part of it, and the next one has all of it', async () => {
    const folder = folderOf(files)
    const whole = (await found(folder)).by
    for (let moment = 0, ended = true; ended; moment++) {
      const cacheFolder = folderOf({}).path
      const ending = new AbortController()
      let passed = 0
      const pass = () => passed++ === moment && ending.abort()
      await found(folder, (projects) => ({
        cacheFolder,
        signal: ending.signal,
        projectsOf(uri) {
          pass()
          return projects.of(uri)
        },
        createExaminer(...given) {
          pass()
          return createReportExaminer(...given)
        },
        onFound: pass,
        onDone: pass,
      }))
      ended = ending.signal.aborted
      equal(
        readdirSync(cacheFolder).some((name) => name.endsWith('.writing')),
        false,
      )
      const next = await found(folder, () => ({ cacheFolder }))
      deepEqual([next.by, next.effort.stored], [whole, true], `ended at moment ${moment}`)
      ok(moment < 100)
    }
  })
})
