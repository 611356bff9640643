import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../accessibility.mjs'
import { inEditor } from '../editor.mjs'
import { focusedText, goTo, openFile, pick, previewIn, runCommand, stepUntil, takeStep, waitForText } from '../page.mjs'

const outage = `---
kind: general
stage: ready
next: night.md
---

# Outage <img src=x onerror="window.top.attacked = true"><script>window.top.attacked = true</script>

- **Owner**: TBD
- **Next update**: 2026-03-01T12:15Z, Ann

## Known issues

| ID | Description | Severity | Workaround |
|----|-------------|----------|------------|
| A-1 | \`"><img src=x onerror=alert(1)>\` | High | [x](javascript:alert(1)) |

## Next steps

- [ ] Call Ada by 2126-03-01T13:00Z

## Timeline

| Milestone | Time (UTC) | Owner |
|-----------|------------|-------|
| Detection | 2026-03-01T10:42Z | Ann |
| Triage | 2026-03-01T11:01Z | Ann |
| Mitigation | 2026-03-01T11:20Z | Raj |

## Escalation

| Level | Contact | SLA |
|-------|---------|-----|
| L1 | Desk | 15 minutes |

## Sign-off

- **Lead**: Ada Date: 2026-03-01
`
/** What to do, not in the order in which it is to be done; the earliest deadline is less than an hour ahead. */
const tasks = (soon) => `---
kind: general
---

# Books

## Next steps

| Action | Owner | Due |
|--------|-------|-----|
| Sweep the attic | | |
| Close the books | Bo | 2126-03-02T13:00Z |
| Call Ada | Zoe | 2126-03-01T13:00Z |
| Water the plants | Ann | 2126-03-01T13:00Z |
| Call the desk | Zoe | ${soon} |

## Sign-off

- **Lead**: Ada Date: 2026-03-01
- **Deputy**: ____________ Date: ______
`

const night = '---\nkind: general\nprevious: outage.md\n---\n\n# Night shift\n\n- **Owner**: Kim\n'

/** Of what has the focus: how wide the ring around it is, and how it contrasts with the ground. Runs on the page. */
function focusRing(focused) {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(focused)
  const luminance = (colour) => {
    const [red, green, blue] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [dark, light] = [outlineColor, getComputedStyle(document.body).backgroundColor].map(luminance).sort((a, b) => a - b)
  return { width: outlineStyle === 'solid' ? Number.parseFloat(outlineWidth) : 0, contrast: (light + 0.05) / (dark + 0.05) }
}

const steps = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, index) => `- [ ] Step ${first + index} by 2126-03-01T13:${first + index}Z\n`).join('')
const long = `---\nkind: general\n---\n\n# Long list\n\n## Next steps\n\n${steps(20, 40)}`

describe('the preview', () => {
  /** @type {import('../editor.mjs').Editor} */
  let editor
  /** @type {import('playwright-core').Page} */
  let page
  /** @type {import('playwright-core').FrameLocator} */
  let preview
  const soon = new Date(Date.now() + 40 * 60_000).toISOString()
  const files = {
    'outage.md': outage,
    'night.md': night,
    'long.md': long,
    'tasks.md': tasks(`${soon.slice(0, 16)}Z`),
    'README.md': '# Read me\n',
  }
  const folder = inEditor({ files, theme: 'Default Light Modern', viewport: { width: 1400, height: 900 } }, (opened) => {
    editor = opened
    page = editor.page
    preview = previewIn(page)
  })

  it('opens beside the text, and follows the typing', async () => {
    await openFile(page, 'outage.md')
    await runCommand(page, 'Handoff: Open Preview to the Side')
    await preview.getByRole('heading', { level: 1, name: 'Outage' }).waitFor()
    await preview.getByText('2 of 3 met').waitFor()
    const open = preview.getByRole('button', { name: /placeholder "TBD"/ })
    await goTo(page, /^Ln 9, Col 17 \(3 selected\)/, (moment) => open.click(moment))
    await page.keyboard.type('Ada')
    await preview.getByText('3 of 3 met').waitFor()
    await preview.getByText('Nothing is open').waitFor()
    await page.keyboard.press('ControlOrMeta+Z')
    await preview.getByText('2 of 3 met').waitFor()
  })

  it('leads to the text by a click and by Enter', async () => {
    const call = preview.getByRole('button', { name: /Call Ada/ }).first()
    await goTo(page, /^Ln 20, /, (moment) => call.click(moment))
    const mitigation = preview.getByRole('button', { name: 'Mitigation' })
    await goTo(page, /^Ln 28, /, (moment) => mitigation.press('Enter', moment))
    // All of a row leads there.
    await goTo(page, /^Ln 34, /, (moment) => preview.getByText('Desk').click(moment))
  })

  it('is used by the keyboard alone', async () => {
    const focused = preview.locator(':focus')
    const words = () => focused.evaluate((element) => element.textContent)
    await runCommand(page, 'View: Focus Right Editor Group')
    await page.waitForFunction(() => document.activeElement?.matches('iframe.webview'))
    const skip = preview.getByRole('link', { name: 'Skip to what is open' })
    await skip.focus()
    const seen = []
    while (seen.at(-1) !== 'Detection') {
      await page.keyboard.press('Tab')
      seen.push(await words())
    }
    const toDo = ['Next update', 'Call Ada by 2126-03-01T13:00Z']
    const issue = 'A-1 "><img src=x onerror=alert(1)>'
    const owner = 'Owner: Unexpected placeholder "TBD"; expected a value in its place'
    // How long it is since the last update changes with the clock.
    assert.deepEqual(seen.toSpliced(-2, 1), [...toDo, ...toDo, issue, 'Whole document 1 open', owner, '19 min', '38 min', 'Detection'])
    await skip.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    assert.match(await words(), /placeholder "TBD"/)
    await page.keyboard.press('Enter')
    await waitForText(page, /^Ln 9, Col 17 \(3 selected\)/)
    await focusedText(page).waitFor()
  })

  it('shows what happened to scale and how long it took, the chain with the state of each, whom to ask, and who has signed', async () => {
    const section = (heading) => preview.locator('section').filter({ has: page.getByRole('heading', { name: heading }) })
    const within = (heading, words) => section(heading).locator('.row').filter({ hasText: words }).first().waitFor()
    await within('Timeline', /Time to triage\s*19 min/)
    await within('Timeline', /Time to mitigate\s*38 min/)
    await within('Timeline', 'Since the last update')
    // Half of the time has passed in the middle.
    const dots = await section('Timeline')
      .locator('.scale-dot')
      .evaluateAll((all) => all.map((dot) => dot.getAttribute('cx')))
    assert.deepEqual(dots, ['2.00%', '50.00%', '98.00%'])
    await within('Chain of handoffs', /outage\.md\s*This document\s*Ready\s*·\s*66 % · 1 open/)
    await within('Chain of handoffs', /night\.md\s*Complete/)
    await within('Escalation', /L1\s*Desk\s*Answers in\s*15 minutes/)
    await within('Sign-offs', /Lead\s*Ada\s*·\s*2026-03-01/)
    await section('Known issues').getByText('Workaround').first().waitFor()
  })

  it('answers what to do first by deadline and owner, and counts down', async () => {
    await runCommand(page, 'View: Focus First Editor Group')
    await openFile(page, 'tasks.md')
    const first = preview.locator('section').filter({ has: page.getByRole('heading', { name: 'What do I do first?' }) })
    await first.getByText('Call the desk').waitFor()
    const order = (await first.locator('.what').allTextContents()).map((text) => text.trim())
    assert.deepEqual(order, ['Call the desk', 'Water the plants', 'Call Ada', 'Close the books', 'Sweep the attic'])
    await preview
      .getByText(/Deputy\s*Not signed/)
      .first()
      .waitFor()
    const countdown = preview.locator('.due-in')
    await countdown.getByText(/^in \d+ min \d\d s$/).waitFor()
    const before = await countdown.textContent()
    await countdown.filter({ hasNotText: before }).waitFor()
    await openFile(page, 'outage.md')
    await preview.getByRole('heading', { level: 1, name: 'Outage' }).waitFor()
    await preview
      .getByText(/^in \d+ d$/)
      .first()
      .waitFor()
  })

  it('runs nothing of what stands in a document', async () => {
    assert.equal(await preview.locator('main img, main script, main iframe, main a[href^="javascript"]').count(), 0)
    assert.equal(await page.evaluate(() => globalThis.attacked), undefined)
    await preview.getByText('"><img src=x onerror=alert(1)>').waitFor()
  })

  it('is on a page whose policy refuses handlers in the markup and whatever is loaded from elsewhere', async () => {
    const refused = await preview.locator('main').evaluate(async (main) => {
      const directives = new Set()
      const both = new Promise((resolve) => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => directives.add(effectiveDirective).size === 2 && resolve())
      })
      const probe = document.createElement('div')
      probe.innerHTML = '<button onclick="globalThis.attacked = true"></button><img src="https://evil.example/x.png" alt="">'
      main.append(probe)
      probe.querySelector('button').click()
      await both
      probe.remove()
      return [...directives].sort()
    })
    assert.deepEqual(refused, ['img-src', 'script-src-attr'])
    assert.equal(await preview.locator('main').evaluate(() => globalThis.attacked), undefined)
  })

  for (const [theme, label] of [
    ['light', 'Light Modern'],
    ['dark', 'Dark Modern'],
    ['high-contrast', 'Dark High Contrast'],
    ['high-contrast-light', 'Light High Contrast'],
  ]) {
    it(`can be used by everybody: ${label}`, async () => {
      await runCommand(page, 'Preferences: Color Theme', pick(label))
      await preview.locator(`body.vscode-${theme}`).waitFor()
      const main = await preview.locator('main').elementHandle()
      const frame = await main?.ownerFrame()
      assert.ok(frame)
      assert.deepEqual(await accessibilityFaults(frame), [])
      const [drawn, themes] = await preview.locator('.scale-dot.detection').evaluate((dot) => {
        const probe = document.createElement('span')
        probe.style.color = 'var(--vscode-editorError-foreground)'
        document.body.append(probe)
        const { color } = getComputedStyle(probe)
        probe.remove()
        return [getComputedStyle(dot).fill, color]
      })
      assert.equal(drawn, themes)
      await preview.getByRole('button', { name: 'Detection' }).press('Tab')
      const { width, contrast } = await preview.locator(':focus').evaluate(focusRing)
      assert.ok(width >= 2 && contrast >= 3, `a ring of ${width} px with a contrast of ${contrast}`)
    })
  }

  it('prints dark on light, unfolded, and without what only a screen has', async () => {
    await runCommand(page, 'Preferences: Color Theme', pick('Dark Modern'))
    await preview.locator('body.vscode-dark').waitFor()
    const line = preview.getByRole('button', { name: /placeholder "TBD"/ })
    const summary = preview.locator('summary')
    await takeStep(async (moment) => {
      if (await line.isVisible()) await summary.click(moment)
      await line.waitFor({ state: 'hidden', ...moment })
    })
    await page.emulateMedia({ media: 'print' })
    await line.waitFor()
    await preview.locator('.skip').waitFor({ state: 'hidden' })
    for (const name of ['Outage', 'Still open', 'Timeline', 'Escalation', 'Sign-offs', 'Known issues'])
      await preview.getByRole('heading', { name }).first().waitFor()
    const colours = await preview.locator('body').evaluate((body) => [getComputedStyle(body).color, getComputedStyle(body).backgroundColor])
    assert.deepEqual(colours, ['rgb(31, 35, 40)', 'rgb(255, 255, 255)'])
    const frame = await (await preview.locator('main').elementHandle())?.ownerFrame()
    assert.deepEqual(await accessibilityFaults(frame), [])
    await page.emulateMedia({ media: null })
    await line.waitFor({ state: 'hidden' })
    await stepUntil(line, async (moment) => {
      if (!(await line.isVisible())) await summary.click(moment)
    })
  })

  it('fits narrow and wide windows', async () => {
    const main = await preview.locator('main').elementHandle()
    const frame = await main?.ownerFrame()
    assert.ok(frame)
    for (const [width, columns] of [
      [760, 1],
      [2400, 2],
      [1400, 1],
    ]) {
      await page.setViewportSize({ width, height: 900 })
      // Columns are side by side where there is room, and nothing has to be scrolled sideways.
      await frame.waitForFunction((wanted) => {
        const [main, side] = ['main', 'side'].map((name) => document.querySelector(`.${name}`)?.getBoundingClientRect())
        const isBeside = main.right <= side.left
        return isBeside === (wanted === 2) && document.documentElement.scrollWidth <= innerWidth
      }, columns)
    }
  })

  it('leaves its reader where they are while the document changes', async () => {
    await runCommand(page, 'View: Focus First Editor Group')
    await openFile(page, 'long.md')
    const step = preview.getByRole('button', { name: /Step 40/ }).first()
    await step.focus()
    const place = () => step.evaluate((element) => [element === document.activeElement, Math.round(element.getBoundingClientRect().top)])
    const before = await place()
    assert.ok(await step.evaluate(() => scrollY > 0))
    // Somebody else writes: what comes first is above all that is in sight.
    const more = long.replace('- [ ] Step 20', `${steps(10, 13)}- [ ] Step 20`).replace('## Next', '- **Owner**:\n\n## Next')
    writeFileSync(join(folder, 'long.md'), more)
    await preview.getByText('Step 10').first().waitFor()
    assert.deepEqual(await place(), before)
  })

  it('can be closed while an update is on its way, and opened again', async () => {
    await runCommand(page, 'View: Focus First Editor Group')
    await page.locator('.view-line', { hasText: 'Long' }).click()
    await page.keyboard.press('End')
    for (const title of ['Long list one', 'Long list one two', 'Long list one two three']) {
      await page.keyboard.type(` ${title.split(' ').at(-1)}`)
      await takeStep(async (moment) => {
        const tab = page.getByRole('tab', { name: /^Preview: / })
        if (await tab.isVisible()) await tab.click({ button: 'middle', ...moment })
        await page.locator('iframe.webview').waitFor({ state: 'detached', ...moment })
      })
      await page.locator('.view-line', { hasText: 'Long' }).click()
      await page.keyboard.press('End')
      await runCommand(page, 'Handoff: Open Preview to the Side')
      await preview.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
    }
    const logs = readdirSync(editor.dataFolder, { recursive: true }).filter((name) => name.endsWith('Handoff Docs.log'))
    assert.ok(logs.length > 0)
    for (const log of logs) assert.doesNotMatch(readFileSync(join(editor.dataFolder, log), 'utf8'), /\[error\]/)
    await page.keyboard.press('ControlOrMeta+S')
  })

  it('follows another handoff, but no other document', async () => {
    await openFile(page, 'README.md')
    await openFile(page, 'night.md')
    await preview.getByRole('heading', { level: 1, name: 'Night shift' }).waitFor()
    await openFile(page, 'README.md')
    await preview.getByRole('heading', { level: 1, name: 'Night shift' }).waitFor()
    const other = preview.getByRole('button', { name: 'outage.md', exact: true })
    await stepUntil(preview.getByRole('heading', { level: 1, name: 'Outage' }), (moment) => other.click(moment))
  })

  it('is there again after a reload', async () => {
    await page.evaluate(() => {
      globalThis.isBeforeReload = true
    })
    await runCommand(page, 'Developer: Reload Window')
    await page.waitForFunction(() => !globalThis.isBeforeReload)
    await preview.getByRole('heading', { level: 1, name: 'Outage' }).waitFor()
  })

  it('says so when its document is gone', async () => {
    await openFile(page, 'night.md')
    await preview.getByRole('heading', { level: 1, name: 'Night shift' }).waitFor()
    // The file alone is left of it, and no other document is in view.
    await runCommand(page, 'View: Close All Editors in Group')
    rmSync(join(folder, 'night.md'))
    await preview.getByRole('heading', { level: 1, name: 'The document is gone' }).waitFor()
  })
})

describe('the preview in the web host', () => {
  let page
  inEditor({ files: { 'night.md': night, 'README.md': '# Read me\n' }, kind: 'web' }, (editor) => {
    page = editor.page
  })

  it('is drawn, and says what to do where there is no handoff', async () => {
    await openFile(page, 'README.md')
    await runCommand(page, 'Handoff: Open Preview to the Side')
    await previewIn(page).getByRole('heading', { level: 1, name: 'No handoff in view' }).waitFor()
    await previewIn(page).getByRole('button', { name: 'Choose Kind…' }).waitFor()
    await openFile(page, 'night.md')
    await previewIn(page).getByRole('heading', { level: 1, name: 'Night shift' }).waitFor()
  })
})
