/**
 * The head of `dist/server.cjs` and `dist/cli.cjs`, which compiles the program with what was kept of the last time. The program stands in a
 * file beside it, or follows as a comment of the same file (see `esbuild.mjs`): so Node does not compile it.
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Script } from 'node:vm'
import { defaultCacheFolder } from './cacheFolder.ts'
import { readCode, writeCode } from './codeCache.ts'

/** Tells one build from another; set by `esbuild.mjs`, as the next. */
declare const BUILD: string
/** The name of the program's file; empty where the program is a comment of this one. */
declare const PROGRAM: string
/** What stands for the end of a comment in the program. */
declare const COMMENT_END: string
/** Characters within which the comment begins, so that the program is not searched for it. */
declare const LONGEST_HEAD: number

launch()

function launch(): void {
  const isKept = !process.env['NODE_DISABLE_COMPILE_CACHE']
  const path = join(defaultCacheFolder(), `${basename(__filename, '.cjs')}-${process.version}-${process.arch}.code`)
  const cachedData = isKept ? readCode(path, BUILD) : undefined
  const [program, options] = PROGRAM ? fromFile(join(__dirname, PROGRAM)) : fromComment()
  const script = new Script(program, { ...options, ...(cachedData && { cachedData }) })
  const isWanted = isKept && (cachedData === undefined || script.cachedDataRejected)
  let isWritten = false
  const keepCode = () => {
    if (!isWritten) writeCode(path, BUILD, script)
    isWritten = true
  }
  script.runInThisContext()(exports, require, module, __filename, __dirname, isWanted ? keepCode : undefined)
}

/** The program, which is in ASCII, and where it stands. */
type Program = readonly [program: string, options: { readonly filename: string; readonly lineOffset?: number }]

function fromFile(filename: string): Program {
  return [readFileSync(filename, 'latin1'), { filename }]
}

function fromComment(): Program {
  const file = readFileSync(__filename, 'latin1')
  const start = file.lastIndexOf('\n/*\n', LONGEST_HEAD) + 4
  const program = file.slice(start, file.lastIndexOf('\n*/')).replaceAll(COMMENT_END, '*/')
  return [program, { filename: __filename, lineOffset: file.slice(0, start).split('\n').length - 1 }]
}
