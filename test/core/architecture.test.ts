/** What ARCHITECTURE.md names is there. */
import { deepEqual, ok } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'

const below = (top: string) => readdirSync(top, { recursive: true, encoding: 'utf8' }).map((path) => `/${top}/${path}`)
const files = [...readdirSync('.').map((name) => `/${name}`), ...['server', 'client', 'test', 'bench'].flatMap(below)]
const source = files
  .filter((path) => /\.(?:ts|mjs)$/.test(path) && !path.includes('node_modules'))
  .map((path) => readFileSync(`.${path}`, 'utf8'))

describe('ARCHITECTURE.md', () => {
  const text = readFileSync('ARCHITECTURE.md', 'utf8')
  const names = [...text.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name)

  it('names files and folders that exist', () => {
    const paths = names.filter((name) => /^[\w./-]+(?:\/|\.(?:ts|md|mjs))$/.test(name))
    ok(paths.length > 40)
    const isThere = (path: string) => files.some((file) => `${file}/`.endsWith(`/${path.replace(/\/$/, '')}/`))
    deepEqual(
      paths.filter((path) => !isThere(path)),
      [],
    )
  })

  it('names functions and classes that exist', () => {
    const called = names.filter(
      (name) => /^[A-Za-z]+(?:\.[a-z]\w+)?(?:\(.*\))?$/.test(name) && /[a-z][A-Z]|\./.test(name) && !name.endsWith('.json'),
    )
    ok(called.length > 15)
    const words = called.flatMap((name) => name.replace(/\(.*/, '').split('.'))
    deepEqual(
      words.filter((word) => !source.some((text) => text.includes(word))),
      [],
    )
  })
})
