/** A template is the schema: what it shows is what it asks for. */
import assert from 'node:assert/strict'
import type { Part } from '../../../server/src/core/template/kind.ts'
import { readKind } from '../../../server/src/core/template/template.ts'
import escalationTemplate from '../../fixtures/escalation-skeletons.md'
import supportTemplate from '../../fixtures/support-template.md'
import { findingsIn, kindOf, text } from '../../support/check.ts'

/** What a template asks for, a line for each part. */
function partsOf(template: string): string[] {
  const lines: string[] = []
  const visit = (part: Part, indent: string) => {
    lines.push(indent + inWords(part))
    if (part.type === 'section') for (const child of [...part.parts, ...part.sections]) visit(child, `${indent}  `)
    if (part.type === 'record') for (const field of part.fields) visit(field, `${indent}  `)
  }
  const { root } = readKind(template, 'tested')
  for (const child of [...root.parts, ...root.sections]) visit(child, '')
  return lines
}

function inWords(part: Part): string {
  const asked = [part.optional && 'optional', part.from && `from ${part.from}`].filter(Boolean).join(', ')
  const details = () => {
    switch (part.type) {
      case 'section':
        return part.repeats ? `section ${part.stem}…` : `section ${part.name}`
      case 'field': {
        const list = part.list === 'none' ? '' : ` with ${part.list === 'ordered' ? 'steps' : 'items'}`
        return `${part.signOff ? 'sign-off' : 'field'} ${part.name}: ${part.choices.length > 0 ? part.choices.join('|') : part.valueType}${list}`
      }
      case 'item':
        return `item ${part.name}${part.evidence ? `: ${part.evidence}` : ''}`
      case 'table':
        return `table ${part.columns.map((column) => `${column.name}: ${column.valueType}`).join(', ')}${part.rows.length > 0 ? ` with ${part.rows.map((row) => row.name).join(', ')}` : ''}`
      case 'list':
        return part.ordered ? 'steps' : 'list'
      case 'record':
        return 'record'
      case 'prose':
        return 'prose'
    }
  }
  return `${details()}${asked ? ` (${asked})` : ''}`
}

const templates: Readonly<Record<string, readonly [template: string, parts: readonly string[]]>> = {
  'a title is no section': ['# Handoff\n\n## Summary\n\nWhat happened?\n', ['section Summary', '  prose']],
  'a title alone holds fields': ['# Handoff\n\n- **Owner**:\n', ['field Owner: person']],
  'several headings of the first depth are sections': ['# A\n\n-\n\n# B\n\n-\n', ['section A', '  list', 'section B', '  list']],
  'sections keep their depth': [
    '# T\n\n## A\n\n### B\n\n-\n\n#### C\n\n-\n',
    ['section A', '  section B', '    list', '    section C', '      list'],
  ],
  'a heading with a blank repeats': ['# T\n\n## Feature 1: [Name]\n\n**Use**:\n', ['section Feature…', '  field Use: text']],
  'repeated headings are one part': [
    '# T\n\n## FAQ\n\n### Q: [One]\n**A**:\n\n### Q: [Two]\n**A**:\n',
    ['section FAQ', '  section Q…', '    field A: text'],
  ],
  'labels in every form': [
    '## S\n\n**A**: [v w]\n\n- **B:** [x y]\n- C: [z]\n\n> **D:** <e f>\n\n| Field | Value |\n|---|---|\n| E | |\n',
    ['section S', '  field A: text', '  field B: text', '  field C: text', '  field D: text', '  field E: text'],
  ],
  'labels behind each other': [
    '## S\n\n- **A:** [v w] · **B:** [x y]\n- **C:** [z] | **D:** [u]\n',
    ['section S', '  field A: text', '  field B: text', '  field C: text', '  field D: text'],
  ],
  'a label in a sentence is none': ['## S\n\nThis page: kept for a year.\n', ['section S']],
  'types from blanks': [
    '- **A**: [Date]\n- **B**: YYYY-MM-DDThh:mmZ\n- **C**: [Link]\n- **D**: [#channel-name]\n- **E**: [Name]\n- **F**: [Version]\n- **G**: [Severity]\n',
    [
      'field A: date',
      'field B: timestamp',
      'field C: link',
      'field D: channel',
      'field E: person',
      'field F: version',
      'field G: severity',
    ],
  ],
  'types from labels': [
    '- **Release Date**:\n- **Next update**:\n- **Support Lead**:\n- **E-mail**:\n- **Slack channel**:\n- **Severity**:\n- **Datum**:\n',
    [
      'field Release Date: date',
      'field Next update: timestamp',
      'field Support Lead: person',
      'field E-mail: email',
      'field Slack channel: channel',
      'field Severity: severity',
      'field Datum: date',
    ],
  ],
  'several boxes are one choice': ['- **Type**: [ ] Major [ ] Minor\n', ['field Type: Major|Minor']],
  'bars in a blank are a choice': ['**Audience**: <customers|internal>\n', ['field Audience: customers|internal']],
  'a choice in code': ['**Audience**: `<customers|internal>`\n', ['field Audience: customers|internal']],
  'lists below labels': ['**Steps**:\n1.\n2.\n\n**Limits**:\n-\n', ['field Steps: text with steps', 'field Limits: text with items']],
  'labels below a label': [
    '## S\n\n**Contacts**:\n- **Support**: [Name]\n- **Search**: [Name]\n\n- **Links**:\n  - **Log**: [Link]\n- **Note**:\n',
    ['section S', '  field Support: person', '  field Search: person', '  field Log: link', '  field Note: text'],
  ],
  'a checklist': [
    '## C\n\n- [ ] Runbook updated\n- [ ] FAQ written: [Link]\n- [ ] Session held: [Date/Time]\n',
    ['section C', '  item Runbook updated', '  item FAQ written: link', '  item Session held: timestamp'],
  ],
  'an empty list and empty steps': ['## A\n\n-\n-\n\n## B\n\n1.\n', ['section A', '  list', 'section B', '  steps']],
  'a list below a question': ['## A\nWhat is new?\n-\n', ['section A', '  list']],
  'a table to fill in': [
    '## T\n\n| Issue | Severity | ETA |\n|---|---|---|\n| | | |\n',
    ['section T', '  table Issue: text, Severity: severity, ETA: text'],
  ],
  'a table with names': [
    '## T\n\n| Milestone | Time (UTC) | Owner |\n|---|---|---|\n| Detection | YYYY-MM-DDThh:mmZ | [Name] |\n| Handoff | YYYY-MM-DDThh:mmZ | [Name] |\n',
    ['section T', '  table Milestone: text, Time (UTC): timestamp, Owner: person with Detection, Handoff'],
  ],
  'a table with names behind numbers and times': [
    '## T\n\n| # | Time | Step | Owner |\n|---|---|---|---|\n| 1 | HH:MM | Stop | |\n| 2 | HH:MM | Copy | |\n',
    ['section T', '  table #: text, Time: time, Step: text, Owner: person with Stop, Copy'],
  ],
  'a table with values behind blanks': [
    '## T\n\n| Part | State |\n|---|---|\n| [One] | Done |\n| [Two] | Open |\n\n| Part | State | By |\n|---|---|---|\n| [One] | Done | |\n| [Two] | Open | |\n',
    ['section T', '  table Part: text, State: text', '  table Part: text, State: text, By: person'],
  ],
  'sign-offs': ['## S\n\n- **Lead**: ________ Date: ________\n', ['section S', '  sign-off Lead: person']],
  'fields that come again are a record': [
    '## I\n\n**Issue**: [One]\n- **Steps**:\n  1.\n\n**Issue**: [Two]\n- **Steps**:\n  1.\n',
    ['section I', '  record', '    field Issue: text', '    field Steps: text with steps'],
  ],
  'what comes after the event is asked for later': [
    '# T\n\n## A\n\n-\n\n## Post-Release Notes\n\n**Date**:\n',
    ['section A', '  list', 'section Post-Release Notes (from closed)', '  field Date: date'],
  ],
  directives: [
    text(`
      # T

      ## A
      <!-- handoff: { optional: true } -->

      -

      ## B

      - **C**: <!-- handoff: { type: email, from: accepted } -->
      - **D**: <!-- handoff: { values: [red, green] } -->
    `),
    ['section A (optional)', '  list', 'section B', '  field C: email (from accepted)', '  field D: red|green'],
  ],
}

describe('templates', () => {
  for (const [name, [template, parts]] of Object.entries(templates)) {
    it(name, () => {
      assert.deepEqual(partsOf(template), parts)
      assert.deepEqual(partsOf(template.replace(/\n/g, '\r\n')), parts)
    })
  }

  it('of a team are read as they are', () => {
    assert.deepEqual(kindOf({ template: supportTemplate }).problems, [])
    assert.deepEqual(partsOf(supportTemplate), supportParts)
    assert.deepEqual(kindOf({ template: escalationTemplate }).problems, [])
    assert.deepEqual(partsOf(escalationTemplate), escalationParts)
  })

  it('give their title, description and globs in the front matter', () => {
    const kind = readKind(
      '---\nkind: shift\ntitle: Shift handoff\ndescription: From one shift to the next.\nversion: 3\nmatch: ["shifts/**", "*.shift.md"]\n---\n\n# T\n\n-\n',
      'file',
    )
    assert.deepEqual(
      [kind.id, kind.title, kind.description, kind.version, kind.match],
      ['shift', 'Shift handoff', 'From one shift to the next.', '3', ['shifts/**', '*.shift.md']],
    )
  })

  it('are called after their heading, else after their file', () => {
    assert.equal(readKind('# Shift Handoff Template\n\n## A\n\n-\n', 'file').title, 'Shift Handoff')
    assert.equal(readKind('# Übergabe (Vorlage)\n\n## A\n\n-\n', 'file').title, 'Übergabe')
    assert.equal(readKind('## A\n\n-\n\n## B\n\n-\n', 'night-shift').title, 'Night shift')
  })

  it('that are empty ask for nothing, and say so', () => {
    for (const template of ['', '\n', '\uFEFF', '---\nkind: a\n---\n', 'Some prose.\n']) {
      assert.deepEqual(partsOf(template), [])
      assert.equal(findingsIn(template, { isTemplate: true }).length, 1)
    }
  })

  it('whose prose was left count as empty where it asks for something', () => {
    const template = '# T\n\n## Impact\n\nWhat do users notice?\n\n## Note\n\nThis page is kept for a year.\n'
    assert.deepEqual(findingsIn(template, { template }), [
      '5:22-5:22 empty-section Section "Impact" is empty; expected content, or "None" with a reason',
    ])
  })
})

const supportParts = text(`
  section Purpose
  section Release Information
    field Release Name/Version: text
    field Release Date: date
    field Product/Feature: text
    field Release Type: Major|Minor|Patch|Hotfix
    field Support Lead: person
    field Engineering Contact: person
    field Product Manager: person
  section Release Summary
    section What's New
      list
    section User Impact
      list
    section Business Impact
      list
  section Feature Details
    section Feature…
      field Description: text
      field Target Users: text
      field How to Access: text
      field Key Capabilities: text with items
      field Common Use Cases: text with steps
      field Known Limitations: text with items
  section Support Readiness
    section Documentation
      item User-facing documentation published: link
      item Internal runbooks updated: link
      item FAQ prepared: link
      item Video tutorials or demos available: link
      item API documentation updated (if applicable): link
    section Training
      item Support team training session scheduled: timestamp
      item Training materials prepared and shared
      item Hands-on demo/sandbox environment available
      item Support team has access to test environment
    section Knowledge Base
      item Knowledge base articles created/updated
      item Troubleshooting guides prepared
      item Known issues documented
      item Workarounds documented
  section Known Issues & Limitations
    table Issue ID: text, Description: text, Severity: severity, Workaround: text, ETA for Fix: text
  section Troubleshooting Guide
    section Common Issues
      record
        field Issue: text
        field Symptoms: text
        field Resolution Steps: text with steps
        field Escalation: person
  section FAQs
    section Q…
      field A: text
  section Escalation Paths
    section Level 1 - Support Team
      field Contact: person
      field When to Use: text
    section Level 2 - Engineering
      field Contact: person
      field When to Use: text
      field Response Time: text
    section Level 3 - Product/Management
      field Contact: person
      field When to Use: text
    section Emergency Contact
      field On-Call: link
      field When to Use: text
  section Monitoring & Metrics
    section Success Metrics
      list
    section Monitoring Dashboards
      field User Metrics: link
      field System Health: link
      field Error Logs: link
    section Alert Thresholds
      list
  section Rollback Plan
    section Rollback Criteria
      list
    section Rollback Procedure
      steps
    section Rollback Contacts
      field Decision Maker: person
      field Engineering Lead: person
      field On-Call: text
  section Feedback Loop
    section Support Feedback Channel
      field Issue Tracking: link
      field Slack Channel: channel
      field Email: email
    section Regular Check-ins
      field First Week: text
      field Second Week: text
      field Ongoing: text
  section Customer Communication
    section Launch Announcement
      item Release notes published: link
      item Customer email sent: date
      item In-app notification active: date
      item Social media announcement: date
      item Blog post published: link
    section Communication Templates
      field Feature Announcement: link
      field Known Issue: link
      field Service Disruption: link
  section Additional Resources
    field Project Documentation: link
    field Technical Specs: link
    field Design Mockups: link
    field Demo Environment: link
    field Slack Channel: channel
  section Sign-Off
    sign-off Engineering Lead: person
    sign-off Support Lead: person
    sign-off Product Manager: person
  section Post-Release Notes (from closed)
    field Date: date
    field Note: text
`)
  .trimEnd()
  .split('\n')

const escalationParts = text(`
  section Incident Timeline Table
    table Milestone: text, Timestamp (UTC): timestamp, Owner: person, Notes: text with Detection, Triage, Mitigation, Handoff
  section Reproduction Recipe Checklist
    item Env: text
    item Flags: text
    item Data: text
    item Steps: text
    item Expected: text
    item Actual: text
    item Evidence: link
  section Escalation Packet Skeleton
    field Summary: text
    field Impact & Telemetry: text
    field Reproduction Steps: text
    field Mitigation Attempts: text
    field Risks & Blocking Constraints: text
    field Asks for Engineering: text
    field Next Update Due: timestamp
  section Status Update Draft Template
    field Audience: customers|executive|internal
    field Channel: email|statuspage|Slack
    field Summary: text
    field Details: text
    field Next Update: timestamp
`)
  .trimEnd()
  .split('\n')
