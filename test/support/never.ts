/**
 * A check that never ends. No text is known that makes one; where one were found, it would be mended. So a process is started with a word
 * at which it stops in the middle of its work, on whichever thread comes to it, and goes on for ever.
 */
import { folderOf } from '../folder.ts'

/** A handoff at which a process with `neverEnding` never ends. Names of plain letters are compared without their being normalized. */
export const endless = '---\nkind: general\n---\n\n# Never ends ∞\n\n## Never ends ∞\n\n- **Never ends ∞:** TBD\n'

/** What is said on standard error once the process is busy. */
export const busy = 'busy\n'

/** The environment for such a process; its folder goes with the others of a test. */
export function neverEnding(): Readonly<Record<string, string>> {
  const folder = folderOf({
    'never.cjs': `const { writeSync } = require('node:fs')
const { normalize } = String.prototype
String.prototype.normalize = function (form) {
  if (this.length < 40 && /never ends/i.test(this)) {
    writeSync(2, ${JSON.stringify(busy)})
    for (;;);
  }
  return normalize.call(this, form)
}
`,
  })
  return { NODE_OPTIONS: `--require ${JSON.stringify(`${folder.path}/never.cjs`.replaceAll('\\', '/'))}` }
}
