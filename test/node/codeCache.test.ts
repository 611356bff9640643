import { deepEqual, equal, ok } from 'node:assert/strict'
import { readdirSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import { readCode, writeCode } from '../../server/src/node/codeCache.ts'
import { holdCode, holdHeap, withHeapLeftAlone } from '../../server/src/node/heap.ts'
import { type Files, folderOf, removeFolders } from '../folder.ts'

const source = 'function double(numbers) { return numbers.map((number) => 2 * number) }\ndouble'

/** The path of code that was kept of a build `one`, in a folder with these files. */
function kept(files: Files = {}): string {
  const path = join(folderOf(files).path, 'code', 'server.code')
  const script = new Script(source)
  script.runInThisContext()([1, 2, 3])
  writeCode(path, 'one', script)
  return path
}

describe('compiled code', () => {
  afterEach(removeFolders)

  it('is taken by V8 as it was kept, with the functions that were called', () => {
    const uncalled = new Script(source).createCachedData()
    const cachedData = readCode(kept(), 'one')
    ok(cachedData && cachedData.length > uncalled.length)
    const script = new Script(source, { cachedData })
    equal(script.cachedDataRejected, false)
    deepEqual(script.runInThisContext()([1, 2, 3]), [2, 4, 6])
  })

  it('is taken by the next start where this one holds the heap or the code', () => {
    let path = ''
    try {
      holdHeap()
      holdCode()
      withHeapLeftAlone(() => {
        path = kept()
      })
    } finally {
      setFlagsFromString('--heap-growing-percent=0')
      setFlagsFromString('--flush-bytecode')
    }
    const cachedData = readCode(path, 'one')
    ok(cachedData)
    // By its name, so that it is not the script that V8 still has in memory.
    equal(new Script(source, { cachedData, filename: 'next' }).cachedDataRejected, false)
  })

  it('counts as none if it is not there, of another build or broken anywhere', () => {
    equal(readCode(join(folderOf({}).path, 'server.code'), 'one'), undefined)
    const path = kept()
    equal(readCode(path, 'two'), undefined)
    const bytes = readFileSync(path)
    const { length } = bytes
    const broken: Files = {
      empty: '',
      short: bytes.subarray(0, length - 1),
      long: Buffer.concat([bytes, Buffer.from([0])]),
      ...Object.fromEntries(
        [0, 4, 20, length >> 1, length - 1].map((at) => [`byte ${at}`, Buffer.from(bytes).fill(bytes[at] ? 0 : 1, at, at + 1)]),
      ),
    }
    const folder = folderOf(broken)
    for (const name of Object.keys(broken)) equal(readCode(join(folder.path, name), 'one'), undefined, name)
  })

  it('is not kept where nothing can be written, without a word', () => {
    const folder = folderOf({ code: 'a file' })
    const script = new Script(source)
    writeCode(join(folder.path, 'code', 'server.code'), 'one', script)
    deepEqual(readdirSync(folder.path), ['code'])
  })

  it('takes the place of what was kept first when there is much of it', () => {
    const names = Array.from({ length: 9 }, (_, index) => `code/server-v${index}.code`)
    const folder = folderOf({ ...Object.fromEntries(names.map((name) => [name, ''])), 'code/other.results': '', 'code/0.code': '' })
    for (const [index, name] of names.entries()) utimesSync(join(folder.path, name), index, index)
    writeCode(join(folder.path, 'code', 'server.code'), 'one', new Script(source))
    deepEqual(
      readdirSync(join(folder.path, 'code')).sort(),
      [...names.slice(2).map((name) => name.slice(5)), '0.code', 'other.results', 'server.code'].sort(),
    )
  })
})
