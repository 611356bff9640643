/** `dist/cli.cjs` is one file that depends on nothing beside it. */
import { deepEqual } from 'node:assert/strict'
import { copyFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { folderOf, removeFolders } from '../folder.ts'
import { run } from './support.ts'

describe('command line: start', () => {
  afterEach(removeFolders)

  it('is one file that can be copied', async () => {
    const folder = folderOf({ 'a.md': '---\nkind: general\n---\n\n# A\n\n- [Name]\n' })
    copyFileSync(resolve('dist/cli.cjs'), join(folder.path, 'tool.cjs'))
    const { code, err } = await run(join(folder.path, 'tool.cjs'), ['check', 'a.md'], { cwd: folder.path })
    deepEqual({ code, err }, { code: 1, err: '' })
  })
}).timeout(60_000)
