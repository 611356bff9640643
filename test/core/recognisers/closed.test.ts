/** What closes a known issue, and what only has a word of closing in it. */
import assert from 'node:assert/strict'
import { checked, fixed, linesOf } from '../../support/check.ts'

/** The known issues that need a workaround, by line. */
function unanswered(source: string): number[] {
  const { document, findings } = checked(source)
  return findings.filter(({ rule }) => rule === 'missing-workaround').map(({ span }) => document.lines.positionAt(span.start).line + 1)
}

const item = (words: string) => `## Known issues\n\n- ${words}\n`
const row = (cells: string) => `## Known issues\n\n| Issue | Severity | Workaround | ETA | Status |\n|---|---|---|---|---|\n| ${cells} |\n`

const open = [
  // Denied
  'Login fails, not fixed yet',
  'Login fails. This has never been resolved.',
  'DNS name is not resolved',
  "Login fails, isn't solved",
  'Nothing has been fixed so far',
  'No changes are saved',
  'None of the users can log in',
  'Keine Anmeldung möglich',
  'Anmeldung schlägt fehl, noch nicht behoben',
  'Anmeldung schlägt fehl: bisher nicht gelöst',
  'La connexion échoue, pas encore résolu',
  'El acceso falla, aún no resuelto',
  'O acesso falha, ainda não resolvido',
  "L'accesso non è risolto",
  'Inloggen lukt niet, nog niet opgelost',
  'ログインできない、未解決',
  '登录失败，尚未修复',
  '로그인 실패, 아직 해결되지 않음',
  'Fixed: no',
  'Login fails, resolved: not yet',
  // Promised
  'Will be fixed in 2.2',
  'To be fixed',
  'Login fails, should be resolved by Friday',
  'Login fails, resolved by Friday',
  'Fixed in the next release',
  'Login fails, is being fixed',
  'Planned: fixed in 2.2',
  'Wird in 2.2 behoben',
  'Soll bis Freitag behoben sein',
  'Sera corrigé dans la 2.2',
  'Wordt opgelost in 2.2',
  '修正予定',
  '将在2.2修复',
  // In part
  'Partially fixed',
  'Teilweise behoben',
  'Fixed in staging only',
  'Fixed for new users',
  '50 % done',
  // A condition, a question, a blank
  'Login fails until the cache is fixed',
  'Restart the pod once resolved',
  'Login fails. Fixed?',
  'Resolved:',
  'Cannot be fixed',
  'We will fix this on Monday',
  'We have not fixed this',
  'We hope this is fixed',
  'We think this is fixed',
  'If we fixed this on Monday, it has come back',
  "We won't fix this until Monday",
  "Won't fix before 2.3",
  'Wir haben es nicht behoben',
  "Nous ne l'avons pas corrigé",
  'No lo corregimos',
  'Não corrigimos isto',
  "Non l'abbiamo risolto",
  'We hebben dit niet opgelost',
  'Will ship in 2.2',
  'To be released in 2.2',
  'Has not shipped in 2.2',
  // Taken back, or not there yet
  'Resolved 2026-03-01, reopened 2026-03-04',
  'Fixed in main, not yet released',
  // What is wrong, in the same words
  'Connection closed by peer',
  'Session is closed unexpectedly',
  'Socket closed after 30 s',
  'The dialog cannot be closed',
  'Verbindung wird geschlossen',
  'The spinner never gets done',
  'The export hangs when done',
  'Fixed-width font breaks the receipt',
  'Closed captions are missing',
  'A bug that was fixed in 2.0 caused this',
  'Host names resolved to the wrong address',
  'The state stays "Closed" after reopening',
  'A click on the ✅ button fails',
  'Gate: closed',
  'Released in 2.2, breaks login',
  'A bug shipped in 2.2 breaks login',
  'Orders shipped in 2.2 kg boxes are lost',
  'Deployed pods crash in 2.2',
  'Duplicate of SRCH-7 is created',
  'Duplicate of the invoice is sent',
  'We fixed the cache on Monday and login still fails',
  'Users who fixed this on Monday lose data',
  'Login fails; rollback done',
  'Login fails\n  - Mitigation: rollback done\n  - Cache fixed by hand',
  'Login fails\n  - [x] logs collected\n  - Analysis done',
  '<!-- fixed --> Login fails',
  '~~Critical~~ High: login to the admin pages fails after an hour',
]

const closed = [
  'None currently',
  'No known issues in this release',
  'No issues were found',
  'Keine bekannten Probleme',
  'Fixed in 2.1',
  'Login failed, fixed in v2.1 on Monday',
  'Resolved 2026-03-01',
  'Login fails (resolved)',
  'Login fails – done',
  'Fixed: login fails',
  '[Closed] Login fails',
  '**Resolved** – login fails',
  'Login fails. Status: closed',
  'Login fails. This issue has been resolved.',
  'Login fails. It was fixed on 2026-02-03.',
  'Login fails, fixed in #123',
  'Login fails. Resolved by restarting the pod.',
  'The memory leak has been fixed',
  'Page does not load (fixed)',
  'Users could not log in, fixed with the hotfix',
  'Login fails: Fixed 🎉',
  'Login fails, fixed in [#12](https://example.com/12)',
  'Login fails, fixed in <https://example.com/12>',
  'Login fails, resolved 2 weeks ago',
  'It has since been fixed for all regions',
  'Login fails. We fixed this on Monday',
  'The vendor fixed it in 4.3',
  'Our platform team has fixed this issue',
  'Fixed this on Monday',
  'Wir haben das am Montag behoben',
  "Nous l'avons corrigé lundi",
  'Nous avons corrigé ce bug en 2.1',
  'Hemos corregido esto el lunes',
  'Lo corregimos el lunes',
  'Corrigimos isso na segunda-feira',
  "L'abbiamo corretto lunedì",
  'Abbiamo risolto il problema lunedì',
  'We hebben dit maandag opgelost',
  'Resolved by deploying 2.1',
  'Behoben durch Update auf 2.1',
  'Résolu en déployant la 2.1',
  'Resuelto al desplegar 2.1',
  'Login fails. Shipped in 2.2',
  'Fix released on Monday',
  'Ausgeliefert mit 2.2',
  'Livré en 2.2',
  'Desplegado en 2.2',
  'Lançado na 2.2',
  'Rilasciato nella 2.2',
  'Uitgebracht in 2.2',
  "Login fails. Won't fix",
  'Wontfix',
  'Login fails – works as designed',
  'Wird nicht behoben',
  'Ne sera pas corrigé',
  'No se corregirá',
  'Não será corrigido',
  'Wordt niet opgelost',
  'Duplicate of SRCH-7',
  'Login fails (duplicate of #12)',
  'Duplikat von SRCH-7',
  'Doublon de SRCH-7',
  'Closed as duplicate',
  "Closed as won't fix",
  'Closed by @ann',
  'AUTH-1 is closed',
  'No longer reproducible',
  'Suche war langsam: behoben',
  'Der Fehler wurde in 2.1 behoben',
  'Der Fehler ist seit 2.1 behoben',
  'Geschlossen am 01.03.2026',
  'Nicht mehr reproduzierbar',
  'Corrigé en 2.1',
  'Resuelto en 2.1',
  'Resolvido na 2.1',
  'Risolto nella 2.1',
  'Opgelost in 2.1',
  '解決済み',
  '已解决',
  '해결됨',
  '✅ Login fails',
  ':white_check_mark: Login fails',
  'AUTH-1 login fails ✅',
  '~~Login fails~~ fixed in 2.1',
  '<del>Login fails</del>',
  '<s>Login fails</s>',
  '<strike>Login fails</strike>',
  'Login fails\n  - Status: fixed',
  'Login fails\n  - Fixed in 2.1',
  'Login fails\n\n  This has been resolved on 2026-02-01.',
  'Rotation of the keys done',
]

describe('a known issue', () => {
  for (const words of open) it(`is open: ${words}`, () => assert.deepEqual(unanswered(item(words)), [3]))
  for (const words of closed) it(`is closed: ${words}`, () => assert.deepEqual(unanswered(item(words)), []))

  it('is open in a box that is not ticked', () => {
    assert.deepEqual(unanswered('## Known issues\n\n- [ ] Login fails\n- [x] Export fails\n'), [3])
  })

  it('is open below a heading that denies or promises', () => {
    for (const heading of [
      'Known issues not fixed in this release',
      'Known issues, to be fixed in 2.2',
      'Known issues (fixed-income reports)',
    ])
      assert.deepEqual(unanswered(`## ${heading}\n\n- Login fails\n`), [3], heading)
    for (const heading of ['Resolved issues', 'Known issues fixed in 2.1', 'Behobene Fehler'])
      assert.deepEqual(unanswered(`## ${heading}\n\n- Login failed\n`), [], heading)
  })
})

describe('a row of known issues', () => {
  const cases: Readonly<Record<string, readonly number[]>> = {
    'AUTH-1 login fails | SEV1 | | Will be fixed in 2.2 | Open': [5],
    'AUTH-1 login fails | SEV1 | | 2026-04-01 | Not resolved': [5],
    'AUTH-1 login fails | SEV1 | | 2026-04-01 | Open (was closed)': [5],
    'AUTH-1 login fails | SEV1 | | 2026-04-01 | Partially fixed': [5],
    'AUTH-1 connection closed by peer | SEV1 | | 2026-04-01 | Open': [5],
    'AUTH-1 login fails | SEV1 | | ✅ | Open': [5],
    'AUTH-1 login fails | SEV1 | | rollback done, cache fixed | Open': [5],
    'AUTH-1 login fails | SEV1 | | 2026-04-01 | Done?': [5],
    'AUTH-1 login fails | SEV1 | | 2026-02-01 | Done': [],
    'AUTH-1 login fails | SEV1 | | 2026-02-01 | Closed by the vendor': [],
    'AUTH-1 login fails | SEV1 | | 2026-02-01 | ✅': [],
    'AUTH-1 login fails | SEV1 | | Fixed in 2.1 | ': [],
    '<del>AUTH-1 login fails</del> | SEV1 | | 2026-02-01 | ': [],
  }
  for (const [cells, lines] of Object.entries(cases))
    it(`is ${lines.length > 0 ? 'open' : 'closed'}: ${cells}`, () => assert.deepEqual(unanswered(row(cells)), lines))

  it('is closed by a date in a column that asks for it', () => {
    const table = (column: string, value: string) =>
      `## Known issues\n\n| Issue | Workaround | ${column} |\n|---|---|---|\n| Login fails | | ${value} |\n`
    for (const [column, value] of [
      ['Resolved', '2026-02-01'],
      ['Closed on', '2026-02-01'],
      ['Fixed?', 'yes'],
      ['Behoben', 'ja'],
    ] as const)
      assert.deepEqual(unanswered(table(column, value)), [], column)
    for (const [column, value] of [
      ['Resolved', 'no'],
      ['Fixed?', '–'],
      ['Found on', '2026-02-01'],
    ] as const)
      assert.deepEqual(unanswered(table(column, value)), [5], column)
  })
})

const unsolved = [
  'Login fails; needs a workaround',
  'Login fails, no workaround yet',
  'Login fails, no known workaround so far',
  'Login fails, workaround needed',
  'Login fails, workaround?',
  'Login fails. Workaround:',
  'Login fails (workaround: )',
  'Login fails, workaround TBD',
  'Login fails. Workaround: tbd',
  'Login fails. Workaround: none yet',
  'Login fails. Workaround: under investigation',
  'Login fails. A workaround is being developed.',
  'Login fails. A workaround will follow.',
  'Login fails. The workaround does not work.',
  'Login fails; looking for a workaround',
  'The workaround page returns 404',
  'Workaround button crashes the app',
  'The link to the page with the workaround is dead',
  'Workaround-Seite liefert 404',
  'La page de contournement renvoie une erreur',
  'Login fails <!-- TODO: add a workaround -->',
  'Login fails <!-- Workaround: restart the pod -->',
  'Anmeldung schlägt fehl, noch kein Workaround',
  'Anmeldung schlägt fehl, Umgehung gesucht',
  'ログインできない。回避策はまだありません',
]

const solved = [
  'Login fails. Workaround: restart the pod',
  'Login fails. Workaround – use the old client',
  'Login fails (workaround: use the index)',
  'Login fails. Use the index as a workaround.',
  'Login fails. As a workaround, users have to wait for the cache.',
  'Login fails. A workaround is to restart, since the worker does not pick it up.',
  'Login fails. Workaround (staging): use the other host',
  'Login fails. Can be worked around by restarting.',
  'Login fails. [Workaround](https://example.com/kb/1)',
  'Login fails. Use the workaround page.',
  'Login fails. Workaround steps are in KB-12',
  'Login fails. Workaround page: KB-12',
  'Login fails. Workaround: None – single tenant',
  'Login fails. There is no workaround.',
  'Login fails; no workaround needed, it passes',
  'Login fails. Workaround: do not use the old client',
  'Login fails\n  - Workaround:\n    1. Sign out',
  'Anmeldung schlägt fehl. Umgehung: Index nutzen',
  'ログインできない。回避策: 再起動する',
]

describe('a workaround', () => {
  for (const words of unsolved) it(`is missing: ${words}`, () => assert.deepEqual(unanswered(item(words)), [3]))
  for (const words of solved) it(`is told: ${words}`, () => assert.deepEqual(unanswered(item(words)), []))

  it('is missing in a cell or value that puts it off', () => {
    for (const words of ['No workaround yet', 'pending', 'none yet', 'Needs a workaround', 'in progress']) {
      assert.deepEqual(unanswered(row(`AUTH-1 | SEV1 | ${words} | 2026-04-01 | Open`)), [5], words)
      assert.deepEqual(unanswered(`## Known issues\n\n**Issue:** Slow\n\n**Workaround:** ${words}\n`), [5], words)
    }
    for (const words of ['None', 'None – single tenant', 'Restart', 'not needed', 'See KB-12'])
      assert.deepEqual(unanswered(row(`AUTH-1 | SEV1 | ${words} | 2026-04-01 | Open`)), [], words)
  })

  it('is open in readiness, and nothing that was written is replaced', () => {
    const kind = 'support-handoff'
    const source =
      '## Known Issues\n\n| Issue | Severity | Workaround | ETA |\n|---|---|---|---|\n| AUTH-1 | SEV1 | no workaround yet | Will be fixed in 2.2 |\n'
    assert.ok(linesOf(source, { kind }).some((line) => line.startsWith('open Known Issues') && line.includes('AUTH-1')))
    assert.ok(fixed(source, { kind }).includes('| no workaround yet |'))
  })

  it('that is not known is one fault, however it is said', () => {
    const { findings } = checked(item('Login fails, workaround TBD'))
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['missing-workaround'],
    )
  })
})

describe('a waiver in the line of an issue', () => {
  it('covers it: its own words are none of the issue', () => {
    for (const words of [
      'Login fails <!-- handoff-ignore missing-workaround -- the vendor ships a fix -->',
      'Login fails\n  after an hour <!-- handoff-ignore missing-workaround -- fixed in 2.2 -->',
      'Login fails <!-- handoff-ignore missing-workaround -- no workaround is possible -->\n  after an hour',
    ])
      assert.deepEqual(
        checked(item(words)).findings.map(({ rule }) => rule),
        [],
        words,
      )
  })
})
