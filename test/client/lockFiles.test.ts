/** `npm ci` refuses a lock file that leaves out what is only installed on other systems, as npm writes it where those packages are out of reach. */
import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>
}

/** The packages that a lock file asks for and does not hold. */
function missingIn({ packages }: LockFile): string[] {
  const held = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)))
  return Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).filter((name) => !held.has(name)),
  )
}

describe('lock files', () => {
  it('lack what is asked for and not held', () => {
    const asking = { optionalDependencies: { '@tool/linux': '1.0.0', '@tool/windows': '1.0.0' } }
    deepEqual(missingIn({ packages: { 'node_modules/tool': asking, 'node_modules/a/node_modules/@tool/linux': {} } }), ['@tool/windows'])
  })

  for (const path of ['package-lock.json', 'bench/package-lock.json'])
    it(`hold the packages of all systems: ${path}`, () => deepEqual(missingIn(JSON.parse(readFileSync(path, 'utf8')) as LockFile), []))
})
