import { change, guidance, type KindRequirements, required, section } from './requirement.ts'

/** What is written down of an incident when it is over. */
export const incidentRequirements: readonly KindRequirements[] = [
  {
    kind: 'incident-report',
    source: 'What teams write after an incident',
    requirements: [
      guidance('Day, severity, authors, status and duration', 'Date, Severity, Authors, Status, Duration (optional)'),
      required('A summary', 'Summary', section('Summary')),
      required(
        'The impact',
        'Impact',
        section('Impact'),
        change(
          '- 18 % of payments with a saved card were rejected, 1,240 in all\n- 86 orders were not placed again within a day\n',
          '',
          'empty-section',
        ),
      ),
      guidance('In figures', 'Impact'),
      required(
        'A timeline, in order and in UTC',
        'Timeline',
        section('Timeline'),
        change('2026-02-11T13:25Z', '2026-02-11T13:05Z', 'timeline-order'),
        change('2026-02-11T13:25Z', '2026-02-11 14:25 CET', 'non-utc-timestamp'),
      ),
      guidance('Detection, escalation, mitigation and resolution', 'Timeline'),
      required('The root cause', 'Root Cause', section('Root Cause')),
      guidance('Contributing causes', 'Contributing Causes (optional)'),
      guidance('How it was mitigated and resolved', 'Resolution (optional)'),
      guidance('What went well, what went badly, where it was luck', 'What Went Well, What Went Badly, Where We Got Lucky (optional)'),
      required(
        'Actions with owner and due date',
        'Action Items',
        section('Action Items'),
        change('| Test Lead |', '|  |', 'missing-owner'),
        change('| 2026-03-04 |', '|  |', 'empty-cell'),
      ),
      guidance('A ticket for each action', 'Action Items'),
      guidance('Lessons and evidence', 'Lessons, Evidence (optional)'),
    ],
  },
]
