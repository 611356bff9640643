/** Which section of a document is which part of a template. */
import assert from 'node:assert/strict'
import { checked, faultsIn } from '../../support/check.ts'

const text = (...lines: readonly string[]) =>
  `${lines
    .join('\n')
    .replace(/\n(?=#)/g, '\n\n')
    .replace(/^(#.*)\n(?!\n)/gm, '$1\n\n')}\n`

/** The headings of a text, each with the part that it was taken for. */
function partsIn(source: string, template: string): Record<string, string> {
  const { match } = checked(source, { template })
  return Object.fromEntries(
    Array.from(match?.sections ?? [], ([{ heading }, part]) => [heading?.text ?? '', part.name] as const).filter(
      ([, name]) => name !== match?.kind.root.name,
    ),
  )
}

describe('sections by what is inside', () => {
  const recipe = '# Report\n\n## Recipe\n\n- **Build**:\n- **Steps**:\n- **Expected**:\n\n## Contacts\n\n- **Owner**:\n'

  it('takes a section with the labels of a part, whatever its heading says', () => {
    const source = text(
      '# Report',
      '## Try it yourself',
      '- **Build**: 4.2',
      '- **Steps**: Press save',
      '- **Expected**: It is saved',
      '## Contacts',
      '- **Owner**: Support Lead',
    )
    assert.deepEqual(partsIn(source, recipe), { 'Try it yourself': 'Recipe', Contacts: 'Contacts' })
    assert.deepEqual(faultsIn(source, { template: recipe }), [])
  })

  it('takes the one with the content of two whose names mean the part', () => {
    const source = text(
      '# Report',
      '## How to reproduce',
      'See below.',
      '## Reproduce it',
      '- **Build**: 4.2',
      '- **Steps**: Save',
      '- **Expected**: Saved',
    )
    assert.deepEqual(partsIn(source, '# Report\n\n## Reproduction\n\n- **Build**:\n- **Steps**:\n- **Expected**:\n'), {
      'Reproduce it': 'Reproduction',
    })
  })

  it('takes a name that begins like those of a section that repeats', () => {
    const template = '# Report\n\n## Feature details\n\n### Feature 1: [Name]\n\n**Access**:\n\n**Users**:\n'
    const source = text('# Report', '## Features in detail', '### Search', '**Access**: Menu', '**Users**: All')
    assert.deepEqual(partsIn(source, template), { 'Features in detail': 'Feature details', Search: 'Feature 1: [Name]' })
    assert.deepEqual(faultsIn(source, { template }), [])
  })

  it('takes headings that mean the labels of a part for its labels', () => {
    const template = '# Report\n\n## Packet\n\n- **Impact**:\n- **Risks**:\n- **Root cause**:\n'
    const source = text(
      '# Report',
      '## Who was affected',
      'Two teams.',
      '## What could go wrong',
      'Nothing.',
      '## Why it happened',
      'A lock.',
    )
    assert.deepEqual(faultsIn(source, { template }), [])
  })

  it('says what is missing in it', () => {
    const template = recipe.replace('- **Expected**:', '- **Expected**:\n- **Actual**:')
    const source =
      '# Report\n\n## Nachstellen\n\n- **Build**: 4.2\n- **Steps**: Save\n- **Expected**: Saved\n\n## Contacts\n\n- **Owner**: Ana\n'
    assert.deepEqual(faultsIn(source, { template }), ['missing-field: line 7'])
  })

  it('takes a section with the columns of a table, and one with the items of a checklist', () => {
    const template = text(
      '# Night',
      '## Milestones',
      '| Milestone | Reached | Seen by |',
      '|---|---|---|',
      '| [What] | [When] | [Who] |',
      '## Before you leave',
      '- [ ] Pager handed over',
      '- [ ] Queue empty',
      '- [ ] Doors locked',
    )
    const source = text(
      '# Night',
      '## 経過',
      '| Milestone | Reached | Seen by |',
      '|---|---|---|',
      '| Backup | 2026-03-01T02:00Z | Support Lead |',
      '## Feierabend',
      '- [x] Pager handed over',
      '- [x] Queue empty',
      '- [x] Doors locked',
    )
    assert.deepEqual(partsIn(source, template), { 経過: 'Milestones', Feierabend: 'Before you leave' })
    assert.deepEqual(faultsIn(source, { template }), [])
  })

  it('does not take a section with the name of another part, nor one whose labels many parts ask for', () => {
    const roles =
      '# Roles\n\n## Painter\n\n**Before**:\n\n**On the day**:\n\n**After**:\n\n## Writer\n\n**Before**:\n\n**On the day**:\n\n**After**:\n'
    const filled = (name: string) => `## ${name}\n\n**Before**: Plan\n\n**On the day**: Work\n\n**After**: Rest\n\n`
    assert.deepEqual(faultsIn(`# Roles\n\n${filled('Painter')}${filled('Cook')}`, { template: roles }), ['missing-section: line 9'])
    assert.deepEqual(faultsIn(`# Roles\n\n${filled('Painter')}${filled('Painter')}`, { template: roles }), [
      'missing-section: line 9',
      'duplicate-section: Painter',
    ])
  })

  it('does not take a section that only has a word or two in common', () => {
    const source = '# Report\n\n## History\n\n- **Steps**: none\n- **Mood**: good\n\n## Contacts\n\n- **Owner**: Ana\n'
    assert.deepEqual(faultsIn(source, { template: recipe }), ['missing-section: line 8'])
  })
})

describe('parts of one name', () => {
  it('are taken in their order', () => {
    const template = '# Plan\n\n## Notes\n\nOn the first week, in a sentence.\n\n## Steps\n\n1.\n\n## Notes\n\n- **Owner**:\n'
    const source = '# Plan\n\n## Notes\n\nQuiet.\n\n## Steps\n\n1. Wait\n\n## Notes\n\n- **Owner**: Ana\n'
    assert.deepEqual(faultsIn(source, { template }), [])
  })

  it('are columns, rows and labels too', () => {
    const template = '# Plan\n\n| Name | Notes | Notes |\n|---|---|---|\n| First | | |\n| Second | | |\n'
    const source = '# Plan\n\n| Name | Notes | Notes |\n|---|---|---|\n| Second | a | b |\n| First | c | d |\n'
    assert.deepEqual(faultsIn(source, { template }), [])
  })
})

describe('sections by their names', () => {
  const plan = '# Plan\n\n## Risks\n\nWhat may go wrong.\n\n## Next steps\n\n-\n\n## Contacts\n\n- **Owner**:\n'

  it('are two parts if the heading names both, and no third', () => {
    const source = '# Plan\n\n## Risks and next steps\n\nThe disk may fill.\n\n- Buy a disk\n\n## Contacts\n\n- **Owner**: Ana\n'
    assert.deepEqual(faultsIn(source, { template: plan }), [])
    assert.deepEqual(faultsIn(source.replace('Risks and next steps', 'Nächste Schritte & Risiken'), { template: plan }), [])
    assert.deepEqual(faultsIn(source.replace('Risks and next steps', 'Next steps and prospects'), { template: plan }), [
      'missing-section: line 3',
    ])
    const third = plan.replace('## Contacts', '## Steps after that\n\n-\n\n## Contacts')
    assert.deepEqual(faultsIn(source, { template: third }), ['missing-section: line 7'])
  })

  it('are the same with an aside, a dash or a translation, and stay where they are exact', () => {
    for (const heading of ['Risks (known)', 'Risks – what may go wrong', 'Risiken', 'Risques', '⚠️ 2. Risk'])
      assert.deepEqual(
        partsIn(`# Plan\n\n## ${heading}\n\nDisk.\n\n## Next steps\n\n- Buy\n\n## Contacts\n\n- **Owner**: Ana\n`, plan),
        { [heading]: 'Risks', 'Next steps': 'Next steps', Contacts: 'Contacts' },
        heading,
      )
    const both = `# Plan\n\n## Risks of the plan\n\nDisk.\n\n## Risks\n\nDisk.\n\n## Next steps\n\n- Buy\n\n## Contacts\n\n- **Owner**: Ana\n`
    assert.deepEqual(partsIn(both, plan), { Risks: 'Risks', 'Next steps': 'Next steps', Contacts: 'Contacts' })
  })

  it('are the levels of an escalation, whatever their words', () => {
    const template =
      '# On duty\n\n## Escalation\n\n### Level 1 - Support Team\n\n- **Contact**: [Name]\n\n### Level 2 - Engineering\n\n- **Contact**: [Name]\n'
    const source =
      '# On duty\n\n## Escalation\n\n### L1 – look it up\n\n- **Contact**: Ana\n\n### L2: ask the builders\n\n- **Contact**: Ben\n'
    assert.deepEqual(faultsIn(source, { template }), [])
    assert.deepEqual(faultsIn(source.replace('L2: ask', 'L3: ask'), { template }), ['missing-escalation-level: line 7'])
  })
})

describe('sections by the words that tell them apart', () => {
  const template = '# Note\n\n## Release scope\n\n[Text]\n\n## Release team\n\n[Text]\n\n## Release risks\n\n[Text]\n'

  it('takes a heading without the word that all of them have', () => {
    const source = text('# Note', '## Scope', 'Search only.', '## Team', 'Two of us.', '## Known risks', 'None so far.')
    assert.deepEqual(partsIn(source, template), { Scope: 'Release scope', Team: 'Release team', 'Known risks': 'Release risks' })
  })

  it('takes no heading with that word alone', () => {
    const source = text('# Note', '## Release', 'Search only.', '## Release team', 'Two of us.', '## Release risks', 'None so far.')
    assert.deepEqual(partsIn(source, template), { 'Release team': 'Release team', 'Release risks': 'Release risks' })
  })

  it('takes a heading in another language', () => {
    const source = text('# Notiz', '## Umfang', 'Nur die Suche.', '## Team', 'Wir zwei.', '## Risiken', 'Bisher keine.')
    assert.deepEqual(partsIn(source, template), { Umfang: 'Release scope', Team: 'Release team', Risiken: 'Release risks' })
  })
})

describe('labels by the words that tell them apart', () => {
  it('takes a label without the word that all of them have', () => {
    const template = '# Note\n\n## Release\n\n- **Release date**:\n- **Release type**:\n- **Release owner**:\n'
    const source = text('# Note', '## Release', '- **Date**: 2026-03-01', '- **Typ**: minor', '- **Responsible**: Support Lead')
    assert.deepEqual(faultsIn(source, { template }), [])
  })
})

describe('sections in the place of another', () => {
  it('are not taken if they say the opposite', () => {
    const template = '# Plan\n\n## State\n\n[Text]\n\n## To do\n\n- [ ] [Task]\n\n## Contacts\n\n- **Owner**:\n'
    const source = text('# Plan', '## State', 'Green.', '## Completed tasks', '- [x] Search', '## Contacts', '- **Owner**: Ana')
    assert.deepEqual(partsIn(source, template), { State: 'State', Contacts: 'Contacts' })
  })
})

describe('labels that are headings', () => {
  const packet =
    '# Escalation\n\n## Packet\n\n- **Summary**:\n- **Impact**:\n- **Risks & Constraints**:\n- **Asks for Engineering**:\n\n## Timeline\n\n-\n'
  const source =
    '# Escalation\n\n## Summary\n\nIt is slow.\n\n## Impact\n\nAll users.\n\n## Risks and limits\n\nNone known.\n\n## Asks (for engineering)\n\nA fix.\n\n## Timeline\n\n- Seen\n'

  it('may have other words, too', () => {
    assert.deepEqual(faultsIn(source, { template: packet }), [])
    assert.deepEqual(faultsIn(source.replace('A fix.\n', ''), { template: packet }), ['unfilled-field: line 15'])
  })

  it('are asked about, and are no label if they are a section of the template', () => {
    assert.deepEqual(faultsIn(source.replace('Asks (for engineering)', 'Weather'), { template: packet }), ['missing-field: line 13'])
    assert.deepEqual(faultsIn(source.replace('## Summary\n\nIt is slow.\n\n', ''), { template: packet }), ['missing-field: line 3'])
  })

  it('are an agenda with its length', () => {
    const template = '# Session\n\n## Agenda\n\n1. [Topic]\n\n## Contacts\n\n- **Owner**:\n'
    for (const heading of ['**Agenda** ⏱️ 75 min', '## Agenda (75 min)', '## ⏱️ Agenda – 75 Minuten', '**Tagesordnung**'])
      assert.deepEqual(faultsIn(`# Session\n\n${heading}\n\n1. Overview\n\n## Contacts\n\n- **Owner**: Ana\n`, { template }), [], heading)
  })
})
