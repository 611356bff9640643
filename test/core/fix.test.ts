import { equal, ok, throws } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { editsOf, safeEditsOf } from '../../server/src/core/fix.ts'
import { parseDocument } from '../../server/src/core/markdown/parse.ts'
import { inEnglish } from '../../server/src/core/util/phrase.ts'
import { applyEdits, withLineEndings } from '../../server/src/core/util/text.ts'
import { checked, completed, findingsIn, fixed, fixedOnce } from '../support/check.ts'

describe('fix all', () => {
  it('puts in nothing that is to be filled in', () => {
    const text = '# Escalation: Search\n\n- **Owner:**\n'
    equal(fixed(text, { kind: 'escalation-packet' }), text)
  })

  it('raises the number of findings in no example, and changes nothing the second time', () => {
    for (const name of readdirSync('examples')) {
      const text = readFileSync(`examples/${name}`, 'utf8')
      const setting = { path: `examples/${name}` }
      const once = fixed(text, setting)
      ok(findingsIn(once, setting).length <= findingsIn(text, setting).length, name)
      equal(fixed(once, setting), once)
    }
  })

  it('writes nothing again that stands there under another name', () => {
    const text = '---\nkind: escalation-packet\n---\n\n# Escalation: Search\n\n## The story so far, told by the team\n\nIt broke.\n'
    equal(fixed(text), text)
  })
})

describe('what is missing', () => {
  it('is put before a fence that is never closed, since behind it all is code', () => {
    const text = '````\nlog\n'
    const once = completed(text, { kind: 'escalation-packet' })
    equal(once.endsWith(text), true)
    equal(completed(once, { kind: 'escalation-packet' }), once)
  })

  it('is put in until nothing is left', () => {
    const once = completed('# Escalation: Search\n', { kind: 'escalation-packet' })
    equal(once.includes('## Incident Timeline'), true)
    equal(completed(once, { kind: 'escalation-packet' }), once)
  })
})

describe('a fix is offered only if', () => {
  const isOffered = (text: string, title: string, setting = {}) => {
    const { document, findings } = checked(text, setting)
    const fixes = findings.flatMap(({ problem }) => problem.fixes ?? []).filter((fix) => inEnglish(fix.title) === title)
    ok(fixes.length > 0, `no fix "${title}"`)
    return fixes.some((fix) => safeEditsOf(document, fix).length > 0)
  }

  it('no other time becomes another moment by it', () => {
    const shared = (last: string) => `- 23:50 UTC+1 x\n- 10:00 UTC+1 b\n- ${last}\n`
    equal(isOffered(shared('(00:30) c'), 'Convert to 09:00Z'), false)
    equal(isOffered(shared('00:30 UTC+1 c'), 'Convert to 09:00Z'), true)
    equal(isOffered('On 03/04/2026 at 14:30 CET, and at 15:30Z.\n', 'Read as 2026-03-04'), true)
  })

  it('nothing is read as markup by it that was none', () => {
    const list = (behind: string) => `## Contacts\n\n- Support Lead\n-\n${behind}`
    for (const unseen of ['&nbsp;', '\u00a0', '&#8203;'])
      equal(isOffered(`## Logs\n\n- one\n- two\n-\n${unseen}\n`, 'Remove the empty item'), false)
    equal(isOffered(list(''), 'Remove the empty item'), true)
    equal(isOffered('## Logs\n\n- 00:30Z rang\n-\n<b>\n</b>\n', 'Remove the empty item'), false)
    equal(isOffered('## Logs\n\n- 00:30Z rang\n-\n\n<b>\n</b>\n', 'Remove the empty item'), true)
    equal(isOffered(list('| | |\n *Search team\n*'), 'Remove the empty item'), false)
    equal(isOffered('## Logs\n\n- [error\n-\n rate](https://example.com/a)\n', 'Remove the empty item'), false)
    equal(isOffered('Alert at 2026-04-03 [^1](14:30 UTC+2)\n', 'Convert to 12:30Z'), false)
  })

  it('what is struck through stays so', () => {
    const general = { kind: 'general' }
    const isRedacted = (value: string) => isOffered(`- password: ${value}\n`, 'Redact the password', general)
    equal(isRedacted('~~hunter2~~'), true)
    equal(isRedacted('hunter2 ~~is old~~'), true)
    for (const value of ['!vault~~a **|\n<br>~~**', 'hunter2~~is old~~', '~~hunter2~~is~~old~~']) equal(isRedacted(value), false, value)
  })

  it('words stay in the list, quote or table in which they are', () => {
    const steps = (behind: string) => `## Steps\n\n1. Stop the indexer\n2.\n${behind}`
    equal(isOffered(steps('3. Start it\n4.\n5.\n'), 'Remove the empty step'), true)
    equal(isOffered(steps('\nStart it\n'), 'Remove the empty step'), true)
    equal(isOffered(steps('## Start it\n'), 'Remove the empty step'), true)
    equal(isOffered(steps('[^1]3. Start it\n4.\n5.\n'), 'Remove the empty step'), false)
    equal(isOffered(steps('3.[^1] Start it\n4.\n5.\n'), 'Remove the empty step'), false)
    equal(isOffered(steps('Start it\n'), 'Remove the empty step'), false)
    equal(isOffered(steps('&amp;\n'), 'Remove the empty step'), false)
    equal(isOffered('## Steps\n\n> - Stop the indexer\n> -\nStart it\n', 'Remove the empty item'), false)
  })

  it('words on the next line do not go on with what it puts in', () => {
    const list = (behind: string) => `## Steps\n-\n-\n${behind}`
    const isNone = (text: string) => isOffered(text, 'Write "None" with a reason')
    equal(isNone(list('')), true)
    equal(isNone(list('\nStart it\n')), true)
    equal(isNone(list('## Start it\n\nNow.\n')), true)
    equal(isNone(list('Start it\n---\n\nNow.\n')), false)
    equal(isNone(list('> Start it\n')), true)
    equal(isNone('Steps:\n-\nStart it\n---\n\nNow.\n'), false)
  })

  it('its box is no link', () => {
    const choice = (definition: string) => `**Type:** [ ] Major [ ] Minor\n\n[${definition}]: minor.md\n`
    equal(isOffered(choice('y'), 'Choose Minor'), true)
    equal(isOffered(choice('x'), 'Choose Minor'), false)
    equal(isOffered('**Type:** <input type="checkbox"> Major <input type="checkbox" /> Minor\n', 'Choose Minor'), true)
  })

  it('what it moves leaves no list', () => {
    const template = '## Steps\n<!-- handoff: { ordered: true } -->\n\n- [ ] Back up\n- [ ] Test\n- [ ] Release\n'
    const order = (between: string) => `## Steps\n\n- [x] Release\n${between}- [x] Back up\n- [x] Test\n`
    equal(fixed(order(''), { template }, 'section-order'), '## Steps\n\n- [x] Back up\n- [x] Test\n- [x] Release\n')
    equal(fixed(order('\n[^1]: A note.\n\n'), { template }, 'section-order'), order('\n[^1]: A note.\n\n'))
  })
})

describe('a new signature', () => {
  it('replaces the last date before its digest that is no part of an address', () => {
    const signed = (date: string) => `# Handoff\n\nDone.\n\n- **Support Lead**: Support Lead ${date}`
    const again = (date: string) => fixedOnce(signed(`${date} <!-- handoff-digest 0000000000000000 -->\n`)).replace(/ <!--[\s\S]*/, '')
    equal(again('Date: 2026-02-20'), signed('Date: 2026-03-01'))
    equal(again('**2026-02-20**, [log](2026-02-19.log)'), signed('**2026-03-01**, [log](2026-02-19.log)'))
    equal(again('2026-02-20 https://example.com/2026-02-19/log'), signed('2026-03-01 https://example.com/2026-02-19/log'))
    equal(again('https://example.com2026-02-20'), signed('https://example.com2026-02-20'))
    equal(again('`2026-02-20`'), signed('`2026-02-20`'))
  })
})

describe('an address that is found late', () => {
  it('has its own place: a half-typed link does not write a time again', () => {
    const rest = '[jo@mail.example](mailto:jo@mail.example |\n'
    const head = '| When | Contact |\n|---|---|\n'
    equal(fixed(`${head}| 2026-03-01 10:00 CET | ${rest}`), `${head}| 2026-03-01T09:00Z | ${rest}`)
  })

  it('hides no times before it', () => {
    equal(fixed('At 2026-03-01 10:00 CET **jo@mail.example** called.\n'), 'At 2026-03-01T09:00Z **jo@mail.example** called.\n')
    equal(fixed('At 2026-03-01 10:00 CET a\\_b@mail.example called.\n'), 'At 2026-03-01T09:00Z a\\_b@mail.example called.\n')
    equal(fixed('# 2026-03-01 10:00 CET jo@mail.example\n'), '# 2026-03-01T09:00Z jo@mail.example\n')
  })
})

describe('edits', () => {
  const editsOfTwo = (first: readonly [number, number], second: readonly [number, number]) => {
    const document = parseDocument('0123456789\n')
    const [block] = document.blocks
    if (!block) throw new Error('expected a block')
    const edits = [first, second].map(([start, end]) => ({ at: { block, start, end }, text: 'x' }))
    return editsOf(document, { edits })
  }

  it('of a fix that overlap or turn around are none', () => {
    equal(editsOfTwo([0, 4], [3, 5]).length, 0)
    equal(editsOfTwo([0, 4], [0, 4]).length, 0)
    equal(editsOfTwo([0, 4], [9, 6]).length, 0)
    equal(editsOfTwo([0, 4], [4, 4]).length, 2)
  })

  it('that overlap are not applied', () => {
    const edit = (start: number, end: number) => ({ span: { start, end }, text: 'x' })
    throws(() => applyEdits('0123456789', [edit(0, 4), edit(3, 5)]), RangeError)
    throws(() => applyEdits('0123456789', [edit(4, 2)]), RangeError)
    equal(applyEdits('0123456789', [edit(0, 4), edit(4, 4)]), 'xx456789')
  })

  it('have the line endings of the lines that they stand among', () => {
    const put = (text: string, at: number) => withLineEndings('\n- x', text, { start: at, end: at })
    equal(put('a\rb\rc', 3), '\r- x')
    equal(put('a\r\nb\nc\nd', 3), '\r\n- x')
    equal(put('a\r\nb\nc\nd', 7), '\n- x')
    equal(put('a\rb', 1), '\r- x')
    equal(put('a', 1), '\n- x')
  })

  it('make no CRLF of a carriage return and a line feed that meet', () => {
    equal(withLineEndings('x\n', 'a\r\nb\r\nc', { start: 3, end: 3 }), 'x\r\n')
    equal(withLineEndings('x\n', 'a\r\n\n', { start: 2, end: 2 }), 'x\r\n')
  })
})
