// Takes a picture of every page that is open when a test fails: what stands on the screen mostly says why.
import { join } from 'node:path'
import { openPages } from './editor.mjs'
import { takePicture } from './page.mjs'

/** Root hooks for Mocha's `--require`. */
export const mochaHooks = {
  async afterEach() {
    const { currentTest } = this
    if (currentTest?.state !== 'failed') return
    const name = currentTest.fullTitle().replace(/[^\p{L}\d]+/gu, '-')
    for (const page of openPages) {
      const file = join('out/failures', `${name}.png`)
      await takePicture(page, file).then(
        () => console.error(`      what was on the screen: ${file}`),
        () => undefined,
      )
    }
  },
}
