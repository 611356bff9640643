import { deepEqual, equal } from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const read = (path: string): Record<string, string> => JSON.parse(readFileSync(path, 'utf8'))
const sources = readdirSync('client/src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
/** The numbers of the places in a text into which values are put. */
const placesIn = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort()

describe('texts of the client in German', () => {
  const texts = new Set<string>()
  for (const name of sources) {
    const source = readFileSync(join('client/src', name), 'utf8')
    for (const [, quoted = ''] of source.matchAll(/l10n\.t\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g))
      texts.add(quoted.slice(1, -1).replace(/\\(.)/g, '$1'))
  }
  const german = read('l10n/bundle.l10n.de.json')

  it('are looked up by literals, or nobody could find them', () => {
    for (const name of sources) {
      const source = readFileSync(join('client/src', name), 'utf8')
      equal(source.match(/l10n\.t\(/g)?.length, source.match(/l10n\.t\(\s*['"]/g)?.length, name)
    }
  })

  it('are all there, and none that is used no more', () => deepEqual(Object.keys(german).sort(), [...texts].sort()))

  it('have a place for each value', () => {
    for (const [text, translated] of Object.entries(german)) deepEqual(placesIn(translated), placesIn(text), text)
  })
})

describe('texts of package.json', () => {
  const manifest = readFileSync('package.json', 'utf8')
  const [english, german] = [read('package.nls.json'), read('package.nls.de.json')]

  it('are those that package.json names', () => {
    const named = new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key))
    deepEqual(Object.keys(english).sort(), [...named].sort())
  })

  it('are all there in German', () => deepEqual(Object.keys(german).sort(), Object.keys(english).sort()))

  it('lead to the same commands in German', () => {
    const commandsIn = (text = '') => text.match(/\]\(command:[^)]*\)/g)
    for (const [key, text] of Object.entries(english)) deepEqual(commandsIn(german[key]), commandsIn(text), key)
  })
})

describe('the walkthrough', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'))
  const steps: { id: string; media: { image?: string; markdown?: string }; completionEvents: string[] }[] =
    contributes.walkthroughs[0].steps

  it('has its pictures and pages', () => {
    for (const texts of [read('package.nls.json'), read('package.nls.de.json')])
      for (const { media, id } of steps) equal(existsSync(media.image ?? texts[media.markdown?.slice(1, -1) ?? ''] ?? ''), true, id)
  })

  it('is done by commands that there are', () => {
    const own = new Set(contributes.commands.map(({ command }: { command: string }) => `onCommand:${command}`))
    const events = steps.flatMap(({ completionEvents }) => completionEvents).filter((event) => event.startsWith('onCommand:handoff.'))
    deepEqual(
      events.filter((event) => !own.has(event)),
      [],
    )
  })
})

describe('the settings', () => {
  it('are all in the README, with their defaults', () => {
    const readme = readFileSync('README.md', 'utf8')
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'))
    const properties: Record<string, { default: unknown }> = Object.assign(
      {},
      ...[contributes.configuration].flat().map((one) => one.properties),
    )
    const rows = Object.entries(properties).map(([name, setting]) => `| \`${name}\` | \`${JSON.stringify(setting.default)}\` |`)
    deepEqual(
      rows.filter((row) => !readme.includes(row)),
      [],
    )
  })
})
