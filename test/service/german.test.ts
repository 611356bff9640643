import { deepEqual, equal } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtInKinds } from '../../server/kinds/index.ts'
import { rules } from '../../server/src/core/rules/index.ts'
import { readKind } from '../../server/src/core/template/template.ts'
import { editor } from '../../server/src/service/l10n/german/editor.ts'
import { facts } from '../../server/src/service/l10n/german/facts.ts'
import { findings } from '../../server/src/service/l10n/german/findings.ts'
import { german } from '../../server/src/service/l10n/german/index.ts'
import { kinds } from '../../server/src/service/l10n/german/kinds.ts'
import { plainWords } from '../../server/src/service/l10n/german/plainWords.ts'
import { rules as ruleSummaries } from '../../server/src/service/l10n/german/rules.ts'
import { setup } from '../../server/src/service/l10n/german/setup.ts'
import { values } from '../../server/src/service/l10n/german/values.ts'
import { translateTo } from '../../server/src/service/l10n/texts.ts'
import { serviceWith } from './support.ts'

const placesIn = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort()

/** All that the sources put into words: texts of the service and the server, phrases of these and the core. */
const sources = ['core', 'workspace', 'service', 'lsp', 'node'].flatMap((layer) =>
  readdirSync(join('server/src', layer), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('server/src', layer, name)),
)
const textPattern = /(?<!\w)(?:t|translateTo\([\w.]+\))\(\s*'([^']*)'/g
const phrasePattern = /(?<!\w)phrase`((?:\\.|\$\{[^{}`]*\}|[^`\\$])*)`/g

/** The pattern of a phrase as it is at run time: its values numbered, its escapes undone. */
function patternOf(literal: string): string {
  let count = 0
  return literal.replace(/\$\{[^{}`]*\}/g, () => `{${count++}}`).replace(/\\(.)/g, '$1')
}

describe('texts of the service and phrases of the core in German', () => {
  const texts = new Set<string>()
  for (const path of sources) {
    const source = readFileSync(path, 'utf8')
    for (const [, text = ''] of source.matchAll(textPattern)) texts.add(text)
    for (const [, literal = ''] of source.matchAll(phrasePattern)) texts.add(patternOf(literal))
  }

  // Names that stand in templates and in the table of rules.
  for (const [id, template] of builtInKinds) {
    const { title, description } = readKind(template, id)
    texts.add(title).add(description)
  }
  for (const { summary } of rules) texts.add(summary)

  it('can be found: in a phrase stands no other literal', () => {
    for (const path of sources) {
      const source = readFileSync(path, 'utf8')
      equal(source.match(/(?<!\w)phrase`/g)?.length, source.match(phrasePattern)?.length, path)
    }
  })

  it('have each its place in one file', () => {
    const all = [editor, findings, plainWords, values, setup, kinds, ruleSummaries, facts].flatMap(Object.keys)
    deepEqual(all.length, new Set(all).size)
  })

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
      lenses.some(({ command }) => / offen( · |$)/.test(command?.title ?? '')),
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

  it('reads what kinds are called, and what they are for', async () => {
    const kind = (await service.kinds(undefined)).find(({ id }) => id === 'status-update')
    deepEqual([kind?.title, kind?.description], ['Statusmeldung', 'Was andere von einem Vorfall hören, der nicht vorbei ist.'])
    equal((await service.readiness(uri))?.kindTitle, 'Statusmeldung')
    const hover = await service.hover(uri, { line: 1, character: 8 })
    equal(JSON.stringify(hover?.contents).includes('**Statusmeldung**'), true)
  })

  it('reads days on their own clock', async () => {
    const dated = serviceWith(`${text}\nSeen 2026-03-01T10:42Z.\n`, { features: { locale: 'de', timeZone: 'Europe/Berlin' } })
    const { contents } = (await dated.hover(uri, { line: 11, character: 10 })) ?? {}
    equal(JSON.stringify(contents).includes('`So 2026-03-01 11:42 UTC+01:00` in'), true, JSON.stringify(contents))
  })

  it('reads what a rule finds', async () => {
    const text = '---\nkind: general\n---\n\n# A\n\n<!-- handoff-ignore plac -->\n[Name]\n'
    const items = await serviceWith(text, { features: { locale: 'de' } }).completions(uri, { line: 6, character: 24 })
    const item = items.find(({ label }) => label === 'unfilled-field')
    deepEqual(item?.documentation, { kind: 'markdown', value: 'Ein Feld hat keinen Wert.' })
  })
})
