/**
 * The head of `dist/server.cjs` and `dist/cli.cjs`. The program itself follows as a comment of the same file (see `esbuild.mjs`), so that
 * Node does not compile it, and is compiled here with what was kept of the last time.
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Script } from 'node:vm'
import { defaultCacheFolder } from './cacheFolder.ts'
import { readCode, writeCode } from './codeCache.ts'

/** Tells one build from another; set by `esbuild.mjs`, as the next. */
declare const BUILD: string
/** What stands for the end of a comment in the program. */
declare const COMMENT_END: string
/** Characters within which the comment begins, so that the program is not searched for it. */
declare const LONGEST_HEAD: number

launch()

function launch(): void {
  const file = readFileSync(__filename, 'latin1')
  const start = file.lastIndexOf('\n/*\n', LONGEST_HEAD) + 4
  const program = file.slice(start, file.lastIndexOf('\n*/')).replaceAll(COMMENT_END, '*/')
  const isKept = !process.env['NODE_DISABLE_COMPILE_CACHE']
  const path = join(defaultCacheFolder(), `${basename(__filename, '.cjs')}-${process.version}-${process.arch}.code`)
  const cachedData = isKept ? readCode(path, BUILD) : undefined
  const script = new Script(`(function(exports,require,module,__filename,__dirname,keepCode){${program}\n})`, {
    filename: __filename,
    lineOffset: file.slice(0, start).split('\n').length - 1,
    ...(cachedData && { cachedData }),
  })
  let isKnown = !isKept || (cachedData !== undefined && !script.cachedDataRejected)
  const keepCode = () => {
    if (!isKnown) writeCode(path, BUILD, script)
    isKnown = true
  }
  script.runInThisContext()(exports, require, module, __filename, __dirname, keepCode)
}
