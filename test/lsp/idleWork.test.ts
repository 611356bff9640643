/** What is done while nobody waits: a clock of its own stands still unless it is moved. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { IdleWork } from '../../server/src/lsp/idleWork.ts'

/** Idle work whose steps take a millisecond each, and a clock that does what is due. */
function atDesk() {
  let time = 10_000
  const due: { at: number; then: () => void }[] = []
  const logged: unknown[] = []
  const clock = {
    now: () => time,
    after: (milliseconds: number, then: () => void) => void due.push({ at: time + milliseconds, then }),
    soon: (then: () => void) => void due.push({ at: time, then }),
  }
  const idle = new IdleWork(clock, (error) => logged.push(error))
  let steps = 0
  function* work(): Generator<undefined> {
    for (;;) {
      steps++
      time++
      yield
    }
  }
  return {
    idle,
    logged,
    work,
    steps: () => steps,
    /** Does what is due next; false if nothing is. */
    next: () => {
      const [one] = due.splice(0, 1)
      time = Math.max(time, one?.at ?? 0)
      one?.then()
      return one !== undefined
    },
    time: () => time,
  }
}

describe('idle work', () => {
  it('is done in small pieces, and only so much of it', async () => {
    const { idle, work, steps, next } = atDesk()
    await idle.begin(async () => work())
    equal(steps(), 3)
    ok(next())
    equal(steps(), 6)
    while (next());
    ok(steps() >= 500 && steps() <= 503, `found ${steps()} steps; expected 500`)
  })

  it('makes way for messages until none has come for a while', async () => {
    const { idle, work, steps, next, time } = atDesk()
    await idle.begin(async () => work())
    const begun = time()
    idle.interrupt()
    next()
    equal(steps(), 3)
    next()
    deepEqual([steps(), time()], [6, begun + 203])
  })

  it('is begun once, where there is some', async () => {
    const { idle, work, steps } = atDesk()
    await idle.begin(async () => undefined)
    await idle.begin(async () => work())
    await idle.begin(async () => work())
    equal(steps(), 3)
  })

  it('ends, and is told of, where it fails', async () => {
    const { idle, logged, next } = atDesk()
    await idle.begin(async () => {
      throw new Error('not found')
    })
    equal(logged.length, 1)
    const other = atDesk()
    let steps = 0
    const failing = {
      next() {
        if (++steps === 5) throw new Error('broken')
        return { value: 0 }
      },
    }
    await other.idle.begin(async () => failing as Iterator<number>)
    deepEqual([steps, other.logged.length, next(), other.next()], [5, 1, false, false])
  })

  it('ends where there is nothing left to do', async () => {
    const { idle, next } = atDesk()
    await idle.begin(async () => [1, 2][Symbol.iterator]())
    equal(next(), false)
  })
})
