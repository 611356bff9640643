/** The commands that change one document: what they answer, applied to the text. */
import { deepEqual, equal } from 'node:assert/strict'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { DocumentEdit } from '../../server/src/protocol.ts'
import { serviceWith } from './support.ts'

const uri = 'file:///handoff.md'

function applied(text: string, answer: DocumentEdit | null): string | null {
  if (answer === null) return null
  return TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), [...answer.edits])
}

function positionOf(text: string, words: string) {
  const at = text.indexOf(words)
  if (at < 0) throw new Error(`found no ${words}`)
  return TextDocument.create(uri, 'markdown', 1, text).positionAt(at)
}

const general = '---\nkind: general\n---\n\n# Printer\n\nIt prints.\n'

describe('service: accept', () => {
  const accepted = async (text: string, { summary = 'It prints.' } = {}) =>
    applied(text, await serviceWith(text).accept({ uri, name: 'Dana', summary }))
  const acceptedSilently = async (snippetEdits: boolean) =>
    applied(general, await serviceWith(general, { features: { snippetEdits } }).accept({ uri, name: 'Dana' }))

  it('adds the section that every handoff has from then on', async () => {
    const section = '## Acceptance\n\n- **Accepted by**: Dana\n- **Accepted at**: 2026-03-01T12:00Z\n- **Receiver summary**: It prints.\n'
    equal(await accepted(general), `${general.replace('general\n', 'general\nstage: accepted\n')}\n${section}`)
  })

  it('leaves nothing that the rules ask of the receiver', async () => {
    for (const text of [general, general.replaceAll('\n', '\r\n'), `${general}\n- Accepted by:\n- Receiver summary: [Name]\n`]) {
      const after = (await accepted(text)) ?? ''
      deepEqual((await serviceWith(after).diagnostics(uri))?.items, [], after)
      equal(after.includes('\r'), text.includes('\r'))
    }
  })

  it('fills the places that are there, in their own form', async () => {
    const after = await accepted(
      `${general}\n| Field | Value |\n|---|---|\n| Accepted by | [Name] |\n| Accepted at | |\n| Receiver summary | |\n`,
      {
        summary: 'One.\nTwo | three.',
      },
    )
    equal(
      after?.slice(after.indexOf('| Field')),
      '| Field | Value |\n|---|---|\n| Accepted by | Dana |\n| Accepted at | 2026-03-01T12:00Z |\n| Receiver summary | One.<br>Two \\| three. |\n',
    )
  })

  it('keeps a summary of several lines in its item', async () => {
    const after = await accepted(general, { summary: 'One.\n\n- Two\n' })
    equal(after?.slice(after.indexOf('- **Receiver')), '- **Receiver summary**: One.\n\n  - Two\n')
  })

  it('writes where the kind itself asks for the words', async () => {
    const text = '---\nkind: on-call-handoff\n---\n\n# On-call\n'
    const after = (await accepted(text)) ?? ''
    equal(
      after.slice(after.indexOf("## Receiver's")),
      "## Receiver's Summary\nIt prints.\n\n## Acceptance\n\n- **Accepted by**: Dana\n- **Accepted at**: 2026-03-01T12:00Z\n",
    )
  })

  it('leaves a tab stop for words that are still to come, or an empty place', async () => {
    const stop = await acceptedSilently(true)
    equal(stop?.endsWith('- **Receiver summary**: $' + '{1:What you take over, in your own words}\n'), true, String(stop))
    const without = await acceptedSilently(false)
    equal(without?.endsWith('- **Receiver summary**:\n'), true, String(without))
  })

  it('tells what is open, and what the receiver has said already', async () => {
    const { ready, state, written } =
      (await serviceWith(`${general}\nAsk [Name].\n\n- Accepted by: Kim\n- Receiver summary:\n`).accept({ uri, name: '' })) ?? {}
    deepEqual({ ready, state, written }, { ready: false, state: '75 % · 1 open', written: { name: 'Kim' } })
  })

  it('changes nothing the second time', async () => {
    const after = (await accepted(general)) ?? ''
    deepEqual((await serviceWith(after).accept({ uri, name: 'Kim', summary: 'Mine.' }))?.edits, [])
  })

  it('is not for what is no handoff, or has front matter without keys', async () => {
    const readme = 'file:///readme.md'
    equal(await serviceWith('# Read me\n', { uri: readme }).accept({ uri: readme, name: 'Dana' }), null)
    equal(await accepted(general.replace('kind: general', '- kind')), null)
  })
})

describe('service: sign off', () => {
  const guide = (line: string) => `---\nkind: support-handoff\n---\n\n# Support handoff\n\n## Sign-Off\n\n${line}`
  const lines =
    '- **Support Lead**: ____________ Date: ______\n- **Product Manager**: Kim Date: ____\n- **Engineering Lead**: Jo Date: 2026-02-27\n'

  it('lists what is open, by its label', async () => {
    const open = await serviceWith(guide(lines)).signOffs(uri)
    deepEqual(
      open.map(({ label, section, state, range }) => [label, section, state, range.start.line]),
      [
        ['Support Lead', 'Sign-Off', 'unsigned', 8],
        ['Product Manager', 'Sign-Off', 'undated', 9],
      ],
    )
  })

  it('signs with name, date and digest, and finds nothing more to sign there', async () => {
    const text = guide(lines)
    const service = serviceWith(text)
    const after = applied(text, await service.sign({ uri, position: positionOf(text, '- **Support'), name: ' Dana  Roe ' })) ?? ''
    equal(/- \*\*Support Lead\*\*: Dana Roe Date: 2026-03-01 <!-- handoff-digest [0-9a-f]{16} -->\n/.test(after), true, after)
    deepEqual(
      (await serviceWith(after).signOffs(uri)).map(({ label }) => label),
      ['Product Manager'],
    )
    const dated = applied(text, await service.sign({ uri, position: positionOf(text, '- **Product'), name: 'Dana' }))
    equal(dated, text.replace('Kim Date: ____', 'Kim Date: 2026-03-01'))
  })

  it('signs where each role has a line of its own, and breaks no other signature', async () => {
    const text =
      '---\nkind: general\n---\n\n# Release\n\n## Support\n\n- **Sign-off required**: ____________ Date: ______\n\n## Engineering\n\n- **Signed off by**: ____________ Date: ______\n'
    const first = applied(text, await serviceWith(text).sign({ uri, position: positionOf(text, '- **Sign'), name: 'Dana' })) ?? ''
    const both = applied(first, await serviceWith(first).sign({ uri, position: positionOf(first, '- **Signed'), name: 'Jo' })) ?? ''
    equal((both.match(/handoff-digest/g) ?? []).length, 2, both)
    deepEqual(await serviceWith(both).signOffs(uri), [])
    const changed = both.replace('# Release', '# Release 2')
    deepEqual(
      (await serviceWith(changed).signOffs(uri)).map(({ state }) => state),
      ['changed', 'changed'],
    )
  })

  it('signs again what was changed since', async () => {
    const text = guide(lines)
    const signed = applied(text, await serviceWith(text).sign({ uri, position: positionOf(text, '- **Support'), name: 'Dana' })) ?? ''
    const changed = signed.replace('# Support handoff', '# Support handoff of the printer')
    const [first] = await serviceWith(changed).signOffs(uri)
    deepEqual([first?.state, first?.label.startsWith('Support Lead: Dana')], ['changed', true], JSON.stringify(first))
    const again = applied(
      changed,
      await serviceWith(changed).sign({ uri, position: first?.range.start ?? { line: 0, character: 0 }, name: 'Dana' }),
    )
    deepEqual(
      (await serviceWith(again ?? '').signOffs(uri)).map(({ state }) => state),
      ['undated'],
    )
  })

  it('signs nothing where there is nothing to sign', async () => {
    const text = guide(lines)
    equal(await serviceWith(text).sign({ uri, position: positionOf(text, '- **Eng'), name: 'Dana' }), null)
    equal(await serviceWith(text).sign({ uri, position: positionOf(text, '- **Support'), name: ' ' }), null)
    deepEqual(await serviceWith('# Read me\n').signOffs(uri), [])
  })
})

describe('service: waive with all that is said', () => {
  const text = `${general}\nAsk [Name] for it.\n`
  const waived = async (words: object) =>
    applied(
      text,
      await serviceWith(text).waive({ uri, rule: 'placeholder-text', position: positionOf(text, '[Name]'), reason: 'x', ...words }),
    )

  it('writes reason, last day and name', async () => {
    const comment = '<!-- handoff-ignore placeholder-text -- asked for; until 2026-12-01; by @dana -->'
    const after = await waived({ reason: 'asked for', until: '2026-12-01', by: '@dana' })
    equal(after, text.replace('Ask', `${comment}\nAsk`))
    deepEqual((await serviceWith(after ?? '').diagnostics(uri))?.items, [])
  })

  it('is not ended by the reason', async () => {
    const after = await waived({ reason: 'a --> b; until <b>never</b>\n-- c' })
    equal(after, text.replace('Ask', '<!-- handoff-ignore placeholder-text -- a – b, until –b–never–/b– – c -->\nAsk'))
    deepEqual((await serviceWith(after ?? '').diagnostics(uri))?.items, [])
  })

  it('is not for a problem that is gone', async () => {
    equal(await waived({ rule: 'missing-eta' }), null)
    equal(await waived({ position: { line: 0, character: 0 } }), null)
  })
})

describe('service: UTC now', () => {
  /** The text with now at each cursor `|`, in place of `⟦what is selected⟧`, as a client writes it. */
  const now = async (marked: string) => {
    const marks = [...marked.matchAll(/⟦[^⟧]*⟧|‸/g)]
    const spans = marks.map(({ index, 0: mark }, before) => {
      const removed = marks.slice(0, before).reduce((sum, [other]) => sum + (other === '‸' ? 1 : 2), 0)
      const start = index - removed
      return { start, end: start + (mark === '‸' ? 0 : mark.length - 2) }
    })
    const text = marked.replace(/[‸⟦⟧]/g, '')
    const document = TextDocument.create(uri, 'markdown', 1, text)
    const ranges = spans.map(({ start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) }))
    const edits = await serviceWith(text).utcNow(uri, ranges)
    const apart = edits.filter((edit, index) => edits.findIndex((other) => JSON.stringify(other) === JSON.stringify(edit)) === index)
    return TextDocument.applyEdits(document, [...apart])
  }

  it('is as exact as the field asks for', async () => {
    const text = '---\nkind: support-handoff\n---\n\n# A\n\n## Release Information\n\n- **Release Date**: ‸\n- **Product/Feature**: ‸\n'
    equal((await now(text)).split('\n\n').at(-1), '- **Release Date**: 2026-03-01\n- **Product/Feature**: 2026-03-01T12:00Z\n')
  })

  it('goes by label and column where no kind says it', async () => {
    equal(await now('# Read me\n\n- Date: ‸\n\nAt ‸.\n'), '# Read me\n\n- Date: 2026-03-01\n\nAt 2026-03-01T12:00Z.\n')
    const head = '| Time (UTC) | Due date | Who |\n|---|---|---|\n'
    equal(await now(`${head}| ‸ | ‸ | ‸ |\n`), `${head}| 2026-03-01T12:00Z | 2026-03-01 | 2026-03-01T12:00Z |\n`)
  })

  it('takes the place of a blank for a time, wherever the cursor touches it', async () => {
    for (const blank of ['‸YYYY-MM-DDThh:mmZ', 'YYYY-MM‸-DDThh:mmZ', 'YYYY-MM-DDThh:mmZ‸', '⟦YYYY⟧-MM-DDThh:mmZ', '⟦YYYY-MM-DDThh:mmZ⟧'])
      equal(await now(`# A\n\nUntil ${blank}, then go.\n`), '# A\n\nUntil 2026-03-01T12:00Z, then go.\n', blank)
    equal(await now('# A\n\n- **Until:** ‸YYYY-MM-DD\n- **At:** hh:‸mm\n'), '# A\n\n- **Until:** 2026-03-01\n- **At:** 12:00Z\n')
    equal(await now('# A\n\n- **At:** YYYY-MM-DDThh:‸mm:ssZ\n'), '# A\n\n- **At:** 2026-03-01T12:00:00Z\n')
    equal(
      await now('# A\n\n- **Sent:** [Date/Time]‸\n- **By:** [Na‸me]\n'),
      '# A\n\n- **Sent:** 2026-03-01T12:00Z\n- **By:** 2026-03-01T12:00Z\n',
    )
  })

  it('stands beside a blank for something else', async () => {
    equal(await now('# A\n\nSeen ‸[Link].\n'), '# A\n\nSeen 2026-03-01T12:00Z[Link].\n')
  })

  it('takes the place of a moment or a day', async () => {
    for (const moment of ['2026-02-01 14‸:30', '‸2026-02-01T14:30Z', '14:30 CET‸', '2026-02-01 at ⟦2:30 pm⟧ EST'])
      equal(await now(`# A\n\nSeen ${moment}, then gone.\n`), '# A\n\nSeen 2026-03-01T12:00Z, then gone.\n', moment)
    equal(await now('# A\n\n- **Due date:** 2026-02-‸01\n'), '# A\n\n- **Due date:** 2026-03-01\n')
    equal(await now('# A\n\nAt 2026-02-01T14:30:‸05Z.\n'), '# A\n\nAt 2026-03-01T12:00:00Z.\n')
  })

  it('takes the place of one end of a range that has a zone of its own, and of none that shares it', async () => {
    equal(await now('# A\n\nDown 2026-02-01T14:30Z – 2026-02-01T15‸:30Z.\n'), '# A\n\nDown 2026-02-01T14:30Z – 2026-03-01T12:00Z.\n')
    equal(await now('# A\n\nDown 14:30 – 15‸:30 CET.\n'), '# A\n\nDown 14:30 – 15:30 CET 2026-03-01T12:00Z.\n')
    equal(await now('# A\n\nSeen 2:3‸0 AM and 3:30 AM PST.\n'), '# A\n\nSeen 2:30 AM 2026-03-01T12:00Z and 3:30 AM PST.\n')
  })

  it('is told once for several cursors in one blank, and for each of several blanks', async () => {
    equal(await now('# A\n\n- YY‸YY-MM-DD‸Thh:mmZ\n- hh:mm‸\n- x ‸\n'), '# A\n\n- 2026-03-01T12:00Z\n- 12:00Z\n- x 2026-03-01T12:00Z\n')
  })
})

describe('service: convert all times', () => {
  const converted = async (words: string) => {
    const text = `---\nkind: general\n---\n\n# Handoff\n\n${words}\n`
    const done = await serviceWith(text).convertTimes(uri)
    return [
      applied(text, done)
        ?.slice(text.length - words.length - 1)
        .trimEnd(),
      done?.converted,
      [done?.withoutZone, done?.needed, done?.ambiguous],
      done?.firstLeft,
    ]
  }

  it('converts what has one meaning, and tells what is left', async () => {
    deepEqual(await converted('- 2026-03-01 14:30 CET rang\n- 2026-03-01 10:00 IST seen\n- 2026-03-01 16:30 CET over'), [
      '- 2026-03-01T13:30Z rang\n- 2026-03-01 10:00 IST seen\n- 2026-03-01T15:30Z over',
      2,
      [0, 0, 1],
      { start: { line: 7, character: 2 }, end: { line: 7, character: 22 } },
    ])
    deepEqual(await converted('- 2026-03-01 14:30 CET rang'), ['- 2026-03-01T13:30Z rang', 1, [0, 0, 0], undefined])
    deepEqual(await converted('- 2026-03-01T13:30Z rang'), ['- 2026-03-01T13:30Z rang', 0, [0, 0, 0], undefined])
  })

  it('keeps a zone that a time without one may be in', async () => {
    const words = 'Rang at 2026-03-01 14:30 CET.\n\nOver by 2026-03-01 15:30.'
    const first = { start: { line: 6, character: 8 }, end: { line: 6, character: 28 } }
    deepEqual(await converted(words), [words, 0, [1, 1, 0], first])
  })

  it('is not for what is no handoff', async () => {
    const readme = 'file:///readme.md'
    equal(await serviceWith('# Read me\n\nAt 2026-03-01 14:30 CET\n', { uri: readme }).convertTimes(readme), null)
  })
})

describe('service: front matter', () => {
  it('takes plain words only', async () => {
    equal(
      applied(general, await serviceWith(general).frontMatter({ uri, key: 'stage', value: 'ready' })),
      general.replace('general\n', 'general\nstage: ready\n'),
    )
    equal(await serviceWith(general).frontMatter({ uri, key: 'stage', value: 'x\nkind: y' }), null)
  })
})
