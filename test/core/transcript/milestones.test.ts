/** Which messages are proposed as milestones, in ten languages. */
import { equal } from 'node:assert/strict'
import { milestoneIn, milestoneNamed } from '../../../server/src/core/transcript/milestones.ts'

const reported: readonly (readonly [string, string])[] = [
  ['Paged on-call', 'detection'],
  ['[FIRING:1] HighErrorRate', 'detection'],
  ['Alarm für checkout ausgelöst', 'detection'],
  ['障害を検知しました', 'detection'],
  ['Acknowledged by the Support Lead', 'triage'],
  ["ack'd, looking", 'triage'],
  ['Schaue es mir an', 'triage'],
  ['je regarde', 'triage'],
  ['正在排查', 'triage'],
  ['We rolled back the flag', 'mitigation'],
  ['Flag zurückgerollt', 'mitigation'],
  ['Se ha mitigado el impacto', 'mitigation'],
  ['ロールバックしました', 'mitigation'],
  ['Resolved by On Call', 'resolution'],
  ['Behoben.', 'resolution'],
  ['Risolto', 'resolution'],
  ['복구 완료', 'resolution'],
  ['Incidente resolvido', 'resolution'],
  ['Handed over to the night shift', 'handoff'],
  ['Ik draag over aan de nachtdienst', 'handoff'],
  // The first of several, in the first sentence that reports one.
  ['Errors are back. Rolled back again, then resolved.', 'mitigation'],
]

const others: readonly string[] = [
  'Is it resolved?',
  'Not resolved yet',
  'noch nicht behoben',
  'If it is not mitigated by noon, we call them',
  'Should be fixed by the next deploy',
  'please acknowledge',
  'pas encore résolu',
  'まだ復旧していません',
  '尚未恢复正常',
  'The prefixed name is unresolved',
  'Deploy at 12:30',
  '',
]

describe('milestones of a transcript', () => {
  for (const [text, milestone] of reported) it(`${milestone}: ${text}`, () => equal(milestoneIn(text), milestone))
  for (const text of others) it(`none: ${text || 'nothing'}`, () => equal(milestoneIn(text), undefined))

  it('cells name them, in the words of the lexicon', () => {
    const named = ['Detection', '**Triage**', 'Mitigation', 'Übergabe', 'Erkennung', 'Alert', 'Resolution']
    equal(named.map((cell) => milestoneNamed(cell)).join(), 'detection,triage,mitigation,handoff,detection,detection,resolution')
    equal(milestoneNamed('Checkout'), undefined)
  })
})
