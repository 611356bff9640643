/** A template that was copied and not filled in: every blank is found at its own place, each once. */
import assert from 'node:assert/strict'
import escalationTemplate from '../../fixtures/escalation-skeletons.md'
import supportTemplate from '../../fixtures/support-template.md'
import { checked, findingsIn, rangeOf, type Setting } from '../../support/check.ts'

/** What is blank in the support template, by rule: where it begins and ends, counted from one. */
const blanks: Readonly<Record<string, string>> = {
  'unfilled-field': `
    8:29-8:29 9:21-9:21 10:24-10:24 12:21-12:21 13:28-13:28 14:24-14:24 42:18-42:18 44:19-44:19 46:20-46:20 96:17-96:17
    104:17-104:17 108:19-108:19 113:8-113:8 116:8-116:8 119:8-119:8 171:23-171:23 172:25-172:25 173:16-173:16 181:14-181:14`,
  'unchosen-option': `
    11:21-11:61`,
  'empty-list-item': `
    21:1-23:2 28:1-29:2 34:1-34:2 49:1-51:2 54:1-56:3 59:1-59:2 98:3-100:5 106:3-107:5 144:1-145:2 161:1-162:2 167:1-168:3`,
  'placeholder-text': `
    40:16-40:30 66:44-66:50 67:34-67:40 68:21-68:27 69:43-69:49 70:50-70:56 73:48-73:59 95:12-95:37 101:48-101:61
    103:12-103:46 112:8-112:29 115:8-115:33 118:8-118:33 128:16-128:27 130:22-130:35 137:16-137:34 148:21-148:40
    149:22-149:41 150:19-150:43 154:15-154:43 155:15-155:43 166:4-166:22 179:23-179:46 180:22-180:37 184:33-184:39
    185:20-185:36 191:32-191:38 192:28-192:34 193:35-193:47 194:34-194:40 195:28-195:34 199:29-199:43 200:20-200:34
    201:27-201:41 205:30-205:36 206:24-206:30 207:23-207:29 208:25-208:31 209:22-209:37`,
  'unticked-item': `
    66:3-66:6 67:3-67:6 68:3-68:6 69:3-69:6 70:3-70:6 73:3-73:6 74:3-74:6 75:3-75:6 76:3-76:6 79:3-79:6 80:3-80:6 81:3-81:6
    82:3-82:6 191:3-191:6 192:3-192:6 193:3-193:6 194:3-194:6 195:3-195:6`,
  'missing-row': `
    88:1-88:65 89:1-89:65`,
  unsigned: `
    213:25-213:52 214:21-214:48 215:24-215:51`,
}

/** What the built-in kind asks for beside that: every level of the escalation needs a response time. */
const responseTimes: Readonly<Record<string, string>> = {
  'missing-response-time': '125:80-125:80 134:71-134:71 138:75-138:75',
}

describe('a template copied and not filled in', () => {
  it('is of its own kind: every blank is found', () => {
    assert.deepEqual(byRule(supportTemplate, { template: supportTemplate }), listed(blanks))
  })

  it('is recognised as the built-in kind that it is like: the same, and what only that kind asks for', () => {
    const setting = { path: 'docs/release-2-4.md' }
    assert.equal(checked(supportTemplate, setting).kind?.id, 'support-handoff')
    assert.equal(checked(supportTemplate, setting).kindFrom, 'likeness')
    assert.deepEqual(byRule(supportTemplate, setting), listed({ ...blanks, ...responseTimes }))
  })

  for (const [name, template] of Object.entries({ 'support template': supportTemplate, 'escalation skeletons': escalationTemplate })) {
    describe(name, () => {
      const { document, findings, match, readiness } = checked(template, { template })

      it('has no two findings that overlap or stand at one place', () => {
        const overlaps = findings.filter(({ span }, index) => {
          const next = findings[index + 1]?.span
          return next && (next.start < span.end || next.start === span.start)
        })
        assert.deepEqual(
          overlaps.map(({ rule, span }) => `${rangeOf(document.lines, span)} ${rule}`),
          [],
        )
      })

      it('has a finding for everything that a plain search takes for blank, and only one', () => {
        // Brackets that are no boxes, angles, masks, and lines that end with their label or bullet; a sign-off counts once.
        const search = /\[(?! \]).+?\]|<.+?>|YYYY\S*|(?<!_)_{4,}(?=.*[^_]_{4,})|(?<=:(?:\*\*)?)[ ]?$|(?<=^ *(?:-|\d+\.))$/gm
        const sections = template.slice(0, template.indexOf('## Post-Release'))
        const missed = [...(sections.length > 0 ? sections : template).matchAll(search)].filter(({ index, 0: { length } }) => {
          const own = findings.filter(({ span }) => span.start <= index + length && span.end >= index)
          return own.length !== 1 && !isAnnouncement(template, index)
        })
        assert.deepEqual(
          missed.map(({ index, 0: text }) => `${rangeOf(document.lines, { start: index, end: index })} ${text}`),
          [],
        )
      })

      it('is not ready, and has an open line for each finding, one for all blanks of an item', () => {
        assert.equal(readiness?.ready, false)
        const open = (readiness?.requirements ?? []).filter((line) => line.state === 'open').map(({ at }) => at)
        const items = (match?.deviations ?? []).flatMap((deviation) => (deviation.rule === 'unticked-item' ? [deviation.item.at] : []))
        const unmatched = findings.filter(({ span }) => ![...open, ...items].some((at) => touches(document.spanOf(at), span)))
        assert.deepEqual(
          unmatched.map(({ rule, span }) => `${rangeOf(document.lines, span)} ${rule}`),
          [],
        )
      })
    })
  }

  it('keeps what comes after the release for later', () => {
    const closed = findingsIn(supportTemplate, { template: supportTemplate, stage: 'closed' }).filter((line) => line.startsWith('22'))
    assert.deepEqual(closed.slice(0, 2), [
      '223:11-223:11 unfilled-field Field "Date" is empty; expected a date, such as 2026-03-01',
      '224:10-224:10 unfilled-field Field "Note" is empty; expected a value',
    ])
  })

  it('is found the same with other line endings', () => {
    const crlf = supportTemplate.replace(/\n/g, '\r\n')
    assert.deepEqual(byRule(crlf, { template: supportTemplate }), listed(blanks))
  })

  it('is found the same where the template has other line endings', () => {
    const crlf = supportTemplate.replace(/\n/g, '\r\n')
    assert.deepEqual(byRule(supportTemplate, { template: crlf }), listed(blanks))
  })
})

/** True for a line with a colon at its end that is prose: it announces a list. */
function isAnnouncement(text: string, index: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', index - 1) + 1, index)
  return /^[^*]*:$/.test(line) || /^\*\*[^*]+\*\*:$/.test(line) || /^- (?:\*\*Resolution|\[ \] Steps)/.test(line)
}

function touches(one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  return one.start <= other.end && other.start <= one.end
}

function byRule(text: string, setting: Setting): Record<string, string[]> {
  const places: Record<string, string[]> = {}
  for (const finding of findingsIn(text, setting)) {
    const [place = '', rule = ''] = finding.split(' ')
    places[rule] = [...(places[rule] ?? []), place]
  }
  return places
}

function listed(expected: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(expected).map(([rule, places]) => [rule, places.trim().split(/\s+/)]))
}
