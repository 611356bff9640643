/** The server for agents, by the official client: what each tool answers, and an agent that knows no more than their descriptions. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { folderOf, removeFolders } from '../folder.ts'

interface Finding {
  readonly rule: string
  readonly message: string
  readonly range: {
    readonly start: { readonly line: number; readonly character: number }
    readonly end: { readonly line: number; readonly character: number }
  }
  readonly fixes: readonly { readonly title: string; readonly certain: boolean }[]
}
interface Checked {
  readonly kind: string | null
  readonly readiness?: { readonly open: number; readonly ready: boolean }
  readonly findings: readonly Finding[]
}

const half = '---\nkind: general\n---\n\n# Handoff\n\n- [Name]\n\nIt began at 14:30 CET on 2026-03-01.\n'

describe('handoff mcp', () => {
  const clients: Client[] = []
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()))
    removeFolders()
  })

  const connect = async (cwd: string) => {
    const client = new Client({ name: 'test', version: '1.0.0' })
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: [resolve('dist/cli.cjs'), 'mcp'], cwd, stderr: 'pipe' }),
    )
    clients.push(client)
    const call = async (name: string, given: Record<string, unknown> = {}) => {
      const result = await client.callTool({ name, arguments: given })
      const [content] = result.content
      return {
        data: result.structuredContent as Readonly<Record<string, unknown>> | undefined,
        text: content?.type === 'text' ? content.text : '',
        isError: result.isError === true,
      }
    }
    return { client, call }
  }

  it('has tools with descriptions and schemas, resources for kinds and rules, and prompts', async () => {
    const { client } = await connect(folderOf({}).path)
    const { tools } = await client.listTools()
    deepEqual(
      tools.map(({ name }) => name),
      ['list_kinds', 'new_handoff', 'check_handoff', 'list_open', 'apply_fixes', 'add_to_timeline', 'status_text', 'explain_rule'],
    )
    for (const { name, description, outputSchema, annotations } of tools)
      ok(description && outputSchema && annotations?.readOnlyHint === !['apply_fixes', 'add_to_timeline'].includes(name), name)
    const { resources } = await client.listResources()
    ok(resources.some(({ uri }) => uri === 'handoff://kinds/escalation-packet'))
    const rule = await client.readResource({ uri: 'handoff://rules/empty-cell' })
    match(JSON.stringify(rule.contents), /To satisfy it/)
    const { prompts } = await client.listPrompts()
    deepEqual(
      prompts.map(({ name }) => name),
      ['write_handoff', 'receive_handoff', 'escalate'],
    )
    match(
      JSON.stringify(await client.getPrompt({ name: 'escalate', arguments: { problem: 'Mail is down' } })),
      /Mail is down.*check_handoff/,
    )
  })

  it('checks a file or a text, and repairs it only where that is asked for', async () => {
    const { path } = folderOf({ 'docs/a.md': half })
    const { call } = await connect(path)
    const { data } = await call('check_handoff', { path: 'docs/a.md' })
    const { kind, findings } = data as unknown as Checked
    deepEqual(
      [kind, findings.map(({ rule, range }) => `${rule} ${range.start.line}`)],
      ['general', ['placeholder-text 7', 'non-utc-timestamp 9']],
    )
    deepEqual((await call('check_handoff', { text: half })).data, data)
    match(
      (await call('apply_fixes', { path: 'docs/a.md' })).text,
      /-It began at 14:30 CET on 2026-03-01\.\n\+It began at 2026-03-01T13:30Z\./,
    )
    equal(readFileSync(join(path, 'docs/a.md'), 'utf8'), half)
    equal((await call('apply_fixes', { path: 'docs/a.md', write: true })).data?.['written'], true)
    match(readFileSync(join(path, 'docs/a.md'), 'utf8'), /2026-03-01T13:30Z/)
    deepEqual((await call('list_open', { path: 'docs/a.md' })).data, {
      open: [{ section: '', line: 7, label: '[Name]', messages: ['Unexpected placeholder "[Name]"; expected a value in its place'] }],
    })
  })

  it('says in words what is wrong with a call, and leaves the folder for nobody', async () => {
    const outside = folderOf({ 'secret.md': half })
    const { path } = folderOf({ 'a.md': half })
    symlinkSync(outside.path, join(path, 'link'))
    const { call } = await connect(path)
    for (const [given, words] of [
      [{ path: '../a.md' }, /outside of the served folder/],
      [{ path: join(outside.path, 'secret.md') }, /outside of the served folder/],
      [{ path: 'link/secret.md' }, /outside of the served folder/],
      [{ path: 'gone.md' }, /there is no file gone\.md/],
      [{}, /expected either path or text/],
      [{ path: 'a.md', kind: 'x' }, /unknown kind "x"; expected one of .*escalation-packet/],
    ] as const) {
      const { isError, text } = await call('check_handoff', given)
      equal(isError, true)
      match(text, words)
    }
    await rejects(call('apply_fixes', { path: 7 }).then(({ isError, text }) => (isError ? Promise.reject(new Error(text)) : undefined)))
    equal(existsSync(join(path, 'gone.md')), false)
  })

  it('puts a transcript into a timeline, writes a status, and tells no secret', async () => {
    const { path } = folderOf({})
    const { call } = await connect(path)
    const transcript = '2026-03-01T14:30:00Z alice: Checkout fails, password is k7Rt!q92Lm\n2026-03-01T14:42:00Z bob: rolled back\n'
    const { text } = await call('add_to_timeline', { transcript })
    match(text, /14:42/)
    equal(text.includes('k7Rt'), false)
    const packet = readFileSync(resolve('test/fixtures/kinds/escalation-packet.md'), 'utf8')
    ok((await call('status_text', { text: packet, format: 'slack' })).text.length > 100)
    equal((await call('status_text', { text: '# Notes\n', format: 'slack' })).isError, true)
  })

  it('leads an agent that knows only the descriptions from an empty file to ready', async () => {
    const { call } = await connect(folderOf({}).path)
    const begun = await call('new_handoff', { kind: 'status-update', title: 'Checkout fails' })
    let text = String(begun.data?.['text'])
    for (let round = 0; round < 60; round++) {
      const { data } = await call('check_handoff', { text })
      const { readiness, findings } = data as unknown as Checked
      if (readiness?.ready) return
      const [finding] = findings
      ok(finding, text)
      text = answered(text, finding)
    }
    ok(false, `not ready:\n${text}`)
  })
}).timeout(180_000)

/** What somebody writes who has read the message: the expected value, where the finding stands. */
function answered(text: string, { message, range }: Finding): string {
  const lines = text.split('\n')
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + character - 1
  const [start, end] = [offset(range.start), offset(range.end)]
  const value = /UTC|time/i.test(message)
    ? '2026-03-01T22:30Z'
    : (/one of "?([^",.]+)/.exec(message)?.[1]?.trim() ?? 'Payments by card are declined for all customers')
  const space = start === end && text[start - 1] === ':' ? ' ' : ''
  return text.slice(0, start) + space + value + text.slice(end)
}
