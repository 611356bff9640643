import assert from 'node:assert/strict'
import { inEditor } from '../editor.mjs'
import {
  ask,
  chooseInView,
  messageWith,
  openFile,
  pick,
  pointAt,
  previewIn,
  reply,
  row,
  runCommand,
  setExpanded,
  showHandoffs,
  status,
} from '../page.mjs'

/** What would run, load, draw or lead somewhere, were it read as HTML, as a label with icons, or as a message with links. */
const attack = '<img src=x onerror=attacked=1>$(trash)[Far](command:evil)'

/** A field that can be told from the others wherever it comes out. Between backticks a document says just these characters. */
const evil = (name) => `${name} \`${attack}\``

/** The name of a file can hold all but a slash. */
const next = `${attack} next.md`

const hostile = `---
kind: general
stage: ready
next: '${next}'
---

# ${evil('Title')} <script>attacked = 1</script><img src=x onerror="attacked=1">

- **${evil('Label')}**:
- **Severity**: ${evil('Grade')}
- **Status**: ${evil('State')}
- **Audience**: ${evil('Internal')}

## Summary

${evil('Summary')} [Link](command:evil) ![Picture](https://evil.example/x.png)

## Impact

- ${evil('Impact')}

## ${evil('Business impact')}

[Number] of orders

## ${evil('Section')}

- ${evil('Blank')} [Name]

## Known issues

| ID | Description | Severity | Owner | Workaround | ETA for Fix |
|----|-------------|----------|-------|------------|-------------|
| PRT-7 | ${evil('Issue')} | ${evil('High')} | ${evil('Mender')} | ${evil('Detour')} | ${evil('Soon')} |

## Next steps

- [ ] ${evil('Action')}, by 2126-03-01T13:00Z

## Timeline

| Milestone | Time (UTC) | Owner | Notes |
|-----------|------------|-------|-------|
| ${evil('Detection')} | 2026-03-01T10:42Z | ${evil('Finder')} | ${evil('Note')} |
| Mitigation | 2026-03-01T11:20Z | Raj | |

## Escalation

| Level | Contact | SLA | When to use |
|-------|---------|-----|-------------|
| ${evil('Level')} | ${evil('Contact')} | ${evil('Response')} | ${evil('Use')} |

## Giver \`<img src=x onerror=attacked=1>\` → Taker \`<img src=x onerror=attacked=1>\`

- **Handoff**: ${evil('Thing')}
- **Expected action**: ${evil('Deed')}
- **Timing**: ${evil('Timing')}

## Sign-off

- **${evil('Role')}**: ${evil('Signer')} Date: 2026-03-01

<!-- handoff-ignore placeholder-text -- ${attack} as a reason; until 2126-01-01; by @Kim -->
Ask [Email].
`

/** Where each of these comes out in the preview. */
const inPreview =
  'Title Label Blank Section Issue High Mender Detour Soon Action Detection Finder Note Level Contact Response Use Thing Deed Timing Role Signer'

const accepted = `---
kind: evil
stage: accepted
---

# Accepted

PRT-7 is back.

## Acceptance

- **Accepted by**: ${evil('Receiver')}
- **Accepted at**: 2026-03-01T10:00Z
- **Receiver summary**: ${evil('Words')}
`

const kind = `---
title: 'Kind ${attack}'
description: 'Description ${attack}'
---

# Evil

- **${evil('Asked')}**: [Name]

## ${evil('Missing')}

- **${evil('Below')}**: [Name]
`

/** The box at the top, once it says something. */
const box = (page, text) => page.locator('.quick-input-widget').filter({ hasText: text })
const hover = (page, text) => page.locator('.monaco-hover').filter({ hasText: text })
const lineWith = (page, words) => page.locator('.editor-instance .view-line', { hasText: words }).first()

/** What is done in the box at the top: it is looked at, once it says something, and closed. @type {(text: string) => import('../page.mjs').Answer} */
const showing = (text) => async (page, moment) => {
  await box(page, text).waitFor(moment)
  await staysText(box(page, text))
  await page.keyboard.press('Escape')
}

/** Waits until a part of the page is there, and makes sure that nothing in it leads or loads somewhere, runs, or is an icon of a document's own. */
async function staysText(locator) {
  await locator.first().waitFor()
  const dangers = await locator.evaluateAll((elements) =>
    elements.flatMap((element) =>
      [...element.querySelectorAll('*')]
        .filter((one) => {
          const leads = /evil|javascript:/.test(`${one.getAttribute('data-href')} ${one.getAttribute('href')}`)
          const loads = /^(?:IMG|SCRIPT|IFRAME|OBJECT|EMBED|LINK|FORM|BASE|META)$/.test(one.tagName)
          const runs = one.getAttributeNames().some((name) => name.startsWith('on'))
          return leads || loads || runs || one.matches('.codicon-trash')
        })
        .map((one) => one.outerHTML),
    ),
  )
  assert.deepEqual(dangers, [])
}

describe('a document that attacks its readers', () => {
  /** @type {import('playwright-core').Page} */
  let page
  /** The addresses that the editor and its pages have asked for. @type {string[]} */
  const requests = []
  const files = {
    '.handoff/kinds/evil.md': kind,
    'hostile.md': hostile,
    'accepted.md': accepted,
    [next]: '---\nkind: general\n---\n\n# Next\n',
  }
  const settings = { 'files.readonlyInclude': { '**/*next.md': true }, 'handoff.timezone': attack }
  inEditor({ files, settings, viewport: { width: 1400, height: 900 } }, async (editor) => {
    page = editor.page
    page.on('request', (request) => requests.push(request.url()))
    await openFile(page, 'hostile.md')
    await page.locator('.codelens-decoration', { hasText: 'Next: Label' }).waitFor()
  })
  afterEach(async () => {
    assert.equal(await page.evaluate(() => globalThis.attacked), undefined)
    assert.deepEqual(
      requests.filter((address) => address.includes('evil.example')),
      [],
    )
  })

  it('says only what it says in the preview, whichever field it uses', async () => {
    await runCommand(page, 'Handoff: Open Preview to the Side')
    const main = previewIn(page).locator('main')
    await main.getByRole('heading', { level: 1, name: 'Title' }).waitFor()
    await staysText(main)
    const text = (await main.innerText()).replaceAll('`', '').replaceAll(/\s+/g, ' ')
    const missing = inPreview.split(' ').filter((name) => !text.includes(`${name} ${attack}`))
    assert.deepEqual(missing, [], text)
    for (const other of [next, `${attack} as a reason`, 'Giver <img', 'Taker <img']) assert.ok(text.includes(other), `${other} in ${text}`)
    assert.equal(await main.evaluate(() => globalThis.attacked), undefined)
    await runCommand(page, 'View: Focus First Editor Group')
    await runCommand(page, 'View: Close Editors in Other Groups')
  })

  it('says only what it says above its lines, in the status bar and in lists', async () => {
    await openFile(page, 'hostile.md')
    await staysText(page.locator('.codelens-decoration'))
    await ask(page, (moment) => status(page).click(moment), showing('Label <img'))
    await pointAt(status(page), hover(page, 'Title <img'))
    await staysText(hover(page, 'Title <img'))
    await openFile(page, 'accepted.md')
    await pointAt(page.locator('[id="status.languageStatus"]'), hover(page, 'Kind <img'))
    await staysText(hover(page, 'Kind <img'))
    await runCommand(page, 'Handoff: Insert Section…', showing('Missing <img'))
    await runCommand(page, 'Handoff: Choose Kind…', showing('Description <img'))
  })

  it('says only what it says in the tree', async () => {
    await showHandoffs(page)
    await setExpanded(row(page, 'Title <img'))
    await row(page, 'Label <img').waitFor()
    await row(page, 'Section <img').waitFor()
    await staysText(page.locator('.pane-body'))
    await pointAt(row(page, 'Title <img').locator('.label-name'), hover(page, 'Title <img'))
    await staysText(hover(page, 'Title <img'))
    await chooseInView(page, 'Group By', 'Kind')
    await row(page, 'Kind <img').waitFor()
    await staysText(page.locator('.pane-body'))
  })

  it('says only what it says of its issues in a hover of another handoff', async () => {
    await openFile(page, 'accepted.md')
    await page.locator('.codelens-decoration').first().waitFor()
    await pointAt(lineWith(page, 'PRT-7'), hover(page, 'in other handoffs').filter({ hasText: 'Detour <img' }), { x: 12, y: 8 })
    await staysText(hover(page, 'in other handoffs'))
  })

  it('says only what it says in messages and prompts', async () => {
    await staysText(await messageWith(page, 'Setting handoff.timezone is "<img'))
    assert.equal(
      await page.locator('.notifications-center .notification-list-item').filter({ hasText: 'Setting handoff.timezone' }).count(),
      1,
    )
    await openFile(page, 'accepted.md')
    await runCommand(page, 'Handoff: Accept Handoff…')
    await staysText(await messageWith(page, 'has accepted this handoff already'))
    await openFile(page, next)
    await runCommand(page, 'Handoff: Mark Stage…')
    await staysText(await messageWith(page, 'is read-only'))
    await openFile(page, 'hostile.md')
    await lineWith(page, 'Label').click()
    await page.keyboard.press('End')
    await runCommand(page, 'Handoff: Waive Here with a Reason…', showing('Field "Label <img'))
    const about = [pick('general', /^General Handoff/), reply('What the handoff is about')]
    const fileIn = (_, moment) => box(page, 'File in').locator('input[type="text"]').fill(next, moment)
    await runCommand(page, 'Handoff: New Handoff…', ...about, fileIn, showing('exists already'))
  })

  it('says only what it says in a status update, and in what is said of that', async () => {
    await openFile(page, 'hostile.md')
    for (const [format, dangers] of [
      ['Slack', /[<>]|\]\(/],
      ['E-Mail', /^$/],
      ['Status Page', /<[a-z/!]|\]\(/i],
    ]) {
      await runCommand(page, 'Handoff: Copy Status Update…', pick(format, new RegExp(`^${format}`)))
      await staysText(await messageWith(page, 'Left out, since something in it is still to be written: Business impact <img'))
      const text = await page.evaluate(() => navigator.clipboard.readText())
      for (const name of ['Title', 'State', 'Grade', 'Summary', 'Impact', 'Issue']) assert.ok(text.includes(name), `${name} in ${text}`)
      assert.doesNotMatch(text, dangers)
      await runCommand(page, 'Notifications: Clear All Notifications')
    }
  })
})
