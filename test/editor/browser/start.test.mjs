import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { fillCache } from '../cache.mjs'
import { launchBrowser, openPages, patience } from '../editor.mjs'
import { runCommand, waitForText } from '../page.mjs'

const program = fileURLToPath(new URL('../start.mjs', import.meta.url))

describe('npm start', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'handoff-start-'))
  let browser
  let child
  before(async () => {
    browser = await launchBrowser((await fillCache()).browser)
  })
  after(async () => {
    child?.kill('SIGKILL')
    await browser?.close()
    rmSync(temporary, { recursive: true, force: true })
  })

  it('serves an editor with the extension to any browser, and leaves nothing behind', async () => {
    const environment = { ...process.env, TMPDIR: temporary }
    child = spawn(process.execPath, [program, '--no-open', '--no-build'], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
    const address = await addressIn(child.stdout)

    const page = await browser.newPage()
    openPages.add(page)
    page.setDefaultTimeout(patience)
    await page.goto(address)
    await page.locator('.editor-instance .view-lines .view-line').first().waitFor()
    await runCommand(page, 'Developer: Show Running Extensions')
    await waitForText(page, 'Handoff Docs')
    await page.close()
    openPages.delete(page)
    assert.ok(processesOf(temporary).length > 0)

    const ended = once(child, 'exit')
    child.kill('SIGINT')
    assert.deepEqual(await ended, [0, null])
    assert.deepEqual(readdirSync(temporary), [])
    assert.deepEqual(processesOf(temporary), [])
    await assert.rejects(fetch(address), 'the server still answers')
  })
})

/** The first address in what is printed. */
async function addressIn(stream) {
  for await (const line of createInterface({ input: stream })) {
    const address = /http:\S+/.exec(line)?.[0]
    if (address) return address
  }
  throw new Error('npm start ended without an address')
}

/** The processes whose environment has the folder for temporary files. */
function processesOf(folder) {
  // `ps` tells it elsewhere than on Linux, where it may be missing.
  if (process.platform !== 'linux')
    return execFileSync('ps', ['-Eeww'], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes(folder))
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(folder)
    } catch {
      return false
    }
  })
}
