// A folder of many handoffs checked as a whole, by the command line: with nothing known, with nothing changed since, and after one change.
import { spawn } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { workspaceOf } from './documents.mjs'
import { median } from './statistics.mjs'

/** A command that needs longer is ended, in seconds. */
const longest = 240

/** Part (e), for so many documents. */
export async function measureWorkspace(checkers, count, { quick, progress }) {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-bench-'))
  try {
    progress(`writing ${count} documents`)
    const paths = writeAll(folder, count)
    const rows = []
    for (const way of waysOf(checkers, `${folder}-cache`)) {
      progress(`${count} documents with ${way.name}`)
      const row = { name: way.name, id: way.id }
      way.forget?.(folder)
      // What is slow is measured once; the first run of a cache is what fills it.
      row.cold = await timed(way, folder, 1)
      if (way.caches && row.cold.left === undefined) {
        row.warm = await timed(way, folder, quick ? 1 : 3)
        row.oneChanged = await timed(way, folder, quick ? 1 : 3, (round) => appendFileSync(paths[round], '\nOne line more.\n'))
      }
      rows.push(row)
      way.forget?.(folder)
    }
    return { count, megabytes: Math.round(paths.bytes / 1e6), rows }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(`${folder}-cache`, { recursive: true, force: true })
  }
}

function writeAll(folder, count) {
  const paths = []
  paths.bytes = 0
  for (const { path, text } of workspaceOf(count)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    paths.push(file)
    paths.bytes += text.length
  }
  return paths
}

/** Each way to check a folder: a command, what it is to be run with, and how to make it forget. */
function waysOf({ ours, rumdl, markdownlintCli }, cacheFolder) {
  const node = process.execPath
  const env = { ...process.env, XDG_CACHE_HOME: cacheFolder, LOCALAPPDATA: cacheFolder }
  return [
    {
      ...{ id: 'ours', name: ours.name, command: [node, ours.program, 'check', '.', '--format', 'json'], caches: true, env },
      forget: () => rmSync(cacheFolder, { recursive: true, force: true }),
    },
    {
      ...{ id: 'rumdl', name: `${rumdl.name}, with its cache`, command: [rumdl.program, 'check', '.'], caches: true, env },
      forget: (folder) => rmSync(join(folder, '.rumdl_cache'), { recursive: true, force: true }),
    },
    { id: 'rumdlPlain', name: `${rumdl.name}, no cache`, command: [rumdl.program, 'check', '--no-cache', '.'], env },
    { id: 'markdownlintCli', name: markdownlintCli.name, command: [node, markdownlintCli.program, '**/*.md'], env },
  ]
}

/** The median of some runs in seconds, and the most memory that one of them had. */
async function timed(way, cwd, rounds, prepare) {
  const seconds = []
  let megabytes = 0
  for (let round = 0; round < rounds; round++) {
    prepare?.(round)
    const run = await runOnce(way, cwd)
    if (run.left !== undefined) return run
    seconds.push(run.seconds)
    megabytes = Math.max(megabytes, run.megabytes)
  }
  return { seconds: Number(median(seconds).toFixed(2)), megabytes }
}

function runOnce({ command: [program, ...rest], env }, cwd) {
  return new Promise((settle) => {
    const started = performance.now()
    const child = spawn(program, rest, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.resume()
    child.stderr.resume()
    let megabytes = 0
    // The kernel keeps the peak; the last look comes shortly before the end.
    const watch = setInterval(() => {
      try {
        const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
        if (kilobytes) megabytes = Math.round(Number(kilobytes) / 1024)
      } catch {}
    }, 20)
    const late = setTimeout(() => child.kill('SIGKILL'), longest * 1000)
    child.once('close', (_code, signal) => {
      clearInterval(watch)
      clearTimeout(late)
      settle(signal === 'SIGKILL' ? { left: `more than ${longest} s` } : { seconds: (performance.now() - started) / 1000, megabytes })
    })
  })
}
