import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inEditor } from '../editor.mjs'
import {
  messageWith,
  openFile,
  pointAt,
  previewIn,
  row,
  runCommand,
  showHandoffs,
  squiggles,
  stepUntil,
  textOn,
  waitForText,
} from '../page.mjs'

/** The server's process is found by the folder from which this editor alone loads the extension. */
describe('a server that ends while somebody types', () => {
  let editor
  const files = { 'printer.md': '---\nkind: general\n---\n\n# Printer\n\nAsk [Name].\n' }
  inEditor({ files }, (opened) => {
    editor = opened
  })

  it('is started again, says so once, and loses nothing', async () => {
    const { page, address } = editor
    await openFile(page, 'printer.md')
    await waitForText(page, '# Printer')
    await squiggles(page).first().waitFor()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('Before. ')
    const before = serversOf(address)
    assert.equal(before.length, 1)
    process.kill(before[0], 'SIGKILL')
    await page.keyboard.type('During. ')
    const message = 'The Handoff Docs server ended unexpectedly and is started again.'
    await waitForText(page, message)
    await page.keyboard.type('Ask [Email].')
    await waitForText(page, 'Before. During. Ask [Email].')
    // What was typed meanwhile is known to the new server.
    await squiggles(page).nth(1).waitFor()
    await messageWith(page, message)
    assert.equal(await page.locator('.notifications-center .notification-list-item').filter({ hasText: message }).count(), 1)
    const after = serversOf(address)
    assert.deepEqual([after.length, after.includes(before[0])], [1, false])
  })

  it('is left alone once it has ended again and again; view and preview say so, and start it by a click', async () => {
    const { page, address } = editor
    await runCommand(page, 'Handoff: Open Preview to the Side')
    const preview = previewIn(page)
    const drawn = preview.getByRole('heading', { name: 'Printer' })
    await drawn.waitFor()
    await showHandoffs(page)
    await row(page, 'Printer').waitFor()
    await runCommand(page, 'Notifications: Clear All Notifications')
    await page.locator('.view-line', { hasText: 'Before' }).click()
    await page.keyboard.press('End')
    // Two blanks stand there already; that the next one is underlined says that a server is there.
    for (const [index, name] of ['Date', 'Link', 'Phone', 'Email'].entries()) {
      await page.keyboard.press('Enter')
      await page.keyboard.type(`Ask [${name}].`)
      await squiggles(page)
        .nth(index + 2)
        .waitFor()
      for (const server of serversOf(address)) process.kill(server, 'SIGKILL')
    }
    await waitForText(page, 'The Handoff Docs server ended again and again')
    await row(page, 'Printer').waitFor({ state: 'detached' })
    await waitForText(page, 'The server that checks handoffs is not running.')
    // What the preview showed stays there, dimmed.
    await preview.locator('main.stale').getByText('The server that checks handoffs is not running.').waitFor()
    await preview.getByRole('button', { name: 'Restart Server' }).waitFor()
    assert.equal(await drawn.isVisible(), true)
    const restart = page.locator('.pane-body').getByRole('button', { name: 'Restart Server' })
    await stepUntil(row(page, 'Printer'), (moment) => restart.click(moment))
    await squiggles(page).nth(5).waitFor()
    await preview.locator('main:not(.stale)').waitFor()
    assert.equal(await preview.getByRole('button', { name: 'Restart Server' }).count(), 0)
  })
})

describe('the view before the workspace has been read', () => {
  let editor
  inEditor({ files: { 'readme.md': '# Read me\n' } }, (opened) => {
    editor = opened
  })

  it('says that it is being read, and only then that there is no handoff', async () => {
    const { page, address } = editor
    await openFile(page, 'readme.md')
    // The server has read the document, and answers no more until it is woken.
    await pointAt(page.locator('[id="status.languageStatus"]'), textOn(page, 'No handoff'))
    const [server] = serversOf(address)
    process.kill(server, 'SIGSTOP')
    try {
      await showHandoffs(page)
      await waitForText(page, 'Reading handoffs…')
      assert.equal(await page.getByText('There is no handoff in this folder yet').count(), 0)
    } finally {
      process.kill(server, 'SIGCONT')
    }
    await waitForText(page, 'There is no handoff in this folder yet')
  })
})

/** The processes that run the server of the extension that an editor at an address has under development. */
function serversOf(address) {
  const payload = new Map(JSON.parse(new URL(address).searchParams.get('payload')))
  const server = join(new URL(payload.get('extensionDevelopmentPath')).pathname, 'dist/server.cjs')
  return processes()
    .filter(({ command }) => command.includes(server))
    .map(({ pid }) => pid)
}

/** All processes with their command lines; where there is no `/proc`, as `ps` of POSIX lists them. */
function processes() {
  if (!existsSync('/proc/self/cmdline')) {
    const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=', '-o', 'args='], { encoding: 'utf8' })
    return stdout.split('\n').map((line) => ({ pid: Number.parseInt(line, 10), command: line }))
  }
  return readdirSync('/proc').flatMap((pid) => {
    try {
      return /^\d+$/.test(pid) ? [{ pid: Number(pid), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }] : []
    } catch {
      // It has ended meanwhile.
      return []
    }
  })
}
