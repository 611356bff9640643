import { extensions } from 'vscode'
import { assert, openMarkdown } from './support.ts'

describe('the extension', () => {
  it('is active once a Markdown document is open', async () => {
    await openMarkdown('# Handoff\n')
    const extension = extensions.getExtension('handoff-docs.handoff-docs')
    assert(extension, 'the extension is not there')
    await extension.activate()
    assert(extension.isActive)
  })
})
