/** What the documents that the kinds come from ask for, and what enforces each of it. `README.md` beside the kinds is written from this. */

/** A change to the complete document of a kind, after which exactly one finding is left. */
export interface Breach {
  /** The text that goes, once in the document, and what comes in its place. */
  readonly change: readonly [string, string]
  readonly rule: string
}

export interface Requirement {
  /** What is asked for, in short. */
  readonly says: string
  /** The part of the kind that asks for it, or where the guidance stands. */
  readonly part: string
  /** Empty for what no machine can check: it is guidance, shown on hover. */
  readonly breaches: readonly Breach[]
}

export interface KindRequirements {
  readonly kind: string
  /** The title of the document that the kind comes from. */
  readonly source: string
  readonly requirements: readonly Requirement[]
}

/** The value behind a label is gone. */
const value = (label: string, text: string, rule = 'unfilled-field'): Breach => ({ change: [`${label} ${text}`, label], rule })
/** A line is gone. */
const line = (text: string, rule: string): Breach => ({ change: [`${text}\n`, ''], rule })
const change = (from: string, to: string, rule: string): Breach => ({ change: [from, to], rule })
const tick = (text: string): Breach => change(`- [x] ${text}`, `- [ ] ${text}`, 'unticked-item')
/** A checklist item is not ticked, or gone. */
const item = (text: string, evidence = ''): Breach[] => [tick(text), line(`- [x] ${text}${evidence}`, 'missing-item')]
/** A checklist item is not ticked, gone, or ticked without what proves it. */
const proven = (text: string, evidence: string): Breach[] => [
  ...item(text, ` ${evidence}`),
  change(`${text} ${evidence}`, text, 'ticked-without-evidence'),
]
const required = (says: string, part: string, ...breaches: readonly Breach[]): Requirement => ({ says, part, breaches })
const guidance = (says: string, part: string): Requirement => ({ says, part, breaches: [] })

export const kindRequirements: readonly KindRequirements[] = [
  {
    kind: 'support-handoff',
    source: 'Support Handoff Template',
    requirements: [
      guidance('What the handoff is for', 'Purpose (optional)'),
      required('Release name or version', 'Release Information', value('**Release Name/Version**:', 'Checkout 2.4.0')),
      required(
        'Release date',
        'Release Information',
        value('**Release Date**:', '2026-03-17'),
        line('- **Release Date**: 2026-03-17', 'missing-field'),
      ),
      required('Product or feature', 'Release Information', value('**Product/Feature**:', 'Checkout')),
      required(
        'Exactly one release type',
        'Release Information',
        change('[x] Minor', '[ ] Minor', 'unchosen-option'),
        change('[ ] Patch', '[x] Patch', 'unchosen-option'),
      ),
      required(
        'Support lead, engineering contact, product manager',
        'Release Information',
        value('**Support Lead**:', 'Support Lead, EMEA\n'.trim()),
        value('**Engineering Contact**:', 'Payments team'),
        value('**Product Manager**:', 'Product Manager, Checkout'),
      ),
      required(
        'What is new, as a list',
        'Release Summary',
        change(
          '- Saved payment methods for returning customers\n- Receipts as PDF\n- The total no longer jumps when a voucher is removed\n',
          '-\n',
          'empty-list-item',
        ),
      ),
      required(
        'User impact and business impact',
        'Release Summary',
        change('- Fewer abandoned baskets on mobile devices\n', '-\n', 'empty-list-item'),
      ),
      required(
        'One block for each feature',
        'Feature Details',
        change('### Feature 1: Saved payment methods', '### Feature 1:', 'empty-section'),
      ),
      required(
        'Description, target users, way of access',
        'Feature',
        value('**Target Users**:', 'Customers with an account, on all plans'),
        line('**How to Access**: Account → Payment → Saved methods\n', 'missing-field'),
      ),
      required(
        'Key capabilities, use cases, limitations',
        'Feature',
        change('- Cards only; direct debit follows in 2.5\n', '-\n', 'empty-list-item'),
      ),
      required(
        'Documentation, ticked with a link',
        'Support Readiness',
        ...proven('FAQ prepared:', 'https://wiki.example.com/faq/checkout-2-4'),
      ),
      required(
        'Training scheduled, prepared, with an environment',
        'Support Readiness',
        ...proven('Support team training session scheduled:', '2026-03-10T09:00Z'),
        ...item('Training materials prepared and shared'),
      ),
      required(
        'Knowledge base, known issues, workarounds',
        'Support Readiness',
        ...item('Knowledge base articles created/updated'),
        ...item('Workarounds documented'),
      ),
      required(
        'A workaround for each known issue',
        'Known Issues & Limitations',
        change('| Sign out and in again |', '|  |', 'missing-workaround'),
      ),
      required(
        'Severity and time of the fix of each known issue',
        'Known Issues & Limitations',
        change('| Low |', '|  |', 'empty-cell'),
        change('| 2026-03-24 |', '|  |', 'missing-eta'),
      ),
      required(
        'Symptoms, steps and escalation of common problems',
        'Troubleshooting Guide',
        value('**Symptoms**:', 'The PDF is empty'),
        value('**Escalation**:', 'Payments team, with the order number'),
      ),
      required('Questions with answers', 'FAQs', value('**A**:', 'It follows with 2.5.')),
      required(
        'Escalation levels 1 to 3 and an emergency contact',
        'Escalation Paths',
        change(
          '### Level 3 - Product/Management\n- **Contact**: Product Manager\n- **When to Use**: Feature requests, business-critical issues, strategic decisions\n- **Response Time**: 1 business day\n',
          '',
          'missing-escalation-level',
        ),
      ),
      required(
        'Contact, when to use and response time of each',
        'Escalation Paths',
        value('**Contact**:', 'Payments team, #payments-support', 'missing-contact'),
        value('**Response Time**:', '4 hours on business days', 'missing-response-time'),
        value('**When to Use**:', 'Technical issues, bugs, performance problems'),
      ),
      required(
        'Success metrics',
        'Monitoring & Metrics',
        change(
          '- Share of purchases with a saved card above 20 % after two weeks\n- No more than 5 tickets a day about payment\n',
          '-\n',
          'empty-list-item',
        ),
      ),
      required(
        'Dashboards for users, health and errors',
        'Monitoring & Metrics',
        value('**Error Logs**:', 'https://logs.example.com/checkout'),
      ),
      required(
        'Alert thresholds',
        'Monitoring & Metrics',
        change(
          '- Payment errors: more than 2 % over 10 minutes\n- Page time: more than 4 s at the 95th percentile\n',
          '-\n',
          'empty-list-item',
        ),
      ),
      required(
        'Rollback criteria, procedure and contacts',
        'Rollback Plan',
        value('**Decision Maker**:', 'Product Manager'),
        change(
          '1. Switch the flag `saved-methods` off\n2. Deploy 2.3.6 from the release page\n3. Tell #payments-support\n',
          '1.\n',
          'empty-list-item',
        ),
      ),
      required('Channels for feedback', 'Feedback Loop', value('**Email**:', 'payments-support@example.com')),
      required('Regular check-ins', 'Feedback Loop', value('**Second Week**:', 'Sync on Monday and Thursday')),
      required('Announcements, ticked with link or date', 'Customer Communication', ...proven('Customer email sent:', '2026-03-17')),
      required(
        'Texts that support may use',
        'Customer Communication',
        value('**Service Disruption**:', 'https://wiki.example.com/texts/disruption'),
      ),
      required('Further resources', 'Additional Resources', value('**Design Mockups**:', 'https://design.example.com/checkout-2-4')),
      required(
        'Sign-off of three roles with name and date',
        'Sign-Off',
        change('Support Lead, EMEA Date: 2026-03-10', '____ Date: ____', 'unsigned'),
        change('Support Lead, EMEA Date: 2026-03-10', 'Support Lead, EMEA Date: ____', 'undated-sign-off'),
      ),
      guidance('Notes after the release', 'Post-Release Notes, asked for from the stage closed on'),
    ],
  },
  {
    kind: 'cs-handoff',
    source: 'CS Handoff',
    requirements: [
      required('What is new, in one paragraph', "What's New", change('switch it on.\n', 'switch it on.\n\nIt is fast.\n', 'length')),
      guidance('In the words of CS, not of engineering', "What's New"),
      required(
        'The happy path, step by step',
        'Happy Path',
        change(
          '1. Gal opens an exam and clicks Grade\n2. Gal enters the points and presses the arrow key\n3. The next exam appears with the cursor in the first field\n',
          '1.\n',
          'empty-list-item',
        ),
      ),
      required(
        'Known limitations, named',
        'Known Limitations',
        change('- Not yet available in Hebrew\n- Not yet supported on tablets\n', '-\n', 'empty-list-item'),
      ),
      required(
        'Three or four likely questions',
        'Likely Questions',
        change('### Q: Will I get the old way back?\n**A**: The button for the next exam stays where it was.\n\n', '', 'length'),
      ),
      required('Each question answered', 'Likely Questions', value('**A**:', 'No, those have one participant.')),
      required(
        'Escalation: how to look it up, how to reproduce it, how to file the bug',
        'Escalation Path',
        line('- **L1**: Search the help centre for "shortcut"; the article lists all keys', 'missing-escalation-level'),
        value('**L2**:', 'Reproduce with the demo school, class 7b, in a private window', 'missing-escalation-level'),
        line('- **L3**: File a bug in the GRADE project with the label `chain-grading`', 'missing-escalation-level'),
      ),
      required('The dashboard', 'Dashboard link', value('**Dashboard link**:', 'https://metrics.example.com/grading/signals')),
      required(
        'Written a week before the release',
        'Written',
        change('**Written**: 2026-03-09', '**Written**: 2026-03-11', 'late-handoff'),
        value('**Written**:', '2026-03-09'),
      ),
      required(
        'Gone through with the CS lead, 30 minutes',
        'Walkthrough with CS lead',
        value('**Walkthrough with CS lead**:', '2026-03-11T09:00Z, 30 minutes'),
        change('30 minutes', '90 minutes', 'agenda-length'),
      ),
      required(
        'Kept up to date in the roll-out, at 1 % and 5 %',
        'Updated at 1%, Updated at 5%',
        value('**Updated at 1%**:', '2026-03-18'),
        line('- **Updated at 5%**: planned for 2026-03-20', 'missing-field'),
      ),
      guidance('What is asked in the walkthrough is answered here', 'Walkthrough with CS lead'),
    ],
  },
  {
    kind: 'customer-handoff',
    source: 'Handoff to Customer / Success Team',
    requirements: [
      required(
        'The checklist before the handoff',
        'Pre-Handoff Checklist',
        ...item('All success criteria have been validated'),
        ...item('Everything is working as expected'),
        ...item('Documentation is complete (architecture, runbooks, procedures)'),
        ...item('Customer team has been trained (if applicable)'),
        ...item('Access and credentials are documented'),
        ...item('Handoff session is scheduled'),
        ...item('Success team is briefed (if applicable)'),
      ),
      required(
        'What was deployed',
        'What was deployed',
        change(
          "## What was deployed\n\nThree search nodes (8.13.2) and an indexer (2.4.0) run in the customer's own cluster. The indexer reads from the order database every five minutes.\n",
          '## What was deployed\n',
          'empty-section',
        ),
      ),
      guidance('Architecture, configuration, dependencies, access, network', 'What was deployed'),
      required('How to access it', 'How to access it', change('## How to access it', '## Notes', 'missing-section')),
      required('How to operate it', 'How to operate it', change('## How to operate it', '## Notes', 'missing-section')),
      required('How to troubleshoot', 'How to troubleshoot', change('## How to troubleshoot', '## Notes', 'missing-section')),
      required('Whom to contact', 'Who to contact', change('## Who to contact', '## Notes', 'missing-section')),
      required('Resources', 'Resources', line('- https://docs.example.com/search', 'empty-section')),
      required(
        'Runbooks for health, restart, logs, backup, common problems and escalation',
        'Operational Runbooks',
        value('**How to check system health**:', 'https://wiki.example.com/search/health'),
        value('**How to restart services if needed**:', 'https://wiki.example.com/search/restart'),
        value('**How to view logs and troubleshoot**:', 'https://wiki.example.com/search/logs'),
        value('**How to perform backups (if applicable)**:', 'https://wiki.example.com/search/backup'),
        value('**How to handle common issues**:', 'https://wiki.example.com/search/issues'),
        line('- **Escalation procedures**: https://wiki.example.com/search/escalation', 'missing-field'),
      ),
      guidance('Training materials', 'Training Materials (optional)'),
      required(
        'A session whose agenda takes 60 to 90 minutes',
        'Handoff Session, Agenda',
        change('Walkthrough (35 min)', 'Walkthrough (75 min)', 'agenda-length'),
      ),
      guidance('Let them drive, do not rush, write down questions', 'Handoff Session'),
      required(
        'Documentation sent within 24 hours',
        'Immediate Follow-Up',
        change('2026-02-27T09:30Z', '2026-02-28T09:30Z', 'late-handoff'),
      ),
      required(
        'The follow-up',
        'Immediate Follow-Up; its items from the stage closed on',
        change('## Immediate Follow-Up', '## Notes', 'missing-section'),
      ),
      required(
        'The transition period',
        'Transition Period; its items from the stage closed on',
        change('## Transition Period', '## Notes', 'missing-section'),
      ),
      required(
        'The final steps',
        'Final Steps; its items from the stage closed on',
        change('## Final Steps', '## Notes', 'missing-section'),
      ),
      guidance(
        'Test before the handoff, be there afterwards, settle response times',
        'Pre-Handoff Checklist, Transition Period, Who to contact',
      ),
    ],
  },
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
  {
    kind: 'release-guide',
    source: 'Release & Deployment Guide',
    requirements: [
      guidance('What the guide is for', 'Purpose (optional)'),
      required('Patch, minor or major', 'Release type', change('[x] Minor', '[ ] Minor', 'unchosen-option')),
      required(
        'Requirements before the release',
        'Pre-release requirements',
        ...item('All acceptance criteria met and PRs merged'),
        ...item('Passing CI and security scans'),
        ...item('Release notes drafted'),
        ...item('Rollback / mitigation plan documented'),
        ...item('Smoke tests prepared'),
      ),
      required('Seven roles', 'Role-Specific Release Responsibilities', change('### UX Designer\n', '### Painter\n', 'missing-section')),
      required(
        'Duties before, on and after the day of the release',
        'Each role',
        value('**Pre-release**:', 'Complete final test pass in staging'),
        line('- **Release day**: Execute production smoke tests', 'missing-field'),
        value('**Post-release**:', 'Monitor for quality regressions'),
      ),
      required(
        'Sign-off of each role with name and date',
        'Each role',
        change('Requirements fulfillment confirmation: Lea Cohen Date: 2026-03-16', 'Requirements fulfillment confirmation', 'unsigned'),
        change('Design quality confirmation: Tom Weiss Date: 2026-03-16', 'Design quality confirmation: Tom Weiss', 'undated-sign-off'),
      ),
      required(
        'The deployment checklist',
        'Deployment Checklist',
        ...item('Deployment window scheduled (if needed)'),
        ...item('Backup or snapshot (if applicable)'),
        ...item('**QA Lead**: Sign-off on test completion'),
        ...item('Run post-deploy verifications'),
      ),
      required(
        'In order',
        'Deployment Checklist',
        change(
          '- [x] Backup or snapshot (if applicable)\n- [x] Deploy to staging and run smoke tests\n',
          '- [x] Deploy to staging and run smoke tests\n- [x] Backup or snapshot (if applicable)\n',
          'section-order',
        ),
      ),
      required(
        'All sign-offs confirmed by the project manager',
        'Deployment Checklist',
        ...item('**Project Manager**: Confirm all sign-offs received'),
      ),
      required(
        'Hand-offs with what, expected action and timing',
        'Cross-functional Release Hand-offs',
        change('### DevOps Engineer → Project Manager', '### Notes', 'missing-section'),
        value('**Expected action**:', 'Stakeholder communication'),
        line('- **Timing**: Pre-deployment gate', 'missing-field'),
      ),
      required(
        'What to do when it fails',
        'Rollback & Incident Playbook',
        change('## Rollback & Incident Playbook', '## Notes', 'missing-section'),
      ),
      guidance('The release notes', 'Release Notes (optional); a kind of their own'),
    ],
  },
  {
    kind: 'release-notes',
    source: 'Release & Deployment Guide',
    requirements: [
      required('Name or number', 'Release name / number', value('**Release name / number**:', 'Checkout 2.4.0')),
      required('Date', 'Date', value('**Date**:', '2026-03-17')),
      required('Summary', 'Summary', change('\nCustomers can keep a card for their next purchase.\n', '', 'empty-section')),
      required('Notable changes', 'Notable changes', change('- Saved payment methods\n- Receipts as PDF\n', '-\n', 'empty-list-item')),
      guidance('Migration steps, if there are any', 'Migration steps (optional)'),
      required('Known issues', 'Known issues', change('## Known issues', '## Notes', 'missing-section')),
    ],
  },
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
      required('Recent changes', 'Recent Changes', change('## Recent Changes', '## Notes', 'missing-section')),
      required('What to watch', 'Watch-outs', change('## Watch-outs', '## Notes', 'missing-section')),
      guidance('If this is seen, then do that', 'Watch-outs'),
      guidance("The receiver's own summary", "Receiver's Summary, asked for from the stage accepted on"),
    ],
  },
  {
    kind: 'agent-handoff',
    source: 'What people and coding agents leave for the next one',
    requirements: [
      required('The state of the work', 'State', change('## State', '## Notes', 'missing-section')),
      required('What is done', 'Done', change('## Done', '## Notes', 'missing-section')),
      required(
        'Next steps in order',
        'Next Steps',
        change('1. Make the test on duplicates pass\n2. Measure the import of a full day\n', '1.\n', 'empty-list-item'),
      ),
      required('Decisions', 'Decisions', change('## Decisions', '## Notes', 'missing-section')),
      required('Open questions', 'Open Questions', change('## Open Questions', '## Notes', 'missing-section')),
      required('How to verify', 'How to Verify', change('## How to Verify', '## Notes', 'missing-section')),
    ],
  },
]
