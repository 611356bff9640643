import { change, guidance, item, type KindRequirements, line, required, section, value } from './requirement.ts'

/** What is written about a release. */
export const releaseRequirements: readonly KindRequirements[] = [
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
      required('What to do when it fails', 'Rollback & Incident Playbook', section('Rollback & Incident Playbook')),
      guidance('The release notes', 'Release Notes (optional); a separate kind'),
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
      required('Known issues', 'Known issues', section('Known issues')),
    ],
  },
]
