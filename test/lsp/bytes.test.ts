/** What goes over the wire for an edit, counted. */
import { equal, ok } from 'node:assert/strict'
import { cleanUp, startServer } from './support.ts'

const part = (number: number) => `## Part ${number}\n\nResults are narrowed by property ${number}.\n\n- Several filters at once\n\n`
const handoffOf = (parts: number) =>
  `---\nkind: general\n---\n\n# Handoff\n\nSeen at 14:30.\n\n${Array.from({ length: parts }, (_, number) => part(number)).join('')}`

/** The characters of an answer, ids of results left out, since their digits grow with the count of versions. */
const sizeOf = (answer: object) => JSON.stringify({ ...answer, resultId: '' }).length

describe('bytes for an edit', () => {
  afterEach(cleanUp)

  it('do not grow with the document, only with what is found', async () => {
    const server = await startServer()
    const sizes: number[] = []
    for (const parts of [10, 1000]) {
      const document = await server.open(handoffOf(parts))
      await document.pull()
      await document.replace(`property ${parts - 1}`, `propertyx ${parts - 1}`)
      sizes.push(sizeOf(await document.pull()))
    }
    equal(sizes[0], sizes[1])
  })

  it('are few where nothing has changed', async () => {
    const server = await startServer()
    const document = await server.open(handoffOf(10))
    const first = await document.pull()
    const second = await document.pull(first.resultId)
    equal(second.kind, 'unchanged')
    ok(sizeOf(second) < 100)
  })
})
