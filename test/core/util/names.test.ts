/** Names mean the same part if people would say that they do. */
import assert from 'node:assert/strict'
import { agreement, named } from '../../../server/src/core/markdown/outline.ts'
import { nameKey } from '../../../server/src/core/util/names.ts'

const same = [
  ['Known issues', 'KNOWN ISSUES'],
  ['Known issues', 'Known issue'],
  ['Known issues', '## Known issues:'],
  ['Known issues', '3. Known issues'],
  ['Known issues', '3.1 Known issues'],
  ['Known issues', '2) Known issues'],
  ['Known issues', 'III – Known issues'],
  ['Known issues', 'iv. Known issues'],
  ['Known issues', '🚨 Known issues'],
  ['Known issues', '🚨 3. Known issues'],
  ['Known issues', '**Known issues**'],
  ['Known issues', '_Known_ issues'],
  ['Known issues', 'The known issues'],
  ['Known issues', 'Known issues table'],
  ['Known issues & limitations', 'Known issues / limitations'],
  ['Escalation path', 'Escalation paths'],
  ['Checklist for the release', 'Release'],
  ['Reproduction recipe', 'Reproduction Recipe Checklist'],
  ['Escalation packet', 'Escalation Packet Skeleton'],
  ['Status update', 'Status Update Template'],
  ['FAQ', 'FAQs'],
  ['FAQ', 'Frequently asked questions'],
  ['FAQ', "FAQ's"],
  ['Environment', 'Env'],
  ['Constructor', 'The constructors'],
  ['Environments', 'env'],
  ["What's new", 'What is new'],
  ['What’s new', 'whats new'],
  ["What's new", 'What´s new'],
  ['Summary of the incident', 'The summary of incident'],
  ['Workarounds', 'Work-arounds'],
  ['Roll back', 'Rollback'],
  ['On-Call', 'Oncall'],
  ['Customer’s view', 'Customer view'],
  ['Follow-up', 'Follow up'],
  ['Sign-Off', 'Sign off'],
  ['E-mail', 'Email'],
  ['Prerequisites', 'Pre-requisites'],
  ['ＡＢＣ', 'ABC'],
  ['Priority', 'Prio'],
  ['Repro', 'Reproduction'],
  ['Status', 'status'],
  ['Analysis', 'analysis'],
  ['Übergabe', 'übergabe'],
  ['既知の問題', '🚨 既知の問題：'],
] as const

const different = [
  ['Known issues', 'Issues'],
  ['Known issues', 'Resolved issues'],
  ['Rollback plan', 'Rollback'],
  ['Symptoms', 'Steps'],
  ['Level 1', 'Level 2'],
  ['Feature 1', 'Feature 2'],
  ['1 %', '5 %'],
  ['Release notes', 'Notes'],
  ['Bus', 'Business'],
  ['C', 'C++'],
  ['', 'Summary'],
  ['🚨', 'Summary'],
] as const

/** Names that agree when asides are left out, which decides only where no better one is there. */
const loose = [
  ['Timeline', 'Timeline (all times UTC)'],
  ['Timeline', 'Timeline – incident 4711'],
  ['Timeline', 'Timeline: what happened'],
  ['Level 1 - Support Team', 'Level 1'],
  ['Time (UTC)', 'Time'],
  ['Known issues (open)', 'Known issues'],
  ['Support Handoff: Checkout 2.4', 'Support Handoff'],
] as const

describe('names', () => {
  for (const [one, other] of same) it(`"${one}" is "${other}"`, () => assert.equal(nameKey(one), nameKey(other)))
  for (const [one, other] of different)
    it(`"${one}" is not "${other}"`, () => {
      assert.equal(agreement(named(one), named(other)), 0)
      assert.equal(agreement(named(other), named(one)), 0)
    })
  for (const [one, other] of loose)
    it(`"${one}" may be "${other}"`, () => {
      assert.equal(agreement(named(one), named(other)), 1)
      assert.equal(agreement(named(other), named(one)), 1)
    })

  it('keep their words where all of them are fillers', () => assert.notEqual(nameKey('Template'), nameKey('Checklist')))

  it('without words mean nothing', () => {
    for (const name of ['', ' ', '🚨', '---', '**']) assert.equal(nameKey(name), '')
  })
})
