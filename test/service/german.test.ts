import { deepEqual, equal } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { german } from '../../server/src/service/german.ts'
import { translateTo } from '../../server/src/service/texts.ts'
import { serviceWith } from './support.ts'

const folder = 'server/src/service'
const placesIn = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort()

describe('texts of the service in German', () => {
  const texts = new Set<string>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')))
    for (const [, text = ''] of readFileSync(join(folder, name), 'utf8').matchAll(/(?<![\w.])t\(\s*'([^']*)'/g)) texts.add(text)

  it('are all there, and none that is used no more', () => deepEqual(Object.keys(german).sort(), [...texts].sort()))

  it('have a place for each value', () => {
    for (const [text, translated] of Object.entries(german)) deepEqual(placesIn(translated), placesIn(text), text)
  })

  it('are chosen by the language, whatever the country; others read English', () => {
    equal(translateTo('de-AT')('Next: {0}', 'Owner'), 'Als Nächstes: Owner')
    equal(translateTo('fr')('Next: {0}', 'Owner'), 'Next: Owner')
  })

  it('leave what stands in a document as it is', () => equal(translateTo('de')('Next: {0}', '{0} Ready'), 'Als Nächstes: {0} Ready'))
})

describe('a reader of German', () => {
  const uri = 'file:///handoff.md'
  const text = '---\nkind: status-update\nstage: draft\n---\n\n# Outage\n\n- **Owner:** TBD\n\n10:00 CET\n'
  const service = serviceWith(text, { features: { locale: 'de', commands: true } })

  it('reads what stands above the title', async () => {
    const lenses = await service.codeLenses(uri)
    deepEqual(
      lenses.some(({ command }) => / offen$/.test(command?.title ?? '')),
      true,
    )
  })

  it('reads what a stage means', async () => {
    const hover = await service.hover(uri, { line: 2, character: 8 })
    deepEqual(hover?.contents, { kind: 'markdown', value: '**draft**\n\nWird noch geschrieben: Eine Lücke ist nur ein Hinweis.' })
  })

  it('is offered keys with their meaning', async () => {
    const [first] = await serviceWith('---\nkind: general\n\n---\n', { features: { locale: 'de' } }).completions(uri, {
      line: 2,
      character: 0,
    })
    deepEqual(first?.documentation, {
      kind: 'markdown',
      value: german['How far the handoff has come: what is not asked for yet is not reported.'],
    })
  })
})
