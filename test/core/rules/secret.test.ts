import assert from 'node:assert/strict'
import { rules as detectors } from '@secretlint/secretlint-rule-preset-recommend'
import fc from 'fast-check'
import { byVendor } from '../../../server/src/core/recognisers/secrets/detectors.ts'
import { byForm, prefixes } from '../../../server/src/core/recognisers/secrets/forms.ts'
import { findSecrets } from '../../../server/src/core/recognisers/secrets/secrets.ts'
import { secret } from '../../../server/src/core/rules/secret.ts'
import { inEnglish } from '../../../server/src/core/util/phrase.ts'
import { checked, faultsIn, fixed, fixedOnce } from '../../support/check.ts'
import { faultsOf, runRule } from '../../support/one.ts'

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

const found: readonly [string, string][] = [
  // As people choose them, and not as examples do.
  ['WIFI_PASSWORD = "Marta19852012"', 'Marta19852012'],
  ['Senha: Farmacia@2026!', 'Farmacia@2026!'],
  ['BASIC_AUTH_PASSWORD=gx10admin', 'gx10admin'],
  ['$dbPassword = "kKQU?Fv1N2S%0"', 'kKQU?Fv1N2S%0'],
  ['| App password | `ibkd-byru-cade-fpa7` |\n|---|---|\n', 'ibkd-byru-cade-fpa7'],
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
  // Several words, what stands before its label, and what markup splits.
  ...[
    'Passphrase: %',
    '- **Passphrase**: `%`',
    'The passphrase is %.',
    'Password: "%"',
    'Recovery phrase: %',
    'Passphrase of the signing key: `%`',
  ].map((source): [string, string] => [source.replace('%', 'ladder crumb violin trophy'), 'ladder crumb violin trophy']),
  ['Passphrase: ladder-crumb-violin-trophy', 'ladder-crumb-violin-trophy'],
  ...[
    'Use % as the admin password.',
    'Log in with `%` as password',
    '% is the password for the console',
    'Bitte % als Passwort verwenden',
    'Utilisez % comme mot de passe',
    'Usa % como contraseña',
    'pass**word**: %',
    '**Pass**word: %',
    'Pass<b>word</b>: %',
  ].map((source): [string, string] => [source.replace('%', 'k7Rt!q92Lm'), 'k7Rt!q92Lm']),
  ['Password: hunt**er2x**', 'hunt**er2x'],
  ['Use a8Fk29dkLsm3x7Qpz01B as the API key', 'a8Fk29dkLsm3x7Qpz01B'],
  // Addresses of any scheme.
  ...[
    'redis://:%@cache.acme-shop.net:6379/0',
    'rediss://default:%@cache.acme-shop.net',
    'amqp://svc:%@mq.acme-shop.net/shop',
    'smtp://mailer%40acme-shop.net:%@smtp.acme-shop.net:587'.replace('%40', '\u0001'),
    'nats://svc:%@n1.acme-shop.net:4222',
    'mssql+pyodbc://sa:%@sql.acme-shop.net/shop',
    'mariadb://svc:%@10.0.0.7/shop',
    'postgresql+asyncpg://svc:%@db.acme-shop.net/shop',
    'mongodb+srv://svc:%@c0.acme-shop.net/shop',
    'ldaps://cn:%@ldap.acme-shop.net',
    '[repository](https://svc:%@git.acme-shop.net/shop.git)',
    'jdbc:oracle:thin:shop/%@//db.acme-shop.net:1521/x',
    'jdbc:postgresql://db.acme-shop.net/shop?user=svc&password=%',
    'jdbc:sqlserver://db.acme-shop.net;user=sa;password=%;encrypt=true',
    'Server=db.acme-shop.net;User Id=sa;Pwd=%;',
  ].map((source): [string, string] => [source.replace('%', 'k7Rtq92LmX').replace('\u0001', '%40'), 'k7Rtq92LmX']),
  ['amqps://svc:k7Rt%21q92Lm@mq.acme-shop.net', 'k7Rt%21q92Lm'],
  ['postgres://svc:k7R@t!q92Lm@db.acme-shop.net/x', 'k7R@t!q92Lm'],
  // Labels and sentences.
  ...[
    '- Pass: %',
    '- PW: %',
    '- **Pwd**: `%`',
    'Password (staging, until Friday): %',
    'Password for the admin console: %',
    'PASS: %;',
    'Password → %',
    'Password – %',
    'creds: svc / %',
    'Credentials: svc:%',
    'Login: `svc` / `%`',
    'login/password: svc/%',
    'Log in as svc / %',
    'Log in as admin with password %',
    'Use the password `%` for the console.',
    'The admin password is `%`.',
    'The admin password is %.',
    'The root pw is now %',
    'The password has been changed to %.',
    'Das Passwort lautet % und gilt bis Freitag.',
    'Zugangsdaten: svc / %',
    'Zugang: Benutzer `svc`, Kennwort `%`',
    'Le mot de passe est %.',
    'La contraseña es %',
    'A senha é %',
    'Wachtwoord: %',
    'Hasło: %',
    'Пароль: %',
    'パスワードは % です',
    '密码是%。',
    'ssh root@10.0.0.7 (pw %)',
    'The password for user `svc` on db01 is `%`.',
    'Password admin console: %',
    'Password set to `%`',
    'Das Admin-Passwort wurde auf % geändert.',
    'La password è %',
    'la clave es %',
    'Пароль администратора: %',
    '管理者パスワード「%」',
    '_Password: %_',
    '~~Password: %~~',
    'Password: [%](https://vault.acme-shop.net/x)',
    '(password: %)',
    'Wi-Fi: guest / %',
    'SSH: ops / %',
    '<password>%</password>',
    '{"user": "svc", "password": "%"}',
    '<td>Password</td><td>%</td>',
    'Password: <code>%</code>',
    '> Password: %',
    // Below.
    'Password:\n\n```\n%\n```\n',
    '**Password:**\n\n- %\n',
    '1. Password:\n   ```\n   %\n   ```\n',
    '## Admin password\n\n`%`\n',
    'Admin password\n\n%\n',
    '## Credentials\n\n```\nadmin\n%\n```\n',
    '- Passwords:\n  - admin: %\n',
    '| Host | User | Pass |\n|---|---|---|\n| a | b | % |\n',
    '| Host | User / Password |\n|---|---|\n| a | svc / `%` |\n',
    '| Host | Initial password (old) |\n|---|---|\n| a | % |\n',
  ].map((source): [string, string] => [source.replace('%', 'k7Rt!q92Lm'), 'k7Rt!q92Lm']),
  ['- User: svc\n- Pass: hunter2', 'hunter2'],
  ['User: svc, PW: hunter2, URL: x', 'hunter2'],
  // Before and within commands.
  ...[
    '`PGPASSWORD=% psql -h db`',
    'MYSQL_PWD=% mysql -u root',
    'export TOKEN=%',
    'DB_PASS=% ./run.sh',
    '-e POSTGRES_PASSWORD=% postgres',
    '`docker login -u svc -p %`',
    'podman login registry.acme-shop.net -u svc --password %',
    'az login -u svc -p %',
    "sshpass -p '%' ssh a@b",
    'sshpass -p% ssh a@b',
    '`mysql -u root -p% shop`',
    'redis-cli -h c -a % ping',
    'mongosh -u svc -p % shop',
    'ldapsearch -D cn=svc -w % -b dc=x',
    'sqlcmd -S db -U sa -P %',
    'openssl rsa -passin pass:% -in a',
    'wget --http-password=% https://a.acme-shop.net',
    'echo "%" | docker login -u svc --password-stdin registry',
    "ALTER USER svc WITH PASSWORD '%';",
    "CREATE USER svc IDENTIFIED BY '%';",
    'net use Z: \\\\srv\\x /user:svc %',
    'kubectl create secret generic db --from-literal=password=%',
  ].map((source): [string, string] => [source.replace('%', 'k7Rtq92LmX'), 'k7Rtq92LmX']),
  ['Authorization: Basic c3ZjOms3UnRxOTJMbVg=', 'c3ZjOms3UnRxOTJMbVg='],
  ["-H 'X-Vault-Token: k7Rtq92LmXa8Fk29'", 'k7Rtq92LmXa8Fk29'],
  ['Secret: k7Rt!q92LmX8', 'k7Rt!q92LmX8'],
  ['Password: k7Rt.q92Lm', 'k7Rt.q92Lm'],
  ['Password: @k7Rtq92Lm', '@k7Rtq92Lm'],
  ['Password: k7Rt$q92Lm', 'k7Rt$q92Lm'],
  ['Password: k7Rt<q92Lm', 'k7Rt<q92Lm'],
  ['Passcode: 482913', '482913'],
  ['gh auth login --with-token <<< k7Rtq92LmXa8Fk29', 'k7Rtq92LmXa8Fk29'],
  ['API key below:\n\n    k7Rtq92LmXa8Fk29\n', 'k7Rtq92LmXa8Fk29'],
  ['The API token is `k7Rtq92LmXa8Fk29`.', 'k7Rtq92LmXa8Fk29'],
  [`Use ${['do', 'p_v1_', '0f9a'.repeat(16)].join('')} for it.`, ['do', 'p_v1_', '0f9a'.repeat(16)].join('')],
  [`bot ${['604', '918273:AA', 'H7k2'.repeat(8), 'q'].join('')}`, ['604', '918273:AA', 'H7k2'.repeat(8), 'q'].join('')],
]

describe('secret', () => {
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
    'Image pull secrets: payments-k8s-dockercfg-6wl6b',
    'uses: aws-actions/configure-aws-credentials@v4',
    'Credentials:\n\n- uses: acme/configure-credentials@v4\n',
    'Secrets:\n\n```\ncookie@0.2.2\n```\n',
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
    '```python\nheaders={"X-API-Key": SERVICE_API_KEY}\n```',
    'TOKEN = API_KEY_NAME',
    "headers = { 'Authorization': 'Bearer ' + token1 }",
    'password: <pw>',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
    'password: $VAR1 and ${{ secrets.DB_PW1 }}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
    'password: ${{ secrets.X1 }}',
    '`redis://user:password@host:6379` and `postgres://USER:PASSWORD@HOST/db`',
    'redis://:<password>@host:6379 amqp://guest:guest@rabbit:5672 postgres://postgres:postgres@db/x',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
    'postgres://$USER:$PASSWORD@db.acme-shop.net/x and postgres://u:${PW}@db.acme-shop.net',
    'https://user:pass@proxy.corp.net:8080',
    'The password is rotated every 90 days.',
    'password is stored in the vault',
    'the token is expired',
    'Passwort ist im Tresor',
    'The password is in 1Password under "Admin console 2".',
    'Password: see 1Password entry DB-Prod-2024',
    'Password: vault entry `prod/db-admin-2`',
    'POSTGRES_PASSWORD_FILE=/run/secrets/db_pw1',
    'Password: /run/secrets/db1',
    'password hash: $2b$12$abcdefghijklmnopqrstuv',
    'password: sha256:e3b0c44298fc1c149afbf4c8996fb924',
    'token: 550e8400-e29b-41d4-a716-446655440000',
    'The secret is base64-encoded with AES256.',
    'Passwords are 12+ characters, SHA-256 hashed.',
    'The password is at least 8 characters and must contain 1 digit.',
    'Login: SSO / Okta',
    'Login: v2.3 / v2.4 released',
    'Login page: https://app.acme-shop.net/login2',
    'Credentials: AWS profile prod-eu-1',
    'Credentials: see KeePass / entry 12',
    '- [ ] Login / logout works on iOS17',
    'Pass: 12/14, Fail: 2',
    '| Test | Pass | Fail |\n|---|---|---|\n| a | run#42a | x |',
    'Password: ****',
    'Password: ...',
    'Password: [redacted]',
    'Password: [vault](https://vault.acme-shop.net/ui/db1)',
    'Password: your-secret1',
    'docker login -u $USER -p $TOKEN1',
    'docker run -p 8080:80 redis:7.2',
    'mysql -u root -p shop1',
    'mysql -pYOUR_PW1 x',
    'PGPASSWORD=$PW1 psql',
    'PGPASSWORD=changeme psql',
    'export TOKEN=$(vault read -field=token secret/x1)',
    'Authorization: Basic $(echo -n u:p | base64)',
    'Authorization: Bearer {token1}',
    'curl -u $USER:$PW1 https://x',
    'curl -u user:password https://x',
    'Password reset link sent 2026-03-01T10:00Z',
    'Passphrase: see the entry of the team in the vault',
    'Passphrase: ask the engineer on call',
    'Passphrase: at least four random words',
    'Passphrase: written on paper',
    'Password: ask your team lead first',
    'Recovery phrase: kept with the support team',
    'The passphrase is asked for twice',
    'Use OAuth2 as the token provider',
    'Use `sha256` as the password hash',
    '`Field2` is the password field',
    '**p12Password** is the password of the file',
    'Use the same value as the password',
    'Take pass **word** and token2 as they are',
    'Password:\n\nAsk the on-call engineer in #ops-oncall1.',
    'To reset the password:\n\n```\nmake reset-password ENV=prod2\n```',
    '## Password rotation\n\nEvery 90d.',
    '## Secrets\n\n- DB: `prod/db1`\n- API: vault://x/y1',
    '## Credentials\n\n- AWS: role `deploy-prod2`\n- GitHub: OAuth2 app',
    'Tokens:\n\n- color-blue-500\n- space-100px',
    'Tokens:\n\n- ~~color-blue-500~~\n- ~~space-100px~~',
    'The token expires at 12:30Z.',
    '| Token | Value |\n|---|---|\n| `--space-1` | 4px |',
    'password policy: NIST800-63B',
    'The new password policy is PCI4.0-compliant.',
    'password for user1 in vault2',
    'Password changed by admin1 on 2026-03-01',
    'secretName: db-credentials-v2',
    'secretKeyRef: { name: db1, key: pw2 }',
    'ssh-keygen -t ed25519 -C "svc1@acme-shop.net"',
    'auth token TTL: 3600s',
    'Session key: AES-256-GCM',
    'Passwort: siehe Tresor #118',
    'Passwort wird alle 90d geändert',
    'パスワード: 金庫の#118',
    'Login mit SSO/OAuth2',
    'api_key=API_KEY_2',
    'password = config.db.pw1',
    'password=os.environ["DB_PW1"]',
    'secret: projects/x1/secrets/db-pw/versions/3',
    'commit 9f86d08 fixes the password field in v2.3.1',
    'The password field `userPw2` is hidden',
    'Set `password` to `min_length8`',
    'https://app.acme-shop.net/reset?token=<token>',
    'https://host:8080/path@x and http://a:80@b',
    'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
    'Passed: 12 of 14',
    'login as root@db1.acme-shop.net',
    'Sign in as svc-user1/eu-west-1',
    // What examples are made of.
    '"password": "SecurePass123!"',
    'password: Manager@123',
    'TEST_PASSWORD="OutraSenha@123"',
    'password: sua-senha-2',
    'Contraseña: tu-contraseña1',
    'senha: minhaSenha123',
    'Mot de passe : votre-mot-de-passe1',
    '"token": "a1b2c3d4e5f6g7h8i9j0"',
    'API key: ep_live_abc123def456',
    '`run --api-key worker-key-789`',
    '```yaml\nneo4j-password: cGFzc3dvcmQ=\n```',
    ['https://hooks.slack.com/services', 'T0XXX', 'B0YYY', 'abcSECRETxyz'].join('/'),
    // Variables, options and code.
    '`$(API_KEY)=a8Fk29dkLsm3x7Q`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
    '`${TOKEN:?must_be_set_2x9Kp}` is checked',
    '`gcloud secrets versions access latest --secret=twilio-auth-token  --project=booster-49422`',
    '`docker build --secret gh_token,type=env,target=GH_TOKEN1`',
    'password: fieldErrors.password?.[0]',
    '`resetPassword(input: $input): Boolean!`',
    'private_key: Ed25519PrivateKey',
    '`Authorization: Bearer`\nAUTH_ACCEPT_BEARER=true',
    'DB_SECRET: PROD_DB_SECRET_3fa9c1',
    // Names, files and codes.
    'Secrets: `demo-account-password-*-2026`',
    'Passwords:\n\n- ledger/2026-05-17_8eef12fe.jsonl\n- .env.bak-20260101\n',
    'password: auth.py:46,55',
    'SSH:\n\n- raspberrypi.tail240ea8.ts.net',
    'kind: Secret\n\napiVersion: external-secrets.io/v1beta1',
    '| Policy: Passwords | A.5.17, A.8.5 |\n|---|---|\n| Password | SC-1.2.0..1.2.5 |',
    '| Clave | Texto |\n|---|---|\n| PER01 | x |',
    'Password: P1+P5',
    '| `signInWithPassword` | `2d8f086` |\n|---|---|\n| `updatePassword` | `use-auth.ts:253` |',
    '--- PASS: TestGetLearningTime_Last7Days',
    '| Test | PASS | r=-0.865 |\n|---|---|---|\n',
    'Tokens:\n\n- p95<200ms\n- RAM<200MB\n',
    '3,000 tokens = ~$0.005/day',
    // What everybody may know.
    'API key configured (`PAY_API_KEY`, id: `e8M2BKBBylCBgjf0`)',
    'Credentials:\n\n```\nPAY_CLIENT_ID=Aa2TFv9AcXg2fSgkbXedxzpmDv8zn\n```',
    'NEXT_PUBLIC_VAPID_KEY=BNrMF4L9UwGqH3dHkIZp9plConcw5YXp',
    '[badge]: https://codecov.io/gh/acme/x/branch/main/graph/badge.svg?token=6B6NxtsZc3',
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
    assert.equal(runRule(secret, `| User | Password |\n|------|----------|\n${rows}`).problems.length, 2000)
  })
})

describe('what is no secret beside a word for one', () => {
  const hash = '4bf92f3577b34da6a3ce929d0e0e4736'
  const silent: readonly string[] = [
    `- Token: \`GITHUB_TOKEN\`\n- trace id: ${hash}\n`,
    `- needs a token\n- sha256:${hash}${hash}\n`,
    `* the password\n* build 9F8a7B6c5D4e3F2a\n`,
    '- password: !vault |\n',
    '```yaml\npassword: !secret db\n```\n',
  ]
  for (const source of silent) it(JSON.stringify(source), () => assert.deepEqual(faultsIn(`# Handoff\n\n${source}`), []))
  it('is still found in the items of a list below a label', () => {
    assert.deepEqual(faultsIn('# Handoff\n\n- Passwords:\n  - Kx82!morGen\n').length, 1)
  })
})

describe('the cheap tests before the search for secrets', () => {
  const body = `${letters}${letters}${letters}${letters}`
  /** What the detectors of vendors find, in parts, so that scanners of sources stay calm. */
  const vendors: Readonly<Record<string, readonly string[]>> = {
    anthropic: [`sk-${'ant'}-api03-${body.slice(0, 93)}AA`],
    aws: [
      `AK${'IA'}QZ7XKLMN3PQRSTUV`,
      `AS${'IA'}QZ7XKLMN3PQRSTUV`,
      `A3${'TX'}QZ7XKLMN3PQRSTUV`,
      `secret_access_key = "${letters}"`,
      `SecretAccessKey=>'${letters}'`,
    ],
    databricks: [`da${'pi'}${'0a1b2c3d'.repeat(4)}`],
    docker: [`dckr_${'pat'}_${letters.slice(0, 27)}`],
    figma: [`fi${'gd'}_${letters}`],
    github: ['p', 'o', 'u', 's', 'r'].map((sort) => `gh${sort}_${letters.slice(0, 36)}`).concat(`github_${'pat'}_${body.slice(0, 82)}`),
    gitlab: [`gl${'pat'}-${letters.slice(0, 20)}`],
    grafana: [`gl${'c'}_${letters}`, `gl${'sa'}_${letters.slice(0, 32)}_0a1b2c3d`],
    groq: [`gs${'k'}_${body.slice(0, 52)}`],
    'hashicorp-vault': [`hv${'s'}.${body.slice(0, 100)}`, `hv${'b'}.${body.slice(0, 150)}`, `hv${'r'}.${body.slice(0, 100)}`],
    huggingface: [`h${'f'}_${'aBcDeFgHiJ'.repeat(4).slice(0, 34)}`],
    linear: [`lin_${'api'}_${letters}`],
    notion: [`nt${'n'}_12345678901${letters.slice(0, 35)}`],
    npm: [`np${'m'}_${letters.slice(0, 36)}`],
    openai: [`sk-${letters.slice(0, 20)}T3Blbk${'FJ'}${letters.slice(0, 20)}`],
    privatekey: [pem('RSA ')],
    sendgrid: [`S${'G'}.${letters.slice(0, 22)}.${body.slice(0, 43)}`],
    shopify: ['pa', 'ca', 'at', 'ss'].map((sort) => `shp${sort}_${letters.slice(0, 32)}`),
    slack: ['b', 'p', 'a', 'o', 'r']
      .map((sort) => `xo${'x'}${sort}-210398-${letters}`)
      .concat(`xa${'pp'}-1-${letters}`, `https://${'hooks'}.slack.com/services/T1/B2/c3`),
    vercel: ['p', 'i', 'a', 'r', 'k'].map((sort) => `vc${sort}_${letters.slice(0, 24)}`),
  }
  /** Those for files of their own, for what holds an object of many keys, and for addresses, which are found by their form. */
  const others = ['1password', 'basicauth', 'database-connection-string', 'filter-comments', 'gcp']

  it('let through what each detector of a vendor finds', () => {
    assert.deepEqual(
      detectors.map(({ meta }) => meta.id.replace(/^.*rule-/, '')).sort(),
      [...Object.keys(vendors), ...others].sort(),
      'a detector that is new needs an example here and a sign in secrets.ts',
    )
    const examples = Object.values(vendors).flat()
    assert.deepEqual(
      examples.filter((example) => byVendor(example).length === 0),
      [],
    )
    const around = examples.flatMap((example) => [example, `The value ${example} is used.`, `x\n\n\`${example}\`\n`])
    assert.deepEqual(
      around.filter((source) => findSecrets(source).length === 0),
      [],
    )
  })

  for (const [vendor, form] of prefixes)
    it(`let through ${vendor}: ${form}`, () => {
      const matching = fc.stringMatching(new RegExp(`^${form}$`))
      fc.assert(
        fc.property(matching, (token) => byForm(`Key ${token} here`).some(({ span }) => span.start <= 4)),
        { numRuns: 30 },
      )
    })

  it('let through what is found alone, wherever else it stands', () => {
    const words = fc.constantFrom(
      'The index is rebuilt.',
      '- **Owner**: Search team',
      'See https://example.com/a/b.',
      '`make all`',
      '| a | b |',
      '> quoted',
    )
    fc.assert(
      fc.property(fc.constantFrom(...found), fc.array(words), fc.array(words), ([source, value], above, below) => {
        const text = [...above, source, ...below].join('\n\n')
        return (
          findSecrets(source).every(({ span }) => {
            const words = source.slice(span.start, span.end)
            return findSecrets(text).some(({ span: other }) => text.slice(other.start, other.end) === words)
          }) && value !== ''
        )
      }),
    )
  })
})

describe('the fix of a password', () => {
  for (const [marked, redacted] of [
    ['~~hunter2~~', '~~[redacted]~~'],
    ['~~hunter2 (old)~~', '~~[redacted] (old)~~'],
    ['**hunter2**', '**[redacted]**'],
    ['*hunter2*', '*[redacted]*'],
    ['`hunter2`', '`[redacted]`'],
    ['<b>hunter2</b>', '<b>[redacted]</b>'],
  ] as const)
    it(`keeps the marks around it: ${marked}`, () =>
      assert.equal(fixedOnce(`- **Password**: ${marked}\n`, { kind: 'general' }, 'secret'), `- **Password**: ${redacted}\n`))

  it('keeps the marks around a value below its label', () => {
    const fixedBelow = (text: string) => fixedOnce(text, { kind: 'general' }, 'secret')
    assert.equal(fixedBelow('Passwords:\n\n- ~~k8Jz!q2Lw~~\n'), 'Passwords:\n\n- ~~[redacted]~~\n')
    assert.equal(fixedBelow('Tokens:\n\n- ~~Zx81kQp0Lm44Tr~~\n'), 'Tokens:\n\n- ~~[redacted]~~\n')
    assert.equal(fixedBelow('**Password**\n\n~~k8Jz!q2Lw~~\n'), '**Password**\n\n~~[redacted]~~\n')
  })

  for (const [line, redacted] of [
    ['jo@shop.acme-shop.net: Smith', '\\[redacted e-mail]: Smith'],
    ['- jo@shop.acme-shop.net: Smith', '- \\[redacted e-mail]: Smith'],
    ['> jo@shop.acme-shop.net: Smith', '> \\[redacted e-mail]: Smith'],
    ['Asked by jo@shop.acme-shop.net(work)', 'Asked by \\[redacted e-mail](work)'],
    ['Asked by jo@shop.acme-shop.net: slow', 'Asked by [redacted e-mail]: slow'],
  ] as const)
    it(`begins no link and no definition: ${line}`, () =>
      assert.equal(fixedOnce(`# Customers\n\n${line}\n`, { kind: 'general' }, 'personal-data').split('\n')[2], redacted))
})
