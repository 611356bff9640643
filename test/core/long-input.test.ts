/** Regular expressions take time in proportion to their text: 100 000 characters that only nearly match. */
import assert from 'node:assert/strict'
import type { Rule } from '../../server/src/core/linter/rule.ts'
import { findPersonal } from '../../server/src/core/recognisers/personal.ts'
import { findSecrets } from '../../server/src/core/recognisers/secrets/secrets.ts'
import { bareNotApplicable } from '../../server/src/core/rules/bare-not-applicable.ts'
import { brokenLink } from '../../server/src/core/rules/broken-link.ts'
import { duplicateIssue } from '../../server/src/core/rules/duplicate-issue.ts'
import { invalidValue } from '../../server/src/core/rules/invalid-value.ts'
import { malformedTable } from '../../server/src/core/rules/malformed-table.ts'
import { perishableEvidence } from '../../server/src/core/rules/perishable-evidence.ts'
import { vagueOwner } from '../../server/src/core/rules/vague-owner.ts'
import { runRule } from '../support/one.ts'

const length = 100_000
const long = (unit: string) => unit.repeat(Math.ceil(length / unit.length))
/** Milliseconds of the processor: far above what is needed, far below what a backtracking expression takes. */
const limit = 5000

function within(name: string, run: () => number): void {
  it(name, () => {
    const took = run()
    assert.ok(took < limit, `${took} ms`)
  }).timeout(0)
}

describe('long input', () => {
  const units = [
    'a',
    'a@',
    'a.',
    '@a.',
    '1',
    '1 ',
    '1-',
    '+1 ',
    '4539 ',
    'a:',
    '2a01:',
    '1.',
    'DE00 AAAA ',
    'password: ',
    'token=',
    'secret key ',
    'eyJaaaaaaaaaaaa.',
    'password for ',
    'password (',
    'password a ',
    'password:\n',
    'password:\n- a: b1\n',
    'creds: a / ',
    'login as ',
    '**password**',
    '<password>',
    'pass',
    'mysql -',
    'docker login ',
    'echo a | ',
    'sshpass -p ',
    'net use /user:a ',
    '--token ',
    '://a:',
    '://a:b@',
    'machine a login ',
    'arn:aws:secret:',
    'server 91.198.174.192 ',
    'client 2a02:2f0e:1234::7 ',
    'authorization: bearer ',
    'curl -u a',
    'postgres://a:',
    'https://a:b@',
    '-----BEGIN PRIVATE KEY-----\n',
    'SSN ',
    'tel: 0',
    '(415) ',
    'SG.aaa.aaa',
    'ghs_',
    'xoxb-a-',
    'x:x-oauth-basic@',
    'マイナンバー',
    ' ',
    '\t',
    '　',
    '*',
    '=',
  ]
  for (const unit of units) {
    within(`secrets and personal data: ${JSON.stringify(unit)}`, () => {
      const source = `${long(unit)}!`
      const start = process.cpuUsage()
      findSecrets(source)
      findPersonal(source)
      return process.cpuUsage(start).user / 1000
    })
  }

  const cases: readonly [Rule, string][] = [
    [brokenLink, `${long(' name="')}\n\n[x](#y)\n`],
    [brokenLink, `[x](#${long('a-')})\n\n# Heading\n`],
    [brokenLink, `# ${long('{#')}\n\n[x](#y)\n`],
    [perishableEvidence, `## Evidence\n\n[x](https://example.com/?${long('from=now-')})\n`],
    [perishableEvidence, `## Evidence\n\n[x](https://${long('a.')})\n`],
    [perishableEvidence, `## ${long('live ')}\n\n[x](http://localhost/)\n`],
    [malformedTable, `| ${long('a')} | b |\n|---|\n${long('\\')}|\n`],
    [malformedTable, `| a | b |\n|${long('-')}x|\n`],
    [malformedTable, `| a | b |\n|---|---|---\n${long(' ')}|\n`],
    [bareNotApplicable, `- **API**: N/A${long(' ')}x\n- **API**: ${long('(')}\n`],
    [vagueOwner, `- **Owner**: someone ${long('from ')}\n- **Next update**: ${long(',')}\n`],
    [duplicateIssue, `## Known issues\n\n- ${long('A')}-1\n- ${long('#')}\n`],
    [invalidValue, `| Issue | Severity |\n|---|---|\n| A-1 | ${long('sev ')} |\n| A-2 | ${long('h')} |\n`],
  ]
  for (const [rule, source] of cases) within(`${rule.id}: ${JSON.stringify(source.slice(0, 40))}`, () => runRule(rule, source).took)
})
