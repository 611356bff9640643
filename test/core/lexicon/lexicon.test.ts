/** The files of the lexicon: a line more is a phrase more, and these tests say where it clashes. */
import assert from 'node:assert/strict'
import { languageOf } from '../../../server/src/core/lexicon/concepts.ts'
import { nameEntries, wordsOfPhrase } from '../../../server/src/core/lexicon/indexing.ts'
import {
  answerEntries,
  type Entry,
  type Language,
  languages,
  phrasesOf,
  smallEntries,
  transcriptEntries,
} from '../../../server/src/core/lexicon/lexicon.ts'
import { conceptsIn } from '../../../server/src/core/lexicon/names.ts'
import { cleanName, wordsIn } from '../../../server/src/core/lexicon/words.ts'

const files: readonly (readonly [string, readonly Entry[]])[] = [
  ['names', nameEntries()],
  ['small words', smallEntries()],
  ['answers', answerEntries()],
  ['words of transcripts', transcriptEntries()],
]

describe('the lexicon', () => {
  for (const [name, entries] of files) {
    it(`has each concept of its ${name} once, in all languages`, () => {
      const concepts = new Map<string, Language[]>()
      for (const { concepts: of, language } of entries) {
        const key = of.join(' + ')
        concepts.set(key, [...(concepts.get(key) ?? []), language])
      }
      for (const [concept, of] of concepts) assert.deepEqual(of, languages, concept)
    })

    it(`has no empty or repeated phrase in its ${name}`, () => {
      for (const { concepts, language, phrases } of entries) {
        const where = `${concepts} (${language})`
        assert.ok(!phrases.some((phrase) => phrase === '' || phrase !== phrase.trim() || phrase.includes('|')), where)
        assert.equal(new Set(phrases).size, phrases.length, `${where}: ${phrases}`)
      }
    })
  }

  it('has no phrase of a name in two concepts', () => {
    const owners = new Map<string, string>()
    const twice: string[] = []
    for (const { concepts, language, phrases } of nameEntries())
      for (const phrase of phrases) {
        const key = `${language} ${wordsOfPhrase(phrase, language).join(' ')}`
        const owner = owners.get(key)
        if (owner !== undefined && owner !== concepts.join(' + ')) twice.push(`${language} "${phrase}": ${owner}, ${concepts.join(' + ')}`)
        owners.set(key, concepts.join(' + '))
      }
    assert.deepEqual(twice, [])
  })

  it('names only concepts that it has', () => {
    const single = new Set(nameEntries().flatMap(({ concepts }) => (concepts.length === 1 ? concepts : [])))
    for (const { concepts } of nameEntries())
      if (concepts.length > 1) for (const concept of concepts) assert.ok(single.has(concept) || /^\d+$/.test(concept), concept)
  })

  it('finds each phrase of a name', () => {
    const lost: string[] = []
    const entries = nameEntries()
    const written = new Set(entries.flatMap(({ language, phrases }) => phrases.map((phrase) => `${language} ${phrase}`)))
    for (const { concepts, language, phrases } of entries)
      for (const phrase of phrases) {
        const expected = concepts.filter((concept) => !/^\d+$/.test(concept))
        const found = conceptsIn(phrase)
        const spoken = languageOf(wordsIn(cleanName(phrase)))
        // A word of two languages is read in one of them.
        if (spoken !== language && written.has(`${spoken} ${phrase}`)) continue
        if (found.toSorted().join() !== expected.toSorted().join())
          lost.push(`${language} (${spoken}) "${phrase}": ${found} instead of ${expected}`)
      }
    assert.deepEqual(lost, [])
  })

  it('has answers in all languages', () => {
    assert.ok(phrasesOf('none').includes('特になし'))
    assert.ok(phrasesOf('to be determined', 'de').includes('folgt noch'))
    assert.ok(!phrasesOf('none', 'fr').includes('none'))
  })
})
