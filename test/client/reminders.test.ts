/** Reminders with a clock that stands until a test moves it. */
import assert from 'node:assert/strict'
import type { ReminderSettings } from '../../client/src/reminders/plan.ts'
import type { DocumentReadiness } from '../../server/src/protocol.ts'
import { ClockDesk, momentOf, timeOf } from './clockDesk.ts'
import { documentReadiness } from './readinesses.ts'

function incident(title: string, due: string, more: Partial<DocumentReadiness> = {}): DocumentReadiness {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
  return { ...documentReadiness(title), nextUpdate: { due: momentOf(due), range }, ...more }
}

describe('reminders', () => {
  it('come once before an update is due, and once when it is', () => {
    const desk = new ClockDesk('14:00')
    desk.open([incident('Login', '15:00')])
    desk.pass('02 18:00')
    assert.deepEqual(desk.told, ['14:50 Login soon 10', '15:00 Login late 0'])
  })

  it('are shown from a day before until a day after, with no timer behind it', () => {
    const desk = new ClockDesk('14:00')
    const window = desk.open([incident('Login', '02 15:00')])
    assert.deepEqual(window.shown, [])
    desk.pass('15:00')
    assert.deepEqual(window.shown, ['Login ahead 1440'])
    desk.pass('02 14:59')
    assert.deepEqual(window.shown, ['Login soon 1'])
    desk.pass('03 15:00')
    assert.deepEqual(window.shown, ['Login late 1440'])
    desk.pass('03 15:01')
    assert.deepEqual(window.shown, [])
    assert.deepEqual(window.timers, [])
  })

  it('need no timer while nothing is open', () => {
    const desk = new ClockDesk('14:00')
    const window = desk.open([documentReadiness('Release')])
    assert.deepEqual(window.timers, [])
    window.edit(incident('Login', '15:00'))
    assert.equal(window.timers.length, 1)
    window.edit(documentReadiness('Login'))
    assert.deepEqual([window.timers, window.shown], [[], []])
  })

  it('do not come for what passed days ago', () => {
    const desk = new ClockDesk('14 09:00')
    const window = desk.open([incident('Login', '15:00')])
    desk.pass('28 09:00')
    assert.deepEqual([desk.told, window.shown, window.timers], [[], [], []])
  })

  it('come once in the morning for what passed in the night', () => {
    const desk = new ClockDesk('02 08:00')
    desk.open([incident('Login', '23:00')])
    desk.pass('20 08:00')
    assert.deepEqual(desk.told, ['02 08:00:03 Login late 540'])
  })

  it('come once after a sleep, in one notification for all incidents', () => {
    const desk = new ClockDesk('14:00')
    desk.open([incident('Login', '15:00'), incident('Search', '15:30'), incident('Mail', '17:05')])
    desk.pass('14:30')
    desk.jump('17:00')
    desk.pass('17:04')
    assert.deepEqual(desk.told, ['17:00 Login late 120 Search late 90 Mail soon 5'])
  })

  it('do not come again when the clock is set back', () => {
    const desk = new ClockDesk('14:00')
    desk.open([incident('Login', '15:00')])
    desk.pass('15:10')
    desk.jump('13:10')
    desk.pass('16:00')
    assert.deepEqual(desk.told, ['14:50 Login soon 10', '15:00 Login late 0'])
  })

  it('come when the clock is set forward, within a minute', () => {
    const desk = new ClockDesk('14:00')
    const window = desk.open([incident('Login', '15:00')])
    // The timer does not notice.
    desk.now = momentOf('14:55')
    window.timers[0]?.fire()
    assert.deepEqual(desk.told, ['14:55 Login soon 5'])
  })

  it('begin anew when the time of the update is another one', () => {
    const desk = new ClockDesk('14:00')
    const window = desk.open([incident('Login', '15:00')])
    desk.pass('15:02')
    window.edit(incident('Login', '16:00'))
    desk.pass('15:58')
    assert.deepEqual(desk.told, ['14:50 Login soon 10', '15:00 Login late 0', '15:50 Login soon 10'])
  })

  it('do not come for a time that is only passed through while another is typed', () => {
    const desk = new ClockDesk('14:00')
    const window = desk.open([incident('Login', '15:00')])
    desk.pass('14:20')
    window.edit(incident('Login', '01:00'))
    desk.pass('14:20:01')
    window.edit(incident('Login', '16:00'))
    desk.pass('15:49')
    assert.deepEqual(desk.told, [])
  })

  it('come again after a snooze, at the latest when the update is due', async () => {
    const desk = new ClockDesk('14:00')
    const window = desk.open([incident('Login', '15:00')])
    desk.pass('14:50')
    await window.answer('snooze')
    desk.pass('14:57')
    await window.answer('snooze')
    desk.pass('15:02')
    await window.answer('snooze')
    desk.pass('17:00')
    assert.deepEqual(desk.told, ['14:50 Login soon 10', '14:55 Login soon 5', '15:00 Login late 0', '15:07 Login late 7'])
  })

  it('do not wait for ever for a snooze by a clock that was set back', async () => {
    const desk = new ClockDesk('14:00')
    const window = desk.open([incident('Login', '15:00')])
    desk.pass('15:00')
    await window.answer('snooze')
    desk.jump('02:00')
    desk.pass('14:51')
    assert.deepEqual(desk.told.at(-1), '14:50 Login soon 10')
  })

  it('end for a document when nobody wants them, until somebody does', async () => {
    const desk = new ClockDesk('14:00')
    const login = incident('Login', '15:00')
    const window = desk.open([login, incident('Search', '16:00')])
    desk.pass('14:50')
    await window.answer('mute')
    assert.deepEqual([window.shown, window.reminders.isMuted(login.uri)], [['Search ahead 70'], true])
    window.edit(incident('Login', '15:30'))
    desk.pass('15:31')
    assert.deepEqual(desk.told, ['14:50 Login soon 10'])
    window.reminders.setWanted([login.uri], true)
    desk.pass('15:40')
    assert.deepEqual(desk.told, ['14:50 Login soon 10', '15:31 Login late 1'])
  })

  it('pass on what the user wants to write', async () => {
    const desk = new ClockDesk('14:55')
    const login = incident('Login', '15:00')
    const window = desk.open([login])
    desk.pass('14:56')
    await window.answer('write')
    assert.deepEqual(window.written, [login.uri])
  })

  it('come in one window only, that with the focus', () => {
    const desk = new ClockDesk('14:00')
    const [login, search] = [incident('Login', '15:00'), incident('Search', '15:00')]
    desk.open([login, search], {}, 'behind').lag = 4000
    desk.open([login], {}, 'in front')
    desk.pass('16:00')
    assert.deepEqual(desk.told, [
      '14:50 in front Login soon 10',
      '14:50:04 behind Search soon 9',
      '15:00 in front Login late 0',
      '15:00:04 behind Search late 0',
    ])
  })

  it('come in one window only when none has the focus', () => {
    const desk = new ClockDesk('14:00')
    const login = incident('Login', '15:00')
    desk.open([login], {}, 'one').lag = 7000
    desk.open([login], {}, 'other').lag = 3000
    desk.pass('14:55')
    assert.deepEqual(desk.told, ['14:50:03 other Login soon 9'])
  })

  it('are those of the next window, too: what was told stays told', () => {
    const desk = new ClockDesk('14:00')
    desk.open([incident('Login', '15:00')])
    desk.pass('14:51')
    desk.windows.pop()?.reminders.dispose()
    desk.open([incident('Login', '15:00')])
    desk.pass('15:01')
    assert.deepEqual(desk.told, ['14:50 Login soon 10', '15:00 Login late 0'])
  })

  it('are none for a handoff that another one follows', () => {
    const desk = new ClockDesk('14:00')
    const first = incident('First', '15:00')
    desk.open([first, incident('Second', '16:00', { previous: first.uri })])
    desk.pass('17:00')
    assert.deepEqual(desk.told, ['15:50 Second soon 10', '16:00 Second late 0'])
  })

  it('are as the settings want them', () => {
    const toldWith = (settings: Partial<ReminderSettings>) => {
      const desk = new ClockDesk('14:00')
      const window = desk.open([incident('Login', '15:00')], settings)
      desk.pass('14:30')
      const { shown } = window
      desk.pass('16:00')
      return [desk.told, shown]
    }
    assert.deepEqual(toldWith({ minutesBefore: 5 }), [['14:55 Login soon 5', '15:00 Login late 0'], ['Login ahead 30']])
    assert.deepEqual(toldWith({ minutesBefore: 0 }), [['15:00 Login late 0'], ['Login ahead 30']])
    assert.deepEqual(toldWith({ reminders: 'statusBar' }), [[], ['Login ahead 30']])
    assert.deepEqual(toldWith({ reminders: 'off' }), [[], []])
  })

  it('say which rows are drawn again, and only those', () => {
    const desk = new ClockDesk('14:00')
    const window = desk.open([incident('Login', '14:30'), incident('Search', '14:30:30')])
    const changes: string[] = []
    window.reminders.onDidChange((uris) => changes.push(`${timeOf(desk.now)} ${uris.map((uri) => /(\w+)\.md$/.exec(uri)?.[1]).join(' ')}`))
    window.reminders.update()
    desk.pass('14:01')
    window.reminders.update()
    assert.deepEqual(changes, ['14:00:30 Search', '14:01 Login'])
  })

  it('survive a memory that is broken', () => {
    for (const memory of [null, 7, 'x', { told: [1], muted: 'all' }, { told: { a: null, b: { due: 'x' } } }]) {
      const desk = new ClockDesk('14:55')
      desk.memory = memory as never
      desk.open([incident('Login', '15:00')])
      desk.pass('14:56')
      assert.deepEqual(desk.told, ['14:55:03 Login soon 4'])
    }
  })
})
