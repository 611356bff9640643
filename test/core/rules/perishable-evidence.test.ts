import assert from 'node:assert/strict'
import { perishableEvidence } from '../../../server/src/core/rules/perishable-evidence.ts'
import { faultsOf } from '../../support/one.ts'

const under = (heading: string, url: string) => faultsOf(perishableEvidence, `## ${heading}\n\nSee <${url}> and [this](${url}).\n`)

describe('perishable-evidence', () => {
  const perishable: readonly [string, string][] = [
    ['http://localhost:3000/cart', 'localhost:3000'],
    ['https://127.0.0.1/x', '127.0.0.1'],
    ['http://0.0.0.0:8080', '0.0.0.0:8080'],
    ['http://[::1]:80/', '[::1]:80'],
    ['http://shop.localhost/', 'shop.localhost'],
    ['https://b.s3.amazonaws.com/x?X-Amz-Expires=900&X-Amz-Signature=1', 'X-Amz-Expires=900'],
    ['https://storage.googleapis.com/b/x?X-Goog-Signature=1&X-Goog-Expires=900', 'X-Goog-Expires=900'],
    ['https://b.s3.amazonaws.com/x?AWSAccessKeyId=1&Expires=1772402400&Signature=1', 'Expires=1772402400'],
    ['https://a.blob.core.windows.net/c/x?sv=2024&se=2026-03-02&sig=1', 'se=2026-03-02'],
    ['https://grafana.example.com/d/x?from=now-6h&to=now', 'from=now-6h'],
    ['https://kibana.example.com/app#/?_g=(time:(from:now-24h%2Fh,to:now))', 'from:now-24h'],
    ['https://kibana.example.com/app#/?_g=(time%3A(from%3Anow-24h%2Cto%3Anow))', 'from:now-24h'],
    ['https://splunk.example.com/search?q=x&earliest=-24h@h&latest=now', 'earliest=-24h@h'],
    ['https://sentry.example.com/issues/?statsPeriod=14d', 'statsPeriod=14d'],
    ['https://app.example.com/logs?time=last_15m', 'time=last_15m'],
    ['https://console.example.com/cw#metrics?start=-PT3H', 'start=-PT3H'],
  ]
  for (const [url, words] of perishable) {
    it(`finds ${words}`, () => {
      const found = under('Evidence', url)
      assert.equal(found.length, 2)
      // Where the address is written in another code than it means, all of it is covered.
      for (const part of found) assert.ok(part === words || part === url, part)
    })
  }

  const lasting = [
    'https://grafana.example.com/d/x?from=1772402400000&to=1772406000000',
    'https://grafana.example.com/d/x',
    "https://kibana.example.com/app#/?_g=(time:(from:'2026-03-01T12:00Z',to:'2026-03-01T13:00Z'))",
    'https://example.com/localhost',
    'https://localhost.example.com/',
    'https://example.com/x?time=1772402400',
    'https://example.com/x?range=A1',
    'https://example.com/x?sig=1',
    'https://example.com/x?Expires=1',
    'https://example.com/x?duration=full',
    '/docs/localhost',
  ]
  for (const url of lasting) it(`leaves alone ${url}`, () => assert.deepEqual(under('Evidence', url), []))

  it('tells evidence from what is used or watched', () => {
    const local = 'http://localhost:3000/'
    const live = 'https://grafana.example.com/d/x?from=now-6h'
    for (const heading of ['Setup', 'How to run it', 'Local development', 'Anything', '手順'])
      assert.deepEqual(under(heading, local), [], heading)
    for (const heading of ['Monitoring', 'Dashboards', 'Setup', '監視']) assert.deepEqual(under(heading, live), [], heading)
    for (const heading of ['Evidence', 'Impact', 'Timeline', 'Nachweise', '証拠']) assert.equal(under(heading, local).length, 2, heading)
    assert.equal(under('Anything', live).length, 2)
    assert.deepEqual(faultsOf(perishableEvidence, `## Evidence\n\n1. Open <${local}>.\n\n\`\`\`sh\ncurl ${local}\n\`\`\`\n`), [])
    assert.deepEqual(faultsOf(perishableEvidence, `- **Evidence**: <${local}>\n- **Environment**: <${local}>\n`), ['localhost:3000'])
  })

  it('names the end of a signed link, never its signature', () => {
    assert.deepEqual(under('Evidence', 'https://b.example.com/x?Signature=abcdef&Expires=1772402400'), Array(2).fill('Expires=1772402400'))
  })
})
