import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inEditor } from '../editor.mjs'
import { ask, openFile, runCommand, waitForText } from '../page.mjs'

/** Commits as `git fast-import` reads them. */
function streamOf(commits) {
  const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`
  return commits
    .map(({ message, path, tag }, index) => {
      const by = `Ida <ida@example.com> ${1770000000 + index * 86_400} +0000`
      const commit = `commit refs/heads/main\nmark :${index + 1}\ncommitter ${by}\n${data(message)}${index > 0 ? `from :${index}\n` : ''}`
      const file = `M 100644 inline ${path}\n${data(message)}`
      return `${commit}${file}${tag ? `tag ${tag}\nfrom :${index + 1}\ntagger ${by}\n${data(tag)}` : ''}`
    })
    .join('')
}

/** What a person does in the box at the top with the keyboard alone: waits for the question, types, and presses Enter. */
const enter = (question, text) => async (page, moment) => {
  const box = page.locator('.quick-input-widget').filter({ has: page.locator('input[type="text"]') })
  const asked = page.getByPlaceholder(question).or(box.getByText(question))
  await asked.first().waitFor(moment)
  if (text !== undefined) await page.keyboard.type(text)
  if (text !== undefined) await box.getByRole('option', { name: text }).first().waitFor(moment)
  await page.keyboard.press('Enter')
}

describe('Facts of a repository', () => {
  /** @type {import('playwright-core').Page} */
  let page
  const blank = `---
kind: release-notes
stage: draft
---

# Release Notes: Shop

- **Release name / number**: 1, perhaps
- **Date**: YYYY-MM-DD

## Summary
It finds.

## Notable changes

- [Change]

## Known issues

- None
`
  const files = { 'package.json': '{"name": "shop"}', 'docs/blank.md': blank }
  const folder = inEditor({ files }, (editor) => {
    page = editor.page
    const git = (args, input = '') => execFileSync('git', args, { cwd: folder, input })
    git(['init', '--quiet', '--initial-branch=main'])
    git(
      ['fast-import', '--quiet'],
      streamOf([
        { message: 'feat: search by name', path: 'a.md', tag: 'v1.0.0' },
        { message: 'feat: search by day', path: 'a.md' },
        { message: 'fix: no crash on empty days', path: 'a.md', tag: 'v1.1.0' },
      ]),
    )
  })

  it('begin the notes of a release, by keyboard alone, in Enter for Enter', async () => {
    const open = async (moment) => {
      await page.keyboard.press('F1')
      await page.locator('.quick-input-widget input[type="text"]').fill('>Handoff: New Handoff…', moment)
      await page.getByRole('option', { name: 'Handoff: New Handoff…' }).first().waitFor(moment)
      await page.keyboard.press('Enter')
    }
    const coverage = async (_, moment) => {
      await page.getByRole('option', { name: /^Since v1\.0\.0, 2 commits/ }).waitFor(moment)
    }
    const found = async (_, moment) => {
      for (const name of [/^Release name .*v1\.1\.0/, /^Date, 2026-02-04/, /^Notable changes, search by day and 1 more/])
        await page.getByRole('checkbox', { name }).or(page.getByRole('option', { name })).first().waitFor(moment)
    }
    await ask(
      page,
      open,
      enter('Kind of handoff', 'Release Notes'),
      coverage,
      enter('What does it cover?'),
      enter('What the handoff is about'),
      found,
      enter('What was found'),
      enter('File in'),
    )
    await waitForText(page, '# Release Notes: shop 1.1.0')
    await waitForText(page, 'no crash on empty days')
    const name = await page.locator('.tab.active').getAttribute('data-resource-name')
    const written = readFileSync(join(folder, name ?? ''), 'utf8')
    assert.match(written, /- \*\*Release name \/ number\*\*: v1\.1\.0\n- \*\*Date\*\*: 2026-02-04\n/)
    assert.match(written, /## Notable changes\n\n- Features\n {2}- search by day\n- Fixes\n {2}- no crash on empty days\n/)
  })

  it('fill in a document as one step to undo, and replace what is written only if it is ticked', async () => {
    await openFile(page, 'blank.md')
    await runCommand(page, 'Handoff: Fill In From Facts', enter('What was found'))
    await waitForText(page, 'search by day')
    await waitForText(page, '1, perhaps')
    await page.keyboard.press('ControlOrMeta+Z')
    await waitForText(page, '- [Change]')
    await waitForText(page, 'YYYY-MM-DD')
  })
})
