/** Names mean the same part if people would say that they do. */
import assert from 'node:assert/strict'
import { likeness, maybe, named, nameKey, rootsOf, sure, weighing } from '../../../server/src/core/lexicon/names.ts'

/** Names of the same words. */
const same = [
  ['Known issues', 'KNOWN ISSUES'],
  ['Known issues', 'Known issue'],
  ['Known issues', '## Known issues:'],
  ['Known issues', '3. Known issues'],
  ['Known issues', 'Known issues {#all-known-issues-of-the-release-with-their-workarounds-and-the-day-on-which-they-are-to-be-mended}'],
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
  ['FAQ', "FAQ's"],
  ['Constructor', 'The constructors'],
  ["What's new", 'What is new'],
  ['What’s new', 'whats new'],
  ["What's new", 'What´s new'],
  ['Summary of the incident', 'The summary of incident'],
  ['Workarounds', 'Work-arounds'],
  ['Roll back', 'Rollback'],
  ['1st week', 'First week'],
  ['2nd-level support', 'Second level support'],
  ['On-Call', 'Oncall'],
  ['Customer’s view', 'Customer view'],
  ['Follow-up', 'Follow up'],
  ['Sign-Off', 'Sign off'],
  ['E-mail', 'Email'],
  ['Prerequisites', 'Pre-requisites'],
  ['ＡＢＣ', 'ABC'],
  ['Status', 'status'],
  ['Release day', 'Release days'],
  ['Key', 'Keys'],
  ['Policy', 'Policies'],
  ['Analysis', 'analysis'],
  ['Übergabe', 'übergabe'],
  ['既知の問題', '🚨 既知の問題：'],
] as const

/** A name that is asked for, and what means it. */
const agreeing = [
  // The aside may be in another language.
  ['Summary', 'Resumen (as of today)'],
  ['Known issues', 'Bekannte Fehler (as of this morning)'],
  ['Period', 'Zeitraum (this week)'],
  ['Summary', 'Résumé – for the night'],
  ['Known Issues & Limitations', 'Known issues and limitations'],
  ['Known Issues & Limitations', 'Bekannte Fehler und Einschränkungen'],
  ['Updated at 1%', 'Updated at 1 %'],
  ['Updated at 1%', 'Updated at 1 percent'],
  ['Updated at 5%', 'Aktualisiert bei 5 %'],
  ['Updated at 5%', 'Actualizado al 5 %'],
  ['Release information', 'Angaben zum Release'],
  ['Release information', 'Informations sur la version'],
  ['Feature details', 'Details of features'],
  ['Project documentation', 'Projektdokumentation'],
  ['Customer communication', 'Kundenkommunikation'],
  ['Success metrics', 'Erfolgskennzahlen'],
  ['Decisions', 'Entscheidungen'],
  ['Time (UTC)', 'Hora (UTC)'],
  ['Product manager', 'Produktmanagement'],
  ['Product manager', 'Chef de produit'],
  ['ETA for fix', 'Behebung geplant'],
  ['ETA for fix', '修正予定日'],
  ['How to access it', 'How to get access'],
  ['Known limitations', 'What it does not do'],
  ['Known issues', 'Known problems'],
  ['Known issues', 'Known bugs'],
  ['Known issues', 'Problèmes connus'],
  ['Known issues', 'Problemas conocidos'],
  ['Known issues', 'Problemas conhecidos'],
  ['Known issues', 'Problemi noti'],
  ['Known issues', 'Bekende problemen'],
  ['Known bugs', 'Bekende bugs'],
  ['Known bugs', 'Bekannte Bugs'],
  ['Known bugs', 'Bugs conocidos'],
  ['Open bugs', 'Openstaande bugs'],
  ['Known issues', '既知の問題'],
  ['Known issues', '已知问题'],
  ['Known issues', '알려진 문제'],
  ['Known issues', '既知の不具合'],
  ['Known issues', 'Known issues (open)'],
  ['Known issues', 'Known issues in production'],
  ['Known issues', '3. Known issues :bug:'],
  ['Known issues', 'Known issues {#known}'],
  ['Known issues', 'Known\u00ad issues'],
  ['Risks & issues', 'Risks and issues'],
  ['Risks & issues', 'Issues / Risks'],
  ['Threats / campaigns', 'Threats and campaigns'],
  ['Lessons', 'Lessons learned'],
  ['Lessons learned', 'Key takeaways'],
  ['Lessons learned', 'Gewonnene Erkenntnisse'],
  ['Lessons learned', '教訓'],
  ['Lessons learned', 'Retour d’expérience'],
  ['State', '1️⃣ State'],
  ['State', 'State<sup>1</sup>'],
  ['State', 'State[^1]'],
  ['State', 'State¹'],
  ['State', 'Current status'],
  ['State', 'Stand der Dinge'],
  ['State', 'Aktueller Stand'],
  ['State', 'Estado actual'],
  ['State', '現在の状況'],
  ['Summary', 'Incident summary'],
  ['Summary', 'Executive Summary'],
  ['Summary', 'Overview'],
  ['Summary', 'Zusammenfassung'],
  ['Summary', 'TL;DR'],
  ['Summary', 'Résumé de l’incident'],
  ['Summary', 'Resumen del incidente'],
  ['Release summary', 'Summary of the release'],
  ['Release Summary', 'Zusammenfassung des Releases'],
  ['Timeline', 'Timeline (all times UTC)'],
  ['Timeline', 'Incident timeline'],
  ['Timeline', 'Timeline – incident 4711'],
  ['Timeline', 'Chronologie'],
  ['Timeline', 'Línea de tiempo'],
  ['Timeline', 'タイムライン'],
  ['Timeline', '时间线'],
  ['Time (UTC)', 'Time'],
  ['Timestamp', 'Zeitpunkt'],
  ['Level 1 - Support Team', 'Level 1'],
  ['Level 1', 'L1'],
  ['Level 1', 'Tier 1'],
  ['Level 1', 'Stufe 1'],
  ['Level 2', 'L2 – Engineering'],
  ['Level 1: Support Team', '### L1 – look it up'],
  ['How to restart services', 'How to restart the services if needed'],
  ['How to restart services if needed', 'How to restart services'],
  ['How to perform backups (if applicable)', 'How to perform backups'],
  ['How to verify', 'Verification'],
  ['How to access', 'Access'],
  ['How to Access', 'Zugang'],
  ['How to access', 'アクセス方法'],
  ['Next steps', 'What’s next'],
  ['Next steps', 'Next actions'],
  ['Next steps', 'Nächste Schritte'],
  ['Next Steps', 'Próximos pasos'],
  ['Next steps', '下一步'],
  ['Next update', 'Next update due'],
  ['Next update due', 'Next update'],
  ['Next Update Due', 'Nächstes Update'],
  ['Next update', '次回更新'],
  ['Owner', 'Responsible'],
  ['Owner', 'Verantwortlich'],
  ['Owner', '担当者'],
  ['Owner', 'Responsable'],
  ['Owner', 'Assignee'],
  ['Escalation path', 'Escalation'],
  ['Escalation Path', 'Eskalationsweg'],
  ['Escalation path', '升级路径'],
  ['Escalation path', 'How to escalate'],
  ['Root cause', 'Cause'],
  ['Root cause', 'Ursache'],
  ['Impact', 'Auswirkungen'],
  ['Impact & Telemetry', 'Impact and telemetry'],
  ['Workaround', 'Temporary fix'],
  ['Workaround', 'Umgehungslösung'],
  ['Workaround', 'Solution de contournement'],
  ["What's new", 'What is new'],
  ["What's New", 'Neuerungen'],
  ["What's new", 'New features'],
  ['Environment', 'Env'],
  ['FAQ', 'Frequently asked questions'],
  ['FAQ', 'Häufige Fragen'],
  ['Decisions', 'Decisions made'],
  ['Decisions', 'Key decisions'],
  ['Action items', 'Corrective actions'],
  ['Sign-off', 'Approvals'],
  ['Documentation', 'Docs'],
  ['Priority', 'Prio'],
  ['Repro', 'Reproduction'],
  ['Release Information', 'Release info'],
  ['Contact', 'Contact information'],
  ['Contacts', 'Ansprechpartner'],
  ['Risks', 'Risks and next steps'],
  ['Next steps', 'Risks and next steps'],
  ['Open questions', 'Offene Fragen'],
  ['Rollback plan', 'Rollback-Plan'],
  ['Rollback plan', 'Rollback'],
  ['Regular check-ins', 'Check-ins'],
  ['State', 'Where it stands'],
  ['Mitigation attempts', 'What we tried'],
  ['Watch-outs', 'Worauf achten'],
  ['Deferred work', 'Puede esperar'],
  ['Next steps', 'Ce qui reste à faire'],
  ['Rollback plan', 'Plan de reversión'],
  ['Release date', 'Date de publication'],
  ['Release date', 'Veröffentlichungsdatum'],
  ['Monitoring dashboards', 'Dashboards for monitoring'],
] as const

/** A name that is asked for, and what must not be taken for it. */
const differing = [
  ['Release summary', 'Release date'],
  ['Release summary', 'Release type'],
  ['Release notes', 'Notes'],
  ['Notes', 'Release notes'],
  ['Known issues', 'Issues'],
  ['Known issues', 'Resolved issues'],
  ['Issues', 'Resolved issues'],
  ['Known issues', 'Open issues'],
  ['Known issues', 'Issue tracking'],
  ['Issues', 'Issue tracking'],
  ['Rollback plan', 'Rollback procedure'],
  ['Rollback criteria', 'Rollback contacts'],
  ['Symptoms', 'Steps'],
  ['Level 1', 'Level 2'],
  ['Feature 1', 'Feature 2'],
  ['1 %', '5 %'],
  ['Bus', 'Business'],
  ['C', 'C++'],
  ['User impact', 'Business impact'],
  ['Next update', 'Last update'],
  ['Expected', 'Actual'],
  ['Expected result', 'Actual result'],
  ['Start', 'End'],
  ['Start time', 'End time'],
  ['Incoming', 'Outgoing'],
  ['Accepted by', 'Accepted on'],
  ['Signed by', 'Signed at'],
  ['Owner', 'Author'],
  ['Product owner', 'Product manager'],
  ['Support lead', 'Engineering lead'],
  ['What went well', 'What went badly'],
  ['Was gut lief', 'Was schlecht lief'],
  ['Root cause', 'Impact'],
  ['Contributing causes', 'Root cause'],
  ['Date', 'Data'],
  ['Release date', 'Release data'],
  ['Date', 'Duration'],
  ['Open questions', 'Answered questions'],
  ['Questions', 'Answers'],
  ['Escalation path', 'Escalation contacts'],
  ['Training', 'Training material'],
  ['Training material', 'Training'],
  ['Steps', 'Reproduction steps'],
  ['Resolution steps', 'Reproduction steps'],
  ['Status', 'Status page'],
  ['Support', 'Support lead'],
  ['Release', 'Release notes'],
  ['Dashboard', 'Dashboard owner'],
  ['Access', 'Access log'],
  ['Decision', 'Decision maker'],
  ['Deployment', 'Deployment window'],
  ['Backup', 'Backup contact'],
  ['Monitoring', 'Monitoring costs'],
  ['Known limitations', 'Known issues'],
  ['Bekannte Fehler', 'Behobene Fehler'],
  ['Nächste Schritte', 'Letzte Schritte'],
  ['Problèmes connus', 'Problèmes résolus'],
  ['Próximos pasos', 'Últimos pasos'],
  ['既知の問題', '解決済みの問題'],
  ['已知问题', '已解决的问题'],
  ['Test (unit)', 'Test (integration)'],
  ['Env', 'Envelope'],
  ['Plan A', 'Plan B'],
  ['Option A', 'Option B'],
  ['Q3 goals', 'Q4 goals'],
  ['Before the release', 'After the release'],
  ['Pre-release', 'Post-release'],
  ['Severity', 'Security'],
  ['Level', 'Level 3'],
  ['Owner', 'Owner team'],
  ['Time', 'Response time'],
  ['Week 1', 'Week 2'],
  ['First week', 'Second week'],
  ['User metrics', 'Success metrics'],
  ['Email', 'Customer email sent'],
  ['In scope', 'Out of scope'],
  ['Scope', 'Out of scope'],
  ['Customer', 'Customer success manager'],
  ['Risk', 'Risk owner'],
  ['Change', 'Change freeze'],
  ['Summary', 'Cost summary report'],
  ['', 'Summary'],
  ['🚨', 'Summary'],
] as const

/** Names that may mean the same, which only a person knows. */
const doubtful = [
  ['Known issues', 'Open bugs'],
  ['Impact', 'Impact assessment'],
  ['Impact', 'Customer impact'],
  ['Issue', 'Common issues'],
  ['Contact', 'Emergency contact'],
] as const

const score = (asked: string, written: string) => likeness(named(asked), named(written))

describe('names', () => {
  for (const [one, other] of same) it(`"${one}" is "${other}"`, () => assert.equal(nameKey(one), nameKey(other)))
  for (const [asked, written] of agreeing)
    it(`"${asked}" is meant by "${written}"`, () => assert.ok(score(asked, written) >= sure, `${score(asked, written)}`))
  for (const [asked, written] of differing)
    it(`"${asked}" is not meant by "${written}"`, () => assert.ok(score(asked, written) < sure, `${score(asked, written)}`))
  for (const [asked, written] of doubtful)
    it(`"${asked}" may be meant by "${written}"`, () => {
      assert.ok(score(asked, written) >= maybe && score(asked, written) < sure, `${score(asked, written)}`)
    })

  it('agree fully only in the same words', () => {
    assert.equal(score('Known issues', 'The known issue'), 1)
    assert.ok(score('Known issues', 'Known problems') < 1)
    assert.ok(score('Timeline', 'Timeline (draft)') < 1)
  })

  it('cost more by words that are missing than by words that were added', () => {
    assert.ok(score('Impact', 'Impact in figures') > score('Impact in figures', 'Impact'))
  })

  it('agree by the words that tell the parts of a template apart', () => {
    const weigh = weighing(['Release summary', 'Release date', 'Release type', 'Known issues'])
    assert.ok(score('Release summary', 'Summary') < sure)
    assert.ok(likeness(named('Release summary'), named('Summary'), weigh) >= sure)
    assert.ok(likeness(named('Release summary'), named('Release'), weigh) < maybe)
    assert.ok(likeness(named('Known issues'), named('Issues'), weigh) < sure)
  })

  it('agree by their noun if no name beside them has it', () => {
    const weigh = weighing(['Success metrics', 'Monitoring dashboards', 'Alert thresholds', 'Known issues'])
    for (const [whole, noun] of [
      ['Monitoring dashboards', 'Dashboards'],
      ['Monitoring dashboards', 'Tableaux de bord'],
      ['Alert thresholds', 'Schwellwerte'],
    ] as const)
      assert.ok(likeness(named(whole), named(noun), weigh) >= sure, noun)
    // What describes the noun is not the whole, what tells two apart is not left out, and without others there is nothing to tell.
    for (const [whole, part] of [
      ['Alert thresholds', 'Alerts'],
      ['Known issues', 'Issues'],
      ['Monitoring dashboards', 'Dashboards of others'],
    ] as const)
      assert.ok(likeness(named(whole), named(part), weigh) < sure, part)
    assert.ok(score('Alert thresholds', 'Thresholds') < sure)
    const shared = weighing(['Rollback steps', 'Deployment steps'])
    assert.ok(likeness(named('Rollback steps'), named('Steps'), shared) < sure)
  })

  it('are found by roots that are in every form of their words', () => {
    for (const word of ['summary', 'summaries', 'days', 'copy', 'hoping', 'availability', 'policies', 'verification', 'what'])
      assert.ok(
        rootsOf(nameKey(word)).some((root) => word.includes(root)),
        word,
      )
  })

  it('keep their words where all of them are fillers', () => assert.notEqual(nameKey('Template'), nameKey('Checklist')))

  it('without words mean nothing', () => {
    for (const name of ['', ' ', '🚨', '---', '**', ':bug:', '<br>', '1️⃣']) assert.equal(nameKey(name), '')
  })
})
