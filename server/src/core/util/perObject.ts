/** Results that are kept with the object they were computed from. */

/**
 * The function with its results kept: for the same object it runs once. A result goes when its object goes, so what is computed from a
 * block stays for as long as edits leave that block as it is.
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

/** Reads a list of each of many objects, of each object once, and gives all of it as one list. Most lists may be empty, which costs little. */
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
 * Remembers the last result per object, which holds as long as all else that it depends on is the same. The function that it returns takes
 * the object, what else the result depends on, and how to find it.
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
