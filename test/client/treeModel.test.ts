import assert from 'node:assert/strict'
import { compareDocuments, countOpen, type DocumentNode, linesOf, sectionsOf, splitTitle, stateOf } from '../../client/src/treeModel.ts'
import type { DocumentReadiness } from '../../server/src/protocol.ts'
import { documentReadiness, openLine } from './readinesses.ts'

describe('treeModel', () => {
  it('shows the sections that have open lines, with the worst of them', () => {
    const document = documentReadiness('A', {
      Release: [openLine('Date', 'information'), openLine('Owner', 'error')],
      Done: [],
      Contacts: [openLine('Lead', 'information')],
    })
    assert.deepEqual(
      sectionsOf(nodeOf(document)).map(({ section, state }) => [section.title, state]),
      [
        ['Release', 'error'],
        ['Contacts', 'information'],
      ],
    )
  })

  it('gives every row an id of its own, also to those of the same name', () => {
    const lines = [openLine('Owner'), openLine('Owner'), openLine('Owner', 'warning', 'vague-owner')]
    const document = documentReadiness('A', { Level: lines })
    const twice = { ...document, sections: [...document.sections, ...document.sections] }
    const sections = sectionsOf(nodeOf(twice))
    const ids = [...sections, ...sections.flatMap(linesOf)].map((node) => node.id)
    assert.equal(new Set(ids).size, 8)
  })

  it('keeps the ids of what is still open when something is filled in', () => {
    const before = documentReadiness('A', { Release: [openLine('Date'), openLine('Owner')], Contacts: [openLine('Lead')] })
    const after = documentReadiness('A', { Release: [openLine('Owner')], Contacts: [openLine('Lead')] })
    const idsOf = (document: DocumentReadiness) =>
      sectionsOf(nodeOf(document)).flatMap((section) => [section.id, ...linesOf(section).map((line) => line.id)])
    assert.deepEqual(
      idsOf(after),
      idsOf(before).filter((id) => !id.includes('Date')),
    )
  })

  it('counts an error that is no open line', () => {
    assert.equal(stateOf({ ...documentReadiness('A', { Release: [openLine('Date')] }), errors: 1 }), 'error')
    assert.equal(stateOf(documentReadiness('A')), 'met')
  })

  it('tells a heading from those around it', () => {
    assert.deepEqual(splitTitle('Escalation Paths › Level 2 › Contact'), { name: 'Contact', path: 'Escalation Paths › Level 2' })
    assert.deepEqual(splitTitle('Sign-Off'), { name: 'Sign-Off', path: '' })
  })

  it('sorts as people do, and the same title by its place', () => {
    const titles = ['Release 10', 'release 2', 'Anfang', 'Release 10'].map((title, index) => ({
      ...documentReadiness(title),
      uri: `${9 - index}`,
    }))
    assert.deepEqual(
      titles.sort(compareDocuments).map(({ title, uri }) => `${title}/${uri}`),
      ['Anfang/7', 'release 2/8', 'Release 10/6', 'Release 10/9'],
    )
  })

  it('counts what is open', () => {
    const documents = [
      documentReadiness('A', { One: [openLine('x'), openLine('y')] }),
      documentReadiness('B'),
      documentReadiness('C', { One: [openLine('z')] }),
    ]
    assert.deepEqual(countOpen(documents), { notReady: 2, open: 3 })
  })
})

function nodeOf(document: DocumentReadiness): DocumentNode {
  return { type: 'document', id: document.uri, document }
}
