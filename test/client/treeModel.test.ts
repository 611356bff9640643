import assert from 'node:assert/strict'
import { TreeModel } from '../../client/src/views/tree/treeModel.ts'
import {
  countOpen,
  countSection,
  documentLabel,
  type LineNode,
  splitTitle,
  stateOf,
  type TreeNode,
} from '../../client/src/views/tree/treeNodes.ts'
import { defaultTreeOptions, parseTreeOptions, type TreeOptions } from '../../client/src/views/tree/treeOptions.ts'
import type { DocumentReadiness } from '../../server/src/protocol.ts'
import { documentReadiness, lineToCorrect, openLine } from './readinesses.ts'

/** A model over documents that a test may put others in place of. */
function modelOf(given: readonly DocumentReadiness[], options: Partial<TreeOptions> = {}) {
  const documents = new Map(given.map((document) => [document.uri, document]))
  const folderOf = (uri: string) => uri.replace('file:///handoffs/', '').replace(/\/?[^/]*$/, '')
  const model = new TreeModel(documents, (uri) => ({ root: '', folder: folderOf(uri), path: uri }))
  model.rebuild({ ...defaultTreeOptions, ...options })
  const update = (...changed: readonly DocumentReadiness[]) => {
    for (const document of changed) documents.set(document.uri, document)
    return model.update(changed.map(({ uri }) => uri))?.map(nameOf)
  }
  return { model, documents, update }
}

/** Everything that is shown, indented: groups, documents, sections, lines. */
function drawn(model: TreeModel): string[] {
  const draw = (node: TreeNode, indent: string): string[] => [
    indent + nameOf(node),
    ...model.childrenOf(node).flatMap((child) => draw(child, `${indent}  `)),
  ]
  return model.roots.flatMap((node) => draw(node, ''))
}

function nameOf(node: TreeNode): string {
  if (node.type === 'group') return `${node.key} (${node.ready} of ${node.documents.length})`
  if (node.type === 'document') return node.document.title
  return node.type === 'section' ? node.section.title : node.line.label
}

const titles = (model: TreeModel) => model.roots.map(nameOf)
const inFolder = (folder: string, document: DocumentReadiness) => ({ ...document, uri: `file:///handoffs/${folder}/${document.title}.md` })

describe('treeModel', () => {
  it('shows the sections that have open lines, with the worst of them', () => {
    const document = documentReadiness('A', {
      Release: [openLine('Date', 'information'), openLine('Owner', 'error')],
      Done: [],
      Contacts: [openLine('Lead', 'information')],
    })
    const { model } = modelOf([document])
    assert.deepEqual(drawn(model), ['A', '  Release', '    Date', '    Owner', '  Contacts', '    Lead'])
    const [node] = model.roots
    const states = node && model.childrenOf(node).map((child) => child.type === 'section' && child.state)
    assert.deepEqual(states, ['error', 'information'])
  })

  it('leaves out of a title what only repeats the kind', () => {
    const label = (title: string, kindTitle: string) => documentLabel({ title, kind: 'support-handoff', kindTitle })
    assert.equal(label('Support Handoff: Checkout 2.4', 'Support Handoff'), 'Checkout 2.4')
    assert.equal(label('support handoff – Checkout 2.4: web', 'Support Handoff'), 'Checkout 2.4: web')
    assert.equal(label('Escalation: Orders are lost', 'Escalation Packet'), 'Orders are lost')
    assert.equal(label('Release & Deployment Guide: 2.4', 'Release & Deployment Guide'), '2.4')
    assert.equal(label('Übergabe：Bezahlung', 'Übergabe'), 'Bezahlung')
    // The kind's name in the reader's language is another than that in the document.
    assert.equal(label('Support Handoff: Checkout 2.4', 'Support-Übergabe'), 'Checkout 2.4')
  })

  it('leaves a title as it is where that says more than the kind, or where nothing would be left', () => {
    const titles = [
      'Support Handoff',
      'Support Handoff:',
      'Checkout: Support Handoff',
      'Web Support Handoff: 2.4',
      'Support-Handoff 2.4',
      '10:30: down',
      ': x',
    ]
    for (const title of titles) assert.equal(documentLabel({ title, kind: 'support-handoff', kindTitle: 'Support Handoff' }), title)
  })

  it('gives every row an id of its own, also to those of the same name', () => {
    const lines = [openLine('Owner'), openLine('Owner'), openLine('Owner', 'warning', 'vague-owner')]
    const document = documentReadiness('A', { Level: lines })
    const { model } = modelOf([{ ...document, sections: [...document.sections, ...document.sections] }])
    const all = (nodes: readonly TreeNode[]): TreeNode[] => nodes.flatMap((node) => [node, ...all(model.childrenOf(node))])
    assert.equal(new Set(all(model.roots).map(({ id }) => id)).size, 9)
  })

  it('sorts as people do, and the same title by its place', () => {
    const documents = ['Release 10', 'release 2', 'Anfang', 'Release 10'].map((title, index) => ({
      ...documentReadiness(title),
      uri: `${9 - index}`,
    }))
    const { model } = modelOf(documents)
    const shown = model.roots.map((node) => `${nameOf(node)}/${node.id}`)
    assert.deepEqual(shown, ['Anfang/7', 'release 2/8', 'Release 10/6', 'Release 10/9'])
  })

  it('sorts by what the rows show', () => {
    const [guide, handoff] = [documentReadiness('Guide: B'), documentReadiness('Support Handoff: A')]
    const { model } = modelOf([{ ...guide, kindTitle: 'Release Guide' }, handoff])
    assert.deepEqual(titles(model), ['Support Handoff: A', 'Guide: B'])
  })

  it('sorts what is least done first', () => {
    const [a, b] = [documentReadiness('A'), documentReadiness('B', { One: [openLine('x')] })]
    const { model } = modelOf([a, b, { ...b, uri: 'c', title: 'C', percent: 3 }], { sortBy: 'readiness' })
    assert.deepEqual(titles(model), ['C', 'B', 'A'])
  })

  it('is met only if nothing is open and nothing is to be corrected', () => {
    assert.equal(stateOf({ ...documentReadiness('A', { Release: [openLine('Date')] }), errors: 1 }), 'error')
    assert.equal(stateOf(documentReadiness('A', { Release: [lineToCorrect('14:30 CET')] })), 'warning')
    assert.equal(stateOf({ ...documentReadiness('A'), open: 1, ready: false }), 'information')
    assert.equal(stateOf(documentReadiness('A')), 'met')
  })

  it('tells a heading from those around it', () => {
    assert.deepEqual(splitTitle('Escalation Paths › Level 2 › Contact'), { name: 'Contact', path: 'Escalation Paths › Level 2' })
    assert.deepEqual(splitTitle('Sign-Off'), { name: 'Sign-Off', path: '' })
  })

  it('counts what is open and what is to be corrected, each for itself', () => {
    const both = { ...openLine('y'), toCorrect: 2 }
    const documents = [
      documentReadiness('A', { One: [openLine('x'), both] }),
      documentReadiness('B'),
      documentReadiness('C', { One: [lineToCorrect('z')] }),
    ]
    assert.deepEqual(countOpen(documents), { undone: 2, open: 2, toCorrect: 3 })
    assert.deepEqual(countSection({ title: 'One', lines: [openLine('x'), both, lineToCorrect('z')] }), { open: 2, toCorrect: 3 })
  })
})

describe('treeModel: groups', () => {
  const draft = { ...documentReadiness('A', { One: [openLine('x', 'error')] }), stage: 'draft', errors: 1 }
  const done = inFolder('docs', { ...documentReadiness('B'), stage: 'accepted', kindTitle: 'Release Guide' })
  const plain = inFolder('docs', documentReadiness('C', { One: [openLine('y')] }))
  const groups = (groupBy: TreeOptions['groupBy']) =>
    drawn(modelOf([draft, done, plain], { groupBy }).model).filter((row) => !/^ {4}/.test(row))

  it('by kind, stage, folder and state', () => {
    assert.deepEqual(groups('kind'), ['Release Guide (1 of 1)', '  B', 'Support Handoff (0 of 2)', '  A', '  C'])
    assert.deepEqual(groups('stage'), ['draft (0 of 1)', '  A', 'accepted (1 of 1)', '  B', ' (0 of 1)', '  C'])
    assert.deepEqual(groups('folder'), [' (0 of 1)', '  A', 'docs (1 of 2)', '  B', '  C'])
    assert.deepEqual(groups('state'), ['error (0 of 1)', '  A', 'warning (0 of 1)', '  C', 'met (1 of 1)', '  B'])
  })

  it('a document goes to another group when what it is grouped by changes', () => {
    const { model, update } = modelOf([draft, done], { groupBy: 'stage' })
    assert.equal(update({ ...draft, stage: 'ready' }), undefined)
    assert.deepEqual(titles(model), ['ready (0 of 1)', 'accepted (1 of 1)'])
  })

  it('of a document that becomes ready the group is drawn again, with its count', () => {
    const { update } = modelOf([draft, done], { groupBy: 'kind' })
    assert.deepEqual(update({ ...draft, open: 0, errors: 0, ready: true, state: 'Complete', sections: [] }), ['Support Handoff (1 of 1)'])
  })
})

describe('treeModel: filters', () => {
  const mixed = documentReadiness('Mixed', { Release: [openLine('Date', 'error'), openLine('Owner')], Contacts: [openLine('Lead')] })
  const documents = [{ ...mixed, errors: 1 }, documentReadiness('Ready'), documentReadiness('Warned', { Release: [openLine('Owner')] })]
  const shown = (options: Partial<TreeOptions>) => drawn(modelOf(documents, options).model).map((row) => row.trim())

  it('leave out what is done, or what is no error', () => {
    assert.deepEqual(shown({ show: 'notDone' }), ['Mixed', 'Release', 'Date', 'Owner', 'Contacts', 'Lead', 'Warned', 'Release', 'Owner'])
    assert.deepEqual(shown({ show: 'errors' }), ['Mixed', 'Release', 'Date'])
  })

  it('by words show the documents that hold them whole, of others the lines that do', () => {
    assert.deepEqual(shown({ text: ' WARN ' }), ['Warned', 'Release', 'Owner'])
    assert.deepEqual(shown({ text: 'lead' }), ['Mixed', 'Contacts', 'Lead'])
    assert.deepEqual(shown({ text: 'owner release' }), ['Mixed', 'Release', 'Owner', 'Warned', 'Release', 'Owner'])
    assert.deepEqual(shown({ text: 'handoffs/ready.md' }), ['Ready'])
    assert.deepEqual(shown({ text: 'nowhere' }), [])
  })

  it('let a document go that no longer fits, and another come', () => {
    const { model, update } = modelOf(documents, { show: 'notDone' })
    assert.equal(update({ ...mixed, open: 0, ready: true, sections: [] }), undefined)
    assert.deepEqual(titles(model), ['Warned'])
    assert.deepEqual(update({ ...documentReadiness('Ready') }), [])
  })

  it('that were kept in another form are those of who has chosen nothing', () => {
    for (const kept of [undefined, null, 7, 'x', [], { groupBy: 'colour', text: 7, follow: 'no', show: null }])
      assert.deepEqual(parseTreeOptions(kept), defaultTreeOptions)
    assert.deepEqual(parseTreeOptions({ groupBy: 'kind', text: 'a' }), { ...defaultTreeOptions, groupBy: 'kind', text: 'a' })
  })
})

describe('treeModel: while somebody types', () => {
  const lines = [openLine('Date'), openLine('Owner')]
  const before = documentReadiness('A', { Release: lines, Contacts: [openLine('Lead')] })
  const moved = (document: DocumentReadiness): DocumentReadiness => ({
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      lines: section.lines.map((line) => ({ ...line, range: { start: { line: 70, character: 2 }, end: { line: 70, character: 9 } } })),
    })),
  })

  it('nothing is drawn again for lines that only stand elsewhere, and they lead to where they are now', () => {
    const { model, update } = modelOf([before])
    const [document] = model.roots
    const section = document && model.childrenOf(document)[0]
    const line = section && (model.childrenOf(section)[0] as LineNode)
    assert.deepEqual(update(moved(before)), [])
    assert.equal(line?.line.range.start.line, 70)
  })

  it('a line that says something else is drawn again, and nothing but it', () => {
    const { model, update } = modelOf([before])
    drawn(model)
    const other = { ...openLine('Owner'), words: 'blank left' }
    assert.deepEqual(
      update({
        ...before,
        sections: documentReadiness('A', { Release: [lines[0] ?? other, other], Contacts: [openLine('Lead')] }).sections,
      }),
      ['Owner'],
    )
  })

  it('what is still open stays the same row when something is filled in', () => {
    const { model, update } = modelOf([before])
    const rowsOf = () =>
      new Map(
        model.roots
          .flatMap((root) => [root, ...model.childrenOf(root).flatMap((one) => [one, ...model.childrenOf(one)])])
          .map((node) => [nameOf(node), node]),
      )
    const rows = rowsOf()
    assert.deepEqual(update(documentReadiness('A', { Release: [openLine('Owner')], Contacts: [openLine('Lead')] })), ['A'])
    for (const [name, node] of rowsOf()) assert.equal(node, rows.get(name), name)
    assert.equal(rowsOf().has('Date'), false)
  })

  it('of 500 documents one row is drawn again, and of those that nobody looked into nothing is made', () => {
    const documents = Array.from({ length: 500 }, (_, index) => documentReadiness(`Release ${index}`, { Release: lines }))
    const { model, update } = modelOf(documents)
    assert.equal(model.roots.length, 500)
    assert.deepEqual(update({ ...documentReadiness('Release 250', { Release: [openLine('Owner')] }) }), ['Release 250'])
    const made = model.roots.filter((node) => node.type === 'document' && node.sections !== undefined)
    assert.equal(made.length, 0)
  })

  it('a new title draws the row again, and the list only if it belongs elsewhere', () => {
    const { model, update } = modelOf([before, documentReadiness('M')])
    assert.deepEqual(update({ ...before, title: 'B' }), ['B'])
    assert.equal(update({ ...before, title: 'Z' }), undefined)
    assert.deepEqual(titles(model), ['M', 'Z'])
  })

  it('a document that is gone, and one that is new, change the list', () => {
    const { model, documents, update } = modelOf([before])
    assert.equal(update(documentReadiness('New')), undefined)
    documents.delete(before.uri)
    assert.equal(model.update([before.uri]), undefined)
    assert.deepEqual(titles(model), ['New'])
    assert.deepEqual(model.update(['file:///README.md']), [])
  })
})

describe('treeModel: the line at the cursor', () => {
  const at = (label: string, line: number, start: number, end: number, endLine = line) => ({
    ...openLine(label),
    range: { start: { line, character: start }, end: { line: endLine, character: end } },
  })
  const document = documentReadiness('A', {
    One: [at('Whole', 2, 0, 5, 8), at('Small', 4, 2, 6), at('Behind', 20, 10, 10), at('Missing', 30, 0, 0), at('Missing too', 30, 0, 0)],
  })
  const { model } = modelOf([document])
  const lineAt = (line: number, character: number, preferred?: TreeNode) =>
    model.lineAt(document.uri, { line, character }, preferred)?.line.label

  it('is the smallest that it is in, else one that begins on its line', () => {
    assert.deepEqual(
      [lineAt(4, 3), lineAt(4, 6), lineAt(5, 0), lineAt(20, 0), lineAt(19, 0)],
      ['Small', 'Small', 'Whole', 'Behind', undefined],
    )
    assert.equal(model.lineAt('file:///README.md', { line: 0, character: 0 }), undefined)
  })

  it('of several at one place is the one that is selected', () => {
    const second = drawn(model) && model.lineAt(document.uri, { line: 30, character: 0 })?.parent.lines.at(-1)
    assert.deepEqual([lineAt(30, 0), lineAt(30, 0, second)], ['Missing', 'Missing too'])
  })
})
