/** Results that are kept on the disk, so that what has not changed need not be examined again. */
import { readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { replaceFile } from './cacheFolder.ts'
import { digestOf } from './examiner.ts'
import { makeFolder, readOwn } from './regular.ts'
import { type Slip, Spool, type Write } from './spool.ts'

/** The most entries and bytes of the results under one key, and the most such results and bytes of the folder. */
const limits = { entries: 50_000, bytes: 128e6, results: 40, total: 400e6 }
/** Files with texts that one key may have; with another one, they are put together. */
const mostSpools = 8
/** Milliseconds after which a file that nothing refers to is one that was left behind, and not one that is being written. */
const abandoned = 3_600_000

/** Files of these names are ours, and no others are removed: the results under a key, their texts, and what is being written. */
const ours = /^handoff-(\w{16,27})\.(?:results(?:\.\d+\.\d+\.(writing))?|\d+-[\da-z]+\.(texts))$/
/** Says of a folder that all of it can be made again (https://bford.info/cachedir/); backups pass it over. */
const marker = ['CACHEDIR.TAG', 'Signature: 8a477f597d28d172789f06886806bc55\n# Kept by Handoff Docs; it can be removed.\n'] as const

/** The texts that belong to an entry, which are read when they are asked for. */
export class Texts {
  readonly spool: Spool
  readonly slips: readonly Slip[]

  constructor(spool: Spool, slips: readonly Slip[]) {
    this.spool = spool
    this.slips = slips
  }

  /** Puts texts away. */
  static of(spool: Spool, texts: readonly string[]): Texts {
    return new Texts(
      spool,
      texts.map((text) => spool.add(text)),
    )
  }

  /** One of the texts. */
  read(index: number): string {
    const slip = this.slips[index]
    return slip ? this.spool.read(slip) : ''
  }

  /** Puts the texts away elsewhere, too. */
  copyTo(spool: Spool): Texts {
    return Texts.of(
      spool,
      this.slips.map((slip) => this.spool.read(slip)),
    )
  }

  get bytes(): number {
    return this.slips.reduce((sum, { length }) => sum + length, 0)
  }
}

/** How results get to the disk. */
export interface Disk {
  /** Writes texts; `undefined` to write them as usual. */
  readonly write?: Write | undefined
  /** Writes an index as another one that takes its place, or throws. */
  readonly replace: (path: string, bytes: Uint8Array) => void
  /** Notes that a file was used, or throws. */
  readonly touch: (path: string) => void
}

const disk: Disk = { replace: replaceFile, touch: (path) => utimesSync(path, new Date(), new Date()) }

/** An entry as it is written: with the number of the file that holds its texts, where they begin, and how long each is. */
type Line = readonly [name: string, entry: unknown, spool: number, offset: number, lengths: readonly number[]]

/** What is written of all entries; the files are given by name, size and checksum. */
interface Index {
  readonly spools: readonly (readonly [name: string, size: number, sum: number])[]
  readonly lines: readonly Line[]
}

/**
 * The results under one key. An index holds what is needed of all entries at once; it is read whole, and written anew as another that
 * takes its place. Their texts, which are most of it, lie in files beside it that are written once and never changed. So two processes
 * at a time do no harm, the later one's results are kept. What is broken, of another version or of another key counts as none.
 */
export class Store<Entry> {
  /** Takes the texts of entries. */
  readonly spool: Spool
  readonly #folder: string
  readonly #id: string
  readonly #head: string
  readonly #disk: Disk
  readonly #isEntry: (entry: unknown) => boolean
  readonly #entries = new Map<string, { readonly entry: Entry; readonly texts: Texts }>()
  readonly #used = new Set<string>()
  /** Those that the index refers to. */
  #spools: readonly Spool[] = []
  /** Those of this time. */
  readonly #made: Spool[] = []
  #changed = false

  /**
   * `key` is all that results depend on beside their own input, `isEntry` tells entries of this version from whatever else may stand in
   * a file; `writing` is for tests, of a disk that takes nothing.
   */
  constructor(folder: string, key: unknown, isEntry: (entry: unknown) => boolean, writing: Partial<Disk> = {}) {
    this.#folder = folder
    this.#isEntry = isEntry
    this.#disk = { ...disk, ...writing }
    this.#head = JSON.stringify(['handoff results', 2, key])
    this.#id = digestOf(this.#head).replace(/\W/g, '')
    this.#read()
    this.spool = this.#newSpool()
  }

  get(name: string): { readonly entry: Entry; readonly texts: Texts } | undefined {
    const found = this.#entries.get(name)
    if (found) this.#used.add(name)
    return found
  }

  /** Takes an entry in, to be written with `save`. Its texts are in the spool already. */
  put(name: string, entry: Entry, texts: Texts): void {
    this.#entries.set(name, { entry, texts })
    this.#used.add(name)
    this.#changed = true
  }

  /**
   * Writes what has changed; false if that is not possible, which is no reason to fail: what was kept before stays. `isThere` is asked
   * of entries not used this time, now and then.
   */
  save(isThere: (name: string) => boolean): boolean {
    if (!this.#changed) {
      this.#noteUse()
      return true
    }
    try {
      makeFolder(this.#folder)
      this.#mark()
      this.#drop(isThere)
      if (this.#isScattered()) this.#gather()
      const spools = [...new Set(Array.from(this.#entries.values(), ({ texts }) => texts.spool))]
      if (!spools.every((spool) => spool.finish())) throw new Error('not all is written')
      this.#writeIndex(spools)
      // Who reads the files that have had their day has them open.
      for (const spool of [...this.#spools, ...this.#made]) if (!spools.includes(spool)) spool.remove()
      this.#spools = spools
      this.#changed = false
    } catch {
      for (const spool of this.#made) spool.remove()
      return false
    }
    try {
      this.#tidy()
    } catch {
      // Another process does it.
    }
    return true
  }

  /** Texts are not read any more. */
  close(): void {
    for (const spool of [...this.#spools, ...this.#made]) spool.close()
  }

  /** Results that were used last are tidied away last. */
  #noteUse(): void {
    try {
      if (this.#entries.size > 0) this.#disk.touch(this.#indexPath)
    } catch {
      // Where nothing can be written they are there all the same.
    }
  }

  get #indexPath(): string {
    return join(this.#folder, `handoff-${this.#id}.results`)
  }

  #newSpool(): Spool {
    const path = join(this.#folder, `handoff-${this.#id}.${process.pid}-${process.hrtime.bigint().toString(36)}.texts`)
    const made = new Spool(path, this.#disk.write)
    this.#made.push(made)
    return made
  }

  /** Those used first are kept: the others go when there are too many, or, when it is looked, what they are about is gone. */
  #drop(isThere: (name: string) => boolean): void {
    const used = [...this.#entries].filter(([name]) => this.#used.has(name))
    const scattered = this.#isScattered()
    const others = [...this.#entries].filter(([name]) => !this.#used.has(name) && (!scattered || isThere(name)))
    this.#entries.clear()
    let size = 0
    for (const [name, kept] of [...used, ...others]) {
      size += kept.texts.bytes
      if (size <= limits.bytes && this.#entries.size < limits.entries) this.#entries.set(name, kept)
    }
  }

  /** True if the texts lie in too many files, or those hold too much that nobody asks for any more. */
  #isScattered(): boolean {
    const spools = [...this.#spools, this.spool]
    const all = spools.reduce((sum, { size }) => sum + size, 0)
    let wanted = 0
    for (const { texts } of this.#entries.values()) wanted += texts.bytes
    return spools.length > mostSpools || all > 2 * wanted
  }

  /** Puts all texts into one file. */
  #gather(): void {
    const spool = this.#newSpool()
    for (const [name, { entry, texts }] of this.#entries) this.#entries.set(name, { entry, texts: texts.copyTo(spool) })
  }

  #writeIndex(spools: readonly Spool[]): void {
    const index: Index = {
      spools: spools.map(({ path = '', size, sum }) => [basename(path), size, sum]),
      lines: Array.from(this.#entries, ([name, { entry, texts }]) => {
        const lengths = texts.slips.map(({ length }) => length)
        return [name, entry, spools.indexOf(texts.spool), texts.slips[0]?.offset ?? 0, lengths]
      }),
    }
    const body = Buffer.from(`${this.#head}\n${JSON.stringify(index)}\n`)
    this.#disk.replace(this.#indexPath, Buffer.concat([body, Buffer.from(sumOf(body))]))
  }

  #read(): void {
    try {
      const { bytes } = readOwn(this.#indexPath)
      const end = bytes.lastIndexOf(10) + 1
      const body = bytes.subarray(0, end)
      if (bytes.toString('latin1', end) !== sumOf(body)) return
      const [head, index = ''] = body.toString('utf8').split('\n')
      if (head !== this.#head) return
      const { spools, lines } = JSON.parse(index) as Index
      const opened = spools.flatMap(([name, size, sum]) => Spool.open(join(this.#folder, basename(name)), size, sum) ?? [])
      this.#spools = opened
      if (opened.length < spools.length) return
      for (const [name, entry, number, offset, lengths] of lines) {
        const spool = opened[number]
        const slips = slipsFrom(offset, lengths)
        const isWithin = slips.every((slip) => slip.length >= 0 && slip.offset >= 0 && slip.offset + slip.length <= (spool?.size ?? 0))
        if (spool === undefined || typeof name !== 'string' || !isWithin || !this.#isEntry(entry)) throw new Error('not as it was written')
        this.#entries.set(name, { entry: entry as Entry, texts: new Texts(spool, slips) })
      }
    } catch {
      this.#entries.clear()
    }
  }

  #mark(): void {
    const [name, text] = marker
    try {
      writeFileSync(join(this.#folder, name), text, { flag: 'wx' })
    } catch {
      // It is there already, or what follows fails as well.
    }
  }

  /** Removes the results that were not used for the longest time, and what was never finished. */
  #tidy(): void {
    const now = Date.now()
    const mine = new Set([basename(this.#indexPath), ...this.#spools.map(({ path = '' }) => basename(path))])
    const results = new Map<string, { path: string; size: number; at: number }[]>()
    for (const name of readdirSync(this.#folder)) {
      const [, id, writing, texts] = ours.exec(name) ?? []
      const end = writing ?? texts ?? 'results'
      const path = join(this.#folder, name)
      const stats = id === undefined ? undefined : statSync(path, { throwIfNoEntry: false })
      if (id === undefined || !stats || mine.has(name)) continue
      if (now - stats.mtimeMs > abandoned && (end === 'writing' || id === this.#id)) rmSync(path, { force: true })
      else if (id !== this.#id && end !== 'writing') {
        const file = { path, size: stats.size, at: end === 'results' ? stats.mtimeMs : 0 }
        results.set(id, [...(results.get(id) ?? []), file])
      }
    }
    let total = this.#spools.reduce((sum, { size }) => sum + size, 0)
    let count = 1
    const lastUsed = (files: readonly { at: number }[]) => Math.max(...files.map(({ at }) => at))
    for (const files of [...results.values()].sort((a, b) => lastUsed(b) - lastUsed(a))) {
      total += files.reduce((sum, { size }) => sum + size, 0)
      if (total > limits.total || ++count > limits.results) for (const { path } of files) rmSync(path, { force: true })
    }
  }
}

function slipsFrom(start: number, lengths: readonly number[]): Slip[] {
  let offset = start
  return lengths.map((length) => {
    const slip = { offset, length }
    offset += length
    return slip
  })
}

function sumOf(body: Uint8Array): string {
  return crc32(body).toString(16).padStart(8, '0')
}
