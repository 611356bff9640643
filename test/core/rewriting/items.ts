/** Lists, steps, checklists, their ticks and evidence in other forms. */
import { bare, behindMark, eachRun, eachTask, isBlank, isPlain, type Rewriting, type Task, tableOf } from './rewriting.ts'

export const items: readonly Rewriting[] = [
  {
    says: 'bullets are stars',
    example: ['- One\n- Two', '* One\n* Two'],
    rewrite: (text) => text.replace(/^( *(?:> )?)-(?=\s|$)/gm, '$1*'),
  },
  {
    says: 'bullets are pluses',
    example: ['- One\n- Two', '+ One\n+ Two'],
    rewrite: (text) => text.replace(/^( *(?:> )?)-(?=\s|$)/gm, '$1+'),
  },
  {
    says: 'bullets are dots',
    example: ['- One\n- Two', '• One  \n• Two  '],
    rewrite: (text) =>
      eachRun(text, /^-/, (lines) =>
        (lines.every((line) => plain.test(line)) ? lines.map((line) => `•${line.slice(1)}  `) : lines).join('\n'),
      ),
  },
  {
    says: 'items stand four spaces in',
    example: ['- One\n  - Two', '-   One\n    - Two'],
    rewrite: (text) => text.replace(/^- (?=\S)/gm, '-   ').replace(/^(?: {2})+(?=[-*\d])/gm, (indent) => indent.repeat(2)),
  },
  {
    says: 'items below items stand behind a tab',
    example: ['- One\n  - Two', '- One\n\t- Two'],
    rewrite: (text) => text.replace(/^ {2,3}(?=[-*+]|\d+\.)/gm, '\t'),
  },
  {
    says: 'items are a space in',
    example: ['- One\n- Two', ' - One\n - Two'],
    rewrite: (text) => text.replace(/^-(?=\s|$)/gm, ' -'),
  },
  {
    says: 'blank lines stand between items',
    example: ['- One\n- Two', '- One\n\n- Two'],
    rewrite: (text) => text.replace(/^( *(?:[-*+]|\d+\.)(?: .*)?)\n(?= *(?:[-*+]|\d+\.)(?:\s|$))/gm, '$1\n\n'),
  },
  {
    says: 'steps have brackets',
    example: ['1. One\n2. Two', '1) One\n2) Two'],
    rewrite: (text) => text.replace(/^( *\d+)\.(?=\s|$)/gm, '$1)'),
  },
  {
    says: 'steps are all number one',
    example: ['1. One\n2. Two', '1. One\n1. Two'],
    rewrite: (text) => text.replace(/^( *)\d+\.(?=\s|$)/gm, '$11.'),
  },
  {
    says: 'steps are bullets',
    example: ['1. One\n2. Two', '- One\n- Two'],
    rewrite: (text) => text.replace(/^( *)\d+\.(?=\s|$)/gm, '$1-'),
  },
  {
    says: 'bullets are steps',
    example: ['- One\n- Two', '1. One\n2. Two'],
    // What is indented below a bullet would not be below a number, which is wider.
    rewrite: (text) =>
      eachRun(text, /^(?:- | +\S)/, (lines) =>
        lines.map((line, index) => (lines.every((one) => plain.test(one)) ? line.replace(/^-/, `${index + 1}.`) : line)).join('\n'),
      ),
  },
  {
    says: 'lists are tags',
    example: ['- One\n- Two', '\n<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n'],
    rewrite: (text) =>
      eachRun(text, plain, (lines) =>
        lines.every(isPlain) ? ['', '<ul>', ...lines.map((line) => `<li>${line.slice(2)}</li>`), '</ul>', ''].join('\n') : lines.join('\n'),
      ),
  },
  {
    says: 'items are in bold',
    example: ['- One', '- **One**'],
    rewrite: (text) =>
      text.replace(
        /^- (?=[^[\s])([^*`_[\]<\n]*[^*`_[\]<:\n])$/gm,
        (_line, words: string) => `- ${behindMark(words, (own) => `**${own}**`)}`,
      ),
  },
  {
    says: 'boxes have a capital',
    example: ['- [x] Backup made', '- [X] Backup made'],
    rewrite: (text) => boxes(text, '[X]', '[ ]'),
  },
  {
    says: 'boxes are escaped',
    example: ['- [x] Backup made\n- [ ] Told', '- \\[x\\] Backup made\n- \\[ \\] Told'],
    rewrite: (text) => text.replace(/\[([ x])\](?!\()/g, '\\[$1\\]'),
  },
  {
    says: 'boxes are signs',
    example: ['- [x] Backup made\n- [ ] Told', '- ☑ Backup made\n- ☐ Told'],
    rewrite: (text) => boxes(text, '☑', '☐'),
  },
  {
    says: 'boxes are signs with a cross',
    example: ['- [x] Backup made\n- [ ] Told', '- ☒ Backup made\n- ☐ Told'],
    rewrite: (text) => boxes(text, '☒', '☐'),
  },
  {
    says: 'boxes are emoji',
    example: ['- [x] Backup made\n- [ ] Told', '- ✅ Backup made\n- ⬜ Told'],
    rewrite: (text) => boxes(text, '✅', '⬜'),
  },
  {
    says: 'boxes are tags',
    example: ['- [x] Backup made\n- [ ] Told', '- <input type="checkbox" checked> Backup made\n- <input type="checkbox"> Told'],
    rewrite: (text) => boxes(text, '<input type="checkbox" checked>', '<input type="checkbox">'),
  },
  {
    says: 'boxes in a line stand one a line',
    example: ['- **Type**: [ ] Patch [x] Minor', '- **Type**:\n  - [ ] Patch\n  - [x] Minor'],
    rewrite: (text) =>
      text.replace(
        /^(- \*\*[^*\n]+\*\*:[\uE000-\uF8FF]?) ?([\uE000-\uF8FF]?(?:\[[ x]\] \S+ ?)+)$/gm,
        (_line, label: string, choice: string) => {
          const options = bare(choice).split(/ (?=\[)/)
          return [label, ...options.map((option) => `  - ${option}`)].join('\n')
        },
      ),
  },
  {
    says: 'boxes in a line are parted by bars',
    example: ['- **Type**: [ ] Patch [x] Minor', '- **Type**: [ ] Patch | [x] Minor'],
    rewrite: (text) =>
      text.replace(/^(- \*\*.*\]) (\S+) (?=\[[ x]\])/gm, '$1 $2 | ').replace(/(\[[ x]\] [^|\n[]+) (?=\[[ x]\] \S+$)/gm, '$1 | '),
  },
  {
    says: 'evidence stands behind a dash',
    example: ['- [x] Backup made: https://example.com/backup', '- [x] Backup made – https://example.com/backup'],
    rewrite: (text) => proven(text, (words, evidence) => `${words} – ${evidence}`),
  },
  {
    says: 'evidence stands in brackets',
    example: ['- [x] Backup made: https://example.com/backup', '- [x] Backup made (https://example.com/backup)'],
    rewrite: (text) => proven(text, (words, evidence) => `${words} (${evidence})`),
  },
  {
    says: 'evidence is a link',
    example: ['- [x] Backup made: https://example.com/backup', '- [x] Backup made: [see here](https://example.com/backup)'],
    rewrite: (text) => linked(text, (words, address) => `${words}: [see here](${address})`),
  },
  {
    says: 'evidence is a link of the words',
    example: ['- [x] Backup made: https://example.com/backup', '- [x] [Backup made](https://example.com/backup)'],
    rewrite: (text) => linked(text, (words, address) => behindMark(words, (own) => `[${own}](${address})`)),
  },
  {
    says: 'evidence is an item below',
    example: ['- [x] Backup made: https://example.com/backup', '- [x] Backup made\n  - https://example.com/backup'],
    rewrite: (text) => proven(text, (words, evidence) => `${words}\n  - ${evidence}`),
  },
  {
    says: 'evidence is in the next line',
    example: ['- [x] Backup made: https://example.com/backup', '- [x] Backup made:\n  https://example.com/backup'],
    rewrite: (text) => proven(text, (words, evidence) => `${words}:\n  ${evidence}`),
  },
  {
    says: 'checklists are tables',
    example: ['- [x] Backup made\n- [ ] Told', '\n| Item | Done |\n| --- | --- |\n| Backup made | ☑ |\n| Told | ☐ |\n'],
    rewrite: (text) =>
      checklists(text, (tasks) =>
        tableOf({ header: ['Item', 'Done'], rows: tasks.map(({ words, ticked }) => [words, ticked ? '☑' : '☐']) }),
      ),
  },
  {
    says: 'checklists are tables that begin with the box',
    example: ['- [x] Backup made\n- [ ] Told', '\n|  | Item |\n| --- | --- |\n| [x] | Backup made |\n| [ ] | Told |\n'],
    rewrite: (text) =>
      checklists(text, (tasks) =>
        tableOf({ header: ['', 'Item'], rows: tasks.map(({ words, ticked }) => [ticked ? '[x]' : '[ ]', words]) }),
      ),
  },
  {
    says: 'boxes stand without bullets',
    example: ['- [x] Backup made\n- [ ] Told', '\n☑ Backup made  \n☐ Told\n'],
    rewrite: (text) => checklists(text, (tasks) => tasks.map(({ words, ticked }) => `${ticked ? '☑' : '☐'} ${words}`).join('  \n')),
  },
]

/** An item that is neither a checklist's nor a label with its value. */
const plain = /^- (?!\[|[\uE000-\uF8FF]*\*\*|\*\*)\S/

function boxes(text: string, ticked: string, open: string): string {
  return text.replace(/\[([ x])\](?= )/g, (_box, sign: string) => (sign === 'x' ? ticked : open))
}

/** Ticked items with what proves them, where that is more than the words behind a colon. */
function proven(text: string, write: (words: string, evidence: string) => string): string {
  return eachTask(text, ({ indent, ticked, words }) => {
    const [, own, evidence] = /^([^:]+): (\S.*)$/.exec(words) ?? []
    const form = own && evidence && !own.includes('**') && !isBlank(evidence) ? write(own, evidence) : words
    return `${indent}- [${ticked ? 'x' : ' '}] ${form}`
  })
}

function linked(text: string, write: (words: string, address: string) => string): string {
  return proven(text, (words, evidence) => (/^https:\S+$/.test(evidence) ? write(words, evidence) : `${words}: ${evidence}`))
}

/** The checklists without anything below their items, parted from what stands around them. */
function checklists(text: string, write: (tasks: readonly Task[]) => string): string {
  return eachRun(text, /^ *(?:- |\d+\. )/, (lines) => {
    const tasks: Task[] = []
    eachTask(lines.join('\n'), (task) => {
      tasks.push(task)
      return ''
    })
    if (tasks.length < lines.length || tasks.some(({ indent, words }) => indent !== '' || isBlank(words))) return lines.join('\n')
    return `\n${write(tasks)}\n`
  })
}
