// Documents to measure with, made up from a fixed seed: handoffs of any length, and handoffs with one block that is large by itself.
// They keep to what the peers' default rules ask for, such as short lines: a checker that has little to report has little to send.
import { below, oneOf, randomFrom } from './random.mjs'

/** A support handoff of about so many lines. The same lines and seed give the same text. */
export function handoffOf(lines, seed = lines) {
  const random = randomFrom(seed)
  const parts = [head(random)]
  let count = linesIn(parts[0])
  for (let number = 1; count < lines; number++) {
    const part = chapters[number % chapters.length](random, number)
    parts.push(part)
    count += linesIn(part)
  }
  return parts.join('').replace(/\n+$/, '\n')
}

/** A handoff of 300 lines with a large block in its middle, and the line at which to edit within that block. */
export function handoffWithBlock(name) {
  const text = handoffOf(300, 7)
  const middle = text.indexOf('\n### ', text.length / 2) + 1
  const block = blocks[name]()
  return { text: text.slice(0, middle) + block + text.slice(middle), line: linesIn(text.slice(0, middle)) + Math.floor(linesIn(block) / 2) }
}

/** The names of the large blocks. */
export const blockNames = ['200-row table', '200-item task list', '500-line code block']

/** A folder's worth of handoffs: mostly short, some long, so that 2,000 of them hold about 29 MB; no two are the same. */
export function* workspaceOf(count) {
  const random = randomFrom(count)
  for (let number = 0; number < count; number++) {
    const lines = Math.round(60 + 620 * random() ** 1.3 + (number % 50 === 0 ? 2000 : 0))
    yield { path: `team-${number % 40}/handoff-${number}.md`, text: handoffOf(lines, number + 1) }
  }
}

const linesIn = (text) => text.split('\n').length - 1
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join('')

const blocks = {
  '200-row table': () =>
    `### All jobs\n\n| Job | Last run | Result | Owner |\n| --- | --- | --- | --- |\n${times(200, (row) => `| job-${row} | 2026-04-${twoDigits(1 + (row % 28))}T10:15Z | done | Ops team ${row % 9} |\n`)}\n`,
  '200-item task list': () =>
    `### All checks\n\n[log]: https://docs.example.com/log\n\n${times(200, (item) => `- [x] Check ${item} of the index is done, see [log][log]\n`)}\n`,
  '500-line code block': () =>
    `### The log\n\n\`\`\`text\n${times(500, (line) => `2026-04-21T10:15:${twoDigits(line % 60)}Z worker ${line % 8} took job ${line}\n`)}\`\`\`\n\n`,
}

const twoDigits = (value) => String(value).padStart(2, '0')
const words =
  'search filter index price rating customer result page reload cache region shard query latency queue worker retry token release rollout flag dashboard alert limit import export invoice catalogue upload session'.split(
    ' ',
  )
const verbs = 'shows keeps drops reads writes misses returns starts stops waits for follows depends on'.split(' ')
const people = ['Ana Lopes', 'Chen Wei', 'Dana Fox', 'Priya Nair', 'Tom Berg', 'Yuki Mori']

const phrase = (random) => `${oneOf(random, words)} ${oneOf(random, words)}`

function sentence(random) {
  const text = `The ${phrase(random)} ${oneOf(random, verbs)} the ${phrase(random)} when the ${oneOf(random, words)} is ${oneOf(random, ['late', 'empty', 'full', 'new', 'old'])}`
  return oneOf(random, [
    `${text}.`,
    `${text}; nothing else changes.`,
    `${text}, at most **twice** a day, as [said](https://docs.example.com/log).`,
  ])
}

/** So many sentences, broken into lines of less than 80 characters. */
const paragraph = (random, sentences) => `${wrapped(times(sentences, () => `${sentence(random)} `).trim())}\n\n`

const wrapped = (text) => text.replace(/(?=.{79})(.{1,78}) /g, '$1\n')

const moment = (random) =>
  `2026-0${1 + below(random, 9)}-${twoDigits(1 + below(random, 28))}T${twoDigits(below(random, 24))}:${twoDigits(below(random, 60))}Z`

const head = (random) => `---
kind: support-handoff
stage: draft
---

# Support Handoff: ${phrase(random)}

## Release Information

- **Release Name/Version**: Search 5.${below(random, 90)}
- **Release Date**: 2026-04-21
- **Product/Feature**: Search
- **Release Type**: [ ] Major [x] Minor [ ] Patch [ ] Hotfix
- **Support Lead**: ${oneOf(random, people)}
- **Engineering Contact**:
- **Product Manager**: ${oneOf(random, people)}

## Release Summary

### What's New

- Filters for ${phrase(random)}

### User Impact

- Results change as soon as a filter is set

## Feature Details

`

/** Some lines each, of every sort that a handoff is made of. */
const chapters = [
  (random, number) => `### Feature ${number}: ${phrase(random)}

${wrapped(`**Description**: ${sentence(random)}`)}

**Target Users**: Everyone who uses the ${oneOf(random, words)}

**Key Capabilities**:

- Several filters at once
- Kept for the next visit, see [the page](https://docs.example.com/${number})
  - on the ${oneOf(random, words)} page
  - in the \`${oneOf(random, words)}\` export

`,
  (random, number) => `### Known issues of part ${number}

| Issue ID | Description | Severity | Workaround | ETA for Fix |
| --- | --- | --- | --- | --- |
${times(2 + below(random, 5), (row) => `| SRCH-${number}${row} | The ${phrase(random)} is empty | Low | Reload | 5.1.${row} |\n`)}
${paragraph(random, 4)}`,
  (random, number) => `### Background ${number}

${paragraph(random, 6)}${paragraph(random, 5)}> The ${phrase(random)} ${oneOf(random, verbs)} the ${phrase(random)}.
> Said by ${oneOf(random, people)} in the review.

`,
  (random, number) => `### Checks before step ${number}

${times(4 + below(random, 6), () => `- [x] The ${phrase(random)} is set up and tested\n`)}${number % 7 === 0 ? `- [ ] The ${phrase(random)} is looked at again\n` : ''}
`,
  (random, number) => `### Timeline of day ${number}

${times(3 + below(random, 4), (step) => `- 2026-04-${twoDigits(1 + (number % 28))}T${twoDigits(2 + step * 2)}:${twoDigits(below(random, 60))}Z: the ${phrase(random)} was seen\n`)}
The index was rebuilt at ${moment(random)}, which took \`${number} s\`.${number % 11 === 0 ? ' It starts again at 14:30.' : ''}

`,
  (random, number) => `### How to roll back ${number}

1. Stop the ${oneOf(random, words)} worker.
2. Run this, and wait for its end:

   \`\`\`sh
   search-admin index restore --shard ${number}
${times(1 + below(random, 4), (line) => `   search-admin queue drain ${line}\n`)}   \`\`\`

3. Tell *Support On-Call* that the ${phrase(random)} is back.

`,
  (random, number) => `### Questions ${number}

**Q: What if the ${phrase(random)} does not load?**

${wrapped(`A: ${sentence(random)} See also`)}
<https://status.example.com/${number}> and [the runbook][runbook-${number}].

[runbook-${number}]: https://docs.example.com/runbooks/${number}

`,
  (random, number) => `### Contacts of shift ${number}

- **Owner**: ${oneOf(random, people)}
- **Since**: ${moment(random)}
- **Channel**: \`#${oneOf(random, words)}-${number}\`
${number % 13 === 0 ? '- **Escalation**:\n' : `- **Escalation**: ${oneOf(random, people)}\n`}
${paragraph(random, 3)}`,
]
