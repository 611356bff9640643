// Mocha's browser build, which runs in a worker as well as in Node. Imported before any test, since it makes `describe` and `it`.
import 'mocha/mocha.js'

/** Mocha itself, as its browser build leaves it among the globals. */
const { Mocha } = globalThis as unknown as { Mocha: typeof import('mocha') }

/** The one runner of this suite. */
export const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: 300_000, color: false })
// Mocha makes its globals when it loads files, which it never does here.
mocha.suite.emit('pre-require', globalThis, null, mocha)
