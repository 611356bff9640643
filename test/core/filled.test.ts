/**
 * A document that is filled in completely has no finding; with any one value taken out it has exactly one, at that place. Where the
 * missing part can be put back, it is, and only its blank is left.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { builtInKinds } from '../../server/kinds/index.ts'
import type { Finding } from '../../server/src/core/check.ts'
import { certainFix, editsOf } from '../../server/src/core/fix.ts'
import type { Document } from '../../server/src/core/markdown/document.ts'
import { editDocument, parseDocument } from '../../server/src/core/markdown/parse.ts'
import { generalKind } from '../../server/src/core/template/detect.ts'
import { inEnglish } from '../../server/src/core/util/phrase.ts'
import { applyEdits } from '../../server/src/core/util/text.ts'
import escalationTemplate from '../fixtures/escalation-skeletons.md'
import escalation from '../fixtures/filled-escalation.md'
import supportTemplate from '../fixtures/support-template.md'
import { checked, type Setting } from '../support/check.ts'
import { type TakenOut, takenOutOf } from '../support/takeOut.ts'

interface Sample {
  readonly name: string
  readonly text: string
  readonly setting: Setting
  /** What the kind does not ask for, by the names of the cases. */
  readonly notAsked: readonly RegExp[]
}

const [title = '', timeline = '', recipe = '', packet = '', statusUpdate = ''] = escalation.split(/(?=^## )/m)

/** What each kind does not ask for: what is optional, what is asked for at a later stage, and questions beyond the first. */
const notAskedBy: Readonly<Record<string, readonly RegExp[]>> = {
  'cs-handoff': [/\*\*(?:Product Owner|CS Lead)\*\*/],
  'customer-handoff': [/\*\*(?:Session held|Documentation sent)\*\*/, /^(?:tick|line) "- .* \(line [67]\d\)$/],
  'escalation-packet': [/^cell "(?:Alert|SEV-2|Flag|OPS-4711)/],
  'incident-report': [
    /\*\*(?:Date|Severity|Authors|Status|Duration)\*\*/,
    /section "(?:Contributing Causes|Resolution|What Went Well|What Went Badly|Where We Got Lucky|Lessons|Evidence)"/,
    /^cell "\[PAY/,
    /^words "- (?:The alert came|Taking the version|The old field|A migration|\[Rejected)/,
  ],
  'on-call-handoff': [/\*\*Backup\*\*/, /^cell "Monitoring"/, /section "Receiver's Summary"/],
  'release-guide': [/\*\*(?:Release|Release date)\*\*/, /^evidence "- \[x\] \*\*/],
  'release-notes': [/^words "1\. Run/, /section "Migration steps/],
  'status-update': [/\*\*(?:Posted|Status):\*\*/],
  'support-handoff': [/section "(?:Purpose|Post-Release Notes)"/, /^section "Q: /, /^line "\*\*(?:Date|Note)\*\*:"/],
}

/** What leaves too few questions, or too short an agenda, behind: that is found at what is left. */
const countedElsewhere = /^section "Q: (?:How do I|Will I|Does it)|^words "[23]\. (?:Walkthrough|Q&A)/

const samples: readonly Sample[] = [
  ...Array.from(builtInKinds.keys())
    .filter((kind) => kind !== generalKind)
    .map((kind) => ({
      name: `a complete document of the kind ${kind}`,
      text: readFileSync(`test/fixtures/kinds/${kind}.md`, 'utf8'),
      setting: { kind },
      notAsked: notAskedBy[kind] ?? [],
    })),
  {
    name: 'a support handoff against a template of a team, used as it is',
    text: readFileSync('examples/ready-support-handoff.md', 'utf8'),
    setting: { template: supportTemplate },
    notAsked: [
      /^(?:body of )?section "Post-Release Notes"/,
      /^section "Q: /,
      /^line "\*\*(?:Date|Note)\*\*:"/,
      // The template asks for the response time of the second level only.
      /^line "- \*\*Response Time\*\*: (?:1 hour|1 business day|15 minutes)"/,
    ],
  },
  {
    name: 'an escalation against skeletons of a team, used as they are',
    text: [title, timeline, recipe, packet, statusUpdate].join(''),
    setting: { template: escalationTemplate },
    // The column is called *Notes*.
    notAsked: [/^cell "(?:Alarm|SEV-2|Flag|EXP-77)/],
  },
]

for (const { name, text, setting, notAsked } of samples) {
  describe(name, () => {
    const whole = parseDocument(text)

    it('has no finding, and is ready', () => {
      const { findings, readiness } = checked(whole, setting)
      assert.deepEqual(findings.map(inWords), [])
      assert.equal(readiness?.percent, 100)
      assert.equal(readiness?.ready, true)
    })

    for (const taken of takenOutOf(text).filter(({ name }) => !countedElsewhere.test(name))) {
      it(`without ${taken.name}`, () => {
        const document = editDocument(whole, [{ text: taken.text }])
        // A tick that says otherwise stands beside its cause, which is another place.
        const findings = checked(document, setting).findings.filter((finding) => finding.rule !== 'contradicted-item')
        if (notAsked.some((pattern) => pattern.test(taken.name))) return assert.deepEqual(findings.map(inWords), [])
        const [finding] = findings
        assert.ok(finding && findings.length === 1, `found ${findings.map(inWords).join('; ') || 'nothing'}`)
        assert.ok(finding.span.start >= taken.at.start && finding.span.end <= taken.at.end, `found ${inWords(finding)} elsewhere`)
        const fix = certainFix(finding)
        if (!fix) return
        const again = editDocument(document, [{ text: applyEdits(taken.text, editsOf(document, fix)) }])
        if (inEnglish(fix.title).startsWith('Insert')) testRestored(text, taken, again, setting)
        else assert.deepEqual(checked(again, setting).findings.map(inWords), [])
      })
    }
  })
}

function inWords({ rule, problem, span }: Finding): string {
  return `${span.start}-${span.end} ${rule}: ${inEnglish(problem.message)}`
}

/** The part is there again where it was, all else is as it was, and what is still open is in the part. */
function testRestored(whole: string, taken: TakenOut, fixed: Document, setting: Setting): void {
  const before = whole.split('\n')
  const after = fixed.text.split('\n')
  const head = taken.first
  const tail = before.length - taken.last - 1
  assert.deepEqual(headings(after.slice(0, head)), headings(before.slice(0, head)))
  assert.deepEqual(withoutBlank(after.slice(0, head)), withoutBlank(before.slice(0, head)))
  assert.deepEqual(withoutBlank(after.slice(after.length - tail)), withoutBlank(before.slice(before.length - tail)))
  const own = after.slice(head, after.length - tail).join('\n')
  assert.ok(own.trimStart().startsWith(taken.stem), `expected "${taken.stem}" in "${own}"`)
  const start = after.slice(0, head).join('\n').length
  const end = start + own.length + 1
  const left = checked(fixed, setting).findings.filter((finding) => finding.rule !== 'contradicted-item')
  assert.deepEqual(left.filter(({ span }) => span.start < start || span.end > end).map(inWords), [])
  assert.deepEqual(left.filter(({ rule }) => rule.startsWith('missing-') && rule !== 'missing-row').map(inWords), [])
}

function headings(lines: readonly string[]): string[] {
  return lines.filter((line) => line.startsWith('#'))
}

function withoutBlank(lines: readonly string[]): string[] {
  return lines.filter((line) => line.trim() !== '')
}
