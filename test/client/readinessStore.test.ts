import assert from 'node:assert/strict'
import { type ReadinessSource, ReadinessStore } from '../../client/src/readiness/readinessStore.ts'
import type { DocumentReadiness } from '../../server/src/protocol.ts'
import { documentReadiness, openLine } from './readinesses.ts'

describe('readinessStore', () => {
  const stores: ReadinessStore[] = []
  afterEach(() => {
    for (const store of stores.splice(0)) store.dispose()
  })

  function newStore(source: ReadinessSource): ReadinessStore {
    const store = new ReadinessStore(source, 1)
    stores.push(store)
    return store
  }

  /** A store over documents that a test may change, with a record of what was asked. */
  function storeOver(documents: Map<string, DocumentReadiness>) {
    const asked: string[] = []
    const store = newStore({
      readiness: async (uri) => {
        asked.push(uri)
        return documents.get(uri) ?? null
      },
      workspaceReadiness: async () => {
        asked.push('all')
        return [...documents.values()]
      },
    })
    return { store, asked }
  }

  const a = documentReadiness('A', { Release: [openLine('Date')] })
  const b = documentReadiness('B')

  it('reads the workspace once', async () => {
    const { store, asked } = storeOver(mapOf(a, b))
    await Promise.all([store.load(), store.load()])
    assert.deepEqual([...store.documents.keys()], [a.uri, b.uri])
    assert.deepEqual(asked, ['all'])
  })

  it('knows handoffs as soon as they are found', async () => {
    const store = newStore({
      readiness: async () => null,
      workspaceReadiness: async (_known, onFound) => {
        onFound([a])
        assert.deepEqual([...store.documents.keys()], [a.uri])
        return [a, b]
      },
    })
    const changes: (readonly string[])[] = []
    store.onDidChange((uris) => changes.push(uris))
    await store.load()
    assert.deepEqual([...store.documents.keys()], [a.uri, b.uri])
    assert.deepEqual(changes, [[], [a.uri], [b.uri]])
  })

  it('can be waited for until the first handoff is known', async () => {
    const never = new Promise<never>(() => undefined)
    const store = newStore({
      readiness: async () => null,
      workspaceReadiness: (_known, onFound) => {
        queueMicrotask(() => onFound([a]))
        return never
      },
    })
    await store.loadFirst()
    assert.deepEqual([...store.documents.keys()], [a.uri])
    await store.loadFirst()
    const { store: empty } = storeOver(mapOf())
    await empty.loadFirst()
    assert.equal(empty.documents.size, 0)
  })

  it('asks only for what has changed, once for many changes', async () => {
    const documents = mapOf(a, b)
    const { store, asked } = storeOver(documents)
    await store.load()
    documents.set(a.uri, { ...a, open: 0, ready: true })
    store.invalidate({ uris: [a.uri] })
    store.invalidate({ uris: [a.uri] })
    assert.deepEqual(await nextChange(store), [a.uri])
    assert.deepEqual(asked, ['all', a.uri])
    assert.equal(store.documents.get(a.uri)?.ready, true)
  })

  it('knows a document that is no handoff', async () => {
    const { store } = storeOver(mapOf())
    assert.equal(store.isKnown('file:///README.md'), false)
    store.invalidate({ uris: ['file:///README.md'] })
    await nextChange(store)
    assert.equal(store.isKnown('file:///README.md'), true)
    assert.equal(store.documents.size, 0)
  })

  it('forgets a document that is no handoff any more', async () => {
    const documents = mapOf(a)
    const { store } = storeOver(documents)
    await store.load()
    documents.delete(a.uri)
    store.invalidate({ uris: [a.uri] })
    await nextChange(store)
    assert.equal(store.documents.size, 0)
  })

  it('reads the workspace anew when anything may have changed', async () => {
    const documents = mapOf(a)
    const { store, asked } = storeOver(documents)
    await store.load()
    documents.set(b.uri, b)
    store.invalidate({ uris: null })
    assert.deepEqual(await nextChange(store), [b.uri])
    assert.deepEqual([...store.documents.keys()], [a.uri, b.uri])
    assert.deepEqual(asked, ['all', 'all'])
  })

  it('tells of what has changed only, and of documents that are gone', async () => {
    const documents = mapOf(a, b)
    const { store } = storeOver(documents)
    await store.load()
    const changes: (readonly string[])[] = []
    store.onDidChange((uris) => changes.push(uris))
    await store.refresh()
    assert.deepEqual(changes.flat(), [])
    documents.delete(a.uri)
    documents.set(b.uri, { ...b })
    await store.refresh()
    assert.deepEqual(changes.flat(), [b.uri, a.uri])
    assert.deepEqual([...store.documents.keys()], [b.uri])
  })

  it('says while the workspace is read, and gives what is known', async () => {
    const seen: unknown[] = []
    const store = newStore({
      readiness: async () => null,
      workspaceReadiness: async (known) => {
        seen.push([store.scanning, [...known.keys()]])
        return [a]
      },
    })
    await store.load()
    await store.refresh()
    assert.deepEqual(seen, [
      [true, []],
      [true, [a.uri]],
    ])
    assert.equal(store.scanning, false)
  })

  it('says whether the workspace has been read, also where that was of no avail', async () => {
    const { store } = storeOver(mapOf())
    assert.equal(store.isRead, false)
    const reading = store.load()
    assert.equal(store.isRead, false)
    await reading
    assert.equal(store.isRead, true)
    store.clear()
    assert.equal(store.isRead, false)
    const failing = newStore({ readiness: async () => null, workspaceReadiness: () => Promise.reject(new Error('no server')) })
    const told = new Promise((resolve) => failing.onDidChange(() => failing.isRead && resolve(undefined)))
    await assert.rejects(failing.load(), /no server/)
    await told
  })

  it('is not read by a server that ended meanwhile', async () => {
    let end: (reason: Error) => void = () => undefined
    let begin: () => void = () => undefined
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const store = newStore({
      readiness: async () => null,
      workspaceReadiness: () =>
        new Promise((_resolve, reject) => {
          end = reject
          begin()
        }),
    })
    const reading = store.load()
    await begun
    store.clear()
    end(new Error('ended'))
    await assert.rejects(reading, /ended/)
    assert.equal(store.isRead, false)
  })

  it('asks for the known documents only, while nobody has asked for the workspace', async () => {
    const documents = mapOf(a, b)
    const { store, asked } = storeOver(documents)
    store.invalidate({ uris: [a.uri] })
    await nextChange(store)
    documents.set(a.uri, { ...a })
    store.invalidate({ uris: null })
    await nextChange(store)
    assert.deepEqual(asked, [a.uri, a.uri])
  })

  it('asks again for what changes while it is asked for', async () => {
    const documents = mapOf(a)
    let changeMeanwhile = () => {
      changeMeanwhile = () => undefined
      documents.set(a.uri, { ...a, percent: 50 })
      store.invalidate({ uris: [a.uri] })
    }
    const store = newStore({
      readiness: async (uri) => documents.get(uri) ?? null,
      workspaceReadiness: async () => {
        const answer = [...documents.values()]
        changeMeanwhile()
        return answer
      },
    })
    await store.load()
    assert.equal(store.documents.get(a.uri)?.percent, a.percent)
    assert.deepEqual(await nextChange(store), [a.uri])
    assert.equal(store.documents.get(a.uri)?.percent, 50)
  })

  it('keeps what it knew when the server fails, and tries again', async () => {
    let fails = false
    const store = newStore({
      readiness: async () => null,
      workspaceReadiness: async () => {
        if (fails) throw new Error('no server')
        return [a]
      },
    })
    await store.load()
    fails = true
    await assert.rejects(store.refresh(), /no server/)
    assert.deepEqual([...store.documents.keys()], [a.uri])
    fails = false
    await store.load()
    assert.deepEqual([...store.documents.keys()], [a.uri])
  })
})

function mapOf(...documents: readonly DocumentReadiness[]): Map<string, DocumentReadiness> {
  return new Map(documents.map((document) => [document.uri, document]))
}

/** The next documents that something is new about. */
function nextChange(store: ReadinessStore): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const listener = store.onDidChange((uris) => {
      if (uris.length === 0) return
      listener.dispose()
      resolve(uris)
    })
  })
}
