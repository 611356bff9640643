// Chooses the editor that the suite runs in: the desktop's where it can be had, else a VS Code in a headless browser.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron'
import { projectFolder } from './cache.mjs'

/** The program that stands in for the desktop editor. */
export const webEditor = fileURLToPath(new URL('code.mjs', import.meta.url))

/**
 * Gives the path of the editor's program, and says on standard output which one it is.
 * HANDOFF_EDITOR=desktop takes the desktop's or fails; HANDOFF_EDITOR=web-server never tries it.
 * @returns {Promise<string>}
 */
export async function chooseEditor() {
  const forced = process.env.HANDOFF_EDITOR
  if (forced && !['desktop', 'web-server'].includes(forced)) throw new Error(`HANDOFF_EDITOR is ${forced}, expected desktop or web-server`)
  if (forced === 'web-server') return say('a VS Code server in a headless browser', webEditor)
  if (forced !== 'desktop' && !hasDisplay()) return say('a VS Code server in a headless browser, as there is no display', webEditor)
  try {
    // Only the first answer has to come fast; the download itself may take its time as long as something arrives.
    const options = { cachePath: join(projectFolder, '.vscode-test'), timeout: forced ? 30_000 : 5000, reporter: new SilentReporter() }
    return say('the desktop editor', await downloadAndUnzipVSCode(options))
  } catch (error) {
    if (forced === 'desktop') throw error
    return say(`a VS Code server in a headless browser, as the desktop editor cannot be had (${error.message})`, webEditor)
  }
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

function say(what, path) {
  console.log(`Editor: ${what}`)
  return path
}
