/** The rules on single values, where their pages cannot say it: many that are fine, and the forms of those that are not. */
import assert from 'node:assert/strict'
import { bareNotApplicable } from '../../../server/src/core/rules/bare-not-applicable.ts'
import { duplicateIssue } from '../../../server/src/core/rules/duplicate-issue.ts'
import { invalidValue } from '../../../server/src/core/rules/invalid-value.ts'
import { vagueOwner } from '../../../server/src/core/rules/vague-owner.ts'
import { faultsIn, fixed } from '../../support/check.ts'
import { faultsOf, runRule } from '../../support/one.ts'

const severities = (values: readonly string[], environment = {}) =>
  faultsOf(
    invalidValue,
    `| Issue | Severity |\n|---|---|\n${values.map((value, index) => `| PAY-${index} | ${value} |\n`).join('')}`,
    environment,
  )
const asked = (template: string, source: string) => faultsOf(invalidValue, source, {}, { template })

describe('invalid-value', () => {
  it('knows the scales, with marks and words around them', () => {
    for (const scale of [
      ['Critical', 'high', 'MEDIUM', '🟢 Low', '**High**', 'Low (P3)', 'High – customers wait'],
      ['SEV-1', 'Sev2', 'sev 3', '**SEV0**'],
      ['P0', 'P1', 'p2', 'P3 (minor)'],
      ['S1', 'S-2', 'S3'],
      ['Blocker', 'Critical', 'Major', 'Minor', 'Trivial'],
      ['kritisch', 'Hoch', 'mittel', 'niedrig'],
      ['Severity 1', 'severity 2'],
    ])
      assert.deepEqual(severities(scale), [], scale.join())
  })

  it("leaves words of the team's own alone", () => {
    assert.deepEqual(
      severities([
        'Moderate',
        'Urgent',
        'cosmetic',
        'High',
        'N/A',
        'None',
        '–',
        'unknown',
        '[Severity]',
        'see ticket',
        'Tier 1',
        '3',
        'Mid',
      ]),
      [],
    )
  })

  it('finds slips, numbers that no scale reaches, and a second scale', () => {
    assert.deepEqual(severities(['High', 'Hihg', 'critcal', 'LWO']), ['Hihg → High', 'critcal → critical', 'LWO → LOW'])
    assert.deepEqual(severities(['SEV-1', 'SEV-9', 'SEV-2']), ['SEV-9'])
    assert.deepEqual(severities(['High', 'Low', 'SEV-1', 'Medium']), ['SEV-1 → Critical'])
    assert.deepEqual(severities(['P1', 'P2', 'High']), ['High → P2'])
  })

  it("takes the project's own scale instead", () => {
    assert.deepEqual(severities(['Rot', 'Gelb'], { severityScale: ['Rot', 'Gelb', 'Grün'] }), [])
    assert.deepEqual(severities(['Rot', 'Gleb'], { severityScale: ['Rot', 'Gelb', 'Grün'] }), ['Gleb → Gelb'])
  })

  it('does not mix columns', () => {
    assert.deepEqual(
      faultsOf(invalidValue, '| Issue | Severity | Priority |\n|---|---|---|\n| A-1 | High | P1 |\n| A-2 | Low | P2 |\n'),
      [],
    )
  })

  it('leaves free text alone where a type is asked for', () => {
    const template = '# T\n\n- **E-mail**: [E-mail]\n- **Runbook**: [Link]\n- **Build**: [Version]\n- **Duration**: [Duration]\n'
    for (const value of [
      'see wiki',
      'ask Ada',
      '[E-mail]',
      'n/a – none',
      'support@example.com',
      '<support@example.com>',
      '[mail](mailto:support@example.com)',
      'support@example.com, ops@example.com',
      '#support',
    ])
      assert.deepEqual(asked(template, `# T\n\n- **E-mail**: ${value}\n`), [], value)
    for (const value of [
      'see wiki',
      'https://example.com',
      '[runbook](https://example.com)',
      'docs/runbook.md',
      'www.example.com',
      'ftp://example.com/x',
      'Confluence',
      'http',
      'vault:x',
      'notion://x',
    ])
      assert.deepEqual(asked(template, `# T\n\n- **Runbook**: ${value}\n`), [], value)
    for (const value of ['2.4.0', 'v2', '2.4.0-rc.1', '2026.03', 'Aurora', 'build 4f2a91c', '4f2a91c', 'latest'])
      assert.deepEqual(asked(template, `# T\n\n- **Build**: ${value}\n`), [], value)
    for (const value of ['30 minutes', '1 h', 'PT30M', 'half an hour', '30-45 min', '90m', 'about 2 days', 'P1D'])
      assert.deepEqual(asked(template, `# T\n\n- **Duration**: ${value}\n`), [], value)
  })

  it('finds slips in values of a type', () => {
    const template = '# T\n\n- **E-mail**: [E-mail]\n- **Runbook**: [Link]\n- **Build**: [Version]\n- **Duration**: [Duration]\n'
    assert.deepEqual(
      asked(template, '# T\n\n- **E-mail**: support@example\n- **Runbook**: http:/example.com\n- **Build**: 2.4.\n- **Duration**: 30\n'),
      ['support@example', 'http:/example.com → https://example.com', '2.4. → 2.4', '30 → 30 minutes'],
    )
  })

  it('takes a choice that is a slip away, and only that', () => {
    const template = '# T\n\n- **Type**: [ ] Major [ ] Minor [ ] Patch\n'
    assert.deepEqual(asked(template, '# T\n\n- **Type**: patch\n'), [])
    assert.deepEqual(asked(template, '# T\n\n- **Type**: Minor (2.4)\n'), [])
    assert.equal(fixed('# T\n\n- **Type**: Pacth\n', { template }, 'invalid-value'), '# T\n\n- **Type**: Patch\n')
    assert.deepEqual(asked(template, '# T\n\n- **Type**: Mijor\n'), ['Mijor → Major'])
    assert.deepEqual(asked(template, '# T\n\n- **Type**: Huge\n'), ['Huge'])
    assert.deepEqual(asked(template, '# T\n\n- **Type**: as agreed with the customer\n'), [])
  })
})

describe('bare-not-applicable', () => {
  for (const value of [
    'N/A',
    'n/a',
    'N / A',
    '**N/A**',
    '_n/a_',
    '(N/A)',
    'N/A.',
    'not applicable',
    'Entfällt',
    'nicht zutreffend',
    '対象外',
    '不适用',
  ])
    it(`finds ${value}`, () => assert.equal(faultsOf(bareNotApplicable, `- **API**: ${value}\n`).length, 1))

  for (const value of [
    'N/A – no API in this release',
    'N/A: internal only',
    'N/A (internal only)',
    'None',
    'None known',
    'Not applicable to tenants in the EU',
    'na',
    'NA region',
    'entfällt, da intern',
    '-',
    '—',
  ])
    it(`leaves alone ${value}`, () => assert.deepEqual(faultsOf(bareNotApplicable, `- **API**: ${value}\n`), []))

  it('looks at fields in each form, items, cells that are asked about, and text alone', () => {
    assert.equal(faultsOf(bareNotApplicable, '| Field | Value |\n|---|---|\n| API | N/A |\n').length, 1)
    assert.equal(faultsOf(bareNotApplicable, '## API\n\nN/A\n').length, 1)
    assert.equal(faultsOf(bareNotApplicable, '> **API:** N/A\n').length, 1)
    assert.equal(faultsOf(bareNotApplicable, '| A | B | Owner |\n|---|---|---|\n| N/A | N/A | N/A |\n').length, 1)
    assert.deepEqual(faultsOf(bareNotApplicable, 'The N/A value means that nothing is known.\n\n`N/A`x\n'), [])
  })
})

describe('vague-owner', () => {
  for (const value of [
    'someone',
    'Somebody',
    'someone from platform',
    'the team',
    'The whole team',
    'our team',
    '@here',
    '@channel',
    '@team',
    'everyone',
    'everybody',
    'us',
    'We',
    'all',
    'whoever is free',
    '**the team**',
    'jemand',
    'das Team',
    'alle',
    '誰か',
    '全員',
    '大家',
  ])
    it(`finds ${value}`, () => assert.equal(faultsOf(vagueOwner, `- **Owner**: ${value}\n`).length, 1))

  for (const value of [
    'Ada',
    'Payments team',
    'Team Zahlungen',
    '@ada',
    '@payments-team',
    'Support On-Call',
    'the payments team',
    'Everest Support',
    'Alle Meyer',
    'US support',
    'TBD',
    '[Owner]',
    'Ada and the team',
    'SRE',
    'us-east on-call',
    'allison',
  ])
    it(`leaves alone ${value}`, () => assert.deepEqual(faultsOf(vagueOwner, `- **Owner**: ${value}\n`), []))

  for (const line of [
    'Owner:** No assignee',
    'Assignee:** unassigned',
    'Zuständig:** nicht zugewiesen',
    'Responsable:** personne',
    'Encargado:** sin asignar',
    'Responsável:** ninguém',
    'Responsabile:** nessuno',
    'Eigenaar:** niemand',
    '担当者:** 未割り当て',
    '负责人:** 未指派',
    '담당자:** 미지정',
  ])
    it(`finds nobody in ${line}`, () => assert.equal(faultsOf(vagueOwner, `- **${line}\n`).length, 1))

  for (const [line, owner] of [
    ['Alert on failed logins – owner: somebody – due 2026-04-15', 'somebody'],
    ['Write the page, owner: the team, due Friday', 'the team'],
    ['[ ] Template for the apology – @here, due 2026-03-31', '@here'],
    ['Alarm einrichten – Zuständig: jemand – bis Freitag', 'jemand'],
    ['Ajouter une alerte (responsable : personne)', 'personne'],
  ] as const)
    it(`finds ${owner} within a line`, () => assert.deepEqual(faultsOf(vagueOwner, `## Actions\n\n- ${line}\n`), [owner]))

  for (const line of [
    'Alert on failed logins – owner: Ada Quist – due 2026-04-15',
    'Alert on failed logins – owner: [name] – due 2026-04-15',
    'Tell everyone – by Friday',
    'Post to @here – Ada Quist',
    'Impact: all – customers wait',
    'Owner: all, see the rota',
  ])
    it(`leaves alone ${line}`, () => assert.deepEqual(faultsOf(vagueOwner, `## Actions\n\n- ${line}\n`), []))

  it('leaves a blank to the rule for blanks, and a cell without an owner to missing-owner', () => {
    assert.deepEqual(faultsIn('- **Owner:** ?\n'), ['placeholder-text: ?'])
    const table = (head: string, cells: string) => `## Plan\n\n| ${head} |\n|---|---|---|\n| ${cells} |\n`
    for (const [head, cells] of [
      ['Step | Owner | Due', 'Stop | ? | 10:00Z'],
      ['Step | Owner | Due', 'Stop | - | 10:00Z'],
      ['Étape | Responsable | Statut', 'Arrêt |  | à faire'],
      ['Was | Zuständig | Fällig', 'Neustart |  | 2026-03-01'],
      ['任务 | 负责人 | 截止日期', '重启 |  | 2026-03-01'],
    ] as const)
      assert.deepEqual(
        faultsIn(table(head, cells)).map((fault) => fault.split(':')[0]),
        ['missing-owner'],
        head,
      )
    assert.deepEqual(faultsIn('## Services\n\n| Service | Owner | Link |\n|---|---|---|\n| Search |  | x |\n| Index | Ann | y |\n'), [])
  })

  it('looks only where an owner is asked for', () => {
    assert.deepEqual(
      faultsOf(
        vagueOwner,
        '- **Summary**: everyone\n- **Audience**: everybody\n\nSomeone owns it.\n\n| Who | Product owner notes? |\n|---|---|\n| all | x |\n',
      ),
      [],
    )
    assert.deepEqual(
      faultsOf(vagueOwner, '- **Next update**: 2026-03-01T14:00Z (someone)\n- **Next Update Due:** 2026-03-01T14:00Z by the team\n'),
      ['someone', 'the team'],
    )
    assert.deepEqual(faultsOf(vagueOwner, '- **Next update**: 2026-03-01T14:00Z, Ada\n- **Next update**: tell everyone at 14:00Z\n'), [])
    assert.deepEqual(faultsOf(vagueOwner, '| Milestone | Owner |\n|---|---|\n| Triage | @here |\n| Mitigation | Ada |\n'), ['@here'])
    assert.deepEqual(faultsOf(vagueOwner, '| Field | Value |\n|---|---|\n| Owner | the team |\n'), ['the team'])
  })
})

describe('duplicate-issue', () => {
  it('counts rows, items and headings, each among their like', () => {
    assert.deepEqual(faultsOf(duplicateIssue, '## Known issues\n\n- PAY-1 one\n- PAY-2 see PAY-1\n- **PAY-1** again\n'), ['PAY-1'])
    assert.deepEqual(faultsOf(duplicateIssue, '## Known issues\n\n### PAY-1\n\nx\n\n### #7 seven\n\nx\n\n### PAY-1: again\n\nx\n'), [
      'PAY-1',
    ])
    assert.deepEqual(
      faultsOf(duplicateIssue, '## Known issues\n\n**Issue:** PAY-1\n**Workaround:** x\n\n**Issue:** PAY-1\n**Workaround:** y\n'),
      ['PAY-1'],
    )
    assert.deepEqual(
      faultsOf(duplicateIssue, '## Known issues\n\n| ID | Severity |\n|---|---|\n| PAY-1 | Low |\n\n### PAY-1\n\nDetails.\n'),
      [],
    )
  })

  it('leaves other lists alone', () => {
    assert.deepEqual(
      faultsOf(duplicateIssue, '## Tickets\n\n- PAY-1 one\n- PAY-1 two\n\n| Ticket | Author |\n|---|---|\n| PAY-1 | a |\n| PAY-1 | b |\n'),
      [],
    )
    assert.deepEqual(faultsOf(duplicateIssue, '## Resolved issues\n\n- PAY-1 one\n- PAY-1 two\n'), [])
    assert.deepEqual(faultsOf(duplicateIssue, '## Known issues\n\n- Depends on PAY-1\n- Blocked by PAY-1\n- UTF-8 is not read\n'), [])
  })

  it('points at the first entry', () => {
    const [problem] = runRule(duplicateIssue, '## Known issues\n\n- PAY-1 one\n- PAY-1 two\n').problems
    assert.deepEqual(
      problem?.related?.map((one) => 'at' in one && one.at.start),
      [19],
    )
  })
})
