import { deepEqual, equal } from 'node:assert/strict'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Write } from '../../server/src/node/spool.ts'
import { type Disk, Store, Texts } from '../../server/src/node/store.ts'
import { folderOf, removeFolders } from '../folder.ts'

/** A store of numbers, each with two texts; the second one may be long. */
class Numbers {
  readonly #store: Store<number>

  constructor(folder: string, key = 'key', disk: Partial<Disk> = {}) {
    this.#store = new Store<number>(folder, key, (entry) => typeof entry === 'number', disk)
  }

  put(name: string, value: number, long = ''): void {
    this.#store.put(name, value, Texts.of(this.#store.spool, [`of ${name}`, `${value} ä${long}`]))
  }

  get(name: string): unknown[] {
    const { entry, texts } = this.#store.get(name) ?? {}
    return entry === undefined ? [] : [entry, texts?.read(0), texts?.read(1).slice(0, 8)]
  }

  /** Saves and closes; false if nothing was kept. */
  end(isThere: (name: string) => boolean = () => true): boolean {
    const saved = this.#store.save(isThere)
    this.#store.close()
    return saved
  }
}

const fails = (code: string) => (): never => {
  throw Object.assign(new Error(code), { code })
}
const full = fails('ENOSPC')
const readOnly: Disk = { write: fails('EROFS'), replace: fails('EROFS'), touch: fails('EROFS') }
const long = 'x'.repeat(700_000)

/** What lies in a folder of results beside its mark. */
const namesIn = (path: string) => readdirSync(path).filter((name) => name !== 'CACHEDIR.TAG')

describe('results that are kept', () => {
  afterEach(removeFolders)

  it('are there the next time, with their texts, and under their own key only', () => {
    const { path } = folderOf({})
    const first = new Numbers(path)
    first.put('a', 1)
    first.put('b', 2, long)
    deepEqual(first.get('b'), [2, 'of b', `2 ä${long}`.slice(0, 8)])
    equal(first.end(), true)
    const second = new Numbers(path)
    deepEqual([second.get('a'), second.get('b'), second.get('c')], [[1, 'of a', '1 ä'], [2, 'of b', '2 äxxxxx'], []])
    deepEqual(new Numbers(path, 'other').get('a'), [])
  })

  it('one that changes is written beside the others, which are put together now and then', () => {
    const { path } = folderOf({})
    const first = new Numbers(path)
    for (const name of ['a', 'b', 'c']) first.put(name, 0, long)
    first.end()
    for (let value = 1; value <= 20; value++) {
      const next = new Numbers(path)
      next.put('a', value)
      next.end()
      deepEqual([new Numbers(path).get('a')[0], new Numbers(path).get('c')[0]], [value, 0])
    }
    equal(namesIn(path).length <= 9, true)
    const gone = new Numbers(path)
    for (let round = 0; round < 3; round++) gone.put('a', 21, long)
    gone.end((name) => name !== 'b')
    const last = new Numbers(path)
    deepEqual([last.get('a')[0], last.get('b'), last.get('c')[0]], [21, [], 0])
  })

  it('stay as they were when the disk is full, at once or after a while, and what was found is there all the same', () => {
    const { path } = folderOf({})
    const first = new Numbers(path)
    first.put('a', 1)
    first.end()
    const before = readdirSync(path)
    for (const room of [0, 1]) {
      let written = 0
      const write: Write = (file, bytes) => (written++ < room ? void writeSync(file, bytes) : full())
      const next = new Numbers(path, 'key', { write })
      for (const name of ['a', 'b', 'c', 'd']) next.put(name, 2, long)
      deepEqual(
        ['a', 'b', 'c', 'd'].map((name) => next.get(name)[0]),
        [2, 2, 2, 2],
      )
      equal(next.get('d')[2], '2 äxxxxx')
      equal(next.end(), false)
      deepEqual(readdirSync(path), before)
      deepEqual([new Numbers(path).get('a'), new Numbers(path).get('b')], [[1, 'of a', '1 ä'], []])
    }
  })

  it('stay as they were when there is room for the texts, but not for the index', () => {
    const { path } = folderOf({})
    const first = new Numbers(path)
    first.put('a', 1)
    first.end()
    const before = readdirSync(path)
    const next = new Numbers(path, 'key', { replace: full })
    next.put('a', 2, long)
    deepEqual([next.end(), readdirSync(path), new Numbers(path).get('a')], [false, before, [1, 'of a', '1 ä']])
  })

  it('are used where nothing can be written, and what is new is not kept', () => {
    const { path } = folderOf({})
    const first = new Numbers(path)
    first.put('a', 1)
    first.end()
    const before = readdirSync(path)
    const same = new Numbers(path, 'key', readOnly)
    deepEqual([same.get('a'), same.end()], [[1, 'of a', '1 ä'], true])
    const other = new Numbers(path, 'key', readOnly)
    other.put('b', 2)
    deepEqual([other.get('a')[0], other.get('b'), other.end()], [1, [2, 'of b', '2 ä'], false])
    deepEqual([readdirSync(path), new Numbers(path).get('b')], [before, []])
  })

  it('do not become more and more: those that were not used for the longest time go', () => {
    const { path } = folderOf({})
    for (let number = 0; number < 45; number++) {
      const one = new Numbers(path, `key ${number}`)
      one.put('a', number)
      one.end()
      // Clocks of file systems are coarse.
      for (const name of readdirSync(path).filter((name) => name.endsWith('.results'))) {
        const { mtimeMs } = statSync(join(path, name))
        utimesSync(join(path, name), new Date(mtimeMs - 1000), new Date(mtimeMs - 1000))
      }
    }
    equal(namesIn(path).length, 80)
    deepEqual(
      [new Numbers(path, 'key 4').get('a'), new Numbers(path, 'key 5').get('a')[0], new Numbers(path, 'key 44').get('a')[0]],
      [[], 5, 44],
    )
  })

  it('what was being written when a process ended is removed after an hour', () => {
    const { path } = folderOf({})
    const first = new Numbers(path)
    first.put('a', 1)
    first.end()
    const [id] = (namesIn(path)[0] ?? '').split('.')
    const hours = new Date(Date.now() - 2 * 3_600_000)
    for (const name of [`${id}.1-old.texts`, `${id}.results.1.1.writing`, `${id}.2-new.texts`]) writeFileSync(join(path, name), '')
    for (const name of [`${id}.1-old.texts`, `${id}.results.1.1.writing`]) utimesSync(join(path, name), hours, hours)
    const next = new Numbers(path)
    next.put('b', 2)
    next.end()
    const left = readdirSync(path)
    deepEqual(
      [left.includes(`${id}.1-old.texts`), left.some((name) => name.endsWith('.writing')), left.includes(`${id}.2-new.texts`)],
      [false, false, true],
    )
  })

  it('lose nothing of others in the same folder, however old it is and whatever it is called', () => {
    const names = [
      'essay.writing',
      'exam5.results',
      'notes.texts',
      'cover.handwriting',
      'x.code',
      'handoff-notes.results',
      'handoff-1.1-a.texts',
    ]
    const folder = folderOf(Object.fromEntries(names.map((name) => [name, 'mine'])))
    const long = new Date(0)
    for (const name of names) utimesSync(join(folder.path, name), long, long)
    for (let number = 0; number < 50; number++) {
      const one = new Numbers(folder.path, `key ${number}`)
      one.put('a', number)
      equal(one.end(), true)
    }
    deepEqual(
      names.map((name) => folder.read(name)),
      names.map(() => 'mine'),
    )
  })

  const forged: Readonly<Record<string, (index: { spools: unknown[]; lines: unknown[][] }) => unknown>> = {
    'without lines': ({ spools }) => ({ spools }),
    'with another entry': ({ spools, lines }) => ({ spools, lines: lines.map(([name, , ...rest]) => [name, { a: 1 }, ...rest]) }),
    'with texts beyond the end': ({ spools, lines }) => ({ spools, lines: lines.map((line) => [...line.slice(0, 3), 0, [1e9]]) }),
    'with lengths that are none': ({ spools, lines }) => ({ spools, lines: lines.map((line) => [...line.slice(0, 3), 0, [-1]]) }),
    'with a number for a name': ({ spools, lines }) => ({ spools, lines: lines.map((line) => [1, ...line.slice(1)]) }),
    'that is a list': () => [],
    'that is nothing': () => null,
  }
  for (const [what, forge] of Object.entries(forged))
    it(`an index ${what} counts as none, whatever its checksum`, () => {
      const { path } = folderOf({})
      const first = new Numbers(path)
      first.put('a', 1)
      first.end()
      const index = join(path, namesIn(path).find((name) => name.endsWith('.results')) ?? '')
      const [head, body = ''] = readFileSync(index, 'utf8').split('\n')
      const written = `${head}\n${JSON.stringify(forge(JSON.parse(body)))}\n`
      writeFileSync(index, written + crc32(written).toString(16).padStart(8, '0'))
      deepEqual(new Numbers(path).get('a'), [])
    })

  const asOthers: Readonly<Record<string, (index: string) => void>> = {
    'others may write': (index) => chmodSync(index, 0o666),
    'is a link': (index) => {
      renameSync(index, `${index}.elsewhere`)
      symlinkSync(`${index}.elsewhere`, index)
    },
  }
  for (const [what, make] of Object.entries(asOthers))
    it(`an index that ${what} counts as none`, () => {
      if (process.platform === 'win32') return
      const { path } = folderOf({})
      const first = new Numbers(path)
      first.put('a', 1)
      first.end()
      make(join(path, namesIn(path).find((name) => name.endsWith('.results')) ?? ''))
      deepEqual(new Numbers(path).get('a'), [])
    })

  it('cannot be kept where a file or a folder is in the way', () => {
    const folder = folderOf({ file: '' })
    const inFile = new Numbers(join(folder.path, 'file', 'x'))
    inFile.put('a', 1)
    deepEqual([inFile.get('a')[0], inFile.end()], [1, false])
    const good = folderOf({}).path
    const first = new Numbers(good)
    first.put('a', 1)
    first.end()
    const index = readdirSync(good).find((name) => name.endsWith('.results')) ?? ''
    const other = folderOf({}).path
    mkdirSync(join(other, index))
    const blocked = new Numbers(other)
    blocked.put('a', 1)
    deepEqual([blocked.end(), namesIn(other), statSync(join(other, index)).isDirectory()], [false, [index], true])
  })
})
