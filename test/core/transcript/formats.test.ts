/** Ten transcripts as they are copied, each with the rows that must come out. */
import { deepEqual, equal } from 'node:assert/strict'
import { pasted, rows } from './support.ts'

describe('transcripts', () => {
  it('1. Slack: names above times, threads, edits, reactions, bots, who joined, and a new day', () => {
    const transcript = `Sunday, March 1st

Support Lead
  11:47 PM
checkout is failing for everyone :fire:
500s on /pay
:eyes:
2
Alerts
APP
  11:49 PM
[FIRING:1] CheckoutErrors
11:52
Second alert
On Call
  11:58 PM
joined #incident-42.
11:59
Acknowledged, looking into it (edited)
3 replies
Last reply today at 12:40 AM
View thread
Monday, March 2nd
New
Support Lead
  12:05 AM
Rolled back the flag. Errors are going down.
> checkout is failing for everyone
`
    equal(
      rows(transcript, { zone: 'Europe/Berlin' }),
      `| 2026-03-01T22:47Z | checkout is failing for everyone :fire: | Support Lead | 500s on /pay |
| 2026-03-01T22:49Z | \\[FIRING:1] CheckoutErrors | Alerts |  |
| 2026-03-01T22:52Z | Second alert | Alerts |  |
| 2026-03-01T22:59Z | Acknowledged, looking into it | On Call |  |
| 2026-03-01T23:05Z | Rolled back the flag. | Support Lead | Errors are going down. |
`,
    )
    equal(pasted(transcript)?.dropped, 1)
  })

  it('2. Teams: the time in brackets, or on a line of its own', () => {
    const expected = `| 2026-03-01T09:47Z | Checkout schlägt fehl; seit dem Deploy | Support Lead |  |
| 2026-03-01T09:49Z | schaue es mir an | On Call |  |
`
    const rowsOf = (transcript: string) =>
      rows(transcript, { zone: 'Europe/Berlin', into: '## Timeline\n\n| Zeit (UTC) | Ereignis | Wer | Status |\n|---|---|---|---|\n' })
    equal(
      rowsOf('[01.03.2026 10:47] Support Lead\nCheckout schlägt fehl\nseit dem Deploy\n\n[01.03.2026 10:49] On Call\nschaue es mir an\n'),
      expected,
    )
    equal(
      rowsOf(
        'Support Lead\n01.03.2026 10:47\nCheckout schlägt fehl\nseit dem Deploy\nOn Call\n01.03.2026 10:49\nschaue es mir an\nBearbeitet\n',
      ),
      expected,
    )
  })

  it('3. Discord: a dash before the time, code, today and yesterday', () => {
    equal(
      rows(
        'ida — Yesterday at 11:58 PM\ncheckout is down\n```\nError: connect ECONNREFUSED\n    at 12:00:01\n```\nomar_h — Today at 12:03 AM\non it\npager\nBOT\n — Today at 12:04 AM\nPaged on-call\n',
        { zone: 'America/New_York' },
      ),
      `| 2026-03-03T04:58Z | checkout is down | ida | \`Error: connect ECONNREFUSED at 12:00:01\` |
| 2026-03-03T05:03Z | on it | omar_h |  |
| 2026-03-03T05:04Z | Paged on-call | pager |  |
`,
    )
  })

  it('4. Google Chat: a comma before the time, weekdays', () => {
    const transcript =
      "Support Lead, Sun 2:47 AM\nCheckout is failing\nOn Call, Sun 2:49 AM, Edited\nack'd\nSupport Lead\n, \n2:58 AM\nrolled back to v2.3.0\n"
    equal(
      rows(transcript, { zone: 'UTC' }),
      `| 2026-03-01T02:47Z | Checkout is failing | Support Lead |  |
| 2026-03-01T02:49Z | ack'd | On Call |  |
| 2026-03-01T02:58Z | rolled back to v2.3.0 | Support Lead |  |
`,
    )
    deepEqual(pasted(transcript)?.day, { written: 'Sun 2:47 AM', taken: '2026-03-01', others: [] })
  })

  it('5. mails: headers in two languages, a body, and a quoted answer', () => {
    equal(
      rows(
        `From: Support Lead <lead@example.com>
Sent: Sunday, March 1, 2026 2:47 AM
To: Support <support@example.com>
Subject: Checkout is failing

Since the deploy all payments fail.

Von: On Call <oncall@example.com>
Datum: Sun, 01 Mar 2026 03:05:10 +0100 (CET)
Betreff: AW: Checkout is failing

Rolled back.

On Sun, Mar 1, 2026 at 3:10 AM Support Lead <lead@example.com> wrote:
> It works again
`,
        { zone: 'Europe/Berlin' },
      ),
      `| 2026-03-01T01:47Z | Checkout is failing | Support Lead | Since the deploy all payments fail. |
| 2026-03-01T02:05Z | AW: Checkout is failing | On Call | Rolled back. |
| 2026-03-01T02:10Z | It works again | Support Lead |  |
`,
    )
  })

  it('6. logs: ISO times in several zones, stack traces, syslog, journald, JSON, logfmt', () => {
    equal(
      rows(`2026-03-01T02:47:10.123Z ERROR checkout failed
java.lang.IllegalStateException: no session
	at shop.Checkout.pay(Checkout.java:12)
2026-03-01 03:48:11,456 +0100 INFO retry
Mar  1 02:49:10 web-01 nginx[123]: worker exited
<34>1 2026-03-01T02:50:03.003Z web-01 su 123 ID47 - no session
2026-03-01T03:51:10+0100 web-01 kernel: out of memory
{"time":"2026-03-01T02:52:00Z","level":"error","msg":"no pool","service":"pay"}
time="2026-03-01T02:53:00Z" level=warning msg="slow \\"query\\""
{"ts":1772333640.5,"level":"info","msg":"ready"}
`),
      `| 2026-03-01T02:47Z | ERROR checkout failed |  | java.lang.IllegalStateException: no session; at shop.Checkout.pay(Checkout.java:12) |
| 2026-03-01T02:48Z | retry |  |  |
| 2026-03-01T02:49Z | worker exited | web-01 nginx |  |
| 2026-03-01T02:50Z | no session | web-01 su |  |
| 2026-03-01T02:51Z | out of memory | web-01 kernel |  |
| 2026-03-01T02:52Z | error no pool | pay |  |
| 2026-03-01T02:53Z | warning slow "query" |  |  |
| 2026-03-01T02:54Z | ready |  |  |
`,
    )
  })

  it('7. nginx and Kubernetes: access and error logs, klog, pods and containers', () => {
    equal(
      rows(`203.0.113.7 - - [01/Mar/2026:02:47:10 +0000] "GET /checkout HTTP/1.1" 502 157 "-" "curl"
203.0.113.8 - - [01/Mar/2026:02:47:11 +0000] "GET /checkout HTTP/1.1" 502 157 "-" "curl"
2026/03/01 02:48:12 [error] 123#123: *1 connect() failed
E0301 02:49:10.123456       1 controller.go:114] sync failed
[pod/checkout-1/app] 2026-03-01T02:50:10.123456789Z started
checkout-1  | 2026-03-01T02:51:10.123456789Z ready
`),
      `| 2026-03-01T02:47Z | 502 GET /checkout |  |  |
| 2026-03-01T02:48Z | error connect() failed |  |  |
| 2026-03-01T02:49Z | sync failed |  |  |
| 2026-03-01T02:50Z | started | checkout-1/app |  |
| 2026-03-01T02:51Z | ready | checkout-1 |  |
`,
    )
  })

  it('8. the Windows event log: a list without a header, CSV with a message behind the last column, details', () => {
    const expected = '| 2026-03-01T02:47Z | The spooler ended unexpectedly. | Service Control Manager |  |\n'
    equal(
      rows('Error\t2026-03-01 02:47:10\tService Control Manager\t7031\tNone\nInformation\t2026-03-01 02:45:10\tKernel-Power\t41\tNone\n'),
      '| 2026-03-01T02:45Z | Kernel-Power |  |  |\n| 2026-03-01T02:47Z | Service Control Manager |  |  |\n',
    )
    equal(
      rows(
        'Level,Date and Time,Source,Event ID,Task Category\nError,2026-03-01 02:47:10,Service Control Manager,7031,None,"The spooler\nended unexpectedly."\n',
        { into: '## Timeline\n\n| Time (UTC) | Event | Owner | Status |\n|---|---|---|---|\n' },
      ),
      expected.replace('spooler ended', 'spooler; ended'),
    )
    equal(
      rows(`Log Name:      System
Source:        Service Control Manager
Date:          2026-03-01 02:47:10
Event ID:      7031
Level:         Error
User:          N/A
Computer:      web-01
Description:
The spooler ended unexpectedly.

Log Name:      System
Source:        Kernel
Date:          2026-03-01 02:50:10
Description:
Started again.
`),
      `${expected}| 2026-03-01T02:50Z | Started again. | Kernel |  |\n`,
    )
  })

  it('9. alerts: the labels of an alert, the sentences of another, a log with the newest entry first', () => {
    equal(
      rows(`[FIRING:1] HighErrorRate checkout (critical)
Labels:
 - alertname = HighErrorRate
 - service = checkout
Annotations:
 - summary = Error rate above 5 %
Started: 2026-03-01 02:47:10.123 +0000 UTC
Resolved: 2026-03-01 03:20:10 +0000 UTC

#1234 Payments fail
Triggered at 2:48 AM (UTC)
Acknowledged by On Call at 2:49 AM (UTC)
`),
      `| 2026-03-01T02:47Z | Started: \\[FIRING:1] HighErrorRate checkout (critical) |  | HighErrorRate |
| 2026-03-01T02:48Z | Triggered: #1234 Payments fail |  |  |
| 2026-03-01T02:49Z | Acknowledged: #1234 Payments fail | On Call |  |
| 2026-03-01T03:20Z | Resolved: \\[FIRING:1] HighErrorRate checkout (critical) |  | HighErrorRate |
`,
    )
    equal(
      rows(
        'Mar 1, 2026 at 12:20 AM  Resolved by On Call\nMar 1, 2026 at 12:02 AM  Acknowledged by On Call\nFeb 28, 2026 at 11:59 PM  Triggered through the API\n',
        {
          zone: 'UTC',
        },
      ),
      `| 2026-02-28T23:59Z | Triggered through the API |  |  |
| 2026-03-01T00:02Z | Acknowledged by On Call | On Call |  |
| 2026-03-01T00:20Z | Resolved by On Call | On Call |  |
`,
    )
  })

  it('10. git log, CSV and rows of Markdown', () => {
    equal(
      rows(`commit 3f2a1b9c0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5a (HEAD -> main, tag: v2.3.1)
Author: Support Lead <lead@example.com>
Date:   Sun Mar 1 03:47:10 2026 +0100

    Roll back the flag

    It broke payments.

commit 1f2a1b9c0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5a
Merge: 3f2a1b9 1f2a1b9
Author: On Call <oncall@example.com>
Date:   2026-03-01 02:47:10 +0100

    Add the flag
`),
      `| 2026-03-01T01:47Z | Add the flag (1f2a1b9) | On Call |  |
| 2026-03-01T02:47Z | Roll back the flag (3f2a1b9) | Support Lead | It broke payments. |
`,
    )
    equal(
      rows('Time (CET);Who;Event;Comment\n01.03.2026 02:47;Ida;Paged;"PD;1234"\n01.03.2026 03:05;Omar;Rolled back;\n'),
      '| 2026-03-01T01:47Z | Paged | Ida | PD;1234 |\n| 2026-03-01T02:05Z | Rolled back | Omar |  |\n',
    )
    equal(
      rows('| Date | Time | What | Who |\n|---|---|---|---|\n| 2026-03-01 | 02:47 UTC | a \\| b | Ida |\n'),
      '| 2026-03-01T02:47Z | a \\| b | Ida |  |\n',
    )
  })

  it('notes with ranges, about times, bullets and lines that go on; names with something behind them', () => {
    equal(
      rows(
        '2026-03-01 (all times UTC)\n\n- 10:42: alert fired\n- 10:50 – restarted\n  with more memory\n- 11:00-11:10: failover\n- ~11:30: all clear\n',
        {
          into: '---\ndate: 2026-03-01\n---\n\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n',
        },
      ),
      `| 2026-03-01T10:42Z | alert fired |
| 2026-03-01T10:50Z | restarted; with more memory |
| 2026-03-01T11:00Z | failover (10 min) |
| 2026-03-01T11:30Z | all clear (~) |
`,
    )
    equal(
      rows('Ida :palm_tree:  11:47 PM\nETA: 12:30?\nOmar (on call)  11:52 PM\nsee https://example.com/a?b=12:30\n', {
        zone: 'UTC',
        day: '2026-03-01',
      }),
      `| 2026-03-01T23:47Z | ETA: 12:30? | Ida |  |
| 2026-03-01T23:52Z | see https://example.com/a?b=12:30 | Omar |  |
`,
    )
  })

  it('nothing is read where no message has a time', () => {
    for (const text of [
      '',
      '\n\n',
      'a',
      'We met at 14:30 in room 3.\n\nNothing else.',
      '# Title\n\n- one\n- two',
      'port 8080:80',
      'x,y\n1,2\n',
    ])
      equal(pasted(text), undefined, text)
  })
})
