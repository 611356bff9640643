import { deepEqual } from 'node:assert/strict'
import { serviceWith } from './support.ts'

const uri = 'file:///handoff.md'

describe('service: readiness', () => {
  it('names each of several sections that are missing at one place', async () => {
    const text = '---\nkind: status-update\n---\n\n# Status update\n'
    const readiness = await serviceWith(text, { uri }).readiness(uri)
    const lines = readiness?.sections.flatMap((section) => section.lines) ?? []
    deepEqual(
      lines.filter(({ label, message }) => !message.includes(`"${label}"`)),
      [],
    )
  })
})
