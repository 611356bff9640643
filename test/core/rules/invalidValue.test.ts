/** Which values are one of the choices. */
import { deepEqual } from 'node:assert/strict'
import { faultsIn } from '../../support/check.ts'

const template = '## Update\n\n- **Channel**: <email|statuspage|in-app message>\n'
const written = (value: string) => faultsIn(`## Update\n\n- **Channel**: ${value}\n`, { template })

describe('a choice', () => {
  for (const value of ['email', 'E-mail', 'Statuspage', 'status page', 'status-page (public)', 'in app message'])
    it(`may be written as ${value}`, () => deepEqual(written(value), []))
  it('is none of other words', () => deepEqual(written('newsletter'), ['invalid-value: newsletter']))
})
