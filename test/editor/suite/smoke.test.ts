import { extensions, workspace } from 'vscode'
import { assert, equal, openMarkdown } from './support.ts'

/** Where this suite runs: a web worker is told by its global scope. */
const host = 'WorkerGlobalScope' in globalThis ? 'web' : 'node'

describe(`the extension in the ${host} host`, () => {
  it('runs in the host that was asked for', () => {
    equal(host, workspace.getConfiguration('handoffSuite').get('host'))
  })

  it('is active once a Markdown document is open', async () => {
    await openMarkdown('# Handoff\n')
    const extension = extensions.getExtension('handoff-docs.handoff-docs')
    assert(extension, 'the extension is not there')
    await extension.activate()
    assert(extension.isActive)
  })
})
