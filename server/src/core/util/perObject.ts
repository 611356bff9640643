/** Caches results with the object that they were computed from. */

/**
 * A function that computes once per object. The result is released with the object, so a result for a block lives as long as edits leave
 * the block unchanged.
 */
export function perObject<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const results = new WeakMap<Key, Result>()
  return (key) => {
    const known = results.get(key)
    if (known !== undefined || results.has(key)) return known as Result
    const result = compute(key)
    results.set(key, result)
    return result
  }
}

/** Reads a list from each of many objects, once per object, and returns all of them as one list. Empty lists cost little. */
export function readEach<Key extends object, Item>(read: (key: Key) => readonly Item[]): (keys: readonly Key[]) => Item[] {
  const readOnce = perObject(read)
  return (keys) => {
    const all: Item[] = []
    for (const key of keys) {
      const items = readOnce(key)
      if (items.length > 0) for (const item of items) all.push(item)
    }
    return all
  }
}

/**
 * Caches the last result per object, for as long as its other dependencies are the same. The returned function takes the object, the
 * dependencies, and a function that computes the result.
 */
export function lastPerObject<Thing extends object, Result>(): (
  thing: Thing,
  dependencies: readonly unknown[],
  find: () => Result,
) => Result {
  const last = new WeakMap<Thing, { readonly dependencies: readonly unknown[]; readonly result: Result }>()
  return (thing, dependencies, find) => {
    const known = last.get(thing)
    if (known && sameItems(known.dependencies, dependencies)) return known.result
    const result = find()
    last.set(thing, { dependencies, result })
    return result
  }
}

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}
