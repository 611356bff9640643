/** What is text of a template that was left, and what only looks like it. */
import assert from 'node:assert/strict'
import { faultsIn, findingsIn } from '../../support/check.ts'
import { placeholdersIn } from '../../support/read.ts'

const placeholders: Readonly<Record<string, readonly string[]>> = {
  'Release of [Feature Name] on [Date]': ['[Feature Name]', '[Date]'],
  '# [Title]': ['[Title]'],
  '- [Describe the impact in one sentence.]': ['[Describe the impact in one sentence.]'],
  '- [ ] [Item]': ['[Item]'],
  '| A | B |\n|---|---|\n| [Name] | [#channel] |': ['[Name]', '[#channel]'],
  'Build <hash> of <service name>': ['<hash>', '<service name>'],
  'See <link to the dashboard> or <time in UTC>': ['<link to the dashboard>', '<time in UTC>'],
  'Runs in <prod|staging>': ['<prod|staging>'],
  '1. <command or click>\n2. Reload': ['<command or click>'],
  '- Steps:\n  1. <hash>\n\n> <what works>': ['<hash>', '<what works>'],
  '# A\n\n<link to the dashboard>\n\nText': ['<link to the dashboard>'],
  [`Hello {{name}}, \${NAME}`]: ['{{name}}', `\${NAME}`],
  '[Service A] + [Service B]': ['[Service A]', '[Service B]'],
  'Version v<version>, ticket-XXX': ['<version>', 'XXX'],
  'Details: voir [détails], ver [detalles], ver [detalhes], vedi [dettagli]': ['[détails]', '[detalles]', '[detalhes]', '[dettagli]'],
  '- Who reviews it? – ask [person]\n- Demander à [personne]': ['[person]', '[personne]'],
  '- [TODO: name the owner]\n- Owner: [TODO: x]\n\nSee [TODO – link] first': ['[TODO: name the owner]', '[TODO: x]', '[TODO – link]'],
  '1. Open the page\n2. …\n3. ...': ['…', '...'],
  '3. **L3:** `[label to be agreed]`\n\n**Owner:** `[name]`\n\n- Datum: `[Datum]`': ['[label to be agreed]', '[name]', '[Datum]'],
  '[name/role] or [Error message]': ['[name/role]', '[Error message]'],
  'Due YYYY-MM-DD at HH:MM': ['YYYY-MM-DD', 'HH:MM'],
  'Due YYYY-MM-DDThh:mmZ': ['YYYY-MM-DDThh:mmZ'],
  'Due DD/MM/YYYY or TT.MM.JJJJ': ['DD/MM/YYYY', 'TT.MM.JJJJ'],
  'From $5 to [Name] or $6 and $[a, b]$': ['[Name]'],
  'Signed: ________': ['________'],
  'Owner: TBD, date: TBA, FIXME': ['TBD', 'TBA', 'FIXME'],
  'Cause: ???': ['???'],
  'Ticket: XXXX': ['XXXX'],
  'TODO: write this': ['TODO'],
  '- TODO': ['TODO'],
  '**[Name]** and *[Date]*': ['[Name]', '[Date]'],
  // Beside words of one's own: what names a kind of value, or what the sentence needs
  '- Details [link to the ticket]': ['[link to the ticket]'],
  '- [Name] is on call since [Time]': ['[Name]', '[Time]'],
  '- [Service] is down': ['[Service]'],
  'Tell [Customer] that it works': ['[Customer]'],
  '- Waiting for [Dependency] provisioning': ['[Dependency]'],
  '*Rédigé par [TonNom], le 26 juin*\n\n- Call [YourName] or [DeinName]\n- [NombreCliente] avisa': ['[TonNom]', '[YourName]', '[DeinName]'],
  '- [Number of users] affected': ['[Number of users]'],
  'Freigabe durch [Kundenname] am [Datum]': ['[Kundenname]', '[Datum]'],
  'Contacter [nom du responsable] avant midi': ['[nom du responsable]'],
  'Llamar a [nombre], [nome], [naam]': ['[nombre]', '[nome]', '[naam]'],
  '- [氏名]が対応\n- [日期] 上线\n- 담당: [이름]': ['[氏名]', '[日期]', '[이름]'],
  'Region: [REGION]': ['[REGION]'],
  'Dashboard: https\\://d.example.com/<id>': ['<id>'],
  // As editors of rich text and exporters write them
  '- Owner: \\[Name\\]': ['[Name]'],
  '| Owner |\n|---|\n| \\[Name\\] |': ['[Name]'],
  '**Build:** \\<hash\\>': ['<hash>'],
  '- Owner: &lt;name&gt;': ['<name>'],
  '- Owner: &#91;Name&#93;': ['[Name]'],
  'Signed: \\_\\_\\_\\_': ['____'],
  '# Handoff of \\[Service\\]': ['[Service]'],
  // Words that are the whole of a value, an item, a paragraph
  '- Owner: tbd': ['tbd'],
  '**ETA:** Tbc': ['Tbc'],
  '**ETA:** _to be confirmed_': ['to be confirmed'],
  '- Owner: to be assigned': ['to be assigned'],
  '| A | B |\n|---|---|\n| To be determined | t.b.d |': ['To be determined', 't.b.d'],
  '## State\n\ntbd': ['tbd'],
  '- tba': ['tba'],
  '- Ansprechpartner: noch zu klären': ['noch zu klären'],
  '- Responsable: por confirmar': ['por confirmar'],
  '- 担当: 未定': ['未定'],
  '- Owner: ?': ['?'],
  '- **Root cause**: …': ['…'],
  '- Cause: n/k\n- ETA: to follow\n- Due: -?': ['n/k', 'to follow', '-?'],
  '- ?': ['?'],
  '## Cause\n\n??': ['??'],
  'Cause: ?': ['?'],
  '- Responsable: à compléter\n- Fecha: por definir\n- Data: da definire\n- Datum: nog te bepalen': [
    'à compléter',
    'por definir',
    'da definire',
    'nog te bepalen',
  ],
  '- Termin: noch offen\n- Bericht: wird nachgereicht': ['noch offen', 'wird nachgereicht'],
  '| 担当 | 電話 |\n|---|---|\n| 佐藤 | （記入） |\n| 鈴木 | 要記入 |': ['（記入）', '要記入'],
  '- 期限: 待定\n- 담당: 추후 공지': ['待定', '추후 공지'],
  '- Phone: +234...\n- Ticket: INC-…\n- Page: https://...': ['+234...', 'INC-…', 'https://...'],
  '- Contact: unassigned\n- Build: null': ['unassigned', 'null'],
  '| Step | Due | Note |\n|---|---|---|\n| Stop | ? | n/k |\n| Start | ?? | done |': ['?', 'n/k', '??'],
  // Several on one line
  '- Checked by: ____ Date: ____': ['____', '____'],
  '- [ ] Approved by ____ on ____': ['____', '____'],
  '| Step | Check |\n|---|---|\n| Stop | Signed: ____ Date: ____ |': ['____', '____'],
  // What shows the writer what belongs there
  '- Title: e.g. Login fails': ['e.g. Login fails'],
  '- Titel: *(z. B. Anmeldung gestört)*': ['*(z. B. Anmeldung gestört)*'],
  '| Time | Event | By |\n|---|---|---|\n| Example: 10:00 | Alert | Ann |\n| 10:05 | Restart | Bo |': ['Example: 10:00'],
  '| Aufgabe | Wer | Wann |\n|---|---|---|\n| Beispiel | Ann | 1.3. |\n| Neustart | Bo | 2.3. |': ['Beispiel'],
  '| Name | Role |\n|---|---|\n| Owner | Your name |': ['Your name'],
  '- Author: Name / Slack Handle': ['Name / Slack Handle'],
  '## What went well\n\nList of things that went well. For example,\n\n1. The alert came early': [
    'List of things that went well. For example,',
  ],
  '## What went well\n\nThings that helped us, for instance …': ['Things that helped us, for instance …'],
  '## Lehren\n\nDinge, die gut liefen, zum Beispiel …': ['Dinge, die gut liefen, zum Beispiel …'],
  '## Summary\n\nBriefly describe what happened.': ['Briefly describe what happened.'],
  '## Résumé\n\nDécrivez ici l’incident en deux phrases.': ['Décrivez ici l’incident en deux phrases.'],
  '## Impact\n\nA short description of the impact on users': ['A short description of the impact on users'],
  '## 概要\n\n（ここに依頼内容を記載）': ['（ここに依頼内容を記載）'],
  '## 摘要\n\n请在此填写事件经过。': ['请在此填写事件经过。'],
  '- **Impact:** _How were users affected?_': ['_How were users affected?_'],
  // Beside what is meant literally
  '- Message: "<what the user sees>"': ['<what the user sees>'],
  '[Describe the impact]\nBriefly\n\n[TODO the impact]\n\nMore': ['[Describe the impact]', '[TODO the impact]'],
  '| Milestone |\n|---|\n| `[Milestone Name]` |': ['[Milestone Name]'],
  '- Incident ID: INC-YYYY-NNN': ['YYYY'],
  '# TODO: title': ['TODO'],
}

const others: Readonly<Record<string, string>> = {
  'code that is meant': '- Tag: `[skip ci]`\n- Run `[name]`\n- `[name]` is the first column\n- Header: `[name]`, then the rest',
  'an aside on how people meet': 'Session on Monday [in person]',
  'states with and without a remark': '- [todo] Write it\n- Page [done: 3 March]',
  'a list that goes on': '- One\n- …',
  link: '[the log](https://logs.example.com)',
  image: '![diagram](images/a.png) ![the disk][disk]\n\n[disk]: disk.png',
  'reference link': '[the log][log], [log][], [log]\n\n[log]: https://logs.example.com',
  'definition alone': '[log]: https://logs.example.com',
  'definition in another section': '# A\n\nSee [the log][log] and [log].\n\n# B\n\n[log]: https://logs.example.com',
  footnote: 'It was slow.[^1]\n\n[^1]: Since May.',
  'footnote in another section': '# A\n\nIt was slow.[^why]\n\n# B\n\n[^why]: A full disk.',
  'tick boxes': '- [ ] a\n- [x] b\n- [X] c',
  'boxes on a line': '[ ] Major [x] Minor',
  html: '<br> <details open><summary>More</summary>text</details> <img src="a.png" alt="a">',
  "html of one's own": '<my-element>text</my-element>',
  'components on lines of their own': '<Tabs>\n\n<Card disabled>\n\n- <Tip>\n\n  Text\n\n  </Tip>\n\n<my-note>\n\n<details open>',
  comment: '<!-- [Name] TBD ____ -->',
  entities: 'a &lt;b&gt; &nbsp; c',
  autolink: '<https://example.com/a> and <ann@example.com>',
  'generics in code': '`List<String>` and `items[index]` and `<T>`',
  'a fence': '```\n<hash> [Name] TBD\n```',
  'an indented block': '    <hash> [Name] TBD',
  'an index in text': 'the value of items[index] and f[x]',
  "editor's marks": 'We recieved [sic] it, he said [...] and left […]',
  'number in brackets': 'See [1] and [12].',
  'key in brackets': '[AUTH-12] and [PAY-118] are open, [#42] too',
  'version in brackets': '## [2.4.0] - 2026-03-01 and [v2]',
  'wiki link': 'See [[Runbook]] and [[Runbook|the runbook]]',
  math: 'The interval $[a, b]$ and $$x_{max}$$',
  'words that are a part': 'The tbd is tba\n\n- Owner: to be confirmed by Ann on Monday\n- The limit is to be determined by load',
  'signs in a table of signs and in text': '| A | B | C |\n|---|---|---|\n| x | ✓ | ? |\n| y | ? | ✗ |\n| … | … | … |\n\nWho knows? Wait …',
  'states of issues and tasks': '- **Status:** noch offen\n- **INC-7:** noch offen\n\n| Task | Status |\n|---|---|\n| Stop | unassigned |',
  'what a program returns': '- **Default:** null\n\n| Field | Default |\n|---|---|\n| a | null |',
  'words of forms as words':
    '| Field | Share |\n|---|---|\n| Name | 30 % |\n| Phone number | 4 % |\n\nWe store:\n\n- Name\n- E-mail address',
  'examples beside words':
    '- Browsers of all users, e.g. Chrome\n\n| Example | Meaning |\n|---|---|\n| Example 1 | a |\n\n| Symptom | Cause |\n|---|---|\n| Slow | e.g. a full disk |',
  'lists of what went well':
    '## What went well\n\nThings that went well:\n\n- The alert came early\n\n## Else\n\nFor example, the alert came early.',
  'what a document is for': '## Purpose\n\nExplain how to restart the service.',
  'requests within a procedure':
    '## Escalation\n\nDescribe the issue in the channel.\n\n1. Wait\n2. Call\n\n- [ ] Describe the API in the wiki',
  'italics and questions': '## Cause\n\n*Updated by Ann*\n\nWho owns the DNS?',
  'escaped brackets of a tag': '- \\[Patch only\\] Tag the branch\n- items\\[index\\]\n- x: \\[a = b\\]',
  'escaped tags and types': '- Element: &lt;div&gt;\n- Type: List&lt;String&gt;\n- Code: `&lt;name&gt;`\n- Name: foo\\_bar\\_baz',
  'escaped brackets': 'literally \\[Name\\] and \\<hash>',
  'draft and such': '[WIP] [Draft] [internal]',
  'tags before words':
    '- [FEATURE] Saved searches\n- [BUGFIX] Export\n- [Mobile] It crashes\n- [Action Item] Ann calls\n- [Ann] restarted it',
  'tags behind words': '- Kim [EMEA]\n- Export [No Data]\n- Keep the flag? [Decision Needed]\n- Index [en cours]\n- See [README.md files]',
  'states as a whole value':
    '- [N/A]\n- Backup: [N/A – single tenant]\n- Rest: [pending]\n\n| A |\n|---|\n| [erledigt] |\n\n## [Unreleased]',
  'tags in scripts without blanks': '- [重要] 再起動した\n- [対応中] 再起動\n- [紧急] 重启',
  'tags behind an address and code': '- `code` [Mobile]\n- https://example.com [Mobile]',
  'units, zones and regions': '- Latency [ms], load [req/s]\n- Times [UTC]\n- Regions: [EU] [US]\n\n| Size [min] |\n|---|\n| [EU] |',
  'names of their own':
    '- Runs on [GitHub] with [JavaScript] and [PostgreSQL]\n- Deployed to [eu-west-1]\n- in [London] and [Berlin]\n- Call [Ann Ode] or [Bo]\n- Times are in [Europe/Berlin]\n- Tags: [search] [ops]',
  'keys of a keyboard': 'Leave with [Esc] or [F5]',
  'a sentence that begins with an example': '- **Formats:** e.g. CSV is read, JSON is not',
  'figures and standards': 'See [Fig. 2] and [RFC 3339] for it',
  'mentions in a chat': '<#C024|ops>, <t:1776695400:F> and <@U0123>',
  arrays: '- skills: ["faq", "billing"]\n- tags: [ops, search]',
  'variables of a route': 'Pages under /notice/<tenant> and /a/<b>/<c> are public',
  'a short line': 'a __ b and a_b_c and __bold__',
  'lower-case words': 'the todo list, a tbd',
  'a noun': 'Put it on the TODO list.',
  'one or two question marks': 'Really?? Yes?',
  comparison: 'if a < b and c > d',
  arrow: 'a -> b <- c <= d',
  'empty brackets': 'f() and [] and {} and <>',
  'mask in an address': 'https://example.com/YYYY/MM/[id]?x={{y}}',
  'sums of money beside': 'between $5 and $6, $x$',
  'keys side by side': 'Stop it with [Ctrl]+[C], [Ctrl] + [Shift] + [P] or [Strg]+C',
  'levels of a log': '[OK] [WARN] [ERROR] and [SKIPPED]',
  'parameters of a type': 'Uses Map<string, number>, Promise<Map<string, Order>> and std::vector<Order>',
  'tags that are spoken of': 'Wrap it in <quote>...</quote> tags, keep <template> and <script>',
  'arguments of a command': '- Preview: node tools/cards.js <topic> <phase>\n- (python3 /tmp/pdf.py <html> <pdf>)\n- git checkout <branch>',
  'words of a message':
    '- Subject: A="Trips at {{company}}" / B="Short question, {{name}}"\n- rechts neben „Hej <Name>“ steht die Version\n- «Bonjour <prénom>» reste',
  'blanks that are spoken of':
    'The prompt removes the `[Candidate Name]` placeholder.\n\n- `[Customer Name]` placeholders leak\n- B2 – page with placeholder `[To Complete]`\n- read it instead of `[To Complete]` in the page',
  'ids with a year in a sentence': '- [ ] Invoices are numbered FAC-YYYY-NNNNNN',
  'lines in brackets above what they name':
    '[DONE this session]\n1. The index is new\n\n[ALERTE]\n- Les clés\n\n[NEXT — open points]\n\nRestart it',
  'calls with a type, and forms of keys': "async function request<T>(input) and 'review:<login>' needs 46",
  'tags of a legend': 'Marqueurs : **[TRANCHÉ]** · **[PROPOSÉ — à arbitrer]** · [OUVERT]',
  'a section of tasks': '## 📝 TODO\n\n- Restart\n\n## TODO\n\n- Stop',
  pronouns: 'Contacts [he/him], [she/her/hers], [they/them] and [er/ihm]',
  'sizes of shirts': 'From XXX-small to XXX-large, XXX-rated',
  'the form of a date':
    'The format is YYYY-MM-DD, in DD/MM/YYYY format it fails\n\nDatumsformat: TT.MM.JJJJ\n\nISO 8601 (YYYY-MM-DDThh:mmZ)',
}

describe('placeholders', () => {
  for (const [text, found] of Object.entries(placeholders)) {
    it(`are ${found.join(' and ')} in "${text.replace(/\n/g, ' ⏎ ')}"`, () => {
      assert.deepEqual(placeholdersIn(text), found)
      assert.deepEqual(placeholdersIn(text.replace(/\n/g, '\r\n')), found)
    })
  }

  for (const [name, text] of Object.entries(others)) it(`are not: ${name}`, () => assert.deepEqual(placeholdersIn(text), []))

  it('come and go with a definition anywhere in the document', () => {
    assert.deepEqual(placeholdersIn('# A\n\n[runbook]\n\n# B\n'), ['[runbook]'])
    assert.deepEqual(placeholdersIn('# A\n\n[runbook]\n\n# B\n\n[runbook]: https://example.com\n'), [])
  })

  it('are found at their own place, each once', () => {
    assert.deepEqual(findingsIn('# [Name] of [Name]\n\n- [Name] at <hash>\n'), [
      '1:3-1:9 placeholder-text Unexpected placeholder "[Name]"; expected a value in its place',
      '1:13-1:19 placeholder-text Unexpected placeholder "[Name]"; expected a value in its place',
      '3:3-3:9 placeholder-text Unexpected placeholder "[Name]"; expected a value in its place',
      '3:13-3:19 placeholder-text Unexpected placeholder "<hash>"; expected a value in its place',
    ])
  })

  describe('in code', () => {
    const template = '- **Command**: `deploy <hash> --region <region>`\n- **Log**: `tail -f [file]`\n- **Owner**:\n'

    it('are those that the template has at the same place', () => {
      const document = '- **Command**: `deploy 4f2a91c --region <region>`\n- **Log**: `tail -f <hash>`\n- **Owner**: Ann\n'
      assert.deepEqual(faultsIn(document, { template }), ['placeholder-text: <region>'])
    })

    it('are none elsewhere', () => {
      const document = '- **Command**: `deploy 4f2a91c`\n- **Log**: `tail -f a.log`\n- **Owner**: Ann, who runs `deploy <hash> [file]`\n'
      assert.deepEqual(faultsIn(document, { template }), [])
    })
  })

  describe('by likeness', () => {
    const template = '## Impact\n\n- **Users**: How many users are affected?\n- **Region**: eu-west-1\n- **Lead**: Support Lead\n'

    it('are guiding sentences of the template, but not its concrete words', () => {
      assert.deepEqual(faultsIn(template, { template }), ['placeholder-text: How many users are affected?'])
    })

    it('are guiding sentences with other markup too', () => {
      const document = '## Impact\n\n* **Users:** _How many users are affected?_\n* **Region:** us-east-1\n* **Lead:** Ann\n'
      assert.deepEqual(faultsIn(document, { template }), ['placeholder-text: _How many users are affected?_'])
    })
  })
})
