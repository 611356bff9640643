/** `handoff mcp`: the tools, resources and prompts for agents, by the Model Context Protocol over standard input and output. */
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/server'
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio'
import * as z from 'zod'
import { version } from '../../../package.json'
import { rules } from '../core/rules/index.ts'
import { kindsOf } from '../service/features/newHandoff.ts'
import { rulePageOf } from '../service/features/rulePages.ts'
import { ServedFolder } from './subject.ts'
import { registerTools } from './tools.ts'

/** A server for everything below a folder. */
export function createMcpServer(folder: string): McpServer {
  const served = new ServedFolder(folder)
  const server = new McpServer(
    { name: 'handoff-docs', title: 'Handoff Docs', version },
    {
      instructions:
        'Write handoffs so that the receiver need not ask back: new_handoff begins one, check_handoff says what is open or wrong and how to fix it, until readiness.ready is true. Never invent facts: ask the user for what is not known, or write "None – <reason>".',
    },
  )
  registerTools(server, served)
  registerResources(server, served)
  registerPrompts(server)
  return server
}

function registerResources(server: McpServer, served: ServedFolder): void {
  const projectHere = () => served.workspace().projects.of(served.uri(`${served.folder}/any.md`))
  server.registerResource(
    'kind',
    new ResourceTemplate('handoff://kinds/{id}', {
      list: async () => ({
        resources: kindsOf(await projectHere()).map(({ id, title, description }) => ({
          uri: `handoff://kinds/${id}`,
          name: title,
          description,
          mimeType: 'text/markdown',
        })),
      }),
    }),
    { title: 'Kinds', description: 'The template of each kind of handoff.', mimeType: 'text/markdown' },
    async (uri, { id }) => {
      const kind = (await projectHere()).kinds.get(String(id))
      if (!kind) throw new Error(`there is no kind "${id}"`)
      return { contents: [{ uri: uri.href, mimeType: 'text/markdown', text: kind.template.text }] }
    },
  )
  server.registerResource(
    'rule',
    new ResourceTemplate('handoff://rules/{id}', {
      list: async () => ({
        resources: rules.map(({ id, summary }) => ({
          uri: `handoff://rules/${id}`,
          name: id,
          description: summary,
          mimeType: 'text/markdown',
        })),
      }),
    }),
    { title: 'Rules', description: 'What each rule finds, why, and how to satisfy it.', mimeType: 'text/markdown' },
    async (uri, { id }) => {
      const text = rulePageOf(String(id), 'en')
      if (text === undefined) throw new Error(`there is no rule "${id}"`)
      return { contents: [{ uri: uri.href, mimeType: 'text/markdown', text }] }
    },
  )
}

function registerPrompts(server: McpServer): void {
  const say = (text: string) => ({ messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }] })
  server.registerPrompt(
    'write_handoff',
    {
      title: 'Write a handoff',
      description: 'Begins a handoff and leads it to ready.',
      argsSchema: z.object({ kind: z.string().optional(), about: z.string().optional() }),
    },
    ({ kind, about }) =>
      say(
        `Write a handoff${kind ? ` of the kind ${kind}` : ''}${about ? ` about ${about}` : ''}. Choose the kind with list_kinds, begin with new_handoff, fill in what you know for certain, and check with check_handoff until readiness.ready is true. Ask me for what you do not know; do not invent it.`,
      ),
  )
  server.registerPrompt(
    'receive_handoff',
    { title: 'Receive a handoff', description: 'Says what a receiver would have to ask back.', argsSchema: z.object({ path: z.string() }) },
    ({ path }) =>
      say(
        `I receive the handoff ${path}. Summarize what is broken and what to do first, then list with list_open and check_handoff what I have to ask its author before I accept it.`,
      ),
  )
  server.registerPrompt(
    'escalate',
    { title: 'Escalate', description: 'Begins an escalation packet.', argsSchema: z.object({ problem: z.string() }) },
    ({ problem }) =>
      say(
        `Escalate this to engineering: ${problem}. Begin an escalation-packet with new_handoff, put the conversation into its timeline with add_to_timeline, give every known issue a workaround or say that there is none, and check it with check_handoff until it is ready.`,
      ),
  )
}

/** Serves until standard input ends. */
export async function serveMcp(): Promise<void> {
  await createMcpServer(process.cwd()).connect(new StdioServerTransport())
}
