import assert from 'node:assert/strict'
import { inEnglish } from '../../server/src/core/phrase.ts'
import { secret } from '../../server/src/core/rules/secret.ts'
import { checked, faultsIn, fixed, text } from '../support/check.ts'
import { faultsOf, runRule } from '../support/one.ts'

/** Put together here, so that scanners of sources do not take the tests for a leak. */
const letters = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0'
const github = ['gh', 'p_', letters.slice(0, 36)].join('')
const slack = ['xo', 'xb-', '2103984756-', letters.slice(0, 24)].join('')
const amazon = ['AK', 'IA', 'QZ7XKLMN3PQRSTUV'].join('')
const amazonSecret = letters
const google = ['AI', 'za', letters.slice(0, 35)].join('')
const webToken = ['eyJhbGciOiJIUzI1NiJ9', 'eyJhY2NvdW50IjoiNDgyMTMifQ', letters].join('.')
const pem = (kind: string) =>
  ['-----BEGIN', `${kind}PRIVATE KEY-----\nMI${`${letters}${letters.slice(0, 24)}\n`.repeat(4)}-----END`, `${kind}PRIVATE KEY-----`].join(
    ' ',
  )

describe('secret', () => {
  const found: readonly [string, string][] = [
    [`Use ${github} for it.`, github],
    [`The bot: \`${slack}\``, slack],
    [`<${amazon}>`, amazon],
    [`aws_secret_access_key = "${amazonSecret}"`, amazonSecret],
    [`https://maps.example.com/?key=${google}`, google],
    [`Authorization: Bearer ${webToken}`, webToken],
    ['"password": "tr0ub4dor,x"', 'tr0ub4dor,x'],
    ['DB_PASSWORD=s3cr3tPw!', 's3cr3tPw!'],
    ['host=db user=ops password=Winter22 port=5432', 'Winter22'],
    ['https://api.example.com/x?token=a8Fk29dkLsm3x7Qpz01B&user=7', 'a8Fk29dkLsm3x7Qpz01B'],
    ['`mysql --password=Hunter2x shop`', 'Hunter2x'],
    ['`curl -u admin:hunter22 https://example.com`', 'hunter22'],
    ['X-Api-Key: 9f86d081884c7d659a2feaa0c55ad015', '9f86d081884c7d659a2feaa0c55ad015'],
    ['API key: `9f86d081884c7d659a2feaa0c55ad015`', '9f86d081884c7d659a2feaa0c55ad015'],
    ['Zugang ops, Passwort: Sommer2024!', 'Sommer2024!'],
    ['パスワード：hunter2x', 'hunter2x'],
    ['| Password | hunter2 |\n|---|---|\n', 'hunter2'],
    ['<!-- password: hunter2 -->', 'hunter2'],
    ['---\npassword: hunter2\n---\n', 'hunter2'],
  ]
  for (const [source, value] of found) {
    it(`finds and covers exactly the value in ${source.replace(/\n/g, ' ').replace(value, '…').slice(0, 60)}`, () => {
      assert.deepEqual(faultsOf(secret, source), [`${value} → [redacted]`])
    })
  }

  const harmless = [
    'password: <password>',
    'password: ********',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
    'password=${TOKEN_2}',
    'password: $DB_PASSWORD1',
    'password: {{ db_password1 }}',
    'password: %PASSWORD1%',
    'password: changeme1',
    'password: [redacted]',
    'password: your-password-123',
    'Password reset: works since 2024',
    'Passwords: 8 of 10 users',
    'Password: min8 chars',
    'Password: bcrypt2',
    'password: see vault',
    'password=process.env.DB_PW1',
    'password: getPassword1()',
    'password: #118',
    'token: expired',
    'token: PAY-118',
    'token = response.data.token1',
    'Access token: 2026-03-01T10:00Z',
    'token: refresh-2024-rollout-v2',
    'token: 550e8400-e29b-41d4-a716-446655440000',
    'secret: my-app-db-credentials-v2',
    'secret: arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop1',
    'secret key: op://vault/shop/key1',
    'api key: prod-eu-west-1-payments-2024',
    'Private key: https://vault.example.net/ui/v1/abc123def456',
    'Authorization: Bearer <token>',
    'Authorization: Bearer $TOKEN',
    'Authorization: Bearer YOUR_TOKEN_HERE',
    'X-Api-Key: YOUR_API_KEY_HERE',
    'postgres://app:pw1234x@db.example.com/app',
    'postgres://user:password@db.acme-shop.net/app',
    'https://user:Passw1x@localhost:8080/',
    'AKIAIOSFODNN7EXAMPLE',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b',
    'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'integrity: sha512-K3jPqjva8bQndDKJqctnGfwuAxU2n9XNCPtbXVI5JvC7FnQiNg/yWlQPbMUlBXtBoBGFYp08A94m6fvtc9v+zA==',
    '![logo](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4AAAABJRU5ErkJggg)',
    'trace 4bf92f3577b34da6a3ce929d0e0e4736 span 00f067aa0ba902b7',
    '| Token | Description |\n|---|---|\n| access | opens1 |',
  ]
  for (const source of harmless) {
    it(`leaves alone ${source.replace(/\n/g, ' ').slice(0, 60)}`, () => assert.deepEqual(faultsOf(secret, source), []))
  }

  it('finds a key in a code block in a list in a quote', () => {
    const source = `> 1. Then:\n>\n>    \`\`\`sh\n>    export TOKEN=${github}\n>    \`\`\`\n`
    assert.deepEqual(faultsIn(source), [`secret: ${github}`])
  })

  it('covers a private key from its first line to its last', () => {
    for (const key of [pem(''), pem('RSA ')]) assert.deepEqual(faultsOf(secret, `\`\`\`\n${key}\n\`\`\`\n`), [`${key} → [redacted]`])
  })

  it('never repeats the value, neither in messages nor in titles', () => {
    for (const [source, value] of found) {
      for (const { message, fixes } of runRule(secret, source).problems)
        assert.ok(![message, ...(fixes ?? []).map((fix) => fix.title)].map(inEnglish).join().includes(value))
    }
  })

  it('is not part of fix all, since the value may stand nowhere else', () => {
    const source = '- **Password**: hunter2\n'
    assert.equal(fixed(source), source)
  })

  it('is an error at every stage', () => {
    for (const stage of ['draft', 'ready'] as const) {
      assert.deepEqual(
        checked('password: hunter2', { stage }).findings.map(({ severity }) => severity),
        ['error'],
      )
    }
  })

  it('says a key with its label once', () => {
    assert.deepEqual(faultsOf(secret, `token: ${github}`), [`${github} → [redacted]`])
  })

  it('sees each of many in one block', () => {
    const rows = Array.from({ length: 2000 }, (_, index) => `| user${index} | Pass${index}w |`).join('\n')
    const { problems, took } = runRule(
      secret,
      text(`
      | User | Password |
      |------|----------|
    `) + rows,
    )
    assert.equal(problems.length, 2000)
    assert.ok(took < 5000, `${took} ms`)
  }).timeout(30_000)
})
