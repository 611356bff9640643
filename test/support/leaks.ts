/** Handoffs that hold a secret wherever something is handed on. */
import assert from 'node:assert/strict'

export const secret = 'k7Rt!q92Lm'

/** What may stand in a handoff and give away `secret`. */
export const leakyLines: readonly string[] = [
  'The admin password is k7Rt!q92Lm.',
  'Password: `k7Rt!q92Lm`',
  'login: ops / k7Rt!q92Lm',
  'amqp://svc:k7Rt!q92Lm@mq.acme-shop.net/shop',
  'amqp://svc:k7Rt%21q92Lm@mq.acme-shop.net/shop',
  'PGPASSWORD=k7Rt!q92Lm psql -h db',
  'docker login -u svc -p k7Rt!q92Lm',
  // Split by markup, escaped, written as an entity, in a link.
  'Password: k7**Rt**!q92Lm',
  'Password: k7<b>Rt</b>!q92Lm',
  'Password: k7Rt\\!q92Lm',
  'Password: k7Rt&#33;q92Lm',
  'Password: [k7Rt!q92Lm](https://vault.acme-shop.net/x)',
  '**Password**: *k7Rt!q92Lm*',
  '[console](https://console.acme-shop.net/?user=ops&password=k7Rt%21q92Lm)',
  '[console](https://ops:k7Rt!q92Lm@console.acme-shop.net/)',
]

/** A handoff that says something wherever something is handed on. */
export function handoffWith(line: string, below = ''): string {
  const cell = line.replaceAll('|', '\\|')
  return `---
kind: general
product: Shop
---

# Escalation: Sign-in fails (${line})

- **Status:** identified ${line}
- **Summary:** One in eight sign-ins fails. ${line}
- **Impact:** 340 tenants; ${line}
- **Owner:** ${line}
- **Next Update:** 2026-03-01T12:15Z, ${line}

## Known issues

| ID | Description | Severity | Workaround | Status |
|----|-------------|----------|------------|--------|
| SHOP-1 | ${cell} | ${cell} | ${cell} | ${cell} |
| SHOP-1 | ${cell} | High | | |

## Timeline

- 2026-03-01 10:00 CET ${line}
- 2026-03-01 09:00 ${line}

## Next steps

- [ ] ${line}
- [ ] [${line}]
- [ ] <Name of ${line}>

<!-- handoff-ignore missing-workaround -- ${line} -->

[${line}](missing.md)

${below}
`
}

const formsOf = (value: string) => new Set([value, encodeURIComponent(value), value.replace('!', '%21'), value.replace('!', '&#33;')])

/** A text that goes out holds a value in no form. */
export function withholds(what: string, text: string, value: string): void {
  // Formats escape what Markdown and JSON would read.
  const plain = text.replaceAll('\\', '')
  for (const form of formsOf(value)) {
    const at = plain.indexOf(form)
    assert.equal(at, -1, `${what} holds ${form}: …${plain.slice(Math.max(0, at - 200), at + 60)}…`)
  }
}
