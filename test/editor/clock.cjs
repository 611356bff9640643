// Loaded before anything else into the processes of an editor: their clock is as far from the machine's as a file says, in milliseconds.
const childProcess = require('node:child_process')
const { readFileSync } = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')

const file = process.env.HANDOFF_CLOCK
const MachineDate = Date
/** The file is read again after this time, in milliseconds. */
const freshFor = 20
let offset = 0
let readAt = Number.NEGATIVE_INFINITY

function now() {
  const here = performance.now()
  if (here - readAt > freshFor) {
    readAt = here
    offset = Number(readFileSync(file, 'utf8')) || 0
  }
  return MachineDate.now() + offset
}

if (file) {
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, values, newTarget) =>
      Reflect.construct(target, values.length > 0 ? values : [now()], newTarget === globalThis.Date ? target : newTarget),
    apply: () => new MachineDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
  // The language server is started with flags of its own.
  const { fork } = childProcess
  childProcess.fork = (path, values, options = {}) =>
    fork(path, values, { ...options, execArgv: ['--require', __filename, ...(options.execArgv ?? process.execArgv)] })
  syncBuiltinESMExports()
}
