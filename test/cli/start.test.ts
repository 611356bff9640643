/** Code that is kept for the next start is seen by nobody. */
import { deepEqual, equal } from 'node:assert/strict'
import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Folder, folderOf, removeFolders } from '../folder.ts'
import { handoff, run } from './support.ts'

const text = '---\nkind: general\n---\n\n# A\n\n- [Name]\n'
const found = /6:2|\[Name\]/

/** Checks a document with a folder of its own for what is kept; gives the exit code. */
async function check(cache: Folder, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<number | null> {
  const { code, out, err } = await handoff(['check', '-', ...args], { input: text, env: { XDG_CACHE_HOME: cache.path, ...env } })
  equal(found.test(out), true, out + err)
  equal(err, '')
  return code
}

const codeIn = (cache: Folder, folder = 'handoff-docs') => {
  const names = readdirSync(cache.path).includes(folder) ? readdirSync(join(cache.path, folder)) : []
  return names.filter((name) => name.endsWith('.code')).map((name) => join(folder, name))
}

describe('command line: start', () => {
  afterEach(removeFolders)

  it('keeps compiled code once, and says the same with it', async () => {
    const cache = folderOf({})
    equal(await check(cache), 1)
    const [path = '', ...others] = codeIn(cache)
    deepEqual(others, [])
    const { mtimeMs } = statSync(join(cache.path, path))
    equal(await check(cache), 1)
    equal(statSync(join(cache.path, path)).mtimeMs, mtimeMs)
  })

  it('replaces code that is broken', async () => {
    const cache = folderOf({})
    await check(cache)
    const [path = ''] = codeIn(cache)
    const whole = readFileSync(join(cache.path, path))
    cache.write({ [path]: whole.subarray(0, whole.length / 2) })
    equal(await check(cache), 1)
    equal(statSync(join(cache.path, path)).size > whole.length / 2, true)
    cache.write({ [path]: Buffer.from(whole).fill(7, whole.length / 2, whole.length / 2 + 100) })
    equal(await check(cache), 1)
  })

  it('keeps nothing where it is not wanted or not possible', async () => {
    const cache = folderOf({})
    await check(cache, ['--no-cache'])
    await check(cache, ['--cache-location', join(cache.path, 'elsewhere')])
    await check(cache, [], { NODE_DISABLE_COMPILE_CACHE: '1' })
    deepEqual([...codeIn(cache), ...codeIn(cache, 'elsewhere')], [])
    await check(folderOf({ 'handoff-docs': 'a file' }))
  })

  it('is one file that can be copied', async () => {
    const folder = folderOf({ 'a.md': text })
    copyFileSync(resolve('dist/cli.cjs'), join(folder.path, 'tool.cjs'))
    const { code, err } = await run(join(folder.path, 'tool.cjs'), ['check', 'a.md'], { cwd: folder.path })
    deepEqual({ code, err }, { code: 1, err: '' })
  })
}).timeout(60_000)
