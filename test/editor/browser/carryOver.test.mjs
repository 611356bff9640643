import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inEditor } from '../editor.mjs'
import { ask, chooseFromMenu, openFile, reply, row, runCommand, showHandoffs, waitForText } from '../page.mjs'

const monday = `---
kind: on-call-handoff
stage: accepted
---

# On-Call Handoff: Search

- **Outgoing**: Kim
- **Incoming**: Ada

## Open Incidents

| Incident | Severity | Status | Owner | Next action |
|---|---|---|---|---|
| SRCH-1 slow | High | open | Kim | See [the log](log.md) |
| SRCH-2 loud | Low | resolved | Kim | – |

## Deferred Work

- Renew the certificate
- ~~Call the vendor~~
`

/** Takes the entry that the box at the top proposes, by Enter. @returns {import('../page.mjs').Answer} */
const takeFirst = (name) => async (page, moment) => {
  const box = page.locator('.quick-input-widget')
  await box.locator('.monaco-list-row.focused', { hasText: name }).waitFor(moment)
  await box.locator('input[type="text"]').press('Enter', moment)
}

describe('New From This Handoff', () => {
  /** @type {import('playwright-core').Page} */
  let page
  const folder = inEditor({ files: { 'shifts/monday.md': monday, 'shifts/log.md': '# Log\n' } }, (editor) => {
    page = editor.page
  })

  it('begins the next one by four times Enter, with what is open in this one', async () => {
    await openFile(page, 'monday.md')
    await waitForText(page, '# On-Call Handoff: Search')
    const same = takeFirst('On-Call Handoff')
    await runCommand(page, 'Handoff: New From This Handoff…', same, reply('What the handoff is about'), reply('File in', 'shifts/tuesday'))
    await page.locator('.tab.active[data-resource-name="tuesday.md"]').waitFor()
    // The first blank is the period.
    await waitForText(page, /^Ln 9, Col \d+ \(\d+ selected\)/)
    const written = readFileSync(join(folder, 'shifts/tuesday.md'), 'utf8')
    assert.match(written, /^---\nkind: on-call-handoff\nstage: draft\nprevious: \/shifts\/monday\.md\n---\n\n# On-Call Handoff: Search\n/)
    assert.match(written, /- \*\*Outgoing\*\*: Ada\n- \*\*Incoming\*\*: \[Name\]\n/)
    assert.match(written, /\|\n\| SRCH-1 slow \| High \| open \| Kim \| See \[the log\]\(log\.md\) \|\n\n/)
    assert.match(written, /\n- Renew the certificate\n\n/)
    assert.doesNotMatch(written, /SRCH-2|Call the vendor/)
  })

  it('is in the menu of a row', async () => {
    await showHandoffs(page)
    const openMenu = (moment) => row(page, 'Search').click({ button: 'right', ...moment })
    await ask(
      page,
      () => chooseFromMenu(page, openMenu, 'New From This Handoff…'),
      takeFirst('On-Call Handoff'),
      reply('What the handoff is about', 'Mail'),
      reply('File in', 'shifts/wednesday'),
    )
    await page.locator('.tab.active[data-resource-name="wednesday.md"]').waitFor()
    await waitForText(page, '# On-Call Handoff: Mail')
  })
})
