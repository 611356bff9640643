import assert from 'node:assert/strict'
import { findPersonal } from '../../../server/src/core/recognisers/personal.ts'
import { personalData } from '../../../server/src/core/rules/personal-data.ts'
import { faultsIn, fixedOnce } from '../../support/check.ts'
import { faultsOf } from '../../support/one.ts'

const card = '4539 1488 0343 6467'

describe('personal-data', () => {
  const found: readonly [string, string][] = [
    ['maria.keller@bluewin.ch', 'e-mail'],
    ['jürgen.müller@web.de', 'e-mail'],
    ['+49 171 2345678', 'phone number'],
    ['+4917123456789', 'phone number'],
    ['+1 (415) 867-5309', 'phone number'],
    ['(415) 867-5309', 'phone number'],
    ['415-867-5309', 'phone number'],
    [card, 'card number'],
    ['5425233430109903', 'card number'],
    ['3714 496353 98456', 'card number'],
    ['DE44 5001 0517 5407 3249 31', 'bank account'],
    ['GB33BUKB20201555555555', 'bank account'],
    ['11010519491231002X', 'national number'],
    ['91.198.174.192', 'IP address'],
    ['2a02:2f0e:1234::7', 'IP address'],
    ['2a02:2f0e:1234:5:6:7:8:9', 'IP address'],
  ]
  for (const [value, kind] of found) {
    it(`finds ${kind} ${value}`, () => {
      const spans = findPersonal(`(${value}), seen twice`)
      assert.deepEqual(spans, [{ kind, span: { start: 1, end: 1 + value.length } }])
    })
  }

  it('is a customer’s below a label that says so, and a contact’s below others', () => {
    const phone = '+49 171 2345678'
    for (const label of [
      'Customer phone',
      'Client phone number',
      "Customer's phone",
      'Telefon des Kunden',
      'Kundentelefon',
      'Téléphone du client',
    ])
      assert.deepEqual(faultsOf(personalData, `- **${label}**: ${phone}`), [`${phone} → [redacted phone number]`], label)
    assert.equal(faultsOf(personalData, `| Customer phone | Owner |\n|---|---|\n| ${phone} | Support Lead |\n`).length, 1)
    for (const label of ['Customer contact', 'Customer success manager', 'Customer support phone', 'Customer phone tree owner', 'Phone'])
      assert.deepEqual(faultsOf(personalData, `- **${label}**: ${phone}`), [], label)
  })

  it('finds numbers that are called by their name', () => {
    for (const [source, value] of [
      ['Tel.: 0171 2345678', '0171 2345678'],
      ['電話番号：03-3456-7891', '03-3456-7891'],
      ['SSN: 536-22-8145', '536-22-8145'],
      ['National insurance number AB 12 34 56 C', 'AB 12 34 56 C'],
      ['マイナンバー：4321 8765 2109', '4321 8765 2109'],
    ] as const) {
      assert.deepEqual(
        findPersonal(source).map(({ span }) => source.slice(span.start, span.end)),
        [value],
      )
    }
  })

  it('finds the address of who asks, machines beside it or not', () => {
    for (const source of [
      'client 91.198.174.192:54321 connected',
      'client=91.198.174.192 upstream=10.0.0.7',
      'The server saw a login from 91.198.174.192',
      'X-Forwarded-For: 91.198.174.192',
      '91.198.174.192 - - [01/Mar/2026:10:00:00 +0000] "GET / HTTP/1.1" 200',
      'The customer at 91.198.174.192 is blocked',
      'Anmeldung eines Kunden von 91.198.174.192',
    ])
      assert.deepEqual(
        findPersonal(source).map(({ kind }) => kind),
        ['IP address'],
        source,
      )
  })

  const nobodys = [
    'jane@example.com',
    'jane@shop.example.org',
    'jane@shop.test',
    'jane@nowhere.invalid',
    'ops@acme-shop.net',
    'payments-team@acme-shop.net',
    'support+eu@acme-shop.net',
    'noreply@acme-shop.net',
    'no-reply@acme-shop.net',
    'git@github.com:org/repo.git',
    'ssh deploy@bastion.acme-shop.net',
    'https://jane@intranet.acme-shop.net/',
    'react@18.2.0',
    'logo@2x.png',
    'xxx@xxx.xx',
    '@here',
    '192.0.2.1',
    '198.51.100.20',
    '203.0.113.7',
    '10.1.2.3',
    '172.20.1.1',
    '192.168.1.1',
    '127.0.0.1',
    '0.0.0.0',
    '169.254.169.254',
    '8.8.8.8',
    '2001:db8::1',
    'fe80::1',
    '::1',
    'version 91.198.174.192',
    'v4.12.1.7',
    'lib==91.198.174.192',
    '1.2.3.4.5',
    '52.1.2.0/24',
    'server 91.198.174.192',
    'https://91.198.174.192/x',
    'our static IP 91.198.174.192',
    'The A record points to 91.198.174.192',
    'A record: 91.198.174.192',
    'Elastic IP: 91.198.174.192',
    'ssh root@host, then ping 91.198.174.192',
    'Deployed to 91.198.174.192',
    '91.198.174.192 (load balancer)',
    '91.198.174.192 is the primary',
    'open 91.198.174.192:8443 in a browser',
    'Statische Adresse 91.198.174.192',
    'サーバー 91.198.174.192',
    'AAAA record 2a02:2f0e:1234::7',
    '1.2.3.4',
    '4.3.2.1',
    '11.22.33.44',
    '123.45.67.89',
    '1.1.1.1',
    '8.8.4.4',
    '9.9.9.9',
    '2606:4700:4700::1111',
    '4539 1488 0343 6468',
    '4539148803436468',
    '4242 4242 4242 4242',
    '4111111111111111',
    '1700000000000000000',
    'id: 4539148803436467',
    '4539148803436467.5',
    '9999 9999 9999 9999',
    'XXXX XXXX XXXX 6467',
    'DE89 3704 0044 0532 0130 00',
    'DE44 5001 0517 5407 3249 32',
    'XY44 5001 0517 5407 3249 31',
    '536-22-8145',
    'SSN: 000-12-3456',
    'SSN: 123-45-6789',
    '+1 202-555-0123',
    '555-123-4567',
    '+44 7700 900123',
    'XXX-XXX-XXXX',
    '+1 234 567 890',
    '+12000000',
    '+02:00',
    '+12 %',
    '2026-03-01 14:30:00 +0000',
    '12:34:56',
    '2026-03-01',
    '550e8400-e29b-41d4-a716-446655440000',
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b',
    'std::vector<2a02::7>',
    'tel: extension 4711',
  ]
  for (const source of nobodys) it(`is nobody's: ${source}`, () => assert.deepEqual(findPersonal(source), []))

  it('counts a card only with its check digit', () => {
    for (let last = 0; last < 10; last++) assert.equal(findPersonal(`card 453914880343646${last}`).length, last === 7 ? 1 : 0)
  })

  const whose: readonly [string, boolean][] = [
    ['## Reproduction\n\nAs %', true],
    ['## Evidence\n\n```\n%\n```', true],
    ['## 影響\n\n%', true],
    ['- **Impact**: only %', true],
    ['- **Details**:\n  - one of them is %', true],
    ['- **Steps**:\n  1. as %', true],
    ['| Step | Actual |\n|---|---|\n| 1 | % |', true],
    ['## Contacts\n\n%', false],
    ['- **Owner**: %', false],
    ['- **Contact**: %', false],
    ['- **Reported by**: %', false],
    ['## Escalation\n\n- **Details**: %', true],
    ['## Status\n\n- **On-call**: %', false],
    ['## Impact\n\n| Area | Owner |\n|---|---|\n| EU | % |', false],
    ['## Sign-off\n\n- **Ada**: %', false],
    ['## Ansprechpartner\n\n%', false],
    ['## Anything\n\n%', false],
    ['%', false],
    ['---\nowner: %\n---\n', false],
  ]
  for (const [place, isCustomer] of whose) {
    it(`${isCustomer ? "a customer's" : 'not judged'}: ${place.replace(/\n/g, ' ')}`, () => {
      const mail = 'maria.keller@bluewin.ch'
      assert.deepEqual(faultsOf(personalData, place.replace('%', mail)), isCustomer ? [`${mail} → [redacted e-mail]`] : [])
    })
  }

  const machines: readonly [string, boolean][] = [
    ['## Details\n\n- **Server IP**: %', false],
    ['## Details\n\n- **Static IP**: %', false],
    ['## Evidence\n\n| Host | Address |\n|---|---|\n| Load balancer | % |', false],
    ['## Status\n\n### DNS\n\n- shop.acme-shop.net: %', false],
    ['## Notes\n\n### Servers\n\n1. %', false],
    ['# Production sign-in fails\n\n## Evidence\n\n%', true],
    ['## Impact\n\n| Customer | Address |\n|---|---|\n| 17 | % |', true],
    ['## Details\n\n- El cliente se conectó desde %', true],
    ['## Details\n\n- IP: %', false],
    ['## Details\n\n- **Servidor:** %', false],
    ['## Details\n\n- IP fija %', false],
    ['## Estado\n\n| Entorno | Dirección IP |\n|---|---|\n| Producción | % |', false],
    ['## Evidence\n\nblocked: %\n\n## Servers\n\n- web-1: %', false],
  ]
  for (const [place, isCustomer] of machines) {
    it(`${isCustomer ? "a customer's address" : 'the address of a machine'}: ${place.replace(/\n/g, ' ')}`, () => {
      const address = '91.198.174.192'
      const source = place.replaceAll('%', address)
      assert.deepEqual(faultsOf(personalData, source), isCustomer ? [`${address} → [redacted IP address]`] : [])
    })
  }

  it('finds a card wherever no staff is named', () => {
    assert.equal(faultsOf(personalData, `## Anything\n\n${card}`).length, 1)
    assert.equal(faultsOf(personalData, `## Contacts\n\n${card}`).length, 0)
  })

  it('knows colleagues by their address and by the house they write from', () => {
    const contacts = '\n## Contacts\n\n- Tom, tom.berg@acme-shop.net\n- Eva, eva77@gmail.com\n'
    assert.deepEqual(faultsOf(personalData, `## Impact\n\nSeen by tom.berg@acme-shop.net and ada.lenz@acme-shop.net\n${contacts}`), [])
    assert.deepEqual(faultsOf(personalData, `## Impact\n\nSeen by eva77@gmail.com and max78@gmail.com\n${contacts}`), [
      'max78@gmail.com → [redacted e-mail]',
    ])
  })

  it('redacts a link to an address as a whole, so that nothing is left that looks like a link or a placeholder', () => {
    for (const link of [
      '[mail](mailto:maria.keller@bluewin.ch)',
      '<maria.keller@bluewin.ch>',
      'maria.keller@bluewin.ch',
      '[maria.keller@bluewin.ch](mailto:maria.keller@bluewin.ch)',
    ]) {
      const source = `## Evidence\n\nFrom ${link} today.\n`
      assert.equal(fixedOnce(source), '## Evidence\n\nFrom [redacted e-mail] today.\n')
      assert.deepEqual(faultsIn(fixedOnce(source)), [])
    }
  })
})
