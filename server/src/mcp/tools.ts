/** The tools: each answers with a text to read and the same as data. */
import type { McpServer } from '@modelcontextprotocol/server'
import { createTwoFilesPatch } from 'diff'
import * as z from 'zod'
import { fixAll } from '../core/fix.ts'
import { parseDocument } from '../core/markdown/parse.ts'
import { redactorOf } from '../core/recognisers/secrets/redaction.ts'
import { rules } from '../core/rules/index.ts'
import { inEnglish } from '../core/util/phrase.ts'
import { applyEdits } from '../core/util/text.ts'
import { beginHandoff } from '../node/beginHandoff.ts'
import { withinBudget } from '../node/budget.ts'
import { diskFiles, writeText } from '../node/disk.ts'
import { statusFormats } from '../protocol.ts'
import { statusUpdateOf } from '../service/commands/statusUpdate.ts'
import { timelineOf } from '../service/commands/timeline.ts'
import { spanOf } from '../service/convert/ranges.ts'
import { kindsOf, newHandoffOf } from '../service/features/newHandoff.ts'
import { rulePageOf } from '../service/features/rulePages.ts'
import { translateTo } from '../service/l10n/texts.ts'
import { findingSchema, findingsOf, readinessIn, readinessSchema } from './findings.ts'
import { type CheckedSubject, type ServedFolder, subjectShape, ToolError } from './subject.ts'

const reads = { readOnlyHint: true, openWorldHint: false } as const
const writes = { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const

/** A result with its data, and the text that says the same. */
const answer = <Data extends Record<string, unknown>>(data: Data, text = JSON.stringify(data, undefined, 2)) => ({
  content: [{ type: 'text' as const, text }],
  structuredContent: data,
})

/** Wrong arguments are answered in words that the caller can act on. */
const answering =
  <Arguments, Result>(work: (given: Arguments) => Promise<Result>) =>
  async (given: Arguments) => {
    try {
      return await work(given)
    } catch (error) {
      if (!(error instanceof ToolError)) throw error
      return { content: [{ type: 'text' as const, text: error.message }], isError: true }
    }
  }

export function registerTools(server: McpServer, served: ServedFolder): void {
  server.registerTool(
    'list_kinds',
    {
      title: 'List the kinds of handoff',
      description: 'Lists the kinds of handoff and escalation documents, those of the project first, each with what it is for.',
      outputSchema: z.object({ kinds: z.array(z.object({ id: z.string(), title: z.string(), description: z.string() })) }),
      annotations: reads,
    },
    async () => {
      const project = await served.workspace().projects.of(served.uri(`${served.folder}/any.md`))
      return answer({ kinds: kindsOf(project).map(({ id, title, description }) => ({ id, title, description })) })
    },
  )

  server.registerTool(
    'new_handoff',
    {
      title: 'Begin a handoff',
      description:
        'Returns the Markdown of a new handoff of a kind. What Git, package.json, CODEOWNERS and a previous handoff tell is filled in; everything else is a blank such as [Name]. Write it to a file, fill in the blanks, then call check_handoff.',
      inputSchema: z.object({
        kind: z.string().describe('The id of a kind (see list_kinds).'),
        title: z.string().optional().describe('The first heading.'),
        since: z.string().optional().describe('Where what it covers begins: a tag, a commit or a day; without it the likely range.'),
        previous: z.string().optional().describe('The previous handoff: what is open in it is carried over.'),
        product: z.string().optional().describe('The product, in a repository with several.'),
      }),
      outputSchema: z.object({ text: z.string(), fileName: z.string() }),
      annotations: reads,
    },
    answering(async ({ kind: id, title, since, previous: last, product }) => {
      const uri = served.uri(`${served.folder}/new.md`)
      const index = served.workspace()
      const project = await index.projects.of(uri)
      const kind = project.kinds.get(id)
      if (!kind) throw new ToolError(`unknown kind "${id}"; expected one of ${[...project.kinds.keys()].join(', ')}`)
      const previous = last === undefined ? undefined : served.pathOf(last)
      const now = Date.now()
      const begun = await beginHandoff(
        { file: undefined, title, since, previous, product, now },
        { index, files: diskFiles, project, kind, uri },
      )
      if ('problem' in begun) throw new ToolError(begun.problem)
      const { text, fileName } = newHandoffOf(project, kind, { title, now, ...begun })
      return answer({ text, fileName }, text)
    }),
  )

  server.registerTool(
    'check_handoff',
    {
      title: 'Check a handoff',
      description:
        'Checks a document and returns every finding with its place (lines and characters from 1), and fixes as edits; readiness says how much is there. The document is ready if readiness.ready is true.',
      inputSchema: z.object(subjectShape),
      outputSchema: z.object({
        kind: z.string().nullable(),
        stage: z.string().nullable(),
        readiness: readinessSchema.optional(),
        findings: z.array(findingSchema),
      }),
      annotations: reads,
    },
    answering(async (subject) => {
      const { examined } = await served.check(subject)
      const readiness = readinessIn(examined)
      return answer({
        kind: examined.result?.kind?.id ?? null,
        stage: examined.result?.stage ?? null,
        ...(readiness && { readiness }),
        findings: findingsOf(examined),
      })
    }),
  )

  server.registerTool(
    'list_open',
    {
      title: 'List what is open',
      description: 'Lists the lines of a handoff that are open or to be corrected, each with its section and what is expected there.',
      inputSchema: z.object(subjectShape),
      outputSchema: z.object({
        open: z.array(z.object({ section: z.string(), line: z.number(), label: z.string(), messages: z.array(z.string()) })),
      }),
      annotations: reads,
    },
    answering(async (subject) => {
      const { examined } = await served.check(subject)
      const { document, result } = examined
      const redact = redactorOf(document)
      const open = (result?.readiness?.lines ?? []).map(({ section, label, at, findings }) => ({
        section: redact(section.join(' > ')),
        line: document.lines.positionAt(document.spanOf(at).start).line + 1,
        label: redact(label),
        messages: findings.map(({ problem }) => redact(inEnglish(problem.message))),
      }))
      return answer({ open })
    }),
  )

  server.registerTool(
    'apply_fixes',
    {
      title: 'Apply the fixes that need no choice',
      description:
        'Applies every fix of a document that needs no choice and leaves nothing to be filled in. Returns the new text and a patch. Writes the file only if write is true.',
      inputSchema: z.object({ ...subjectShape, write: z.boolean().optional().describe('Write the file; without it nothing is written.') }),
      outputSchema: z.object({ text: z.string(), patch: z.string(), written: z.boolean() }),
      annotations: writes,
    },
    answering(async ({ write = false, ...subject }) => {
      const checked = await served.check(subject)
      const { document, options, result } = checked.examined
      const before = checked.read?.text ?? subject.text ?? ''
      const after = result ? withinBudget(() => fixAll(document, options)) + before.slice(document.length) : before
      return changed(checked, before, after, write)
    }),
  )

  server.registerTool(
    'add_to_timeline',
    {
      title: 'Make timeline rows of a transcript',
      description:
        'Turns a chat, mails, a log, alerts or git log into rows of the timeline of a document, in UTC and sorted in; secrets and personal data are redacted. Without a document a table is returned. Writes the file only if write is true.',
      inputSchema: z.object({
        transcript: z.string().max(5_000_000),
        ...subjectShape,
        zone: z.string().optional().describe('The IANA zone of times that name none, such as Europe/Berlin.'),
        date: z.string().optional().describe('The day of the first message, YYYY-MM-DD, if the transcript does not say it.'),
        write: z.boolean().optional(),
      }),
      outputSchema: z.object({ text: z.string(), patch: z.string(), written: z.boolean() }),
      annotations: writes,
    },
    answering(async ({ transcript, zone, date, write = false, ...subject }) => {
      const isAlone = subject.path === undefined && subject.text === undefined
      const checked = isAlone ? undefined : await served.check(subject)
      const examined = checked?.examined ?? { document: parseDocument(''), result: undefined, options: { timeZone: undefined } }
      const asked = { text: transcript, milestones: [], ...(zone !== undefined && { zone }), ...(date !== undefined && { date }) }
      const found = timelineOf(examined, 0, checked ? asked : { ...asked, position: { line: 0, character: 0 } }, {
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        now: Date.now(),
        t: translateTo('en'),
      })
      if (!found) throw new ToolError('no message, mail, log line or alert with a time was found')
      if (found.zone) throw new ToolError(`"${found.zone.written}" names no zone; say which it is by zone, such as ${found.zone.taken}`)
      if (found.date) throw new ToolError(`"${found.date.written}" leaves its day open; say it by date, such as ${found.date.taken}`)
      const { document } = examined
      const edits = found.edits.map(({ range, newText }) => ({ span: spanOf(document.lines, range), text: newText }))
      const after = applyEdits(document.text, edits)
      return checked ? changed(checked, document.text, after, write) : answer({ text: after, patch: '', written: false }, after)
    }),
  )

  server.registerTool(
    'status_text',
    {
      title: 'Status text of an incident',
      description:
        'Returns what a handoff says of the state of things, to be sent out; internal parts, secrets and personal data are left out.',
      inputSchema: z.object({ ...subjectShape, format: z.enum(statusFormats as unknown as [string, ...string[]]) }),
      outputSchema: z.object({ text: z.string(), missing: z.array(z.string()) }),
      annotations: reads,
    },
    answering(async ({ format, ...subject }) => {
      const { examined } = await served.check(subject)
      const wanted = statusFormats.find((one) => one === format)
      const update = wanted && statusUpdateOf(examined, wanted, inEnglish)
      if (!update) throw new ToolError('the document is no handoff; kind says which kind it is')
      return answer({ text: update.text, missing: [...update.missing] }, update.text)
    }),
  )

  server.registerTool(
    'explain_rule',
    {
      title: 'Explain a rule',
      description: 'Returns what a rule finds, why it matters and how to satisfy it.',
      inputSchema: z.object({ rule: z.string().describe('The id of a rule, as in findings.') }),
      outputSchema: z.object({ page: z.string() }),
      annotations: reads,
    },
    answering(async ({ rule }) => {
      const page = rulePageOf(rule, 'en')
      if (page === undefined) throw new ToolError(`unknown rule "${rule}"; expected one of ${rules.map(({ id }) => id).join(', ')}`)
      return answer({ page }, page)
    }),
  )

  async function changed({ path, read }: CheckedSubject, before: string, after: string, write: boolean) {
    const isWritten = write && path !== undefined && read !== undefined && after !== before
    if (write && path === undefined) throw new ToolError('only a file can be written; expected path')
    if (isWritten) {
      if (read.readOnly !== undefined) throw new ToolError(`the file cannot be written: ${read.readOnly}`)
      await writeText(path, after, read)
    }
    const patch = after === before ? '' : createTwoFilesPatch('before', 'after', before, after, '', '')
    return answer({ text: after, patch, written: isWritten }, patch === '' ? 'Nothing to change.' : patch)
  }
}
