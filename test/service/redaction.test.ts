/** Nothing leaks: whatever goes out passes one door, and no secret comes through it. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { editDocument, parseDocument } from '../../server/src/core/markdown/parse.ts'
import { redactMarkup, redactorOf } from '../../server/src/core/recognisers/secrets/redaction.ts'
import { handoffWith, leakyLines, secret, withholds } from '../support/leaks.ts'
import { Desk, serviceWith } from './support.ts'

/** Sentences with the secret, or with another, in the words that the rule's page gives as examples. */
const examples: readonly (readonly [source: string, value: string])[] = Array.from(
  readFileSync('server/src/core/rules/secret.md', 'utf8').matchAll(
    /^(`{3,})markdown bad\n([\s\S]*?)\n\1\n+```text diagnostics\n([\s\S]*?)\n```/gm,
  ),
  ([, , source = '', diagnostics = '']) =>
    Array.from(diagnostics.matchAll(/^(\d+):(\d+)-\d+:(\d+) /gm), ([, line, from, to]): [string, string] => {
      const whole = source.split('\n')[Number(line) - 1] ?? ''
      return [source, whole.slice(Number(from) - 1, Number(to) - 1)]
    }),
).flat()

const uri = 'file:///project/a.md'

async function goOut(source: string, value: string): Promise<void> {
  const service = serviceWith(source, { uri })
  for (const format of ['slack', 'email', 'status-page'] as const) {
    const update = await service.statusUpdate({ uri, format })
    assert.ok(update)
    withholds(`the update for ${format}`, JSON.stringify(update), value)
  }
  const report = await service.report({ uri, locale: 'en' })
  assert.ok(report)
  withholds('the report', report.html, value)
  const { sections } = await service.preview({ uri, locale: 'de', known: {} })
  withholds('the preview', JSON.stringify(sections.map(({ html }) => html)), value)
  withholds(
    'Problems',
    JSON.stringify((await service.diagnostics(uri))?.items.map(({ message, relatedInformation }) => [message, relatedInformation])),
    value,
  )
  withholds('the tooltip', JSON.stringify((await service.readiness(uri))?.brief), value)
  withholds('what others are told', JSON.stringify((await service.publishedFacts(uri))?.facts), value)

  const desk = new Desk({
    'a.md': source,
    'b.md':
      '---\nkind: general\nprevious: a.md\nproduct: Shop\n---\n\n# B\n\n## Known issues\n\n| ID | Severity | Workaround |\n|---|---|---|\n| SHOP-1 | Low | Restart |\n',
  })
  desk.edit('b.md')
  const b = 'file:///project/b.md'
  const hover = await desk.service.hover(b, { line: 12, character: 4 })
  assert.match(JSON.stringify(hover), /in other handoffs/)
  withholds('the hover', JSON.stringify(hover), value)
  const next = { kind: 'general', title: undefined, uri: 'file:///project', previous: 'file:///project/a.md' }
  withholds('the next handoff', JSON.stringify(await desk.service.newHandoff(next)), value)
  withholds('symbols', JSON.stringify(await desk.service.workspaceSymbols('')), value)
  withholds('completion', JSON.stringify(await desk.service.completions(b, { line: 12, character: 4 })), value)
}

describe('what goes out', () => {
  for (const line of leakyLines) it(`holds no secret of ${line}`, () => goOut(handoffWith(line), secret)).timeout(30_000)

  it('holds none of the examples of the rule page', async () => {
    assert.ok(examples.length >= 8)
    for (const [source, value] of examples) await goOut(handoffWith('see below', source), value)
  }).timeout(60_000)

  it('is not brought in by a transcript that is pasted', async () => {
    const document = '# A\n\n## Timeline\n\n| Time (UTC) | Event | Notes |\n|---|---|---|\n'
    const service = serviceWith(document, { uri })
    for (const line of leakyLines)
      for (const text of [
        `2026-03-01T10:00Z ${line}\n`,
        `Ida\n  10:00 AM\nPaged.\n${line}\nmore\n`,
        `From: Ida\nDate: 2026-03-01 10:00\nSubject: ${line}\n`,
      ])
        withholds(line, JSON.stringify(await service.timeline({ uri, text, milestones: ['detection'] })), secret)
  })

  it('holds none that stands below its label, alone', async () => {
    for (const below of [`## Admin password\n\n${secret}\n`, `**Password:**\n\n- ${secret}\n`, `Logins:\n\n- shop: ops / ${secret}\n`])
      await goOut(handoffWith(`see ${secret}`, below), secret)
  }).timeout(30_000)

  it('carries over an item without its secret, and knows it again', async () => {
    const previous = `---\nkind: general\n---\n\n# A\n\n- [ ] Change the password ${secret} of the console\n`
    const desk = new Desk({ 'a.md': previous })
    const messages = async (item: string) => {
      desk.edit('b.md', `---\nkind: general\nprevious: a.md\n---\n\n# B\n\n- [ ] ${item}\n`)
      return desk.messages('b.md', 'dropped-item')
    }
    await messages('x')
    const dropped =
      'Open item "Change the password [redacted] of the console" of a.md is not here; expected it carried over, or marked as done'
    assert.deepEqual(await messages('x'), [dropped])
    assert.deepEqual(await messages(`Change the password ${secret} of the console`), [])
    assert.deepEqual(await messages('Change the password [redacted] of the console'), [])
  })
})

describe('the door', () => {
  const through = (source: string, words: string) => redactorOf(parseDocument(source))(words)

  it('takes out what the document holds, however it is written', () => {
    const source = 'Password: k7Rt!q92Lm_x\n'
    for (const written of ['k7Rt!q92Lm_x', 'k7Rt%21q92Lm_x'])
      assert.equal(through(source, `see ${written}, twice`), 'see [redacted], twice')
  })

  it('knows those of a table that is so long that it is read in parts', () => {
    const rows = Array.from({ length: 4000 }, (_, index) => `| user${index} | k7Rt!${index}x${index * 7}Lm |`)
    const redact = redactorOf(parseDocument(`| User | Password |\n|---|---|\n${rows.join('\n')}\n`))
    for (const index of [0, 1999, 3999]) assert.equal(redact(`see k7Rt!${index}x${index * 7}Lm`), 'see [redacted]')
  })

  it('takes out a private key, in one line or in several', () => {
    const body = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n'.repeat(6)
    const key = ['-----BEGIN', `PRIVATE KEY-----\n${body}-----END`, 'PRIVATE KEY-----'].join(' ')
    for (const written of [key, key.replace(/\n/g, ' '), `${key.slice(0, 60)}…`])
      assert.equal(through(`\`\`\`\n${key}\n\`\`\`\n`, `The key ${written}`), 'The key [redacted]')
  })

  it('takes out what looks like a secret by itself', () => {
    assert.equal(through('', 'login: ops / k7Rt!q92Lm'), 'login: ops / [redacted]')
  })

  it('takes out the beginning of one, where words were cut short', () => {
    assert.equal(through('Password: k7Rt!q92LmX8\n', 'The console (k7Rt!q92…'), 'The console ([redacted]')
  })

  it('leaves all else as it is', () => {
    for (const words of [
      '',
      'Password reset works',
      'k7',
      'Unexpected password in a link; expected the name of the place where it is kept, or "[redacted]"',
    ])
      assert.equal(through('Password: k7Rt!q92Lm\n', words), words)
  })

  it('goes through the texts and attributes of markup, and keeps the markup', () => {
    const redact = redactorOf(parseDocument('Password: k7Rt&q92>Lm\n'))
    assert.equal(
      redactMarkup('<p title="k7Rt&amp;q92&gt;Lm">1 &lt; 2 &amp; k7Rt&amp;q92&gt;Lm</p>', redact),
      '<p title="[redacted]">1 &lt; 2 &amp; [redacted]</p>',
    )
  })

  it('knows the secrets of the document as it is after an edit', () => {
    const before = parseDocument('Password: k7Rt!q92Lm\n\nText\n')
    const edited = editDocument(before, [{ text: 'Password: k7Rt!q92Lx\n\nText\n' }])
    const words = 'k7Rt!q92Lm and k7Rt!q92Lx'
    assert.equal(redactorOf(before)(words), '[redacted] and k7Rt!q92Lx')
    assert.equal(redactorOf(edited)(words), 'k7Rt!q92Lm and [redacted]')
  })
})
