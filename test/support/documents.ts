/** All documents that there are in the project: those of the rules' pages, kinds, examples, fixtures, and the texts of the tests. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Setting } from './check.ts'
import { readPages } from './pages.ts'

export interface Sample {
  readonly name: string
  readonly text: string
  readonly setting: Setting
}

export function samples(): Sample[] {
  return [...fromPages(), ...fromFiles(), ...fromTests()]
}

function fromPages(): Sample[] {
  return readPages()
    .filter(({ name }) => name !== 'invalid-template')
    .flatMap(({ name, examples }) =>
      examples.flatMap(({ title, template, files, bad, good }) => {
        const setting: Setting = { template, ...(files.size > 0 ? { files, path: 'handoff.md', kind: 'general' } : {}) }
        return [bad, good].flatMap((text) => (text === undefined ? [] : [{ name: `${name}, ${title}`, text, setting }]))
      }),
    )
}

function fromFiles(): Sample[] {
  const folders = ['examples', 'server/kinds', 'test/fixtures', 'test/fixtures/kinds', 'docs', '.']
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => ({
        name: `${folder}/${name}`,
        text: readFileSync(`${folder}/${name}`, 'utf8'),
        setting: { path: `${folder}/${name}` },
      })),
  )
}

/** The texts of several lines that stand in quotes in the tests of the core. */
function fromTests(): Sample[] {
  return readdirSync('test/core', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => {
      const texts = readFileSync(`test/core/${name}`, 'utf8').match(/'(?:\\.|[^'\\\n])*\\n(?:\\.|[^'\\\n])*'/g) ?? []
      return [...new Set(texts)].map((quoted) => {
        const text = quoted.slice(1, -1).replace(/\\(u\{?([\da-f]+)\}?|.)/gi, (_all, sign: string, code?: string) => unescaped(sign, code))
        return { name: `test/core/${name}`, text, setting: {} }
      })
    })
}

function unescaped(sign: string, code: string | undefined): string {
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16))
  return { n: '\n', r: '\r', t: '\t', 0: '\0' }[sign] ?? sign
}
