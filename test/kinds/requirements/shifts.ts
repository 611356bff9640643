import { change, guidance, type KindRequirements, line, required, section, value } from './requirement.ts'

/** What whoever goes leaves for whoever comes. */
export const shiftRequirements: readonly KindRequirements[] = [
  {
    kind: 'on-call-handoff',
    source: 'What on-call teams write',
    requirements: [
      required(
        'The period, in UTC',
        'Period',
        value('**Period**:', '2026-02-22T09:00Z – 2026-03-01T09:00Z'),
        change('2026-02-22T09:00Z', '2026-02-22 09:00 CET', 'non-utc-timestamp'),
      ),
      required(
        'Outgoing and incoming',
        'Outgoing, Incoming',
        value('**Outgoing**:', 'Kim Larsen'),
        line('- **Incoming**: Ade Okoro', 'missing-field'),
      ),
      required(
        'Open incidents with severity, owner and next action',
        'Open Incidents',
        change('| SEV-3 |', '|  |', 'empty-cell'),
        change('| Ade Okoro |', '|  |', 'missing-owner'),
      ),
      required('Recent changes', 'Recent Changes', section('Recent Changes')),
      required('What to watch', 'Watch-outs', section('Watch-outs')),
      guidance('What to do about each sign', 'Watch-outs'),
      guidance("The receiver's own summary", "Receiver's Summary, required from stage accepted on"),
    ],
  },
  {
    kind: 'agent-handoff',
    source: 'What people and coding agents leave for the next one',
    requirements: [
      required('The state of the work', 'State', section('State')),
      required('What is done', 'Done', section('Done')),
      required(
        'Next steps in order',
        'Next Steps',
        change('1. Make the test on duplicates pass\n2. Measure the import of a full day\n', '1.\n', 'empty-list-item'),
      ),
      required('Decisions', 'Decisions', section('Decisions')),
      required('Open questions', 'Open Questions', section('Open Questions')),
      required('How to verify', 'How to Verify', section('How to Verify')),
    ],
  },
]
