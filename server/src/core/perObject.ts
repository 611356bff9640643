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
