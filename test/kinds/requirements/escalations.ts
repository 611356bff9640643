import { change, guidance, type KindRequirements, line, required, tick, value } from './requirement.ts'

/** What an escalation and its updates ask for. */
export const escalationRequirements: readonly KindRequirements[] = [
  {
    kind: 'escalation-packet',
    source: 'Product Support Handoffs',
    requirements: [
      required(
        'A summary of two or three sentences',
        'Summary',
        change(
          'The flag is rolled back for half of the tenants, and errors have halved there.',
          'The flag is back. Errors have halved. All is well.',
          'length',
        ),
      ),
      guidance('Severity, blast radius and status in the summary', 'Summary'),
      required(
        'Impact and telemetry',
        'Impact & Telemetry',
        value('**Impact & Telemetry:**', '12 % of sign-ins fail, 340 tenants are affected; https://metrics.example.com/sign-in'),
      ),
      required(
        'The way to reproduce it',
        'Reproduction Steps',
        value('**Reproduction Steps:**', 'See the recipe below; also seen with tokens issued before 2026-02-28'),
      ),
      required(
        'What was tried, with result and rollback state',
        'Mitigation Attempts',
        line(
          '- **Mitigation Attempts:** Rolled the flag `new-session` back for half of the tenants, approved by the incident commander; errors halved, the other half still has it',
          'missing-field',
        ),
      ),
      required(
        'Risks and constraints',
        'Risks & Blocking Constraints',
        value('**Risks & Blocking Constraints:**', 'The signing keys rotate at 2026-03-01T18:00Z'),
      ),
      required(
        'What engineering is asked for',
        'Asks for Engineering',
        value('**Asks for Engineering:**', 'A hotfix of the session service, or the word that the flag may go for all'),
      ),
      required(
        'When the next update is due, in UTC',
        'Next Update Due',
        value('**Next Update Due:**', '2026-03-01T12:15Z, Incident Commander'),
        change('2026-03-01T12:15Z', '2026-03-01T13:15+01:00', 'non-utc-timestamp'),
      ),
      required(
        'Who gives the next update',
        'Next Update Due',
        change('2026-03-01T12:15Z, Incident Commander', '2026-03-01T12:15Z', 'missing-owner'),
      ),
      required(
        'An update at least every 60 minutes',
        'Next Update Due',
        change('2026-03-01T12:15Z', '2026-03-01T15:15Z', 'overdue-update'),
        change('2026-03-01T12:15Z', '2026-03-01T11:55Z', 'overdue-update'),
      ),
      required(
        'Environment, flags, data, steps, expected, actual, evidence',
        'Reproduction Recipe',
        change('- [x] Env: prod build 7f3c2a1', '- [x] Env:', 'ticked-without-evidence'),
        line('- [x] Flags: new-session=on', 'missing-item'),
        line('- [x] Data: tenant-fixture-12 via the admin API', 'missing-item'),
        tick('Steps:'),
        tick('Expected: The start page'),
        tick('Actual: Error 500'),
        change('- [x] Evidence: https://evidence.example.com/sign-in', '- [x] Evidence:', 'ticked-without-evidence'),
      ),
      required(
        'Detection, triage, mitigation and handoff',
        'Incident Timeline',
        line('| Triage | 2026-03-01T10:55Z | Incident Commander | SEV-2, eu-central |', 'missing-milestone'),
      ),
      required('In order', 'Incident Timeline', change('2026-03-01T10:55Z', '2026-03-01T10:35Z', 'timeline-order')),
      required('In UTC', 'Incident Timeline', change('2026-03-01T10:55Z', '2026-03-01T02:55-08:00', 'non-utc-timestamp')),
      required('Each with an owner', 'Incident Timeline', change('| Support On-Call |', '|  |', 'missing-owner')),
      guidance(
        'Approvals, on-call matrix, sanitized data',
        "Mitigation Attempts, Reproduction Recipe; customers' data and secrets are found by `personal-data` and `secret`",
      ),
    ],
  },
  {
    kind: 'status-update',
    source: 'Product Support Handoffs',
    requirements: [
      required('Audience: customers, executive or internal', 'Audience', value('**Audience:**', 'customers')),
      required('Channel: email, status page or Slack', 'Channel', value('**Channel:**', 'statuspage')),
      required(
        'A summary of one sentence',
        'Summary',
        change(
          'fail, and half of the affected customers are back to normal.',
          'fail. Half of the affected customers are back to normal.',
          'length',
        ),
      ),
      required('Details', 'Details', value('**Details:**', 'The cause is known; a change is being taken back step by step.')),
      required(
        'The next update, in UTC',
        'Next Update',
        value('**Next Update:**', '2026-03-01T12:40Z'),
        change('2026-03-01T12:40Z', 'in an hour', 'relative-time'),
      ),
      required('Every 60 minutes until it is resolved', 'Next Update', change('2026-03-01T12:40Z', '2026-03-01T14:40Z', 'overdue-update')),
      guidance('A wrap-up after the resolution', 'Status; with `resolved` no update is due'),
    ],
  },
]
