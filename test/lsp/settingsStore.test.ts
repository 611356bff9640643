/** The settings of a client that answers late, never, or not at all. */
import { deepEqual, equal, match } from 'node:assert/strict'
import type { Connection } from 'vscode-languageserver'
import { SettingsStore } from '../../server/src/lsp/settings/settingsStore.ts'

/** A client that answers, and a clock that moves, when the test says so. */
class Client {
  readonly warnings: string[] = []
  readonly asked: ((section: unknown) => void)[] = []
  late = 0
  readonly store: SettingsStore
  #clock = 0
  readonly #alarms: { readonly at: number; readonly ring: () => void }[] = []

  constructor(configuration: boolean, initial?: unknown) {
    const connection = {
      workspace: { getConfiguration: () => new Promise((settle) => this.asked.push(settle)) },
      console: { warn: (message: string) => this.warnings.push(message) },
      sendNotification: async () => undefined,
    }
    this.store = new SettingsStore({
      connection: connection as unknown as Connection,
      capabilities: { workspace: { configuration } },
      initial,
      folders: () => [],
      say: String,
      wait: (milliseconds) => new Promise((ring) => this.#alarms.push({ at: this.#clock + milliseconds, ring })),
      late: () => void this.late++,
    })
  }

  pass(milliseconds: number): void {
    this.#clock += milliseconds
    for (const { at, ring } of this.#alarms) if (at <= this.#clock) ring()
  }

  async timeZone(): Promise<string | undefined> {
    return (await this.store.of('file:///a.md')).timeZone
  }
}

const berlin = { timezone: 'Europe/Berlin' }

describe('server: the settings', () => {
  it('are the defaults if the client does not answer in time, and what it says later from then on', async () => {
    const client = new Client(true)
    const first = client.timeZone()
    client.pass(60_000)
    equal(await first, undefined)
    match(client.warnings.join('\n'), /has not told its settings for 3 s/)
    // Nobody waits a second time.
    equal(await client.timeZone(), undefined)
    client.asked[0]?.(berlin)
    while (client.late === 0) await Promise.resolve()
    equal(await client.timeZone(), 'Europe/Berlin')
    deepEqual([client.asked.length, client.late], [1, 1])
  })

  it('are waited for as long as the client may take', async () => {
    const client = new Client(true)
    const first = client.timeZone()
    client.pass(2999)
    client.asked[0]?.(berlin)
    equal(await first, 'Europe/Berlin')
    deepEqual([client.warnings, client.late], [[], 0])
  })

  it('that come late are of no use if they have changed meanwhile', async () => {
    const client = new Client(true)
    const first = client.timeZone()
    client.pass(3000)
    await first
    client.store.changed(undefined)
    const second = client.timeZone()
    client.asked[0]?.({ timezone: 'Asia/Tokyo' })
    client.asked[1]?.(berlin)
    equal(await second, 'Europe/Berlin')
    equal(client.late, 0)
  })

  it('are those of the options until others are sent', async () => {
    const client = new Client(false, berlin)
    equal(await client.timeZone(), 'Europe/Berlin')
    client.store.changed({ handoff: { timezone: 'Asia/Tokyo' } })
    equal(await client.timeZone(), 'Asia/Tokyo')
    // As when a folder is added.
    client.store.changed(undefined)
    equal(await client.timeZone(), 'Asia/Tokyo')
    client.store.changed({})
    equal(await client.timeZone(), 'Europe/Berlin')
  })

  it('are those of the options too if the client has no such section', async () => {
    for (const [answer, expected] of [
      [null, 'Europe/Berlin'],
      [{ timezone: 'Asia/Tokyo' }, 'Asia/Tokyo'],
      [{}, undefined],
    ] as const) {
      const client = new Client(true, berlin)
      const first = client.timeZone()
      client.asked[0]?.(answer)
      equal(await first, expected)
    }
  })
})
