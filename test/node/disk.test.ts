import { deepEqual, equal, rejects } from 'node:assert/strict'
import { chmodSync, linkSync, lstatSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { writeText } from '../../server/src/node/disk.ts'
import { folderOf, removeFolders } from '../folder.ts'

describe('a file that is written', () => {
  afterEach(removeFolders)

  it('keeps its mark, its permissions and the links to it, and leaves nothing beside it', async () => {
    const folder = folderOf({ 'a.md': 'old', 'b.md': 'old' })
    const at = (name: string) => join(folder.path, name)
    chmodSync(at('a.md'), 0o640)
    symlinkSync('a.md', at('link.md'))
    linkSync(at('b.md'), at('other.md'))
    await writeText(at('link.md'), 'new', { mark: '\uFEFF' })
    await writeText(at('b.md'), 'new', { mark: '' })
    deepEqual([folder.read('a.md'), folder.read('other.md')], ['\uFEFFnew', 'new'])
    deepEqual([lstatSync(at('link.md')).isSymbolicLink(), statSync(at('b.md')).nlink], [true, 2])
    if (process.platform !== 'win32') equal(statSync(at('a.md')).mode & 0o777, 0o640)
    deepEqual(readdirSync(folder.path).sort(), ['a.md', 'b.md', 'link.md', 'other.md'])
    await rejects(writeText(at('gone.md'), 'new', { mark: '' }), /ENOENT/)
  })

  it('is not replaced where it may not be written', async () => {
    const folder = folderOf({ 'a.md': 'old' })
    const path = join(folder.path, 'a.md')
    chmodSync(path, 0o444)
    const { ino } = statSync(path)
    // Who may do anything writes over it; all others are refused.
    await writeText(path, 'new', { mark: '' }).catch(({ code }) => equal(['EACCES', 'EPERM'].includes(code), true))
    equal(statSync(path).ino, ino)
  })
})
